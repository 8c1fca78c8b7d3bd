"""How long a reply is, counted as its network counts, and the sentence when it is too long."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inbox.model.channels import Capabilities

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# What nobody would send on purpose; the store and the screen need some end.
_MAX_CHARACTERS = 1_000_000


def length(text: str, can: Capabilities) -> int:
    """Count a reply as `counted_in` and `link_length` say."""
    if can.link_length is None:
        return _count(text, can.counted_in)
    links = _LINK.findall(text)
    return _count(_LINK.sub("", text), can.counted_in) + can.link_length * len(links)


def limit(can: Capabilities) -> int:
    """Give the longest reply that fits."""
    return can.max_length or _MAX_CHARACTERS


def too_long(text: str, can: Capabilities) -> str:
    """Give the sentence when a reply does not fit, "" when it does."""
    counted, most = length(text, can), limit(can)
    if counted <= most:
        return ""
    what = "bytes" if can.counted_in == "bytes" else "characters"
    return f"This reply has {counted:,} {what} and {most:,} fit; shorten it."


def _count(text: str, counted_in: str) -> int:
    if counted_in == "bytes":
        return len(text.encode("utf-8", "surrogatepass"))
    if counted_in == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if counted_in == "graphemes" and not text.isascii():
        return len(_grapheme().findall(text))
    return len(text)


@cache
def _grapheme() -> Any:
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415 - only where networks count so

    return regex.compile(r"\X")
