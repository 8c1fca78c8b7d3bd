"""The texts that a message had: the newest in `messages`, those before in `message_versions`.

Every text is known by the time at which it was written, so edits may come in any order and twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from inbox.store import indexing
from inbox.store.tables import message_versions, messages

if TYPE_CHECKING:
    from collections.abc import Mapping

# The text that a message came with; when it was written says `sent_at`.
_ORIGINAL = datetime(1970, 1, 1, tzinfo=UTC)
_M = messages.c
_V = message_versions.c
_FIELDS = ("text", "html", "rating", "extra")


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says from a time on; None leaves it as it was before."""

    text: str
    at: datetime
    html: str = ""
    rating: int | None = None
    extra: Mapping[str, Any] | None = None


def write(connection: Connection, message_id: str, words: Words) -> bool:
    """Put another text of a message in its place in time; False when it was there."""
    row = _current(connection, message_id)
    newest_at = row["edited_at"] or _ORIGINAL
    if words.at == newest_at or _version(connection, message_id, words.at) is not None:
        return False
    if words.at > newest_at:
        _keep(connection, message_id, row, newest_at, words.at)
        _show(connection, message_id, _filled(words, row) | {"edited_at": words.at})
        return True
    before = _before(connection, message_id, words.at)
    after = connection.scalar(
        select(func.min(_V.written_at)).where(_V.message_id == message_id, _V.written_at > words.at)
    )
    _keep(connection, message_id, _filled(words, before or row), words.at, after or newest_at)
    if before is not None:
        _replaced(connection, message_id, before["written_at"], words.at)
    connection.execute(update(messages).where(_M.id == message_id).values(has_versions=True))
    return True


def take_back(connection: Connection, message_id: str, at: datetime) -> bool:
    """Remove the text written at a time, as if it never was; False when there is none."""
    row = _current(connection, message_id)
    before = _before(connection, message_id, at)
    if before is None:
        return False
    if row["edited_at"] == at:
        edited_at = None if before["written_at"] == _ORIGINAL else before["written_at"]
        _forget(connection, message_id, before["written_at"])
        shown = {name: before[name] for name in _FIELDS}
        _show(connection, message_id, shown | {"edited_at": edited_at})
        return True
    version = _version(connection, message_id, at)
    if version is None:
        return False
    _forget(connection, message_id, at)
    _replaced(connection, message_id, before["written_at"], version["replaced_at"])
    return True


def _current(connection: Connection, message_id: str) -> Mapping[str, Any]:
    asked = select(_M.text, _M.html, _M.rating, _M.extra, _M.edited_at).where(_M.id == message_id)
    return dict(connection.execute(asked).mappings().one())


def _version(connection: Connection, message_id: str, at: datetime) -> Any | None:
    asked = select(message_versions).where(_V.message_id == message_id, _V.written_at == at)
    return connection.execute(asked).mappings().first()


def _before(connection: Connection, message_id: str, at: datetime) -> Any | None:
    asked = select(message_versions).where(_V.message_id == message_id, _V.written_at < at)
    found = connection.execute(asked.order_by(_V.written_at.desc()).limit(1))
    return found.mappings().first()


def _filled(words: Words, before: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": words.text,
        "html": words.html,
        "rating": before["rating"] if words.rating is None else words.rating,
        "extra": before["extra"] if words.extra is None else dict(words.extra),
    }


def _keep(
    connection: Connection,
    message_id: str,
    row: Mapping[str, Any],
    written_at: datetime,
    replaced_at: datetime,
) -> None:
    kept = {name: row[name] for name in _FIELDS}
    connection.execute(
        insert(message_versions).values(
            message_id=message_id, written_at=written_at, replaced_at=replaced_at, **kept
        )
    )


def _show(connection: Connection, message_id: str, shown: Mapping[str, Any]) -> None:
    connection.execute(
        update(messages).where(_M.id == message_id).values(has_versions=True, **shown)
    )
    indexing.again(connection, message_id)


def _replaced(connection: Connection, message_id: str, written_at: datetime, at: datetime) -> None:
    connection.execute(
        update(message_versions)
        .where(_V.message_id == message_id, _V.written_at == written_at)
        .values(replaced_at=at)
    )


def _forget(connection: Connection, message_id: str, written_at: datetime) -> None:
    connection.execute(
        delete(message_versions).where(_V.message_id == message_id, _V.written_at == written_at)
    )
