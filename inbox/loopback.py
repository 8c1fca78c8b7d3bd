"""The end of a browser sign-in: a page on 127.0.0.1 that takes the code (RFC 8252)."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from inbox.errors import Refused, SignInAgain

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENCE_SECONDS = 300.0
_DONE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
    b"<!DOCTYPE html><title>Kindline</title><p style='font:18px sans-serif;margin:3em'>"
    b"You can close this page and go back to Kindline."
)


@dataclass(frozen=True, slots=True)
class Loopback:
    """A page that waits for the browser; `redirect` is its address for the provider."""

    redirect: str
    _answers: asyncio.Queue[str]

    async def code(self, state: str) -> str:
        """Give the code that came with our own `state`. Raises SignInAgain when declined."""
        while True:
            query = parse_qs(urlsplit(await self._answers.get()).query)
            if query.get("state") != [state]:
                continue  # not the answer to our question: a page's icon, or somebody else's
            if "code" in query:
                return query["code"][0]
            raise SignInAgain("The sign-in was declined. Nothing was changed; start it again.")


@asynccontextmanager
async def listening(port: int = 0) -> AsyncIterator[Loopback]:
    """Open the page for as long as the sign-in takes; some providers want one fixed port.

    Raises Refused when that port is taken.
    """
    answers: asyncio.Queue[str] = asyncio.Queue()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(10):
                line = await reader.readline()
            parts = line.decode("latin-1").split(" ")
            writer.write(_DONE)
            await writer.drain()
            if len(parts) > 1:
                answers.put_nowait(parts[1])
        except (OSError, ValueError, TimeoutError):
            return
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(answer, "127.0.0.1", port)
    except OSError as error:
        raise Refused(
            f"Another program uses port {port}, which the sign-in needs. Nothing was changed; end "
            "it, or choose another port here and at the provider."
        ) from error
    try:
        port = server.sockets[0].getsockname()[1]
        yield Loopback(f"http://127.0.0.1:{port}/", answers)
    finally:
        server.close()
