from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from inbox import receive, work
from inbox.channel import (
    Batch,
    ConversationInfo,
    DeliveryFailed,
    Event,
    IncomingFile,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
    Typing,
)
from inbox.model import Capabilities, ConversationState, Direction, Thread
from inbox.store import read, search, tables
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, minutes, only, public

if TYPE_CHECKING:
    from inbox.changes import Changes
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def review(name: str, at: Any = AGO, **more: Any) -> IncomingMessage:
    return public(name, at, **more)


def answer(name: str, at: Any, **more: Any) -> IncomingMessage:
    return review(name, at, direction=Direction.OUTBOUND, counterpart_handle="ada", **more)


def happen(database: Database, *events: Event, at: Any = NOW) -> Changes:
    return receive.receive(database, ACCOUNT, Batch(events=events), at)


def thread(database: Database, can: Capabilities | None = None) -> Thread:
    return read.thread(database, only(database), lambda _: can or Capabilities(), NOW)


def test_an_edit_keeps_what_was_said_and_is_found_by_its_new_words(database: Database) -> None:
    bring(database, [review("r", rating=1, text="Terrible crash")], NOW)
    edit = MessageEdited("r", "Wonderful now", AGO + minutes(5), rating=5)
    assert happen(database, edit).conversations == {only(database)}
    assert not happen(database, edit)
    found = thread(database)
    (message,) = found.messages
    assert (message.text, message.rating, message.edited_at) == (
        "Wonderful now",
        5,
        AGO + minutes(5),
    )
    assert [(each.text, each.rating, each.replaced_at) for each in message.earlier] == [
        ("Terrible crash", 1, AGO + minutes(5))
    ]
    assert (found.row.snippet, found.row.rating) == ("Wonderful now", 5)
    assert search.find(database, "wonderful", False, 9, NOW)
    assert not search.find(database, "terrible", False, 9, NOW)


def test_an_edit_that_asks_again_opens_and_waits_until_we_answer(database: Database) -> None:
    bring(database, [review("r", rating=4), answer("a", AGO + minutes(1))], NOW)
    chosen = only(database)
    work.close(database, [chosen], "", "me", NOW)
    with database.write() as connection:
        connection.execute(tables.conversations.update().values(triage_state="done"))
    at = AGO + minutes(10)
    happen(database, MessageEdited("r", "Worse", at, rating=1, asks_again=True))
    row = read.row(database, chosen)
    assert (row.state, row.waiting_since, row.last_message_at) == (ConversationState.OPEN, at, at)
    assert row.is_unread
    with database.read() as connection:
        assert connection.scalar(select(tables.conversations.c.triage_state)) == "pending"
    # Who closes now has seen it, and an undo of that opens it again.
    _, toast = work.close(database, [chosen], "solved by phone", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.CLOSED
    work.undo(database, toast.group, "me", NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN
    happen(database, MessageEdited("a", "Sorry! Fixed.", at + minutes(1)))
    assert read.row(database, chosen).waiting_since is None


def test_undoing_a_later_act_does_not_close_over_the_new_question(database: Database) -> None:
    bring(database, [review("r", rating=4), answer("a", AGO + minutes(1))], NOW)
    chosen = only(database)
    work.close(database, [chosen], "", "me", NOW)
    happen(database, MessageEdited("r", "Worse", AGO + minutes(9), rating=1, asks_again=True))
    work.reopen(database, [chosen], "me", NOW)
    _, closed = work.close(database, [chosen], "no", "me", NOW)
    work.undo(database, closed.group, "me", NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN


def test_who_already_waits_has_waited_since_the_first_word(database: Database) -> None:
    bring(database, [review("r", rating=4)], NOW)
    happen(database, MessageEdited("r", "Worse", AGO + minutes(9), rating=1, asks_again=True))
    assert read.row(database, only(database)).waiting_since == AGO


def test_a_message_taken_back_is_marked_and_its_author_waits_no_more(database: Database) -> None:
    bring(database, [review("r")], NOW)
    happen(database, MessageDeleted("r", NOW), MessageDeleted("r", NOW))
    found = thread(database)
    assert found.messages[0].is_deleted
    assert found.messages[0].text == "Hello from r"
    assert found.row.waiting_since is None


def test_a_reply_that_did_not_arrive_is_said_and_the_customer_waits(database: Database) -> None:
    bring(database, [review("r"), answer("a", AGO + minutes(1))], NOW)
    chosen = only(database)
    work.close(database, [chosen], "", "me", NOW)
    failed = DeliveryFailed("a", "The number is not on WhatsApp.")
    assert happen(database, failed)
    assert not happen(database, failed)
    found = thread(database)
    assert found.messages[1].delivery == "failed: The number is not on WhatsApp."
    assert found.row.state is ConversationState.OPEN
    assert found.row.waiting_since == AGO
    work.close(database, [chosen], "called", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.CLOSED


def test_reactions_come_and_go(database: Database) -> None:
    bring(database, [review("r")], NOW)
    happen(
        database,
        Reacted("r", "bob", "👍", "Bob", at=AGO + minutes(1)),
        Reacted("r", "us@shop", "❤", at=AGO + minutes(2), is_ours=True),
        Reacted("r", "eve", "👍", at=AGO + minutes(3)),
        Reacted("r", "eve", "👍", at=AGO + minutes(4), is_removed=True),
    )
    (message,) = thread(database).messages
    assert [(each.emoji, each.author_name, each.is_ours) for each in message.reactions] == [
        ("👍", "Bob", False),
        ("❤", "", True),
    ]


def test_a_network_says_what_a_conversation_is(database: Database) -> None:
    info = ConversationInfo(
        "t",
        title="Room of Ada",
        network="WhatsApp",
        link="https://chat.example/t",
        reply_until=NOW + minutes(30),
        limits={"max_length": 100, "file_types": ["image/*"], "unheard_of": 1},
        sentence="This room is encrypted.",
    )
    # Before the first message: kept for it.
    assert not happen(database, info)
    bring(database, [review("r")], NOW)
    found = thread(database)
    assert (found.row.subject, found.row.network) == ("Room of Ada", "WhatsApp")
    assert (found.link, found.notice) == ("https://chat.example/t", "This room is encrypted.")
    assert found.reply_until == NOW + minutes(30)
    assert (found.can.max_length, found.can.file_types) == (100, ("image/*",))
    assert not happen(database, info)
    happen(database, ConversationInfo("t", network="Signal"), ReadUpTo("t", NOW))
    found = thread(database)
    assert (found.row.network, found.link) == ("Signal", "https://chat.example/t")
    assert found.read_until == NOW
    happen(database, ReadUpTo("t", AGO))
    assert thread(database).read_until == NOW


def test_the_window_of_a_network_follows_the_last_word_of_the_customer(database: Database) -> None:
    bring(database, [review("r"), answer("a", AGO + minutes(5))], NOW)
    can = Capabilities(reply_window_hours=24)
    assert thread(database, can).reply_until == AGO + timedelta(hours=24)
    assert thread(database).reply_until is None


def test_typing_is_told_and_not_stored(database: Database) -> None:
    bring(database, [review("r")], NOW)
    changes = happen(database, Typing("t"), Typing("unknown"))
    assert changes.typing == {only(database)}
    assert not changes.conversations
    assert not happen(database, Typing("t", is_typing=False))


def test_what_a_message_brings_beside_its_text(database: Database) -> None:
    voice = IncomingFile("v.ogg", "audio/ogg", b"ogg", kind="voice", duration_seconds=2.5)
    gone = IncomingFile("film.mp4", "video/mp4", b"", missing="It is larger than 25 MB.")
    bring(database, [review("q"), review("r", AGO + minutes(1), files=(voice, gone))], NOW)
    bring(database, [review("s", AGO + minutes(2), reply_to="q", is_deleted=True)], NOW)
    bring(database, [review("u", AGO + minutes(3), reply_to="s", edited_at=AGO + minutes(4))], NOW)
    first, second, third, fourth = thread(database).messages
    heard, missed = second.attachments
    assert (heard.kind, heard.duration_seconds, heard.missing) == ("voice", 2.5, "")
    assert (missed.content_hash, missed.missing) == ("", "It is larger than 25 MB.")
    assert (third.reply_to, third.is_deleted) == (first.id, True)
    assert (fourth.reply_to, fourth.edited_at) == (third.id, AGO + minutes(4))
    # Polled once more with another text: an edit like any other.
    again = review("q", edited_at=NOW, text="What I meant")
    bring(database, [again, replace(again, is_deleted=True)], NOW)
    first = thread(database).messages[0]
    assert (first.text, first.earlier[0].text, first.is_deleted) == (
        "What I meant",
        "Hello from q",
        True,
    )


def test_what_may_be_done_with_our_own(database: Database) -> None:
    bring(database, [review("r"), answer("a", NOW - minutes(9)), answer("b", NOW)], NOW)
    can = Capabilities(edit=True, edit_minutes=5, delete=True)
    found = [(each.can_edit, each.can_delete) for each in thread(database, can).messages]
    assert found == [(False, False), (False, True), (True, True)]


def test_five_thousand_messages_cost_one_question_each_way(database: Database) -> None:
    bring(database, [mail(f"m{n}", AGO, thread_key="t") for n in range(20)], NOW)
    happen(database, MessageEdited("m3", "changed", NOW), Reacted("m4", "bob", "👍"))
    found = thread(database)
    assert sum(bool(each.earlier) for each in found.messages) == 1
    assert sum(bool(each.reactions) for each in found.messages) == 1
