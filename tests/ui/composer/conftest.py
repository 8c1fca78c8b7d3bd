"""A thread opened in a shown composer."""

from __future__ import annotations

import asyncio
import time

import pytest
from PySide6.QtCore import Qt

from tests.ui.thread import fake
from ui.composer.view import ComposerPane
from ui.kit import tasks

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(loop, until, feed, qtbot):
    """Open a thread in a shown composer; gives pane, desk and a way to act inside the loop."""

    def do(thread=None, desk=None):
        thread = thread or fake.thread()
        desk = desk or fake.FakeDesk(thread)
        pane = ComposerPane(desk, feed)
        qtbot.addWidget(pane)
        pane.resize(700, 320)
        pane.show()
        inside(lambda: pane.show_conversation(thread))
        return pane, desk

    def inside(act):
        async def run():
            act()
            # What the pane has started ends in the loop, not in pytest-qt's own event turns.
            deadline = time.monotonic() + 2
            while len(tasks._tasks) and time.monotonic() < deadline:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

        loop.run_until_complete(run())

    do.inside = inside
    return do
