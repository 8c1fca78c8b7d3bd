"""A TCP proxy that misbehaves on purpose: cuts, delays, half-delivered answers."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


@dataclass
class FaultProxy:
    """A proxy to one loopback port, running in a thread of its own.

    Faults are attributes that may be set at any time; each holds for connections made after it
    was set. Counts are per connection, in bytes from the server (`cut_after`) or from the client
    (`cut_client_after`).
    """

    target_port: int
    port: int = 0
    cut_after: int | None = None
    cut_client_after: int | None = None
    delay_seconds: float = 0.0
    refuse: bool = False  # take the connection and close it at once
    swallow_after: bytes | None = None  # the client's bytes after which no answer comes back
    total_from_server: int = 0
    connections: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _thread: threading.Thread | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _server: asyncio.Server | None = None

    @classmethod
    def start(cls, target_port: int) -> FaultProxy:
        """Start on a free loopback port."""
        proxy = cls(target_port)
        proxy._thread = threading.Thread(target=proxy._loop.run_forever, daemon=True)
        proxy._thread.start()
        proxy._run(proxy._listen())
        return proxy

    def heal(self) -> None:
        """Take every fault away."""
        self.cut_after = self.cut_client_after = self.swallow_after = None
        self.delay_seconds, self.refuse = 0.0, False

    def drop(self) -> None:
        """Cut every open connection now."""
        self._run(self._drop())

    def down(self) -> None:
        """Stop listening, as a server that is gone; `up` listens again on the same port."""
        self._run(self._close())

    def up(self) -> None:
        """Listen again after `down`."""
        self._run(self._listen())

    def stop(self) -> None:
        """End everything."""
        if self._thread is None:
            return
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._thread = None
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        await self._drop()

    async def _drop(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
        self._writers.add(writer)
        other: asyncio.StreamWriter | None = None
        try:
            if self.refuse:
                return
            from_server, other = await asyncio.open_connection("127.0.0.1", self.target_port)
            self._writers.add(other)
            await self._shuttle(reader, writer, from_server, other)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            for each in (writer, other):
                if each is not None:
                    self._writers.discard(each)
                    each.transport.abort()
            if task is not None:
                self._tasks.discard(task)

    async def _shuttle(
        self,
        client: asyncio.StreamReader,
        to_client: asyncio.StreamWriter,
        server: asyncio.StreamReader,
        to_server: asyncio.StreamWriter,
    ) -> None:
        state = _State(self.delay_seconds, self.swallow_after)
        up = asyncio.ensure_future(_pump(client, to_server, state, self.cut_client_after, None))
        down = asyncio.ensure_future(_pump(server, to_client, state, self.cut_after, self))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (up, down):
                task.cancel()
            await asyncio.gather(up, down, return_exceptions=True)


@dataclass
class _State:
    delay_seconds: float
    swallow_after: bytes | None
    tail: bytes = b""
    is_swallowing: bool = False

    def watch(self, data: bytes) -> None:
        """Look for the client's bytes after which the server's answer is swallowed."""
        if self.swallow_after is None:
            return
        seen = self.tail + data
        if self.swallow_after in seen:
            self.is_swallowing = True
        self.tail = seen[-len(self.swallow_after) :]


async def _pump(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    state: _State,
    limit: int | None,
    counter: FaultProxy | None,
) -> None:
    """Copy one direction until the end or the cut; what lies before the cut is delivered."""
    passed = 0
    while data := await reader.read(65536):
        if state.delay_seconds:
            await asyncio.sleep(state.delay_seconds)
        if counter is None:
            state.watch(data)
        elif state.is_swallowing:
            return
        keep = data if limit is None else data[: max(0, limit - passed)]
        passed += len(keep)
        if counter is not None:
            counter.total_from_server += len(keep)
        writer.write(keep)
        await writer.drain()
        if limit is not None and passed >= limit:
            await asyncio.sleep(0.01)  # lets the half-delivered bytes reach the other side
            return
