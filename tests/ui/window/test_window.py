"""The window: names for everything, both directions, folding, restoring, its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from app.opened import enter
from inbox.model import (
    Account,
    AccountState,
    ModelState,
    ModelStatus,
    OutboxItem,
    OutboxState,
    View,
)
from tests.ui.fake_desk import FakeDesk, make_row
from ui.frame.status import StatusLine
from ui.frame.tray import is_news
from ui.kit import theme, words
from ui.room import Room
from ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from ui.feed import Feed

_INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit,
                QTextEdit, QAbstractSpinBox)  # fmt: skip


class Opening:
    """Opens windows over a desk."""

    def __init__(self, qtbot: QtBot, feed: Feed, loop: Any, until: Until) -> None:
        self.qtbot, self.feed, self.loop, self.until = qtbot, feed, loop, until
        self.windows: list[Window] = []

    def room(self, desk: FakeDesk, state: dict[str, Any] | None = None, **options: Any) -> Room:
        window = Window()
        self.qtbot.addWidget(window)
        self.windows.append(window)  # qtbot holds it weakly
        room = Room(desk, self.feed, QWidget(), is_sample=options.get("is_sample", True))  # type: ignore[arg-type]
        window.furnish(room)
        window.resize(*options.get("size", (1440, 900)))
        window.show()
        self.loop.run_until_complete(room.start(state or {}))
        if desk.kept and options.get("is_sample", True):
            self.until(lambda: room.thread_pane.shown() is not None)
        return room


@pytest.fixture
def opening(qtbot: QtBot, feed: Feed, loop: Any, until: Until) -> Opening:
    return Opening(qtbot, feed, loop, until)


def test_every_interactive_widget_has_an_accessible_name(opening: Opening, desk: FakeDesk) -> None:
    room = opening.room(desk)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in room.findChildren(QWidget)
        if isinstance(widget, _INTERACTIVE)
        and not isinstance(widget, QScrollBar)
        and widget.isVisibleTo(room)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in {"QLineEditIconButton", "QToolButton"}
    ]
    assert nameless == []


def test_the_window_mirrors(qapp: QApplication, opening: Opening, desk: FakeDesk) -> None:
    words.use_language(qapp, "ar")
    try:
        room = opening.room(desk)
        assert room.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert room.rail.geometry().left() > room.pages.geometry().left()
        queue, thread = (
            p.mapTo(room, p.rect().topLeft()).x() for p in (room.queue, room.thread_pane)
        )
        assert queue > thread
    finally:
        words.use_language(qapp, "en")


def test_a_narrow_window_folds_the_profile_until_it_is_asked_for(
    opening: Opening, desk: FakeDesk
) -> None:
    room = opening.room(desk, size=(1100, 700))
    assert not room.panel.isVisible()
    room.keyboard.run("panel")
    assert room.panel.isVisible()
    wide = opening.room(desk)
    assert wide.panel.isVisible()


def test_where_one_was_is_restored(opening: Opening, desk: FakeDesk) -> None:
    room = opening.room(desk)
    room.queue.set_view(View.UNASSIGNED)
    opening.until(lambda: room.queue.stack.currentWidget() is room.queue.table)
    room.queue.select(f"{6:032x}")
    again = opening.room(desk, room.state())
    opening.until(lambda: again.queue.table.current() == f"{6:032x}")
    assert again.queue.view() is View.UNASSIGNED


def test_without_an_account_the_first_page_offers_two_ways(opening: Opening) -> None:
    room = opening.room(FakeDesk(0), is_sample=False)
    assert room.pages.currentWidget() is room.welcome
    heard: list[bool] = []
    room.sample_wanted.connect(lambda: heard.append(True))
    room.welcome.sample_choice.click()
    assert heard == [True]


def test_a_glance_is_not_reading_but_a_visit_is(opening: Opening, desk: FakeDesk) -> None:
    room = opening.room(desk)
    assert desk.kept[f"{0:032x}"].is_unread
    room.queue.select(f"{3:032x}")
    opening.until(lambda: not desk.kept[f"{3:032x}"].is_unread)
    assert desk.kept[f"{0:032x}"].is_unread


def test_the_look_can_change_while_the_window_is_open(
    qapp: QApplication, opening: Opening, desk: FakeDesk
) -> None:
    room = opening.room(desk)
    theme.apply(qapp, "dark")
    dark = room.grab().toImage().pixelColor(700, 40).lightness()
    theme.apply(qapp, "light")
    light = room.grab().toImage().pixelColor(700, 40).lightness()
    assert (dark < 60, light > 200) == (True, True)


def test_the_same_screen_is_the_same_picture(opening: Opening, desk: FakeDesk) -> None:
    room = opening.room(desk)
    room.queue.table.setFocus()
    QApplication.processEvents()
    first, second = room.queue.grab().toImage(), room.queue.grab().toImage()
    assert first == second


def test_the_status_line_puts_trouble_first(qtbot: QtBot, loop: object) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    good = Account("a" * 32, "email", "Shop", state=AccountState.LIVE)
    bad = Account("b" * 32, "email", "Help", state=AccountState.SIGN_IN)
    line.show_accounts([good, bad])
    assert "sign in again" in line.accounts.text()
    line.show_accounts([Account("c" * 32, "email", "New", state=AccountState.SYNCING,
                                synced_count=200, total_count=1000)])  # fmt: skip
    assert line.sync.isVisible()
    assert line.sync.value() == 200
    line.show_engine(False)
    assert line.engine.isVisible()
    line.show_engine(True)
    assert not line.engine.isVisible()


def test_the_status_line_shows_replies_and_the_model(qtbot: QtBot, loop: object) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    now = make_row(0).last_message_at
    item = OutboxItem("o" * 32, FIRST, "a" * 32, "Hi", "", "", (), (), (), OutboxState.HELD, now,
                      0, "", now)  # fmt: skip
    line.show_outbox([item])
    assert line.outbox.text() == "1 reply needs a look"
    line.show_model(ModelStatus(ModelState.PREPARING, progress=0.4))
    assert "40%" in line.model.text()
    assert line.work.isVisible()
    line.show_model(ModelStatus(ModelState.READY))
    assert not line.work.isVisible()


FIRST = f"{0:032x}"


@pytest.mark.parametrize(
    ("notify", "number", "expected"),
    [("never", 0, False), ("all", 3, True), ("urgent", 0, True), ("urgent", 3, False)],
)
def test_notifications_follow_the_setting(notify: str, number: int, expected: bool) -> None:
    assert is_news(make_row(number), notify, "Nadia") is expected


def test_a_conversation_that_cannot_be_read_has_no_composer(
    opening: Opening, desk: FakeDesk, until: Until
) -> None:
    room = opening.room(desk)
    assert room.composer.isVisible()
    room.composer.focus_reply()
    kept = desk.kept.pop(f"{2:032x}")  # gone from the database, still in the list
    room.queue.select(kept.conversation_id)
    until(lambda: not room.composer.isVisible())
    assert room.thread_pane.state.isVisible()
    assert not room.composer.isEnabled()
    desk.kept[kept.conversation_id] = kept
    room.thread_pane.state.acted.emit()  # Try again
    until(room.composer.isVisible)
    assert room.composer.isEnabled()


def test_the_words_of_a_search_are_marked_in_the_thread(
    opening: Opening, desk: FakeDesk, until: Until
) -> None:
    room = opening.room(desk)
    row = next(iter(desk.kept.values()))
    word = row.snippet.split()[0]
    room.queue.search_for(word)
    hits = room.queue.hits
    until(lambda: hits.model().rowCount() > 1)
    last = hits.model().index(hits.model().rowCount() - 1, 0)
    hits.setCurrentIndex(last)
    hits.activated.emit(last)
    assert hits.words()
    until(lambda: room.thread_pane.area.scene.marked == hits.words())


def test_a_queue_that_is_already_shown_moves_into_the_room(
    qtbot: QtBot, feed: Feed, loop: Any, desk: FakeDesk, until: Until
) -> None:
    desk.saved_accounts = [Account("a" * 32, "sample", "Shop", "shop@shop.example")]
    window = Window()
    qtbot.addWidget(window)
    window.show()
    queue = loop.run_until_complete(enter(window, desk, feed, {}))  # type: ignore[arg-type]
    assert queue is not None
    assert queue.model.rowCount()
    selected = queue.table.current()
    room = Room(desk, feed, QWidget(), is_sample=True, queue=queue)  # type: ignore[arg-type]
    window.furnish(room)
    loop.run_until_complete(room.start({}))
    until(lambda: room.thread_pane.shown() is not None)
    assert room.thread_pane.shown().row.conversation_id == selected  # type: ignore[union-attr]
