"""The send loop's steps: what is due, whether it may still leave, handing it over once.

A row is SENDING in the database before the channel is called. Found SENDING by a new engine, nobody
knows whether the customer has it: it becomes UNKNOWN, and only the channel or a person settles it.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from inbox.changes import Changes
from inbox.errors import (
    KindlineError,
    NotFound,
    Refused,
    SignInAgain,
    StoreError,
    TryLater,
    WrongKey,
)
from inbox.model import OutboxItem, OutboxState
from inbox.send import handover, rows
from inbox.send.outcome import record_sent, write_state
from inbox.store import values
from inbox.store.tables import outbox
from inbox.store.write import transaction

if TYPE_CHECKING:
    from inbox.channel import Channel, Outgoing, Sent
    from inbox.store.database import Database

_log = logging.getLogger(__name__)
_FIRST_RETRY_SECONDS = 2.0
_RETRY_CEILING_SECONDS = 600.0
_RECORD_TRIES = 20
_NOT_TAKEN = range(400, 500)  # RFC 9110, 15.5
_UNKNOWN = (
    "Kindline was interrupted while this reply was leaving, so the customer may already have it; "
    "look in the mailbox or ask, then say whether it arrived."
)
_BUG = (
    "Something unexpected happened while this reply was leaving, so the customer may already "
    "have it; nothing is sent again until you say so."
)
_NOT_READY = (
    "This reply could not be made ready because of a bug, so nothing was sent; take it back, "
    "change it and send it again."
)
_HELD_BY_CUSTOMER = (
    "{name} wrote again after this reply was begun, so it was not sent; read it, then send this "
    "all the same or take it back."
)
_HELD_BY_TEAM = (
    "Somebody answered after this reply was begun, so it was not sent; read that first, then "
    "send this all the same or take it back."
)

T = TypeVar("T")
Tell = Callable[[Changes], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reply that was handed over."""

    state: OutboxState
    sentence: str = ""
    wait_seconds: float | None = None  # before the next try
    sent: Sent | None = None
    is_signed_out: bool = False


@dataclass(frozen=True, slots=True)
class Newer:
    """A message that came into the thread after a reply was begun."""

    author_name: str
    is_customer: bool


def recover(database: Database, now: datetime, account_id: str = "") -> Changes:
    """While nothing is being handed over: what was left SENDING is UNKNOWN.

    At an engine's start for all accounts; for one account whenever its send loop is idle, because
    an outcome that could not be recorded leaves a reply SENDING as well.
    """
    o = outbox.c
    asked = select(outbox).where(rows.is_in(OutboxState.SENDING))
    if account_id:
        asked = asked.where(o.account_id == account_id)
    with database.read() as connection:
        if not rows.items(connection, asked):
            return Changes()
    with transaction(database, "engine", now, can_undo=False) as writer:
        for item in rows.items(writer.connection, asked):
            write_state(writer, item, OutboxState.UNKNOWN, _UNKNOWN)
    return writer.changes


def due(database: Database, now: datetime, account_id: str = "") -> list[OutboxItem]:
    """Give the replies that may leave now, in the order in which they were approved."""
    o = outbox.c
    asked = select(outbox).where(rows.is_in(OutboxState.WAITING), o.not_before <= now)
    asked = asked.where(o.next_attempt_at.is_(None) | (o.next_attempt_at <= now), rows.may_go())
    if account_id:
        asked = asked.where(o.account_id == account_id)
    with database.read() as connection:
        return rows.items(connection, asked.order_by(o.created_at, o.id))


def due_everywhere(database: Database, now: datetime) -> list[tuple[str, str]]:
    """Give (id, account id) of every reply that may leave now, for a look that costs nothing."""
    o = outbox.c
    asked = select(o.id, o.account_id).where(rows.is_in(OutboxState.WAITING), o.not_before <= now)
    asked = asked.where(o.next_attempt_at.is_(None) | (o.next_attempt_at <= now))
    with database.read() as connection:
        return [(row.id, row.account_id) for row in connection.execute(asked)]


def next_due_at(database: Database, account_id: str) -> datetime | None:
    """Give when the next waiting reply of an account may leave."""
    with database.read() as connection:
        times = rows.waiting_times(connection, account_id)
    return min(times, default=None)


def unsettled(database: Database, account_id: str) -> list[OutboxItem]:
    """Give the replies of an account whose outcome is unknown."""
    o = outbox.c
    asked = select(outbox).where(rows.is_in(OutboxState.UNKNOWN), o.account_id == account_id)
    with database.read() as connection:
        return rows.items(connection, asked)


def hold_or_release(newer: Newer | None, *, is_released: bool) -> str:
    """Decide whether an approved reply may still go out: "" or the sentence why it is held.

    Held when the customer or a teammate wrote after it was begun: what was approved may no
    longer be true.
    """
    if newer is None or is_released:
        return ""
    if newer.is_customer:
        return _HELD_BY_CUSTOMER.format(name=newer.author_name or "The customer")
    return _HELD_BY_TEAM


async def deliver_one(
    database: Database,
    channel: Channel,
    item: OutboxItem,
    now: datetime,
    tell: Tell = lambda _: None,
) -> Changes:
    """Hand one reply over and record what became of it. Raises SignInAgain, StoreError.

    Until SENDING is committed nothing is handed over; from then on only what the channel says
    leads back to WAITING.
    """
    try:
        begun = await _wholly(_begin, database, item, now)
        tell(begun)
        leaving = await asyncio.to_thread(rows.item_by_id, database, item.id)
    except asyncio.CancelledError:
        with suppress(StoreError):
            _give_back(database, item, now)
        raise
    if leaving is None or leaving.state != OutboxState.SENDING or leaving.attempts <= item.attempts:
        return begun
    outcome = Outcome(OutboxState.UNKNOWN, _UNKNOWN)
    try:
        outcome = await _hand_over(database, channel, leaving)
        changes = await _record(database, leaving, now, outcome)
    except asyncio.CancelledError:
        # Also in the middle of recording: what is known must not be forgotten.
        with suppress(StoreError):
            _note(database, leaving, now, outcome)
        raise
    if outcome.is_signed_out:
        tell(changes)
        raise SignInAgain(outcome.sentence)
    return changes


async def _outgoing(database: Database, item: OutboxItem) -> Outgoing | Outcome:
    """Make a reply ready; what goes wrong here was surely not handed over."""
    try:
        return await asyncio.to_thread(handover.build, database, item)
    except StoreError as error:
        if isinstance(error, WrongKey):
            return Outcome(OutboxState.FAILED, str(error))
        return Outcome(OutboxState.WAITING, str(error), _retry_seconds(item.attempts, None))
    except KindlineError as error:
        return Outcome(OutboxState.FAILED, str(error))
    except Exception:  # noqa: BLE001 - else the reply would stay SENDING, and nobody could act
        _log.exception("a reply could not be made ready")
        return Outcome(OutboxState.FAILED, _NOT_READY)


async def _hand_over(database: Database, channel: Channel, item: OutboxItem) -> Outcome:
    """Call the channel and name what became of the reply."""
    outgoing = await _outgoing(database, item)
    if isinstance(outgoing, Outcome):
        return outgoing
    try:
        sent = await channel.send(outgoing)
    except SignInAgain as error:
        return Outcome(OutboxState.WAITING, str(error), 60.0, is_signed_out=True)
    except TryLater as error:
        wait = _retry_seconds(item.attempts, error.after_seconds)
        return Outcome(OutboxState.WAITING, str(error), wait)
    except KindlineError as error:
        # The network may answer what the channel has no name for: a 4xx was surely not taken.
        is_refused = isinstance(error, Refused) or getattr(error, "code", 0) in _NOT_TAKEN
        return Outcome(OutboxState.FAILED if is_refused else OutboxState.UNKNOWN, str(error))
    except Exception:  # noqa: BLE001 - a bug too must not lead to a second sending
        _log.exception("handing over a reply failed")
        return Outcome(OutboxState.UNKNOWN, _BUG)
    return Outcome(OutboxState.SENT, sent=sent)


async def look_for(
    database: Database, channel: Channel, item: OutboxItem, now: datetime
) -> Changes:
    """Ask the channel whether an unknown reply did go out; unsure leaves it to a person."""
    try:
        found = await channel.find_sent(await asyncio.to_thread(handover.build, database, item))
    except (SignInAgain, StoreError):
        raise
    except KindlineError:
        return Changes()
    except Exception:  # noqa: BLE001 - a bug in one look must not keep the others from theirs
        _log.exception("looking for a reply failed")
        return Changes()
    if found is not None:
        return await _record(database, item, now, Outcome(OutboxState.SENT, sent=found))
    if channel.can.idempotent_send:
        return await _record(database, item, now, Outcome(OutboxState.WAITING, "", 0.0))
    return Changes()


async def keep_copy(database: Database, channel: Channel, outbox_id: str) -> None:
    """See that the server keeps one copy of a reply that left. Raises ChannelError."""
    item = await asyncio.to_thread(rows.item_by_id, database, outbox_id)
    if item is None:
        return
    try:
        outgoing = await asyncio.to_thread(handover.build, database, item)
    except NotFound:  # its thread or a file is gone: there is nothing to copy
        return
    await channel.keep_copy(outgoing)


def _begin(database: Database, item: OutboxItem, now: datetime) -> Changes:
    """Commit SENDING, or HELD where the thread moved on; nothing when it is no longer waiting."""
    with transaction(database, "engine", now, can_undo=False) as writer:
        row = rows.one(writer.connection, item.id)
        if row is None or row["state"] != OutboxState.WAITING or row["not_before"] > now:
            return Changes()
        newer = rows.newer(writer.connection, row)
        held = hold_or_release(newer and Newer(*newer), is_released=row["is_released"])
        current = values.outbox_item(row)
        if held:
            write_state(writer, current, OutboxState.HELD, held)
        else:
            write_state(writer, current, OutboxState.SENDING, "", attempts=current.attempts + 1)
    return writer.changes


def _give_back(database: Database, item: OutboxItem, now: datetime) -> None:
    """Let a reply wait again that was marked SENDING and then not handed over after all."""
    with transaction(database, "engine", now, can_undo=False) as writer:
        row = rows.one(writer.connection, item.id)
        is_ours = row is not None and row["attempts"] == item.attempts + 1
        if row is not None and is_ours and row["state"] == OutboxState.SENDING:
            write_state(writer, item, OutboxState.WAITING, "", attempts=item.attempts)


async def _wholly(work: Callable[..., T], *values: Any) -> T:
    """Run in a thread to its end, also when cancelled, so that what it wrote can be known."""
    running = asyncio.ensure_future(asyncio.to_thread(work, *values))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


async def _record(database: Database, item: OutboxItem, now: datetime, outcome: Outcome) -> Changes:
    """Record an outcome; a full or busy disk must not make us forget what we know."""
    for attempt in range(_RECORD_TRIES):
        try:
            return await asyncio.to_thread(_note, database, item, now, outcome)
        except StoreError:
            if attempt == _RECORD_TRIES - 1:
                raise
            await asyncio.sleep(min(5.0, 0.1 * 2**attempt))
    return Changes()


def _note(database: Database, item: OutboxItem, now: datetime, outcome: Outcome) -> Changes:
    with transaction(database, "engine", now, can_undo=False) as writer:
        standing = rows.state(writer.connection, item.id)
        if outcome.state == OutboxState.SENT and standing is not None:
            # Also where receiving saw our own copy in the Sent folder first.
            record_sent(writer, database.files, item, outcome.sent)
        elif standing not in (OutboxState.SENDING, OutboxState.UNKNOWN):
            return Changes()
        else:
            wait = outcome.wait_seconds
            at = None if wait is None else now + timedelta(seconds=wait)
            write_state(writer, item, outcome.state, outcome.sentence, next_attempt_at=at)
    return writer.changes


def _retry_seconds(attempts: int, asked: float | None) -> float:
    """Give the wait before the next try: full jitter under a growing ceiling."""
    top = min(_RETRY_CEILING_SECONDS, _FIRST_RETRY_SECONDS * 2.0 ** min(attempts, 20))
    return max(asked or 0.0, random.uniform(top / 4, top))  # noqa: S311 - not a secret
