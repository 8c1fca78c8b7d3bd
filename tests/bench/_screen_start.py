"""Starts the real window on a workspace, and ends when its queue can be used."""

from __future__ import annotations

import sys
import time
from pathlib import Path

started = float(sys.argv[2])

from app import loop  # noqa: E402 - the import is part of what is measured
from app.paths import Workspace  # noqa: E402 - as above


def main() -> None:
    """Print the milliseconds from the parent's start of this process to a loaded queue."""
    import asyncio  # noqa: PLC0415 - as above

    folder = Path(sys.argv[1])
    app = loop.application(["kindline"])
    turning = loop.event_loop(app)
    from ui.window import Window  # noqa: PLC0415 - as above

    window = Window()
    window.show()
    app.processEvents()
    first_paint = time.time()

    async def live() -> None:
        from app import wiring  # noqa: PLC0415 - after the first paint, as in the app
        from app.opened import furnish  # noqa: PLC0415 - as above
        from ui.feed import Feed  # noqa: PLC0415 - as above
        from ui.kit import tasks  # noqa: PLC0415 - as above

        feed = Feed()
        desk = wiring.open_desk(Workspace(folder), feed.post, folder / "key")
        room = furnish(window, desk, feed, is_sample=False)
        usable = asyncio.Event()
        room.queue.loaded.connect(usable.set)
        await room.start({})
        await usable.wait()
        room.queue.table.viewport().repaint()
        ended = time.time()
        print(f"{(first_paint - started) * 1000:.0f} {(ended - started) * 1000:.0f}", flush=True)
        window.let_close()
        await tasks.drain()

    with turning:
        turning.run_until_complete(live())


main()
