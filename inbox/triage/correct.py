"""A person's own judgement of urgency: honoured at once, remembered for what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uuid_utils
from sqlalchemy import insert, select

from inbox.errors import NotFound
from inbox.store.read import present_id
from inbox.store.tables import conversations, urgency_corrections
from inbox.store.write import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.model import Toast, Urgency
    from inbox.store.database import Database


def correct(
    database: Database, conversation_id: str, urgency: Urgency, who: str, now: datetime
) -> tuple[Changes, Toast]:
    """Set the level; it stands until the customer writes again, then the two are blended."""
    c = conversations.c
    with transaction(database, who, now) as writer:
        conversation_id = present_id(writer.connection, conversation_id)
        row = writer.connection.execute(
            select(c.urgency_score, c.last_message_id).where(c.id == conversation_id)
        ).first()
        if row is None:
            raise NotFound("This conversation is no longer there; nothing was changed.")
        writer.set("conversation", conversation_id, "urgency_correction", urgency.value)
        writer.connection.execute(
            insert(urgency_corrections).values(
                id=uuid_utils.uuid7().hex,
                conversation_id=conversation_id,
                message_id=row.last_message_id,
                urgency=urgency.value,
                model_score=row.urgency_score,
                who=who,
                at=now,
            )
        )
        writer.touch(conversations=conversation_id)
    return writer.changes, writer.toast(f"Urgency set to {urgency.value}.")
