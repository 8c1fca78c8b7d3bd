"""What people do to messages on their networks: change, take back, hide, react."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from inbox.channels import registry
from inbox.errors import Invalid, NotFound
from inbox.model import Capabilities, Toast, reply_length
from inbox.store import actions, message_rows, own_acts, read, undo, values
from inbox.store.tables import accounts, conversations, messages, remote_actions
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.store.database import Database

Done = tuple["Changes", Toast]
_LONGEST_EMOJI = 64
_UNNAMED = (
    "Kindline does not know this message's name on the network yet, so nothing was changed; try"
    " again in a moment, or change it there."
)


def edit_sent(database: Database, message_id: str, text: str, who: str, now: datetime) -> Done:
    """Change a message of ours. Raises Invalid where the network does not let us, NotFound."""
    with transaction(database, who, now) as writer:
        row, can = _ours(writer, message_id)
        if not can.edit:
            raise Invalid("Messages cannot be changed on this channel; nothing was changed.")
        if not message_rows.is_in_time(can, row["sent_at"], now):
            raise Invalid(
                f"This channel takes changes for {can.edit_minutes} minutes after sending; nothing"
                " was changed: write a new message."
            )
        if not text.strip():
            raise Invalid("The message is empty; write something, or delete it.")
        if text == row["text"]:
            raise Invalid("The message reads like that already; nothing was changed.")
        _check_length(text, can)
        own_acts.edit(writer, message_id, text, _after_undo(writer))
        toast = writer.toast("Message changed.")
    return writer.changes, toast


def delete_sent(database: Database, message_id: str, who: str, now: datetime) -> Done:
    """Take a message of ours back. Raises Invalid where the network does not let us, NotFound."""
    with transaction(database, who, now) as writer:
        _, can = _ours(writer, message_id)
        if not can.delete:
            raise Invalid("Messages cannot be deleted on this channel; nothing was changed.")
        own_acts.take_back(writer, message_id, _after_undo(writer))
        toast = writer.toast("Message deleted.")
    return writer.changes, toast


def react(
    database: Database, message_id: str, emoji: str, is_removed: bool, who: str, now: datetime
) -> Done:
    """Put our reaction on a message, or take it off. Raises Invalid, NotFound."""
    if not emoji.strip() or len(emoji) > _LONGEST_EMOJI:
        raise Invalid("A reaction is one emoji; nothing was changed.")
    with transaction(database, who, now) as writer:
        row, can = _message(writer, message_id)
        if not can.react:
            raise Invalid("This channel takes no reactions; nothing was changed.")
        if row["is_deleted"]:
            raise Invalid("This message was deleted, so it takes no reaction.")
        own_acts.react(writer, message_id, emoji.strip(), is_removed=is_removed)
        toast = writer.toast("Reaction taken off." if is_removed else "Reaction added.")
    return writer.changes, toast


def hide(database: Database, message_id: str, is_hidden: bool, who: str, now: datetime) -> Done:
    """Hide what a customer wrote in public, or show it again. Raises Invalid, NotFound."""
    with transaction(database, who, now) as writer:
        row, can = _message(writer, message_id)
        if not can.hide:
            raise Invalid("Nothing can be hidden on this channel; nothing was changed.")
        if row["direction"] != "inbound":
            raise Invalid("Only what others wrote can be hidden; delete your own message instead.")
        own_acts.hide(writer, message_id, is_hidden=is_hidden)
        toast = writer.toast("Hidden from the public." if is_hidden else "Shown again.")
    return writer.changes, toast


def refused(database: Database, number: int, sentence: str, now: datetime) -> Changes:
    """Take back what the network refused for good, and say why: beside the message, or the account.

    On the account stands what people did not do to one message: read, answered, moved.
    """
    r = remote_actions.c
    with transaction(database, "engine", now, can_undo=False) as writer:
        row = writer.connection.execute(select(remote_actions).where(r.seq == number)).first()
        if row is not None:
            actions.done(writer.connection, [number])
            if actions.refuse(writer.connection, row.account_id, row.kind, sentence):
                writer.touch(accounts=row.account_id)
            if row.op_id:
                undo.void(writer, row.op_id)
            if row.kind in own_acts.KINDS:
                own_acts.refused(writer, row.account_id, row.remote_id, sentence)
    return writer.changes


def _ours(writer: Writer, message_id: str) -> tuple[dict[str, Any], Capabilities]:
    row, can = _message(writer, message_id)
    if row["direction"] != "outbound":
        raise Invalid("Only your own messages can be changed; nothing was changed.")
    if row["is_deleted"]:
        raise Invalid("This message was deleted already; nothing was changed.")
    return row, can


def _message(writer: Writer, message_id: str) -> tuple[dict[str, Any], Capabilities]:
    """Give a message and what can be done in its conversation. Raises NotFound, Invalid."""
    m, c, a = messages.c, conversations.c, accounts.c
    found = writer.connection.execute(
        select(messages, c.limits, a.channel, a.is_removed)
        .join(conversations, c.id == m.conversation_id)
        .join(accounts, a.id == m.account_id)
        .where(m.id == message_id)
    ).mappings()
    row = found.first()
    if row is None:
        raise NotFound("This message is no longer there; nothing was changed.")
    if row["is_removed"]:
        raise Invalid("The account of this message was disconnected; nothing was changed.")
    if row["remote_id"].startswith("outbox/"):
        raise Invalid(_UNNAMED)
    return dict(row), values.limited(registry.capabilities(row["channel"]), row["limits"])


def _check_length(text: str, can: Capabilities) -> None:
    too_long = reply_length.too_long(text, can)
    if too_long:
        raise Invalid(too_long)


def _after_undo(writer: Writer) -> datetime:
    settings = read.settings_of(writer.connection)
    return writer.now + timedelta(seconds=settings["undo_send_seconds"])
