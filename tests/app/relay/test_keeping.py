"""What keeps payloads goes on after whatever once failed."""

from __future__ import annotations

import asyncio
import base64
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from app.relay.engines import SqliteEngine
from app.relay.keep import Keeper, Payload
from app.relay.writing import Writer
from inbox import sealing
from inbox.errors import Invalid, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READERS = {"shop": ["one"]}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SqliteEngine]:
    opened = SqliteEngine(tmp_path / "relay.db")
    yield opened
    opened.close()


def test_a_commit_that_failed_leaves_the_database_usable(engine: SqliteEngine) -> None:
    with engine.transaction() as cursor:
        cursor.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        cursor.execute(
            "CREATE TABLE children (parent INTEGER REFERENCES parents (id)"
            " DEFERRABLE INITIALLY DEFERRED)"
        )
    engine._connection.execute("PRAGMA foreign_keys=ON")
    # The fault shows at COMMIT only, as that of a full disk does.
    with pytest.raises(StoreError), engine.transaction() as cursor:
        cursor.execute("INSERT INTO children VALUES (1)")
    keeper = Keeper(engine, 30)
    assert keeper.append([Payload("shop", {}, b"[1]")], READERS) == 1
    with engine.transaction() as cursor:
        cursor.execute("SELECT count(*) FROM children")
        assert cursor.fetchone() == (0,)


def test_a_fault_within_a_transaction_is_rolled_back(engine: SqliteEngine) -> None:
    keeper = Keeper(engine, 30)

    def forget(then: Callable[[Any], Any]) -> None:
        with engine.transaction() as cursor:
            cursor.execute("DELETE FROM facts")
            then(cursor)

    with pytest.raises(StoreError):
        forget(lambda cursor: cursor.execute("no SQL"))
    with pytest.raises(ZeroDivisionError):
        forget(lambda _: 1 / 0)
    assert Keeper(engine, 30).book == keeper.book


class _Odd(Keeper):
    """Fails once as a bug would."""

    faults = 1

    def append(self, *values: Any) -> int:
        if self.faults:
            self.faults -= 1
            raise sqlite3.InterfaceError("a bug, with what a customer wrote")
        return super().append(*values)


def test_a_payload_that_cannot_be_kept_stops_no_other(
    engine: SqliteEngine, caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        writer = Writer(_Odd(engine, 30), READERS)
        running = asyncio.ensure_future(writer.run())
        async with asyncio.timeout(10):
            with pytest.raises(StoreError):
                await writer.append(Payload("shop", {}, b"[1]"))
            await writer.append(Payload("shop", {}, b"[2]"))
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    asyncio.run(run())
    keeper = Keeper(engine, 30)
    assert [each.content.partition(b"\n")[2] for each in keeper.take("one", "shop", 0)] == [b"[2]"]
    assert "customer" not in caplog.text


@pytest.mark.parametrize("raw", [bytes(32), b"\x01" + bytes(31), bytes(31), bytes(33)])
def test_a_key_that_seals_nothing_is_none(raw: bytes) -> None:
    given = base64.b64encode(raw).decode()
    assert not sealing.is_public_key(given)
    with pytest.raises(Invalid):
        sealing.seal(b"words", given)


def test_a_real_key_is_one() -> None:
    private = sealing.new_private_key()
    public = sealing.public_key(private)
    assert sealing.is_public_key(public)
    assert sealing.unseal(sealing.seal(b"words", public), private) == b"words"
