"""Drafts: what people write, canned replies, and the local model's checked suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from inbox.draft.events import event_json, event_value, status_value
from inbox.draft.material import fill, gather
from inbox.draft.saved import canned_replies, dismiss, needs_suggestion, save, save_canned
from inbox.draft.suggest import suggest
from inbox.store.tables import conversations, drafts, suggestions

if TYPE_CHECKING:
    from inbox.model import CannedReply
    from inbox.store.database import Database

__all__ = [
    "canned_replies",
    "dismiss",
    "event_json",
    "event_value",
    "fill_canned",
    "needs_suggestion",
    "next_for_ahead",
    "save",
    "save_canned",
    "status_value",
    "suggest",
]


def fill_canned(database: Database, reply: CannedReply, conversation_id: str, who: str) -> str:
    """Give a canned reply's text with its variables filled in; the unknown stay to be seen."""
    material = gather(database, conversation_id)
    text, _missing = fill(reply, material, material.agent or ("" if who == "me" else who))
    return text


def next_for_ahead(database: Database, n: int) -> list[str]:
    """Give up to `n` unanswered conversations at the top of the queue without a suggestion."""
    c, s, d = conversations.c, suggestions.c, drafts.c
    has_suggestion = select(s.conversation_id).where(
        s.conversation_id == c.id, s.based_on_message_id == c.last_message_id
    )
    has_draft = select(d.conversation_id).where(d.conversation_id == c.id)
    top = (
        select(c.id)
        .where(c.state == "open", c.waiting_since.is_not(None), c.snoozed_until.is_(None))
        .where(~has_suggestion.exists(), ~has_draft.exists())
        .order_by(c.queue_score.desc())
        .limit(n)
    )
    with database.read() as connection:
        return list(connection.scalars(top))
