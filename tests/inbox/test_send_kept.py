"""What left is kept once: our own copy, the server's copy, and full disks on the way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from inbox import send
from inbox.errors import (
    DiskFull,
    OutcomeUnknown,
)
from inbox.model import Direction, Draft, OutboxState
from inbox.send import delivery
from inbox.store import read
from tests.inbox import sending
from tests.inbox.sending import (
    ACCOUNT,
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
    from inbox.channel import Outgoing, Sent
    from inbox.store.database import Database

database = sending.database


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
    item = unknown(database)
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
    item = unknown(database)
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
