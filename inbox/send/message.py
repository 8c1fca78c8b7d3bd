"""A reply that left, as a message in its thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from inbox.channel import IncomingMessage
from inbox.errors import NotFound
from inbox.model import Direction, OutboxItem, Visibility
from inbox.send import handover, rows
from inbox.store import arrival, read, standing, values
from inbox.store.tables import accounts, messages, places, remote_actions, thread_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channel import Sent
    from inbox.store.files import Files
    from inbox.store.write import Writer


KEEP_COPY = "keep_copy"  # among the states to bring to the server; its key is the outbox id


def insert_sent(writer: Writer, files: Files, item: OutboxItem, sent: Sent | None) -> str:
    """Insert the message, unless receiving was faster; gives its remote id."""
    conversation = rows.conversation(writer.connection, item.conversation_id)
    if conversation is None:
        raise NotFound("The conversation of this reply is no longer there.")
    known = _known(writer, item)
    if known is not None:
        return known
    found: Any = writer.connection.execute(
        select(accounts).where(accounts.c.id == item.account_id)
    ).mappings()
    account = values.account(found.one())
    settings = read.settings_of(writer.connection)
    us = (account.address, settings["agent_name"] or account.name)
    written = _message(writer, item, sent, conversation, us)
    written = replace(written, files=handover.files_of(files, item))
    _tie(writer, item, conversation)
    arrival.store(writer, files, account, [written], settings)
    standing.refresh(writer.connection, [item.conversation_id])
    writer.touch(conversations=item.conversation_id)
    return written.remote_id


def queue_answered(writer: Writer, item: OutboxItem) -> None:
    """Have the answered state brought to every place of the message that was answered."""
    answered = handover.answered_message(writer.connection, item)
    if answered is None:
        return
    p = places.c
    found = select(p.place, p.place_key).where(p.message_id == answered["id"])
    for place, place_key in writer.connection.execute(found).all():
        action = insert(remote_actions).values(
            account_id=item.account_id,
            kind="answered",
            place=place,
            place_key=place_key,
            created_at=writer.now,
        )
        writer.connection.execute(action.on_conflict_do_nothing())


def queue_copy(writer: Writer, item: OutboxItem) -> None:
    """Have the server's copy of a reply looked for, and kept where there is none."""
    action = insert(remote_actions).values(
        account_id=item.account_id,
        kind=KEEP_COPY,
        place="",
        place_key=item.id,
        created_at=writer.now,
    )
    writer.connection.execute(action.on_conflict_do_nothing())


def _known(writer: Writer, item: OutboxItem) -> str | None:
    m = messages.c
    return writer.connection.scalar(
        select(m.remote_id).where(
            m.account_id == item.account_id,
            m.message_id_header == item.message_id_header,
            m.message_id_header != "",
        )
    )


def _message(
    writer: Writer,
    item: OutboxItem,
    sent: Sent | None,
    conversation: Mapping[str, Any],
    us: tuple[str, str],
) -> IncomingMessage:
    answered = handover.answered_message(writer.connection, item)
    parent = answered["message_id_header"] if answered else ""
    return IncomingMessage(
        remote_id=(sent and sent.remote_id) or f"outbox/{item.id}",
        direction=Direction.OUTBOUND,
        author_handle=us[0],
        author_name=us[1],
        sent_at=writer.now,
        text=item.text,
        thread_key=conversation["thread_key"],
        subject=item.subject,
        html=item.html,
        message_id_header=item.message_id_header,
        in_reply_to=parent,
        references=(*answered["references_list"], parent) if answered and parent else (),
        to=item.to,
        cc=item.cc,
        raw=sent.raw if sent else b"",
        visibility=Visibility(conversation["visibility"]),
        is_seen=True,
        counterpart_handle=conversation["counterpart_handle"],
    )


def _tie(writer: Writer, item: OutboxItem, conversation: Mapping[str, Any]) -> None:
    """Have the message found in the thread it was written for, whatever its references say."""
    key = conversation["thread_key"]
    link = insert(thread_links).values(
        account_id=item.account_id,
        reference=f"k:{key}" if key else f"m:{item.message_id_header}",
        conversation_id=conversation["id"],
    )
    writer.connection.execute(link.on_conflict_do_nothing())
