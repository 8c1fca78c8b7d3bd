"""Matrix for the shared flow tests: a real Synapse and customers who write to a help account."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inbox.model import Account
from tests.servers.needs import server_directory
from tests.servers.synapse import PASSWORD, MatrixUser, Synapse

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class MatrixRig:
    """The customers' side of a Matrix account; `account` is the agent's."""

    name: str = "matrix"
    port: int = 0
    _directory: Path | None = None
    _server: Synapse | None = None
    _help: MatrixUser | None = None
    _rooms: dict[str, tuple[MatrixUser, str]] = field(default_factory=dict)

    async def start(self) -> None:
        """Start the server with a help account and no messages."""
        self._directory = server_directory("matrix")
        self._server = await asyncio.to_thread(Synapse.start, self._directory / "synapse")
        self.port = self._server.port
        self._help = await asyncio.to_thread(self._server.register, "help")

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the agent's account, led to a port, and its secrets."""
        assert self._help is not None
        settings = {"base_url": f"http://127.0.0.1:{port}", "poll_seconds": 5.0}
        settings |= {"auth": "password", "address": self._help.id}
        return (
            Account("", self.name, "Matrix", self._help.id, settings),
            {"password": PASSWORD},
        )

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write, in a direct room of their own."""
        return await asyncio.to_thread(self._say, text, who)

    def _say(self, text: str, who: str) -> str:
        assert self._server is not None
        assert self._help is not None
        if who not in self._rooms:
            user = self._server.register(who)
            room = user.create_room(self._help.id, is_direct=True)
            self._rooms[who] = (user, room)
        user, room = self._rooms[who]
        return user.say(room, text)

    async def customer_saw(self) -> list[str]:
        """Give what arrived at the customers, from every room's own history."""
        found: list[str] = []
        for user, room in self._rooms.values():
            found += await asyncio.to_thread(user.texts, room)
        return found

    async def stop(self) -> None:
        """Stop the server and remove its directory."""
        if self._server is not None:
            await asyncio.to_thread(self._server.stop)
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)


RIG = MatrixRig
