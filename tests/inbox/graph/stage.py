"""A page channel on a stage: the fake page, a real relay where wanted, and short loops."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from inbox.model import Account
from inbox.ports import SystemClock, secret_name
from tests.app.relay.desktop import Secrets
from tests.inbox.channels.email.mailbox import outgoing
from tests.servers.pages import PAGE, SOURCE, TOKEN, FakePages, person
from tests.servers.relay import RelayProcess, token_of

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

    from inbox.channel import Batch, Event, IncomingMessage, Outgoing
    from inbox.graph.channel import PageChannel

T = TypeVar("T")
CARLA = person("carla")


@dataclass
class Stage:
    """One platform's fake and the channels that are connected to it."""

    kind: type[PageChannel]
    pages: FakePages
    relay: RelayProcess | None = None
    secrets: Secrets = field(default_factory=Secrets)

    @classmethod
    def start(cls, kind: type[PageChannel], relay_in: Path | None = None) -> Stage:
        """Start the fake, and a relay in a directory."""
        relay = None
        if relay_in is not None:
            relay = RelayProcess(relay_in, ("desk",), (SOURCE,))
            relay.start()
        pages = FakePages(kind.platform, relay)
        pages.start()
        given = {"token": TOKEN, "relay_token": token_of("desk")}
        secrets = Secrets({secret_name("a" * 32, key): value for key, value in given.items()})
        return cls(kind, pages, relay, secrets)

    def stop(self) -> None:
        """End both."""
        self.pages.stop()
        if self.relay is not None:
            self.relay.stop()

    def channel(self, **settings: Any) -> PageChannel:
        """Build an account's channel."""
        known = {"page_id": PAGE, "base_url": self.pages.base_url, "poll_seconds": 0.1}
        if self.relay is not None:
            known |= {"relay_url": self.relay.base_url, "relay_source": SOURCE}
            known |= {"relay_wait_seconds": 1, "poll_seconds": 60}
        account = Account("a" * 32, self.kind.info.name, "Page", "", {**known, **settings})
        return self.kind(account, self.secrets, SystemClock())

    def do(self, channel: PageChannel, work: Coroutine[Any, Any, T]) -> T:
        """Run one coroutine and close the channel."""

        async def run() -> T:
            try:
                return await work
            finally:
                await channel.close()

        return asyncio.run(run())

    def take(
        self, channel: PageChannel, cursor: Any = None, count: int = 1, batches: int = 30
    ) -> Taken:
        """Receive until so many messages and events came and it is caught up."""

        async def run() -> Taken:
            taken = Taken()
            async with asyncio.timeout(10), aclosing(channel.receive(cursor)) as given:  # type: ignore[type-var]
                async for batch in given:
                    taken.add(batch)
                    if len(taken.messages) + len(taken.events) >= count and batch.is_caught_up:
                        break
                    if len(taken.batches) >= batches:
                        break
            return taken

        return self.do(channel, run())

    def reply(self, text: str = "We are on it.", thread: str = CARLA, **changes: Any) -> Outgoing:
        """Make an approved reply."""
        made = outgoing(thread, text, thread_key=thread)
        return replace(made, **changes)


@dataclass
class Taken:
    """What a channel gave."""

    batches: list[Batch] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Keep one batch."""
        self.batches.append(batch)

    @property
    def messages(self) -> list[IncomingMessage]:
        """All messages."""
        return [each for batch in self.batches for each in batch.messages]

    @property
    def events(self) -> list[Event]:
        """All events."""
        return [each for batch in self.batches for each in batch.events]

    @property
    def texts(self) -> list[str]:
        """All messages' texts."""
        return [each.text for each in self.messages]

    @property
    def cursor(self) -> Any:
        """The last cursor."""
        return self.batches[-1].cursor
