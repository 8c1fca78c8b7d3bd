"""Reads single header values: addresses, message ids, dates; tolerant, never raising."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

Headers = Mapping[str, Sequence[str]]  # names in lower case, every value, decoded

_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f\ud800-\udfff]+>")
_NOT_IN_IDS = re.compile(r"[<>\s\x00-\x1f\x7f\ud800-\udfff]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_SKEW = timedelta(minutes=10)


def first(headers: Headers, name: str) -> str:
    """Give the first value of a header, or ""."""
    values = headers.get(name)
    return values[0].strip() if values else ""


def message_ids(text: str) -> tuple[str, ...]:
    """Give every <id> in a header, once each, in order."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(text)))


def message_id(text: str) -> str:
    """Give a message's own id in angle brackets; a bare one gets them."""
    found = _MESSAGE_ID.search(text)
    if found:
        return found[0]
    bare = _NOT_IN_IDS.sub("", text)
    return f"<{bare}>" if bare else ""


def one_line(text: str) -> str:
    """Take out control and direction characters: a name must not rewrite what stands beside it."""
    # What is taken out is never printable, and most texts are printable all over.
    return " ".join((text if text.isprintable() else _CONTROLS.sub(" ", text)).split())


def sent_at(date: datetime | None, arrived_at: datetime | None) -> tuple[datetime, bool]:
    """Choose when a mail was written; tell whether its own Date could be used.

    Nothing is sent after it has arrived: a Date ahead of the server's is a wrong clock.
    """
    if date is None or date < _EARLIEST:
        return arrived_at or _EARLIEST, False
    if arrived_at is not None and date > arrived_at + _SKEW:
        return arrived_at, False
    return date, True


def parse_date(text: str) -> datetime | None:
    """Read a Date header as aware UTC, None if it makes no sense."""
    try:
        read = parsedate_to_datetime(text)
        return (read.replace(tzinfo=UTC) if read.tzinfo is None else read).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
