"""What people did to single messages on their networks: operations that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from inbox.channel import Reacted
from inbox.errors import Invalid
from inbox.store import actions, happenings, versions
from inbox.store.columns import micros, moment
from inbox.store.tables import messages, operations, suggestions

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.store.write import Writer

_M = messages.c
_REACTION = "reaction:"
_GONE = (
    "The network has already taken this message back, so it stays deleted; your copy is kept here."
)
REFUSED = "refused: "
KINDS = frozenset({"edit", "delete", "hide", "show", "react", "unreact"})


def edit(writer: Writer, message_id: str, text: str, not_before: datetime) -> None:
    """Change a message of ours, here at once and there after the time to undo."""
    new = {"text": text, "at": micros(writer.now)}
    op_id = writer.record("message", message_id, "text", None, new)
    _settle_text(writer, message_id)
    _queue(writer, "edit", message_id, text, op_id, not_before)


def take_back(writer: Writer, message_id: str, not_before: datetime) -> None:
    """Delete a message of ours, here at once and there after the time to undo."""
    op_id = writer.record("message", message_id, "is_deleted", False, True)
    _set(writer, message_id, is_deleted=True)
    _queue(writer, "delete", message_id, "", op_id, not_before)


def hide(writer: Writer, message_id: str, *, is_hidden: bool) -> None:
    """Hide a message from the public, or show it."""
    op_id = writer.record("message", message_id, "is_hidden", not is_hidden, is_hidden)
    _set(writer, message_id, is_hidden=is_hidden)
    _queue(writer, "hide" if is_hidden else "show", message_id, "", op_id, None)


def react(writer: Writer, message_id: str, emoji: str, *, is_removed: bool) -> None:
    """Put our reaction on a message, or take it off."""
    field = f"{_REACTION}{emoji}"
    op_id = writer.record("message", message_id, field, is_removed, not is_removed)
    _react(writer, message_id, emoji, is_on=not is_removed)
    _queue(writer, "unreact" if is_removed else "react", message_id, emoji, op_id, None)


def refold(writer: Writer, message_id: str, field: str, *, is_told: bool = True) -> None:
    """Show what the operations that are not void say, and bring it. Raises Invalid."""
    is_unbrought = actions.forget_undone(writer, message_id, field)
    is_told = is_told and not is_unbrought
    standing = _standing(writer, message_id, field)
    if field == "text":
        _settle_text(writer, message_id)
        shown = writer.connection.scalar(select(_M.text).where(_M.id == message_id)) or ""
        told = ("edit", shown)
    elif field == "is_deleted":
        if is_told and not standing:
            raise Invalid(_GONE)
        _set(writer, message_id, is_deleted=bool(standing))
        told = ("delete", "")
    elif field == "is_hidden":
        _set(writer, message_id, is_hidden=bool(standing))
        told = ("hide" if standing else "show", "")
    else:
        emoji = field.removeprefix(_REACTION)
        _react(writer, message_id, emoji, is_on=bool(standing))
        told = ("react" if standing else "unreact", emoji)
    if is_told:
        _queue(writer, told[0], message_id, told[1], "", None)
    _touch(writer, message_id)


def refused(writer: Writer, account_id: str, remote_id: str, sentence: str) -> None:
    """Show beside a message what its network refused."""
    here = (_M.account_id == account_id, _M.remote_id == remote_id, _M.delivery == "")
    found = writer.connection.execute(
        select(_M.id).where(_M.account_id == account_id, _M.remote_id == remote_id)
    ).first()
    if found is not None:
        writer.connection.execute(
            update(messages).where(*here).values(delivery=f"{REFUSED}{sentence}")
        )
        _touch(writer, found.id)


def _standing(writer: Writer, message_id: str, field: str) -> Any:
    """Give what the newest operation that is not void says, None when all are."""
    o = operations.c
    asked = select(o.new).where(
        o.entity == "message",
        o.entity_id == message_id,
        o.field == field,
        o.voids == "",
        o.is_void.is_(False),
    )
    order = (o.number.is_(None).desc(), o.number.desc(), o.seq.desc())
    return writer.connection.scalar(asked.order_by(*order).limit(1))


def _settle_text(writer: Writer, message_id: str) -> None:
    """Have exactly the texts of the operations that are not void beside those of the network."""
    o = operations.c
    asked = select(o.new, o.is_void).where(
        o.entity == "message", o.entity_id == message_id, o.field == "text", o.voids == ""
    )
    for row in writer.connection.execute(asked.order_by(o.seq)).all():
        at = moment(row.new["at"])
        if row.is_void:
            versions.take_back(writer.connection, message_id, at)
        else:
            versions.write(writer.connection, message_id, versions.Words(row.new["text"], at))
            _answered(writer, message_id, at)
    _touch(writer, message_id)


def _answered(writer: Writer, message_id: str, at: datetime) -> None:
    conversation_id = _conversation_id(writer, message_id)
    happenings.later(writer, conversation_id, "answer_edited_at", at)
    s = suggestions.c
    writer.connection.execute(delete(suggestions).where(s.conversation_id == conversation_id))


def _react(writer: Writer, message_id: str, emoji: str, *, is_on: bool) -> None:
    event = Reacted("", "", emoji, at=writer.now, is_removed=not is_on, is_ours=True)
    happenings.react(writer, message_id, event, is_final=True)
    _touch(writer, message_id)


def _set(writer: Writer, message_id: str, **values: bool) -> None:
    writer.connection.execute(update(messages).where(_M.id == message_id).values(**values))
    _touch(writer, message_id)


def _queue(
    writer: Writer,
    kind: str,
    message_id: str,
    value: str,
    op_id: str,
    not_before: datetime | None,
) -> None:
    # What was refused before is asked anew.
    writer.connection.execute(
        update(messages)
        .where(_M.id == message_id, _M.delivery.like(f"{REFUSED}%"))
        .values(delivery="")
    )
    actions.queue(
        writer, kind, _M.id == message_id, value=value, op_id=op_id, not_before=not_before
    )


def _conversation_id(writer: Writer, message_id: str) -> str:
    asked = select(_M.conversation_id).where(_M.id == message_id)
    return str(writer.connection.scalar(asked))


def _touch(writer: Writer, message_id: str) -> None:
    writer.refresh(_conversation_id(writer, message_id))
