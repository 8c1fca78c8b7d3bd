"""Which words of a message full-text search knows; indexed again when it was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from inbox.prepared import words
from inbox.store.tables import attachments, messages

if TYPE_CHECKING:
    from inbox.store.database import Database

FILL = "INSERT INTO search(rowid, subject, body, author, people, files) VALUES (?, ?, ?, ?, ?, ?)"
_REMOVE = text("DELETE FROM search WHERE rowid = :rowid")
# So many pages at once hold the writer for 20 to 30 ms.
_MERGE = "INSERT INTO search(search, rank) VALUES ('merge', 128)"
_MERGED = 2  # fewer rows than these are changed where nothing was left to do
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


def tidy(database: Database) -> bool:
    """Merge a little of what receiving left in pieces; False once nothing is left to merge.

    A search looks into every segment of the index, and each batch leaves one (SQLite FTS5, 6.7).
    """
    with database.write() as connection:
        raw: Any = connection.connection.dbapi_connection
        before = raw.total_changes
        connection.exec_driver_sql(_MERGE)
        return bool(raw.total_changes - before >= _MERGED)
