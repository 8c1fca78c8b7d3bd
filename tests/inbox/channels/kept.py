"""A store that behaves as receive does, for channels whose messages are chats."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.errors import TryLater

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.channel import Batch, Event, IncomingMessage


@dataclass
class Kept:
    """Messages by `remote_id`, every event in order, and the cursor."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    cursor: Any = None
    repeated: int = 0
    is_caught_up: bool = False

    def store(self, batch: Batch) -> None:
        """Keep one batch."""
        for message in batch.messages:
            self.repeated += message.remote_id in self.messages
            self.messages.setdefault(message.remote_id, message)
        self.events += batch.events
        self.cursor = batch.cursor if batch.cursor is not None else self.cursor
        self.is_caught_up = self.is_caught_up or batch.is_caught_up

    def of(self, kind: type[Any]) -> list[Any]:
        """Give the events of a kind."""
        return [each for each in self.events if isinstance(each, kind)]

    async def follow(self, channel: Any, until: Callable[[], object], seconds: float = 40) -> None:
        """Receive from the kept cursor until something is true; passing faults are passing."""
        async with asyncio.timeout(seconds):
            while not await self._followed(channel, until):  # noqa: ASYNC110 - a retry
                await asyncio.sleep(0.2)

    async def _followed(self, channel: Any, until: Callable[[], object]) -> bool:
        with suppress(TryLater):
            async with aclosing(channel.receive(self.cursor)) as batches:
                async for batch in batches:
                    self.store(batch)
                    if until():
                        return True
        return False

    def texts(self) -> list[str]:
        """Give every text, oldest first."""
        found = sorted(self.messages.values(), key=lambda each: each.sent_at)
        return [each.text for each in found]
