"""Google Play: the reviews of one's Android apps, and answers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.google_play.info import INFO

if TYPE_CHECKING:
    from inbox.channels.google_play.channel import GooglePlayChannel

    CHANNEL = GooglePlayChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.google_play.channel import GooglePlayChannel  # noqa: PLC0415 - libraries

    return GooglePlayChannel
