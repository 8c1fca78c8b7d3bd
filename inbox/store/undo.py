"""Taking back: an undo voids operations, it never writes an old value over a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from inbox.store import actions, entities, own_acts
from inbox.store.tables import operations

if TYPE_CHECKING:
    from inbox.store.write import Writer


def latest_group(connection: Connection, who: str) -> str | None:
    """Give the newest group of this person that still has something to take back."""
    o = operations.c
    return connection.scalar(
        select(o.undo_group)
        .where(o.undo_group != "", o.who == who, o.voids == "", o.is_void.is_(False))
        .order_by(o.seq.desc())
        .limit(1)
    )


def void_group(writer: Writer, group: str) -> int:
    """Void a group's operations and give how many; undoing an undo brings them back."""
    o = operations.c
    found = writer.connection.execute(
        select(o.op_id, o.entity, o.entity_id, o.field, o.voids)
        .where(o.undo_group == group, o.is_void.is_(False))
        .order_by(o.seq.desc())
    ).all()
    for row in found:
        writer.record(row.entity, row.entity_id, row.field, None, None, voids=row.op_id)
        _mark(writer.connection, row.op_id, is_void=True)
        if row.voids:
            _mark(writer.connection, row.voids, is_void=False)
    for about in dict.fromkeys((row.entity, row.entity_id, row.field) for row in found):
        _refold(writer, *about)
    return len(found)


def _refold(writer: Writer, entity: str, entity_id: str, field: str) -> None:
    if entity == "message":
        own_acts.refold(writer, entity_id, field)
    elif field == "folder":
        actions.refold_folder(writer, entity_id)
    else:
        entities.refold(writer, entity, entity_id, field)


def void(writer: Writer, op_id: str) -> None:
    """Void one operation on a message that its network refused; nothing is brought."""
    o = operations.c
    row = writer.connection.execute(
        select(o.entity, o.entity_id, o.field).where(
            o.op_id == op_id, o.entity == "message", o.is_void.is_(False)
        )
    ).first()
    if row is not None:
        writer.record(row.entity, row.entity_id, row.field, None, None, voids=op_id)
        _mark(writer.connection, op_id, is_void=True)
        own_acts.refold(writer, row.entity_id, row.field, is_told=False)


def _mark(connection: Connection, op_id: str, *, is_void: bool) -> None:
    connection.execute(
        update(operations).where(operations.c.op_id == op_id).values(is_void=is_void)
    )
