"""The stage of the tests of sending: a workspace, a customer who asks, a channel that obeys."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select

from inbox import receive, send
from inbox.channel import Batch, IncomingMessage, Sent
from inbox.channels import registry
from inbox.errors import OutcomeUnknown
from inbox.model import Capabilities, Direction, Draft
from inbox.store.database import Database
from inbox.store.tables import accounts, outbox

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


def unknown(database: Database) -> OutboxItem:
    item = approve(database, arrives(database))
    deliver(database, FakeChannel(OutcomeUnknown("The connection died.")), item)
    return item
