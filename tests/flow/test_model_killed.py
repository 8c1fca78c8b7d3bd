"""The model's worker dies while a draft is streaming and the person types: nothing is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import sample
from app.paths import Workspace
from app.wiring import open_window_desk
from inbox.errors import ModelError
from inbox.model import Draft, ModelState, QueueFilter, View
from local_models import devices
from tests.flow.house import is_alive

if TYPE_CHECKING:
    from app.link import Link
    from inbox.desk import Desk

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not devices.is_installed(), reason="llama.cpp is not installed"),
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc"),
]
# "Within 2 s" on an idle machine; the tests share two cores with others.
BACK_SECONDS = 8.0


def worker_of(engine_pid: int | None) -> int | None:
    """Find the engine's model worker among the processes."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if not entry.name.isdigit() or not Path(entry, "cmdline").exists():
                continue
            parent = int(Path(entry, "stat").read_text().rpartition(")")[2].split()[1])
            if (
                parent == engine_pid
                and b"local_models.worker" in Path(entry, "cmdline").read_bytes()
            ):
                return int(entry.name)
    return None


async def ready(desk: Desk, seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while (await desk.model_status()).state is not ModelState.READY:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def gone(pid: int, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while is_alive(pid):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def opened(folder: Path) -> tuple[Desk, Link]:
    place = sample.ensure(Workspace(folder / "sample"))
    desk, link = open_window_desk(place, lambda _: None)
    desk.set_setting("draft_ahead", False)
    await link.start()
    await ready(desk)
    return desk, link


def test_a_killed_worker_costs_no_typed_word_and_is_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story() -> None:
        desk, link = await opened(tmp_path)
        try:
            rows = desk.queue(View.UNANSWERED, QueueFilter(), None, 1).rows
            written = ""
            for kill, row in enumerate(rows):
                engine = link.engine_pid
                worker = worker_of(engine)
                assert worker is not None
                events = desk.suggest(row.conversation_id)
                with suppress(ModelError):
                    async for number, _ in _numbered(events):
                        written += f"word{kill}.{number} "
                        desk.save_draft(Draft(rows[0].conversation_id, written))
                        if number == 1:
                            os.kill(worker, signal.SIGKILL)
                            back = asyncio.create_task(  # noqa: TID251
                                _back(desk, engine, worker)
                            )
                shown = desk.thread(rows[0].conversation_id).draft
                assert shown is not None
                assert shown.text == written
                assert link.engine_pid == engine, "the engine must not fall with its worker"
                seconds = await back
                with capsys.disabled():
                    load = os.getloadavg()[0]
                    print(f"\nmodel worker back after {seconds:.2f} s (load {load})")
                assert seconds < BACK_SECONDS
                await ready(desk)
                assert worker_of(engine) not in (None, worker)
        finally:
            await link.stop()

    asyncio.run(story())


def test_the_worker_does_not_outlive_its_killed_engine(tmp_path: Path) -> None:
    async def story() -> None:
        desk, link = await opened(tmp_path)
        try:
            (row,) = desk.queue(View.UNANSWERED, QueueFilter(), None, 1).rows
            worker = worker_of(link.engine_pid)
            assert worker is not None
            assert link.engine_pid is not None
            with suppress(Exception):
                async for _ in desk.suggest(row.conversation_id):
                    os.kill(link.engine_pid, signal.SIGKILL)
            await gone(worker, 5)
        finally:
            await link.stop()

    asyncio.run(story())


async def _back(desk: Desk, engine_pid: int | None, killed_pid: int) -> float:
    """Measure how long a killed worker's successor takes to be there with its model."""
    begun = time.monotonic()
    async with asyncio.timeout(60):
        while worker_of(engine_pid) in (None, killed_pid):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        await ready(desk)
    return time.monotonic() - begun


async def _numbered(events):  # type: ignore[no-untyped-def]
    number = 0
    async for event in events:
        yield number, event
        number += 1
