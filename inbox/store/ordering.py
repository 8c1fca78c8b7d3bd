"""Where messages stand in time: their rowids, and those that came later than our answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from inbox.model import Direction
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set
    from datetime import datetime

    from inbox.channel import IncomingMessage
    from inbox.store.write import Writer

_CHUNK = 500
ID_BITS = 30


def rowids(
    writer: Writer, fresh: Sequence[IncomingMessage], ids: Mapping[str, str], late: Set[str]
) -> dict[str, int]:
    """Give every message its place in time; two of one second differ by their ids."""
    wanted: dict[str, int] = {}
    for each in fresh:
        own_id = ids[each.remote_id]
        # A sender's clock may run ahead: nothing is newer than its arrival.
        at = writer.now if each.remote_id in late else min(each.sent_at, writer.now)
        second = max(0, int(at.timestamp()))
        wanted[own_id] = second << ID_BITS | int(own_id[:8], 16) >> 2
    taken: set[int] = set()
    sorted_ids = sorted(wanted.values())
    for start in range(0, len(sorted_ids), _CHUNK):
        chunk = sorted_ids[start : start + _CHUNK]
        found = writer.connection.scalars(
            select(messages.c.rowid).where(messages.c.rowid.in_(chunk))
        )
        taken.update(found)
    for own_id, rowid in wanted.items():
        while rowid in taken:
            rowid += 1  # noqa: PLW2901 - one in a billion
        taken.add(rowid)
        wanted[own_id] = rowid
    return wanted


def late(
    connection: Connection, placed: Sequence[tuple[IncomingMessage, str]], existing: Set[str]
) -> set[str]:
    """Name the customers' messages that were on their way while we answered.

    Our answer cannot have meant them: they stand behind it, and somebody waits.
    """
    m = messages.c
    known = sorted({stands for _, stands in placed if stands in existing})
    answered: dict[str, datetime] = {}
    for start in range(0, len(known), _CHUNK):
        ours = select(m.conversation_id, func.max(m.sent_at)).where(
            m.conversation_id.in_(known[start : start + _CHUNK]),
            m.direction == "outbound",
            m.is_auto.is_(False),
        )
        answered.update(connection.execute(ours.group_by(m.conversation_id)).all())
    return {
        each.remote_id
        for each, stands in placed
        if each.direction is Direction.INBOUND
        and not (each.is_auto or each.bounce_of or each.bounce_sentence)
        and stands in answered
        and each.sent_at <= answered[stands]
    }
