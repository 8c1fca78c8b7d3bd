"""Carrier pigeons: letters lie as files in a folder, answers are put into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindline_pigeon.info import INFO

if TYPE_CHECKING:
    from kindline_pigeon.channel import PigeonChannel

    CHANNEL = PigeonChannel

__all__ = ["CHANNEL", "INFO"]


def __getattr__(name: str) -> object:
    """Load the channel when it is first used; the connect dialog needs INFO only."""
    if name != "CHANNEL":
        raise AttributeError(name)
    from kindline_pigeon.channel import PigeonChannel

    return PigeonChannel
