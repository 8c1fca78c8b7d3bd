"""Instagram: a professional account's direct messages, and the comments below its posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.instagram.info import INFO

if TYPE_CHECKING:
    from inbox.channels.instagram.channel import InstagramChannel

    CHANNEL = InstagramChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.instagram.channel import InstagramChannel  # noqa: PLC0415

    return InstagramChannel
