"""Intercom: conversations of a workspace over its REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.intercom.info import INFO

if TYPE_CHECKING:
    from inbox.channels.intercom.channel import IntercomChannel

    CHANNEL = IntercomChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.intercom.channel import IntercomChannel  # noqa: PLC0415 - httpx is slow to load

    return IntercomChannel
