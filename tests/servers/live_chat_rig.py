"""The website visitors' side for the flow tests: a real Prosody, visitors with kept accounts."""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING

from inbox.channels.live_chat import names, stanzas
from inbox.channels.live_chat.config import config_of
from inbox.channels.live_chat.wire import Line
from inbox.model import Account
from tests.servers.needs import server_directory
from tests.servers.prosody import Prosody

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

AGENT = "help@shop.test"


class LiveChatRig:
    """Visitors of a shop's website; see tests/flow/rig.py."""

    name = "live_chat"

    def __init__(self) -> None:
        self.port = 0
        self.server: Prosody | None = None
        self._lines: dict[str, Line] = {}

    async def start(self) -> None:
        """Start Prosody."""
        self.server = await asyncio.to_thread(Prosody.start, server_directory("chat-rig"))
        self.port = self.server.c2s_port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the agent's account."""
        return _account(AGENT, port), {"password": "b"}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Write as a visitor of the site."""
        name = uuid.uuid4().hex
        line = await self._line(who)
        await line.deliver(stanzas.message(AGENT, name, text, f"{who}@visitors.test", who.title()))
        return name

    async def customer_saw(self) -> list[str]:
        """Read what stands in every visitor's own archive from the shop."""
        found: list[str] = []
        for who in sorted(self._lines):
            found += await self._saw(await self._line(who))
        return found

    async def stop(self) -> None:
        """Hang up and end Prosody."""
        for line in self._lines.values():
            await line.close()
        self._lines.clear()
        server, self.server = self.server, None
        if server is not None:
            await asyncio.to_thread(server.remove)

    async def _line(self, who: str) -> Line:
        line = self._lines.get(who)
        if line is None or not line.is_open:
            assert self.server is not None
            address = await asyncio.to_thread(self.server.add_visitor, who)
            line = self._lines[who] = Line(config_of(_account(address, self.port)), "v")
            await line.open()
            line.post(stanzas.presence(who.title()))
        return line

    async def _saw(self, line: Line) -> list[str]:
        found: list[str] = []
        after: str | None = None
        while True:
            results, fin = await line.archive(stanzas.query(uuid.uuid4().hex, after=after))
            found += [_body(each) for each in results if _sender(each) == AGENT]
            after = fin.findtext(f"{{{names.RSM}}}set/{{{names.RSM}}}last")
            if fin.get("complete") == "true" or not after:
                return [text for text in found if text]


def _account(address: str, port: int) -> Account:
    settings = {"host": "127.0.0.1", "port": port, "security": "none"}
    return Account("", "live_chat", "Shop", address, settings)


def _sender(result: Element) -> str:
    for each in result.iter(f"{{{names.CLIENT}}}message"):
        return each.get("from", "").partition("/")[0]
    return ""


def _body(result: Element) -> str:
    for each in result.iter(f"{{{names.CLIENT}}}body"):
        return each.text or ""
    return ""


RIG = LiveChatRig
