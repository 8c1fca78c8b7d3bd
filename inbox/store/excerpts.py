"""The stretch of a message around what was found, with marks in the text as written."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from inbox.folding import fold
from inbox.store.search_words import placed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.search_query import Term

_SPACE = re.compile(r"\s")
_LENGTH = 180
_LEAD = 50
_MAX_SCANNED = 20_000


def excerpt(text: str, terms: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give an excerpt and the marks in it: `excerpt[start:end]` is a hit."""
    scanned = text[:_MAX_SCANNED]
    marks = _marks(scanned, terms)
    start = _start(scanned, marks[0][0] if marks else 0)
    end = min(len(scanned), start + _LENGTH)
    # Line breaks become single characters, so that the marks stay where they are.
    shown = _SPACE.sub(" ", scanned[start:end])
    inside = tuple(
        (first - start, last - start) for first, last in marks if start <= first and last <= end
    )
    return shown, inside


def _marks(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Give the hits of the stretch that begins with the first one."""
    wanted = [term for term in terms if not term.is_not]
    if wanted and text.isascii():
        return _plain_marks(text.lower(), tuple(wanted))
    longest = max((len(term.words) for term in wanted), default=0)
    found: list[tuple[int, int]] = []
    ahead: deque[tuple[str, int, int]] = deque()
    for placed in placed_words(text, _first_chance(text, wanted)):
        ahead.append(placed)
        if len(ahead) == longest:
            _mark(ahead, wanted, found)
            ahead.popleft()
        if found and placed[1] > found[0][0] + _LENGTH:
            return found
    while ahead:
        _mark(ahead, wanted, found)
        ahead.popleft()
    return found


def _plain_marks(folded: str, wanted: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Give the same for plain text, where folding leaves every letter in its place."""
    found: list[tuple[int, int]] = []
    for hit in _pattern(wanted).finditer(folded):
        if found and hit.start() > found[0][0] + _LENGTH:
            break
        found.append(hit.span())
    return found


@lru_cache(maxsize=64)
def _pattern(wanted: tuple[Term, ...]) -> re.Pattern[str]:
    """Give what finds the terms as whole words, their words apart by anything that is none."""
    return re.compile(
        "|".join(
            r"(?<![^\W_])"
            + r"[\W_]+".join(map(re.escape, term.words))
            + (r"[^\W_]*" if term.is_prefix else r"(?![^\W_])")
            for term in wanted
        )
    )


def _first_chance(text: str, wanted: Sequence[Term]) -> int:
    """Give where the first hit can be at the earliest, without looking at every word."""
    starts = [term.words[0] for term in wanted]
    begin = 0
    for line in text.split("\n"):
        folded = fold(line)
        places = [place for place in map(folded.find, starts) if place >= 0]
        if places:
            # Only in plain text do places stay where they are when folded.
            return begin + (max(line.rfind(" ", 0, min(places)), 0) if line.isascii() else 0)
        begin += len(line) + 1
    return len(text)


def _mark(
    ahead: Sequence[tuple[str, int, int]],
    wanted: Sequence[Term],
    found: list[tuple[int, int]],
) -> None:
    """Add a mark if a term begins with the first of the words ahead."""
    for term in wanted:
        stretch = list(islice(ahead, len(term.words)))
        if _fits([word for word, _, _ in stretch], term):
            found.append((stretch[0][1], stretch[-1][2]))
            return


def _fits(found: Sequence[str], term: Term) -> bool:
    last, rest = term.words[-1], term.words[:-1]
    if len(found) < len(term.words) or (rest and found[0] != rest[0]):
        return False
    is_last = found[-1].startswith(last) if term.is_prefix else found[-1] == last
    return is_last and tuple(found[:-1]) == rest


def _start(text: str, hit: int) -> int:
    """Begin a little before the hit, at a word."""
    start = max(0, hit - _LEAD)
    space = text.find(" ", start, hit)
    return space + 1 if start and space >= 0 else start
