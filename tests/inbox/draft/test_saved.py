from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inbox import draft
from inbox.draft.saved import keep_suggestion
from inbox.errors import Invalid, NotFound
from inbox.model import CannedReply, Draft, Ground, ModelState, Suggestion
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only, reply

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)


@pytest.fixture
def conversation(database: Database) -> str:
    add_account(database, NOW)
    bring(database, [mail("one", AGO, text="Where is my order 88213?")], NOW)
    return only(database)


def test_a_draft_is_kept_replaced_and_deleted_when_empty(
    database: Database, conversation: str
) -> None:
    written = Draft(conversation, "Dear Ada", to=("ada@home.example",))
    changes, toast = draft.save(database, written, NOW)
    assert changes.drafts == {conversation}
    assert toast is None
    draft.save(database, replace(written, text="Dear Ada,"), NOW)
    draft.save(database, Draft(conversation, "a note", is_note=True), NOW)
    kept = read.thread(database, conversation).draft
    assert kept is not None
    assert (kept.text, kept.to, kept.updated_at) == ("Dear Ada,", ("ada@home.example",), NOW)
    draft.save(database, replace(written, text=" "), NOW)
    assert read.thread(database, conversation).draft is None


def test_a_draft_for_nothing_is_told(database: Database) -> None:
    with pytest.raises(NotFound):
        draft.save(database, Draft("0" * 32, "Hello"), NOW)


def test_canned_replies_are_kept_sorted_and_filled(database: Database, conversation: str) -> None:
    one = CannedReply("1" * 32, "Zebra", "Hi {first_name},\n\nOrder {order}.\n\n{agent}")
    draft.save_canned(database, one, "me", NOW)
    draft.save_canned(database, CannedReply("2" * 32, "Apple", "x", topics=("a",)), "me", NOW)
    draft.save_canned(database, replace(one, shortcut="z"), "me", NOW)
    assert [reply.title for reply in draft.canned_replies(database)] == ["Apple", "Zebra"]
    assert (
        draft.fill_canned(database, one, conversation, "Lena") == "Hi Ada,\n\nOrder 88213.\n\nLena"
    )
    assert draft.fill_canned(database, one, conversation, "me") == "Hi Ada,\n\nOrder 88213."
    with pytest.raises(Invalid):
        draft.save_canned(database, replace(one, text=" "), "me", NOW)


def made(conversation: str, based_on: str) -> Suggestion:
    ground = Ground("message", based_on, "Where is it?")
    return Suggestion(conversation, "Hi Ada, …", "model", "en", (ground,), ("why",), based_on, NOW)


def test_a_suggestion_stands_until_dismissed_or_overtaken(
    database: Database, conversation: str
) -> None:
    assert draft.needs_suggestion(database, conversation)
    assert draft.next_for_ahead(database, 5) == [conversation]
    newest = read.thread(database, conversation).messages[-1].id
    keep_suggestion(database, made(conversation, newest))
    assert read.suggestion(database, conversation) == made(conversation, newest)
    assert draft.next_for_ahead(database, 5) == []
    changes, _ = draft.dismiss(database, conversation, NOW)
    assert changes.suggestions == {conversation}
    assert read.suggestion(database, conversation) is None
    assert not draft.needs_suggestion(database, conversation)
    bring(database, [reply("two", "one", AGO + minutes(5))], NOW)
    assert draft.needs_suggestion(database, conversation)


def test_a_suggestion_that_comes_too_late_is_not_kept(
    database: Database, conversation: str
) -> None:
    newest = read.thread(database, conversation).messages[-1].id
    bring(database, [reply("two", "one", AGO + minutes(5))], NOW)
    keep_suggestion(database, made(conversation, newest))
    assert draft.needs_suggestion(database, conversation)


def test_events_survive_the_line() -> None:
    whole = made("c" * 32, "m" * 32)
    assert draft.event_value(draft.event_json(whole)) == whole
    assert draft.event_value(draft.event_json("piece")) == "piece"
    status = draft.status_value({"state": "preparing", "progress": 0.5})
    assert (status.state, status.progress) == (ModelState.PREPARING, 0.5)
