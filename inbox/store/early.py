"""What happened to messages that are not here yet: kept until they come, for thirty days.

A webhook may overtake the message it speaks of, and a first sync reads newest first. Flags of
places are not kept: a message comes with those that the server has for it by then.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select

from inbox.channel import DeliveryFailed, Event, MessageDeleted, MessageEdited, Reacted
from inbox.store.columns import micros, moment
from inbox.store.tables import early_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.write import Writer

KEPT = timedelta(days=30)
MOST = 10_000  # of one account; the oldest go first
_CHUNK = 500
_KINDS: dict[str, type[Any]] = {
    each.__name__: each for each in (MessageEdited, MessageDeleted, Reacted, DeliveryFailed)
}
_E = early_events.c
# Asked with every batch, so it is made once.
_ANY = select(_E.seq).where(_E.account_id == bindparam("owner")).limit(1)
EarlyEvent = MessageEdited | MessageDeleted | Reacted | DeliveryFailed


def keep(writer: Writer, account_id: str, event: EarlyEvent) -> None:
    """Keep an event whose message is unknown; the same one twice is one."""
    if isinstance(event, Reacted) and event.at is None:
        event = replace(event, at=writer.now)
    told = json.dumps([type(event).__name__, asdict(event)], default=_plain, ensure_ascii=False)
    here = (_E.account_id == account_id, _E.remote_id == event.remote_id, _E.event == told)
    if writer.connection.scalar(select(_E.seq).where(*here)) is None:
        writer.connection.execute(
            insert(early_events).values(
                account_id=account_id, remote_id=event.remote_id, event=told, kept_at=writer.now
            )
        )


def thin_out(writer: Writer, account_id: str) -> None:
    """Drop what nobody waits for any more: old events, and too many of one account."""
    here = _E.account_id == account_id
    newest = select(_E.kept_at).where(here).order_by(_E.kept_at.desc())
    over = writer.connection.scalar(newest.offset(MOST).limit(1))
    oldest = writer.now - KEPT
    gone = _E.kept_at < oldest if over is None else _E.kept_at <= max(over, oldest)
    writer.connection.execute(delete(early_events).where(here, gone))


def take(writer: Writer, account_id: str, remote_ids: Sequence[str]) -> list[Event]:
    """Give what was kept for messages that are here now, in the order it came, and forget it."""
    here = _E.account_id == account_id
    if not remote_ids or writer.connection.scalar(_ANY, {"owner": account_id}) is None:
        return []
    found: list[Any] = []
    for start in range(0, len(remote_ids), _CHUNK):
        named = _E.remote_id.in_(remote_ids[start : start + _CHUNK])
        found += writer.connection.execute(select(_E.seq, _E.event).where(here, named)).all()
        writer.connection.execute(delete(early_events).where(here, named))
    return [_event(row.event) for row in sorted(found)]


def _plain(value: Any) -> Any:
    return {"at": micros(value)} if isinstance(value, datetime) else dict(value)


def _event(told: str) -> Event:
    kind, fields = json.loads(told)
    times = {name: moment(each["at"]) for name, each in fields.items() if _is_time(name, each)}
    event: Event = _KINDS[kind](**(fields | times))
    return event


def _is_time(name: str, value: Any) -> bool:
    return name in ("at", "edited_at", "deleted_at") and value is not None
