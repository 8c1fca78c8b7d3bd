"""A Telegram bot: private chats, groups and business chats over the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.telegram.info import INFO

if TYPE_CHECKING:
    from inbox.channels.telegram.channel import TelegramChannel

    CHANNEL = TelegramChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.telegram.channel import TelegramChannel  # noqa: PLC0415 - httpx is slow to load

    return TelegramChannel
