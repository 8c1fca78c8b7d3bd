"""An agent at work in a test: the live chat channel, with what it received."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import IncomingFile, IncomingMessage, Outgoing, Sent
from inbox.channels.live_chat.channel import LiveChatChannel
from inbox.errors import TryLater
from inbox.model import Account, OutboxItem, OutboxState
from inbox.ports import SystemClock, secret_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.servers.prosody import Prosody

ACCOUNT = "a" * 32


class Agent:
    """A channel with its receiving task; made and used within one event loop."""

    def __init__(self, server: Prosody, secrets: dict[str, str] | None = None, **more: Any) -> None:
        usual = {"host": "127.0.0.1", "port": server.c2s_port, "security": "none"}
        settings = usual | {"from_name": "Amal"} | more
        given = {"password": "b"} | (secrets or {})
        self.account = Account(ACCOUNT, "live_chat", "Shop", "help@shop.test", settings)
        self.kept = Kept({secret_name(ACCOUNT, key): value for key, value in given.items()})
        self.messages: dict[str, IncomingMessage] = {}
        self.repeated: list[str] = []
        self.events: list[Any] = []
        self.cursor: Mapping[str, Any] | None = None
        self.is_live = False
        self.channel = self._made()
        self._task: asyncio.Task[None] | None = None

    def _made(self) -> LiveChatChannel:
        return LiveChatChannel(self.account, self.kept, SystemClock())

    async def begin(self) -> Agent:
        """Connect and receive until `end`."""
        self.channel = self._made()
        self.is_live = False
        self._task = asyncio.get_running_loop().create_task(self._receive())
        return self

    async def end(self) -> None:
        """Hang up; the cursor stays."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self.channel.close()
        self.is_live = False

    async def _receive(self) -> None:
        while True:
            try:
                async for batch in self.channel.receive(self.cursor):
                    for each in batch.messages:
                        if each.remote_id in self.messages:
                            self.repeated.append(each.remote_id)
                        self.messages.setdefault(each.remote_id, each)
                    self.events += batch.events
                    self.cursor = batch.cursor or self.cursor
                    self.is_live = self.is_live or batch.is_caught_up
            except TryLater:
                await asyncio.sleep(0.1)

    def texts(self) -> list[str]:
        """Give what was received, in order of arrival."""
        return [each.text for each in self.messages.values()]

    async def says(self, thread_key: str, text: str, number: int = 1, *files: IncomingFile) -> Sent:
        """Send a reply; the same number is the same reply."""
        return await self.channel.send(self.outgoing(thread_key, text, number, *files))

    def outgoing(
        self, thread_key: str, text: str, number: int = 1, *files: IncomingFile, attempts: int = 1
    ) -> Outgoing:
        """Make a reply as the send loop hands it over."""
        place = next(
            (m.place for m in reversed(self.messages.values()) if m.thread_key == thread_key), ""
        )
        now = datetime.now(UTC)
        name = f"{number:032x}"
        item = OutboxItem(
            name, "c", ACCOUNT, text, "", "", (), (), (), OutboxState.SENDING, now, attempts, "",
            now, message_id_header=f"<{name}@kindline.invalid>",
        )  # fmt: skip
        blank = Outgoing(item, thread_key, thread_key, "", (), "", "", None, files)
        return replace(blank, answers_place=place)


class Kept(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""
        self[name] = value

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self.pop(name, None)
