"""How long a reply is, counted as its network counts, and the sentence when it is too long."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inbox.model.channels import Capabilities

_IN_LINK = r"[^\s<>\"]*[^\s<>\".,;:!?')\]]"
_LINK = re.compile(rf"https?://{_IN_LINK}", re.IGNORECASE)
# What X makes a link of without a scheme: it knows every top-level domain, here are the usual.
_BARE_LINK = re.compile(
    r"(?<![\w.@/#$-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
    r"(?:com|net|org|info|biz|shop|store|online|site|app|dev|cloud|tech|blog|news|live|edu|gov"
    r"|[a-z]{2})(?![\w@-])(?:/(?:" + _IN_LINK + ")?)?",
    re.IGNORECASE,
)
# twitter-text, config/v3.json: what lies outside of these, and every emoji, counts twice.
_SINGLE = (range(4352), range(8192, 8206), range(8208, 8224), range(8242, 8248))
_GRAPHEME = r"\X"
_EMOJI = r"[\p{Emoji_Presentation}\p{Regional_Indicator}\uFE0F\u20E3]"
# What nobody would send on purpose; the store and the screen need some end.
_MAX_CHARACTERS = 1_000_000


def length(text: str, can: Capabilities) -> int:
    """Count a reply as `counted_in` and `link_length` say."""
    if can.link_length is None:
        return _count(text, can.counted_in)
    rest, links = _LINK.subn("", text)
    if can.counted_in == "weighted":
        rest, bare = _BARE_LINK.subn("", rest)
        links += bare
    return _count(rest, can.counted_in) + can.link_length * links


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
    if counted_in == "weighted":
        return _weigh(text)
    if counted_in == "graphemes" and not text.isascii():
        return len(_compiled(_GRAPHEME).findall(text))
    return len(text)


def _weigh(text: str) -> int:
    """Count as X does, by twitter-text's config/v3.json."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return len(text)
    return sum(_weight(each) for each in _compiled(_GRAPHEME).findall(text))


def _weight(grapheme: str) -> int:
    # One emoji, of however many parts; with U+FE0E it is a sign like others.
    if len(grapheme) > 1 and "\ufe0e" not in grapheme and _compiled(_EMOJI).search(grapheme):
        return 2
    return sum(1 if any(ord(each) in few for few in _SINGLE) else 2 for each in grapheme)


@cache
def _compiled(pattern: str) -> Any:
    import regex  # type: ignore[import-untyped]  # noqa: PLC0415 - only where networks count so

    return regex.compile(pattern)
