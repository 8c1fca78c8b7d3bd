"""Bluesky's other side for the flow tests: customers on Bluesky's own network."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inbox.model import Account
from tests.servers.atproto import Bluesky

if TYPE_CHECKING:
    from tests.servers.atproto import Person


class BlueskyRig:
    """One network with the shop and customers who mention it."""

    name = "bluesky"
    port = 0

    def __init__(self) -> None:
        self._network: Bluesky | None = None
        self._people: dict[str, Person] = {}

    async def start(self) -> None:
        """Start the network."""
        self._network = await asyncio.to_thread(Bluesky.start)
        self.port = urlsplit(self._network.pds).port or 0
        await self._person("shop")
        await self._person("carla")

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the shop's account."""
        shop = self._people["shop"]
        settings = {
            "identifier": shop.handle,
            "base_url": f"http://127.0.0.1:{port}",
            "poll_seconds": 0.2,
        }
        return Account("", "bluesky", "Shop", shop.handle, settings), {"password": shop.password}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Mention the shop in a post."""
        person = await self._person(who)
        made = await asyncio.to_thread(person.mentions, self._people["shop"], text)
        return made["uri"]

    async def customer_saw(self) -> list[str]:
        """Give the shop's answers, from its own repository."""
        shop = self._people["shop"]
        found: list[str] = []
        cursor = ""
        while True:
            answer = await asyncio.to_thread(
                shop.ask,
                "com.atproto.repo.listRecords",
                repo=shop.did,
                collection="app.bsky.feed.post",
                limit=100,
                **({"cursor": cursor} if cursor else {}),
            )
            found += [str(each["value"]["text"]) for each in answer["records"]]
            cursor = answer.get("cursor") or ""
            if not cursor or not answer["records"]:
                return found

    async def stop(self) -> None:
        """End the network; safe to call twice."""
        network, self._network = self._network, None
        if network is not None:
            await asyncio.to_thread(network.stop)

    async def _person(self, name: str) -> Person:
        if name not in self._people:
            assert self._network is not None
            self._people[name] = await asyncio.to_thread(self._network.person, name)
        return self._people[name]


RIG = BlueskyRig
