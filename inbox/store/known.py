"""Which of the messages offered are here already; the others become fresh ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, update

from inbox.model import Direction
from inbox.prepared import packed
from inbox.store.incoming import Arrived, Fresh, Part, counterpart, id_of, message_id
from inbox.store.lookup import look_up
from inbox.store.tables import messages, raws

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inbox.channel import IncomingMessage
    from inbox.store.incoming import Offer
    from inbox.store.lookup import Pair

_KNOWN = (
    "SELECT m.account_id, m.remote_id, m.id FROM json_each(?) wanted CROSS JOIN messages m"
    " ON m.account_id = wanted.value ->> 0 AND m.remote_id = wanted.value ->> 1"
)
_OURS = (
    "SELECT m.account_id, m.message_id_header, m.id FROM json_each(?) wanted"
    " CROSS JOIN messages m ON m.account_id = wanted.value ->> 0"
    " AND m.message_id_header = wanted.value ->> 1 AND m.message_id_header <> ''"
    " WHERE m.direction = 'outbound' AND EXISTS"
    " (SELECT 1 FROM outbox o WHERE o.message_id_header = m.message_id_header)"
)


def parted(connection: Connection, offers: Sequence[Offer]) -> list[Part]:
    """Tell the known messages of each offer from its fresh ones, oldest first."""
    known = _ids(
        connection, [(one.account.id, each.remote_id) for one in offers for each in one.messages]
    )
    known |= _own_copies(connection, offers, known)
    return [_part(offer, known) for offer in offers]


def quoted(connection: Connection, parts: Iterable[Part]) -> dict[Pair, str]:
    """Give the ids of the messages that fresh ones quote, by account and remote id.

    What is not here has the id that it will get.
    """
    found: dict[Pair, str] = {}
    missing: list[Pair] = []
    for part in parts:
        account_id, here = part.account.id, part.arrived.ids
        for remote_id in {each.message.reply_to for each in part.fresh} - {""}:
            pair = account_id, remote_id
            if remote_id not in here:
                missing.append(pair)
            found[pair] = here.get(remote_id) or message_id(account_id, remote_id)
    return found | _ids(connection, missing)


def _ids(connection: Connection, wanted: Sequence[Pair]) -> dict[Pair, str]:
    rows = look_up(connection, _KNOWN, wanted)
    return {(account_id, remote_id): own_id for account_id, remote_id, own_id in rows}


def _own_copies(
    connection: Connection, offers: Iterable[Offer], known: dict[Pair, str]
) -> dict[Pair, str]:
    """Find what left from here and was stored then; a server may keep it in other words.

    Gives message ids by the remote id under which the server has it, which is kept from now on.
    """
    named: dict[Pair, IncomingMessage] = {
        (one.account.id, each.message_id_header): each
        for one in offers
        for each in one.messages
        if each.direction is Direction.OUTBOUND
        and each.message_id_header
        and (one.account.id, each.remote_id) not in known
    }
    found: dict[Pair, str] = {}
    for account_id, header, own_id in look_up(connection, _OURS, named):
        copy = named[account_id, header]
        found[account_id, copy.remote_id] = own_id
        connection.execute(
            update(messages).where(messages.c.id == own_id).values(remote_id=copy.remote_id)
        )
        if copy.raw:
            kept = {"message_id": own_id, "raw": copy.packed or packed(copy.raw)}
            connection.execute(insert(raws).prefix_with("OR IGNORE"), [kept])
    return found


def _part(offer: Offer, known: dict[Pair, str]) -> Part:
    account, arrived = offer.account, Arrived()
    fresh: list[Fresh] = []
    for each in offer.messages:
        named = arrived.ids.get(each.remote_id) or known.get((account.id, each.remote_id))
        if named is None:
            named = id_of(account.id, each)
            fresh.append(Fresh(named, each, offer.pace, counterpart(each, account)))
        else:
            arrived.known.append((named, each))
        arrived.ids[each.remote_id] = named
    # Parents before children, so that a thread is named by its root; what bears the same time
    # stays in its order, which a page of history gives from the newest on.
    if fresh and fresh[0].message.sent_at > fresh[-1].message.sent_at:
        fresh.reverse()
    fresh.sort(key=lambda each: each.message.sent_at)
    return Part(account, fresh, arrived)
