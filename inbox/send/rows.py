"""An approved reply as rows: what is written, and what is asked of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from inbox.model import Draft, OutboxItem, OutboxState
from inbox.store import values
from inbox.store.tables import accounts, conversations, cursors, drafts, messages, outbox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.store.database import Database

_REPLY = re.compile(r"\s*(re|aw|sv|antw|رد)\s*(\[\d+\])?\s*:", re.IGNORECASE)


def columns(item: OutboxItem) -> dict[str, Any]:
    """Give an outbox row's values."""
    return {
        "id": item.id,
        "conversation_id": item.conversation_id,
        "account_id": item.account_id,
        "text": item.text,
        "html": item.html,
        "subject": item.subject,
        "to_list": item.to,
        "cc_list": item.cc,
        "files": [values.attachment_json(file) for file in item.files],
        "state": item.state.value,
        "not_before": item.not_before,
        "attempts": item.attempts,
        "sentence": item.sentence,
        "created_at": item.created_at,
        "based_on_message_id": item.based_on_message_id,
        "message_id_header": item.message_id_header,
    }


def draft_columns(draft: Draft) -> dict[str, Any]:
    """Give a draft row's values."""
    return {
        "conversation_id": draft.conversation_id,
        "is_note": draft.is_note,
        "text": draft.text,
        "html": draft.html,
        "subject": draft.subject,
        "to_list": draft.to,
        "cc_list": draft.cc,
        "files": [values.attachment_json(file) for file in draft.files],
        "based_on_message_id": draft.based_on_message_id,
        "updated_at": draft.updated_at,
    }


def items(connection: Connection, asked: Any) -> list[OutboxItem]:
    """Give the approved replies that a query finds."""
    found: list[Any] = list(connection.execute(asked).mappings())
    return [values.outbox_item(row) for row in found]


def one(connection: Connection, outbox_id: str) -> Any | None:
    """Give the row of a reply, None when it is not there."""
    asked = select(outbox).where(outbox.c.id == outbox_id)
    return connection.execute(asked).mappings().first()


def draft(connection: Connection, conversation_id: str) -> Draft | None:
    """Give what a person has begun to write in a conversation, None when nothing."""
    d = drafts.c
    asked = select(drafts).where(d.conversation_id == conversation_id, d.is_note.is_(False))
    row = connection.execute(asked).mappings().first()
    return None if row is None else values.draft(dict(row))


def item_by_id(database: Database, outbox_id: str) -> OutboxItem | None:
    """Give an approved reply as it stands now."""
    with database.read() as connection:
        row = one(connection, outbox_id)
    return None if row is None else values.outbox_item(row)


def state(connection: Connection, outbox_id: str) -> OutboxState | None:
    """Give where a reply stands."""
    found = connection.scalar(select(outbox.c.state).where(outbox.c.id == outbox_id))
    return None if found is None else OutboxState(found)


def reply_subject(subject: str) -> str:
    """Give the subject of a reply."""
    return subject if not subject or _REPLY.match(subject) else f"Re: {subject}"


def newer(connection: Connection, row: Mapping[str, Any]) -> tuple[str, bool] | None:
    """Give (author, is the customer) of what came after a reply was begun, None when nothing.

    What the same person sent from here meanwhile does not count: it was written knowingly.
    """
    m = messages.c
    based = connection.scalar(select(m.rowid).where(m.id == row["based_on_message_id"]))
    if _is_asked_again(connection, row):
        return _author(connection, row["conversation_id"]), True
    here = (
        outbox.c.conversation_id == row["conversation_id"],
        outbox.c.sent_by == row["sent_by"],
    )
    own = select(outbox.c.message_id_header).where(*here, outbox.c.message_id_header != "")
    own_remote = select(outbox.c.remote_id).where(*here, outbox.c.remote_id != "")
    came = m.rowid > (based or 0)
    if _is_caught_up(connection, row["account_id"]):
        # A customer's mail that was long on its way stands further up, and nobody has read it.
        came |= (m.arrived_at > row["created_at"]) & (m.direction == "inbound")
    asked = select(m.author_name, m.author_handle, m.direction).where(
        m.conversation_id == row["conversation_id"],
        came,
        m.is_auto.is_(False),
        m.message_id_header.not_in(own),
        m.remote_id.not_in(own_remote),
    )
    if based is None:
        asked = asked.where(m.arrived_at > row["created_at"])
    found = connection.execute(asked.order_by(m.rowid.desc()).limit(1)).first()
    if found is None:
        return None
    return found.author_name or found.author_handle, found.direction == "inbound"


def _is_caught_up(connection: Connection, account_id: str) -> bool:
    """Tell whether what arrives is news: a first sync brings history as well."""
    c = cursors.c
    return bool(connection.scalar(select(c.is_caught_up).where(c.account_id == account_id)))


def _is_asked_again(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Tell whether the customer changed a message into a new question after the approval."""
    c = conversations.c
    again = connection.scalar(select(c.asked_again_at).where(c.id == row["conversation_id"]))
    return again is not None and again > row["created_at"]


def _author(connection: Connection, conversation_id: str) -> str:
    m = messages.c
    asked = select(m.author_name).where(
        m.conversation_id == conversation_id, m.direction == "inbound"
    )
    return connection.scalar(asked.order_by(m.rowid.desc()).limit(1)) or ""


def conversation(connection: Connection, conversation_id: str) -> dict[str, Any] | None:
    """Give a conversation's row with what matters of its account."""
    a = accounts.c
    found = connection.execute(
        select(
            conversations,
            a.channel,
            a.address,
            a.is_enabled,
            a.is_removed,
            a.limits.label("account_limits"),
        )
        .join(accounts, a.id == conversations.c.account_id)
        .where(conversations.c.id == conversation_id)
    ).mappings()
    row = found.first()
    return None if row is None else dict(row)


def is_in(state: OutboxState) -> ColumnElement[bool]:
    """Give the condition that a reply is in this state, which is not SENT.

    Saying so lets SQLite take the small index of what has not left instead of reading everything
    that was ever sent.
    """
    o = outbox.c
    return and_(o.state == state, o.state != OutboxState.SENT)


def may_go() -> ColumnElement[bool]:
    """Give the condition that no reply must leave before this one.

    The one it follows left or was taken back, and none of its conversation is being tried again:
    a customer reads replies in the order in which they were written.
    """
    o, before, earlier = outbox.c, outbox.alias("before"), outbox.alias("earlier")
    waits = exists().where(before.c.id == o.after_id, before.c.state != OutboxState.SENT)
    retried = exists().where(
        earlier.c.conversation_id == o.conversation_id,
        earlier.c.id < o.id,
        earlier.c.state == OutboxState.WAITING,
        earlier.c.attempts > 0,
    )
    return ((o.after_id == "") | ~waits) & ~retried


def waiting_times(connection: Connection, account_id: str) -> list[Any]:
    """Give when each waiting reply of an account may leave."""
    o = outbox.c
    asked = select(o.not_before, o.next_attempt_at).where(
        is_in(OutboxState.WAITING), o.account_id == account_id, may_go()
    )
    return [max(filter(None, row)) for row in connection.execute(asked)]
