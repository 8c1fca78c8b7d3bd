from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inbox import triage, work
from inbox.errors import ModelNotReady, NotFound
from inbox.model import QueueRow, Urgency
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only, ours, reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.changes import Changes
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)


class FakeModel:
    """A classifier with one opinion, or none yet."""

    def __init__(self, opinion: float | None) -> None:
        self.opinion = opinion
        self.asked: list[str] = []

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        if self.opinion is None:
            raise ModelNotReady("still preparing")
        self.asked.extend(texts)
        return [(self.opinion, 0.9)] * len(texts)


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def run(database: Database, opinion: float | None = None, model: Any = None) -> Changes:
    asked: Any = model or FakeModel(opinion)
    return asyncio.run(triage.run_pending(database, asked, NOW))


def row(database: Database) -> QueueRow:
    return read.row(database, only(database))


def test_signs_work_before_the_model_and_are_rescored_after(database: Database) -> None:
    bring(database, [mail("one", AGO, text="The payment is due tomorrow!")], NOW)
    before = row(database)
    assert run(database).conversations == {before.conversation_id}
    first = row(database)
    assert first.reasons[0].code == "deadline"
    assert first.queue_score > before.queue_score
    assert not run(database)
    assert run(database, 0.97).conversations == {before.conversation_id}
    second = row(database)
    assert second.urgency_score > first.urgency_score
    assert second.urgency is Urgency.URGENT
    assert {reason.code for reason in second.reasons} == {"deadline", "model"}
    assert not run(database, 0.97)


def test_without_any_model_signs_are_enough(database: Database) -> None:
    bring(database, [mail("one", AGO, text="Our house is on fire!")], NOW)
    assert asyncio.run(triage.run_pending(database, None, NOW))
    assert row(database).urgency is Urgency.URGENT


def test_only_what_nobody_answered_counts(database: Database) -> None:
    bring(database, [mail("one", AGO, text="This is a scam!! I am furious!!!")], NOW)
    bring(database, [ours("two", "one", AGO + minutes(5))], NOW)
    bring(database, [reply("three", "one", AGO + minutes(9), text="Do you sell socks?")], NOW)
    run(database)
    assert row(database).reasons == ()


def test_the_third_message_without_an_answer_is_told(database: Database) -> None:
    bring(database, [mail("one", AGO, text="Do you sell socks?")], NOW)
    bring(database, [reply("two", "one", AGO + minutes(5), text="Are you there?")], NOW)
    bring(database, [reply("three", "one", AGO + minutes(9), text="Hello?")], NOW)
    run(database)
    assert row(database).reasons[0].sentence == "The third message without an answer"


def test_a_correction_is_honoured_until_the_customer_writes_again(database: Database) -> None:
    bring(database, [mail("one", AGO, text="Do you sell socks?")], NOW)
    run(database, 0.5)
    conversation = only(database)
    changes, toast = triage.correct(database, conversation, Urgency.URGENT, "me", NOW)
    assert conversation in changes.conversations
    assert "urgent" in toast.sentence
    assert row(database).urgency is Urgency.URGENT
    work.promise(database, conversation, NOW - minutes(1), "me", NOW - minutes(2))
    run(database, 0.02)
    assert row(database).urgency is Urgency.URGENT
    bring(database, [reply("two", "one", AGO + minutes(5), text="Wool ones I mean.")], NOW)
    run(database, 0.3)
    after = row(database)
    assert after.urgency is not Urgency.URGENT
    assert "corrected" in {reason.code for reason in after.reasons}
    assert after.urgency_score > triage.judge(after.reasons[:0], 0.3).score


def test_a_promise_is_judged_at_once(database: Database) -> None:
    bring(database, [mail("one", AGO, text="Do you sell socks?")], NOW)
    run(database, 0.1)
    work.promise(database, only(database), NOW - minutes(1), "me", NOW - minutes(2))
    assert run(database, 0.1).conversations == {only(database)}
    assert "promise_missed" in {reason.code for reason in row(database).reasons}


def test_correcting_nothing_is_told(database: Database) -> None:
    with pytest.raises(NotFound):
        triage.correct(database, "0" * 32, Urgency.LOW, "me", NOW)


def test_an_unready_model_keeps_what_signs_found(database: Database) -> None:
    bring(database, [mail("one", AGO, text="My account was hacked")], NOW)
    assert run(database)
    assert row(database).urgency in (Urgency.HIGH, Urgency.URGENT)
