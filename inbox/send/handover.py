"""All that a channel needs to send an approved reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from inbox.channel import IncomingFile, Outgoing
from inbox.errors import NotFound, WrongKey
from inbox.model import Visibility
from inbox.store.tables import conversations, messages, places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Attachment, OutboxItem
    from inbox.store.database import Database
    from inbox.store.files import Files


def build(database: Database, item: OutboxItem) -> Outgoing:
    """Gather what a channel needs to send a reply. Raises NotFound when a file is gone."""
    c = conversations.c
    with database.read() as connection:
        thread = connection.execute(select(conversations).where(c.id == item.conversation_id))
        row = thread.mappings().first()
        if row is None:
            raise NotFound("The conversation of this reply is no longer there; take it back.")
        answered = answered_message(connection, item)
        place, place_key = _place_of(connection, answered)
    header = answered["message_id_header"] if answered else ""
    known = tuple(answered["references_list"]) if answered else ()
    return Outgoing(
        item=item,
        thread_key=row["thread_key"],
        counterpart_handle=row["counterpart_handle"],
        in_reply_to=header,
        references=(*known, header) if header else known,
        quoted_text=answered["text"] if answered else "",
        quoted_author=(answered["author_name"] or answered["author_handle"]) if answered else "",
        quoted_at=answered["sent_at"] if answered else None,
        files=files_of(database.files, item),
        visibility=Visibility(row["visibility"]),
        answers_remote_id=answered["remote_id"] if answered else "",
        answers_extra=answered["extra"] if answered else {},
        answers_place=place,
        answers_place_key=place_key,
    )


def _place_of(connection: Connection, message: Mapping[str, Any] | None) -> tuple[str, str]:
    """Give where the server keeps a message, ("", "") when that is not known."""
    if message is None:
        return "", ""
    p = places.c
    asked = select(p.place, p.place_key).where(p.message_id == message["id"]).limit(1)
    found = connection.execute(asked).first()
    return (found.place, found.place_key) if found else ("", "")


def answered_message(connection: Connection, item: OutboxItem) -> Mapping[str, Any] | None:
    """Give the message that a reply answers: the one it was based on, else the newest received."""
    m, c = messages.c, conversations.c
    # A private reply may answer what was said in the public conversation that it came from.
    came_from = select(c.linked_id).where(c.id == item.conversation_id, c.linked_id != "")
    based = select(messages).where(
        m.id == item.based_on_message_id,
        (m.conversation_id == item.conversation_id) | m.conversation_id.in_(came_from),
    )
    newest = (
        select(messages)
        .where(m.conversation_id == item.conversation_id, m.direction == "inbound")
        .order_by(m.is_auto, m.rowid.desc())
        .limit(1)
    )
    public = (
        select(messages)
        .where(m.conversation_id.in_(came_from), m.direction == "inbound")
        .order_by(m.rowid.desc())
        .limit(1)
    )
    for asked in (based.where(m.direction == "inbound"), newest, public, based):
        found = connection.execute(asked).mappings().first()
        if found is not None:
            return dict(found)
    return None


def files_of(files: Files, item: OutboxItem) -> tuple[IncomingFile, ...]:
    """Give a reply's files with their bytes. Raises NotFound when one is gone."""
    return tuple(_file(file, files.get(file.content_hash)) for file in item.files)


def files_left(files: Files, item: OutboxItem) -> tuple[IncomingFile, ...]:
    """Give the files of a reply that left: one that is gone by now is only named."""
    found = []
    for file in item.files:
        try:
            found.append(_file(file, files.get(file.content_hash)))
        except (NotFound, WrongKey) as error:
            found.append(_file(file, b"", str(error)))
    return tuple(found)


def _file(file: Attachment, content: bytes, missing: str = "") -> IncomingFile:
    return IncomingFile(
        file.name,
        file.media_type,
        content,
        file.content_id,
        file.is_inline,
        file.kind,
        file.duration_seconds,
        missing=missing,
    )
