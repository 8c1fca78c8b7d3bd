"""Mastodon's other side for the flow tests: customers on a real snac2."""

from __future__ import annotations

import asyncio
import json
import shutil
from typing import TYPE_CHECKING

from inbox.channels.mastodon.html_text import html_to_text, without_addressees
from inbox.model import Account
from tests.inbox.channels.mastodon.people import Person
from tests.servers.forwarding import Forwarding
from tests.servers.needs import server_directory
from tests.servers.snac import Snac

if TYPE_CHECKING:
    from pathlib import Path


class MastodonRig:
    """One snac2 with the shop and customers; people are told apart by name."""

    name = "mastodon"
    port = 0

    def __init__(self) -> None:
        self._directory: Path | None = None
        self._server: Snac | None = None
        self._people: dict[str, Person] = {}
        self._way: Forwarding | None = None

    async def start(self) -> None:
        """Start snac2 and a way to it on 127.0.0.1."""
        self._directory = server_directory("snac")
        self._server = await asyncio.to_thread(Snac.start, self._directory, ())
        await self._person("shop")
        await self._person("carla")
        self._way = Forwarding(self._server.host, 80)
        await self._way.start()
        self.port = self._way.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the shop's account."""
        assert self._server is not None
        settings = {
            "server": self._server.host,
            "base_url": f"http://127.0.0.1:{port}",
            "poll_seconds": 0.2,
        }
        shop = self._people["shop"]
        return Account("", "mastodon", "Shop", shop.handle, settings), {"token": shop.token}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Write a direct post to the shop."""
        person = await self._person(who)
        shop = self._people["shop"].handle
        said = await asyncio.to_thread(person.says, f"@{shop} {text}", "direct")
        return str(said["uri"])

    async def customer_saw(self) -> list[str]:
        """Give what customers were told, without the leading mention."""
        found: list[str] = []
        for name, person in list(self._people.items()):
            if name == "shop":
                continue
            found += [_plain(status) for status in await asyncio.to_thread(person.hears)]
        return found

    async def had(self) -> dict[str, float]:
        """Give when the shop's own account had each post (seconds since 1970), by its text.

        snac2 hands posts on from a queue that it looks at every few seconds.
        """
        assert self._server is not None
        told = (self._server.directory / "user" / "shop" / "notify").glob("*.json")
        notices = [json.loads(each.read_text("utf-8")) for each in told]
        return {
            str(each["msg"]["object"].get("sourceContent", "")).partition(" ")[2]: float(each["id"])
            for each in notices
            if isinstance(each.get("msg", {}).get("object"), dict)
        }

    async def stop(self) -> None:
        """End the server; safe to call twice."""
        if self._way is not None:
            await self._way.stop()
        for person in self._people.values():
            person.close()
        server, self._server = self._server, None
        if server is not None:
            await asyncio.to_thread(server.stop)
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)

    async def _person(self, name: str) -> Person:
        if name not in self._people:
            server = self._server
            assert server is not None
            await asyncio.to_thread(server.add, name)
            self._people[name] = Person(name, server, await asyncio.to_thread(server.token, name))
        return self._people[name]


def _plain(status: dict[str, object]) -> str:
    return without_addressees(html_to_text(str(status["content"])))


RIG = MastodonRig
