"""Every write of a person: rows and their operations in one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import Connection, delete, insert, select, update

from inbox.changes import Changes
from inbox.model import Toast
from inbox.store import entities, standing
from inbox.store.tables import conversation_tags, conversations, meta, notes, operations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from inbox.store.database import Database


@contextmanager
def transaction(
    database: Database, who: str, now: datetime, *, can_undo: bool = True
) -> Iterator[Writer]:
    """Give a Writer; everything it wrote is kept together, or nothing."""
    with database.write() as connection:
        writer = Writer(connection, who, now, uuid_utils.uuid7().hex if can_undo else "")
        yield writer
        writer.finish()


class Writer:
    """Writes fields, appends their operations, and collects what changed."""

    def __init__(self, connection: Connection, who: str, now: datetime, group: str) -> None:
        self.connection = connection
        self.who = who
        self.now = now
        self.group = group
        self._touched: dict[str, set[str]] = {}
        self._rescore: set[str] = set()
        self._operations: tuple[str, int] | None = None  # device and number of the last one

    # What a verb writes ----------------------------------------------------------------------

    def set(self, entity: str, entity_id: str, field: str, new: Any) -> bool:
        """Change one field and record it; False when it had that value. Raises NotFound."""
        old = entities.current(self.connection, entity, entity_id, field)
        if old == new:
            return False
        entities.apply(self, entity, entity_id, field, new)
        self.record(entity, entity_id, field, old, new)
        return True

    def add_tag(self, conversation_id: str, tag: str) -> bool:
        """Add a tag; False when it was there."""
        if tag in tags_of(self.connection, conversation_id):
            return False
        self.connection.execute(
            insert(conversation_tags).values(conversation_id=conversation_id, tag=tag)
        )
        self.record("conversation", conversation_id, "tags", None, {"add": tag})
        self.touch(conversations=conversation_id)
        return True

    def remove_tag(self, conversation_id: str, tag: str) -> bool:
        """Remove a tag; only the adds seen now are taken back, a later one stands."""
        if tag not in tags_of(self.connection, conversation_id):
            return False
        adds = entities.standing_adds(self.connection, conversation_id, tag)
        self.connection.execute(
            delete(conversation_tags).where(
                conversation_tags.c.conversation_id == conversation_id,
                conversation_tags.c.tag == tag,
            )
        )
        self.record("conversation", conversation_id, "tags", {"remove": tag, "adds": adds}, None)
        self.touch(conversations=conversation_id)
        return True

    def add_note(self, conversation_id: str, words: str) -> str:
        """Add an internal note and give its id."""
        note_id = uuid_utils.uuid7().hex
        self.connection.execute(
            insert(notes).values(
                id=note_id,
                conversation_id=conversation_id,
                author=self.who,
                text=words,
                is_deleted=True,
                created_at=self.now,
            )
        )
        self.set("note", note_id, "is_deleted", False)
        return note_id

    def record(
        self, entity: str, entity_id: str, field: str, old: Any, new: Any, *, voids: str = ""
    ) -> str:
        """Append an operation and give its op_id."""
        device, seq = self._operations or _device(self.connection)
        self._operations = device, seq + 1
        op_id = uuid_utils.uuid7().hex
        self.connection.execute(
            insert(operations).values(
                op_id=op_id,
                device=device,
                device_seq=seq + 1,
                who=self.who,
                at=self.now,
                undo_group=self.group,
                entity=entity,
                entity_id=entity_id,
                field=field,
                old=entities.plain(old),
                new=entities.plain(new),
                seen=self._seen(entity, entity_id),
                voids=voids,
            )
        )
        return op_id

    # What changed ----------------------------------------------------------------------------

    def touch(self, **ids: str) -> None:
        """Name what changed: `touch(conversations=id)`, a field of Changes and an id."""
        for kind, entity_id in ids.items():
            self._touched.setdefault(kind, set()).add(entity_id)

    def rescore(self, conversation_id: str) -> None:
        """Have a conversation's place worked out again at the end of the transaction."""
        self._rescore.add(conversation_id)
        self.touch(conversations=conversation_id)

    def refresh(self, conversation_id: str) -> None:
        """Have counts, who waits and the snippet worked out after its messages changed."""
        standing.refresh(self.connection, [conversation_id])
        self.touch(conversations=conversation_id)

    def refresh_outbox(self, conversation_id: str) -> None:
        """Have the state of a conversation's replies stored on it."""
        standing.refresh_outbox(self.connection, conversation_id)
        self.touch(conversations=conversation_id)

    def finish(self) -> None:
        """Do what was put off to the end; called by `transaction`."""
        for conversation_id in self._rescore:
            standing.rescore(self.connection, conversation_id)
        if self._operations is not None:
            self.connection.execute(
                update(meta)
                .where(meta.c.key == "device_seq")
                .values(value=str(self._operations[1]))
            )

    @property
    def changes(self) -> Changes:
        """Give what this transaction touched."""
        touched = {kind: frozenset(ids) for kind, ids in self._touched.items()}
        return Changes(**touched, group=self.group)

    def toast(self, sentence: str) -> Toast:
        """Give the toast that offers to undo this transaction."""
        return Toast(sentence, self.group)

    def _seen(self, entity: str, entity_id: str) -> str:
        if entity != "conversation":
            return ""
        c = conversations.c
        asked = select(c.last_message_id, c.asked_again_at).where(c.id == entity_id)
        found = self.connection.execute(asked).first()
        if found is None:
            return ""
        return entities.seen(found.last_message_id, found.asked_again_at)


def tags_of(connection: Connection, conversation_id: str) -> set[str]:
    """Give the tags standing on a conversation."""
    c = conversation_tags.c
    return set(connection.scalars(select(c.tag).where(c.conversation_id == conversation_id)))


def _device(connection: Connection) -> tuple[str, int]:
    found = dict(
        connection.execute(
            select(meta.c.key, meta.c.value).where(meta.c.key.in_(("device", "device_seq")))
        ).all()
    )
    return found["device"], int(found["device_seq"])
