"""What people do to messages on their networks is shown at once, brought, and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from inbox import acts, receive, work
from inbox.channel import Batch, IncomingMessage, MessageEdited, Reacted
from inbox.channels import registry
from inbox.errors import Invalid, NotFound
from inbox.model import Capabilities, ConversationState, Direction, Message, Visibility
from inbox.store import read
from inbox.store.tables import conversations
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, only

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)
LATER = NOW + timedelta(minutes=2)
CAN = Capabilities(edit=True, delete=True, react=True, hide=True, edit_minutes=600, max_length=40)


@pytest.fixture(autouse=True)
def filled(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "capabilities", lambda _: CAN)
    add_account(database, NOW)
    bring(database, [said("r", AGO), ours("a", AGO + timedelta(minutes=1))], NOW)


def said(name: str, at: Any, **more: Any) -> IncomingMessage:
    fields: dict[str, Any] = {
        "remote_id": name,
        "direction": Direction.INBOUND,
        "author_handle": "ada",
        "author_name": "Ada",
        "sent_at": at,
        "text": f"text of {name}",
        "thread_key": "t",
        "visibility": Visibility.PUBLIC,
    }
    return IncomingMessage(**(fields | more))


def ours(name: str, at: Any) -> IncomingMessage:
    return said(
        name,
        at,
        direction=Direction.OUTBOUND,
        counterpart_handle="ada",
        place="room",
        place_key=f"key-{name}",
    )


def asked(database: Database) -> Message:
    return read.thread(database, only(database), lambda _: CAN, NOW).messages[0]


def answer(database: Database) -> Message:
    return read.thread(database, only(database), lambda _: CAN, NOW).messages[-1]


def waiting(database: Database, at: Any = LATER) -> list[tuple[str, str, str]]:
    found = read.remote_actions(database, ACCOUNT, at)
    return [(act.kind, act.remote_id, act.value) for _, act in found]


def number(database: Database) -> int:
    return read.remote_actions(database, ACCOUNT, LATER)[0][0]


def test_an_edit_is_shown_at_once_and_brought_after_the_time_to_undo(database: Database) -> None:
    changes, toast = acts.edit_sent(database, answer(database).id, "better", "me", NOW)
    assert toast.group
    assert changes.conversations == {only(database)}
    assert (answer(database).text, answer(database).earlier[0].text) == ("better", "text of a")
    assert waiting(database, NOW) == []
    ((_, act),) = read.remote_actions(database, ACCOUNT, LATER)
    assert (act.kind, act.value, act.remote_id, act.place, act.place_key, act.thread_key) == (
        "edit",
        "better",
        "a",
        "room",
        "key-a",
        "t",
    )
    at = read.next_action_at(database, ACCOUNT)
    assert at is not None
    assert NOW < at < LATER
    # The network tells of it once more: nothing said twice.
    told = MessageEdited("a", "better", NOW + timedelta(seconds=20))
    receive.receive(database, ACCOUNT, Batch(events=[told]), LATER)
    assert [each.text for each in answer(database).earlier] == ["text of a"]


def test_an_edit_taken_back_in_time_never_happened(database: Database) -> None:
    _, toast = acts.edit_sent(database, answer(database).id, "better", "me", NOW)
    work.undo(database, toast.group, "me", NOW)
    assert (answer(database).text, answer(database).earlier) == ("text of a", ())
    assert answer(database).edited_at is None
    assert waiting(database) == []


def test_an_edit_taken_back_late_is_edited_once_more(database: Database) -> None:
    _, toast = acts.edit_sent(database, answer(database).id, "better", "me", NOW)
    receive.acted(database, [number(database)])
    work.undo(database, toast.group, "me", LATER)
    assert answer(database).text == "text of a"
    assert waiting(database) == [("edit", "a", "text of a")]


def test_a_refused_edit_is_taken_back_and_said(database: Database) -> None:
    acts.edit_sent(database, answer(database).id, "better", "me", NOW)
    acts.refused(database, number(database), "It is too old to be changed.", LATER)
    found = answer(database)
    assert (found.text, found.delivery) == ("text of a", "failed: It is too old to be changed.")
    assert waiting(database) == []
    # It did arrive, so nobody waits for an answer once more.
    assert read.row(database, only(database)).waiting_since is None
    acts.edit_sent(database, answer(database).id, "again", "me", NOW)
    assert answer(database).delivery == ""


def test_a_deletion_can_be_undone_until_it_is_brought(database: Database) -> None:
    _, toast = acts.delete_sent(database, answer(database).id, "me", NOW)
    assert answer(database).is_deleted
    work.undo(database, toast.group, "me", NOW)
    assert not answer(database).is_deleted
    assert waiting(database) == []
    _, toast = acts.delete_sent(database, answer(database).id, "me", NOW)
    assert waiting(database) == [("delete", "a", "")]
    receive.acted(database, [number(database)])
    with pytest.raises(Invalid, match="already"):
        work.undo(database, toast.group, "me", LATER)
    assert answer(database).is_deleted


def test_reactions_are_brought_in_order(database: Database) -> None:
    chosen = asked(database).id
    acts.react(database, chosen, "👍", False, "me", NOW)
    _, toast = acts.react(database, chosen, "❤️", False, "me", NOW)
    acts.react(database, chosen, "👍", True, "me", NOW)
    assert [(each.emoji, each.is_ours) for each in asked(database).reactions] == [("❤️", True)]
    work.undo(database, toast.group, "me", NOW)
    assert asked(database).reactions == ()
    assert waiting(database) == [
        ("react", "r", "👍"),
        ("unreact", "r", "👍"),
        ("unreact", "r", "❤️"),
    ]
    acts.react(database, chosen, "👍", False, "me", NOW)
    assert waiting(database)[-1] == ("react", "r", "👍")
    # The network names us otherwise; it is the same reaction.
    echo = Reacted("r", "@shop:server", "👍", at=LATER, is_ours=True)
    receive.receive(database, ACCOUNT, Batch(events=[echo]), LATER)
    assert len(asked(database).reactions) == 1


def test_hiding_is_undone_by_showing(database: Database) -> None:
    _, toast = acts.hide(database, asked(database).id, True, "me", NOW)
    assert asked(database).is_hidden
    work.undo(database, toast.group, "me", NOW)
    assert not asked(database).is_hidden
    assert waiting(database)[-1] == ("show", "r", "")
    acts.hide(database, asked(database).id, True, "me", NOW)
    acts.refused(database, read.remote_actions(database, ACCOUNT, NOW)[-1][0], "No right.", NOW)
    assert not asked(database).is_hidden
    assert asked(database).delivery == "failed: No right."


def test_what_cannot_be_done_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    own, other = answer(database).id, asked(database).id
    with pytest.raises(NotFound):
        acts.edit_sent(database, "0" * 32, "x", "me", NOW)
    for wrong in (" ", "text of a", "x" * 41):
        with pytest.raises(Invalid):
            acts.edit_sent(database, own, wrong, "me", NOW)
    with pytest.raises(Invalid, match="minutes"):
        acts.edit_sent(database, own, "late", "me", NOW + timedelta(days=1))
    with pytest.raises(Invalid, match="own"):
        acts.delete_sent(database, other, "me", NOW)
    with pytest.raises(Invalid, match="others"):
        acts.hide(database, own, True, "me", NOW)
    with pytest.raises(Invalid, match="emoji"):
        acts.react(database, own, " ", False, "me", NOW)
    monkeypatch.setattr(registry, "capabilities", lambda _: Capabilities())
    verbs: list[Callable[[], Any]] = [
        lambda: acts.edit_sent(database, own, "x", "me", NOW),
        lambda: acts.delete_sent(database, own, "me", NOW),
        lambda: acts.react(database, own, "👍", False, "me", NOW),
        lambda: acts.hide(database, other, True, "me", NOW),
    ]
    for verb in verbs:
        with pytest.raises(Invalid, match="nothing was changed"):
            verb()
    assert waiting(database) == []


def test_archiving_closes_and_moves_and_an_undo_brings_back(database: Database) -> None:
    bring(database, [mail("m", AGO, place="INBOX/7", place_key="1", author_handle="b@x.y")], NOW)
    (chosen,) = [
        row.conversation_id
        for row in read.rows(database, _ids(database))
        if row.contact_name == "Ada Lovelace"
    ]
    with pytest.raises(Invalid):
        work.archive(database, [chosen], "", "me", NOW)
    _, toast = work.archive(database, [chosen], "done by phone", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.CLOSED
    assert waiting(database, NOW) == []
    assert waiting(database) == [("archive", "m", "")]
    work.undo(database, toast.group, "me", NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN
    assert waiting(database) == []
    verbs: list[Callable[..., Any]] = [work.archive, _spam]
    for verb in verbs:
        _, toast = verb(database, [chosen], "done", "me", NOW)
        receive.acted(database, [number(database)])
        work.undo(database, toast.group, "me", LATER)
        assert waiting(database) == [("inbox", "m", "<m@home.example>")]
        receive.acted(database, [number(database)])
    _spam(database, [chosen], "", "me", NOW)
    receive.acted(database, [number(database)])
    work.reopen(database, [chosen], "me", LATER)
    assert waiting(database) == [("inbox", "m", "<m@home.example>")]


def _spam(database: Database, ids: list[str], _: str, who: str, now: Any) -> Any:
    return work.spam(database, ids, who, now)


def _ids(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.scalars(select(conversations.c.id)))
