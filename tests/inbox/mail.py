"""Messages and an account, as short as a test can say them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from inbox.channel import Batch, IncomingMessage
from inbox.model import Direction, Visibility
from inbox.receive import receive
from inbox.store.tables import accounts, conversations, messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.changes import Changes
    from inbox.store.database import Database

ACCOUNT = "a" * 32


def add_account(
    database: Database, now: datetime, channel: str = "letters", account_id: str = ACCOUNT
) -> str:
    with database.write() as connection:
        connection.execute(
            insert(accounts).values(
                id=account_id,
                channel=channel,
                name="Shop",
                address="us@shop.example",
                created_at=now,
            )
        )
    return account_id


def mail(name: str, sent_at: datetime, **more: Any) -> IncomingMessage:
    fields: dict[str, Any] = {
        "remote_id": name,
        "direction": Direction.INBOUND,
        "author_handle": "ada@home.example",
        "author_name": "Ada Lovelace",
        "sent_at": sent_at,
        "text": f"Hello from {name}.",
        "subject": f"About {name}",
        "message_id_header": f"<{name}@home.example>",
        "to": ("us@shop.example",),
        "raw": f"raw {name}".encode(),
    }
    return IncomingMessage(**(fields | more))


def reply(name: str, to: str, sent_at: datetime, **more: Any) -> IncomingMessage:
    parent = f"<{to}@home.example>"
    fields: dict[str, Any] = {
        "subject": f"Re: About {to}",
        "in_reply_to": parent,
        "references": (parent,),
    }
    return mail(name, sent_at, **(fields | more))


def ours(name: str, to: str, sent_at: datetime, **more: Any) -> IncomingMessage:
    parent = f"<{to}@home.example>"
    fields: dict[str, Any] = {
        "subject": f"Re: About {to}",
        "in_reply_to": parent,
        "references": (parent,),
        "direction": Direction.OUTBOUND,
        "author_handle": "us@shop.example",
        "author_name": "Shop",
        "to": ("ada@home.example",),
    }
    return mail(name, sent_at, **(fields | more))


def bring(database: Database, incoming: Sequence[IncomingMessage], now: datetime) -> Changes:
    return receive(database, ACCOUNT, Batch(messages=incoming), now)


def threads(database: Database) -> set[frozenset[str]]:
    """The remote ids of each conversation."""
    found: dict[str, set[str]] = {}
    with database.read() as connection:
        for row in connection.execute(select(messages.c.conversation_id, messages.c.remote_id)):
            found.setdefault(row[0], set()).add(row[1])
    return {frozenset(each) for each in found.values()}


def only(database: Database) -> str:
    """The id of the only conversation."""
    with database.read() as connection:
        return str(connection.execute(select(conversations.c.id)).scalar_one())


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def public(name: str, sent_at: datetime, **more: Any) -> IncomingMessage:
    fields: dict[str, Any] = {
        "remote_id": name,
        "direction": Direction.INBOUND,
        "author_handle": "ada",
        "author_name": "Ada",
        "sent_at": sent_at,
        "text": f"Hello from {name}",
        "thread_key": "t",
        "visibility": Visibility.PUBLIC,
    }
    return IncomingMessage(**(fields | more))
