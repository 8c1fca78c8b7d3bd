"""Any feed, file or HTTP interface, described in a TOML text instead of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.feed.info import INFO

if TYPE_CHECKING:
    from inbox.channels.feed.channel import FeedChannel

    CHANNEL = FeedChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs none of it."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.feed.channel import FeedChannel  # noqa: PLC0415 - libraries

    return FeedChannel
