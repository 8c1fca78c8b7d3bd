"""An approved reply leaves once, or it is said why not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from inbox import send
from inbox.channel import Sent
from inbox.errors import (
    Invalid,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInAgain,
    TryLater,
)
from inbox.model import Capabilities, Direction, Draft
from inbox.store import read
from inbox.store.tables import drafts
from tests.inbox import sending
from tests.inbox.sending import (
    ACCOUNT,
    ASKED,
    LATER,
    NOW,
    FakeChannel,
    approve,
    arrives,
    deliver,
    state,
    unknown,
)

if TYPE_CHECKING:
    from inbox.channel import Outgoing
    from inbox.store.database import Database

database = sending.database


def test_a_reply_waits_out_the_undo_time_and_then_leaves_threaded(database: Database) -> None:
    conversation_id = arrives(database)
    with database.write() as connection:
        connection.execute(
            insert(drafts).values(
                conversation_id=conversation_id, is_note=False, text="On", updated_at=NOW
            )
        )
    item = approve(database, conversation_id)
    assert read.thread(database, conversation_id).draft is None
    assert item.not_before == NOW + timedelta(seconds=10)
    assert send.due(database, NOW) == []
    assert send.next_due_at(database, ACCOUNT) == item.not_before
    assert send.due(database, LATER, ACCOUNT) == [item]
    channel = FakeChannel()
    deliver(database, channel, item)
    (handed,) = channel.handed
    assert handed.in_reply_to == ASKED
    assert handed.references == (ASKED,)
    assert handed.item.to == ("c@customer.test",)
    assert handed.item.subject == "Re: My order"
    assert handed.quoted_text == "Where is it?"
    thread = read.thread(database, conversation_id)
    assert [message.text for message in thread.messages] == ["Where is it?", "On its way."]
    assert thread.row.waiting_since is None
    assert thread.row.outbox_state is None
    assert state(database, item) == ("sent", "")
    assert [action.kind for _, action in read.remote_actions(database, ACCOUNT)] == ["answered"]
    deliver(database, channel, item)
    assert len(channel.handed) == 1


def test_send_and_close_closes_once_it_left(database: Database) -> None:
    conversation_id = arrives(database)
    draft = Draft(conversation_id, "Done.")
    item, _ = send.approve(database, draft, None, True, "me", NOW)
    assert read.row(database, conversation_id).state == "open"
    deliver(database, FakeChannel(), item)
    assert read.row(database, conversation_id).state == "closed"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (TryLater("The server is busy."), "waiting"),
        (Refused("The address does not exist."), "failed"),
        (OutcomeUnknown("The connection died."), "unknown"),
        (ZeroDivisionError(), "unknown"),
    ],
)
def test_every_outcome_has_its_state_and_sentence(
    database: Database, error: Exception, expected: str
) -> None:
    item = approve(database, arrives(database))
    deliver(database, FakeChannel(error), item)
    found, sentence = state(database, item)
    assert found == expected
    assert sentence
    assert read.row(database, item.conversation_id).outbox_state == expected


def test_a_passing_fault_is_tried_again_ever_more_slowly(database: Database) -> None:
    item = approve(database, arrives(database))
    channel, now = FakeChannel(TryLater("Busy.")), LATER
    for attempt in range(1, 14):
        (waiting,) = send.due(database, now, ACCOUNT)
        deliver(database, channel, waiting, now)
        at = send.next_due_at(database, ACCOUNT)
        assert at is not None
        assert timedelta(0) < at - now <= timedelta(seconds=min(600, 2 * 2**attempt))
        assert send.due(database, now, ACCOUNT) == []
        now = at
    channel.outcome = None
    deliver(database, channel, send.due(database, now, ACCOUNT)[0], now)
    assert state(database, item) == ("sent", "")


def test_a_refused_sign_in_keeps_the_reply_waiting_and_is_told(database: Database) -> None:
    item = approve(database, arrives(database))
    with pytest.raises(SignInAgain, match="password"):
        deliver(database, FakeChannel(SignInAgain("The password is no longer taken.")), item)
    assert state(database, item)[0] == "waiting"


def test_what_a_dead_engine_left_sending_is_unknown_and_not_resent(database: Database) -> None:
    item = approve(database, arrives(database))

    class Dies(FakeChannel):
        async def send(self, outgoing: Outgoing) -> Sent:
            await super().send(outgoing)
            raise KeyboardInterrupt

    channel = Dies()
    with pytest.raises(KeyboardInterrupt):
        deliver(database, channel, item)
    assert state(database, item)[0] == "sending"
    changes = send.recover(database, LATER)
    assert changes.outbox == {item.id}
    found, sentence = state(database, item)
    assert found == "unknown"
    assert "may already have it" in sentence
    assert send.due(database, LATER + timedelta(days=1)) == []
    assert [each.id for each in send.unsettled(database, ACCOUNT)] == [item.id]


def test_the_channel_may_settle_an_unknown_reply(database: Database) -> None:
    item = unknown(database)
    asyncio.run(send.look_for(database, FakeChannel(), item, LATER))
    assert state(database, item)[0] == "unknown"
    found = FakeChannel(found=Sent("seen", item.message_id_header))
    asyncio.run(send.look_for(database, found, item, LATER))
    assert state(database, item) == ("sent", "")
    assert len(read.thread(database, item.conversation_id).messages) == 2


def test_a_channel_that_takes_the_same_twice_is_asked_again(database: Database) -> None:
    item = unknown(database)
    channel = FakeChannel()
    channel.can = Capabilities(idempotent_send=True)
    asyncio.run(send.look_for(database, channel, item, LATER))
    assert [each.id for each in send.due(database, LATER)] == [item.id]


def test_a_person_settles_an_unknown_reply(database: Database) -> None:
    item = unknown(database)
    send.settle(database, item.id, False, "me", LATER)
    assert state(database, item)[0] == "failed"
    send.release(database, item.id, "me", LATER)
    assert [each.id for each in send.due(database, LATER)] == [item.id]
    deliver(database, FakeChannel(OutcomeUnknown("Died.")), item)
    send.settle(database, item.id, True, "me", LATER)
    assert state(database, item) == ("sent", "")


def test_a_reply_is_held_when_the_customer_wrote_meanwhile(database: Database) -> None:
    conversation_id = arrives(database)
    item = approve(database, conversation_id)
    arrives(database, 1, text="Forget it, it came!", sent_at=NOW + timedelta(seconds=5))
    channel = FakeChannel()
    deliver(database, channel, item)
    assert channel.handed == []
    found, sentence = state(database, item)
    assert found == "held"
    assert sentence.startswith("Carla wrote again")
    send.release(database, item.id, "me", LATER)
    deliver(database, channel, item)
    assert len(channel.handed) == 1


def test_a_reply_is_held_when_a_teammate_answered_from_elsewhere(database: Database) -> None:
    item = approve(database, arrives(database))
    arrives(
        database,
        1,
        direction=Direction.OUTBOUND,
        author_handle="shop@shop.test",
        to=("c@customer.test",),
        sent_at=NOW + timedelta(seconds=5),
    )
    deliver(database, FakeChannel(), item)
    assert state(database, item)[0] == "held"


def test_an_automatic_answer_and_ones_own_earlier_reply_hold_nothing(database: Database) -> None:
    conversation_id = arrives(database)
    first = approve(database, conversation_id, "First.")
    second = approve(database, conversation_id, "Second.")
    arrives(database, 1, is_auto=True, sent_at=NOW + timedelta(seconds=5))
    channel = FakeChannel()
    deliver(database, channel, first)
    deliver(database, channel, second)
    assert [handed.item.text for handed in channel.handed] == ["First.", "Second."]


def test_a_reply_taken_back_is_a_draft_above_what_was_begun_since(database: Database) -> None:
    conversation_id = arrives(database)
    item = approve(database, conversation_id, "First.")
    with database.write() as connection:
        connection.execute(
            insert(drafts).values(
                conversation_id=conversation_id, is_note=False, text="More.", updated_at=NOW
            )
        )
    written, changes = send.recall(database, item.id, "me", NOW)
    assert written.text == "First.\n\nMore."
    assert changes.drafts == {conversation_id}
    assert read.thread(database, conversation_id).draft == written
    assert read.outbox(database) == []
    with pytest.raises(NotFound):
        send.recall(database, item.id, "me", NOW)


def test_what_is_leaving_or_gone_cannot_be_taken_back(database: Database) -> None:
    item = approve(database, arrives(database))
    deliver(database, FakeChannel(), item)
    with pytest.raises(Invalid):
        send.recall(database, item.id, "me", LATER)
    with pytest.raises(Invalid):
        send.release(database, item.id, "me", LATER)
    with pytest.raises(Invalid):
        send.settle(database, item.id, True, "me", LATER)


def test_pressing_send_twice_sends_once(database: Database) -> None:
    conversation_id = arrives(database)
    assert approve(database, conversation_id) == approve(database, conversation_id)
    assert len(read.outbox(database)) == 1


@pytest.mark.parametrize(
    "draft",
    [
        {"text": " \n"},
        {"text": "x" * 1_000_001},
        {"text": "x", "is_note": True},
        {"text": "x", "subject": "a\r\nBcc: evil@test"},
        {"text": "x", "to": ("a@test\nBcc: b@test",)},
    ],
)
def test_what_can_never_be_sent_is_refused(database: Database, draft: dict[str, Any]) -> None:
    conversation_id = arrives(database)
    with pytest.raises(Invalid):
        send.approve(database, Draft(conversation_id, **draft), None, False, "me", NOW)
    assert read.outbox(database) == []


def test_an_unknown_conversation_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        approve(database, "f" * 32)
