"""Batches of many accounts share a transaction, and a sick one harms nobody."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from app.gathering import Gathering
from inbox.channel import Batch
from inbox.errors import NotFound
from inbox.store import read
from inbox.store.database import Database
from inbox.store.tables import accounts
from tests.inbox.conftest import NOW
from tests.inbox.mail import mail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from inbox.changes import Changes

NAMES = [f"{number:032d}" for number in range(13)]


class _Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "k.db", "ab" * 32, files_dir=tmp_path / "files")
    with opened.write() as connection:
        rows = [{"id": name, "channel": "x", "name": name, "created_at": NOW} for name in NAMES]
        connection.execute(insert(accounts), rows)
    yield opened
    opened.close()


def _batch(number: int) -> Batch:
    return Batch([mail(f"m{number}", NOW)], cursor={"at": number}, is_caught_up=True)


def test_what_comes_close_together_is_stored_together(database: Database) -> None:
    told: list[Changes] = []

    async def run() -> None:
        gathering = Gathering(database, _Clock(), told.append)
        await gathering.store(NAMES[0], _batch(0))
        await asyncio.gather(*(gathering.store(name, _batch(n)) for n, name in enumerate(NAMES, 1)))

    asyncio.run(run())
    assert len(told) == 2
    assert len(told[1].conversations) == len(NAMES)
    for number, name in enumerate(NAMES, 1):
        assert read.cursor(database, name) == {"at": number}


def test_a_batch_that_cannot_be_stored_fails_alone(database: Database) -> None:
    told: list[Changes] = []

    async def run() -> list[BaseException | None]:
        gathering = Gathering(database, _Clock(), told.append)
        names = [NAMES[0], "gone", NAMES[1]]
        return await asyncio.gather(
            *(gathering.store(name, _batch(n)) for n, name in enumerate(names)),
            return_exceptions=True,
        )

    first, gone, last = asyncio.run(run())
    assert (first, last) == (None, None)
    assert isinstance(gone, NotFound)
    assert read.cursor(database, NAMES[1]) == {"at": 2}


def test_the_order_of_one_account_is_kept_whatever_is_cancelled(database: Database) -> None:
    async def run() -> None:
        gathering = Gathering(database, _Clock(), lambda _: None)
        given_up = asyncio.ensure_future(gathering.store(NAMES[0], _batch(1)))
        await asyncio.sleep(0)
        given_up.cancel()
        for number in range(2, 6):
            await gathering.store(NAMES[0], _batch(number))

    asyncio.run(run())
    assert read.cursor(database, NAMES[0]) == {"at": 5}
