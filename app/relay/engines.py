"""The two databases a relay can keep payloads in: SQLite beside it, or PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.relay.keep import TABLES, Cursor, Engine, Keeper
from inbox.errors import Invalid, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.relay.config import Keep

_LOCK = 0x4B696E64  # any number that only relays take
_BUSY_SECONDS = 30.0
_FAILED = "The relay's database cannot be written; nothing was confirmed to the vendor."


class SqliteEngine:
    """A file with the write-ahead log synced at every commit."""

    mark = "?"

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            path.chmod(0o600)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            # What was acknowledged is overwritten, not merely unlinked.
            self._connection.execute("PRAGMA secure_delete=ON")
            for table in TABLES:
                serial = "INTEGER PRIMARY KEY AUTOINCREMENT"
                self._connection.execute(table.format(serial=serial, blob="BLOB"))
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path} cannot be used as the relay's database.") from error

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """Begin; see Engine."""
        with self._lock:
            cursor = self._connection.cursor()
            try:
                cursor.execute("BEGIN IMMEDIATE")
                try:
                    yield cursor
                    cursor.execute("COMMIT")
                finally:
                    # Also after a COMMIT that failed, as on a full disk: it leaves it open.
                    if self._connection.in_transaction:
                        cursor.execute("ROLLBACK")
            except sqlite3.Error as error:
                raise StoreError(_FAILED) from error
            finally:
                cursor.close()

    def tidy(self) -> None:
        """Empty the write-ahead log, which still holds what was replaced."""
        with self._lock:
            try:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise StoreError(_FAILED) from error

    def close(self) -> None:
        """End it."""
        self._connection.close()


class PostgresEngine:
    """A PostgreSQL database; several relays may share it."""

    mark = "%s"

    def __init__(self, url: str) -> None:
        import psycopg  # noqa: PLC0415 - only this engine needs it

        self._psycopg = psycopg
        self._url = url
        self._lock = threading.Lock()
        self._connection: Any = None
        with self.transaction() as cursor:
            for table in TABLES:
                serial = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
                cursor.execute(table.format(serial=serial, blob="BYTEA"))

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """Begin; see Engine. A lost line is opened anew at the next one."""
        with self._lock:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = self._psycopg.connect(self._url, connect_timeout=10)
                with self._connection.transaction(), self._connection.cursor() as cursor:
                    # Numbers are given before the commit: a reader could pass one by.
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                    yield cursor
            except self._psycopg.Error as error:
                self.close()
                raise StoreError(_FAILED) from error

    def tidy(self) -> None:
        """Leave it to autovacuum."""

    def close(self) -> None:
        """End it."""
        if self._connection is not None:
            self._connection.close()


def open_keeper(keep: Keep, folder: Path) -> Keeper:
    """Open the database that the configuration names. Raises StoreError, Invalid."""
    engine: Engine
    if keep.url.startswith(("postgresql://", "postgres://")):
        try:
            engine = PostgresEngine(keep.url)
        except ImportError as error:
            raise Invalid("PostgreSQL needs psycopg: run `pip install kindline[relay]`.") from error
    else:
        engine = SqliteEngine(folder / keep.url)
    return Keeper(engine, keep.days)
