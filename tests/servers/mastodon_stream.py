"""Mastodon's documented stream (docs.joinmastodon.org/methods/streaming) before a real snac2."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class StreamFront:
    """Serves /api/v1/streaming/user itself and hands every other request on; in the test's loop."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._listeners: list[asyncio.StreamWriter] = []
        self._server: asyncio.Server | None = None
        self._open: list[asyncio.StreamWriter] = []
        self.is_listened_to = asyncio.Event()
        self.requests: list[str] = []

    async def start(self) -> str:
        """Listen on the server's own address; gives the base address."""
        self._server = await asyncio.start_server(self._serve, self._host, 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://{self._host}:{port}"

    async def push(self, event: str, data: str) -> None:
        """Send an event to everybody who listens."""
        for writer in self._listeners:
            writer.write(f"event: {event}\ndata: {data}\n\n".encode())
            await writer.drain()

    async def drop(self) -> None:
        """End the streams, as a server that is started again."""
        self.is_listened_to.clear()
        for writer in self._listeners:
            writer.close()
        self._listeners.clear()

    async def stop(self) -> None:
        """End everything."""
        await self.drop()
        for writer in self._open:
            writer.close()
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.append(writer)
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            line = head.split(b"\r\n")[0].decode()
            self.requests.append(line)
            if "/api/v1/streaming/user" not in line:
                await self._hand_on(head, reader, writer)
                return
            assert b"authorization: bearer " in head.lower()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:)\n\n")
            await writer.drain()
            self._listeners.append(writer)
            self.is_listened_to.set()

    async def _hand_on(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, away = await asyncio.open_connection(self._host, 80)
        away.write(head)
        up = asyncio.ensure_future(_copy(reader, away))
        await _copy(there, writer)
        up.cancel()
        for each in (writer, away):
            each.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
