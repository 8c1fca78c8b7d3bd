"""What operations are about: the fields of each entity, and how the winning value is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from inbox.errors import NotFound
from inbox.folding import fold
from inbox.store import canonical
from inbox.store.columns import Moment, micros, moment
from inbox.store.tables import (
    accounts,
    canned_replies,
    contact_merges,
    contacts,
    conversation_tags,
    conversations,
    messages,
    notes,
    operations,
    settings,
)

if TYPE_CHECKING:
    from inbox.store.write import Writer

# A promise is kept by a reply that is written later than this; the reply that makes the promise
# is often sent just after it was recorded.
_PROMISE_GRACE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entity:
    """A table that operations write to, and the kind of Changes it stands for."""

    table: Table
    key: str
    touches: str


ENTITIES = {
    "conversation": Entity(conversations, "id", "conversations"),
    "contact": Entity(contacts, "id", "contacts"),
    "contact_merge": Entity(contact_merges, "id", "contacts"),
    "note": Entity(notes, "id", "conversations"),
    "setting": Entity(settings, "key", "settings"),
    "account": Entity(accounts, "id", "accounts"),
    "canned_reply": Entity(canned_replies, "id", "settings"),
}
# A customer's newer message takes these back: who closed or snoozed had not read it.
_REOPENED: dict[str, Any] = {
    "state": "open",
    "close_reason": "",
    "snoozed_until": None,
    "urgency_correction": "",
}
# What urgency depends on beside the messages.
_JUDGED = ("promised_at",)


def plain(value: Any) -> Any:
    """Give a value as JSON can keep it."""
    return micros(value) if isinstance(value, datetime) else value


def _column(entity: str, field: str) -> Column[Any]:
    return ENTITIES[entity].table.c[field]


def _rich(entity: str, field: str, value: Any) -> Any:
    is_moment = isinstance(_column(entity, field).type, Moment)
    return moment(value) if is_moment and value is not None else value


def current(connection: Connection, entity: str, entity_id: str, field: str) -> Any:
    """Give a field's value as it stands. Raises NotFound."""
    about = ENTITIES[entity]
    found = connection.execute(
        select(_column(entity, field)).where(about.table.c[about.key] == entity_id)
    ).first()
    if found is None:
        if entity == "setting":
            return None
        raise NotFound(f"This {entity.replace('_', ' ')} is no longer there; nothing was changed.")
    return found[0]


def apply(writer: Writer, entity: str, entity_id: str, field: str, value: Any) -> None:
    """Write a field's standing value and whatever follows from it."""
    about = ENTITIES[entity]
    connection = writer.connection
    if entity == "setting":
        _apply_setting(connection, entity_id, value)
    else:
        connection.execute(
            update(about.table).where(about.table.c[about.key] == entity_id).values({field: value})
        )
    if entity == "conversation":
        if field in _JUDGED:
            c = conversations.c
            here = update(conversations).where(c.id == entity_id, c.triage_state != "pending")
            connection.execute(here.values(triage_state="pending"))
        writer.rescore(entity_id)
    elif entity == "contact_merge":
        for contact_id in canonical.settle(connection, entity_id):
            writer.touch(contacts=contact_id)
    elif entity == "note":
        writer.touch(conversations=_index_note(connection, entity_id, is_deleted=value))
    else:
        writer.touch(**{about.touches: entity_id})


def _apply_setting(connection: Connection, key: str, value: Any) -> None:
    if value is None:
        connection.execute(delete(settings).where(settings.c.key == key))
    else:
        row = upsert(settings).values(key=key, value=value)
        connection.execute(
            row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value})
        )


def _index_note(connection: Connection, note_id: str, *, is_deleted: bool) -> str:
    n = notes.c
    row = connection.execute(
        select(n.rowid, n.conversation_id, n.text).where(n.id == note_id)
    ).one()
    if is_deleted:
        connection.execute(text("DELETE FROM note_search WHERE rowid = :r"), {"r": row.rowid})
    else:
        connection.execute(
            text("INSERT OR REPLACE INTO note_search(rowid, body) VALUES (:r, :b)"),
            {"r": row.rowid, "b": fold(row.text)},
        )
    return str(row.conversation_id)


# Undo -------------------------------------------------------------------------------------------


def refold(writer: Writer, entity: str, entity_id: str, field: str) -> None:
    """Write the value of the winning operation: the highest that is not void."""
    if field == "tags":
        _refold_tags(writer, entity_id)
        return
    o = operations.c
    about = (o.entity == entity, o.entity_id == entity_id, o.field == field, o.voids == "")
    chosen = select(o.new, o.seen, o.at).where(*about, o.is_void.is_(False))
    winner = writer.connection.execute(
        chosen.order_by(o.number.is_(None).desc(), o.number.desc(), o.seq.desc()).limit(1)
    ).first()
    if winner is None:
        base = writer.connection.execute(select(o.old).where(*about).order_by(o.seq).limit(1))
        first = base.first()
        if first is None:
            return
        value = _rich(entity, field, first.old)
    else:
        value = _rich(entity, field, winner.new)
        if entity == "conversation" and _is_overtaken(writer.connection, entity_id, field, winner):
            value = _REOPENED.get(field)
    apply(writer, entity, entity_id, field, value)


def seen(message_id: str, asked_again_at: datetime | None) -> str:
    """Name what a person had before them: the newest message, and its newest question."""
    return f"{message_id}@{micros(asked_again_at)}" if asked_again_at else message_id


def _is_overtaken(connection: Connection, conversation_id: str, field: str, winner: Any) -> bool:
    """Tell whether a message that the operation had not seen takes its value back."""
    m = messages.c
    seen_id, _, again = winner.seen.partition("@")
    seen = select(m.rowid).where(m.id == seen_id).scalar_subquery()
    newer = select(m.rowid).where(m.conversation_id == conversation_id, m.rowid > seen).limit(1)
    if field == "promised_at":
        late = winner.at + _PROMISE_GRACE
        newer = newer.where(m.direction == "outbound", m.sent_at > late)
    elif field in _REOPENED and not (field == "state" and winner.new == "spam"):
        newer = newer.where(m.asks | m.is_bounce)
        c = conversations.c
        changed = c.asked_again_at > moment(int(again or 0))
        asked = select(c.id).where(c.id == conversation_id, changed)
        if connection.execute(asked).first() is not None:
            return True
    else:
        return False
    return connection.execute(newer).first() is not None


def standing_adds(connection: Connection, conversation_id: str, tag: str) -> list[str]:
    """Give the operations by which a tag stands."""
    return [op for op, added in _tag_adds(connection, conversation_id).items() if added == tag]


def _tag_adds(connection: Connection, conversation_id: str) -> dict[str, str]:
    o = operations.c
    rows = connection.execute(
        select(o.op_id, o.old, o.new).where(
            o.entity == "conversation",
            o.entity_id == conversation_id,
            o.field == "tags",
            o.voids == "",
            o.is_void.is_(False),
        )
    ).all()
    killed = {op for row in rows if row.old for op in row.old["adds"]}
    return {row.op_id: row.new["add"] for row in rows if row.new and row.op_id not in killed}


def _refold_tags(writer: Writer, conversation_id: str) -> None:
    c = conversation_tags.c
    standing = set(_tag_adds(writer.connection, conversation_id).values())
    writer.connection.execute(delete(conversation_tags).where(c.conversation_id == conversation_id))
    if standing:
        writer.connection.execute(
            insert(conversation_tags),
            [{"conversation_id": conversation_id, "tag": tag} for tag in sorted(standing)],
        )
    writer.touch(conversations=conversation_id)
