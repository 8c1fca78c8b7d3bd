"""Nothing of a reply is lost or sent in the wrong order when something beside it goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update

from inbox import receive, send, work
from inbox.channel import Batch, IncomingMessage
from inbox.errors import DiskFull, Invalid, NotFound, OutcomeUnknown, StoreError, TryLater
from inbox.model import Attachment, Direction, Draft
from inbox.send import delivery, handover
from inbox.store import read
from inbox.store.tables import accounts, conversation_joins, drafts, outbox
from inbox.web import Status
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
    from collections.abc import Callable

    from inbox.channel import Outgoing, Sent
    from inbox.store.database import Database

database = sending.database


def _file(database: Database, name: str, content: bytes) -> Attachment:
    return database.files.add(name, "image/png", content)


class Waits(FakeChannel):
    """A channel that answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asked = asyncio.Event()

    async def send(self, outgoing: Outgoing) -> Sent:
        self.is_asked.set()
        await asyncio.Event().wait()
        return await super().send(outgoing)


def test_two_pictures_sent_one_after_the_other_are_two_messages(database: Database) -> None:
    FakeChannel.can, kept = FakeChannel.can.__class__(files=True), FakeChannel.can
    try:
        conversation_id = arrives(database)
        one = approve(database, conversation_id, "", files=(_file(database, "1.png", b"one"),))
        two = approve(database, conversation_id, "", files=(_file(database, "2.png", b"two"),))
        again = approve(database, conversation_id, "", files=two.files)
    finally:
        FakeChannel.can = kept
    assert one.id != two.id
    assert again.id == two.id


def test_send_pressed_twice_in_a_thread_that_was_joined_sends_once(database: Database) -> None:
    standing = arrives(database)
    with database.write() as connection:
        connection.execute(
            insert(conversation_joins).values(gone_id="9" * 32, conversation_id=standing, at=NOW)
        )
    assert approve(database, "9" * 32).id == approve(database, "9" * 32).id


def test_a_reply_taken_back_leaves_the_files_of_what_was_begun_since(database: Database) -> None:
    conversation_id = arrives(database)
    item = approve(database, conversation_id)
    begun = _file(database, "invoice.png", b"invoice")
    with database.write() as connection:
        connection.execute(
            insert(drafts).values(
                conversation_id=conversation_id,
                is_note=False,
                text="",
                cc_list=["boss@shop.test"],
                files=[{**_json(begun)}],
                updated_at=NOW,
            )
        )
    written, _ = send.recall(database, item.id, "me", NOW)
    assert (written.text, written.cc) == ("On its way.", ("boss@shop.test",))
    assert [file.name for file in written.files] == ["invoice.png"]
    kept = read.thread(database, conversation_id).draft
    assert kept is not None
    assert [file.content_hash for file in kept.files] == [begun.content_hash]


def _json(file: Attachment) -> dict[str, Any]:
    from inbox.store import values  # noqa: PLC0415

    return values.attachment_json(file)


def test_a_later_reply_does_not_overtake_one_that_is_tried_again(database: Database) -> None:
    conversation_id = arrives(database)
    first = approve(database, conversation_id, "First.")
    deliver(database, FakeChannel(TryLater("Busy.")), first)
    second = approve(database, conversation_id, "Second.")
    assert send.due(database, LATER, ACCOUNT) == []
    at = send.next_due_at(database, ACCOUNT)
    assert at is not None
    assert at > LATER  # or the send loop would spin
    channel = FakeChannel()
    while waiting := send.due(database, at, ACCOUNT):
        deliver(database, channel, waiting[0], at)
    assert [each.item.id for each in channel.handed] == [first.id, second.id]


def test_a_reply_for_tomorrow_holds_no_other_one(database: Database) -> None:
    conversation_id = arrives(database)
    tomorrow = Draft(conversation_id, "Tomorrow.")
    send.approve(database, tomorrow, NOW + timedelta(days=1), False, "me", NOW)
    now = approve(database, conversation_id, "Now.")
    assert [each.id for each in send.due(database, LATER, ACCOUNT)] == [now.id]


@pytest.mark.parametrize("address", ["bob", "Ann Example"])
def test_an_address_that_would_be_left_out_is_refused(database: Database, address: str) -> None:
    with pytest.raises(Invalid, match="is no address"):
        approve(database, arrives(database), to=("c@customer.test",), cc=(address,))


def test_a_reply_by_an_account_that_is_off_is_refused_and_not_left_waiting(
    database: Database,
) -> None:
    conversation_id = arrives(database)
    with database.write() as connection:
        connection.execute(update(accounts).values(is_enabled=False))
    with pytest.raises(Invalid, match="is off"):
        approve(database, conversation_id)
    assert read.outbox(database) == []


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("shop@shop.test", "shop.test"),
        ("Shop <shop@shop.test>", "shop.test"),
        ("shop@b\u00fccher.test", "xn--bcher-kva.test"),
        ("Shop bot", "kindline.invalid"),
    ],
)
def test_a_message_id_is_well_formed_whatever_the_account_is_called(
    database: Database, address: str, domain: str
) -> None:
    with database.write() as connection:
        connection.execute(update(accounts).values(address=address))
    item = approve(database, arrives(database))
    assert item.message_id_header == f"<{item.id}@{domain}>"


def _stop_while(work: Callable[[Waits], Any]) -> None:
    """Cancel a delivery once its channel was asked."""

    async def run() -> None:
        channel = Waits()
        task = asyncio.ensure_future(work(channel))
        await channel.is_asked.wait()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(run())


def test_a_delivery_that_is_stopped_at_the_channel_is_unknown(database: Database) -> None:
    item = approve(database, arrives(database))
    _stop_while(lambda channel: send.deliver_one(database, channel, item, LATER))
    assert state(database, item)[0] == "unknown"


def test_a_delivery_stopped_before_the_channel_was_asked_waits_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = approve(database, arrives(database))
    real = delivery._begin
    channel = FakeChannel()

    async def run() -> None:
        task: list[asyncio.Task[Any]] = []
        loop = asyncio.get_running_loop()

        def begin(*values: Any) -> Any:
            done = real(*values)
            loop.call_soon_threadsafe(task[0].cancel)
            return done

        monkeypatch.setattr(delivery, "_begin", begin)
        task.append(asyncio.ensure_future(send.deliver_one(database, channel, item, LATER)))
        with contextlib.suppress(asyncio.CancelledError):
            await task[0]

    asyncio.run(run())
    assert channel.handed == []
    assert state(database, item)[0] == "waiting"
    monkeypatch.setattr(delivery, "_begin", real)
    deliver(database, channel, send.due(database, LATER, ACCOUNT)[0])
    assert state(database, item)[0] == "sent"


def test_a_delivery_stopped_while_its_outcome_is_recorded_is_sent(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = approve(database, arrives(database))
    real = delivery._note

    async def run() -> None:
        task: list[asyncio.Task[Any]] = []
        loop = asyncio.get_running_loop()
        tries = iter([1])

        def full(*values: Any) -> Any:
            if next(tries, None):
                loop.call_soon_threadsafe(task[0].cancel)
                raise DiskFull("Full.")
            return real(*values)

        monkeypatch.setattr(delivery, "_note", full)
        work = send.deliver_one(database, FakeChannel(), item, LATER)
        task.append(asyncio.ensure_future(work))
        with contextlib.suppress(asyncio.CancelledError):
            await task[0]

    asyncio.run(run())
    assert state(database, item) == ("sent", "")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ValueError("a bug"), "failed"),
        (NotFound("A file is gone."), "failed"),
        (StoreError("The workspace was busy."), "waiting"),
    ],
)
def test_what_cannot_be_made_ready_never_stays_sending(
    database: Database, monkeypatch: pytest.MonkeyPatch, error: Exception, expected: str
) -> None:
    item = approve(database, arrives(database))
    channel = FakeChannel()

    def build(*_: Any) -> Any:
        raise error

    monkeypatch.setattr(handover, "build", build)
    deliver(database, channel, item)
    found, sentence = state(database, item)
    assert (found, channel.handed) == (expected, [])
    assert sentence


@pytest.mark.parametrize(("code", "expected"), [(422, "failed"), (302, "unknown")])
def test_an_answer_that_the_channel_has_no_name_for_is_told_in_its_words(
    database: Database, code: int, expected: str
) -> None:
    item = approve(database, arrives(database))
    deliver(database, FakeChannel(Status("X did not accept this (422).", code, None)), item)
    assert state(database, item) == (expected, "X did not accept this (422).")


def test_a_file_cut_short_on_the_disk_fails_the_reply_with_a_sentence(database: Database) -> None:
    FakeChannel.can, kept = FakeChannel.can.__class__(files=True), FakeChannel.can
    try:
        file = _file(database, "1.png", b"one")
        item = approve(database, arrives(database), files=(file,))
    finally:
        FakeChannel.can = kept
    database.files.path(file.content_hash).write_bytes(b"")
    channel = FakeChannel()
    deliver(database, channel, item)
    assert channel.handed == []
    assert state(database, item)[0] == "failed"


def test_a_reply_whose_file_is_gone_since_can_still_be_settled(database: Database) -> None:
    item = unknown(database)
    gone = {**_json(_file(database, "1.png", b"one")), "content_hash": "0" * 64}
    with database.write() as connection:
        connection.execute(update(outbox).where(outbox.c.id == item.id).values(files=[gone]))
    send.settle(database, item.id, True, "me", LATER)
    assert state(database, item) == ("sent", "")
    sent = read.thread(database, item.conversation_id).messages[-1]
    assert sent.attachments[0].missing


def test_an_outcome_that_was_never_recorded_becomes_unknown_without_a_new_start(
    database: Database,
) -> None:
    item = approve(database, arrives(database))
    with database.write() as connection:
        connection.execute(update(outbox).values(state="sending", attempts=1))
    assert not send.recover(database, LATER, "b" * 32)
    assert send.recover(database, LATER, ACCOUNT).outbox == {item.id}
    assert state(database, item)[0] == "unknown"
    assert not send.recover(database, LATER, ACCOUNT)


@pytest.mark.parametrize("error", [OutcomeUnknown("Odd."), Invalid("Odd."), ZeroDivisionError()])
def test_a_look_that_fails_leaves_the_reply_to_a_person(
    database: Database, error: Exception
) -> None:
    item = unknown(database)

    class Fails(FakeChannel):
        async def find_sent(self, _: Outgoing) -> Sent | None:
            raise error

    assert not asyncio.run(send.look_for(database, Fails(), item, LATER))
    assert state(database, item)[0] == "unknown"


def test_a_mail_that_was_long_on_its_way_holds_the_reply_that_did_not_know_it(
    database: Database,
) -> None:
    conversation_id = arrives(database)
    caught_up = Batch(cursor={}, is_caught_up=True)
    receive.receive(database, ACCOUNT, caught_up, NOW)
    item = approve(database, conversation_id)
    written_before = NOW - timedelta(hours=1)
    late = IncomingMessage(
        "late", Direction.INBOUND, "c@customer.test", "Carla", written_before, "Cancel it!",
        subject="Re: My order", in_reply_to=ASKED, message_id_header="<late@customer.test>",
    )  # fmt: skip
    receive.receive(database, ACCOUNT, Batch(messages=[late]), NOW + timedelta(seconds=5))
    channel = FakeChannel()
    deliver(database, channel, item)
    found, sentence = state(database, item)
    assert (found, channel.handed) == ("held", [])
    assert sentence.startswith("Carla wrote again")


def test_history_that_a_first_sync_brings_holds_nothing(database: Database) -> None:
    item = approve(database, arrives(database, 1, sent_at=NOW, in_reply_to=ASKED))
    older = IncomingMessage(
        "older", Direction.INBOUND, "c@customer.test", "Carla", NOW - timedelta(days=2), "Hello",
        message_id_header=ASKED,
    )  # fmt: skip
    receive.receive(database, ACCOUNT, Batch(messages=[older]), NOW + timedelta(seconds=5))
    deliver(database, FakeChannel(), item)
    assert state(database, item) == ("sent", "")


def test_a_promise_is_settled_by_the_reply_that_keeps_it(database: Database) -> None:
    conversation_id = arrives(database)
    work.promise(database, conversation_id, NOW + timedelta(hours=3), "me", NOW)
    item = approve(database, conversation_id)
    two_hours_later = NOW + timedelta(hours=2)
    deliver(database, FakeChannel(), item, two_hours_later)
    row = read.row(database, conversation_id)
    assert (row.is_promised, row.due_at) == (False, None)
    with database.read() as connection:
        assert connection.scalar(select(outbox.c.state)) == "sent"
