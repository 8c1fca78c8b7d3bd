"""Two conversations that turned out to be one: everything moves to the one that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

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
    urgency_corrections,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.store.write import Writer

_MOVED = (conversation_joins, messages, notes, outbox, urgency_corrections)
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
    writer.refresh_outbox(standing_id)
    writer.rescore(standing_id)


def _join_drafts(writer: Writer, gone_id: str, standing_id: str) -> None:
    """Keep every word and file begun: where both threads have a draft, one follows the other."""
    d = drafts.c
    asked = select(drafts).where(d.conversation_id.in_((gone_id, standing_id)))
    found = {
        (row["conversation_id"], row["is_note"]): dict(row)
        for row in writer.connection.execute(asked).mappings()
    }
    for is_note in (False, True):
        gone, stands = found.get((gone_id, is_note)), found.get((standing_id, is_note))
        if gone is None:
            continue
        if stands is None:
            moved = {"conversation_id": standing_id}
            of_whom = gone_id
        else:
            moved = _one_draft(stands, gone)
            of_whom = standing_id
        writer.connection.execute(
            update(drafts).where(d.conversation_id == of_whom, d.is_note == is_note).values(moved)
        )
    writer.connection.execute(delete(drafts).where(d.conversation_id == gone_id))
    writer.touch(drafts=standing_id)


def _one_draft(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Give what becomes of two drafts; whom it goes to and what it answers says the first."""
    words = [text for text in (first["text"], second["text"]) if text.strip()]
    return {
        "text": "\n\n".join(words),
        "html": first["html"] if not second["text"].strip() else "",
        "cc_list": list(dict.fromkeys((*first["cc_list"], *second["cc_list"]))),
        "files": [*first["files"], *second["files"]],
    }
