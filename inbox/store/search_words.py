"""Words as search sees them, and where they stand in the text as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from inbox.folding import DROPPED, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# As FTS5's unicode61 cuts words: letters and digits.
_TOKEN = re.compile(r"[^\W_]+")
# A word as written: marks that folding drops belong to it.
_MARKS = "".join(map(chr, DROPPED))
_WRITTEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")


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
