"""Starts the real window on a workspace, and ends when all of it is there."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

started = float(sys.argv[2])

from app import loop  # noqa: E402 - the import is part of what is measured
from app.paths import Workspace  # noqa: E402 - as above

if TYPE_CHECKING:
    from ui.window import Window


def main() -> None:
    """Print the milliseconds, from the parent's start of this process, to each moment.

    These are: the first paint, the queue's rows, every pane with a thread; and the CPU's to rows.
    """
    app = loop.application(["kindline"])
    turning = loop.event_loop(app)
    from ui.window import Window  # noqa: PLC0415 - as above

    window = Window()
    window.show()
    app.processEvents()
    painted = time.time()
    with turning:
        rows, panes, cpu = turning.run_until_complete(_live(window, Path(sys.argv[1])))
    said = [f"{(moment - started) * 1000:.0f}" for moment in (painted, rows, panes)]
    print(*said, f"{cpu * 1000:.0f}", flush=True)


async def _live(window: Window, folder: Path) -> tuple[float, float, float]:
    import asyncio  # noqa: PLC0415 - after the first paint, as in the app

    from app import wiring  # noqa: PLC0415 - as above
    from app.opened import enter, furnish  # noqa: PLC0415 - as above
    from ui.feed import Feed  # noqa: PLC0415 - as above
    from ui.kit import tasks  # noqa: PLC0415 - as above

    feed = Feed()
    desk = wiring.open_desk(Workspace(folder), feed.post, folder / "key")
    entering = asyncio.ensure_future(enter(window, desk, feed, {}))
    rows = await _usable(window)
    cpu = time.process_time()
    room = furnish(window, desk, feed, is_sample=False, queue=await entering)
    opened = asyncio.Event()
    room.thread_pane.thread_loaded.connect(opened.set)
    await room.start({})
    await opened.wait()
    room.repaint()
    panes = time.time()
    window.let_close()
    await tasks.drain()
    return rows, panes, cpu


async def _usable(window: Window) -> float:
    """Wait until the queue's rows are on the screen and can be walked through."""
    import asyncio  # noqa: PLC0415 - as above

    from ui.queue.table import QueueTable  # noqa: PLC0415 - as above

    while True:
        table = window.findChild(QueueTable)
        if table is not None and table.isVisible() and table.model().rowCount():
            table.viewport().repaint()
            return time.time()
        await asyncio.sleep(0.002)


main()
