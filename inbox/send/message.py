"""A reply that left, as a message in its thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from inbox.channel import IncomingMessage
from inbox.channels import registry
from inbox.errors import NotFound
from inbox.model import Direction, OutboxItem, Visibility
from inbox.send import handover, rows
from inbox.store import (
    actions,
    arrival,
    entities,
    happenings,
    joining,
    read,
    standing,
    values,
    versions,
)
from inbox.store.tables import (
    accounts,
    conversations,
    messages,
    places,
    remote_actions,
    thread_links,
)

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
    written = replace(written, files=handover.files_left(files, item))
    _tie(writer, item, written)
    arrived = arrival.store(writer, files, account, [written], settings)
    own_id = arrived.ids[written.remote_id]
    stands = _where(writer, own_id)
    if arrived.known and registry.capabilities(account.channel).one_answer:
        _replace(writer, own_id, item, stands)
    _place(writer, item.account_id, own_id, sent)
    standing.refresh(writer.connection, [stands])
    if conversation["promised_at"] is not None:
        # Receiving settles promises by what was answered elsewhere; this one is answered here.
        entities.refold(writer, "conversation", stands, "promised_at")
    writer.touch(conversations=stands)
    return written.remote_id


def _where(writer: Writer, message_id: str) -> str:
    m = messages.c
    asked = select(m.conversation_id).where(m.id == message_id)
    return str(writer.connection.scalar(asked))


def _replace(writer: Writer, message_id: str, item: OutboxItem, conversation_id: str) -> None:
    """Show a reply in the place of an earlier one, where the network keeps only the last."""
    words = versions.Words(item.text, writer.now, item.html)
    m = messages.c
    said = writer.connection.scalar(select(m.text).where(m.id == message_id))
    if said != item.text:
        versions.write(writer.connection, message_id, words)
    happenings.later(writer, conversation_id, "answer_edited_at", writer.now)


def _place(writer: Writer, account_id: str, message_id: str, sent: Sent | None) -> None:
    """Remember where the server keeps the reply, to change it later."""
    if sent is None or not sent.place or not sent.place_key:
        return
    row = insert(places).values(
        account_id=account_id,
        place=sent.place,
        place_key=sent.place_key,
        message_id=message_id,
        is_seen=True,
    )
    writer.connection.execute(row.on_conflict_do_nothing())


def open_thread(writer: Writer, item: OutboxItem, sent: Sent | None) -> OutboxItem:
    """Give a conversation the name that the network has for it now; the reply in it follows.

    Where that thread is known already, the two conversations are one from here on.
    """
    conversation = rows.conversation(writer.connection, item.conversation_id)
    if sent is None or not sent.thread_key or conversation is None or conversation["thread_key"]:
        return item
    known = happenings.of_thread(writer, item.account_id, sent.thread_key)
    if known is not None and known != item.conversation_id:
        c = conversations.c
        writer.connection.execute(
            update(conversations)
            .where(c.id == known, c.linked_id == "")
            .values(linked_id=conversation["linked_id"])
        )
        joining.join(writer, item.conversation_id, known)
        return replace(item, conversation_id=known)
    writer.connection.execute(
        update(conversations)
        .where(conversations.c.id == item.conversation_id)
        .values(thread_key=sent.thread_key)
    )
    _link(writer, item, f"k:{sent.thread_key}")
    happenings.use_early(writer, [(item.account_id, sent.thread_key)])
    return item


def queue_answered(writer: Writer, item: OutboxItem) -> None:
    """Have the answered state brought to every place of the message that was answered."""
    answered = handover.answered_message(writer.connection, item)
    if answered is None:
        return
    actions.queue(writer, "answered", messages.c.id == answered["id"])


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
        extra=sent.extra if sent else {},
        visibility=Visibility(conversation["visibility"]),
        is_seen=True,
        counterpart_handle=conversation["counterpart_handle"],
    )


def _tie(writer: Writer, item: OutboxItem, written: IncomingMessage) -> None:
    """Have the message found in the thread it was written for, whatever its references say."""
    key = written.thread_key
    _link(writer, item, f"k:{key}" if key else f"m:{item.message_id_header}")


def _link(writer: Writer, item: OutboxItem, reference: str) -> None:
    link = insert(thread_links).values(
        account_id=item.account_id, reference=reference, conversation_id=item.conversation_id
    )
    writer.connection.execute(link.on_conflict_do_nothing())
