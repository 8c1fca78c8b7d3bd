"""The stretch of a message around what was found, with marks in the text as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.store.search_words import placed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.search_query import Term

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
    shown = "".join(" " if character.isspace() else character for character in scanned[start:end])
    inside = tuple(
        (first - start, last - start) for first, last in marks if start <= first and last <= end
    )
    return shown, inside


def _marks(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    placed = placed_words(text)
    wanted = [term for term in terms if not term.is_not]
    found: list[tuple[int, int]] = []
    for position, (_, first, _) in enumerate(placed):
        for term in wanted:
            stretch = placed[position : position + len(term.words)]
            if _fits([word for word, _, _ in stretch], term):
                found.append((first, stretch[-1][2]))
                break
    return found


def _fits(found: Sequence[str], term: Term) -> bool:
    if len(found) < len(term.words):
        return False
    last, rest = term.words[-1], term.words[:-1]
    is_last = found[-1].startswith(last) if term.is_prefix else found[-1] == last
    return is_last and tuple(found[:-1]) == rest


def _start(text: str, hit: int) -> int:
    """Begin a little before the hit, at a word."""
    start = max(0, hit - _LEAD)
    space = text.find(" ", start, hit)
    return space + 1 if start and space >= 0 else start
