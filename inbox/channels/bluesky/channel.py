"""Bluesky as a channel: joins posts and direct messages for one account."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.bluesky.acting import Acting
from inbox.channels.bluesky.chat import Chat
from inbox.channels.bluesky.cursor import Progress, read_cursor
from inbox.channels.bluesky.found import Found
from inbox.channels.bluesky.info import CAN, INFO
from inbox.channels.bluesky.posts import Posts
from inbox.channels.bluesky.sending import Sending
from inbox.channels.bluesky.wire import CHAT, Wire
from inbox.errors import ChannelError, Offline, SignInAgain, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.web import Beat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.ports import Clock, SecretStore

_log = logging.getLogger(__name__)
POLL_SECONDS = 20.0
# How many looks apart it is tried again whether direct messages are permitted by now.
_CHAT_AGAIN, _SOON = 60, 5


class BlueskyChannel:
    """One account."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account, self._secrets, self._clock = account, secrets, clock
        self._poll_seconds = float(account.settings.get("poll_seconds") or POLL_SECONDS)
        self._wire: Wire | None = None
        self._bell = asyncio.Event()

    async def check(self) -> CheckResult:
        """Try the sign-in, posts and direct messages without changing anything."""
        try:
            wire = self._open()
            me = await wire.me()
            await wire.ask("app.bsky.notification.listNotifications", limit=1)
        except ChannelError as error:
            return CheckResult(False, (f"Receiving does not work. {error}",))
        sentences = [
            f"Posts work: signed in as @{me.handle}.",
            "Sending should work: an app password may always post.",
        ]
        try:
            await wire.ask("chat.bsky.convo.listConvos", proxy=CHAT, limit=1)
            sentences.append("Direct messages work.")
        except ChannelError as error:
            sentences.append(f"Direct messages do not work; posts do all the same. {error}")
        return CheckResult(True, tuple(sentences))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever, by looking every few seconds."""
        wire = self._open()
        me = await wire.me()
        progress = read_cursor(cursor)
        recheck = float(self._account.settings.get("recheck_seconds") or 0)
        posts = Posts(wire, me, progress, self._clock, recheck)
        chat = Chat(wire, me, progress, self._clock)
        is_first, without_chat = True, 0
        beat = Beat(self._poll_seconds, self._bell)
        while True:
            async for found in posts.notifications(Found):
                yield _batch(found, progress)
            if without_chat == 0:
                try:
                    async for found in chat.look(Found):
                        yield _batch(found, progress)
                except (Offline, SignInAgain):
                    raise
                except ChannelError as error:
                    # Posts go on: direct messages have a service of their own, and a permission.
                    _log.info("direct messages are left out for now: %s", error)
                    without_chat = _SOON if isinstance(error, TryLater) else _CHAT_AGAIN
            without_chat = max(0, without_chat - 1)
            rest = Found()
            await posts.own(rest)
            await posts.look_again(rest)
            if rest or is_first:
                yield _batch(rest, progress, is_caught_up=True)
            is_first = False
            await beat.rest()

    async def send(self, outgoing: Outgoing) -> Sent:
        """Publish the reply, or write it as a direct message."""
        sent = await Sending(self._open(), self._clock).send(outgoing)
        self._bell.set()
        return sent

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the reply under its own key, or in the direct conversation."""
        return await Sending(self._open(), self._clock).find(outgoing)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the network keeps what was sent."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring read state, likes, reactions and deletions to the network."""
        await Acting(self._open(), self._clock).act(actions)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: nobody is told on Bluesky."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.close()

    def _open(self) -> Wire:
        if self._wire is None:
            self._wire = Wire(self._account.id, self._account.settings, self._secrets)
        return self._wire


def _batch(found: Found, progress: Progress, *, is_caught_up: bool = False) -> Batch:
    messages = tuple(found.messages.values())
    return Batch(messages, tuple(found.events), progress.to_json(), is_caught_up=is_caught_up)
