"""What a person typed into the search field, read as words and conditions.

words   "a phrase"   prefix*   from:ada   channel:NAME   tag:vip   has:attachment
before:2026-11-01   after:2026-10   is:open|closed|snoozed|unanswered|unread|public|private
urgency:high   rating:<=2   rating:1   product:shoes   version:4.2   network:whatsapp   -word
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from inbox.errors import Invalid
from inbox.folding import fold
from inbox.model import Urgency
from inbox.store.search_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = ("open", "closed", "snoozed", "unanswered", "unread", "public", "private")
_RATING = re.compile(r"(<=|>=|<|>|=|)([1-5])(?:-([1-5]))?$")
_STARS = range(1, 6)
_PIECE = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$")
_NO_DATE = "“{}” is no date; write it like 2026-11-20, 2026-11 or yesterday."
_DAYS_AGO = {"today": 0, "yesterday": 1}
# Shorter beginnings match half of the mailbox and say nothing; one Chinese sign says enough.
_MIN_PREFIX = 3
_IDEOGRAPHS = 0x2E80


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; `column` "" for everywhere."""

    words: tuple[str, ...]
    is_prefix: bool = False
    column: str = ""
    is_not: bool = False

    def match(self) -> str:
        """Write the term as FTS5 reads it; every word is quoted, so nothing is syntax."""
        quoted = '"' + " ".join(self.words) + '"' + (" *" if self.is_prefix else "")
        return f"{self.column} : {quoted}" if self.column else quoted


@dataclass(frozen=True, slots=True)
class Query:
    """A search that makes sense; empty fields do not narrow."""

    terms: tuple[Term, ...] = ()
    channels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    urgencies: tuple[Urgency, ...] = ()
    states: tuple[str, ...] = ()
    has_attachment: bool = False
    before: datetime | None = None
    after: datetime | None = None
    ratings: frozenset[int] | None = None  # None: with or without stars
    details: tuple[tuple[str, str], ...] = ()  # (field of `extra`, what it must hold, folded)
    is_open_ended: bool = False  # the last word may only have been begun

    def begun(self) -> Query:
        """Give the search in which the last word is the beginning of one."""
        *terms, last = self.terms
        return replace(self, terms=(*terms, replace(last, is_prefix=True)), is_open_ended=False)

    def match(self) -> str:
        """Write the words as FTS5 reads them; "" when there are only conditions."""
        wanted = [term.match() for term in self.terms if not term.is_not]
        unwanted = [term.match() for term in self.terms if term.is_not]
        if not wanted:
            return ""
        joined = " AND ".join(wanted)
        return f"({joined}) NOT ({' OR '.join(unwanted)})" if unwanted else joined

    @property
    def is_narrowed(self) -> bool:
        """Tell whether conditions beside the words must hold."""
        return bool(
            self.channels
            or self.tags
            or self.urgencies
            or self.states
            or self.has_attachment
            or self.before
            or self.after
            or self.ratings is not None
            or self.details
        )


def parse(typed: str, now: datetime) -> Query:
    """Read a search. Raises Invalid for a condition that makes no sense; words never do."""
    terms: list[Term] = []
    found: dict[str, list[str]] = {}
    details: list[tuple[str, str]] = []
    for minus, key, phrase, bare in _PIECE.findall(typed):
        value = phrase or bare
        condition = key.lower()
        if condition in _DETAILS and not minus:
            # Found by its words, then looked at in its own place.
            details.append((condition, fold(value.strip('"'))))
            terms += _term(value, column="subject", is_prefix=False)
        elif condition in _CONDITIONS and not minus:
            found.setdefault(condition, []).append(value.strip('"'))
        elif condition == "from":
            terms += _term(value, column="author", is_not=bool(minus), is_prefix=not phrase)
        else:
            text = f"{key}:{value}" if key else value
            terms += _term(text, is_not=bool(minus), is_prefix=bare.endswith("*"))
    return Query(
        terms=tuple(terms),
        is_open_ended=_is_open_ended(typed, terms),
        channels=tuple(
            value.lower() for key in ("channel", "network") for value in found.get(key, ())
        ),
        tags=tuple(found.get("tag", ())),
        urgencies=tuple(_urgency(value) for value in found.get("urgency", ())),
        states=tuple(_state(value) for value in found.get("is", ())),
        ratings=_ratings(found.get("rating", ())),
        details=tuple(details),
        has_attachment=any(_has(value) for value in found.get("has", ())),
        before=min((_date(value, now) for value in found.get("before", ())), default=None),
        after=max((_date(value, now) for value in found.get("after", ())), default=None),
    )


def _may_begin(word: str) -> bool:
    """Tell whether the beginning of a word says enough to be looked for."""
    return len(word) >= _MIN_PREFIX or ord(word[0]) >= _IDEOGRAPHS


def _is_open_ended(typed: str, terms: Sequence[Term]) -> bool:
    """Tell whether the field ends in a plain word that somebody may still be typing."""
    last = typed.rpartition(" ")[2]
    return (
        bool(terms)
        and last != ""
        and not terms[-1].is_prefix
        and not terms[-1].is_not
        and _may_begin(terms[-1].words[-1])
        and not set(last) & set('":*')
        and typed.count('"') % 2 == 0
        and tuple(words(last)) == terms[-1].words
    )


_DETAILS = ("product", "version")
_CONDITIONS = ("channel", "network", "rating", "tag", "urgency", "is", "has", "before", "after")


def _term(text: str, *, column: str = "", is_not: bool = False, is_prefix: bool) -> list[Term]:
    found = tuple(words(text))
    if not found:
        return []
    return [Term(found, is_prefix and _may_begin(found[-1]), column, is_not)]


def _urgency(value: str) -> Urgency:
    try:
        return Urgency(value.lower())
    except ValueError:
        raise Invalid("urgency: takes urgent, high, normal or low.") from None


def _state(value: str) -> str:
    if value.lower() not in STATES:
        raise Invalid(f"is: takes one of {', '.join(STATES)}.")
    return value.lower()


def _ratings(values: Sequence[str]) -> frozenset[int] | None:
    """Give the stars that fit "1", "<=2", "2-4"; conditions add to each other."""
    if not values:
        return None
    fitting = set(_STARS)
    for value in values:
        found = _RATING.match(value)
        if found is None or (found[1] and found[3]):
            raise Invalid("rating: takes 1 to 5, like rating:1, rating:<=2 or rating:2-4.")
        fitting &= _fitting(found[1], int(found[2]), int(found[3] or found[2]))
    return frozenset(fitting)


def _fitting(sign: str, low: int, high: int) -> set[int]:
    reach = {"<=": (1, low), "<": (1, low - 1), ">=": (low, 5), ">": (low + 1, 5)}
    least, most = reach.get(sign, (low, high))
    return {stars for stars in _STARS if least <= stars <= most}


def _has(value: str) -> bool:
    if value.lower() not in ("attachment", "attachments", "file"):
        raise Invalid("has: takes attachment.")
    return True


def _date(value: str, now: datetime) -> datetime:
    """Read 2026, 2026-11, 2026-11-20, today or yesterday as the start of that day, local time."""
    plain = fold(value)
    here = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    if plain in _DAYS_AGO:
        return (here - timedelta(days=_DAYS_AGO[plain])).astimezone(UTC)
    found = _DATE.match(plain)
    if found is None:
        raise Invalid(_NO_DATE.format(value))
    try:
        year, month, day = (int(part or 1) for part in found.groups())
        return datetime(year, month, day).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(_NO_DATE.format(value)) from None
