"""Values as JSON, and a customer's text as a terminal may safely show it."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_KEPT = "\n\t"


def plain(value: Any) -> Any:
    """Turn a value of the inbox into what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = [plain(item) for item in value]
        return sorted(items) if isinstance(value, set | frozenset) else items
    return str(value) if isinstance(value, Path) else value


def as_json(value: Any, *, is_line: bool = False) -> str:
    """Write a value as JSON, readable or as one line."""
    return json.dumps(plain(value), ensure_ascii=False, indent=None if is_line else 2, default=str)


def safe(text: str) -> str:
    """Take out what would steer a terminal: a customer's text must not move the cursor."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))


def one_line(text: str, width: int = 0) -> str:
    """Give a text as one safe line, cut to the width (0: the terminal's)."""
    room = width or shutil.get_terminal_size((100, 24)).columns
    line = " ".join(safe(text).split())
    return line if len(line) <= room else line[: max(0, room - 1)] + "…"


def ago(then: datetime | None, now: datetime) -> str:
    """Say roughly how long ago a time was: "5 min", "3 h", "2 d"."""
    if then is None:
        return ""
    seconds = max(0, int((now - then).total_seconds()))
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min"
    return f"{seconds // _HOUR} h" if seconds < 2 * _DAY else f"{seconds // _DAY} d"
