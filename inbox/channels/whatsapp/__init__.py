"""WhatsApp Business: messages come through a Kindline relay, replies leave by Meta's Cloud API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.whatsapp.info import INFO

if TYPE_CHECKING:
    from inbox.channels.whatsapp.channel import WhatsAppChannel

    CHANNEL = WhatsAppChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.whatsapp.channel import WhatsAppChannel  # noqa: PLC0415

    return WhatsAppChannel
