from __future__ import annotations

import asyncio
import threading

from ui.kit import tasks
from ui.kit.tasks import in_background, spawn


def test_nothing_written_is_lost_as_the_window_closes() -> None:
    written: list[str] = []
    gate = threading.Event()

    def slow(words: str) -> None:
        gate.wait(10)
        written.append(words)

    async def write(words: str) -> None:
        await in_background(slow, words, write=True)

    async def close() -> None:
        spawn(write("first"))
        await asyncio.sleep(0.05)
        spawn(write("queued behind it"))
        await asyncio.sleep(0)
        spawn(write("begun as the window closed"))
        threading.Timer(0.1, gate.set).start()
        await tasks.drain()

    asyncio.run(close())
    assert written == ["first", "queued behind it", "begun as the window closed"]


def test_reading_ends_with_the_window() -> None:
    ended: list[bool] = []

    async def read() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async def close() -> None:
        spawn(read())
        await asyncio.sleep(0)
        await tasks.drain()

    asyncio.run(close())
    assert ended == [True]
