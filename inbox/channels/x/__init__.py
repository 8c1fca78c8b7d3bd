"""X: direct messages over the API v2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.x.info import INFO

if TYPE_CHECKING:
    from inbox.channels.x.channel import XChannel

    CHANNEL = XChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.x.channel import XChannel  # noqa: PLC0415 - httpx is slow to load

    return XChannel
