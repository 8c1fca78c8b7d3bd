"""Full-text search: newest first at once, by relevance among the newest hits."""

from __future__ import annotations

from datetime import datetime
from heapq import merge
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, text

from inbox.folding import fold
from inbox.model import SearchHit
from inbox.store import ranking, search_query
from inbox.store.columns import moment
from inbox.store.excerpts import excerpt
from inbox.store.queue import has_urgency, rows_of
from inbox.store.tables import accounts, conversation_tags, conversations, messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.database import Database
    from inbox.store.search_query import Query, Term

# Ranking every hit of a common word costs 700 ms at a million messages; these cost 14.
_RANKED = 5_000
# FTS5 weighs a word by counting all its hits, which for a phrase of common words is dearer than
# all the rest: few hits, and the newest of a phrase, are ranked here.
_FEW = 500
_STEP = 400
_C = conversations.c
_M = messages.c

_NEWEST = text(
    "SELECT rowid FROM search WHERE search MATCH :match AND rowid < :below"
    " ORDER BY rowid DESC LIMIT :limit"
)
_REACH = text(
    "SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET :ranked"
)
_BEST = text(
    "SELECT rowid FROM search WHERE search MATCH :match AND rowid > :above"
    " ORDER BY bm25(search, 4.0, 1.0, 2.0, 1.0, 2.0) LIMIT :limit"
)
_NOTES = text(
    "SELECT n.id, n.conversation_id, n.text, n.created_at FROM note_search s"
    " JOIN notes n ON n.rowid = s.rowid"
    " WHERE note_search MATCH :match ORDER BY s.rowid DESC LIMIT :limit"
)
_TOP = 1 << 62
_Dated = tuple[datetime, SearchHit]


def find(
    database: Database, typed: str, by_relevance: bool, limit: int, now: datetime
) -> list[SearchHit]:
    """Give up to `limit` hits, each with its conversation's row. Raises Invalid."""
    query = search_query.parse(typed, now)
    if not query.terms and not query.is_narrowed:
        return []
    with database.search() as connection:
        found = _messages(connection, query, by_relevance, limit, now)
        if len(found) < limit and query.is_open_ended:
            # Somebody may be in the middle of a word; a whole one that fills the page is enough.
            query = query.begun()
            found = _messages(connection, query, by_relevance, limit, now)
        hits = _hits(connection, query, found)
        noted = _note_hits(connection, query, limit, now)
        return _joined(hits, noted, limit, by_relevance=by_relevance)


def _messages(
    connection: Connection, query: Query, by_relevance: bool, limit: int, now: datetime
) -> list[int]:
    match = query.match()
    if not match:
        return [] if query.terms else _by_conditions(connection, query, limit, now)
    if by_relevance:
        few = list(connection.scalars(_NEWEST, {"match": match, "below": _TOP, "limit": _FEW}))
        if len(few) < _FEW or any(len(term.words) > 1 for term in query.terms):
            best = ranking.ranked(connection, query.terms, few)
            return _narrowed(connection, query, best, now)[:limit]
        reach = connection.scalar(_REACH, {"match": match, "ranked": _RANKED}) or 0
        wanted = _RANKED if query.is_narrowed else limit
        best = list(connection.scalars(_BEST, {"match": match, "above": reach, "limit": wanted}))
        return _narrowed(connection, query, best, now)[:limit]
    return _newest(connection, query, match, limit, now)


def _newest(
    connection: Connection, query: Query, match: str, limit: int, now: datetime
) -> list[int]:
    """Walk the hits from the newest back, until enough of them meet the conditions."""
    found: list[int] = []
    below = _TOP
    step = _STEP if query.is_narrowed else limit
    while len(found) < limit:
        asked = {"match": match, "below": below, "limit": step}
        stretch = list(connection.scalars(_NEWEST, asked))
        found += _narrowed(connection, query, stretch, now)
        if len(stretch) < step:
            break
        below, step = stretch[-1], min(step * 2, 10_000)
    return found[:limit]


def _narrowed(
    connection: Connection, query: Query, rowids: Sequence[int], now: datetime
) -> list[int]:
    """Keep the hits that meet the conditions, in their order."""
    if not query.is_narrowed or not rowids:
        return list(rowids)
    kept: set[int] = set()
    asked = select(_M.rowid, _M.extra) if query.details else select(_M.rowid)
    for start in range(0, len(rowids), 500):
        chunk = rowids[start : start + 500]
        found = connection.execute(
            asked.join(conversations, _C.id == _M.conversation_id).where(
                _M.rowid.in_(chunk), *_conditions(query, now)
            )
        )
        kept.update(row.rowid for row in found if _has_details(row, query))
    return [rowid for rowid in rowids if rowid in kept]


def _has_details(row: Any, query: Query) -> bool:
    return all(value in fold(str(row.extra.get(name, ""))) for name, value in query.details)


def _by_conditions(connection: Connection, query: Query, limit: int, now: datetime) -> list[int]:
    """Without words: the newest message of each conversation that meets the conditions."""
    on = _M.id == _C.last_message_id
    if query.has_attachment or query.before or query.after:
        on = _M.conversation_id == _C.id
    asked = select(_M.rowid).join(conversations, on).where(*_conditions(query, now))
    return list(connection.scalars(asked.order_by(_M.rowid.desc()).limit(limit)))


def _conditions(query: Query, now: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_state(each, now) for each in query.states]
    if query.channels:
        found.append(_of_channels(query.channels))
    tagged = conversation_tags.c
    found += [
        exists().where(tagged.conversation_id == _C.id, tagged.tag == tag) for tag in query.tags
    ]
    if query.urgencies:
        found.append(or_(*map(has_urgency, query.urgencies)))
    if query.has_attachment:
        found.append(_M.has_files)
    if query.ratings is not None:
        found.append(_C.rating.in_(query.ratings))
    if query.before:
        found.append(_M.sent_at < query.before)
    if query.after:
        found.append(_M.sent_at >= query.after)
    return found


def _of_channels(names: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition for channels and for the networks that come through them."""
    known = select(accounts.c.id).where(accounts.c.channel.in_(names))
    return _C.account_id.in_(known) | func.lower(_C.network).in_(names)


def _state(name: str, now: datetime) -> ColumnElement[bool]:
    is_snoozed = _C.snoozed_until.is_not(None) & (_C.snoozed_until > now)
    conditions: dict[str, ColumnElement[bool]] = {
        "open": _C.state == "open",
        "closed": _C.state == "closed",
        "snoozed": (_C.state == "open") & is_snoozed,
        "unanswered": (_C.state == "open") & _C.waiting_since.is_not(None),
        "unread": _C.is_unread,
        "public": _C.visibility == "public",
        "private": _C.visibility == "private",
    }
    return conditions[name]


def _hits(connection: Connection, query: Query, rowids: Sequence[int]) -> list[_Dated]:
    found: dict[int, Any] = {}
    for start in range(0, len(rowids), 500):
        asked = select(
            _M.rowid, _M.id, _M.conversation_id, _M.sent_at, _M.text, _M.subject, _M.author_name
        ).where(_M.rowid.in_(rowids[start : start + 500]))
        found.update({row.rowid: row for row in connection.execute(asked)})
    rows = _rows(connection, [row.conversation_id for row in found.values()])
    hits = []
    for rowid in rowids:
        message = found.get(rowid)
        if message is not None and message.conversation_id in rows:
            shown, marks = _shown(message, query.terms)
            where = rows[message.conversation_id]
            hits.append((message.sent_at, SearchHit(where, message.id, shown, marks)))
    return hits


def _shown(message: Any, terms: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the first part of the message in which a word is seen."""
    for part in (message.text, message.subject, message.author_name):
        shown, marks = excerpt(part, terms)
        if marks:
            return shown, marks
    return excerpt(message.text, terms)


def _note_hits(connection: Connection, query: Query, limit: int, now: datetime) -> list[_Dated]:
    match = query.match()
    if not match or any(term.column for term in query.terms) or query.has_attachment:
        return []
    noted = connection.execute(_NOTES, {"match": match, "limit": limit}).all()
    rows = _rows(connection, [row.conversation_id for row in noted])
    narrow = [_C.id.in_(list(rows)), *_conditions(query, now)]
    newest = dict(
        connection.execute(
            select(_C.id, _C.last_message_id)
            .join(messages, _M.id == _C.last_message_id)
            .where(*narrow)
        ).all()
    )
    hits = []
    for row in noted:
        if row.conversation_id in newest and row.conversation_id in rows:
            shown, marks = excerpt(row.text, query.terms)
            where = rows[row.conversation_id]
            hit = SearchHit(where, newest[row.conversation_id], shown, marks)
            hits.append((moment(row.created_at), hit))
    return hits


def _rows(connection: Connection, conversation_ids: Sequence[str]) -> dict[str, Any]:
    wanted = list(dict.fromkeys(conversation_ids))
    return {row.conversation_id: row for row in rows_of(connection, wanted)}


def _joined(
    hits: list[_Dated], noted: list[_Dated], limit: int, *, by_relevance: bool
) -> list[SearchHit]:
    """Put notes among the messages by their time; by relevance the few there are come first."""
    if by_relevance:
        both = noted[: limit // 4] + hits
    else:
        both = list(merge(hits, noted, key=lambda dated: dated[0], reverse=True))
    return [hit for _, hit in both[:limit]]
