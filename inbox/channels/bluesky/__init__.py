"""Bluesky: public mentions and replies, and direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.bluesky.info import INFO

if TYPE_CHECKING:
    from inbox.channels.bluesky.channel import BlueskyChannel

    CHANNEL = BlueskyChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.bluesky.channel import BlueskyChannel  # noqa: PLC0415 - loads httpx

    return BlueskyChannel
