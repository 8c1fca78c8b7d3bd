"""The queue's views: walks along a partial index in the stored order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, exists, func, literal_column, or_, select, tuple_

from inbox.model import (
    ConversationState,
    Page,
    QueueFilter,
    QueueRow,
    Urgency,
    View,
)
from inbox.store import values
from inbox.store.tables import accounts, contacts, conversation_tags, conversations, drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inbox.store.database import Database

COUNT_CAP = 9_999
_CHUNK = 500
_C = conversations.c
_INDEXES = {
    View.MINE: "conversations_mine",
    View.UNASSIGNED: "conversations_mine",
    View.UNANSWERED: "conversations_unanswered",
    View.SNOOZED: "conversations_snoozed",
    View.SENT: "conversations_outbox",
    View.ALL: "conversations_all",
}
_LEVEL_FLOOR = {Urgency.URGENT: 0.8, Urgency.HIGH: 0.55, Urgency.NORMAL: 0.25, Urgency.LOW: -1.0}
_LEVEL_ROOF = {Urgency.URGENT: 9.0, Urgency.HIGH: 0.8, Urgency.NORMAL: 0.55, Urgency.LOW: 0.25}


def queue(  # noqa: PLR0913, PLR0917 - the desk's question has these parts
    database: Database,
    view: View,
    narrowed: QueueFilter,
    after: tuple[float, str] | None,
    limit: int,
    who: str,
    now: datetime,
) -> Page:
    """Give up to `limit` rows of a view, best first, starting behind `after`."""
    order = _C.outbox_score if view is View.SENT else _C.queue_score
    chosen: Any = _walk(select(_C.id, order.label("score")), view, who, now)
    chosen = _narrow(chosen, narrowed)
    if after is not None:
        chosen = chosen.where(tuple_(order, _C.id) < tuple_(*after))
    with database.read() as connection:
        found = connection.execute(chosen.order_by(order.desc(), _C.id.desc()).limit(limit)).all()
        rows_found = rows_of(connection, [row.id for row in found])
    onward = (found[-1].score, found[-1].id) if len(found) == limit and found else None
    return Page(tuple(rows_found), onward)


def counts(database: Database, who: str, now: datetime) -> dict[View, int]:
    """Give how many conversations each view holds, counting no further than COUNT_CAP."""
    with database.read() as connection:
        return {view: _count(connection, view, who, now) for view in View}


def _count(connection: Connection, view: View, who: str, now: datetime) -> int:
    capped = _walk(select(_C.id), view, who, now).limit(COUNT_CAP).subquery()
    return connection.scalar(select(func.count()).select_from(capped)) or 0


def _walk(chosen: Any, view: View, who: str, now: datetime) -> Any:
    """Ask for a view along its own index: without statistics SQLite picks a longer way."""
    hint = f"INDEXED BY {_INDEXES[view]}"
    asked = chosen.with_hint(conversations, hint, "sqlite")
    return asked.where(*_conditions(view, who, now))


def ids(database: Database, beginning: str, after: str, limit: int) -> list[str]:
    """Give the ids that begin so and follow `after`, in their own order, spam included."""
    # Ids are hex digits: "g" stands behind every one of them.
    asked = select(_C.id).where(_C.id > after, _C.id >= beginning, _C.id < f"{beginning}g")
    with database.read() as connection:
        return list(connection.scalars(asked.order_by(_C.id).limit(limit)))


def rows(database: Database, conversation_ids: Sequence[str]) -> list[QueueRow]:
    """Give rows in the order of their ids; the missing are left out."""
    with database.read() as connection:
        return rows_of(connection, conversation_ids)


def rows_of(connection: Connection, conversation_ids: Sequence[str]) -> list[QueueRow]:
    """Give rows within a transaction."""
    found: dict[str, QueueRow] = {}
    for start in range(0, len(conversation_ids), _CHUNK):
        chunk = conversation_ids[start : start + _CHUNK]
        tags = _tags(connection, chunk)
        for row in connection.execute(_ROWS.where(_C.id.in_(chunk))).mappings():
            found[row["id"]] = values.queue_row(dict(row), tags.get(row["id"], ()))
    return [found[each] for each in conversation_ids if each in found]


def is_in_view(row: QueueRow, view: View, narrowed: QueueFilter, who: str, now: datetime) -> bool:
    """Tell whether a row belongs to a view; the same rules as the queries, without one."""
    return _fits(row, narrowed) and _belongs(row, view, who, now)


def _belongs(row: QueueRow, view: View, who: str, now: datetime) -> bool:
    if view is View.ALL:
        return row.state is not ConversationState.SPAM
    if view is View.SENT:
        return row.has_replies
    is_snoozed = row.snoozed_until is not None and row.snoozed_until > now
    if row.state is not ConversationState.OPEN or is_snoozed is not (view is View.SNOOZED):
        return False
    return {
        View.MINE: row.assignee == who,
        View.UNASSIGNED: not row.assignee,
        View.UNANSWERED: row.waiting_since is not None,
        View.SNOOZED: True,
    }[view]


def _fits(row: QueueRow, narrowed: QueueFilter) -> bool:
    return (
        (not narrowed.channels or row.channel in narrowed.channels)
        and (not narrowed.tags or bool(narrowed.tags & set(row.tags)))
        and (not narrowed.urgencies or row.urgency in narrowed.urgencies)
        and (not narrowed.account_id or row.account_id == narrowed.account_id)
    )


def _conditions(view: View, who: str, now: datetime) -> list[ColumnElement[bool]]:
    if view is View.ALL:
        return [_C.state != literal_column("'spam'")]
    if view is View.SENT:
        return [_C.outbox_score.is_not(None)]
    # Written out: a bound value does not prove that the partial index holds it.
    is_open = _C.state == literal_column("'open'")
    if view is View.SNOOZED:
        return [is_open, _C.snoozed_until.is_not(None), _C.snoozed_until > now]
    awake = or_(_C.snoozed_until.is_(None), _C.snoozed_until <= now)
    if view is View.UNANSWERED:
        return [is_open, _C.waiting_since.is_not(None), awake]
    return [is_open, _C.assignee == (who if view is View.MINE else ""), awake]


def _narrow(chosen: Any, narrowed: QueueFilter) -> Any:
    if narrowed.account_id:
        chosen = chosen.where(_C.account_id == narrowed.account_id)
    if narrowed.channels:
        a = accounts.c
        chosen = chosen.where(
            _C.account_id.in_(select(a.id).where(a.channel.in_(narrowed.channels)))
        )
    if narrowed.tags:
        g = conversation_tags.c
        chosen = chosen.where(exists().where(g.conversation_id == _C.id, g.tag.in_(narrowed.tags)))
    if narrowed.urgencies:
        chosen = chosen.where(or_(*map(has_urgency, sorted(narrowed.urgencies))))
    return chosen


def has_urgency(level: Urgency) -> ColumnElement[bool]:
    """Give the condition for a level: a person's own, else the score's."""
    scored = _C.urgency_score.between(_LEVEL_FLOOR[level], _LEVEL_ROOF[level])
    below = _C.urgency_score < _LEVEL_ROOF[level]
    return or_(_C.urgency_correction == level.value, (_C.urgency_correction == "") & scored & below)


def _tags(connection: Connection, conversation_ids: Sequence[str]) -> dict[str, list[str]]:
    g = conversation_tags.c
    found: dict[str, list[str]] = {}
    chosen = select(g.conversation_id, g.tag).where(g.conversation_id.in_(conversation_ids))
    for conversation_id, tag in connection.execute(chosen):
        found.setdefault(conversation_id, []).append(tag)
    return found


_OWN = contacts.alias("own")
_CANONICAL = contacts.alias("canonical")
_ROWS = (
    select(
        conversations,
        accounts.c.channel,
        _CANONICAL.c.id.label("canonical_id"),
        _CANONICAL.c.name.label("contact_name"),
        _CANONICAL.c.is_vip,
        exists()
        .where(drafts.c.conversation_id == _C.id, drafts.c.is_note.is_(False))
        .label("has_draft"),
    )
    .join(accounts, accounts.c.id == _C.account_id)
    .join(_OWN, _OWN.c.id == _C.contact_id)
    .join(_CANONICAL, _CANONICAL.c.id == _OWN.c.canonical_id)
)
