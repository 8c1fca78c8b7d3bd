"""A furnished window over a desk of thirty conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui.room import Room
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from tests.ui.fake_desk import FakeDesk
    from ui.feed import Feed


@pytest.fixture
def room(qtbot: QtBot, desk: FakeDesk, feed: Feed, until: Until, loop: object) -> Iterator[Room]:
    window = Window()
    qtbot.addWidget(window)
    made = Room(desk, feed, QWidget(), is_sample=True)  # type: ignore[arg-type]
    window.furnish(made)
    window.resize(1440, 900)
    window.show()
    loop.run_until_complete(made.start({}))  # type: ignore[attr-defined]
    until(lambda: made.queue.model.rowCount() and made.thread_pane.shown() is not None)
    yield made
    window.let_close()
