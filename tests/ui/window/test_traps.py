"""What must never happen to somebody who writes: another customer's field, the wrong one closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from inbox.changes import Changes
from inbox.model import ConversationState, OutboxItem, OutboxState

if TYPE_CHECKING:
    from tests.ui.conftest import Until
    from tests.ui.fake_desk import FakeDesk
    from ui.room import Room

FIRST = f"{0:032x}"


def leaves(desk: FakeDesk, conversation_id: str) -> None:
    """Let somebody else close a conversation."""
    kept = desk.kept[conversation_id]
    desk.kept[conversation_id] = replace(kept, state=ConversationState.CLOSED)
    desk.on_change(Changes(conversations=frozenset({conversation_id})))


def test_what_is_being_written_is_never_taken_to_another_customer(
    room: Room, desk: FakeDesk, until: Until
) -> None:
    until(lambda: room.thread_pane.shown() is not None)
    room.composer.focus_reply()
    room.composer.insert_text("For Layla alone")
    leaves(desk, FIRST)
    until(lambda: room.queue.model.position(FIRST) < 0)
    leaves(desk, f"{3:032x}")
    until(lambda: room.queue.model.position(f"{3:032x}") < 0)
    assert room.thread_pane.opened() == FIRST
    assert room.composer.text() == "For Layla alone"
    assert room.queue.table.current() == ""
    room.keyboard.run("next")
    assert room.thread_pane.opened() == f"{1:032x}"


def test_nobody_writing_goes_on_to_the_next(room: Room, desk: FakeDesk, until: Until) -> None:
    room.queue.table.setFocus()
    leaves(desk, FIRST)
    until(lambda: room.thread_pane.opened() == f"{1:032x}")


def test_a_verb_means_the_open_conversation_not_the_one_beside_it(
    room: Room, desk: FakeDesk, until: Until
) -> None:
    gone = f"{7:032x}"
    leaves(desk, gone)
    until(lambda: room.queue.model.position(gone) < 0)
    room.go_to(gone)  # out of the palette, a search or the profile
    until(lambda: room.thread_pane.opened() == gone)
    room.keyboard.run("assign")
    until(lambda: desk.kept[gone].assignee == desk.who)
    assert desk.kept[FIRST].assignee != desk.who


def test_an_empty_queue_has_nothing_open(room: Room, desk: FakeDesk, until: Until) -> None:
    room.queue.table.setFocus()
    for conversation_id in list(desk.kept):
        leaves(desk, conversation_id)
    until(lambda: not room.composer.isVisible())
    assert room.thread_pane.opened() == ""


def test_undo_takes_back_the_reply_that_has_just_been_sent(
    room: Room, desk: FakeDesk, until: Until
) -> None:
    now = datetime.now(UTC)
    item = OutboxItem("o" * 32, FIRST, "a" * 32, "Hi", "", "", (), (), (), OutboxState.WAITING,
                      now + timedelta(seconds=9), 0, "", now)  # fmt: skip
    heard: list[str] = []
    bar = room.composer.card.undo
    bar.undone.disconnect()
    bar.undone.connect(heard.append)
    bar.start(item)
    room.composer.sent.emit(item)
    room.keyboard.run("undo")
    assert heard == [item.id]
    assert ("undo",) not in desk.calls
    bar.start(item)
    room.composer.sent.emit(item)
    room.keyboard.run("spam")  # the latest is this one now
    until(lambda: desk.kept[FIRST].state is ConversationState.SPAM and room.toasts.sentence())
    room.keyboard.run("undo")
    until(lambda: desk.kept[FIRST].state is ConversationState.OPEN)
    assert heard == [item.id]


def test_a_hit_is_what_the_list_shows_too(room: Room, desk: FakeDesk, until: Until) -> None:
    third = f"{3:032x}"
    room.queue.search_for(desk.kept[third].snippet[:12])
    until(lambda: room.queue.hits.model().rowCount() > 0)
    room.queue.hits.chosen.emit(third, "m")
    assert room.thread_pane.opened() == third
    assert room.queue.table.current() == third


def test_who_answers_has_read(room: Room, desk: FakeDesk, until: Until) -> None:
    assert desk.kept[FIRST].is_unread
    room.composer.sent.emit(None)
    until(lambda: not desk.kept[FIRST].is_unread)


def test_the_keyboard_begins_in_the_queue(room: Room) -> None:
    assert room.window().focusWidget() is room.queue.table
