"""What people do to conversations: close, assign, snooze, tag, note, promise, and take back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from inbox.changes import Changes
from inbox.channels import registry
from inbox.errors import Invalid
from inbox.model import Toast
from inbox.settings import validate
from inbox.store import actions, expectations, moments, read
from inbox.store import undo as undoing
from inbox.store.tables import conversations, drafts, messages
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from inbox.store.database import Database

Done = tuple[Changes, Toast]
_MAX_TAG = 40


def close(database: Database, ids: Sequence[str], reason: str, who: str, now: datetime) -> Done:
    """Close; a conversation that waits for an answer needs a `reason`, else Invalid."""
    with _acting(database, ids, who, now) as (writer, chosen):
        _close(writer, chosen, reason)
        toast = writer.toast(_count(chosen, "Closed"))
    return writer.changes, toast


def archive(database: Database, ids: Sequence[str], reason: str, who: str, now: datetime) -> Done:
    """Close, and have the server archive what it keeps; `reason` as in `close`."""
    with _acting(database, ids, who, now) as (writer, chosen):
        _close(writer, chosen, reason)
        for each in chosen:
            actions.move(writer, each, "archive")
        toast = writer.toast(_count(chosen, "Archived"))
    return writer.changes, toast


def reopen(database: Database, ids: Sequence[str], who: str, now: datetime) -> Done:
    """Open closed or spam conversations again."""
    with _acting(database, ids, who, now) as (writer, chosen):
        for each in chosen:
            actions.move_back(writer, each)
            writer.set("conversation", each, "state", "open")
            writer.set("conversation", each, "close_reason", "")
            writer.set("conversation", each, "snoozed_until", None)
        toast = writer.toast(_count(chosen, "Reopened"))
    return writer.changes, toast


def assign(database: Database, ids: Sequence[str], assignee: str, who: str, now: datetime) -> Done:
    """Assign to somebody; "" takes the assignment away."""
    with _acting(database, ids, who, now) as (writer, chosen):
        for each in chosen:
            writer.set("conversation", each, "assignee", assignee.strip())
        done = f"Assigned to {assignee.strip()}:" if assignee.strip() else "No longer assigned:"
        toast = writer.toast(_count(chosen, done))
    return writer.changes, toast


def snooze(
    database: Database, ids: Sequence[str], until: datetime, who: str, now: datetime
) -> Done:
    """Hide until a time; a customer's new message brings it back at once."""
    if until.tzinfo is None:
        raise Invalid("A time to snooze until needs a time zone; nothing was snoozed.")
    if until <= now:
        raise Invalid("That time has passed; nothing was snoozed: choose a later one.")
    with _acting(database, ids, who, now) as (writer, chosen):
        for each in chosen:
            writer.set("conversation", each, "snoozed_until", until)
        toast = writer.toast(_count(chosen, "Snoozed"))
    return writer.changes, toast


def snooze_time(words: str, now: datetime, language: str = "en") -> datetime:
    """Read "tomorrow 9", "next Sunday" as a time in the machine's zone. Raises Invalid."""
    return moments.later(words, now, language)


def tag(
    database: Database,
    ids: Sequence[str],
    add: Sequence[str],
    remove: Sequence[str],
    who: str,
    now: datetime,
) -> Done:
    """Add and remove tags. Raises Invalid for an empty or overlong one."""
    added = [_tag(each) for each in add]
    with _acting(database, ids, who, now) as (writer, chosen):
        for each in chosen:
            for label in added:
                writer.add_tag(each, label)
            for label in remove:
                writer.remove_tag(each, label.strip())
        parts = [f"+{label}" for label in added] + [f"-{label}" for label in remove]
        toast = writer.toast(_count(chosen, f"Tagged {' '.join(parts)}:"))
    return writer.changes, toast


def note(database: Database, conversation_id: str, text: str, who: str, now: datetime) -> Done:
    """Add an internal note and delete the note draft. Raises Invalid for an empty one."""
    if not text.strip():
        raise Invalid("The note is empty; write something first.")
    with _acting(database, [conversation_id], who, now) as (writer, chosen):
        writer.add_note(chosen[0], text.strip())
        d = drafts.c
        writer.connection.execute(delete(drafts).where(d.conversation_id == chosen[0], d.is_note))
        writer.touch(drafts=chosen[0])
        toast = writer.toast("Note added.")
    return writer.changes, toast


def spam(database: Database, ids: Sequence[str], who: str, now: datetime) -> Done:
    """Mark as spam."""
    with _acting(database, ids, who, now) as (writer, chosen):
        for each in chosen:
            writer.set("conversation", each, "state", "spam")
            actions.move(writer, each, "spam")
        toast = writer.toast(_count(chosen, "Marked as spam:"))
    return writer.changes, toast


def promise(
    database: Database, conversation_id: str, at: datetime | None, who: str, now: datetime
) -> Done:
    """Record when an answer was promised; None takes the promise away."""
    if at is not None and at.tzinfo is None:
        raise Invalid("A promised time needs a time zone; nothing was recorded.")
    with _acting(database, [conversation_id], who, now) as (writer, chosen):
        writer.set("conversation", chosen[0], "promised_at", at)
        toast = writer.toast("Promise recorded." if at else "Promise taken away.")
    return writer.changes, toast


def mark_read(
    database: Database, ids: Sequence[str], is_read: bool, who: str, now: datetime
) -> tuple[Changes, None]:
    """Mark as read; the server is told later. Not undone by Ctrl+Z: reading is not an act."""
    with _acting(database, ids, who, now, can_undo=False) as (writer, chosen):
        for each in chosen:
            if is_read:
                _read_all(writer, each)
            else:
                _unread_last(writer, each)
    return writer.changes, None


def undo(database: Database, group: str, who: str, now: datetime) -> tuple[Changes, Toast] | None:
    """Void a group of operations ("" = my latest); None when there is nothing to undo."""
    with transaction(database, who, now) as writer:
        chosen = group or undoing.latest_group(writer.connection, who)
        if not chosen or not undoing.void_group(writer, chosen):
            return None
        toast = writer.toast("Undone.")
    return writer.changes, toast


def set_setting(
    database: Database, key: str, value: Any, who: str, now: datetime
) -> tuple[Changes, None]:
    """Change a setting. Raises Invalid for an unknown key or a value of the wrong kind."""
    valid = validate(key, value)
    stored = list(valid) if isinstance(valid, tuple) else valid
    with transaction(database, who, now, can_undo=False) as writer:
        is_new = writer.set("setting", key, "value", stored)
        if is_new and key.startswith("expect_minutes_"):
            now_set = read.settings_of(writer.connection)
            expectations.apply(writer, now_set, registry.kind_of)
    return writer.changes, None


@contextmanager
def _acting(
    database: Database, ids: Sequence[str], who: str, now: datetime, *, can_undo: bool = True
) -> Iterator[tuple[Writer, list[str]]]:
    """Open a transaction on conversations, following threads that were joined."""
    with transaction(database, who, now, can_undo=can_undo) as writer:
        yield writer, [read.present_id(writer.connection, each) for each in dict.fromkeys(ids)]


def _close(writer: Writer, chosen: Sequence[str], reason: str) -> None:
    waiting = [each for each in chosen if _waits(writer, each)]
    if waiting and not reason.strip():
        raise Invalid(
            "Somebody still waits for an answer here; nothing was closed: answer, or give a"
            " reason for closing without one."
        )
    for each in chosen:
        writer.set("conversation", each, "state", "closed")
        writer.set("conversation", each, "close_reason", reason.strip() if each in waiting else "")
        writer.set("conversation", each, "snoozed_until", None)


def _waits(writer: Writer, conversation_id: str) -> bool:
    c = conversations.c
    asked = select(c.id).where(
        c.id == conversation_id, c.waiting_since.is_not(None), c.state == "open"
    )
    return writer.connection.execute(asked).first() is not None


def _tag(label: str) -> str:
    plain = " ".join(label.split())
    if not plain or len(plain) > _MAX_TAG:
        raise Invalid(f"A tag has 1 to {_MAX_TAG} characters; nothing was tagged.")
    return plain


def _count(chosen: Sequence[str], done: str) -> str:
    what = "1 conversation" if len(chosen) == 1 else f"{len(chosen)} conversations"
    return f"{done} {what}."


def _read_all(writer: Writer, conversation_id: str) -> None:
    unread = (*actions.received(conversation_id), messages.c.is_seen.is_(False))
    actions.queue(writer, "seen", *unread)
    done = writer.connection.execute(update(messages).where(*unread).values(is_seen=True))
    if done.rowcount:
        writer.refresh(conversation_id)
        writer.record("conversation", conversation_id, "is_unread", True, False)


def _unread_last(writer: Writer, conversation_id: str) -> None:
    """Mark the newest inbound message as unread, here only: servers keep what was read."""
    m = messages.c
    newest = writer.connection.scalar(
        select(m.id)
        .where(m.conversation_id == conversation_id, m.direction == "inbound")
        .order_by(m.rowid.desc())
        .limit(1)
    )
    done = writer.connection.execute(
        update(messages).where(m.id == newest, m.is_seen).values(is_seen=False)
    )
    if done.rowcount:
        writer.refresh(conversation_id)
        writer.record("conversation", conversation_id, "is_unread", False, True)
