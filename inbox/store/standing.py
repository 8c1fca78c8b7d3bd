"""Where a conversation stands: the derived columns, worked out again from its messages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from inbox.model import Urgency
from inbox.store import scoring
from inbox.store.bulk import update_rows
from inbox.store.columns import moment
from inbox.store.lookup import among, listed, look_up
from inbox.store.ordering import ID_BITS
from inbox.store.tables import conversations, outbox

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

SNIPPET_LENGTH = 160
# What a person's own level counts as in the queue.
LEVEL_SCORES = {
    Urgency.URGENT: 0.9,
    Urgency.HIGH: 0.65,
    Urgency.NORMAL: 0.4,
    Urgency.LOW: 0.1,
}
_TROUBLED = ("held", "unknown", "failed")
# Troubled replies stand above all others in the Sent view.
_TROUBLE = 1e10

_C = conversations.c
# What `order` and `_standing` ask of a conversation's row.
_ORDERING = (
    _C.id,
    _C.state,
    _C.waiting_since,
    _C.last_message_at,
    _C.promised_at,
    _C.expect_seconds,
    _C.urgency_correction,
    _C.urgency_score,
    _C.asked_again_at,
    _C.answer_edited_at,
)
_ORDERED = select(*_ORDERING, _C.last_message_id, _C.triage_state).where(_C.id.in_(among("ids")))
_NEWEST = (
    "SELECT rowid AS number, id, sent_at, arrived_at, substr(text, 1, ?2) AS start FROM messages"
    " WHERE rowid IN (SELECT value FROM json_each(?1) wanted)"
)
# One walk along messages_thread for each conversation; the wide rows are not touched.
_MEASURE = """
    WITH measured AS (
        SELECT conversation_id AS cid, count(*) AS n, max(rowid) AS newest,
               max(CASE WHEN is_answered OR (direction = 'outbound' AND NOT is_auto
                             AND (delivery = '' OR delivery LIKE 'refused:%'))
                        THEN rowid END) AS settled,
               max(direction = 'inbound' AND NOT is_seen) AS unread,
               max(has_files) AS files
        FROM messages INDEXED BY messages_thread
        WHERE conversation_id IN (SELECT value FROM json_each(?) wanted)
        GROUP BY conversation_id)
    SELECT cid, n, newest, settled, unread, files,
           (SELECT sent_at FROM messages INDEXED BY messages_thread
            WHERE conversation_id = cid AND asks AND rowid > coalesce(settled, 0)
            ORDER BY rowid LIMIT 1) AS waiting
    FROM measured
    """


def refresh(connection: Connection, conversation_ids: Iterable[str]) -> None:
    """Work out counts, who waits since when, snippet and score of conversations."""
    ids = sorted(set(conversation_ids))
    measured = look_up(connection, _MEASURE, ids)
    newest = _newest(connection, [row.newest for row in measured])
    before = ordered(connection, [row.cid for row in measured])
    rows = [
        _standing(row, newest[row.newest], before[row.cid]) for row in measured if row.cid in before
    ]
    update_rows(connection, conversations, rows, "id")


def _newest(connection: Connection, rowids: Collection[int]) -> dict[int, Any]:
    return {row.number: row for row in look_up(connection, _NEWEST, rowids, SNIPPET_LENGTH * 3)}


def _standing(measured: Any, newest: Any, before: Mapping[str, Any]) -> dict[str, Any]:
    # A sender's clock may run ahead; nothing was written after it arrived.
    last_at = moment(min(newest.sent_at, newest.arrived_at))
    waiting = None
    if measured.waiting is not None:
        waiting = moment(min(measured.waiting, newest.arrived_at))
    again = _asked_again_at(measured, before)
    if again is not None:
        last_at = max(last_at, again)
        waiting = min(waiting or again, again)
    row = dict(before) | {"waiting_since": waiting, "last_message_at": last_at}
    due, score = order(row)
    return {
        "id": measured.cid,
        "message_count": measured.n,
        "last_message_at": last_at,
        "last_message_id": newest.id,
        "waiting_since": row["waiting_since"],
        "is_unread": bool(measured.unread),
        "has_attachment": bool(measured.files),
        "snippet": " ".join(newest.start.split())[:SNIPPET_LENGTH],
        "due_at": due,
        "queue_score": score,
    }


def _asked_again_at(measured: Any, before: Mapping[str, Any]) -> datetime | None:
    """Give when a changed message asked again, None when we answered since."""
    again: datetime | None = before["asked_again_at"]
    if again is None or int(again.timestamp()) <= (measured.settled or 0) >> ID_BITS:
        return None
    ours = before["answer_edited_at"]
    return again if ours is None or ours < again else None


def urgency_of(row: Mapping[str, Any]) -> float:
    """Give the score that counts: a person's own level before the model's."""
    corrected = row["urgency_correction"]
    return LEVEL_SCORES[Urgency(corrected)] if corrected else float(row["urgency_score"])


def order(row: Mapping[str, Any]) -> tuple[datetime | None, float]:
    """Give (due_at, queue_score) of a conversation's row."""
    if row["state"] != "open":
        return None, scoring.closed_score(row["last_message_at"])
    urgency = urgency_of(row)
    # A promise stands even when nobody waits: we said that we would come back.
    since = row["waiting_since"] or (row["promised_at"] and row["last_message_at"])
    due = scoring.due_at(
        since, timedelta(seconds=row["expect_seconds"]), urgency, row["promised_at"]
    )
    score = scoring.queue_score(
        waiting_since=since, due_at=due, urgency=urgency, last_message_at=row["last_message_at"]
    )
    return due, score


def ordered(connection: Connection, conversation_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Give what `order` asks of conversations, their last message and state of triage."""
    if not conversation_ids:
        return {}
    rows = connection.execute(_ORDERED, {"ids": listed(conversation_ids)}).mappings()
    return {row["id"]: dict(row) for row in rows}


def rescore(connection: Connection, conversation_id: str) -> None:
    """Work out a conversation's due time and score after one of its fields changed."""
    row = connection.execute(select(*_ORDERING).where(_C.id == conversation_id)).mappings()
    found = row.first()
    if found is not None:
        due, score = order(dict(found))
        connection.execute(
            update(conversations)
            .where(_C.id == conversation_id)
            .values(due_at=due, queue_score=score)
        )


def refresh_outbox(connection: Connection, conversation_id: str) -> None:
    """Store the state of the newest unfinished reply, and the place in the Sent view."""
    o = outbox.c
    found = connection.execute(
        select(o.state, o.created_at)
        .where(o.conversation_id == conversation_id)
        .order_by(o.created_at.desc(), o.id.desc())
    ).all()
    unfinished = [row.state for row in found if row.state != "sent"]
    score = None
    if found:
        troubled = any(state in _TROUBLED for state in unfinished)
        score = found[0].created_at.timestamp() + (_TROUBLE if troubled else 0.0)
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(outbox_state=unfinished[0] if unfinished else "", outbox_score=score)
    )
