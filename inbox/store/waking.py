"""Waking conversations in which a customer asked something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.store import entities
from inbox.store.lookup import listed, look_up

if TYPE_CHECKING:
    from collections.abc import Collection

    from inbox.store.write import Writer

# What a person said that a customer's newer message takes back.
_TAKEN_BACK = ("state", "close_reason", "snoozed_until", "urgency_correction")
_PENDING = (
    "UPDATE conversations SET triage_state = 'pending'"
    " WHERE id IN (SELECT value FROM json_each(?) wanted)"
)
_DONE_WITH = (
    "SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?) wanted)"
    " AND (state = 'closed' OR snoozed_until IS NOT NULL OR urgency_correction <> '')"
)
_PROMISED = (
    "SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?) wanted)"
    " AND promised_at IS NOT NULL"
)


def wake(writer: Writer, conversation_ids: Collection[str]) -> None:
    """Have conversations triaged again, and opened where they were done with."""
    if not conversation_ids:
        return
    writer.connection.exec_driver_sql(_PENDING, (listed(conversation_ids),))
    for row in look_up(writer.connection, _DONE_WITH, conversation_ids):
        for field in _TAKEN_BACK:
            entities.refold(writer, "conversation", row.id, field)


def settle_promises(writer: Writer, conversation_ids: Collection[str]) -> None:
    """Work out again what was promised, where something was."""
    for row in look_up(writer.connection, _PROMISED, conversation_ids):
        entities.refold(writer, "conversation", row.id, "promised_at")
