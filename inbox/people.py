"""What is known of people, who is who, and the accounts they reach us by."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import Connection, insert, or_, select, update

from inbox.channels import registry
from inbox.errors import Invalid, NotFound
from inbox.model import (
    Account,
    Contact,
    Fact,
    Identity,
    Note,
    OutboxState,
    Profile,
    QueueRow,
    Toast,
)
from inbox.ports import SecretStore, secret_name
from inbox.store import canonical, values
from inbox.store import tables as t
from inbox.store.queue import rows_of
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.store.database import Database

SECRETS_VERSION = "secrets_version"  # among an account's settings: changes with its secrets
_MAX_NAME = 120
_MAX_CONVERSATIONS = 200
_DISCONNECTED = (
    "The account of this reply was disconnected before it left, so it was not sent; connect the "
    "account and send it again, or take it back."
)
_NOBODY = "This person is no longer there; nothing was changed."


def profile(database: Database, contact_id: str) -> Profile:
    """Give the customer beside the thread, merges followed. Raises NotFound."""
    with database.read() as connection:
        contact = _contact(connection, contact_id)
        everybody = sorted(canonical.joined(connection, contact.id))
        conversation_ids = _conversation_ids(connection, everybody)
        return Profile(
            contact=contact,
            identities=_identities(connection, everybody, contact.id),
            conversations=tuple(_rows(connection, conversation_ids)),
            notes=_notes(connection, conversation_ids),
            facts=_facts(connection, everybody),
            possible_duplicates=_duplicates(connection, everybody),
        )


def rename(
    database: Database, contact_id: str, name: str, who: str, now: datetime
) -> tuple[Changes, Toast]:
    """Give a contact another name. Raises Invalid, NotFound."""
    plain = " ".join(name.split())
    if not plain or len(plain) > _MAX_NAME:
        raise Invalid(f"A name has 1 to {_MAX_NAME} characters; nothing was changed.")
    with transaction(database, who, now) as writer:
        contact = _contact(writer.connection, contact_id)
        writer.set("contact", contact.id, "name", plain)
        for conversation_id in _conversation_ids(writer.connection, [contact.id]):
            writer.touch(conversations=conversation_id)
        toast = writer.toast(f"Renamed to {plain}.")
    return writer.changes, toast


def merge(
    database: Database, contact_id: str, other_id: str, who: str, now: datetime
) -> tuple[Changes, Toast]:
    """Join two contacts by an edge; undone by `undo`. Raises Invalid, NotFound."""
    with transaction(database, who, now) as writer:
        contact, other = (_contact(writer.connection, each) for each in (contact_id, other_id))
        if contact.id == other.id:
            raise Invalid("These two are already one person; nothing was changed.")
        edge_id = uuid_utils.uuid7().hex
        writer.connection.execute(
            insert(t.contact_merges).values(
                id=edge_id,
                contact_id=contact.id,
                other_id=other.id,
                is_active=False,
                created_at=now,
            )
        )
        writer.set("contact_merge", edge_id, "is_active", True)
        everybody = sorted(canonical.joined(writer.connection, contact.id))
        for conversation_id in _conversation_ids(writer.connection, everybody):
            writer.touch(conversations=conversation_id)
        toast = writer.toast(f"{other.name} and {contact.name} are one person now.")
    return writer.changes, toast


def add_account(
    database: Database,
    keeper: SecretStore,
    account: Account,
    secrets: dict[str, str],
    who: str,
    now: datetime,
) -> tuple[Account, Changes]:
    """Save an account (or its changed settings) and its secrets. Raises Invalid."""
    registry.info_of(account.channel)
    added = account if account.id else replace(account, id=uuid_utils.uuid7().hex)
    if secrets:
        # Whoever runs the account sees no secret, and so would not notice a new one.
        version = uuid_utils.uuid7().hex
        added = replace(added, settings={**added.settings, SECRETS_VERSION: version})
    columns = {
        "name": added.name or added.address,
        "address": added.address,
        "settings": dict(added.settings),
        "signature": added.signature,
        "is_enabled": added.is_enabled,
        "is_removed": False,
    }
    # Secrets first: an account without them could never sign in.
    for key, value in secrets.items():
        keeper.set(secret_name(added.id, key), value)
    with transaction(database, who, now, can_undo=False) as writer:
        is_known = update(t.accounts).where(t.accounts.c.id == added.id).values(**columns)
        if not writer.connection.execute(is_known).rowcount:
            row = {"id": added.id, "channel": added.channel, "created_at": now, **columns}
            writer.connection.execute(insert(t.accounts).values(**row))
        writer.record("account", added.id, "saved", None, {"name": columns["name"]})
        writer.touch(accounts=added.id)
    return replace(added, name=str(columns["name"])), writer.changes


def remove_account(
    database: Database, keeper: SecretStore, account_id: str, who: str, now: datetime
) -> tuple[Changes, None]:
    """Disconnect and forget the secrets; the conversations stay. Raises NotFound.

    Replies that still wait cannot leave any more: they fail, with a sentence.
    """
    with transaction(database, who, now, can_undo=False) as writer:
        row = writer.connection.execute(
            select(t.accounts).where(t.accounts.c.id == account_id)
        ).mappings()
        found = row.first()
        if found is None:
            raise NotFound("This account is not connected any more; nothing was changed.")
        writer.set("account", account_id, "is_enabled", False)
        writer.set("account", account_id, "is_removed", True)
        for table in (t.cursors, t.remote_actions, t.places):
            writer.connection.execute(table.delete().where(table.c.account_id == account_id))
        _fail_waiting(writer, account_id)
    for key in _secret_keys(found["channel"]):
        keeper.delete(secret_name(account_id, key))
    return writer.changes, None


def _fail_waiting(writer: Writer, account_id: str) -> None:
    o = t.outbox.c
    waiting = select(o.id, o.conversation_id).where(
        o.account_id == account_id, o.state.in_((OutboxState.WAITING, OutboxState.HELD))
    )
    for reply in writer.connection.execute(waiting).all():
        failed = {"state": OutboxState.FAILED.value, "sentence": _DISCONNECTED}
        writer.connection.execute(
            update(t.outbox)
            .where(o.id == reply.id)
            .values(**failed, next_attempt_at=None, updated_at=writer.now)
        )
        writer.touch(outbox=reply.id)
        writer.refresh_outbox(reply.conversation_id)


def _secret_keys(channel: str) -> set[str]:
    """Give every name under which a channel may have kept a secret."""
    keys = {"password", "oauth", "token", "session", "relay_key"}
    with suppress(Invalid):
        fields = registry.info_of(channel).fields
        keys |= {each.key for each in fields if each.kind in ("secret", "file", "signin")}
    return keys


def _contact(connection: Connection, contact_id: str) -> Contact:
    c = t.contacts.c
    asked = select(c.canonical_id).where(c.id == contact_id).scalar_subquery()
    found = connection.execute(select(t.contacts).where(c.id == asked)).mappings().first()
    if found is None:
        raise NotFound(_NOBODY)
    return values.contact(dict(found))


def _identities(
    connection: Connection, everybody: Sequence[str], contact_id: str
) -> tuple[Identity, ...]:
    i = t.identities.c
    asked = select(t.identities).where(i.contact_id.in_(everybody)).order_by(i.channel, i.handle)
    return tuple(values.identity(dict(row), contact_id) for row in _all(connection, asked))


def _conversation_ids(connection: Connection, everybody: Sequence[str]) -> list[str]:
    c = t.conversations.c
    asked = select(c.id).where(c.contact_id.in_(everybody)).order_by(c.last_message_at.desc())
    return list(connection.scalars(asked.limit(_MAX_CONVERSATIONS)))


def _rows(connection: Connection, conversation_ids: Sequence[str]) -> list[QueueRow]:
    return rows_of(connection, conversation_ids)


def _notes(connection: Connection, conversation_ids: Sequence[str]) -> tuple[Note, ...]:
    n = t.notes.c
    asked = select(t.notes).where(n.conversation_id.in_(conversation_ids), n.is_deleted.is_(False))
    return tuple(map(values.note, _all(connection, asked.order_by(n.created_at.desc()))))


def _facts(connection: Connection, everybody: Sequence[str]) -> tuple[Fact, ...]:
    f = t.facts.c
    asked = select(t.facts).where(f.contact_id.in_(everybody)).order_by(f.happened_at.desc())
    return tuple(map(values.fact, _all(connection, asked)))


def _duplicates(
    connection: Connection, everybody: Sequence[str]
) -> tuple[tuple[Contact, str], ...]:
    """Give the stored proposals about this person, best first."""
    p = t.duplicate_proposals.c
    asked = (
        select(p.contact_id, p.other_id, p.sentence)
        .where(
            or_(p.contact_id.in_(everybody), p.other_id.in_(everybody)),
            p.is_dismissed.is_(False),
        )
        .order_by(p.score.desc())
    )
    found: dict[str, tuple[Contact, str]] = {}
    for row in connection.execute(asked):
        other = _contact(
            connection, row.other_id if row.contact_id in everybody else row.contact_id
        )
        if other.id not in everybody:
            found.setdefault(other.id, (other, row.sentence))
    return tuple(found.values())


def _all(connection: Connection, asked: Any) -> Sequence[Any]:
    return connection.execute(asked).mappings().all()
