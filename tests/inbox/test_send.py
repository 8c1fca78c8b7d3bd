"""An approved reply leaves once, or it is said why not."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select

from inbox import receive, send
from inbox.channel import Batch, IncomingMessage, Sent
from inbox.channels import registry
from inbox.errors import (
    DiskFull,
    Invalid,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInAgain,
    TryLater,
)
from inbox.model import Capabilities, Direction, Draft, OutboxState
from inbox.send import delivery
from inbox.store import read
from inbox.store.database import Database
from inbox.store.tables import accounts, drafts, outbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inbox.channel import Outgoing
    from inbox.model import OutboxItem

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
ACCOUNT = "a" * 32
ASKED = "<asked@customer.test>"


class FakeChannel:
    """A channel whose answer is set beforehand; counts what it was handed."""

    can = Capabilities(subject=True, recipients=True)

    def __init__(self, outcome: Exception | None = None, found: Sent | None = None) -> None:
        self.outcome = outcome
        self.found = found
        self.handed: list[Outgoing] = []
        self.copied: list[Outgoing] = []
        self.is_copy_missing = False

    async def send(self, outgoing: Outgoing) -> Sent:
        self.handed.append(outgoing)
        if self.outcome is not None:
            raise self.outcome
        header = outgoing.item.message_id_header
        return Sent(f"r-{outgoing.item.id}", header, b"raw", self.is_copy_missing)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        self.copied.append(outgoing)

    async def find_sent(self, _: Outgoing) -> Sent | None:
        return self.found


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(registry, "capabilities", lambda _: FakeChannel.can)
    opened = Database.open(tmp_path / "k.db", "ab" * 32, files_dir=tmp_path / "files")
    with opened.write() as connection:
        connection.execute(
            insert(accounts).values(
                id=ACCOUNT, channel="email", name="Shop", address="shop@shop.test", created_at=NOW
            )
        )
    yield opened
    opened.close()


def arrives(database: Database, number: int = 0, **more: Any) -> str:
    values = {
        "remote_id": f"in-{number}",
        "direction": Direction.INBOUND,
        "author_handle": "c@customer.test",
        "author_name": "Carla",
        "sent_at": NOW - timedelta(minutes=30) + timedelta(seconds=number),
        "text": "Where is it?",
        "subject": "My order",
        "message_id_header": ASKED if number == 0 else f"<{number}@customer.test>",
        "in_reply_to": "" if number == 0 else ASKED,
        "place": "INBOX/1",
        "place_key": str(number + 1),
    }
    batch = Batch(messages=[IncomingMessage(**(values | more))])
    changes = receive.receive(database, ACCOUNT, batch, more.get("sent_at", NOW))
    return next(iter(changes.conversations), "")


def approve(database: Database, conversation_id: str, text: str = "On its way.", **more: Any):
    draft = Draft(conversation_id, text, **more)
    item, _ = send.approve(database, draft, None, False, "me", NOW)
    return item


def deliver(database: Database, channel: Any, item: OutboxItem, now: datetime = LATER) -> None:
    asyncio.run(send.deliver_one(database, channel, item, now))


def state(database: Database, item: OutboxItem) -> tuple[str, str]:
    with database.read() as connection:
        o = outbox.c
        row = connection.execute(select(o.state, o.sentence).where(o.id == item.id)).one()
    return row.state, row.sentence


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
    item = _unknown(database)
    asyncio.run(send.look_for(database, FakeChannel(), item, LATER))
    assert state(database, item)[0] == "unknown"
    found = FakeChannel(found=Sent("seen", item.message_id_header))
    asyncio.run(send.look_for(database, found, item, LATER))
    assert state(database, item) == ("sent", "")
    assert len(read.thread(database, item.conversation_id).messages) == 2


def test_a_channel_that_takes_the_same_twice_is_asked_again(database: Database) -> None:
    item = _unknown(database)
    channel = FakeChannel()
    channel.can = Capabilities(idempotent_send=True)
    asyncio.run(send.look_for(database, channel, item, LATER))
    assert [each.id for each in send.due(database, LATER)] == [item.id]


def test_a_person_settles_an_unknown_reply(database: Database) -> None:
    item = _unknown(database)
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


def test_our_copy_seen_by_receiving_first_is_not_stored_twice(database: Database) -> None:
    item = approve(database, arrives(database))

    class Slow(FakeChannel):
        async def send(self, outgoing: Outgoing) -> Sent:
            arrives(
                database,
                7,
                remote_id=f"r-{outgoing.item.id}",
                direction=Direction.OUTBOUND,
                author_handle="shop@shop.test",
                to=("c@customer.test",),
                message_id_header=outgoing.item.message_id_header,
                sent_at=LATER,
            )
            return await super().send(outgoing)

    deliver(database, Slow(), item)
    assert state(database, item) == ("sent", "")
    assert len(read.thread(database, item.conversation_id).messages) == 2
    assert OutboxState("sent") == OutboxState.SENT


def test_the_servers_copy_of_a_reply_settled_as_sent_is_no_second_message(
    database: Database,
) -> None:
    item = _unknown(database)
    send.settle(database, item.id, True, "me", LATER)
    copy = {
        "remote_id": "what-the-server-calls-it",
        "direction": Direction.OUTBOUND,
        "author_handle": "shop@shop.test",
        "to": ("c@customer.test",),
        "message_id_header": item.message_id_header,
        "sent_at": LATER,
        "raw": b"raw",
    }
    for number in (7, 8):  # again, and once more under another place
        arrives(database, number, **copy)
    thread = read.thread(database, item.conversation_id)
    assert len(thread.messages) == 2
    assert read.raw(database, thread.messages[-1].id) == b"raw"


def test_a_reply_settled_as_sent_has_its_copy_kept_by_the_engine(database: Database) -> None:
    item = _unknown(database)
    send.settle(database, item.id, True, "me", LATER)
    (key,) = [
        action.place_key
        for _, action in read.remote_actions(database, ACCOUNT)
        if action.kind == send.KEEP_COPY
    ]
    channel = FakeChannel()
    asyncio.run(send.keep_copy(database, channel, key))
    assert [each.item.id for each in channel.copied] == [item.id]


def test_a_copy_that_could_not_be_kept_is_tried_later(database: Database) -> None:
    item = approve(database, arrives(database))
    channel = FakeChannel()
    channel.is_copy_missing = True
    deliver(database, channel, item)
    kinds = [action.kind for _, action in read.remote_actions(database, ACCOUNT)]
    assert send.KEEP_COPY in kinds


def test_send_and_close_closes_also_where_only_our_copy_tells_that_it_left(
    database: Database,
) -> None:
    conversation_id = arrives(database)
    draft = Draft(conversation_id, "On its way.")
    item, _ = send.approve(database, draft, None, True, "me", NOW)
    deliver(database, FakeChannel(OutcomeUnknown("The connection died.")), item)
    arrives(
        database,
        7,
        direction=Direction.OUTBOUND,
        author_handle="shop@shop.test",
        to=("c@customer.test",),
        message_id_header=item.message_id_header,
        sent_at=LATER,
    )
    assert state(database, item)[0] == "sent"
    assert read.row(database, conversation_id).state == "closed"


def test_a_full_disk_before_handing_over_sends_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = approve(database, arrives(database))
    channel = FakeChannel()

    def full(*_: object) -> None:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_begin", full)
        with pytest.raises(DiskFull):
            deliver(database, channel, item)
    assert channel.handed == []
    deliver(database, channel, item)
    assert state(database, item) == ("sent", "")


def test_a_full_disk_after_handing_over_forgets_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = approve(database, arrives(database))
    channel = FakeChannel()
    note, tries = delivery._note, []

    def full_at_first(*given: Any) -> Any:
        tries.append(given)
        if len(tries) < 4:
            raise DiskFull("The disk is full.")
        return note(*given)

    monkeypatch.setattr(delivery, "_note", full_at_first)
    deliver(database, channel, item)
    assert len(channel.handed) == 1
    assert state(database, item) == ("sent", "")


def _unknown(database: Database) -> OutboxItem:
    item = approve(database, arrives(database))
    deliver(database, FakeChannel(OutcomeUnknown("The connection died.")), item)
    return item
