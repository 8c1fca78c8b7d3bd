"""Scores the conversations that wait for it: signs at once, the classifier when it is ready."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from inbox.changes import Changes
from inbox.errors import ModelError
from inbox.model import Urgency, UrgencyReason
from inbox.store import standing
from inbox.store.bulk import update_rows
from inbox.store.lookup import among, listed, look_up
from inbox.store.tables import contacts, conversations
from inbox.triage.combine import judge
from inbox.triage.signals import Case, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from inbox.ports import TextModel
    from inbox.store.database import Database

# 'signals': scored without the classifier, and taken again when it is ready.
PENDING, SIGNALS, DONE = "pending", "signals", "done"
_C = conversations.c
_OPEN = (
    select(
        _C.id,
        _C.last_message_id,
        _C.waiting_since,
        _C.promised_at,
        _C.visibility,
        contacts.c.is_vip,
    )
    .join(contacts, contacts.c.id == _C.contact_id)
    .where(_C.triage_state == bindparam("state"), _C.state == "open")
)
_WAITING = _OPEN.order_by(_C.queue_score.desc()).limit(bindparam("most"))
_AMONG = _OPEN.where(_C.id.in_(among("ids")))
_SAID = (
    "SELECT conversation_id, urgency FROM urgency_corrections"
    " WHERE conversation_id IN (SELECT value FROM json_each(?) wanted) ORDER BY at"
)
# The newest messages of each conversation: older ones were answered or are beside the point.
_NEWEST = """
    SELECT m.conversation_id AS cid, m.direction, m.asks, m.is_auto, m.is_deleted, m.subject,
           m.rating, m.warnings, substr(m.text, 1, 1500) AS start
    FROM json_each(?) wanted CROSS JOIN messages m ON m.rowid IN (
        SELECT rowid FROM messages INDEXED BY messages_thread
        WHERE conversation_id = wanted.value ORDER BY rowid DESC LIMIT 12)
    ORDER BY m.rowid DESC
    """


@dataclass(frozen=True, slots=True)
class _Waiting:
    conversation_id: str
    message_id: str
    case: Case
    corrected: float | None


async def run_pending(
    database: Database, model: TextModel | None, now: datetime, limit: int = 64
) -> Changes:
    """Score up to `limit` waiting conversations, best first; nothing to do gives no Changes.

    Signs are stored before the model is asked, so that a slow or missing model delays nothing.
    """
    changes = await asyncio.to_thread(_by_signs, database, now, limit)
    if model is None:
        return changes
    waiting = await asyncio.to_thread(_take_for_model, database, now, limit)
    opinions = await _opinions(model, waiting)
    if opinions is None:
        return changes
    return changes | await asyncio.to_thread(_by_model, database, waiting, opinions)


def judge_at_once(connection: Connection, conversation_ids: Iterable[str], now: datetime) -> None:
    """Score those of the conversations that wait for it by their signs, where they arrive."""
    ids = sorted(conversation_ids)
    if ids:
        rows = connection.execute(_AMONG, {"state": PENDING, "ids": listed(ids)}).all()
        _store(connection, _cases(connection, rows, now), None)


def _by_signs(database: Database, now: datetime, limit: int) -> Changes:
    with database.read() as connection:
        waiting = _take(connection, PENDING, now, limit)
    if not waiting:
        return Changes()
    with database.write() as connection:
        return _store(connection, waiting, None)


def _take_for_model(database: Database, now: datetime, limit: int) -> list[_Waiting]:
    with database.read() as connection:
        return _take(connection, SIGNALS, now, limit)


def _by_model(
    database: Database, waiting: Sequence[_Waiting], opinions: Sequence[float]
) -> Changes:
    if not waiting:
        return Changes()
    with database.write() as connection:
        return _store(connection, waiting, opinions)


async def _opinions(model: TextModel, waiting: Sequence[_Waiting]) -> list[float] | None:
    """Give the classifier's probability a conversation: that of its most pressing message."""
    pairs = [(i, text) for i, one in enumerate(waiting) for text in one.case.texts[-3:] if text]
    if not pairs:
        return [0.5] * len(waiting)
    try:
        said = await model.urgency([text for _, text in pairs])
    except ModelError:
        return None
    found: dict[int, float] = {}
    for (i, _), (probability, _confidence) in zip(pairs, said, strict=True):
        found[i] = max(found.get(i, 0.0), probability)
    return [found.get(i, 0.5) for i in range(len(waiting))]


def _take(connection: Connection, state: str, now: datetime, limit: int) -> list[_Waiting]:
    rows = connection.execute(_WAITING, {"state": state, "most": limit}).all()
    return _cases(connection, rows, now)


def _cases(connection: Connection, rows: Sequence[Any], now: datetime) -> list[_Waiting]:
    ids = [row.id for row in rows]
    if not ids:
        return []
    unanswered, corrected = _unanswered(connection, ids), _corrections(connection, ids)
    return [
        _Waiting(
            row.id,
            row.last_message_id,
            _case(row, unanswered.get(row.id, []), now),
            corrected.get(row.id),
        )
        for row in rows
    ]


def _unanswered(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Give what the customers of conversations wrote since our last answer, oldest first."""
    found: dict[str, list[Any]] = {}
    answered: set[str] = set()
    for message in look_up(connection, _NEWEST, ids):
        if message.cid in answered or message.is_deleted:
            continue
        if message.direction == "outbound" and not message.is_auto:
            answered.add(message.cid)
        elif message.asks:
            found.setdefault(message.cid, []).insert(0, message)
    return found


def _case(row: Any, unanswered: Sequence[Any], now: datetime) -> Case:
    return Case(
        texts=[_words(m) for m in unanswered] if row.waiting_since is not None else [],
        now=now,
        promised_at=row.promised_at,
        is_vip=bool(row.is_vip),
        is_public=row.visibility == "public",
        rating=next((m.rating for m in reversed(unanswered) if m.rating is not None), None),
        warnings=tuple(json.loads(unanswered[-1].warnings)) if unanswered else (),
    )


def _words(message: Any) -> str:
    """Give what was written; a short message may say it all in the subject."""
    subject, start = message.subject, message.start
    if not subject or subject.lower().startswith(("re:", "fw:", "fwd:", "aw:")):
        return str(start).strip()
    return f"{subject}\n{start}".strip()


def _corrections(connection: Connection, ids: Sequence[str]) -> dict[str, float]:
    """Give what a person said last of the urgency of conversations."""
    said = look_up(connection, _SAID, ids)
    return {row.conversation_id: standing.LEVEL_SCORES[Urgency(row.urgency)] for row in said}


def _store(
    connection: Connection, waiting: Sequence[_Waiting], opinions: Sequence[float] | None
) -> Changes:
    """Store judgements, but for conversations with a newer message: those are pending again."""
    stand = standing.ordered(connection, [one.conversation_id for one in waiting])
    rows: list[dict[str, Any]] = []
    for place, one in enumerate(waiting):
        row = stand.get(one.conversation_id)
        if row is None or row["last_message_id"] != one.message_id:
            continue
        if row["triage_state"] != (PENDING if opinions is None else SIGNALS):
            continue
        opinion = None if opinions is None else opinions[place]
        judgement = judge(reasons(one.case), opinion, one.corrected)
        due, score = standing.order(row | {"urgency_score": judgement.score})
        rows.append(
            {
                "id": one.conversation_id,
                "urgency_score": judgement.score,
                "reasons": [_plain(reason) for reason in judgement.reasons],
                "triage_state": SIGNALS if opinions is None else DONE,
                "triaged_message_id": one.message_id,
                "due_at": due,
                "queue_score": score,
            }
        )
    update_rows(connection, conversations, rows, "id")
    return Changes(conversations=frozenset(row["id"] for row in rows))


def _plain(reason: UrgencyReason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "values": reason.values,
        "weight": reason.weight,
        "sentence": reason.sentence,
    }
