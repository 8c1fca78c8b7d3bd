"""What the logs never hold."""

from __future__ import annotations

import asyncio
import gc
import logging
from typing import TYPE_CHECKING

import pytest

from app import logs
from app.paths import Workspace
from inbox.errors import TryLater

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _root_as_before():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in root.handlers:
        if handler not in before:
            handler.close()
    root.handlers, root.level = before, level


def test_an_errors_words_are_left_out_but_ours_are_kept(tmp_path: Path) -> None:
    logs.start(Workspace(tmp_path), "engine")
    try:
        try:
            int("Dear Sir, my card number is 4111")
        except ValueError as error:
            raise TryLater("The server did not answer; nothing is lost.") from error
    except TryLater:
        logging.getLogger("t").exception("sending failed")
    written = (tmp_path / "logs" / "engine.log").read_text()
    assert "4111" not in written
    assert "ValueError" in written
    assert "The server did not answer; nothing is lost." in written
    assert "test_logs.py" in written


def test_a_task_that_nobody_waited_for_leaves_no_words_either(tmp_path: Path) -> None:
    logs.start(Workspace(tmp_path), "engine")

    async def fails() -> None:
        int("Dear Sir, my card number is 4111")

    async def run() -> None:
        task = asyncio.get_running_loop().create_task(fails())
        await asyncio.wait([task])
        del task
        gc.collect()

    asyncio.run(run())
    written = (tmp_path / "logs" / "engine.log").read_text()
    assert "Task exception was never retrieved" in written
    assert "ValueError" in written
    assert "4111" not in written
