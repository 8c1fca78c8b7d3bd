"""What the tests of the review channels share: an account over a stand-in, and what is received."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from inbox.channel import Batch, IncomingMessage, MessageDeleted, MessageEdited
from inbox.channels import registry
from inbox.model import Account, Direction
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets, outgoing

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from inbox.channel import Channel, Event, Outgoing


def channel_of(
    account: Account, secrets: dict[str, str], **settings: Any
) -> tuple[Channel, Secrets]:
    """Build the channel of a rig's account."""
    kept = Secrets({secret_name(ACCOUNT_ID, key): value for key, value in secrets.items()})
    given = dict(account.settings) | settings
    made = Account(ACCOUNT_ID, account.channel, account.name, account.address, given)
    return registry.connect(made, kept, SystemClock()), kept


T = TypeVar("T")


@dataclass
class Received:
    """What receive would keep: messages by `remote_id`, every event, and the cursor."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    cursor: Any = None
    batches: list[Batch] = field(default_factory=list)
    repeated: int = 0

    def store(self, batch: Batch) -> None:
        """Keep one batch."""
        self.batches.append(batch)
        for message in batch.messages:
            self.repeated += message.remote_id in self.messages
            self.messages.setdefault(message.remote_id, message)
        self.events.extend(batch.events)
        if batch.cursor is not None:
            self.cursor = batch.cursor

    async def follow(
        self, channel: Channel, until: Callable[[], bool], seconds: float = 20
    ) -> None:
        """Receive from the kept cursor until something is true."""
        given: Any = channel.receive(self.cursor)
        try:
            async with asyncio.timeout(seconds), aclosing(given) as batches:
                async for batch in batches:
                    self.store(batch)
                    if until():
                        return
        finally:
            await channel.close()

    async def catch_up(self, channel: Channel) -> None:
        """Receive until the channel says that it is caught up."""
        await self.follow(channel, lambda: self.batches[-1].is_caught_up)

    @property
    def edits(self) -> list[MessageEdited]:
        """Every edit."""
        return [each for each in self.events if isinstance(each, MessageEdited)]

    @property
    def deletions(self) -> list[MessageDeleted]:
        """Everything taken back."""
        return [each for each in self.events if isinstance(each, MessageDeleted)]


def run(channel: Channel, work: Coroutine[Any, Any, T]) -> T:
    """Do one thing with a channel and close it."""

    async def closing() -> T:
        try:
            return await work
        finally:
            await channel.close()

    return asyncio.run(closing())


def answer_to(message: IncomingMessage, text: str) -> Outgoing:
    """Give an approved reply to a message that was received."""
    assert message.direction is Direction.INBOUND
    made = outgoing("", text)
    return type(made)(
        item=made.item,
        thread_key=message.thread_key,
        counterpart_handle=message.author_handle,
        in_reply_to="",
        references=(),
        quoted_text=message.text,
        quoted_author=message.author_name,
        quoted_at=message.sent_at,
        files=(),
        visibility=message.visibility,
        answers_remote_id=message.remote_id,
        answers_extra=message.extra,
        answers_place=message.place,
        answers_place_key=message.place_key,
    )
