"""Where a conversation stands: the derived columns, worked out again from its messages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, func, select, text, update

from inbox.model import Urgency
from inbox.store import scoring
from inbox.store.bulk import update_rows
from inbox.store.columns import moment
from inbox.store.ordering import ID_BITS
from inbox.store.tables import conversations, messages, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CHUNK = 400
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
# Asked with every message that comes: made once, the way there costs more than the answer.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ORDERED = select(*_ORDERING, _C.last_message_id, _C.triage_state).where(_C.id.in_(_IDS))
_NEWEST = select(
    messages.c.rowid,
    messages.c.id,
    messages.c.sent_at,
    messages.c.arrived_at,
    func.substr(messages.c.text, 1, SNIPPET_LENGTH * 3).label("start"),
).where(messages.c.rowid.in_(_IDS))
# One walk along messages_thread for each conversation; the wide rows are not touched.
_MEASURE = text(
    """
    WITH measured AS (
        SELECT conversation_id AS cid, count(*) AS n, max(rowid) AS newest,
               max(CASE WHEN is_answered OR (direction = 'outbound' AND NOT is_auto
                             AND (delivery = '' OR delivery LIKE 'refused:%'))
                        THEN rowid END) AS settled,
               max(direction = 'inbound' AND NOT is_seen) AS unread,
               max(has_files) AS files
        FROM messages INDEXED BY messages_thread
        WHERE conversation_id IN :ids GROUP BY conversation_id)
    SELECT cid, n, newest, settled, unread, files,
           (SELECT sent_at FROM messages INDEXED BY messages_thread
            WHERE conversation_id = cid AND asks AND rowid > coalesce(settled, 0)
            ORDER BY rowid LIMIT 1) AS waiting
    FROM measured
    """
).bindparams(_IDS)


def refresh(connection: Connection, conversation_ids: Iterable[str]) -> None:
    """Work out counts, who waits since when, snippet and score of conversations."""
    ids = sorted(set(conversation_ids))
    for start in range(0, len(ids), _CHUNK):
        _refresh_chunk(connection, ids[start : start + _CHUNK])


def _refresh_chunk(connection: Connection, ids: Sequence[str]) -> None:
    measured = connection.execute(_MEASURE, {"ids": ids}).all()
    newest = _newest(connection, [row.newest for row in measured])
    standing = {row["id"]: row for row in connection.execute(_ORDERED, {"ids": ids}).mappings()}
    rows = [
        _standing(row, newest[row.newest], standing[row.cid])
        for row in measured
        if row.cid in standing
    ]
    update_rows(connection, conversations, rows, "id")


def _newest(connection: Connection, rowids: Sequence[int]) -> Mapping[int, RowMapping]:
    found = connection.execute(_NEWEST, {"ids": rowids}).mappings()
    return {row["rowid"]: row for row in found}


def _standing(measured: Any, newest: RowMapping, before: RowMapping) -> dict[str, Any]:
    waiting = None if measured.waiting is None else moment(measured.waiting)
    # A sender's clock may run ahead; nothing was written after it arrived.
    last_at = min(newest["sent_at"], newest["arrived_at"])
    waiting = min(waiting, newest["arrived_at"]) if waiting else None
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
        "last_message_id": newest["id"],
        "waiting_since": row["waiting_since"],
        "is_unread": bool(measured.unread),
        "has_attachment": bool(measured.files),
        "snippet": " ".join(newest["start"].split())[:SNIPPET_LENGTH],
        "due_at": due,
        "queue_score": score,
    }


def _asked_again_at(measured: Any, before: RowMapping) -> datetime | None:
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


def ordered(connection: Connection, conversation_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Give what `order` asks of conversations, their last message and state of triage."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(conversation_ids), _CHUNK):
        chunk = conversation_ids[start : start + _CHUNK]
        rows = connection.execute(_ORDERED, {"ids": chunk}).mappings()
        found.update((row["id"], dict(row)) for row in rows)
    return found


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
