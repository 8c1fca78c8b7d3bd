"""Every question the product asks its database, answered with values."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from inbox.errors import NotFound
from inbox.model import (
    Account,
    Attachment,
    Capabilities,
    Direction,
    Message,
    OutboxItem,
    QueueRow,
    Suggestion,
    Thread,
)
from inbox.settings import Settings
from inbox.store import actions, message_rows, values
from inbox.store import tables as t
from inbox.store.actions import UNDO_SPAM
from inbox.store.queue import counts, is_in_view, queue, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.channel import RemoteAction
    from inbox.store.database import Database

_CANNOT = Capabilities()
_ABOUT = (
    *(
        t.conversations.c[name]
        for name in ("link", "notice", "reply_until", "read_until", "limits")
    ),
    t.accounts.c.limits.label("account_limits"),
)

__all__ = [
    "UNDO_SPAM",
    "account",
    "accounts",
    "attachments_of",
    "counts",
    "cursor",
    "history",
    "is_in_view",
    "linked_ids",
    "messages",
    "next_action_at",
    "outbox",
    "queue",
    "raw",
    "remote_actions",
    "row",
    "rows",
    "settings",
    "suggestion",
    "tags",
    "thread",
    "way_of",
]
_NOTHING = "This conversation is no longer there; nothing else changed: go back to the queue."


def thread(
    database: Database,
    conversation_id: str,
    can_of: Callable[[str], Capabilities] = lambda _channel: Capabilities(),
    now: datetime | None = None,
    newest: int = 0,
) -> Thread:
    """Give a conversation, whole or its newest messages; `can_of` tells what a channel can do.

    Raises NotFound.
    """
    with database.read() as connection:
        found_id = present_id(connection, conversation_id)
        found = rows_of(connection, [found_id])
        if not found:
            raise NotFound(_NOTHING)
        c = t.conversations.c
        asked = select(*_ABOUT).join(t.accounts, t.accounts.c.id == c.account_id)
        about = _all(connection, asked.where(c.id == found_id))[0]
        limits = about["account_limits"] | about["limits"]
        can = values.limited(can_of(found[0].channel), limits)
        written = messages(connection, found_id, newest, can=can, now=now)
        return Thread(
            row=found[0],
            messages=tuple(written),
            notes=tuple(map(values.note, _all(connection, _notes(found_id)))),
            outbox=tuple(map(values.outbox_item, _all(connection, _unfinished(found_id)))),
            draft=next(map(values.draft, _all(connection, _draft(found_id))), None),
            suggestion=_fitting(connection, found_id),
            can=can,
            link=about["link"],
            notice=about["notice"],
            reply_until=about["reply_until"] or _window_end(written, can),
            read_until=about["read_until"],
            linked=tuple(rows_of(connection, linked_ids(connection, found_id))),
            is_whole=not newest or len(written) < newest,
        )


def _window_end(written: Sequence[Message], can: Capabilities) -> datetime | None:
    """Give until when the network takes a free reply, None for no end."""
    if can.reply_window_hours is None:
        return None
    said = [each.sent_at for each in written if each.direction is Direction.INBOUND]
    return max(said) + timedelta(hours=can.reply_window_hours) if said else None


def linked_ids(connection: Connection, conversation_id: str) -> list[str]:
    """Give the public conversation that one came from and the private ones it went to."""
    c = t.conversations.c
    came = select(c.linked_id).where(c.id == conversation_id, c.linked_id != "")
    went = select(c.id).where(c.linked_id == conversation_id, c.linked_id != "")
    return [*connection.scalars(came), *connection.scalars(went.order_by(c.created_at))]


def row(database: Database, conversation_id: str) -> QueueRow:
    """Give one conversation's line. Raises NotFound."""
    found = rows(database, [conversation_id])
    if not found:
        raise NotFound(_NOTHING)
    return found[0]


def present_id(connection: Connection, conversation_id: str) -> str:
    """Give the conversation that an id stands for, following joined threads."""
    j = t.conversation_joins.c
    for _ in range(100):
        onward = connection.scalar(select(j.conversation_id).where(j.gone_id == conversation_id))
        if onward is None:
            break
        conversation_id = onward
    return conversation_id


def messages(
    connection: Connection,
    conversation_id: str,
    newest: int = 0,
    *,
    can: Capabilities = _CANNOT,
    now: datetime | None = None,
) -> list[Message]:
    """Give a conversation's messages, oldest first; only the `newest` ones when given."""
    found = message_rows.chosen(connection, conversation_id, newest)
    marked = message_rows.marked(found)
    beside = message_rows.Beside(
        attachments_of(connection, message_rows.with_files(found)),
        message_rows.reactions_of(connection, marked),
        message_rows.earlier_of(connection, marked),
    )
    at = now or datetime.now(UTC)
    may = can if can.edit or can.delete else None
    return [message_rows.message(each, beside, may, at) for each in found]


def attachments_of(
    connection: Connection, message_ids: Sequence[str]
) -> dict[str, list[Attachment]]:
    """Give the attachments of messages, in their order."""
    a = t.attachments.c
    found: dict[str, list[Attachment]] = {}
    for start in range(0, len(message_ids), 500):
        chunk = message_ids[start : start + 500]
        chosen = select(t.attachments).where(a.message_id.in_(chunk)).order_by(a.position)
        for each in _all(connection, chosen):
            found.setdefault(each["message_id"], []).append(values.attachment(each))
    return found


def outbox(database: Database) -> list[OutboxItem]:
    """Give every reply that is not surely sent, oldest first."""
    o = t.outbox.c
    chosen = select(t.outbox).where(o.state != "sent").order_by(o.created_at, o.id)
    with database.read() as connection:
        return list(map(values.outbox_item, _all(connection, chosen)))


def suggestion(database: Database, conversation_id: str) -> Suggestion | None:
    """Give the draft made ahead of time, if it still fits the thread."""
    with database.read() as connection:
        return _fitting(connection, conversation_id)


def settings(database: Database) -> Settings:
    """Give the settings as they are now."""
    with database.read() as connection:
        return settings_of(connection)


def settings_of(connection: Connection) -> Settings:
    """Give the settings within a transaction."""
    s = t.settings.c
    return Settings(dict(connection.execute(select(s.key, s.value)).all()))


def accounts(database: Database) -> list[Account]:
    """Give every connected account with its state, oldest first."""
    a = t.accounts.c
    chosen = select(t.accounts).where(a.is_removed.is_(False)).order_by(a.created_at, a.id)
    with database.read() as connection:
        return list(map(values.account, _all(connection, chosen)))


def account(database: Database, account_id: str) -> Account:
    """Give one account. Raises NotFound."""
    found = [each for each in accounts(database) if each.id == account_id]
    if not found:
        raise NotFound("This account is not connected any more; its conversations are safe.")
    return found[0]


def cursor(database: Database, account_id: str) -> Any:
    """Give the channel's own state as the last batch left it; None before the first."""
    c = t.cursors.c
    with database.read() as connection:
        return connection.scalar(select(c.cursor).where(c.account_id == account_id))


def remote_actions(
    database: Database, account_id: str, now: datetime | None = None, limit: int = 200
) -> list[tuple[int, RemoteAction]]:
    """Give what is to be brought to the server with its numbers, oldest first."""
    return actions.due(database, account_id, now or datetime.now(UTC), limit)


def next_action_at(database: Database, account_id: str) -> datetime | None:
    """Give when the next waiting action may be brought, None for none that has to wait."""
    return actions.next_at(database, account_id)


def way_of(database: Database, conversation_id: str) -> tuple[str, str]:
    """Give a conversation's account and the channel's own id of its thread. Raises NotFound."""
    c = t.conversations.c
    with database.read() as connection:
        own_id = present_id(connection, conversation_id)
        found = connection.execute(select(c.account_id, c.thread_key).where(c.id == own_id)).first()
    if found is None:
        raise NotFound(_NOTHING)
    return found.account_id, found.thread_key


def raw(database: Database, message_id: str) -> bytes:
    """Give the message as received, byte for byte. Raises NotFound."""
    r = t.raws.c
    with database.read() as connection:
        found = connection.scalar(select(r.raw).where(r.message_id == message_id))
    if found is None:
        raise NotFound("This message came without an original; what is shown is all there is.")
    return zlib.decompress(found)


def tags(database: Database) -> list[str]:
    """Give every tag in use, most used first."""
    c = t.conversation_tags.c
    chosen = select(c.tag).group_by(c.tag).order_by(func.count().desc(), c.tag)
    with database.read() as connection:
        return list(connection.scalars(chosen))


def history(database: Database, conversation_id: str) -> list[dict[str, Any]]:
    """Give the operations on a conversation and its notes, newest first."""
    o, n = t.operations.c, t.notes.c
    noted = select(n.id).where(n.conversation_id == conversation_id)
    about_it = (o.entity == "conversation") & (o.entity_id == conversation_id)
    about_notes = (o.entity == "note") & o.entity_id.in_(noted)
    chosen = select(
        o.op_id, o.who, o.at, o.entity, o.field, o.old, o.new, o.voids, o.is_void, o.undo_group
    ).where(about_it | about_notes)
    with database.read() as connection:
        return [dict(each) for each in _all(connection, chosen.order_by(o.seq.desc()))]


def _fitting(connection: Connection, conversation_id: str) -> Suggestion | None:
    s, c = t.suggestions.c, t.conversations.c
    chosen = (
        select(t.suggestions)
        .join(t.conversations, c.id == s.conversation_id)
        .where(
            s.conversation_id == conversation_id,
            s.is_dismissed.is_(False),
            s.text != "",
            s.based_on_message_id == c.last_message_id,
        )
    )
    return next(map(values.suggestion, _all(connection, chosen)), None)


def _notes(conversation_id: str) -> Any:
    n = t.notes.c
    chosen = select(t.notes).where(n.conversation_id == conversation_id, n.is_deleted.is_(False))
    return chosen.order_by(n.created_at, n.rowid)


def _unfinished(conversation_id: str) -> Any:
    o = t.outbox.c
    chosen = select(t.outbox).where(o.conversation_id == conversation_id, o.state != "sent")
    return chosen.order_by(o.created_at, o.id)


def _draft(conversation_id: str) -> Any:
    d = t.drafts.c
    return select(t.drafts).where(d.conversation_id == conversation_id, d.is_note.is_(False))


def _all(connection: Connection, chosen: Any) -> Sequence[Any]:
    return connection.execute(chosen).mappings().all()
