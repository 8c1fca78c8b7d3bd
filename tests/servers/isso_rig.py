"""The other side of site comments for the flow tests: visitors of a real isso."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

from inbox.model import Account
from tests.servers.isso import PASSWORD, Isso
from tests.servers.needs import server_directory

if TYPE_CHECKING:
    from pathlib import Path

_AUTHOR = "The Cup Shop"


class IssoRig:
    """One site; every customer has an address, every comment is a thread of its own."""

    name = "isso"
    port = 0

    def __init__(self) -> None:
        self._directory: Path | None = None
        self._server: Isso | None = None

    async def start(self) -> None:
        """Start isso with moderation on."""
        self._directory = server_directory("isso")
        self._server = await asyncio.to_thread(Isso.start, self._directory)
        self.port = self._server.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the shop."""
        settings = {
            "server": f"http://127.0.0.1:{port}",
            "author": _AUTHOR,
            "email": "answers@shop.example",
            "website": "https://shop.example",
            "poll_seconds": 0.2,
        }
        return Account("", "isso", "Shop", "", settings), {"password": PASSWORD}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Write below the page."""
        assert self._server is not None
        fields = {"author": who, "email": f"{who}@customer.example"}
        made = await asyncio.to_thread(self._server.comments, text, **fields)
        return str(made.id)

    async def customer_saw(self) -> list[str]:
        """Give the shop's answers that everybody sees."""
        assert self._server is not None
        shown = await asyncio.to_thread(self._server.shown)
        return [str(each["text"]) for each in shown if each["author"] == _AUTHOR]

    async def stop(self) -> None:
        """End the server; safe to call twice."""
        server, self._server = self._server, None
        if server is not None:
            await asyncio.to_thread(server.stop)
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)


RIG = IssoRig
