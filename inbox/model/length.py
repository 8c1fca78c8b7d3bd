"""Counts a text as its network counts it, so that the screen and the send agree."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inbox.model.channels import Capabilities

_LINK = re.compile(r"https?://\S+")
_JOINER = "\u200d"
_EXTENDING = {"Mn", "Me", "Mc"}
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def counted(text: str, can: Capabilities) -> int:
    """Give a text's length in the unit of `can.counted_in`; links may have a fixed length.

    Mastodon counts every link as 23 characters, X as 23 too; Bluesky counts graphemes.
    """
    if can.link_length is None:
        return _plain(text, can.counted_in)
    bare, links = _LINK.subn("", text)
    return _plain(bare, can.counted_in) + links * can.link_length


def _plain(text: str, unit: str) -> int:
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if unit == "bytes":
        return len(text.encode("utf-8", "surrogatepass"))
    if unit == "graphemes":
        return sum(1 for _start in _graphemes(text))
    return len(text)


def _graphemes(text: str) -> Iterator[int]:
    """Give where each visible character begins (Unicode UAX 29, without Hangul's jamo rules)."""
    is_joined, flags, before = False, 0, ""
    for index, character in enumerate(text):
        code = ord(character)
        is_flag = code in _FLAG
        goes_on = (
            is_joined
            or character == _JOINER
            or code in _SKIN
            or code in _TAGS
            or 0xFE00 <= code <= 0xFE0F  # noqa: PLR2004 - variation selectors
            or unicodedata.category(character) in _EXTENDING
            or (is_flag and flags % 2 == 1)
            or (character == "\n" and before == "\r")
        )
        if not goes_on or index == 0:
            yield index
        flags = flags + 1 if is_flag else 0
        is_joined, before = character == _JOINER, character
