"""Weighs the evidence that two contacts are one person; proposes only, a person merges."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from profile_panel import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PROPOSE = 0.8  # from this score on the panel shows a possible duplicate
# Of the pairs that share a clue about one in a hundred is one person: minus seven bits.
_PRIOR_BITS = -7.0
_BLOCK_LIMIT = 60  # a clue shared by more people than this says nothing
_WORD_LIMIT = 15  # one word of a name says little unless it is rare
_LONG = 6  # shorter handles and mail names are common
_NEAR = 0.9
_ROLES = frozenset({"info", "hello", "contact", "office", "sales", "support", "admin", "mail"})
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d ()./-]{7,16}\d")
_ORDER = re.compile(
    r"(?:#|\b(?:order|pedido|commande|bestellung)\b\W{0,3}(?:no\W*|n°\W*|nr\W*)?|طلب\w*\W{0,3}(?:رقم\W*)?)"
    r"(\d{4,9})\b",
    re.IGNORECASE,
)
_BARE_ORDER = re.compile(r"(?<![\d+])\d{5,7}(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a contact, as far as it can tell who somebody is."""

    id: str
    name: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()  # their own, and those they wrote about
    signatures: frozenset[str] = frozenset()
    place: str = ""
    details: Mapping[str, str] = field(default_factory=dict)  # from systems of record


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: a template of `SENTENCES` with its values, and its bits."""

    code: str
    bits: float
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Say it in English."""
        return SENTENCES[self.code].format(**self.values)


@dataclass(frozen=True, slots=True)
class Match:
    """Two contacts with the probability that they are one, and why."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def sentence(self) -> str:
        """Say why, strongest evidence first."""
        speaking = sorted((r for r in self.reasons if r.bits > 0), key=lambda r: -r.bits)
        return " ".join(reason.sentence for reason in speaking[:3])


SENTENCES = {
    "email": "Both use {email}.",
    "email_close": "The mail addresses are nearly the same: {one} and {other}.",
    "email_local": "The mail addresses begin alike: {one} and {other}.",
    "role_email": "Both use the shared address {email}.",
    "phone": "Both use the phone number {phone}.",
    "order": "Both wrote about order {order}.",
    "name": "The names are the same: {one} and {other}.",
    "name_close": "The names are nearly the same: {one} and {other}.",
    "name_initial": "The surname and the first letter agree: {one} and {other}.",
    "name_differs": "The names differ: {one} and {other}.",
    "handle": "The handle {handle} is also the mail address's name.",
    "handle_name": "The handle {handle} spells the name {name}.",
    "signature": "Both sign in the same way.",
    "place": "Both live in {place}.",
    "place_differs": "They live in different places.",
    "detail": "Both have the same {detail}.",
    "detail_differs": "They have a different {detail}.",
}


def mentioned(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Find the e-mail addresses, phone numbers and order numbers in a text."""
    emails = frozenset(found.casefold() for found in _EMAIL.findall(text))
    phones = frozenset(_digits(found) for found in _PHONE.findall(text))
    orders = frozenset(_ORDER.findall(text)) | frozenset(_BARE_ORDER.findall(text))
    return emails, phones, orders


def compare(one: Person, other: Person) -> Match:
    """Weigh all the evidence for and against two contacts being one person."""
    reasons = (
        *_addresses(one, other),
        *_orders(one, other),
        *_names(one, other),
        *_handles(one, other),
        *_places(one, other),
        *_details(one, other),
    )
    bits = _PRIOR_BITS + sum(reason.bits for reason in reasons)
    score = 1 / (1 + math.exp2(-max(-60.0, min(60.0, bits))))
    return Match(one.id, other.id, score, reasons)


def duplicates(people: Sequence[Person], threshold: float = PROPOSE) -> list[Match]:
    """Find likely duplicates among many, best first; only pairs that share a clue are weighed."""
    matches = (compare(one, other) for one, other in candidates(people))
    return sorted((m for m in matches if m.score >= threshold), key=lambda m: -m.score)


def candidates(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Give each pair that shares at least one rare clue, once."""
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for clue in set(_clues(person)):
            blocks[clue].append(person)
    seen: set[tuple[str, str]] = set()
    for clue, block in blocks.items():
        if len(block) > (_WORD_LIMIT if clue.startswith("n:") else _BLOCK_LIMIT):
            continue
        for one, other in combinations(block, 2):
            key = (min(one.id, other.id), max(one.id, other.id))
            if key not in seen:
                seen.add(key)
                yield one, other


def _clues(person: Person) -> Iterator[str]:
    yield from (f"e:{email.casefold()}" for email in person.emails)
    yield from (f"p:{_digits(phone)[-9:]}" for phone in person.phones)
    yield from (f"o:{order}" for order in person.orders)
    yield from (f"l:{_plain(local)}" for local in _locals(person))
    yield from (f"l:{_plain(handle)}" for handle in person.handles)
    yield from (f"d:{key}:{value}" for key, value in person.details.items() if value)
    spoken = names.words(person.name)
    yield from (f"n:{names.skeleton(word)}" for word in spoken if len(word) > 1)
    if len(spoken) > 1:
        yield "f:" + "".join(sorted(names.skeleton(word) for word in spoken))
        yield f"l:{''.join(spoken)}"


def _addresses(one: Person, other: Person) -> Iterator[Reason]:
    shared = {e.casefold() for e in one.emails} & {e.casefold() for e in other.emails}
    for email in sorted(shared):
        is_role = email.split("@")[0] in _ROLES
        yield Reason("role_email" if is_role else "email", 4 if is_role else 20, {"email": email})
    if not shared and (near := _near_address(one, other)):
        yield near
    mine = {_digits(phone)[-9:]: phone for phone in one.phones}
    for digits in sorted(mine.keys() & {_digits(phone)[-9:] for phone in other.phones}):
        yield Reason("phone", 16, {"phone": mine[digits]})
    if {_plain(s) for s in one.signatures} & {_plain(s) for s in other.signatures} - {""}:
        yield Reason("signature", 4)


def _near_address(one: Person, other: Person) -> Reason | None:
    for mine in sorted(one.emails):
        for theirs in sorted(other.emails):
            local, other_local = mine.split("@")[0], theirs.split("@")[0]
            values = {"one": mine, "other": theirs}
            is_near_domain = (
                names.jaro_winkler(mine[len(local) :], theirs[len(other_local) :]) > _NEAR
            )
            if local == other_local and local not in _ROLES:
                if is_near_domain:
                    return Reason("email_close", 7, values)
                if len(local) >= _LONG:
                    return Reason("email_local", 7, values)
            elif is_near_domain and _is_mistyped(local, other_local):
                return Reason("email_close", 6, values)
    return None


def _is_mistyped(one: str, other: str) -> bool:
    # anna86 and anna87 are two people at one firm; anna86 and aana86 are one.
    if min(len(one), len(other)) < _LONG or _digits(one) != _digits(other):
        return False
    return names.jaro_winkler(one, other) >= _NEAR


def _orders(one: Person, other: Person) -> Iterator[Reason]:
    shared = sorted(one.orders & other.orders)
    if shared:
        yield Reason("order", 9 + min(3, len(shared) - 1), {"order": shared[0]})


def _names(one: Person, other: Person) -> Iterator[Reason]:
    mine, theirs = names.words(one.name), names.words(other.name)
    if not mine or not theirs:
        return
    values = {"one": one.name, "other": other.name}
    alike = names.similarity(one.name, other.name)
    is_full = min(len(mine), len(theirs)) > 1
    if alike >= 0.98:  # noqa: PLR2004 - measured on febrl and splink, see docs
        yield Reason("name", 8 if is_full else 3, values)
    elif names.shares_surname_and_initial(one.name, other.name):
        yield Reason("name_initial", 4, values)
    elif alike >= 0.86:  # noqa: PLR2004
        yield Reason("name_close", 5 if is_full else 1.5, values)
    elif alike < 0.6 and is_full:  # noqa: PLR2004
        yield Reason("name_differs", -6, values)


def _handles(one: Person, other: Person) -> Iterator[Reason]:
    for a, b in ((one, other), (other, one)):
        boxes = {_plain(local) for local in _locals(b)}
        spelled = "".join(names.words(b.name)) if len(names.words(b.name)) > 1 else ""
        for handle in sorted(a.handles):
            plain = _plain(handle)
            if len(plain) >= _LONG and plain in boxes:
                yield Reason("handle", 7, {"handle": handle})
                return
            if spelled and plain == spelled:
                yield Reason("handle_name", 4, {"handle": handle, "name": b.name})
                return


def _places(one: Person, other: Person) -> Iterator[Reason]:
    mine, theirs = _plain(one.place), _plain(other.place)
    if mine and theirs:
        if mine == theirs:
            yield Reason("place", 1.5, {"place": one.place})
        elif names.jaro_winkler(mine, theirs) < 0.8:  # noqa: PLR2004 - not a typing error
            yield Reason("place_differs", -1)


def _details(one: Person, other: Person) -> Iterator[Reason]:
    for key in sorted(one.details.keys() & other.details.keys()):
        mine, theirs = one.details[key].casefold(), other.details[key].casefold()
        if mine and theirs:
            alike = names.jaro_winkler(mine, theirs)
            if mine == theirs:
                yield Reason("detail", 7, {"detail": key})
            elif alike > 0.92:  # noqa: PLR2004 - a digit or a letter mistyped
                yield Reason("detail", 4, {"detail": key})
            elif alike < 0.7:  # noqa: PLR2004
                yield Reason("detail_differs", -2, {"detail": key})


def _locals(person: Person) -> Iterator[str]:
    for email in person.emails:
        local = email.split("@")[0].casefold()
        if local not in _ROLES:
            yield local


def _digits(phone: str) -> str:
    return "".join(str(int(c)) for c in phone if c.isdecimal())


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
