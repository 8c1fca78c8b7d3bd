"""A Matrix account over a test server, and a store that behaves as receive does."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, ConversationInfo, IncomingMessage, Outgoing
from inbox.channels.matrix import CHANNEL
from inbox.model import Account, OutboxItem, OutboxState
from inbox.ports import SystemClock, secret_name
from tests.servers.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.synapse import MatrixUser, Synapse

ACCOUNT_ID = "a" * 32


class Secrets(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


def secrets(**given: str) -> Secrets:
    """Give a store with the secrets of the test account."""
    return Secrets({secret_name(ACCOUNT_ID, key): value for key, value in given.items()})


def account(user: str, url: str, **settings: Any) -> Account:
    """Give the test account of a user."""
    given = {"base_url": url, "poll_seconds": 1.0}
    return Account(ACCOUNT_ID, "matrix", "Test", user, given | settings)


def channel(server: Synapse, user: MatrixUser, kept: Secrets | None = None, **settings: Any) -> Any:
    """Build the channel of a user; `settings` win."""
    given = secrets(password=PASSWORD) if kept is None else kept
    return CHANNEL(account(user.id, server.url, **settings), given, SystemClock())


@dataclass
class Kept:
    """What receive would keep."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)
    infos: dict[str, ConversationInfo] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    cursor: Any = None
    batches: list[Batch] = field(default_factory=list)

    def store(self, batch: Batch) -> None:
        """Keep one batch."""
        self.batches.append(batch)
        for message in batch.messages:
            if message.remote_id not in self.messages:
                self.order.append(message.remote_id)
            self.messages.setdefault(message.remote_id, message)
        for event in batch.events:
            if isinstance(event, ConversationInfo):
                self.infos[event.thread_key] = event
            else:
                self.events.append(event)
        if batch.cursor is not None:
            self.cursor = batch.cursor

    async def follow(
        self, made: Any, until: Callable[[], object], seconds: float = 20, stop_after: int = 0
    ) -> None:
        """Receive from the kept cursor until something is true, or so many batches came."""
        count = 0
        async with asyncio.timeout(seconds), aclosing(made.receive(self.cursor)) as batches:
            async for batch in batches:
                self.store(batch)
                count += 1
                if until() or count == stop_after:
                    return

    async def catch_up(self, made: Any) -> None:
        """Receive until the channel says that it is caught up."""
        await self.follow(made, lambda: self.batches[-1].is_caught_up)

    def texts(self, room: str = "") -> list[str]:
        """Give what was written, oldest first."""
        found = sorted(self.messages.values(), key=lambda each: each.sent_at)
        return [each.text for each in found if not room or each.thread_key == room]

    def one(self, text: str) -> IncomingMessage:
        """Give the message with a text."""
        (found,) = [each for each in self.messages.values() if each.text == text]
        return found

    def of(self, kind: type) -> list[Any]:
        """Give the events of a type."""
        return [event for event in self.events if isinstance(event, kind)]


def outgoing(room: str, text: str = "We are on it.", **changes: Any) -> Outgoing:
    """Give an approved reply."""
    now = datetime.now(UTC)
    item: dict[str, Any] = {
        "id": "b" * 32,
        "conversation_id": "c" * 32,
        "account_id": ACCOUNT_ID,
        "text": text,
        "html": "",
        "subject": "",
        "to": (),
        "cc": (),
        "files": (),
        "state": OutboxState.SENDING,
        "not_before": now,
        "attempts": 1,
        "sentence": "",
        "created_at": now,
    }
    rest: dict[str, Any] = {
        "thread_key": room,
        "counterpart_handle": "",
        "in_reply_to": "",
        "references": (),
        "quoted_text": "",
        "quoted_author": "",
        "quoted_at": None,
        "files": (),
        "answers_remote_id": "",
        "answers_extra": {},
    }
    item |= {key: value for key, value in changes.items() if key in item and key != "files"}
    rest |= {key: value for key, value in changes.items() if key in rest}
    return Outgoing(item=OutboxItem(**item), **rest)


def caught_up(
    synapse: Synapse, ours: MatrixUser, kept: Kept | None = None, **settings: Any
) -> Kept:
    async def run() -> Kept:
        store, made = kept or Kept(), channel(synapse, ours, **settings)
        await store.catch_up(made)
        await made.close()
        return store

    return asyncio.run(run())


def direct(customer: MatrixUser, ours: MatrixUser) -> str:
    room = customer.create_room(ours.id, is_direct=True)
    ours.join(room)
    return room
