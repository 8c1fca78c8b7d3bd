"""Receiving: what a channel brought, stored in one transaction together with its cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from inbox.changes import Changes
from inbox.channels import registry
from inbox.errors import NotFound
from inbox.model import Account, AccountState, Direction
from inbox.store import (
    actions,
    arrival,
    early,
    happenings,
    placing,
    read,
    standing,
    values,
    waking,
)
from inbox.store.bulk import update_rows, upsert_rows
from inbox.store.incoming import Offer
from inbox.store.lookup import among, listed, look_up
from inbox.store.ordering import Pace
from inbox.store.tables import accounts, cursors, messages, outbox
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set
    from datetime import datetime

    from sqlalchemy import Connection

    from inbox.channel import Batch
    from inbox.settings import Settings
    from inbox.store.database import Database
    from inbox.store.files import Files
    from inbox.store.happenings import Followed
    from inbox.store.incoming import Arrived
    from inbox.store.lookup import Pair

Judge = Callable[["Connection", "Set[str]", "datetime"], None]
_FEW = 50
_WHO = "channel"
_OWNERS = (
    select(accounts, cursors.c.is_caught_up)
    .outerjoin(cursors, cursors.c.account_id == accounts.c.id)
    .where(accounts.c.id.in_(among("ids")))
)
_LEFT_HERE = (
    "SELECT o.id, o.conversation_id, o.account_id, o.message_id_header, o.then_close"
    " FROM json_each(?) wanted CROSS JOIN outbox o ON o.message_id_header = wanted.value"
    " WHERE o.state <> 'sent'"
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
        owners = _owners(writer.connection, {account_id for account_id, _ in offered})
        stored: list[_Stored] = []
        for taken in _rounds(offered):
            brought = [_Brought(*owners[each], batch) for each, batch in taken.items()]
            stored += _store(writer, database.files, brought, settings)
        standing.refresh(writer.connection, {each for one in stored for each in one.touched})
        _wake(writer, stored)
        _recognise_sent(writer, stored)
        _progress(writer, stored)
        _tell(writer, stored)
        judge(writer.connection, {i for one in stored if one.is_live for i in one.touched}, now)
    return writer.changes


@dataclass(frozen=True, slots=True)
class _Brought:
    """A batch and whose it is; `is_resumed` when the first sync was complete before."""

    owner: Account
    is_resumed: bool
    batch: Batch

    @property
    def pace(self) -> Pace:
        if not self.is_resumed:
            return Pace.FIRST
        return Pace.LIVE if self.batch.is_caught_up else Pace.RESUMED


@dataclass(frozen=True, slots=True)
class _Stored:
    """What came of one batch."""

    brought: _Brought
    arrived: Arrived
    followed: Followed
    touched: set[str]

    @property
    def is_live(self) -> bool:
        # History is judged in the background; what comes in small steps is being written now.
        return self.brought.is_resumed and len(self.brought.batch.messages) <= _FEW


def _owners(connection: Connection, account_ids: Set[str]) -> dict[str, tuple[Account, bool]]:
    """Give accounts, and whether their first sync was complete before. Raises NotFound."""
    found: dict[str, tuple[Account, bool]] = {}
    for row in connection.execute(_OWNERS, {"ids": listed(account_ids)}).mappings():
        account = values.account(dict(row))
        # How fast people write there, unless the account says otherwise.
        settings = {"kind": registry.kind_of(account.channel), **account.settings}
        found[account.id] = replace(account, settings=settings), bool(row["is_caught_up"])
    if found.keys() != account_ids:
        raise NotFound("This account is not connected any more; what it brought was not stored.")
    return found


def _rounds(offered: Iterable[tuple[str, Batch]]) -> list[dict[str, Batch]]:
    """Part what is offered where an account comes again: its next batch must see the last."""
    rounds: list[dict[str, Batch]] = [{}]
    for account_id, batch in offered:
        if account_id in rounds[-1]:
            rounds.append({})
        rounds[-1][account_id] = batch
    return rounds


def _store(
    writer: Writer, files: Files, brought: Sequence[_Brought], settings: Settings
) -> list[_Stored]:
    """Store a batch of each of several accounts."""
    offers = [Offer(one.owner, one.batch.messages, one.pace) for one in brought]
    arrived = arrival.store_together(writer, files, offers, settings)
    pairs = list(zip(brought, arrived, strict=True))
    seen = [placing.seen_again(writer, each) for each in arrived]
    kept = [placing.rows(one.owner.id, one.batch.messages, each.ids) for one, each in pairs]
    placing.remember(writer, [row for rows in kept for row in rows])
    flagged = [placing.follow(writer, one.owner.id, one.batch.events) for one in brought]
    bounced = [_bounced(writer, one.owner.id, each) for one, each in pairs]
    followed = _happened(writer, pairs)
    return [
        _Stored(one, each, then, each.conversations.union(then.conversations, *touched))
        for one, each, then, *touched in zip(
            brought, arrived, followed, seen, flagged, bounced, strict=True
        )
    ]


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


def _recognise_sent(writer: Writer, stored: Iterable[_Stored]) -> None:
    """Settle replies whose own copy came back: whatever was unsure, they went out."""
    rows: dict[Pair, dict[str, Any]] = {
        (row["account_id"], each.message_id_header): row
        for one in stored
        for row, each in one.arrived.new
        if each.direction is Direction.OUTBOUND and each.message_id_header
    }
    o = outbox.c
    for reply in look_up(writer.connection, _LEFT_HERE, {header for _, header in rows}):
        row = rows.get((reply.account_id, reply.message_id_header))
        if row is None:
            continue
        writer.connection.execute(
            update(outbox)
            .where(o.id == reply.id)
            .values(state="sent", sentence="", remote_id=row["remote_id"], updated_at=writer.now)
        )
        writer.touch(outbox=reply.id)
        writer.refresh_outbox(reply.conversation_id)
        if reply.then_close:
            writer.set("conversation", row["conversation_id"], "state", "closed")


def _happened(writer: Writer, pairs: Sequence[tuple[_Brought, Arrived]]) -> list[Followed]:
    """Follow what happened to messages and conversations, also to those that came again."""
    begun = {
        (one.owner.id, each.thread_key)
        for one, arrived in pairs
        for row, each in arrived.new
        if each.thread_key and row["conversation_id"] not in arrived.existing
    }
    happenings.use_early(writer, begun)
    rated = {
        row["conversation_id"]
        for _, arrived in pairs
        for row, each in arrived.new
        if each.rating is not None
    }
    happenings.rate(writer, rated)
    waited = early.take(writer, {one.owner.id: list(arrived.ids) for one, arrived in pairs})
    return happenings.follow_together(
        writer,
        [
            (
                one.owner.id,
                [
                    *waited.get(one.owner.id, ()),
                    *happenings.edits_of(arrived.known),
                    *one.batch.events,
                ],
            )
            for one, arrived in pairs
        ],
    )


def _wake(writer: Writer, stored: Iterable[_Stored]) -> None:
    """Reopen and triage again where a customer wrote; settle promises where we did."""
    asking, promised = set[str](), set[str]()
    for one in stored:
        existing, again = one.arrived.existing, one.followed.asking
        rows = [row for row, _ in one.arrived.new if row["conversation_id"] in existing]
        asks = {row["conversation_id"] for row in rows if row["asks"] or row["is_bounce"]}
        ours = {row["conversation_id"] for row in rows if row["direction"] == "outbound"}
        asking |= asks | again
        promised |= asks | ours | again
    waking.wake(writer, sorted(asking))
    waking.settle_promises(writer, sorted(promised))


def _progress(writer: Writer, stored: Sequence[_Stored]) -> None:
    """Store the cursors and the counters with the messages that they speak of."""
    told: dict[str, dict[str, Any]] = {}
    counting: dict[str, _Brought] = {}
    for one in stored:
        account_id, batch = one.brought.owner.id, one.brought.batch
        if batch.cursor is not None:
            told.setdefault(account_id, {})["cursor"] = batch.cursor
        if batch.is_caught_up:
            told.setdefault(account_id, {})["is_caught_up"] = True
        if batch.synced_count or batch.total_count:
            counting[account_id] = one.brought
    # Rows of one shape go together.
    shapes: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for account_id, row in told.items():
        whole = {"account_id": account_id, "updated_at": writer.now} | row
        shapes.setdefault(tuple(sorted(row)), []).append(whole)
    for rows in shapes.values():
        upsert_rows(writer.connection, cursors, rows, ("account_id",))
    for last in counting.values():
        _count(writer, last.owner, last.batch)


def _count(writer: Writer, account: Account, batch: Batch) -> None:
    counted = {"synced_count": batch.synced_count, "total_count": batch.total_count}
    known = {"synced_count": account.synced_count, "total_count": account.total_count}
    if counted != known:
        row = {"id": account.id} | counted
        update_rows(writer.connection, accounts, [row], "id")
        writer.touch(accounts=account.id)


def _tell(writer: Writer, stored: Iterable[_Stored]) -> None:
    """Name what changed."""
    for one in stored:
        for conversation_id in one.touched:
            writer.touch(conversations=conversation_id)
        for contact_id in one.arrived.contacts:
            writer.touch(contacts=contact_id)
        for conversation_id in one.followed.typing:
            writer.touch(typing=conversation_id)
