"""Where messages stand in time: their rowids, and those that came later than our answer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from inbox.model import Direction
from inbox.store.columns import moment
from inbox.store.lookup import look_up
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence, Set
    from datetime import datetime

    from inbox.store.incoming import Fresh
    from inbox.store.write import Writer

# A rowid: seconds since 1970, 20 bits of microseconds, 10 bits for those of the same one.
ID_BITS = 30
_TIE_BITS = 10
_TIES = 1 << _TIE_BITS
_TAKEN = (
    "SELECT wanted.value, max(m.rowid) FROM json_each(?) wanted CROSS JOIN messages m"
    " ON m.rowid BETWEEN wanted.value AND wanted.value + ? GROUP BY wanted.value"
)
_OURS = (
    "SELECT m.conversation_id, max(m.sent_at) FROM messages m INDEXED BY messages_thread"
    " WHERE m.conversation_id IN (SELECT value FROM json_each(?) wanted)"
    " AND m.direction = 'outbound' AND NOT m.is_auto"
)
_FROM_HERE = (
    " AND m.id IN (SELECT w.id FROM messages w JOIN outbox o ON o.account_id = w.account_id"
    " AND o.remote_id = w.remote_id WHERE o.conversation_id = m.conversation_id)"
)
_ANSWERED = f"{_OURS} GROUP BY m.conversation_id"
_ANSWERED_HERE = f"{_OURS}{_FROM_HERE} GROUP BY m.conversation_id"


class Pace(Enum):
    """How a batch came."""

    FIRST = "first"  # at an account's first sync, which brings history
    RESUMED = "resumed"  # what came while Kindline was off
    LIVE = "live"  # just now: what does not say when it reached the server reached it now


def place(writer: Writer, fresh: Sequence[Fresh]) -> None:
    """Give every message its rowid; those of an account are oldest first, threads are known.

    What was written in the same microsecond, or second where a network tells no more, stands in
    the order in which it came.
    """
    behind = _late(writer.connection, fresh, writer.now)
    for each in fresh:
        # A sender's clock may run ahead: nothing is newer than its arrival.
        at = writer.now if each.id in behind else min(each.message.sent_at, writer.now)
        second = max(0, int(at.timestamp()))
        each.rowid = second << ID_BITS | at.microsecond << _TIE_BITS
    latest = _latest(writer.connection, {each.rowid for each in fresh})
    used: set[int] = set()
    for each in fresh:
        base = each.rowid
        rowid = latest.get(base, base - 1) + 1
        if rowid >= base + _TIES or rowid in used:
            rowid = _free(writer.connection, rowid, used)
        used.add(rowid)
        latest[base] = each.rowid = rowid


def _latest(connection: Connection, bases: Collection[int]) -> dict[int, int]:
    """Give the last rowid taken of each microsecond (its first rowid) that has any."""
    return dict(look_up(connection, _TAKEN, bases, _TIES - 1))


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


def _late(connection: Connection, fresh: Sequence[Fresh], now: datetime) -> set[str]:
    """Name the customers' messages that were on their way while we answered.

    Our answer cannot have meant them: they stand behind it, and somebody waits. An answer from
    here meant nothing that came after it; one from elsewhere (a telephone) nothing that reached
    the server after it.
    """
    coming = [each for each in fresh if each.pace is not Pace.FIRST]
    anywhere = _answered(connection, _ANSWERED, {each.conversation_id for each in coming})
    from_here = _answered(connection, _ANSWERED_HERE, anywhere)
    for each in coming:
        message, stands = each.message, each.conversation_id
        if message.direction is Direction.OUTBOUND and not message.is_auto:
            anywhere[stands] = max(message.sent_at, anywhere.get(stands, message.sent_at))
    return {each.id for each in coming if _is_late(each, now, anywhere, from_here)}


def _is_late(
    each: Fresh, now: datetime, anywhere: dict[str, datetime], from_here: dict[str, datetime]
) -> bool:
    message, stands = each.message, each.conversation_id
    is_told = message.is_auto or message.bounce_of or message.bounce_sentence
    if message.direction is not Direction.INBOUND or is_told or stands not in anywhere:
        return False
    reached_at = message.received_at or (now if each.pace is Pace.LIVE else message.sent_at)
    is_after = message.sent_at <= anywhere[stands] < reached_at
    return is_after or (stands in from_here and message.sent_at <= from_here[stands])


def _answered(
    connection: Connection, statement: str, conversation_ids: Collection[str]
) -> dict[str, datetime]:
    """Give when each conversation was answered last."""
    rows = look_up(connection, statement, conversation_ids)
    return {conversation_id: moment(at) for conversation_id, at in rows}
