"""Text as search sees it: case, accents and the many spellings of Arabic folded away."""

# ruff: noqa: RUF001 - the spellings are the subject here
from __future__ import annotations

import re
import unicodedata

# Marks of Latin, Greek, Cyrillic, Hebrew and Arabic writing that readers leave out. Other
# scripts' marks are vowels that carry meaning, so they stay.
DROPPED = [
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
_REPLACED = {
    **dict.fromkeys(map(chr, DROPPED), ""),
    **_SPELLINGS,
    **_DIGITS,
}
_TO_REPLACE = re.compile(f"[{''.join(map(re.escape, _REPLACED))}]")


def fold(text: str) -> str:
    """Give the text as index and query both see it."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).lower()
    # Each character at once in the whole text: `str.translate` looks every single one up.
    found = _TO_REPLACE.search(text)
    while found:
        text = text.replace(found[0], _REPLACED[found[0]])
        found = _TO_REPLACE.search(text, found.start())
    return text
