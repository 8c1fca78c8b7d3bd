"""What accounts bring, on its way into the database: offers, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from uuid_utils import NAMESPACE_URL, uuid5

from inbox.model import Account, Direction
from inbox.store.ordering import Pace
from inbox.store.persons import Named, Persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channel import IncomingMessage

# What was written longer ago than this when it arrived is history: nobody waits for an answer.
HISTORY = timedelta(days=30)
_LAST_SECOND = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True)
class Offer:
    """What one account brings."""

    account: Account
    messages: Sequence[IncomingMessage]
    pace: Pace = Pace.FIRST


@dataclass(slots=True)
class Arrived:
    """What storing the messages of one account did."""

    conversations: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    new: list[tuple[dict[str, Any], IncomingMessage]] = field(default_factory=list)
    known: list[tuple[str, IncomingMessage]] = field(default_factory=list)
    # remote_id -> message id, of all.
    ids: dict[str, str] = field(default_factory=dict)
    existing: set[str] = field(default_factory=set)  # conversations that were there before


@dataclass(slots=True)
class Fresh:
    """A message that is not known yet, and what is found out about it on the way."""

    id: str
    message: IncomingMessage
    pace: Pace
    who: Named  # the customer, whoever wrote it
    conversation_id: str = ""
    rowid: int = 0


@dataclass(slots=True)
class Part:
    """An offer on its way: what is new of it, oldest first, and what became of it."""

    account: Account
    fresh: list[Fresh]
    arrived: Arrived
    persons: Persons = field(default_factory=Persons)


def message_id(account_id: str, remote_id: str) -> str:
    """Give the id of a channel's message: the same on every machine that fetches it."""
    return uuid5(NAMESPACE_URL, f"{account_id}/message/{remote_id}").hex


def id_of(account_id: str, message: IncomingMessage) -> str:
    """Give the id of a message that came: `message_id`, behind its second where it is a mail.

    Mails come by the thousand, and the indexes by id then grow at one end and not everywhere. What
    comes under its network's own thread is quoted before it comes, when nobody knows its time.
    """
    named = message_id(account_id, message.remote_id)
    if message.thread_key:
        return named
    second = min(max(int(message.sent_at.timestamp()), 0), _LAST_SECOND)
    return f"{second:08x}{named[8:]}"


def counterpart(message: IncomingMessage, account: Account) -> Named:
    """Give the customer of a message, whoever wrote it."""
    if message.direction is Direction.INBOUND:
        name = message.author_handle.strip() or "unknown"
        return Named(name, message.author_name, message.language)
    others = [each for each in message.to if each and each != account.address]
    handle = message.counterpart_handle or next(iter(others), "") or message.author_handle
    return Named(handle.strip() or "unknown", message.counterpart_name)
