"""Reads the messages of long threads: thousands at once, so no column pays for what is empty."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Text, literal_column, select, type_coerce

from inbox.model import Direction, Earlier, Message, Reaction
from inbox.store.columns import moment
from inbox.store.tables import message_versions, messages, reactions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from inbox.model import Attachment, Capabilities

_M = messages.c
_R = reactions.c
_V = message_versions.c
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
    # What few messages have, in one column that is NULL for all others.
    literal_column(
        "CASE WHEN is_hidden OR has_reactions OR has_versions OR reply_to <> '' THEN"
        " (is_hidden + 2 * has_reactions + 4 * has_versions) || ' ' || reply_to END"
    ).label("more"),
)
_HIDDEN, _REACTED, _CHANGED = "1357", "2367", "4567"


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to messages and lies in other tables, by message id."""

    files: Mapping[str, list[Attachment]]
    reactions: Mapping[str, tuple[Reaction, ...]]
    earlier: Mapping[str, tuple[Earlier, ...]]


def chosen(connection: Connection, conversation_id: str, newest: int = 0) -> list[Any]:
    """Give a conversation's rows for `message`, oldest first; only the `newest` when given."""
    asked = _CHOSEN.where(_M.conversation_id == conversation_id).order_by(_M.rowid.desc())
    return list(connection.execute(asked.limit(newest or -1)))[::-1]


def with_files(rows: Iterable[Any]) -> list[str]:
    """Give the ids of the messages that have attachments."""
    return [row[1] for row in rows if row[0]]


def marked(rows: Iterable[Any]) -> list[Any]:
    """Give the few rows that have reactions, earlier texts and the like."""
    return [row for row in rows if row[-1]]


def reactions_of(connection: Connection, rows: Iterable[Any]) -> dict[str, tuple[Reaction, ...]]:
    """Give the reactions standing on `marked` ones, oldest first; asked where there are any."""
    found: dict[str, list[Reaction]] = {}
    for ids in _chunks([row[1] for row in rows if row.more[0] in _REACTED]):
        asked = select(reactions).where(_R.message_id.in_(ids), _R.is_removed.is_(False))
        for each in connection.execute(asked.order_by(_R.at, _R.author_handle, _R.emoji)):
            one = Reaction(each.emoji, each.author_handle, each.author_name, each.is_ours)
            found.setdefault(each.message_id, []).append(one)
    return {own_id: tuple(all_of) for own_id, all_of in found.items()}


def earlier_of(connection: Connection, rows: Iterable[Any]) -> dict[str, tuple[Earlier, ...]]:
    """Give what `marked` ones said before, oldest first; asked where there is any."""
    said: dict[str, list[Earlier]] = {}
    changed = {row[1]: row for row in rows if row.more[0] in _CHANGED}
    for ids in _chunks(list(changed)):
        asked = select(message_versions).where(_V.message_id.in_(ids)).order_by(_V.written_at)
        for each in connection.execute(asked):
            one = Earlier(each.text, each.replaced_at, each.rating)
            said.setdefault(each.message_id, []).append(one)
    return {own_id: _apart(all_of, changed[own_id]) for own_id, all_of in said.items()}


def _apart(said: Sequence[Earlier], row: Any) -> tuple[Earlier, ...]:
    """Leave out what only repeats: networks tell of an edit of ours once more."""
    onward = [*((each.text, each.rating) for each in said[1:]), (row.text, row.rating)]
    return tuple(
        each for each, after in zip(said, onward, strict=True) if (each.text, each.rating) != after
    )


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + 500] for start in range(0, len(ids), 500))


def message(row: Any, beside: Beside, can: Capabilities | None, now: datetime) -> Message:
    """Read one of `chosen`; `can` says what may be done with our own, None for nothing."""
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
        more,
    ) = row
    found = Message(
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
        tuple(beside.files.get(own_id, ())) if has_files else (),
        is_auto != 0,
        is_bounce != 0,
        _names(warnings),
        _shown(delivery) if delivery else "",
        rating,
        None if edited_at is None else moment(edited_at),
        is_deleted != 0,
        {} if extra == "{}" else json.loads(extra),
    )
    if more is not None:
        found = replace(
            found,
            reply_to=more[2:],
            reactions=beside.reactions.get(own_id, ()),
            earlier=beside.earlier.get(own_id, ()),
            is_hidden=more[0] in _HIDDEN,
        )
    if can is not None and direction == "outbound" and not is_deleted:
        can_edit = can.edit and is_in_time(can, found.sent_at, now)
        found = replace(found, can_edit=can_edit, can_delete=can.delete)
    return found


def _shown(delivery: str) -> str:
    """Give what is said under a bubble; what was refused of a message that did arrive as well."""
    return delivery.replace("refused:", "failed:", 1)


def is_in_time(can: Capabilities, sent_at: datetime, now: datetime) -> bool:
    """Tell whether the network still lets a message of ours be changed."""
    return can.edit_minutes is None or now - sent_at < timedelta(minutes=can.edit_minutes)


@lru_cache(maxsize=4_096)
def _names(stored: str) -> tuple[str, ...]:
    """Read a list of texts; a thread repeats the same few."""
    return () if stored == "[]" else tuple(json.loads(stored))
