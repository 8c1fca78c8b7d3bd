"""Makes the workspace that the screen is measured on: many conversations and one long thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from app import secrets, wiring
from app.paths import Workspace
from inbox import receive
from inbox.changes import Changes
from inbox.channel import Batch, IncomingMessage
from inbox.model import Direction
from inbox.store.tables import accounts, contacts, conversations

if TYPE_CHECKING:
    from pathlib import Path

    from inbox.store.database import Database

ACCOUNT = "0" * 31 + "a"
_CHUNK = 20_000
_OPEN = 0.08  # as measured in facts.md: most conversations of a grown inbox are closed
_NAMES = ("Layla Haddad", "Marcus Webb", "Ines Carvalho", "أميرة ناصر", "Priya Raman", "Jo Lind")
_SAID = ("A message with some words in it. ", "رسالة قصيرة. ")
_SUBJECTS = (
    "Parcel arrived damaged",
    "Invoice shows the wrong VAT",
    "تغيير عنوان التوصيل",
    "Log in",
)


def workspace(folder: Path) -> tuple[Workspace, Path]:
    """Give the workspace and its key's file, making the key when there is none."""
    place = Workspace(folder)
    place.create()
    key = folder / "key"
    if not key.exists():
        secrets.make_key_file(key)
    return place, key


def fill(folder: Path, count: int, thread_length: int) -> str:
    """Write `count` conversations and a long thread; gives the thread's id."""
    place, key = workspace(folder)
    database, _secrets = wiring.open_database(place, key)
    now = datetime.now(UTC)
    with database.write() as connection:
        connection.execute(
            accounts.insert().values(
                id=ACCOUNT,
                channel="email",
                name="Shop",
                address="help@shop.example",
                is_enabled=False,
            )
        )
    _people(database)
    random = Random(7)  # noqa: S311 - a corpus, not a secret
    for start in range(0, count, _CHUNK):
        rows = [_conversation(n, random, now) for n in range(start, min(count, start + _CHUNK))]
        with database.write() as connection:
            connection.execute(conversations.insert(), rows)
    found = long_thread(database, thread_length, now)
    database.checkpoint()
    database.close()
    return found


def long_thread(database: Database, length: int, now: datetime) -> str:
    """Receive one thread of many messages by the real way; gives its id."""
    changes = Changes()
    for start in range(0, length, 500):
        messages = [_said(n, length, now) for n in range(start, min(length, start + 500))]
        changes |= receive.receive(database, ACCOUNT, Batch(messages=messages), now)
    return sorted(changes.conversations)[0]


def mails(start: int, count: int) -> Batch:
    """Give a batch of new mails, each a conversation of its own."""
    now = datetime.now(UTC)
    made = [
        IncomingMessage(
            remote_id=f"new-{n}",
            direction=Direction.INBOUND,
            author_handle=f"person{n % 900}@example.com",
            author_name=_NAMES[n % len(_NAMES)],
            sent_at=now - timedelta(seconds=n % 100_000),
            text=f"Hello, my order {80000 + n} has not arrived. Could you look into it today? " * 3,
            thread_key=f"new-{n}",
            subject=f"Order {80000 + n}",
            to=("help@shop.example",),
        )
        for n in range(start, start + count)
    ]
    return Batch(messages=made)


def _people(database: Database) -> None:
    rows = [
        {"id": f"{n:032x}", "canonical_id": f"{n:032x}", "name": _NAMES[n % len(_NAMES)]}
        for n in range(2000)
    ]
    with database.write() as connection:
        connection.execute(contacts.insert(), rows)


def _conversation(number: int, random: Random, now: datetime) -> dict[str, Any]:
    is_open = random.random() < _OPEN
    at = now - timedelta(minutes=random.randint(1, 500_000))
    score = random.random()
    return {
        "id": f"{number + (1 << 100):032x}",
        "account_id": ACCOUNT,
        "contact_id": f"{number % 2000:032x}",
        "subject": f"{_SUBJECTS[number % len(_SUBJECTS)]} {number}",
        "thread_key": f"t{number}",
        "snippet": "The box was crushed and the zip is broken, could you please help me",
        "state": "open" if is_open else "closed",
        "message_count": 1,
        "created_at": at,
        "last_message_at": at,
        "waiting_since": at if is_open else None,
        "due_at": at + timedelta(hours=24) if is_open else None,
        "urgency_score": score,
        "reasons": [],
        "triage_state": "done",
        "queue_score": (-at.timestamp() + score * 7200) if is_open else -at.timestamp() - 1e10,
    }


def _said(number: int, length: int, now: datetime) -> IncomingMessage:
    is_ours = number % 3 == 2
    return IncomingMessage(
        remote_id=f"long-{number}",
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle="help@shop.example" if is_ours else "layla@example.com",
        author_name="Nadia" if is_ours else "Layla Haddad",
        counterpart_handle="layla@example.com",
        counterpart_name="Layla Haddad",
        sent_at=now - timedelta(minutes=length - number),
        text=("A message with some words in it. " if number % 4 else "رسالة قصيرة. ")
        * (1 + number % 9),
        thread_key="long",
        subject="The long thread",
    )
