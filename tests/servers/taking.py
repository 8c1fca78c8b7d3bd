"""Takes what a channel receives as the inbox would: one message an id, events, the cursor."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, Event, IncomingFile, IncomingMessage, Outgoing
from inbox.channels import registry
from inbox.model import Account, OutboxItem, OutboxState, Visibility
from inbox.ports import SystemClock, secret_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ACCOUNT_ID = "a" * 32


class Secrets(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        """Keep one."""
        self[name] = value

    def delete(self, name: str) -> None:
        """Forget one."""
        self.pop(name, None)


@dataclass
class Taken:
    """What was stored so far; keep it over restarts of the channel."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    cursor: Mapping[str, Any] | None = None
    is_caught_up: bool = False
    order: list[str] = field(default_factory=list)  # remote ids as they came, repeats too

    def store(self, batch: Batch) -> None:
        """Store a batch as the inbox does."""
        for message in batch.messages:
            self.order.append(message.remote_id)
            self.messages.setdefault(message.remote_id, message)
        self.events += batch.events
        self.cursor = batch.cursor if batch.cursor is not None else self.cursor
        self.is_caught_up = self.is_caught_up or batch.is_caught_up

    def texts(self) -> list[str]:
        """Give the texts in the order in which they came."""
        return [each.text for each in self.messages.values()]


async def take(
    channel: Any, taken: Taken, until: Callable[[Taken], bool], seconds: float = 10.0
) -> Taken:
    """Receive from the stored cursor on until something holds."""
    async with asyncio.timeout(seconds), aclosing(channel.receive(taken.cursor)) as batches:
        async for batch in batches:
            taken.store(batch)
            if until(taken):
                break
    return taken


def named(secrets: Mapping[str, str]) -> Secrets:
    """Give the secrets of the test's account as its store keeps them."""
    return Secrets({secret_name(ACCOUNT_ID, key): value for key, value in secrets.items()})


def channel_of(account: Account, secrets: Mapping[str, str]) -> Any:
    """Build the channel of a rig's account; `Secrets` are taken as they are, and kept."""
    account = replace(account, id=ACCOUNT_ID)
    kept = secrets if isinstance(secrets, Secrets) else named(secrets)
    return registry.connect(account, kept, SystemClock())


def reply(  # noqa: PLR0913 - what a reply is made of
    text: str,
    thread_key: str,
    *,
    handle: str = "",
    files: tuple[IncomingFile, ...] = (),
    answers: str = "",
    visibility: Visibility = Visibility.PRIVATE,
    item_id: str = "b" * 32,
) -> Outgoing:
    """Make an approved reply."""
    now = datetime.now(UTC)
    item = OutboxItem(
        item_id,
        "c" * 32,
        ACCOUNT_ID,
        text,
        "",
        "",
        (),
        (),
        (),
        OutboxState.SENDING,
        now,
        1,
        "",
        now,
    )
    return Outgoing(
        item, thread_key, handle, "", (), "", "", None, files, visibility, answers_remote_id=answers
    )
