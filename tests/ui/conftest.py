"""A Qt loop that runs coroutines, the theme, and a desk in memory."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from qasync import QEventLoop

from tests.ui.fake_desk import FakeDesk
from ui.feed import Feed
from ui.kit import fonts, tasks, theme, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """Give an asyncio loop that turns with Qt's."""
    # As in the app: else a test's last window that closes ends the next turn of the loop.
    qapp.setQuitOnLastWindowClosed(False)
    fonts.load()
    theme.apply(qapp, "light")
    words.use_language(qapp, "en")
    made = QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(made)
    tasks.use_loop(made)
    errors: list[dict[str, object]] = []
    made.set_exception_handler(lambda _loop, context: errors.append(context))
    yield made
    try:
        made.run_until_complete(tasks.drain())
    finally:
        tasks.forget_loop()
        asyncio.set_event_loop(None)
        made.close()
    assert not errors, errors


@pytest.fixture
def until(loop: QEventLoop) -> Until:
    """Let the loop turn until something is true (10 s at most)."""

    def wait(is_true: Callable[[], object]) -> None:
        async def poll() -> None:
            deadline = time.monotonic() + 10
            while not is_true():
                assert time.monotonic() < deadline, "it never became true"
                await asyncio.sleep(0.01)

        loop.run_until_complete(poll())

    return wait


@pytest.fixture
def feed(qapp: QApplication) -> Feed:
    """Give a feed."""
    return Feed()


@pytest.fixture
def desk(feed: Feed) -> FakeDesk:
    """Give a desk of thirty conversations whose changes reach the feed."""
    made = FakeDesk()
    made.on_change = feed.post
    return made
