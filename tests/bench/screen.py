"""Measures the window: a long queue, a long thread, mails streaming in, a warm start."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import loop, wiring
from app.opened import furnish
from inbox.changes import Changes
from inbox.model import View
from tests.bench import _screen_data as data
from ui.feed import Feed
from ui.kit import tasks
from ui.window import Window

if TYPE_CHECKING:
    from ui.room import Room

_BEAT_MS = 2
_MOMENTS = ("first_paint_ms", "start_ms", "furnished_ms", "start_cpu_ms")


class Heart:
    """Beats in the main thread; a beat that comes late is a stall."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.gaps: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to listen."""
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Give the longest stall in milliseconds."""
        self._timer.stop()
        return max(self.gaps, default=0.0)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - _BEAT_MS)
        self._last = now


async def _until(event: Any, start: Any) -> float:
    """Start something and give the milliseconds until its signal came."""
    done = asyncio.Event()
    connection = event.connect(lambda *_: done.set())
    began = time.perf_counter()
    start()
    await done.wait()
    event.disconnect(connection)
    return (time.perf_counter() - began) * 1000


async def _queue(room: Room, found: dict[str, float]) -> None:
    table = room.queue.table
    await asyncio.sleep(2.0)  # the start is measured by itself
    found["show_ms"] = await _until(room.queue.loaded, lambda: room.queue.set_view(View.ALL))
    table.viewport().repaint()
    row = room.queue.model.row(0)
    assert row is not None
    times = []
    for number in range(50):
        new = replace(
            row, conversation_id=f"{number:032x}", queue_score=row.queue_score + 1 + number
        )
        began = time.perf_counter()
        room.queue.model.merge({new.conversation_id: new})
        times.append((time.perf_counter() - began) * 1000)
    found["insert_ms"] = statistics.median(times)
    frames = []
    bar = table.verticalScrollBar()
    for _step in range(400):
        bar.setValue(bar.value() + 40)
        began = time.perf_counter()
        table.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0)
    found["frame_p95_ms"] = statistics.quantiles(frames, n=20)[-1]
    found["rows_loaded"] = len(room.queue.model.ids())


async def _thread(room: Room, conversation: str, found: dict[str, float]) -> None:
    pane = room.thread_pane
    heart = Heart()
    heart.start()
    opening = time.perf_counter()
    opened = await _until(pane.thread_loaded, lambda: pane.show_conversation(conversation))
    began = time.perf_counter()
    pane.area.viewport().repaint()
    found["thread_open_ms"] = opened + (time.perf_counter() - began) * 1000
    thread = pane.shown()
    assert thread is not None
    if not thread.is_whole:
        await _until(pane.thread_loaded, lambda: None)
        thread = pane.shown()
    assert thread is not None
    found["thread_whole_ms"] = (time.perf_counter() - opening) * 1000
    await asyncio.sleep(0.05)
    found["thread_stall_ms"] = heart.stop()
    found["thread_messages"] = len(thread.messages)
    from ui.thread.entries import entries  # noqa: PLC0415 - beside its use

    began = time.perf_counter()
    pane.area.show_entries(entries(thread))
    pane.area.viewport().repaint()
    found["thread_show_ms"] = (time.perf_counter() - began) * 1000
    frames = []
    for _step in range(200):
        pane.area.scroll_by(-60)
        began = time.perf_counter()
        pane.area.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
    found["thread_frame_p95_ms"] = statistics.quantiles(frames, n=20)[-1]


async def _stream(feed: Feed, folder: Path, count: int, found: dict[str, float]) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench._screen_stream", str(folder), str(count),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    line = await process.stdout.readline()  # the imports of the other process are over
    heart = Heart()
    heart.start()
    began = time.perf_counter()
    while line:
        feed.post(Changes.from_json(json.loads(line)))
        line = await process.stdout.readline()
    await process.wait()
    await asyncio.sleep(0.3)
    found["stall_max_ms"] = heart.stop()
    found["stalls_over_50ms"] = sum(gap > 50 for gap in heart.gaps)
    found["streamed_per_s"] = count / (time.perf_counter() - began)


def _start(folder: Path) -> list[float]:
    """Start the window in a process of its own, twice; gives the second, warm one."""
    said = ""
    for _run in range(2):
        command = [sys.executable, "-m", "tests.bench._screen_start", str(folder)]
        done = subprocess.run(
            [*command, str(time.time())], capture_output=True, text=True, check=True
        )
        said = done.stdout.split("\n")[0]
    return [float(value) for value in said.split()]


async def _measure(folder: Path, chosen: argparse.Namespace, long: str) -> dict[str, float]:
    found: dict[str, float] = {"conversations": chosen.count}
    feed = Feed()
    place, key = data.workspace(folder)
    desk = wiring.open_desk(place, feed.post, key)
    window = Window()
    window.resize(1440, 900)
    window.show()
    room = furnish(window, desk, feed, is_sample=False)
    await _until(room.queue.loaded, lambda: tasks.spawn(room.start({})))
    await _queue(room, found)
    await _thread(room, long, found)
    await _stream(feed, folder, chosen.stream, found)
    window.let_close()
    await tasks.drain()
    return found


def main() -> None:
    """Measure, and print the BENCH line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="conversations")
    parser.add_argument("--thread", type=int, default=5_000, help="messages of the long thread")
    parser.add_argument("--stream", type=int, default=30_000, help="mails that stream in")
    parser.add_argument("--dir", type=Path, help="keep the workspace here and use it again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kindline-bench-") as folder:
        place = (chosen.dir or Path(folder)) / f"screen-{chosen.count}-{chosen.thread}"
        known = place / "long-thread"
        if not known.exists():
            place.mkdir(parents=True, exist_ok=True)
            known.write_text(data.fill(place, chosen.count, chosen.thread))
        app = loop.application(["kindline"])
        turning = loop.event_loop(app)
        with turning:
            found = turning.run_until_complete(_measure(place, chosen, known.read_text()))
        found |= zip(_MOMENTS, _start(place), strict=True)
    said = " ".join(f"{key}={value:.4g}" for key, value in found.items())
    print(f"BENCH screen {said}")


if __name__ == "__main__":
    main()
    QApplication.quit()
