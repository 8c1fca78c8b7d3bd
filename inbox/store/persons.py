"""Contacts and identities as messages name them: one by (channel, handle)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select, update
from uuid_utils import NAMESPACE_URL, uuid5

from inbox.store.bulk import insert_rows
from inbox.store.tables import contacts, identities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_CHUNK = 500
_I = identities.c
# Asked with every message that comes, so it is made once.
_KNOWN = (
    select(_I.id, _I.handle, _I.contact_id, contacts.c.name)
    .join(contacts, contacts.c.id == _I.contact_id)
    .where(_I.channel == bindparam("channel"), _I.handle.in_(bindparam("handles", expanding=True)))
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


class Persons:
    """Finds or makes the identities of one batch on one channel."""

    def __init__(self, connection: Connection, channel: str, now: datetime) -> None:
        self._connection = connection
        self._channel = channel
        self._now = now
        self._known: dict[str, tuple[str, str]] = {}
        self.touched: set[str] = set()

    def load(self, named: Iterable[Named]) -> None:
        """Find everybody named, and make those who are new."""
        people: dict[str, Named] = {}
        for each in named:
            handle = plain_handle(each.handle)
            if handle and (handle not in people or not people[handle].name):
                people[handle] = each
        named_now = self._find(people)
        self._rename([(handle, people[handle].name) for handle in named_now])
        self._make({handle: each for handle, each in people.items() if handle not in self._known})

    def identity_id(self, handle: str) -> str | None:
        """Give an identity's id."""
        found = self._known.get(plain_handle(handle))
        return found[0] if found else None

    def contact_id(self, handle: str) -> str:
        """Give the id of the contact behind a handle (not followed over merges)."""
        return self._known[plain_handle(handle)][1]

    def _find(self, people: dict[str, Named]) -> list[str]:
        """Load known identities; gives the handles whose contact can now have a real name."""
        handles, nameless = sorted(people), []
        for start in range(0, len(handles), _CHUNK):
            asked = {"channel": self._channel, "handles": handles[start : start + _CHUNK]}
            for row in self._connection.execute(_KNOWN, asked).all():
                self._known[row.handle] = (row.id, row.contact_id)
                if row.name == row.handle and people[row.handle].name not in ("", row.handle):
                    nameless.append(row.handle)
        return nameless

    def _rename(self, named: list[tuple[str, str]]) -> None:
        if named:
            rows = [{"b_id": self._known[handle][1], "b_name": name} for handle, name in named]
            self._connection.execute(
                update(contacts)
                .where(contacts.c.id == bindparam("b_id"))
                .values(name=bindparam("b_name")),
                rows,
            )
            self.touched |= {row["b_id"] for row in rows}

    def _make(self, people: dict[str, Named]) -> None:
        new_contacts: list[dict[str, Any]] = []
        new_identities: list[dict[str, Any]] = []
        for handle, each in people.items():
            identity_id = uuid5(NAMESPACE_URL, f"identity/{self._channel}/{handle}").hex
            contact_id = uuid5(NAMESPACE_URL, f"contact/{self._channel}/{handle}").hex
            self._known[handle] = (identity_id, contact_id)
            self.touched.add(contact_id)
            new_contacts.append(
                {
                    "id": contact_id,
                    "canonical_id": contact_id,
                    "name": each.name or handle,
                    "language": each.language,
                    "created_at": self._now,
                }
            )
            new_identities.append(
                {
                    "id": identity_id,
                    "contact_id": contact_id,
                    "channel": self._channel,
                    "handle": handle,
                    "display_name": each.name,
                }
            )
        if new_contacts:
            insert_rows(self._connection, contacts, new_contacts)
            insert_rows(self._connection, identities, new_identities)
