"""Email: IMAP to receive, SMTP to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.email.info import INFO

if TYPE_CHECKING:
    from inbox.channels.email.channel import EmailChannel

    CHANNEL = EmailChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no IMAP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.email.channel import EmailChannel  # noqa: PLC0415 - 300 ms of libraries

    return EmailChannel
