"""Reads single values out of JSON that may be anything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def mapping(given: Any) -> Mapping[str, Any]:
    """Give an object, {} for anything else."""
    return given if isinstance(given, dict) else {}


def items(given: Any) -> list[Mapping[str, Any]]:
    """Give the objects of an array."""
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def text(given: Any) -> str:
    """Give a text or a number as text, "" for anything else."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return ""
    # Half of a surrogate pair cannot be stored.
    return str(given).encode("utf-8", "replace").decode().replace("\0", "")


def at(given: Any) -> datetime | None:
    """Give the time of seconds since 1970, None when it is none."""
    try:
        return datetime.fromtimestamp(int(text(given)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
