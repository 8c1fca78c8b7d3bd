"""Finds contacts that may be one person and stores the proposals; a person decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from inbox.changes import Changes
from inbox.store.tables import (
    contacts,
    conversations,
    duplicate_proposals,
    facts,
    identities,
    messages,
)
from profile_panel import matching

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.store.database import Database

# Matching is quadratic within a clue; the newest people are the ones to tell apart.
_NEWEST = 20_000
_WORDS = 4_000
_PROPOSED = 500


@dataclass(slots=True)
class _Known:
    """What is gathered of one person."""

    name: str = ""
    place: str = ""
    handles: set[str] = field(default_factory=set)
    orders: set[str] = field(default_factory=set)
    signatures: set[str] = field(default_factory=set)


def propose(database: Database, now: datetime) -> Changes:
    """Store likely duplicates not proposed before; gives the contacts concerned."""
    with database.read() as connection:
        known = _gather(connection)
        found = matching.duplicates([_person(key, one) for key, one in known.items()])
    rows = [
        {
            "contact_id": min(match.one, match.other),
            "other_id": max(match.one, match.other),
            "sentence": match.sentence,
            "score": match.score,
            "created_at": now,
        }
        for match in found[:_PROPOSED]
    ]
    return _store(database, rows)


def _store(database: Database, rows: list[dict[str, Any]]) -> Changes:
    p = duplicate_proposals.c
    with database.read() as connection:
        old = {tuple(row) for row in connection.execute(select(p.contact_id, p.other_id))}
    new = [row for row in rows if (row["contact_id"], row["other_id"]) not in old]
    if not new:
        return Changes()
    with database.write() as connection:
        connection.execute(insert(duplicate_proposals).on_conflict_do_nothing(), new)
    ids = {row[end] for row in new for end in ("contact_id", "other_id")}
    return Changes(contacts=frozenset(ids))


def _gather(connection: Connection) -> dict[str, _Known]:
    c, i = contacts.c, identities.c
    known: dict[str, _Known] = {}
    people = select(c.canonical_id, c.name, c.place, i.handle).join(
        identities, i.contact_id == c.id
    )
    for person, name, place, handle in connection.execute(
        people.order_by(c.created_at.desc()).limit(_NEWEST)
    ):
        one = known.setdefault(person, _Known())
        one.name, one.place = one.name or name, one.place or place
        one.handles.add(handle)
    f = facts.c
    own = select(c.canonical_id, f.key).join(facts, f.contact_id == c.id)
    own = own.where(f.kind == "order")
    for person, key in connection.execute(own):
        if person in known:
            known[person].orders.add(key)
    _add_words(connection, known)
    return known


def _add_words(connection: Connection, known: dict[str, _Known]) -> None:
    """Add the orders people wrote about and how they sign."""
    c, m = contacts.c, messages.c
    said = (
        select(c.canonical_id, m.text, m.signature_text)
        .join(conversations, conversations.c.id == m.conversation_id)
        .join(contacts, c.id == conversations.c.contact_id)
        .where(m.direction == "inbound")
        .order_by(m.rowid.desc())
        .limit(_WORDS)
    )
    for person, text, signature in connection.execute(said):
        if person in known:
            known[person].orders |= matching.mentioned(text)[2]
            if signature:
                known[person].signatures.add(signature.strip())


def _person(person: str, one: _Known) -> matching.Person:
    emails, phones, _ = matching.mentioned(" ".join(sorted(one.handles)))
    return matching.Person(
        id=person,
        name=one.name,
        emails=emails,
        phones=phones,
        handles=frozenset(one.handles) - emails,
        orders=frozenset(one.orders),
        signatures=frozenset(one.signatures),
        place=one.place,
    )
