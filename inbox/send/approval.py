"""What a person does with a reply: approve, take back, send all the same, settle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import delete, insert, select

from inbox.channels import registry
from inbox.errors import Invalid, NotFound
from inbox.model import Capabilities, Draft, OutboxItem, OutboxState, templates
from inbox.send import reply_checks, rows
from inbox.send.outcome import changed, record_sent, write_state
from inbox.store import read, values
from inbox.store.tables import drafts, outbox
from inbox.store.write import Writer, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.changes import Changes
    from inbox.store.database import Database

_TWICE_SECONDS = 15.0
_NOWHERE = "kindline.invalid"
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_NOT_ARRIVED = "You found that this reply did not arrive; send it again or take it back."
_RECALLABLE = (OutboxState.WAITING, OutboxState.HELD, OutboxState.UNKNOWN, OutboxState.FAILED)
_RELEASABLE = (OutboxState.HELD, OutboxState.UNKNOWN, OutboxState.FAILED)


def approve(
    database: Database,
    approved: Draft,
    not_before: datetime | None,
    then_close: bool,
    who: str,
    now: datetime,
) -> tuple[OutboxItem, Changes]:
    """Turn a draft into an outbox row, in one transaction. Raises Invalid, NotFound."""
    with transaction(database, who, now, can_undo=False) as writer:
        row = conversation(writer, approved.conversation_id)
        item = put(writer, approved, row, Terms(not_before, then_close))
    return item, writer.changes


@dataclass(frozen=True, slots=True)
class Terms:
    """When a reply leaves and what follows."""

    not_before: datetime | None = None
    then_close: bool = False
    after_id: str = ""  # the reply that must have left before


def put(writer: Writer, approved: Draft, row: Mapping[str, Any], terms: Terms) -> OutboxItem:
    """Check a reply and put it into the outbox of its conversation. Raises Invalid."""
    limits = row["account_limits"] | row["limits"]
    can = values.limited(registry.capabilities(row["channel"]), limits)
    reply_checks.check(approved, can)
    twin = _twin(writer, approved, row["id"])
    if twin is not None:
        # A second press of Send must not send twice.
        return twin
    is_template = not approved.files and templates.fitting(approved.text, can) is not None
    reply_checks.check_place(writer.connection, row, can, writer.now, is_template=is_template)
    times = (writer.now, _leaves_at(writer, terms.not_before))
    item = _item(approved, row, can, times)
    writer.connection.execute(
        insert(outbox).values(
            **rows.columns(item),
            sent_by=writer.who,
            then_close=terms.then_close,
            after_id=terms.after_id,
            updated_at=writer.now,
        )
    )
    delete_draft(writer, row["id"])
    changed(writer, item)
    return item


def recall(database: Database, outbox_id: str, who: str, now: datetime) -> tuple[Draft, Changes]:
    """Take a reply back as a draft. Raises Invalid once it is leaving or gone."""
    with transaction(database, who, now, can_undo=False) as writer:
        item = _take(writer, outbox_id, _RECALLABLE, "taken back")
        written = _merged(writer, item, now)
        writer.connection.execute(delete(outbox).where(outbox.c.id == outbox_id))
        delete_draft(writer, item.conversation_id)
        writer.connection.execute(insert(drafts).values(**rows.draft_columns(written)))
        writer.touch(drafts=item.conversation_id)
        changed(writer, item)
    return written, writer.changes


def release(database: Database, outbox_id: str, who: str, now: datetime) -> tuple[Changes, None]:
    """Send it all the same, because a person says so. Raises Invalid, NotFound."""
    with transaction(database, who, now, can_undo=False) as writer:
        item = _take(writer, outbox_id, _RELEASABLE, "sent again")
        write_state(writer, item, OutboxState.WAITING, "", not_before=now, is_released=True)
    return writer.changes, None


def settle(
    database: Database, outbox_id: str, was_sent: bool, who: str, now: datetime
) -> tuple[Changes, None]:
    """Record what a person found out about an unknown reply. Raises Invalid, NotFound."""
    with transaction(database, who, now, can_undo=False) as writer:
        item = _take(writer, outbox_id, (OutboxState.UNKNOWN,), "settled")
        if was_sent:
            record_sent(writer, database.files, item, None)
        else:
            write_state(writer, item, OutboxState.FAILED, _NOT_ARRIVED)
    return writer.changes, None


def _take(
    writer: Writer, outbox_id: str, allowed: tuple[OutboxState, ...], done: str
) -> OutboxItem:
    """Give a reply for a person's action. Raises NotFound, Invalid."""
    row = rows.one(writer.connection, outbox_id)
    if row is None:
        raise NotFound("This reply is no longer in the outbox; it was sent or taken back.")
    item = values.outbox_item(row)
    if item.state == OutboxState.SENDING:
        raise Invalid(f"This reply is leaving right now, so it cannot be {done}; look again soon.")
    if item.state not in allowed:
        raise Invalid(f"This reply is {item.state.value}, so it cannot be {done}.")
    return item


def conversation(writer: Writer, conversation_id: str) -> dict[str, Any]:
    """Give the row of a conversation that a reply is for. Raises NotFound, Invalid."""
    standing_id = read.present_id(writer.connection, conversation_id)
    row = rows.conversation(writer.connection, standing_id)
    if row is None:
        raise NotFound("This conversation is no longer there; your draft is kept.")
    if row["is_removed"]:
        raise Invalid("The account of this conversation was disconnected; connect it to reply.")
    if not row["is_enabled"]:
        raise Invalid(
            "The account of this conversation is off, so nothing can leave by it; connect the"
            " account that these messages came from."
        )
    return row


def _twin(writer: Writer, approved: Draft, conversation_id: str) -> OutboxItem | None:
    """Give the same reply, files included, if it was approved a moment ago and has not left."""
    o = outbox.c
    asked = select(outbox).where(
        o.conversation_id == conversation_id,
        o.text == approved.text,
        o.state.in_((OutboxState.WAITING, OutboxState.SENDING)),
        o.created_at > writer.now - timedelta(seconds=_TWICE_SECONDS),
    )
    files = [(file.name, file.content_hash) for file in approved.files]
    found = (
        item
        for item in rows.items(writer.connection, asked)
        if [(file.name, file.content_hash) for file in item.files] == files
    )
    return next(found, None)


def _leaves_at(writer: Writer, not_before: datetime | None) -> datetime:
    settings = read.settings_of(writer.connection)
    earliest = writer.now + timedelta(seconds=settings["undo_send_seconds"])
    return max(earliest, not_before or earliest)


def _item(
    approved: Draft, row: Mapping[str, Any], can: Capabilities, times: tuple[datetime, datetime]
) -> OutboxItem:
    item_id = uuid_utils.uuid7().hex
    subject = approved.subject
    if can.subject and not subject:
        subject = rows.reply_subject(row["subject"])
    to = approved.to or ((row["counterpart_handle"],) if can.recipients else ())
    return OutboxItem(
        id=item_id,
        conversation_id=row["id"],
        account_id=row["account_id"],
        text=approved.text,
        html=approved.html if can.formatted_text else "",
        subject=subject,
        to=to,
        cc=approved.cc,
        files=approved.files,
        state=OutboxState.WAITING,
        not_before=times[1],
        attempts=0,
        sentence="",
        created_at=times[0],
        based_on_message_id=approved.based_on_message_id or row["last_message_id"],
        message_id_header=f"<{item_id}@{_domain(row['address'])}>",
    )


def _domain(address: str) -> str:
    """Give the right half of a Message-ID (RFC 5322, 3.6.4): our domain where it is one."""
    try:
        _, at, domain = parseaddr(address)[1].rpartition("@")
        named = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return _NOWHERE
    return named if at and _DOMAIN.fullmatch(named) else _NOWHERE


def delete_draft(writer: Writer, conversation_id: str) -> None:
    """Forget what was being written in a conversation."""
    d = drafts.c
    writer.connection.execute(
        delete(drafts).where(d.conversation_id == conversation_id, d.is_note.is_(False))
    )
    writer.touch(drafts=conversation_id)


def _merged(writer: Writer, item: OutboxItem, now: datetime) -> Draft:
    """Give the reply as a draft; what was begun since stands below it, with its files."""
    begun = rows.draft(writer.connection, item.conversation_id)
    words, files = (begun.text, begun.files) if begun else ("", ())
    text = f"{item.text}\n\n{words}" if words.strip() else item.text
    known = {file.id for file in item.files}
    return Draft(
        conversation_id=item.conversation_id,
        text=text,
        html="" if words.strip() else item.html,
        subject=item.subject,
        to=item.to,
        cc=tuple(dict.fromkeys((*item.cc, *(begun.cc if begun else ())))),
        files=(*item.files, *(file for file in files if file.id not in known)),
        based_on_message_id=item.based_on_message_id,
        updated_at=now,
    )
