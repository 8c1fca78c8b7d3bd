"""A desktop of the tests: a real hooks.Relay with a file in which everything stored survives."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from inbox import hooks
from inbox.errors import TryLater
from inbox.model import Account
from inbox.ports import secret_name
from tests.servers.relay import token_of

if TYPE_CHECKING:
    import random

    from tests.servers.relay import RelayProcess


class Secrets(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


class Desktop:
    """Stores batch and cursor at once, as inbox.receive does, and loses all else when it dies."""

    def __init__(self, relay: RelayProcess, name: str, source: str = "shop") -> None:
        self.account = Account(
            name,
            "whatsapp",
            name,
            settings={hooks.URL: relay.base_url, hooks.SOURCE: source, "relay_wait_seconds": 2},
        )
        self.secrets = Secrets({secret_name(name, hooks.TOKEN): token_of(name)})
        self.state: Any = None
        self.stored: list[str] = []
        self.faults: list[str] = []

    def line(self) -> hooks.Relay:
        """Start anew from what survived."""
        made = hooks.Relay.of(self.account, self.secrets)
        assert made is not None
        return made

    def store(self, taken: hooks.Taken) -> None:
        """Do what receive does in one transaction."""
        self.stored += [each.body.decode() for each in taken.payloads]
        self.faults += [each.fault for each in taken.payloads if each.fault]
        self.state = json.loads(json.dumps(taken.state))

    async def take(self, wait_seconds: int = 0) -> int:
        """Take one batch, store it, and go away."""
        line = self.line()
        try:
            taken = await line.next(self.state, wait_seconds)
            self.store(taken)
            return len(taken.payloads)
        finally:
            await line.close()

    async def come_and_go(self, done: asyncio.Event, chance: random.Random) -> None:
        """Live, die and come back until the test is done and nothing more comes."""
        while True:
            with suppress(TryLater):
                if await self._live(done, chance):
                    return
            await asyncio.sleep(chance.uniform(0.0, 0.2))

    async def _live(self, done: asyncio.Event, chance: random.Random) -> bool:
        """Live for a while; dying between taking and storing loses what was taken, not more."""
        line = self.line()
        try:
            async with asyncio.timeout(chance.uniform(0.1, 2.0)):
                while True:
                    was_done = done.is_set()
                    taken = await line.next(self.state, 0 if was_done else 1)
                    if chance.random() < 0.1:
                        return False  # died before it was stored
                    self.store(taken)
                    if was_done and not taken.payloads:
                        return True
        except TimeoutError:
            return False
        finally:
            await line.close()
