"""Where the server keeps messages, and which of them other clients saw or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from inbox.channel import FlagsChanged, PlaceReset
from inbox.store.bulk import upsert_rows
from inbox.store.lookup import listed, look_up
from inbox.store.tables import places, remote_actions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inbox.channel import Event, IncomingMessage
    from inbox.store.incoming import Arrived
    from inbox.store.write import Writer

_P, _R = places.c, remote_actions.c
_SEEN, _ANSWERED = "is_seen", "is_answered"
_DIFFERS = "id IN (SELECT value FROM json_each(?) wanted) AND {} = ? AND direction = 'inbound'"


def rows(
    account_id: str, incoming: Iterable[IncomingMessage], ids: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Give the places of messages; `ids` are theirs by remote ids."""
    return [
        {
            "account_id": account_id,
            "place": each.place,
            "place_key": each.place_key,
            "message_id": ids[each.remote_id],
            "is_seen": each.is_seen,
            "is_answered": each.is_answered,
        }
        for each in incoming
        if each.place and each.place_key
    ]


def remember(writer: Writer, found: Sequence[dict[str, Any]]) -> None:
    """Store places, the rows of any accounts."""
    upsert_rows(writer.connection, places, found, ("account_id", "place", "place_key"))


def seen_again(writer: Writer, arrived: Arrived) -> set[str]:
    """Take over what another client did meanwhile; a message is never made unread again.

    Gives the conversations touched.
    """
    seen = [own_id for own_id, each in arrived.known if each.is_seen]
    answered = [own_id for own_id, each in arrived.known if each.is_answered]
    return _mark(writer, seen, _SEEN) | _mark(writer, answered, _ANSWERED)


def follow(writer: Writer, account_id: str, events: Iterable[Event]) -> set[str]:
    """Follow what other clients did, in the order in which the channel tells it.

    Gives the conversations touched.
    """
    touched: set[str] = set()
    for flag in events:
        if not isinstance(flag, FlagsChanged | PlaceReset):
            continue
        here = [_P.account_id == account_id, _P.place == flag.place]
        if isinstance(flag, PlaceReset):
            writer.connection.execute(delete(places).where(*here))
            continue
        here.append(_P.place_key == flag.place_key)
        found = writer.connection.scalar(select(_P.message_id).where(*here))
        if found is None:
            continue
        if flag.is_gone:
            writer.connection.execute(delete(places).where(*here))
        if flag.is_seen is not None and not _is_pending(writer, account_id, flag):
            touched |= _mark(writer, [found], _SEEN, to=flag.is_seen)
        if flag.is_answered:
            touched |= _mark(writer, [found], _ANSWERED)
    return touched


def _mark(writer: Writer, message_ids: Sequence[str], flag: str, *, to: bool = True) -> set[str]:
    """Set a flag of messages where it differs; gives the conversations touched."""
    differs = _DIFFERS.format(flag)
    asked = f"SELECT conversation_id FROM messages WHERE {differs}"  # noqa: S608
    touched = {row[0] for row in look_up(writer.connection, asked, message_ids, not to)}
    if touched:
        change = f"UPDATE messages SET {flag} = ? WHERE {differs}"  # noqa: S608
        writer.connection.exec_driver_sql(change, (to, listed(message_ids), not to))
    return touched


def _is_pending(writer: Writer, account_id: str, flag: FlagsChanged) -> bool:
    """Tell whether our own read state is still on its way there, and so is the newer one."""
    return (
        writer.connection.scalar(
            select(_R.seq).where(
                _R.account_id == account_id,
                _R.kind == "seen",
                _R.place == flag.place,
                _R.place_key == flag.place_key,
            )
        )
        is not None
    )
