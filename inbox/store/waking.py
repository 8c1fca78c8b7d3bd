"""Waking conversations in which a customer asked something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from inbox.store import entities
from inbox.store.tables import conversations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.write import Writer

# What a person said that a customer's newer message takes back.
_TAKEN_BACK = ("state", "close_reason", "snoozed_until", "urgency_correction")


def wake(writer: Writer, conversation_ids: Sequence[str]) -> None:
    """Have conversations (500 at most) triaged again, and opened where they were done with."""
    if not conversation_ids:
        return
    c = conversations.c
    here = c.id.in_(conversation_ids)
    writer.connection.execute(update(conversations).where(here).values(triage_state="pending"))
    said = (c.state == "closed") | c.snoozed_until.is_not(None) | (c.urgency_correction != "")
    for conversation_id in writer.connection.scalars(select(c.id).where(here, said)).all():
        for field in _TAKEN_BACK:
            entities.refold(writer, "conversation", conversation_id, field)
