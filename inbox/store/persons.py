"""Contacts and identities as messages name them: one by (channel, handle)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from uuid_utils import NAMESPACE_URL, uuid5

from inbox.store.bulk import insert_rows, update_rows
from inbox.store.lookup import look_up
from inbox.store.tables import contacts, identities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from inbox.store.lookup import Pair

_KNOWN = (
    "SELECT i.channel, i.handle, i.id, i.contact_id, c.name FROM json_each(?) wanted"
    " CROSS JOIN identities i ON i.channel = wanted.value ->> 0 AND i.handle = wanted.value ->> 1"
    " CROSS JOIN contacts c ON c.id = i.contact_id"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a message names them."""

    handle: str
    name: str
    language: str = ""


def plain_handle(handle: str) -> str:
    """Give the handle by which an identity is known."""
    return handle.strip().lower()


@dataclass(slots=True)
class Persons:
    """Everybody whom the messages of one account name; `touched` are contacts made or renamed."""

    known: dict[str, Pair] = field(default_factory=dict)  # handle -> identity and contact
    touched: set[str] = field(default_factory=set)

    def identity_id(self, handle: str) -> str | None:
        """Give an identity's id."""
        found = self.known.get(plain_handle(handle))
        return found[0] if found else None

    def contact_id(self, handle: str) -> str:
        """Give the id of the contact behind a handle (not followed over merges)."""
        return self.known[plain_handle(handle)][1]


def load(
    connection: Connection, named: Sequence[tuple[str, Iterable[Named]]], now: datetime
) -> list[Persons]:
    """Find everybody named on each (channel, people), and make those who are new.

    Later ones see what earlier ones made, as if they came one after the other.
    """
    told = [(channel, _each_once(people)) for channel, people in named]
    register = _Register(connection, {(channel, handle) for channel, of in told for handle in of})
    found = [register.persons(channel, people, now) for channel, people in told]
    register.save(connection)
    return found


def _each_once(named: Iterable[Named]) -> dict[str, Named]:
    people: dict[str, Named] = {}
    for each in named:
        handle = plain_handle(each.handle)
        if handle and (handle not in people or not people[handle].name):
            people[handle] = each
    return people


class _Register:
    """The identities that are there, and what is to be made or renamed."""

    def __init__(self, connection: Connection, wanted: set[Pair]) -> None:
        self._known: dict[Pair, Pair] = {}
        self._names: dict[str, str] = {}
        self._renamed: set[str] = set()
        self._contacts: dict[str, dict[str, Any]] = {}
        self._identities: list[dict[str, Any]] = []
        for channel, handle, own_id, contact_id, name in look_up(connection, _KNOWN, wanted):
            self._known[channel, handle] = own_id, contact_id
            self._names[contact_id] = name

    def persons(self, channel: str, people: dict[str, Named], now: datetime) -> Persons:
        """Give the people of one account."""
        found = Persons()
        for handle, each in people.items():
            known = self._known.get((channel, handle))
            if known is None:
                known = self._known[channel, handle] = self._make(channel, handle, each, now)
                found.touched.add(known[1])
            elif each.name not in ("", handle) and self._names[known[1]] == handle:
                # Until now nobody said more than the handle.
                self._names[known[1]] = each.name
                self._renamed.add(known[1])
                found.touched.add(known[1])
            found.known[handle] = known
        return found

    def save(self, connection: Connection) -> None:
        """Store who is new, and the better names of those who are not."""
        renamed = [{"id": each, "name": self._names[each]} for each in sorted(self._renamed)]
        insert_rows(connection, contacts, list(self._contacts.values()))
        update_rows(connection, contacts, renamed, "id")
        insert_rows(connection, identities, self._identities)

    def _make(self, channel: str, handle: str, each: Named, now: datetime) -> Pair:
        identity_id = uuid5(NAMESPACE_URL, f"identity/{channel}/{handle}").hex
        contact_id = uuid5(NAMESPACE_URL, f"contact/{channel}/{handle}").hex
        self._names[contact_id] = each.name or handle
        self._contacts[contact_id] = {
            "id": contact_id,
            "canonical_id": contact_id,
            "name": each.name or handle,
            "language": each.language,
            "created_at": now,
        }
        self._identities.append(
            {
                "id": identity_id,
                "contact_id": contact_id,
                "channel": channel,
                "handle": handle,
                "display_name": each.name,
            }
        )
        return identity_id, contact_id
