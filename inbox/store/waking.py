"""Waking conversations in which a customer asked something new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, bindparam, select, update

from inbox.store import entities
from inbox.store.tables import conversations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.write import Writer

# What a person said that a customer's newer message takes back.
_TAKEN_BACK = ("state", "close_reason", "snoozed_until", "urgency_correction")
_C = conversations.c
# Asked with every message that comes, so they are made once.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PENDING = update(conversations).where(_C.id.in_(_IDS)).values(triage_state="pending")
_DONE_WITH = select(_C.id).where(
    _C.id.in_(_IDS),
    (_C.state == "closed") | _C.snoozed_until.is_not(None) | (_C.urgency_correction != ""),
)


def wake(writer: Writer, conversation_ids: Sequence[str]) -> None:
    """Have conversations (500 at most) triaged again, and opened where they were done with."""
    if not conversation_ids:
        return
    here = {"ids": conversation_ids}
    writer.connection.execute(_PENDING, here)
    for conversation_id in writer.connection.scalars(_DONE_WITH, here).all():
        for field in _TAKEN_BACK:
            entities.refold(writer, "conversation", conversation_id, field)
