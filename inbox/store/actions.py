"""What is to be brought to servers: queued with the act that asks for it, kept until done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from inbox.channel import RemoteAction
from inbox.store.tables import accounts, conversations, messages, operations, places, remote_actions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.database import Database
    from inbox.store.write import Writer

# An undo must find the mail where it was; the toast offers it for less than this.
UNDO_SPAM = timedelta(seconds=60)
_FOLDER = "folder"  # the field of the operations that move a conversation's mail
_R = remote_actions.c


def queue(
    writer: Writer,
    kind: str,
    *which: ColumnElement[bool],
    value: str = "",
    op_id: str = "",
    not_before: datetime | None = None,
) -> None:
    """Queue an action for messages, in every place where the server keeps them."""
    m, p = messages.c, places.c
    found = writer.connection.execute(
        select(
            m.account_id,
            m.remote_id,
            func.coalesce(p.place, "").label("place"),
            func.coalesce(p.place_key, "").label("place_key"),
            conversations.c.thread_key,
        )
        .join(conversations, conversations.c.id == m.conversation_id)
        .outerjoin(places, p.message_id == m.id)
        # Mail that lies nowhere any more has nothing to be brought to.
        .where(*which, p.place.is_not(None) | (conversations.c.thread_key != ""))
    ).all()
    about = {"kind": kind, "value": value, "op_id": op_id, "not_before": not_before}
    put(writer, [{**row._asdict(), **about} for row in found])


def move(writer: Writer, conversation_id: str, kind: str) -> None:
    """Have a conversation's mail moved ("archive", "spam"), after the time to undo."""
    op_id = writer.record("conversation", conversation_id, _FOLDER, None, kind)
    not_before = writer.now + UNDO_SPAM
    queue(writer, kind, *received(conversation_id), op_id=op_id, not_before=not_before)


def move_back(writer: Writer, conversation_id: str) -> None:
    """Have mail brought back to the inbox, where it was moved away at all."""
    o = operations.c
    moved = select(o.op_id).where(
        o.entity_id == conversation_id, o.field == _FOLDER, o.is_void.is_(False), o.voids == ""
    )
    if writer.connection.execute(moved.limit(1)).first() is None:
        return
    is_unbrought = _forget(writer, moved)
    writer.record("conversation", conversation_id, _FOLDER, None, "inbox")
    if not is_unbrought:
        queue_inbox(writer, *received(conversation_id))


def refold_folder(writer: Writer, conversation_id: str) -> None:
    """Bring mail to where the newest operation that is not void wants it."""
    if forget_undone(writer, conversation_id, _FOLDER):
        return
    o = operations.c
    asked = select(o.new).where(
        o.entity_id == conversation_id, o.field == _FOLDER, o.is_void.is_(False), o.voids == ""
    )
    kind = writer.connection.scalar(asked.order_by(o.seq.desc()).limit(1)) or "inbox"
    if kind == "inbox":
        queue_inbox(writer, *received(conversation_id))
    else:
        queue(writer, kind, *received(conversation_id))


def received(conversation_id: str) -> tuple[ColumnElement[bool], ...]:
    """Give the condition for what customers wrote in a conversation."""
    m = messages.c
    return m.conversation_id == conversation_id, m.direction == "inbound"


def queue_inbox(writer: Writer, *which: ColumnElement[bool]) -> None:
    """Queue the way back from archive or spam; the server may keep the mail anywhere by now."""
    m = messages.c
    found = writer.connection.execute(
        select(
            m.account_id,
            m.remote_id,
            m.message_id_header.label("value"),
            conversations.c.thread_key,
        )
        .join(conversations, conversations.c.id == m.conversation_id)
        .where(*which)
    ).all()
    put(
        writer,
        [{**row._asdict(), "kind": "inbox", "place": "", "place_key": ""} for row in found],
    )


def put(writer: Writer, rows: Sequence[dict[str, Any]]) -> None:
    """Put rows at the end of the queue; what waited under the same key comes later now."""
    if rows:
        writer.connection.execute(
            insert(remote_actions).prefix_with("OR REPLACE"),
            [{**row, "created_at": writer.now} for row in rows],
        )


def forget_undone(writer: Writer, entity_id: str, field: str) -> bool:
    """Drop what voided operations asked for; True when surely nothing of it was brought."""
    o = operations.c
    void = select(o.op_id).where(o.entity_id == entity_id, o.field == field, o.is_void)
    return _forget(writer, void)


def _forget(writer: Writer, op_ids: Any) -> bool:
    found = writer.connection.execute(
        select(_R.seq, _R.not_before).where(_R.op_id != "", _R.op_id.in_(op_ids))
    ).all()
    if found:
        numbers = [row.seq for row in found]
        writer.connection.execute(delete(remote_actions).where(_R.seq.in_(numbers)))
    return bool(found) and all(row.not_before and row.not_before > writer.now for row in found)


def due(
    database: Database, account_id: str, now: datetime, limit: int = 200
) -> list[tuple[int, RemoteAction]]:
    """Give what is to be brought now with its numbers, oldest first."""
    asked = select(remote_actions).where(
        _R.account_id == account_id, _R.not_before.is_(None) | (_R.not_before <= now)
    )
    with database.read() as connection:
        found = connection.execute(asked.order_by(_R.seq).limit(limit)).all()
    return [(row.seq, _action(row)) for row in found]


def next_at(database: Database, account_id: str) -> datetime | None:
    """Give when the next waiting action may be brought, None for none."""
    asked = select(func.min(_R.not_before)).where(_R.account_id == account_id)
    with database.read() as connection:
        found: datetime | None = connection.scalar(asked)
    return found


def done(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """Forget what was brought; gives the accounts whose server takes again what it refused."""
    here = _R.seq.in_(numbers)
    troubled = select(_R.account_id, _R.kind, accounts.c.refused).join(
        accounts, accounts.c.id == _R.account_id
    )
    found = connection.execute(troubled.where(here, accounts.c.refused != {})).all()
    mended = {row.account_id for row in found if row.kind in row.refused}
    for account_id in mended:
        mine = [row for row in found if row.account_id == account_id]
        taken = {row.kind for row in mine}
        left = {kind: why for kind, why in mine[0].refused.items() if kind not in taken}
        _write_refused(connection, account_id, left)
    connection.execute(delete(remote_actions).where(here))
    return mended


def refuse(connection: Connection, account_id: str, kind: str, sentence: str) -> bool:
    """Say on the account that its server takes no such state; False for what is none."""
    a, said = accounts.c, _said(sentence).get(kind)
    if said is None:
        return False
    before = connection.scalar(select(a.refused).where(a.id == account_id)) or {}
    # The newest last: that is the one shown.
    others = {name: why for name, why in before.items() if name != kind}
    _write_refused(connection, account_id, others | {kind: said.sentence})
    return True


class _Said(NamedTuple):
    """What an account says; by this name the sentence is found by who translates it."""

    sentence: str


def _said(why: str) -> dict[str, _Said]:
    return {
        "seen": _Said(
            sentence=f"Messages come and go, but what you read here stays unread there: {why}"
        ),
        "answered": _Said(
            sentence=f"Messages come and go, but what you answer here is not marked there: {why}"
        ),
        "archive": _Said(
            sentence=f"Messages come and go, but what you archive here is not moved there: {why}"
        ),
        "inbox": _Said(
            sentence=f"Messages come and go, but what you bring back here is not moved there: {why}"
        ),
        "spam": _Said(
            sentence=f"Messages come and go, but what you call spam here is not moved there: {why}"
        ),
    }


def _write_refused(connection: Connection, account_id: str, refused: dict[str, str]) -> None:
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(refused=refused))


def _action(row: Any) -> RemoteAction:
    return RemoteAction(
        row.kind, row.place, row.place_key, row.value, row.remote_id, row.thread_key
    )
