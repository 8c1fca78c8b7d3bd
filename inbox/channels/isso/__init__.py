"""Isso: the comments and reviews below a site's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.isso.info import INFO

if TYPE_CHECKING:
    from inbox.channels.isso.channel import IssoChannel

    CHANNEL = IssoChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.isso.channel import IssoChannel  # noqa: PLC0415 - loads httpx

    return IssoChannel
