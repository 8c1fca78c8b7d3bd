"""The App Store: the reviews of apps, and answers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.app_store.info import INFO

if TYPE_CHECKING:
    from inbox.channels.app_store.channel import AppStoreChannel

    CHANNEL = AppStoreChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used: a window that only reads needs no HTTP."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from inbox.channels.app_store.channel import AppStoreChannel  # noqa: PLC0415 - libraries

    return AppStoreChannel
