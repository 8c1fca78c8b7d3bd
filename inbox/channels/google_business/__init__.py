"""Google Business: the reviews of a firm's places on Google Maps and Search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.google_business.info import INFO

if TYPE_CHECKING:
    from inbox.channels.google_business.channel import GoogleBusinessChannel

    CHANNEL = GoogleBusinessChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.google_business.channel import GoogleBusinessChannel  # noqa: PLC0415 - libraries

    return GoogleBusinessChannel
