"""What happened to messages that are not here yet: kept until they come, for thirty days.

A webhook may overtake the message it speaks of, and a first sync reads newest first. Flags of
places are not kept: a message comes with those that the server has for it by then.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from inbox.channel import DeliveryFailed, Event, MessageDeleted, MessageEdited, Reacted
from inbox.store.columns import micros, moment
from inbox.store.lookup import listed, look_up
from inbox.store.tables import early_events

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from inbox.store.write import Writer

KEPT = timedelta(days=30)
MOST = 10_000  # of one account; the oldest go first
_KINDS: dict[str, type[Any]] = {
    each.__name__: each for each in (MessageEdited, MessageDeleted, Reacted, DeliveryFailed)
}
_E = early_events.c
# Most accounts have none, and a mailbox that streams in asks for hundreds of messages at once.
_WAITING = (
    "SELECT value FROM json_each(?) wanted"
    " WHERE EXISTS (SELECT 1 FROM early_events e WHERE e.account_id = wanted.value)"
)
_KEPT_FOR = (
    "SELECT e.seq, e.account_id, e.event FROM json_each(?) wanted CROSS JOIN early_events e"
    " ON e.account_id = wanted.value ->> 0 AND e.remote_id = wanted.value ->> 1"
)
_FORGET = "DELETE FROM early_events WHERE seq IN (SELECT value FROM json_each(?) wanted)"
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


def take(writer: Writer, wanted: Mapping[str, Collection[str]]) -> dict[str, list[Event]]:
    """Give what was kept for messages that are here now, in the order it came, and forget it.

    `wanted` are their remote ids by account; gives events by account.
    """
    asked = [account_id for account_id, remote_ids in wanted.items() if remote_ids]
    waiting = [row[0] for row in look_up(writer.connection, _WAITING, asked)]
    pairs = [(account_id, each) for account_id in waiting for each in wanted[account_id]]
    kept = sorted(look_up(writer.connection, _KEPT_FOR, pairs))
    if kept:
        writer.connection.exec_driver_sql(_FORGET, (listed([row.seq for row in kept]),))
    found: dict[str, list[Event]] = {}
    for _, account_id, event in kept:
        found.setdefault(account_id, []).append(_event(event))
    return found


def _plain(value: Any) -> Any:
    return {"at": micros(value)} if isinstance(value, datetime) else dict(value)


def _event(told: str) -> Event:
    kind, fields = json.loads(told)
    times = {name: moment(each["at"]) for name, each in fields.items() if _is_time(name, each)}
    event: Event = _KINDS[kind](**(fields | times))
    return event


def _is_time(name: str, value: Any) -> bool:
    return name in ("at", "edited_at", "deleted_at") and value is not None
