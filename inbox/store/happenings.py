"""What happened to messages and conversations elsewhere: edited, deleted, reacted, read, said.

Each is followed the same way whenever it comes and however often, also before its message.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from inbox.channel import (
    AccountInfo,
    ConversationInfo,
    DeliveryFailed,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
    Typing,
)
from inbox.store import early, versions
from inbox.store.bulk import update_rows
from inbox.store.incoming import HISTORY
from inbox.store.lookup import among, listed, look_up
from inbox.store.tables import (
    accounts,
    conversations,
    early_infos,
    message_versions,
    messages,
    reactions,
    suggestions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from inbox.channel import Event, IncomingMessage
    from inbox.store.lookup import Pair
    from inbox.store.write import Writer

_C = conversations.c
_M = messages.c
_R = reactions.c
_OF_THREADS = (
    "SELECT t.account_id, substr(t.reference, 3), coalesce(j.conversation_id, t.conversation_id)"
    " FROM json_each(?) wanted CROSS JOIN thread_links t ON t.account_id = wanted.value ->> 0"
    " AND t.reference = 'k:' || (wanted.value ->> 1)"
    " LEFT JOIN conversation_joins j ON j.gone_id = t.conversation_id"
)
_INFORMED = select(
    _C.id, _C.title, _C.network, _C.link, _C.notice, _C.limits, _C.reply_until, _C.read_until
).where(_C.id.in_(among("ids")))
_EARLY = (
    "SELECT e.account_id, e.thread_key, e.info FROM json_each(?) wanted CROSS JOIN early_infos e"
    " ON e.account_id = wanted.value ->> 0 AND e.thread_key = wanted.value ->> 1"
)
_RATE = text(
    "UPDATE conversations SET rating = (SELECT m.rating FROM messages m WHERE m.conversation_id ="
    " conversations.id AND m.rating IS NOT NULL ORDER BY m.rowid DESC LIMIT 1) WHERE id = :id"
)


@dataclass(slots=True)
class Followed:
    """The conversations that events were about."""

    conversations: set[str] = field(default_factory=set)
    asking: set[str] = field(default_factory=set)  # a message wants an answer again
    typing: set[str] = field(default_factory=set)
    is_early: bool = False  # some were about messages that are not here yet


@dataclass(frozen=True, slots=True)
class _Account:
    """Whose events are followed, and what is stored of the threads that they name."""

    id: str
    threads: dict[Pair, str]  # conversations by account and thread key
    infos: dict[str, dict[str, Any]]  # what the network said of each conversation


def follow(writer: Writer, account_id: str, events: Sequence[Event]) -> Followed:
    """Follow the events of one account, as `follow_together` does."""
    return follow_together(writer, [(account_id, events)])[0]


def follow_together(writer: Writer, told: Sequence[tuple[str, Sequence[Event]]]) -> list[Followed]:
    """Follow the events of each account in their order; those of places are followed elsewhere."""
    named = {
        (account_id, event.thread_key)
        for account_id, events in told
        for event in events
        if isinstance(event, ReadUpTo | ConversationInfo | Typing)
    }
    threads = _of_threads(writer.connection, named)
    infos = _infos(writer.connection, set(threads.values()))
    return [_follow(writer, _Account(each, threads, infos), events) for each, events in told]


def _of_threads(connection: Connection, named: Collection[Pair]) -> dict[Pair, str]:
    rows = look_up(connection, _OF_THREADS, named)
    return {(account_id, key): conversation_id for account_id, key, conversation_id in rows}


def _infos(connection: Connection, conversation_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    if not conversation_ids:
        return {}
    rows = connection.execute(_INFORMED, {"ids": listed(conversation_ids)}).mappings()
    return {row["id"]: dict(row) for row in rows}


def _follow(writer: Writer, account: _Account, events: Iterable[Event]) -> Followed:
    found = Followed()
    for event in events:
        step = _STEPS.get(type(event))
        if step is not None:
            step(writer, account, event, found)
    if found.is_early:
        early.thin_out(writer, account.id)
    return found


def edits_of(known: Iterable[tuple[str, IncomingMessage]]) -> list[Event]:
    """Give what messages that came once more say about themselves."""
    found: list[Event] = []
    for _, each in known:
        if each.edited_at is not None:
            found.append(
                MessageEdited(
                    each.remote_id,
                    each.text,
                    each.edited_at,
                    html=each.html,
                    rating=each.rating,
                    extra=each.extra or None,
                )
            )
        if each.is_deleted:
            found.append(MessageDeleted(each.remote_id, each.edited_at or each.sent_at))
    return found


def rate(writer: Writer, conversation_ids: Iterable[str]) -> None:
    """Keep the stars of the newest review on its conversation."""
    for conversation_id in conversation_ids:
        writer.connection.execute(_RATE, {"id": conversation_id})


def use_early(writer: Writer, named: Collection[Pair]) -> None:
    """Take over what networks said of conversations before their first message.

    `named` are threads by account and thread key.
    """
    told = look_up(writer.connection, _EARLY, named)
    threads = _of_threads(writer.connection, [(row.account_id, row.thread_key) for row in told])
    infos = _infos(writer.connection, set(threads.values()))
    e = early_infos.c
    for account_id, thread_key, info in told:
        conversation_id = threads.get((account_id, thread_key))
        if conversation_id in infos:
            _inform(writer, infos[conversation_id], json.loads(info))
        here = (e.account_id == account_id, e.thread_key == thread_key)
        writer.connection.execute(delete(early_infos).where(*here))


def of_thread(writer: Writer, account_id: str, thread_key: str) -> str | None:
    """Give the conversation of a channel's own thread."""
    named = account_id, thread_key
    return _of_threads(writer.connection, [named]).get(named)


def _message(
    writer: Writer, account: _Account, event: early.EarlyEvent, found: Followed
) -> Any | None:
    """Give the message that an event is about; for one that is not here the event is kept."""
    asked = select(
        _M.id, _M.conversation_id, _M.direction, _M.is_auto, _M.is_deleted, _M.edited_at
    ).where(_M.account_id == account.id, _M.remote_id == event.remote_id)
    row = writer.connection.execute(asked).first()
    if row is None:
        early.keep(writer, account.id, event)
        found.is_early = True
    return row


def _edited(writer: Writer, account: _Account, event: MessageEdited, found: Followed) -> None:
    row = _message(writer, account, event, found)
    if row is None:
        return
    words = versions.Words(event.text, event.edited_at, event.html, event.rating, event.extra)
    if not versions.write(writer.connection, row.id, words):
        return
    found.conversations.add(row.conversation_id)
    at = min(event.edited_at, writer.now)
    if row.direction == "outbound":
        later(writer, row.conversation_id, "answer_edited_at", at)
        return
    s = suggestions.c
    writer.connection.execute(delete(suggestions).where(s.conversation_id == row.conversation_id))
    if event.rating is not None:
        rate(writer, [row.conversation_id])
    is_recent = writer.now - event.edited_at < HISTORY
    if not event.asks_again or not is_recent or row.is_auto:
        return
    writer.connection.execute(update(messages).where(_M.id == row.id).values(is_seen=False))
    if not row.is_deleted:
        later(writer, row.conversation_id, "asked_again_at", at)
        found.asking.add(row.conversation_id)


def later(writer: Writer, conversation_id: str, name: str, at: datetime) -> None:
    """Move a time of a conversation on, never back."""
    earlier = _C[name].is_(None) | (_C[name] < at)
    writer.connection.execute(
        update(conversations).where(_C.id == conversation_id, earlier).values({name: at})
    )


def _deleted(writer: Writer, account: _Account, event: MessageDeleted, found: Followed) -> None:
    row = _message(writer, account, event, found)
    if row is None or row.is_deleted:
        return
    # Whoever takes a question back no longer waits for its answer.
    writer.connection.execute(
        update(messages).where(_M.id == row.id).values(is_deleted=True, asks=False)
    )
    if row.direction == "inbound":
        _ask_no_more(writer, row)
    found.conversations.add(row.conversation_id)


def _ask_no_more(writer: Writer, row: Any) -> None:
    """Forget that a message asked again; another one may still do."""
    v = message_versions.c
    written = select(v.written_at).where(v.message_id == row.id)
    again = _C.asked_again_at
    writer.connection.execute(
        update(conversations)
        .where(_C.id == row.conversation_id, (again == row.edited_at) | again.in_(written))
        .values(asked_again_at=None)
    )


def _undelivered(writer: Writer, account: _Account, event: DeliveryFailed, found: Followed) -> None:
    row = _message(writer, account, event, found)
    if row is None or row.direction != "outbound":
        return
    done = writer.connection.execute(
        update(messages)
        .where(_M.id == row.id, _M.delivery.not_like("failed:%"))
        .values(delivery=f"failed: {event.sentence}")
    )
    if done.rowcount:
        # Whoever closed here believed that the customer had been answered.
        later(writer, row.conversation_id, "asked_again_at", writer.now)
        found.conversations.add(row.conversation_id)
        found.asking.add(row.conversation_id)


def _reacted(writer: Writer, account: _Account, event: Reacted, found: Followed) -> None:
    row = _message(writer, account, event, found) if event.emoji else None
    if row is not None and react(writer, row.id, event):
        found.conversations.add(row.conversation_id)


def react(writer: Writer, message_id: str, event: Reacted, *, is_final: bool = False) -> bool:
    """Store a reaction, or that it was taken off; False when something newer is known.

    `is_final`: a person does it just now, whatever the clock says.
    """
    handle = "" if event.is_ours else event.author_handle
    key = (_R.message_id == message_id, _R.author_handle == handle, _R.emoji == event.emoji)
    at = event.at or writer.now
    before = writer.connection.execute(select(_R.at, _R.is_removed).where(*key)).first()
    if (
        before is not None
        and not is_final
        and (before.at, before.is_removed) >= (at, event.is_removed)
    ):
        return False
    row = insert(reactions).values(
        message_id=message_id,
        author_handle=handle,
        emoji=event.emoji,
        author_name=event.author_name,
        is_ours=event.is_ours,
        is_removed=event.is_removed,
        at=at,
    )
    again = {name: row.excluded[name] for name in ("author_name", "is_removed", "at")}
    keys = ["message_id", "author_handle", "emoji"]
    writer.connection.execute(row.on_conflict_do_update(index_elements=keys, set_=again))
    writer.connection.execute(
        update(messages).where(_M.id == message_id).values(has_reactions=True)
    )
    return before is not None or not event.is_removed


def _read(writer: Writer, account: _Account, event: ReadUpTo, found: Followed) -> None:
    conversation_id = account.threads.get((account.id, event.thread_key))
    if not conversation_id:
        _inform_early(writer, account.id, event.thread_key, {"read_until": event.at.isoformat()})
        return
    later(writer, conversation_id, "read_until", event.at)
    found.conversations.add(conversation_id)


def _types(writer: Writer, account: _Account, event: Typing, found: Followed) -> None:
    conversation_id = account.threads.get((account.id, event.thread_key))
    if conversation_id and event.is_typing:
        found.typing.add(conversation_id)


def _informed(writer: Writer, account: _Account, event: ConversationInfo, found: Followed) -> None:
    told: dict[str, Any] = {
        "title": event.title,
        "network": event.network,
        "link": event.link,
        "notice": event.sentence,
    }
    info = {name: value for name, value in told.items() if value}
    if event.limits is not None:
        info["limits"] = dict(event.limits)
    if event.reply_until is not None:
        info["reply_until"] = event.reply_until.isoformat()
    conversation_id = account.threads.get((account.id, event.thread_key))
    if not conversation_id:
        _inform_early(writer, account.id, event.thread_key, info)
    elif conversation_id in account.infos and _inform(writer, account.infos[conversation_id], info):
        found.conversations.add(conversation_id)


def _account_informed(
    writer: Writer, account: _Account, event: AccountInfo, _found: Followed
) -> None:
    """Keep what holds for the whole account."""
    a = accounts.c
    writer.connection.execute(
        update(accounts).where(a.id == account.id).values(limits=dict(event.limits))
    )
    writer.touch(accounts=account.id)


def _inform_early(writer: Writer, account_id: str, thread_key: str, info: dict[str, Any]) -> None:
    """Keep what is said of a conversation for its first message."""
    e = early_infos.c
    here = (e.account_id == account_id, e.thread_key == thread_key)
    before = writer.connection.scalar(select(e.info).where(*here)) or {}
    if "read_until" in before and "read_until" in info:
        newer = max(before["read_until"], info["read_until"], key=datetime.fromisoformat)
        info = info | {"read_until": newer}
    row = insert(early_infos).values(
        account_id=account_id, thread_key=thread_key, info=before | info
    )
    writer.connection.execute(
        row.on_conflict_do_update(
            index_elements=["account_id", "thread_key"], set_={"info": row.excluded.info}
        )
    )


def _inform(writer: Writer, before: dict[str, Any], info: dict[str, Any]) -> bool:
    """Write columns of a conversation, as it was `before`; False when it said so already."""
    values = dict(info)
    for name in values.keys() & {"reply_until", "read_until"}:
        values[name] = datetime.fromisoformat(values[name])
    if all(before[name] == value for name, value in values.items()):
        return False
    before.update(values)
    update_rows(writer.connection, conversations, [{"id": before["id"]} | values], "id")
    return True


_STEPS: dict[type, Callable[[Writer, _Account, Any, Followed], None]] = {
    MessageEdited: _edited,
    MessageDeleted: _deleted,
    DeliveryFailed: _undelivered,
    Reacted: _reacted,
    ReadUpTo: _read,
    ConversationInfo: _informed,
    AccountInfo: _account_informed,
    Typing: _types,
}
