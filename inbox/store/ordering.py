"""Where messages stand in time: their rowids, and those that came later than our answer."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from inbox.model import Direction
from inbox.store.columns import moment
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set
    from datetime import datetime

    from inbox.channel import IncomingMessage
    from inbox.store.write import Writer

_CHUNK = 500
# A rowid: seconds since 1970, 20 bits of microseconds, 10 bits for those of the same one.
ID_BITS = 30
_TIE_BITS = 10
_TIES = 1 << _TIE_BITS
_TAKEN = text(
    "SELECT wanted.value AS base, max(m.rowid) AS latest FROM json_each(:bases) wanted CROSS JOIN"
    " messages m ON m.rowid BETWEEN wanted.value AND wanted.value + :last GROUP BY wanted.value"
)
_OURS = (
    "SELECT m.conversation_id, max(m.sent_at) FROM messages m INDEXED BY messages_thread"
    " WHERE m.conversation_id IN :ids AND m.direction = 'outbound' AND NOT m.is_auto"
)
_FROM_HERE = (
    " AND m.id IN (SELECT w.id FROM messages w JOIN outbox o ON o.account_id = w.account_id"
    " AND o.remote_id = w.remote_id WHERE o.conversation_id = m.conversation_id)"
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ANSWERED = text(f"{_OURS} GROUP BY m.conversation_id").bindparams(_IDS)
_ANSWERED_HERE = text(f"{_OURS}{_FROM_HERE} GROUP BY m.conversation_id").bindparams(_IDS)


class Pace(Enum):
    """How a batch came."""

    FIRST = "first"  # at an account's first sync, which brings history
    RESUMED = "resumed"  # what came while Kindline was off
    LIVE = "live"  # just now: what does not say when it reached the server reached it now


def rowids(
    writer: Writer, fresh: Sequence[IncomingMessage], ids: Mapping[str, str], late: Set[str]
) -> dict[str, int]:
    """Give every message its place in time; `fresh` is oldest first.

    What was written in the same microsecond, or second where a network tells no more, stands in
    the order in which it came.
    """
    wanted: dict[str, int] = {}
    for each in fresh:
        # A sender's clock may run ahead: nothing is newer than its arrival.
        at = writer.now if each.remote_id in late else min(each.sent_at, writer.now)
        second = max(0, int(at.timestamp()))
        wanted[ids[each.remote_id]] = second << ID_BITS | at.microsecond << _TIE_BITS
    latest = _latest(writer.connection, sorted(set(wanted.values())))
    used: set[int] = set()
    for own_id, base in wanted.items():
        rowid = latest.get(base, base - 1) + 1
        if rowid >= base + _TIES or rowid in used:
            rowid = _free(writer.connection, rowid, used)
        used.add(rowid)
        latest[base] = wanted[own_id] = rowid
    return wanted


def _latest(connection: Connection, bases: Sequence[int]) -> dict[int, int]:
    """Give the last rowid taken of each microsecond (its first rowid) that has any."""
    rows = connection.execute(_TAKEN, {"bases": json.dumps(bases), "last": _TIES - 1})
    return {row.base: row.latest for row in rows}


def _free(connection: Connection, start: int, used: Set[int]) -> int:
    """Find the next free rowid: an import may hold thousands of mails of one second."""
    m = messages.c.rowid
    while True:
        end = start + _TIES
        taken = set(connection.scalars(select(m).where(m.between(start, end - 1))))
        for rowid in range(start, end):
            if rowid not in taken and rowid not in used:
                return rowid
        start = end


def late(
    connection: Connection,
    placed: Sequence[tuple[IncomingMessage, str]],
    now: datetime,
    pace: Pace,
) -> set[str]:
    """Name the customers' messages that were on their way while we answered.

    Our answer cannot have meant them: they stand behind it, and somebody waits. An answer from
    here meant nothing that came after it; one from elsewhere (a telephone) nothing that reached
    the server after it.
    """
    if pace is Pace.FIRST:
        return set()
    known = sorted({stands for _, stands in placed})
    anywhere = _answered(connection, known, from_here=False)
    from_here = _answered(connection, sorted(anywhere), from_here=True)
    for each, stands in placed:
        if each.direction is Direction.OUTBOUND and not each.is_auto:
            anywhere[stands] = max(each.sent_at, anywhere.get(stands, each.sent_at))
    found: set[str] = set()
    for each, stands in placed:
        is_told = each.is_auto or each.bounce_of or each.bounce_sentence
        if each.direction is not Direction.INBOUND or is_told or stands not in anywhere:
            continue
        reached_at = each.received_at or (now if pace is Pace.LIVE else each.sent_at)
        is_after = each.sent_at <= anywhere[stands] < reached_at
        if is_after or (stands in from_here and each.sent_at <= from_here[stands]):
            found.add(each.remote_id)
    return found


def _answered(
    connection: Connection, conversation_ids: Sequence[str], *, from_here: bool
) -> dict[str, datetime]:
    """Give when each conversation was answered last."""
    asked = _ANSWERED_HERE if from_here else _ANSWERED
    found: dict[str, datetime] = {}
    for start in range(0, len(conversation_ids), _CHUNK):
        ids = conversation_ids[start : start + _CHUNK]
        for conversation_id, at in connection.execute(asked, {"ids": ids}):
            found[conversation_id] = moment(at)
    return found
