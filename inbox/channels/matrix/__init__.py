"""Matrix: direct messages and rooms, and the networks that bridges bring into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.matrix.info import INFO

if TYPE_CHECKING:
    from inbox.channels.matrix.channel import MatrixChannel

    CHANNEL = MatrixChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP client."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.matrix.channel import MatrixChannel  # noqa: PLC0415 - imports httpx

    return MatrixChannel
