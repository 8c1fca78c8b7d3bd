"""The declared actions: their keys, what they do, the palette and the sheet of keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from inbox.model import ConversationState, Urgency
from ui.commands.fuzzy import fits
from ui.commands.palette import Palette
from ui.commands.snooze import SnoozeDialog, presets

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from tests.ui.fake_desk import FakeDesk
    from ui.room import Room

FIRST = f"{0:032x}"


def dialog_of(until: Until, kind: type[QDialog] = QDialog) -> QDialog:
    found: list[QDialog] = []

    def there() -> bool:
        shown = QApplication.activeModalWidget()
        found[:] = [shown] if isinstance(shown, kind) else []
        return bool(found)

    until(there)
    return found[0]


def press(dialog: QDialog, text: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text).click()


def test_every_action_has_words_and_no_two_share_a_key(room: Room) -> None:
    actions = room.keyboard.actions
    assert all(action.text and action.group and action.icon for action in actions)
    keys = [QKeySequence(action.key).toString() for action in actions if action.key]
    assert len(keys) == len(set(keys)) > 30
    assert len({action.id for action in actions}) == len(actions)


def test_keys_walk_the_queue(qtbot: QtBot, room: Room) -> None:
    room.queue.table.setFocus()
    qtbot.keyClick(room.queue.table, Qt.Key.Key_J)
    qtbot.keyClick(room.queue.table, Qt.Key.Key_J)
    qtbot.keyClick(room.queue.table, Qt.Key.Key_K)
    assert room.queue.table.current() == f"{1:032x}"


def test_letters_typed_into_the_search_stay_there(qtbot: QtBot, room: Room) -> None:
    room.keyboard.run("search")
    qtbot.keyClicks(room.queue.header.search, "jek")
    assert room.queue.header.search.text() == "jek"
    assert room.queue.table.current() == FIRST


def test_closing_where_somebody_waits_asks_why(room: Room, desk: FakeDesk, until: Until) -> None:
    room.keyboard.run("close")
    press(dialog_of(until), "No answer is needed")
    until(lambda: desk.kept[FIRST].state is ConversationState.CLOSED)
    assert ("reason", "No answer is needed") in desk.calls
    until(lambda: room.toasts.sentence() == "Closed: 1 conversation")
    until(lambda: room.queue.table.current() == f"{1:032x}")


def test_undo_brings_a_conversation_back(room: Room, desk: FakeDesk, until: Until) -> None:
    room.keyboard.run("spam")
    until(lambda: desk.kept[FIRST].state is ConversationState.SPAM and room.toasts.sentence())
    room.keyboard.run("undo")
    until(lambda: room.queue.model.position(FIRST) == 0)


def test_snoozing_in_words_shows_the_time_before_it_counts(
    qtbot: QtBot, room: Room, desk: FakeDesk, until: Until
) -> None:
    room.keyboard.run("snooze")
    dialog = dialog_of(until, SnoozeDialog)
    assert isinstance(dialog, SnoozeDialog)
    qtbot.keyClicks(dialog.line, "next")
    assert "no time" in dialog.preview.text()
    dialog.line.setText("tomorrow 9")
    assert "Tomorrow" in dialog.preview.text()
    press(dialog, "Snooze")
    until(lambda: desk.kept[FIRST].snoozed_until is not None)


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_every_preset_lies_ahead(qapp: QApplication, hour: int) -> None:
    now = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
    for day in range(7):
        at = now + timedelta(days=day)
        times = [moment for _, _, moment in presets(at)]
        assert all(moment > at for moment in times)
        assert len(times) == len(set(times))


def test_marked_rows_are_assigned_together(room: Room, desk: FakeDesk, until: Until) -> None:
    room.keyboard.run("mark")
    room.keyboard.run("mark_next")
    room.keyboard.run("assign")
    # The rows are written one by one in another thread, in no particular order.
    both = (FIRST, f"{1:032x}")
    until(lambda: all(desk.kept[each].assignee == desk.who for each in both))
    until(lambda: not room.queue.model.marked())


def test_tags_are_added_and_removed(room: Room, desk: FakeDesk, until: Until) -> None:
    room.keyboard.run("tag")
    dialog = dialog_of(until)
    dialog.line.setText("fragile")  # type: ignore[attr-defined]
    press(dialog, "Done")
    until(lambda: ("tags", ("fragile",), ()) in desk.calls)


def test_a_person_corrects_the_urgency(room: Room, desk: FakeDesk, until: Until) -> None:
    room.keyboard.run("low")
    until(lambda: desk.kept[FIRST].urgency is Urgency.LOW)


def test_a_changed_key_takes_over_at_once(
    qtbot: QtBot, room: Room, desk: FakeDesk, until: Until
) -> None:
    desk.set_setting("shortcuts", {"next": "F8"})
    until(lambda: room.keyboard.keys["next"] == "F8")
    qtbot.keyClick(room.queue.table, Qt.Key.Key_J)
    assert room.queue.table.current() == FIRST
    qtbot.keyClick(room.queue.table, Qt.Key.Key_F8)
    assert room.queue.table.current() == f"{1:032x}"


def test_the_palette_lists_every_action_with_its_key_and_finds_people(
    qtbot: QtBot, room: Room, until: Until
) -> None:
    room.open_palette()
    palette = dialog_of(until, Palette)
    assert isinstance(palette, Palette)
    listed = [palette.list.item(i).text() for i in range(palette.list.count())]
    for action in room.keyboard.actions:
        if action.is_listed:
            assert any(action.text in text for text in listed)
    assert "Snooze…  S" in listed
    qtbot.keyClicks(palette.line, "tomasz")
    assert "Tomasz" in palette.list.item(0).text()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    until(lambda: room.queue.table.current() == f"{3:032x}")


def test_fuzzy_prefers_beginnings() -> None:
    assert (fits("sn", "Snooze") or 0) > (fits("sn", "Answers now") or 0)
    assert fits("mr", "Mark as read") is not None
    assert fits("xyz", "Mark as read") is None


def test_the_sheet_shows_every_key(room: Room, until: Until) -> None:
    room.keyboard.run("keys")
    dialog = dialog_of(until)
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - only here

    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {room.keyboard.shown(action.id) for action in room.keyboard.actions} <= shown
