"""Somebody on IRC (RFC 1459), for what comes over a bridge."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass
class IrcUser:
    """A connected user; make one with `IrcUser.connect`."""

    nick: str
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter
    heard: list[tuple[str, str, str]] = field(default_factory=list)  # (from, to, text)

    @classmethod
    async def connect(cls, port: int, nick: str) -> IrcUser:
        """Connect to a server on this machine and sign in."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        user = cls(nick, reader, writer)
        await user.send(f"NICK {nick}")
        await user.send(f"USER {nick} 0 * :{nick}")
        async with asyncio.timeout(10):
            while (await user.read())[1] != "001":
                pass
        return user

    async def send(self, line: str) -> None:
        """Send one line."""
        self._writer.write(f"{line}\r\n".encode())
        await self._writer.drain()

    async def say(self, to: str, text: str) -> None:
        """Write to a nick or a channel."""
        await self.send(f"PRIVMSG {to} :{text}")

    async def read(self) -> tuple[str, str, str]:
        """Give the next line as (prefix, command, rest); answers pings."""
        line = (await self._reader.readline()).decode("utf-8", "replace").strip()
        if not line:
            raise EOFError("the IRC server closed the line")
        if line.startswith("PING"):
            await self.send(line.replace("PING", "PONG", 1))
        prefix, _, rest = line.partition(" ") if line.startswith(":") else ("", "", line)
        command, _, rest = rest.partition(" ")
        if command == "PRIVMSG":
            to, _, text = rest.partition(" :")
            self.heard.append((prefix[1:].partition("!")[0], to, text))
        return prefix, command, rest

    async def hear(self, text: str, seconds: float = 20) -> tuple[str, str, str]:
        """Wait for a message with a text."""
        async with asyncio.timeout(seconds):
            while True:
                for each in self.heard:
                    if each[2] == text:
                        return each
                await self.read()

    async def close(self) -> None:
        """Leave."""
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
