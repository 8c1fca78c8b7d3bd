"""Which words of a message full-text search knows; indexed again when it was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from inbox.folding import fold
from inbox.store.tables import attachments, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

INDEXED_CHARACTERS = 100_000
# What a review says beside its text is found like a subject.
_FIELDS = ("title", "product", "version")
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


def words(row: Mapping[str, Any], files: Iterable[str]) -> tuple[Any, ...]:
    """Give what `FILL` takes for a message; `files` are their names."""
    extra = row["extra"]
    named = [str(extra[key]) for key in _FIELDS if extra.get(key)] if extra else ()
    return (
        row["rowid"],
        fold(" ".join((row["subject"], *named))),
        fold(f"{row['text']}\n{row['signature_text']}"[:INDEXED_CHARACTERS]),
        fold(f"{row['author_name']} {row['author_handle']}"),
        fold(" ".join((*row["to_list"], *row["cc_list"]))),
        fold(" ".join(files)),
    )


def again(connection: Connection, message_id: str) -> None:
    """Index a message as it reads now."""
    row = connection.execute(_CHOSEN.where(_M.id == message_id)).mappings().one()
    a = attachments.c
    files = connection.scalars(select(a.name).where(a.message_id == message_id)).all()
    connection.execute(_REMOVE, {"rowid": row["rowid"]})
    connection.exec_driver_sql(FILL, words(dict(row), files))
