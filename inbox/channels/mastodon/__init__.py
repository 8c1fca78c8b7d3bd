"""Mastodon and the servers that speak its API: direct messages and public mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.mastodon.info import INFO

if TYPE_CHECKING:
    from inbox.channels.mastodon.channel import MastodonChannel

    CHANNEL = MastodonChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.mastodon.channel import MastodonChannel  # noqa: PLC0415 - loads httpx

    return MastodonChannel
