"""Messenger: a Facebook page's direct messages, and the comments below its posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.messenger.info import INFO

if TYPE_CHECKING:
    from inbox.channels.messenger.channel import MessengerChannel

    CHANNEL = MessengerChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.messenger.channel import MessengerChannel  # noqa: PLC0415

    return MessengerChannel
