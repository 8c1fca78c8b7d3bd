"""Drafts and canned replies as people keep them, and the suggestions kept for them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inbox.changes import Changes
from inbox.errors import Invalid, NotFound
from inbox.store import values
from inbox.store.read import present_id
from inbox.store.tables import canned_replies as canned_table
from inbox.store.tables import conversations, drafts, suggestions
from inbox.store.write import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.model import CannedReply, Draft, Suggestion
    from inbox.store.database import Database

_CANNED_FIELDS = ("title", "text", "language", "shortcut", "topics")


def save(database: Database, written: Draft, now: datetime) -> tuple[Changes, None]:
    """Save what is being written; an empty draft is deleted. Durable on return."""
    with database.write() as connection:
        conversation_id = present_id(connection, written.conversation_id)
        _require(connection, conversation_id)
        if written.text.strip() or written.files:
            _keep(connection, conversation_id, written, now)
        else:
            d = drafts.c
            connection.execute(
                delete(drafts).where(
                    d.conversation_id == conversation_id, d.is_note == written.is_note
                )
            )
    ids = frozenset({conversation_id})
    return Changes(drafts=ids, conversations=ids), None


def _keep(connection: Connection, conversation_id: str, written: Draft, now: datetime) -> None:
    row = {
        "conversation_id": conversation_id,
        "is_note": written.is_note,
        "text": written.text,
        "html": written.html,
        "subject": written.subject,
        "to_list": list(written.to),
        "cc_list": list(written.cc),
        "files": [values.attachment_json(file) for file in written.files],
        "based_on_message_id": written.based_on_message_id,
        "updated_at": now,
    }
    keys = ("conversation_id", "is_note")
    rest = {name: value for name, value in row.items() if name not in keys}
    connection.execute(
        upsert(drafts).values(row).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def canned_replies(database: Database) -> list[CannedReply]:
    """Give the canned replies, by title."""
    c = canned_table.c
    chosen = select(canned_table).where(c.is_deleted.is_(False)).order_by(c.title, c.id)
    with database.read() as connection:
        return [values.canned_reply(dict(row)) for row in connection.execute(chosen).mappings()]


def save_canned(
    database: Database, reply: CannedReply, who: str, now: datetime
) -> tuple[Changes, None]:
    """Add or replace a canned reply. Raises Invalid for one without title or text."""
    if not reply.title.strip() or not reply.text.strip():
        raise Invalid("A canned reply needs a title and a text; nothing was saved.")
    with transaction(database, who, now) as writer:
        writer.connection.execute(
            upsert(canned_table)
            .values(id=reply.id, title="", text="", is_deleted=True)
            .on_conflict_do_nothing()
        )
        for field in _CANNED_FIELDS:
            value = getattr(reply, field)
            kept: Any = list(value) if isinstance(value, tuple) else value
            writer.set("canned_reply", reply.id, field, kept)
        writer.set("canned_reply", reply.id, "is_deleted", False)
    return writer.changes, None


def dismiss(database: Database, conversation_id: str, now: datetime) -> tuple[Changes, None]:
    """Forget the suggestion; none is made again until the thread moves on."""
    with database.write() as connection:
        conversation_id = present_id(connection, conversation_id)
        newest = _require(connection, conversation_id)
        row = {"based_on_message_id": newest, "is_dismissed": True, "made_at": now}
        connection.execute(
            upsert(suggestions)
            .values(conversation_id=conversation_id, **row)
            .on_conflict_do_update(index_elements=["conversation_id"], set_=row)
        )
    return Changes(suggestions=frozenset({conversation_id})), None


def needs_suggestion(database: Database, conversation_id: str) -> bool:
    """Tell whether nothing was suggested (or dismissed) since the newest message."""
    s, c = suggestions.c, conversations.c
    chosen = (
        select(s.conversation_id)
        .join(conversations, c.id == s.conversation_id)
        .where(s.conversation_id == conversation_id, s.based_on_message_id == c.last_message_id)
    )
    with database.read() as connection:
        return connection.execute(chosen).first() is None


def keep_suggestion(database: Database, made: Suggestion) -> None:
    """Store a suggestion, unless the thread has moved on or a person dismissed it meanwhile."""
    row = {
        "text": made.text,
        "source": made.source,
        "language": made.language,
        "grounds": [asdict(ground) for ground in made.grounds],
        "refused": list(made.refused),
        "based_on_message_id": made.based_on_message_id,
        "is_dismissed": False,
        "made_at": made.made_at,
    }
    with database.write() as connection:
        if _require(connection, made.conversation_id) != made.based_on_message_id:
            return
        connection.execute(
            upsert(suggestions)
            .values(conversation_id=made.conversation_id, **row)
            .on_conflict_do_update(index_elements=["conversation_id"], set_=row)
        )


def _require(connection: Connection, conversation_id: str) -> str:
    """Give the newest message's id. Raises NotFound."""
    c = conversations.c
    newest = connection.scalar(select(c.last_message_id).where(c.id == conversation_id))
    if newest is None:
        raise NotFound("This conversation is no longer there; nothing was changed.")
    return str(newest)
