"""What the logs never hold."""

from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
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
    before, level, hook = list(root.handlers), root.level, sys.excepthook
    yield
    sys.excepthook = hook
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


_ENDS = """
import sys
from pathlib import Path
from app import logs
from app.paths import Workspace
logs.start(Workspace(Path(sys.argv[1])), "engine")
try:
    raise ValueError("card number 4111")
except ValueError as error:
    raise ExceptionGroup("a task failed", [error])
"""


def test_what_ends_a_process_is_in_its_log_without_its_words(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ENDS, str(tmp_path)], capture_output=True, text=True, check=False
    )
    written = (tmp_path / "logs" / "engine.log").read_text()
    assert done.returncode == 1
    assert "ExceptionGroup" in written
    assert "builtins.ValueError" in written
    assert "its log says where" in done.stderr
    assert "4111" not in written + done.stderr
