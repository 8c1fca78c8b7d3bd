"""Words as search sees them: case, accents and the many spellings of Arabic folded away."""

# ruff: noqa: RUF001 - the spellings are the subject here
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Marks of Latin, Greek, Cyrillic, Hebrew and Arabic writing that readers leave out. Other
# scripts' marks are vowels that carry meaning, so they stay.
_DROPPED = [
    *range(0x0300, 0x0370),
    *range(0x0591, 0x05C8),
    *range(0x0610, 0x061B),
    0x0640,  # tatweel
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06EE),
    *range(0x200B, 0x2010),  # zero-width and direction marks
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x00AD,
    0xFEFF,
]
_SPELLINGS = {
    "ى": "ي",  # alef maqsura
    "ة": "ه",  # taa marbuta
    "ٱ": "ا",
    "ی": "ي",  # Persian keyboards
    "ک": "ك",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
}
_DIGITS = {
    chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)
}  # Arabic-Indic and Persian


class _Table(dict[int, "str | int | None"]):
    """Keeps what it was not asked before: a missing key costs `translate` an exception."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_TABLE = _Table(
    {
        **dict.fromkeys(_DROPPED),
        **{ord(key): value for key, value in (_SPELLINGS | _DIGITS).items()},
    }
)
# As FTS5's unicode61 cuts words: letters and digits.
_TOKEN = re.compile(r"[^\W_]+")
# A word as written: marks that folding drops belong to it.
_MARKS = "".join(map(chr, _DROPPED))
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")


def fold(text: str) -> str:
    """Give the text as index and query both see it."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).lower().translate(_TABLE)


def words(text: str) -> list[str]:
    """Give the folded words of a text."""
    return _TOKEN.findall(fold(text))


def placed_words(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Give each folded word with where it stands in the text as written."""
    for hit in _WRITTEN.finditer(text, start):
        word = _folded(hit.group())
        if _TOKEN.fullmatch(word):
            yield word, hit.start(), hit.end()
        elif word:
            yield from _placed_apart(hit.group(), hit.start())


@lru_cache(maxsize=8_192)
def _folded(word: str) -> str:
    return fold(word)


def _placed_apart(text: str, offset: int) -> list[tuple[str, int, int]]:
    """Place the words of a stretch that folding takes apart, as it does with fractions."""
    folded: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        piece = fold(character)
        folded.append(piece)
        origin.extend([offset + position] * len(piece))
    origin.append(offset + len(text))
    found = _TOKEN.finditer("".join(folded))
    return [
        (hit.group(), origin[hit.start()], max(origin[hit.end() - 1] + 1, origin[hit.end()]))
        for hit in found
    ]
