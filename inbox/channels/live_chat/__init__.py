"""Website live chat: visitors write in the site's chat window, over the shop's XMPP server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.live_chat.info import INFO

if TYPE_CHECKING:
    from inbox.channels.live_chat.channel import LiveChatChannel

    CHANNEL = LiveChatChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no XMPP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.live_chat.channel import (  # noqa: PLC0415 - slow to import
        LiveChatChannel,
    )

    return LiveChatChannel
