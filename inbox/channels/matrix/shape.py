"""Reads values from JSON that may have any shape."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_LATEST_MS = 253_402_300_799_000


def mapping(value: Any) -> Mapping[str, Any]:
    """Give an object, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def items(value: Any) -> list[Any]:
    """Give a list, or an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """Give a string without what no database takes, or an empty one."""
    if not isinstance(value, str):
        return ""
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def number(value: Any) -> float | None:
    """Give a finite number, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def moment(value: Any) -> datetime | None:
    """Read milliseconds since 1970 as aware UTC, or None."""
    found = number(value)
    if found is None or not 0 <= found <= _LATEST_MS:
        return None
    return datetime.fromtimestamp(found / 1000, UTC)
