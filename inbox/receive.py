"""Receiving: what a channel brought, stored in one transaction together with its cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update

from inbox.changes import Changes
from inbox.channel import Batch, Event, FlagsChanged, IncomingMessage, PlaceReset
from inbox.channels import registry
from inbox.errors import NotFound
from inbox.model import Account, AccountState, Direction
from inbox.store import (
    actions,
    arrival,
    early,
    entities,
    happenings,
    read,
    standing,
    values,
    waking,
)
from inbox.store.bulk import upsert_rows
from inbox.store.ordering import Pace
from inbox.store.tables import (
    accounts,
    conversations,
    cursors,
    messages,
    outbox,
    places,
    remote_actions,
)
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set
    from datetime import datetime

    from sqlalchemy import Connection

    from inbox.settings import Settings
    from inbox.store.arrival import Arrived
    from inbox.store.database import Database
    from inbox.store.files import Files
    from inbox.store.happenings import Followed

Judge = Callable[["Connection", "Set[str]", "datetime"], None]
_CHUNK = 500
_FEW = 50
_WHO = "channel"
_TOLD_ALWAYS = 2  # columns of a cursor's row that say nothing new
_OWNER = (
    select(accounts, cursors.c.is_caught_up)
    .outerjoin(cursors, cursors.c.account_id == accounts.c.id)
    .where(accounts.c.id == bindparam("wanted"))
)
_PROMISED = select(conversations.c.id).where(
    conversations.c.id.in_(bindparam("ids", expanding=True)),
    conversations.c.promised_at.is_not(None),
)


def receive(database: Database, account: Account | str, batch: Batch, now: datetime) -> Changes:
    """Store one batch; a batch that comes twice changes nothing. Raises StoreError, NotFound."""
    account_id = account if isinstance(account, str) else account.id
    return receive_together(database, [(account_id, batch)], now)


def receive_together(
    database: Database,
    offered: Sequence[tuple[str, Batch]],
    now: datetime,
    judge: Judge = lambda _connection, _ids, _now: None,
) -> Changes:
    """Store the batches of several accounts (ids) in one transaction: all of them or none.

    `judge` looks at once at conversations that are written in now, not at history.
    """
    with transaction(database, _WHO, now, can_undo=False) as writer:
        settings = read.settings_of(writer.connection)
        stored = [
            _store(writer, database.files, account_id, batch, settings)
            for account_id, batch in offered
        ]
        standing.refresh(writer.connection, {each for one in stored for each in one.touched})
        _wake(writer, stored)
        for one in stored:
            _follow_up(writer, one)
        judge(writer.connection, {i for one in stored if one.is_live for i in one.touched}, now)
    return writer.changes


@dataclass(frozen=True, slots=True)
class _Stored:
    """What came of one batch."""

    owner: Account
    batch: Batch
    arrived: Arrived
    followed: Followed
    touched: set[str]
    is_live: bool


def _store(
    writer: Writer, files: Files, account_id: str, batch: Batch, settings: Settings
) -> _Stored:
    owner, is_resumed = _account(writer, account_id)
    pace = _pace(batch, is_resumed=is_resumed)
    arrived = arrival.store(writer, files, owner, batch.messages, settings, pace)
    touched = set(arrived.conversations)
    touched |= _seen_again(writer, arrived)
    _place(writer, owner.id, batch.messages, arrived)
    touched |= _flags(writer, owner.id, batch.events)
    touched |= _bounced(writer, owner.id, arrived)
    followed = _happened(writer, owner.id, batch.events, arrived)
    touched |= followed.conversations
    # History is judged in the background; what comes in small steps is being written now.
    is_live = pace is not Pace.FIRST and len(batch.messages) <= _FEW
    return _Stored(owner, batch, arrived, followed, touched, is_live)


def _follow_up(writer: Writer, stored: _Stored) -> None:
    """Do what follows once it is known where the conversations stand."""
    _recognise_sent(writer, stored.arrived)
    _progress(writer, stored.owner, stored.batch)
    for conversation_id in stored.touched:
        writer.touch(conversations=conversation_id)
    for contact_id in stored.arrived.contacts:
        writer.touch(contacts=contact_id)
    for conversation_id in stored.followed.typing:
        writer.touch(typing=conversation_id)


def cursor(database: Database, account_id: str) -> Mapping[str, Any] | None:
    """Give the channel's own state as the last batch left it; None before the first."""
    found: Mapping[str, Any] | None = read.cursor(database, account_id)
    return found


def set_state(database: Database, account_id: str, state: AccountState, sentence: str) -> Changes:
    """Record how an account is doing; not an operation, since no person did it."""
    a = accounts.c
    with database.write() as connection:
        done = connection.execute(
            update(accounts)
            .where(a.id == account_id, (a.state != state.value) | (a.state_sentence != sentence))
            .values(state=state.value, state_sentence=sentence)
        )
    return Changes(accounts=frozenset({account_id})) if done.rowcount else Changes()


def acted(database: Database, numbers: Sequence[int]) -> Changes:
    """Forget states that were brought to the server."""
    with database.write() as connection:
        return Changes(accounts=frozenset(actions.done(connection, numbers)))


def _account(writer: Writer, account_id: str) -> tuple[Account, bool]:
    """Give the account, and whether its first sync was complete before. Raises NotFound."""
    found = writer.connection.execute(_OWNER, {"wanted": account_id})
    row = found.mappings().first()
    if row is None:
        raise NotFound("This account is not connected any more; what it brought was not stored.")
    account = values.account(dict(row))
    # How fast people write there, unless the account says otherwise.
    settings = {"kind": registry.kind_of(account.channel), **account.settings}
    return replace(account, settings=settings), bool(row["is_caught_up"])


def _pace(batch: Batch, *, is_resumed: bool) -> Pace:
    if not is_resumed:
        return Pace.FIRST
    return Pace.LIVE if batch.is_caught_up else Pace.RESUMED


def _seen_again(writer: Writer, arrived: Arrived) -> set[str]:
    """Take over what another client did meanwhile; a message is never made unread again."""
    seen = [own_id for own_id, each in arrived.known if each.is_seen]
    answered = [own_id for own_id, each in arrived.known if each.is_answered]
    return _mark(writer, seen, "is_seen") | _mark(writer, answered, "is_answered")


def _mark(writer: Writer, message_ids: Sequence[str], flag: str, *, to: bool = True) -> set[str]:
    """Set a flag of messages where it differs; gives the conversations touched."""
    m = messages.c
    touched: set[str] = set()
    for start in range(0, len(message_ids), _CHUNK):
        differs = (
            m.id.in_(message_ids[start : start + _CHUNK]),
            m[flag].is_(not to),
            m.direction == "inbound",
        )
        touched.update(writer.connection.scalars(select(m.conversation_id).where(*differs)))
        writer.connection.execute(update(messages).where(*differs).values({flag: to}))
    return touched


def _place(
    writer: Writer, account_id: str, incoming: Iterable[IncomingMessage], arrived: Arrived
) -> None:
    """Remember where the server keeps each message."""
    rows = [
        {
            "account_id": account_id,
            "place": each.place,
            "place_key": each.place_key,
            "message_id": arrived.ids[each.remote_id],
            "is_seen": each.is_seen,
            "is_answered": each.is_answered,
        }
        for each in incoming
        if each.place and each.place_key
    ]
    upsert_rows(writer.connection, places, rows, ("account_id", "place", "place_key"))


def _flags(writer: Writer, account_id: str, events: Iterable[Event]) -> set[str]:
    """Follow what other clients did, in the order in which the channel tells it."""
    p = places.c
    touched: set[str] = set()
    for flag in events:
        if not isinstance(flag, FlagsChanged | PlaceReset):
            continue
        here = [p.account_id == account_id, p.place == flag.place]
        if isinstance(flag, PlaceReset):
            writer.connection.execute(delete(places).where(*here))
            continue
        here.append(p.place_key == flag.place_key)
        found = writer.connection.scalar(select(p.message_id).where(*here))
        if found is None:
            continue
        if flag.is_gone:
            writer.connection.execute(delete(places).where(*here))
        if flag.is_seen is not None and not _is_pending(writer, account_id, flag):
            touched |= _mark(writer, [found], "is_seen", to=flag.is_seen)
        if flag.is_answered:
            touched |= _mark(writer, [found], "is_answered")
    return touched


def _is_pending(writer: Writer, account_id: str, flag: FlagsChanged) -> bool:
    """Tell whether our own read state is still on its way there, and so is the newer one."""
    r = remote_actions.c
    return (
        writer.connection.scalar(
            select(r.seq).where(
                r.account_id == account_id,
                r.kind == "seen",
                r.place == flag.place,
                r.place_key == flag.place_key,
            )
        )
        is not None
    )


def _bounced(writer: Writer, account_id: str, arrived: Arrived) -> set[str]:
    """Attach delivery failures to the message that failed."""
    m = messages.c
    touched: set[str] = set()
    for _, each in arrived.new:
        if not each.bounce_of:
            continue
        failed = (
            m.account_id == account_id,
            m.message_id_header == each.bounce_of,
            m.direction == "outbound",
        )
        touched.update(writer.connection.scalars(select(m.conversation_id).where(*failed)))
        sentence = each.bounce_sentence or "it could not be delivered"
        writer.connection.execute(
            update(messages).where(*failed).values(delivery=f"failed: {sentence}")
        )
    return touched


def _recognise_sent(writer: Writer, arrived: Arrived) -> None:
    """Settle replies whose own copy came back: whatever was unsure, they went out."""
    headers = {
        each.message_id_header: row
        for row, each in arrived.new
        if each.direction is Direction.OUTBOUND and each.message_id_header
    }
    o = outbox.c
    wanted = sorted(headers)
    for start in range(0, len(wanted), _CHUNK):
        found = writer.connection.execute(
            select(o.id, o.conversation_id, o.message_id_header, o.then_close, o.account_id).where(
                o.message_id_header.in_(wanted[start : start + _CHUNK]),
                o.state != "sent",
            )
        ).all()
        for reply in found:
            row = headers[reply.message_id_header]
            if row["account_id"] != reply.account_id:
                continue
            remote_id = row["remote_id"]
            writer.connection.execute(
                update(outbox)
                .where(o.id == reply.id)
                .values(state="sent", sentence="", remote_id=remote_id, updated_at=writer.now)
            )
            writer.touch(outbox=reply.id)
            writer.refresh_outbox(reply.conversation_id)
            if reply.then_close:
                writer.set("conversation", row["conversation_id"], "state", "closed")


def _happened(
    writer: Writer, account_id: str, events: Sequence[Event], arrived: Arrived
) -> Followed:
    """Follow what happened to messages and conversations, also to those that came again."""
    fresh = arrived.conversations - arrived.existing
    keys = {each.thread_key for row, each in arrived.new if row["conversation_id"] in fresh}
    happenings.use_early(writer, account_id, sorted(keys - {""}))
    happenings.rate(
        writer,
        {row["conversation_id"] for row, each in arrived.new if each.rating is not None},
    )
    waited = early.take(writer, account_id, list(arrived.ids))
    told = [*waited, *happenings.edits_of(arrived.known), *events]
    return happenings.follow(writer, account_id, told)


def _wake(writer: Writer, stored: Sequence[_Stored]) -> None:
    """Reopen and triage again where a customer wrote; settle promises where we did."""
    asking, known = set[str](), set[str]()
    for one in stored:
        rows = [row for row, _ in one.arrived.new]
        asks = {row["conversation_id"] for row in rows if row["asks"] or row["is_bounce"]}
        ours = {row["conversation_id"] for row in rows if row["direction"] == "outbound"}
        known |= ((asks | ours) & one.arrived.existing) | one.followed.asking
        asking |= asks | one.followed.asking
    _wake_known(writer, asking, sorted(known))


def _wake_known(writer: Writer, asking: Set[str], known: Sequence[str]) -> None:
    for start in range(0, len(known), _CHUNK):
        chunk = known[start : start + _CHUNK]
        waking.wake(writer, sorted(asking & set(chunk)))
        for conversation_id in writer.connection.scalars(_PROMISED, {"ids": chunk}).all():
            entities.refold(writer, "conversation", conversation_id, "promised_at")


def _progress(writer: Writer, account: Account, batch: Batch) -> None:
    """Store the cursor and the counters with the messages that they speak of."""
    told: dict[str, Any] = {"account_id": account.id, "updated_at": writer.now}
    if batch.cursor is not None:
        told["cursor"] = batch.cursor
    if batch.is_caught_up:
        told["is_caught_up"] = True
    if len(told) > _TOLD_ALWAYS:
        upsert_rows(writer.connection, cursors, [told], ("account_id",))
    counted = {"synced_count": batch.synced_count, "total_count": batch.total_count}
    known = {"synced_count": account.synced_count, "total_count": account.total_count}
    if any(counted.values()) and counted != known:
        writer.connection.execute(
            update(accounts).where(accounts.c.id == account.id).values(**counted)
        )
        writer.touch(accounts=account.id)
