"""Which words of a message full-text search knows; indexed again when it was edited."""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from inbox.prepared import words
from inbox.store.tables import attachments, messages

FILL = "INSERT INTO search(rowid, subject, body, author, people, files) VALUES (?, ?, ?, ?, ?, ?)"
_REMOVE = text("DELETE FROM search WHERE rowid = :rowid")
_M = messages.c
_CHOSEN = select(
    _M.rowid,
    _M.subject,
    _M.text,
    _M.signature_text,
    _M.author_name,
    _M.author_handle,
    _M.to_list,
    _M.cc_list,
    _M.extra,
)


def again(connection: Connection, message_id: str) -> None:
    """Index a message as it reads now."""
    row = connection.execute(_CHOSEN.where(_M.id == message_id)).mappings().one()
    a = attachments.c
    files = connection.scalars(select(a.name).where(a.message_id == message_id)).all()
    connection.execute(_REMOVE, {"rowid": row["rowid"]})
    connection.exec_driver_sql(FILL, (row["rowid"], *words(dict(row), files)))
