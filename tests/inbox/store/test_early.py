from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from inbox import receive, send, work
from inbox.channel import (
    Batch,
    DeliveryFailed,
    Event,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
    Sent,
)
from inbox.model import ConversationState, Direction, Draft
from inbox.send import outcome
from inbox.store import early, read, tables
from inbox.store.database import Database
from inbox.store.write import transaction
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, minutes, only, public

if TYPE_CHECKING:
    from pathlib import Path

AGO = NOW - timedelta(hours=3)


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def said(name: str, at: datetime = AGO, **more: Any) -> IncomingMessage:
    return public(name, at, **more)


def answer(name: str, at: datetime) -> IncomingMessage:
    return said(name, at, direction=Direction.OUTBOUND, counterpart_handle="ada")


def happen(database: Database, *events: Event, at: datetime = NOW) -> None:
    receive.receive(database, ACCOUNT, Batch(events=events), at)


def kept(database: Database) -> int:
    with database.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(tables.early_events)) or 0)


def test_what_came_before_its_message_waits_for_it_and_is_told_to_nobody(
    database: Database,
) -> None:
    told: list[Event] = [
        MessageEdited("r", "better", AGO + minutes(3), rating=5, extra={"product": "tea"}),
        MessageEdited("r", "best", AGO + minutes(4), html="<b>best</b>"),
        Reacted("r", "bob", "👍", "Bob"),
        MessageDeleted("r", AGO + minutes(5)),
        DeliveryFailed("a", "The number is not on WhatsApp."),
        ReadUpTo("t", AGO + minutes(9)),
        ReadUpTo("t", AGO + minutes(8)),
    ]
    changes = receive.receive(database, ACCOUNT, Batch(events=told), NOW)
    assert not changes
    happen(database, *told)
    assert kept(database) == 5  # the same one twice is one
    bring(database, [said("r", rating=1), answer("a", AGO + minutes(1))], NOW + minutes(1))
    found = read.thread(database, only(database))
    ours = found.messages[1]
    theirs = found.messages[0]
    assert (theirs.text, theirs.html, theirs.rating) == ("best", "<b>best</b>", 5)
    assert theirs.extra == {"product": "tea"}
    assert [each.text for each in theirs.earlier] == ["Hello from r", "better"]
    assert [(each.emoji, each.author_name) for each in theirs.reactions] == [("👍", "Bob")]
    assert theirs.is_deleted
    assert ours.delivery == "failed: The number is not on WhatsApp."
    assert found.read_until == AGO + minutes(9)
    assert kept(database) == 0


def test_a_reply_that_fails_before_it_is_written_down_opens_again(database: Database) -> None:
    with database.write() as connection:
        connection.execute(tables.accounts.update().values(channel="sample_chat"))
    bring(database, [said("r")], NOW)
    draft = Draft(only(database), "Here you are.")
    item, _ = send.approve(database, draft, None, True, "me", NOW)
    happen(database, DeliveryFailed("w1", "It was not delivered."))
    with transaction(database, "engine", NOW + minutes(1)) as writer:
        outcome.record_sent(writer, database.files, item, Sent("w1"))
    assert writer.changes.conversations
    found = read.thread(database, only(database))
    assert found.messages[-1].delivery == "failed: It was not delivered."
    assert found.row.state is ConversationState.OPEN
    assert found.row.waiting_since is not None


def test_what_nobody_waits_for_any_more_is_dropped(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    happen(database, MessageDeleted("old", NOW))
    happen(database, MessageDeleted("new", NOW), at=NOW + early.KEPT)
    assert kept(database) == 2
    happen(database, MessageDeleted("newer", NOW), at=NOW + early.KEPT + minutes(1))
    assert kept(database) == 2
    bring(database, [said("old")], NOW + early.KEPT + minutes(2))
    assert not read.thread(database, only(database)).messages[0].is_deleted
    monkeypatch.setattr(early, "MOST", 3)
    for number in range(9):
        at = NOW + early.KEPT + minutes(3 + number)
        happen(database, MessageDeleted(f"m{number}", NOW), at=at)
    assert kept(database) == 3


def test_an_event_of_another_account_waits_for_its_own_message(database: Database) -> None:
    with database.write() as connection:
        connection.execute(
            tables.accounts.insert().values(id="2", channel="letters", name="", address="")
        )
    receive.receive(database, "2", Batch(events=[MessageDeleted("r", NOW)]), NOW)
    bring(database, [said("r")], NOW)
    assert not read.thread(database, only(database)).messages[0].is_deleted
    assert kept(database) == 1


def test_a_question_taken_back_leaves_another_one_that_was_asked_again(
    database: Database,
) -> None:
    bring(database, [said("q"), said("r", AGO + minutes(1)), answer("a", AGO + minutes(2))], NOW)
    work.close(database, [only(database)], "", "me", NOW)
    happen(database, MessageEdited("r", "worse", AGO + minutes(9), asks_again=True))
    happen(database, MessageDeleted("q", NOW))
    assert read.row(database, only(database)).waiting_since == AGO + minutes(9)
    happen(database, MessageDeleted("r", NOW))
    assert read.row(database, only(database)).waiting_since is None


_fresh = count()
_TIMES = st.integers(1, 6).map(lambda number: AGO + minutes(number))
_HAPPENING: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        lambda at, asks: MessageEdited("r", f"text {at}", at, rating=at.minute % 5 + 1,
                                       asks_again=asks),
        _TIMES,
        st.just(True),
    ),
    st.builds(lambda at: MessageEdited("a", f"our {at}", at), _TIMES),
    st.builds(
        lambda at, who, off: Reacted("r", who, "👍", at=at, is_removed=off),
        _TIMES,
        st.sampled_from(["bob", "eve"]),
        st.booleans(),
    ),
    st.builds(lambda at: ReadUpTo("t", at), _TIMES),
    st.just(DeliveryFailed("a", "It was not delivered.")),
    st.just(MessageDeleted("a", NOW)),
    st.just(MessageDeleted("r", NOW)),
)  # fmt: skip


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(_HAPPENING, min_size=1, max_size=8), data=st.data())
def test_messages_and_events_in_any_order_and_twice_give_the_same_rows(
    tmp_path: Path, told: list[Event], data: st.DataObject
) -> None:
    written = [said("r", rating=3), answer("a", AGO + timedelta(seconds=150))]
    expected = _after(tmp_path, [*written, *told])
    order = data.draw(st.permutations([*written, *told, *told[:3]]))
    assert _after(tmp_path, order) == expected
    size = data.draw(st.integers(1, len(order)))
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    assert _after(tmp_path, *batches) == expected


def _after(tmp_path: Path, *batches: list[IncomingMessage | Event]) -> Any:
    folder = tmp_path / str(next(_fresh))
    opened = Database.open(folder / "k.db", "0" * 64, files_dir=folder / "files")
    add_account(opened, NOW)
    for each in batches if len(batches) > 1 else [[one] for one in batches[0]]:
        incoming = [one for one in each if isinstance(one, IncomingMessage)]
        events: list[Any] = [one for one in each if not isinstance(one, IncomingMessage)]
        receive.receive(opened, ACCOUNT, Batch(incoming, events), NOW)
    found = _rows(opened)
    opened.close()
    return found


def _rows(database: Database) -> Any:
    kept = (tables.messages, tables.message_versions, tables.reactions, tables.conversations)
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.early_infos)) == 0
        return [sorted(map(repr, connection.execute(select(each)))) for each in kept]
