"""Where a bot's updates come from: its own long poll, or a relay that Telegram calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from inbox.channel import IncomingMessage
from inbox.channels.telegram.parse import ALLOWED
from inbox.channels.telegram.wire import PAGE
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channels.telegram.wire import Bot
    from inbox.hooks import Payload, Relay


@dataclass(frozen=True, slots=True)
class Taken:
    """Updates, what came that is none, and the cursor once they are stored."""

    updates: list[Any]
    unreadable: list[IncomingMessage]
    state: dict[str, Any]
    is_caught_up: bool


class Source(Protocol):
    """Gives what is new; asking again says that everything before it was stored."""

    async def next(self, state: Mapping[str, Any], wait_seconds: int) -> Taken:
        """Wait for updates."""
        ...


@dataclass(frozen=True, slots=True)
class Poll:
    """getUpdates: Telegram forgets an update when the next call goes past it."""

    bot: Bot

    async def next(self, state: Mapping[str, Any], wait_seconds: int) -> Taken:
        """Wait for updates."""
        before = state.get("offset")
        offset = before if isinstance(before, int) else 0
        updates = await self.bot.updates(offset, wait_seconds)
        ids = [each.get("update_id") for each in updates if isinstance(each, dict)]
        offset = max([offset, *(each + 1 for each in ids if isinstance(each, int))])
        return Taken(updates, [], {"offset": offset}, len(updates) < PAGE)


@dataclass(frozen=True, slots=True)
class Hooked:
    """A relay: it keeps what Telegram hands to it until it was stored here."""

    relay: Relay

    async def next(self, state: Mapping[str, Any], wait_seconds: int) -> Taken:
        """Wait for payloads."""
        before = state.get("relay")
        taken = await self.relay.next(before if isinstance(before, dict) else None, wait_seconds)
        updates: list[Any] = []
        unreadable: list[IncomingMessage] = []
        for payload in taken.payloads:
            given = payload.json()
            if isinstance(given, dict) and isinstance(given.get("update_id"), int):
                updates.append(given)
            else:
                unreadable.append(_unreadable(payload))
        # A relay gives a few at a time: caught up is what had nothing more to give.
        is_caught_up = not taken.payloads or wait_seconds > 0
        return Taken(updates, unreadable, {"relay": dict(taken.state)}, is_caught_up)


async def set_webhook(bot: Bot, relay: Relay, secret: str) -> None:
    """Have Telegram call the relay, unless it does (core.telegram.org/bots/api#setwebhook)."""
    url = f"{relay.api.base_url}/hooks/{relay.source}"
    known = await bot.call("getWebhookInfo")
    if isinstance(known, dict) and known.get("url") == url:
        return
    await bot.call("setWebhook", url=url, secret_token=secret, allowed_updates=list(ALLOWED))


def _unreadable(payload: Payload) -> IncomingMessage:
    return IncomingMessage(
        remote_id=f"relay-{payload.id}-{payload.received_at.timestamp():.3f}",
        direction=Direction.INBOUND,
        author_handle="unknown",
        author_name="Telegram",
        sent_at=payload.received_at,
        text=payload.fault or "Something came that is no Telegram message; see it in Telegram.",
        thread_key="unknown",
        is_auto=True,
        raw=payload.body,
    )
