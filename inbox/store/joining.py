"""Two conversations that turned out to be one: everything moves to the one that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, text, update

from inbox.store import entities
from inbox.store.tables import (
    conversation_joins,
    conversation_tags,
    conversations,
    drafts,
    messages,
    notes,
    operations,
    outbox,
    suggestions,
    thread_links,
    urgency_corrections,
)

if TYPE_CHECKING:
    from inbox.store.write import Writer

_MOVED = (messages, notes, outbox, thread_links, urgency_corrections)
_DERIVED = ("state", "close_reason", "assignee", "snoozed_until", "promised_at", "tags")


def join(writer: Writer, gone_id: str, standing_id: str) -> None:
    """Move a thread into another; the id that goes keeps leading to the one that stands."""
    connection = writer.connection
    for table in _MOVED:
        connection.execute(
            update(table)
            .where(table.c.conversation_id == gone_id)
            .values(conversation_id=standing_id)
        )
    _join_drafts(writer, gone_id, standing_id)
    for table in (suggestions, conversation_tags):
        connection.execute(delete(table).where(table.c.conversation_id == gone_id))
    o = operations.c
    connection.execute(
        update(operations)
        .where(o.entity == "conversation", o.entity_id == gone_id)
        .values(entity_id=standing_id)
    )
    c = conversations.c
    connection.execute(
        update(conversations).where(c.linked_id == gone_id).values(linked_id=standing_id)
    )
    was_open = connection.scalar(select(conversations.c.state).where(conversations.c.id == gone_id))
    connection.execute(delete(conversations).where(conversations.c.id == gone_id))
    connection.execute(
        insert(conversation_joins).values(
            gone_id=gone_id, conversation_id=standing_id, at=writer.now
        )
    )
    for field in _DERIVED:
        entities.refold(writer, "conversation", standing_id, field)
    if was_open == "open":
        # Nobody is left unanswered because the other half had been closed.
        connection.execute(
            update(conversations)
            .where(conversations.c.id == standing_id, conversations.c.state == "closed")
            .values(state="open", close_reason="")
        )
    writer.touch(conversations=gone_id)
    writer.rescore(standing_id)


def _join_drafts(writer: Writer, gone_id: str, standing_id: str) -> None:
    """Keep every word begun: where both threads have a draft, one follows the other."""
    ids = {"gone": gone_id, "standing": standing_id}
    writer.connection.execute(
        text(
            "UPDATE drafts SET text = text || char(10, 10) || (SELECT g.text FROM drafts g WHERE"
            " g.conversation_id = :gone AND g.is_note = drafts.is_note), html = '' WHERE"
            " conversation_id = :standing AND EXISTS (SELECT 1 FROM drafts g WHERE"
            " g.conversation_id = :gone AND g.is_note = drafts.is_note)"
        ),
        ids,
    )
    writer.connection.execute(
        text(
            "UPDATE OR IGNORE drafts SET conversation_id = :standing WHERE conversation_id = :gone"
        ),
        ids,
    )
    writer.connection.execute(delete(drafts).where(drafts.c.conversation_id == gone_id))
    writer.touch(drafts=standing_id)
