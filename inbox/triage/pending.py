"""Scores the conversations that wait for it: signs at once, the classifier when it is ready."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from inbox.changes import Changes
from inbox.errors import ModelError
from inbox.model import Urgency
from inbox.store import standing
from inbox.store.tables import contacts, conversations, messages, urgency_corrections
from inbox.triage.combine import Judgement, judge
from inbox.triage.signals import Case, reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from inbox.ports import TextModel
    from inbox.store.database import Database

# 'signals': scored without the classifier, and taken again when it is ready.
PENDING, SIGNALS, DONE = "pending", "signals", "done"
_RECENT = 12  # messages looked at; older ones were answered or are beside the point
_READ = 1500  # characters of each


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
    waiting = await asyncio.to_thread(_take, database, PENDING, now, limit)
    changes = await asyncio.to_thread(_store, database, waiting, None)
    if model is None:
        return changes
    rescored = await asyncio.to_thread(_take, database, SIGNALS, now, limit)
    opinions = await _opinions(model, rescored)
    if opinions is None:
        return changes
    return changes | await asyncio.to_thread(_store, database, rescored, opinions)


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


def _take(database: Database, state: str, now: datetime, limit: int) -> list[_Waiting]:
    c = conversations.c
    with database.read() as connection:
        rows = connection.execute(
            select(
                c.id,
                c.last_message_id,
                c.waiting_since,
                c.promised_at,
                c.visibility,
                contacts.c.is_vip,
            )
            .join(contacts, contacts.c.id == c.contact_id)
            .where(c.triage_state == state, c.state == "open")
            .order_by(c.queue_score.desc())
            .limit(limit)
        ).all()
        return [_waiting(connection, row, now) for row in rows]


def _waiting(connection: Connection, row: Any, now: datetime) -> _Waiting:
    m = messages.c
    recent = connection.execute(
        select(m.id, m.direction, m.asks, m.is_auto, m.text, m.subject, m.rating, m.warnings)
        .where(m.conversation_id == row.id, m.is_deleted.is_(False))
        .order_by(m.rowid.desc())
        .limit(_RECENT)
    ).all()
    unanswered = []
    for message in recent:
        if message.direction == "outbound" and not message.is_auto:
            break
        if message.asks:
            unanswered.append(message)
    unanswered.reverse()
    is_waiting = row.waiting_since is not None
    case = Case(
        texts=[_words(message) for message in unanswered] if is_waiting else [],
        now=now,
        promised_at=row.promised_at,
        is_vip=bool(row.is_vip),
        is_public=row.visibility == "public",
        rating=next((m.rating for m in reversed(unanswered) if m.rating is not None), None),
        warnings=tuple(unanswered[-1].warnings) if unanswered else (),
    )
    corrected = _last_correction(connection, row.id)
    return _Waiting(row.id, row.last_message_id, case, corrected)


def _words(message: Any) -> str:
    """Give what was written; a short message may say it all in the subject."""
    subject = message.subject or ""
    is_reply = subject.lower().startswith(("re:", "fw:", "fwd:", "aw:"))
    start = "" if is_reply else f"{subject}\n"
    return f"{start}{message.text}".strip()[:_READ]


def _last_correction(connection: Connection, conversation_id: str) -> float | None:
    u = urgency_corrections.c
    level = connection.scalar(
        select(u.urgency).where(u.conversation_id == conversation_id).order_by(u.at.desc()).limit(1)
    )
    return None if level is None else standing.LEVEL_SCORES[Urgency(level)]


def _store(
    database: Database, waiting: Sequence[_Waiting], opinions: Sequence[float] | None
) -> Changes:
    if not waiting:
        return Changes()
    changed = []
    with database.write() as connection:
        for place, one in enumerate(waiting):
            opinion = None if opinions is None else opinions[place]
            judgement = judge(reasons(one.case), opinion, one.corrected)
            if _keep(connection, one, judgement, SIGNALS if opinions is None else DONE):
                changed.append(one.conversation_id)
    return Changes(conversations=frozenset(changed))


def _keep(connection: Connection, one: _Waiting, judgement: Judgement, state: str) -> bool:
    """Store a judgement, unless a newer message came: then it is still pending."""
    c = conversations.c
    kept = connection.execute(
        update(conversations)
        .where(c.id == one.conversation_id, c.last_message_id == one.message_id)
        .values(
            urgency_score=judgement.score,
            reasons=[asdict(reason) for reason in judgement.reasons],
            triage_state=state,
            triaged_message_id=one.message_id,
        )
    )
    if kept.rowcount:
        standing.rescore(connection, one.conversation_id)
    return bool(kept.rowcount)


def ask_again(database: Database, conversation_ids: Iterable[str]) -> Changes:
    """Have conversations scored again, as after a change of VIP or promise."""
    ids = sorted(set(conversation_ids))
    with database.write() as connection:
        connection.execute(
            update(conversations).where(conversations.c.id.in_(ids)).values(triage_state=PENDING)
        )
    return Changes(conversations=frozenset(ids))
