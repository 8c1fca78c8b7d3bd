"""An email account over a test server, and a store that behaves as receive does."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, FlagsChanged, IncomingMessage, Outgoing, PlaceReset
from inbox.channels.email import CHANNEL
from inbox.model import Account, OutboxItem, OutboxState
from inbox.ports import SystemClock, secret_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.dovecot import Dovecot

ACCOUNT_ID = "a" * 32


class Secrets(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


def email_channel(
    server: Dovecot,
    user: str = "bob@test.local",
    password: str = "b",  # noqa: S107
    **settings: Any,
) -> Any:
    """Build the channel of a test account; `settings` win over the server's own."""
    given = {
        "imap_host": "127.0.0.1",
        "imap_port": server.imap_port,
        "imap_security": "none",
        "smtp_host": "127.0.0.1",
        "smtp_port": server.submission_port,
        "smtp_security": "none",
        "poll_seconds": 0.3,
    }
    account = Account(ACCOUNT_ID, "email", "Test", user, given | settings)
    key = "password" if "auth" not in settings else "oauth"
    return CHANNEL(account, Secrets({secret_name(ACCOUNT_ID, key): password}), SystemClock())


@dataclass
class Kept:
    """What receive would keep: messages by `remote_id`, places, and the cursor."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    seen: dict[tuple[str, str], tuple[bool | None, bool | None]] = field(default_factory=dict)
    cursor: Any = None
    duplicates: int = 0
    batches: list[Batch] = field(default_factory=list)
    caught_up: asyncio.Event = field(default_factory=asyncio.Event)

    def store(self, batch: Batch) -> None:
        """Keep one batch, in one go."""
        self.batches.append(batch)
        for message in batch.messages:
            self.duplicates += message.remote_id in self.messages
            self.messages.setdefault(message.remote_id, message)
            self.places[message.place, message.place_key] = message.remote_id
        for flag in batch.events:
            self._flag(flag)
        self.cursor = batch.cursor
        if batch.is_caught_up:
            self.caught_up.set()

    def _flag(self, flag: FlagsChanged | PlaceReset) -> None:
        if isinstance(flag, PlaceReset):
            self.places = {key: one for key, one in self.places.items() if key[0] != flag.place}
        elif flag.is_gone:
            self.places.pop((flag.place, flag.place_key), None)
        else:
            self.seen[flag.place, flag.place_key] = (flag.is_seen, flag.is_answered)

    async def follow(self, channel: Any, until: Callable[[], bool], seconds: float = 20) -> None:
        """Receive from the kept cursor until something is true."""
        async with asyncio.timeout(seconds), aclosing(channel.receive(self.cursor)) as batches:
            async for batch in batches:
                self.store(batch)
                if until():
                    return

    async def catch_up(self, channel: Any) -> None:
        """Receive until the channel says that it is caught up."""
        await self.follow(channel, lambda: self.batches[-1].is_caught_up)

    @property
    def subjects(self) -> list[str]:
        """Every subject, sorted."""
        return sorted(message.subject for message in self.messages.values())


def mail(number: int, body: str = "Hello", **headers: str) -> bytes:
    """Write a small mail."""
    fields = {
        "From": f"Customer {number} <c{number}@example.com>",
        "To": "bob@test.local",
        "Subject": f"mail {number:05d}",
        "Message-ID": f"<m{number}@example.com>",
        "Date": "Mon, 05 Jan 2026 10:00:00 +0000",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{head}\r\n{body} {number}\r\n".encode()


def outgoing(to: str, text: str = "We are on it.", **changes: Any) -> Outgoing:
    """Give an approved reply."""
    now = datetime.now(UTC)
    item: dict[str, Any] = {
        "id": "b" * 32,
        "conversation_id": "c" * 32,
        "account_id": ACCOUNT_ID,
        "text": text,
        "html": "",
        "subject": "Re: mail",
        "to": (to,),
        "cc": (),
        "files": (),
        "state": OutboxState.SENDING,
        "not_before": now,
        "attempts": 1,
        "sentence": "",
        "created_at": now,
        "message_id_header": "<reply-1@test.local>",
    }
    rest: dict[str, Any] = {
        "thread_key": "",
        "counterpart_handle": to,
        "in_reply_to": "<m1@example.com>",
        "references": ("<m0@example.com>", "<m1@example.com>"),
        "quoted_text": "Where is it?",
        "quoted_author": "Customer",
        "quoted_at": now,
        "files": (),
    }
    item |= {key: value for key, value in changes.items() if key in item and key != "files"}
    rest |= {key: value for key, value in changes.items() if key in rest}
    return Outgoing(item=OutboxItem(**item), **rest)
