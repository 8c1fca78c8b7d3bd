"""A TCP proxy that picks a fault for every connection: cut, delay, repeat, truncate."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from tests.servers.proxy import FaultProxy

FAULTS = ("cut", "delay", "repeat", "truncate")


@dataclass
class RoughProxy(FaultProxy):
    """As FaultProxy, with faults by chance; `RoughProxy.start(port)`, `stop()`.

    cut: both sides are reset after some bytes from the server. truncate: the client sees an
    orderly end in the middle of an answer. delay: every piece comes late. repeat: one piece from
    the server comes twice, so the protocol stops making sense. `heal()` takes all faults away.
    """

    faults: tuple[str, ...] = FAULTS
    rate: float = 0.5  # of the connections that get a fault
    chance: random.Random = field(default_factory=lambda: random.Random(20261122))  # noqa: S311
    first_bytes: tuple[int, int] = (1, 6000)  # how far a connection gets before its fault
    done: Counter[str] = field(default_factory=Counter)  # the faults that really happened

    def heal(self) -> None:
        """Take every fault away."""
        super().heal()
        self.rate = 0.0

    async def _shuttle(
        self,
        client: asyncio.StreamReader,
        to_client: asyncio.StreamWriter,
        server: asyncio.StreamReader,
        to_server: asyncio.StreamWriter,
    ) -> None:
        fault = self.chance.choice(self.faults) if self.chance.random() < self.rate else ""
        up = asyncio.ensure_future(_copy(client, to_server))
        down = asyncio.ensure_future(self._down(server, to_client, fault))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            if fault == "truncate" and down.done() and to_client.can_write_eof():
                to_client.write_eof()
                await asyncio.sleep(0.05)
        finally:
            for task in (up, down):
                task.cancel()
            await asyncio.gather(up, down, return_exceptions=True)

    async def _down(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fault: str
    ) -> None:
        left = self.chance.randint(*self.first_bytes)
        while data := await reader.read(65536):
            self.total_from_server += len(data)
            if fault == "delay":
                self.done[fault] += 1
                await asyncio.sleep(self.chance.uniform(0.01, 0.2))
            is_reached = fault in ("cut", "truncate", "repeat") and len(data) >= left
            if is_reached and fault != "repeat":
                data = data[:left]
            writer.write(data)
            if is_reached:
                self.done[fault] += 1
                if fault != "repeat":
                    await writer.drain()
                    await asyncio.sleep(0.01)  # lets the half-delivered bytes arrive
                    return
                writer.write(data)
                fault = ""
            left -= len(data)
            await writer.drain()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
