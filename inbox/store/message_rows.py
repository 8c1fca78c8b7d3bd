"""Reads the messages of long threads: thousands at once, so no column pays for what is empty."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Text, select, type_coerce

from inbox.model import Direction, Message
from inbox.store.columns import moment
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from inbox.model import Attachment

_M = messages.c
_DIRECTIONS = {each.value: each for each in Direction}
# In the order of the fields of Message; lists, times and yes or no as they are stored.
_CHOSEN = select(
    _M.has_files,
    _M.id,
    _M.conversation_id,
    _M.account_id,
    _M.direction,
    _M.author_name,
    _M.author_handle,
    _M.subject,
    _M.text,
    type_coerce(_M.sent_at, Integer),
    _M.identity_id,
    _M.html,
    _M.quoted_text,
    _M.signature_text,
    type_coerce(_M.to_list, Text),
    type_coerce(_M.cc_list, Text),
    type_coerce(_M.is_auto, Integer),
    type_coerce(_M.is_bounce, Integer),
    type_coerce(_M.warnings, Text),
    _M.delivery,
    _M.rating,
    type_coerce(_M.edited_at, Integer),
    type_coerce(_M.is_deleted, Integer),
    type_coerce(_M.extra, Text),
)


def chosen(connection: Connection, conversation_id: str, newest: int = 0) -> list[Any]:
    """Give a conversation's rows for `message`, oldest first; only the `newest` when given."""
    asked = _CHOSEN.where(_M.conversation_id == conversation_id).order_by(_M.rowid.desc())
    return list(connection.execute(asked.limit(newest or -1)))[::-1]


def with_files(rows: Iterable[Any]) -> list[str]:
    """Give the ids of the messages that have attachments."""
    return [row[1] for row in rows if row[0]]


def message(row: Any, files: Mapping[str, list[Attachment]]) -> Message:
    """Read one of `chosen`."""
    (
        has_files,
        own_id,
        conversation_id,
        account_id,
        direction,
        author_name,
        author_handle,
        subject,
        words,
        sent_at,
        identity_id,
        html,
        quoted_text,
        signature_text,
        to,
        cc,
        is_auto,
        is_bounce,
        warnings,
        delivery,
        rating,
        edited_at,
        is_deleted,
        extra,
    ) = row
    return Message(
        own_id,
        conversation_id,
        account_id,
        _DIRECTIONS[direction],
        author_name,
        author_handle,
        subject,
        words,
        moment(sent_at),
        identity_id,
        html,
        quoted_text,
        signature_text,
        _names(to),
        _names(cc),
        tuple(files.get(own_id, ())) if has_files else (),
        is_auto != 0,
        is_bounce != 0,
        _names(warnings),
        delivery,
        rating,
        None if edited_at is None else moment(edited_at),
        is_deleted != 0,
        {} if extra == "{}" else json.loads(extra),
    )


@lru_cache(maxsize=4_096)
def _names(stored: str) -> tuple[str, ...]:
    """Read a list of texts; a thread repeats the same few."""
    return () if stored == "[]" else tuple(json.loads(stored))
