"""One workspace's encrypted database: short reads from any thread, one writer at a time."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from inbox.errors import Invalid, NotFound
from inbox.store import migrations
from inbox.store.faults import told
from inbox.store.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY_MILLISECONDS = 10_000
_KEY_HEX_LENGTH = 64
_CACHE_KIB = 32_768
# As many as an engine of many accounts reads with at once: making one costs milliseconds.
_CONNECTIONS = 24
# The lists of common words must not be decrypted again for every letter that is typed.
_SEARCH_CACHE_KIB = 131_072


class Database:
    """The open workspace. `read()` and `write()` are its only doors."""

    def __init__(self, path: Path, key: str, files_dir: Path) -> None:
        self.path = path
        self.files = Files(files_dir, bytes.fromhex(key))
        self._key = key
        self._lock = threading.Lock()
        self._engine = self._made(_CONNECTIONS, _CACHE_KIB)
        # One connection writes, always the same: what others write makes SQLite drop its cache,
        # and nobody else does.
        self._writing = self._made(1, _CACHE_KIB)
        self._searching = self._made(1, _SEARCH_CACHE_KIB)

    def _made(self, connections: int, cache_kib: int) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=partial(self._connect, cache_kib),
            poolclass=QueuePool,
            pool_size=connections,
            max_overflow=-1,
            # The connection used last has the pages in its cache.
            pool_use_lifo=True,
        )
        event.listen(engine, "begin", _begin)
        return engine

    @classmethod
    def open(cls, path: Path, key: str, *, files_dir: Path, create: bool = True) -> Database:
        """Open a workspace, bring its schema up to date, or make it.

        `key` is the raw 256-bit key as 64 hex digits. Raises WrongKey, WorkspaceTooNew, NotFound.
        """
        if len(key) != _KEY_HEX_LENGTH or set(key.lower()) - set("0123456789abcdef"):
            raise Invalid("The workspace's key is 64 hex digits.")
        if not create and not path.exists():
            raise NotFound(f"There is no workspace at {path}; nothing was made.")
        with told():
            path.parent.mkdir(parents=True, exist_ok=True)
            files_dir.mkdir(parents=True, exist_ok=True)
        database = cls(path, key, files_dir)
        try:
            with database.write() as connection:
                migrations.bring_up_to_date(connection)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the workspace throughout."""
        with told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def search(self) -> Iterator[Connection]:
        """Give a connection as `read` does, with room for the full-text index."""
        with told(), self._searching.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the writing connection; all of it is kept, durably, or nothing."""
        with self._lock, told(), self._writing.connect() as connection:
            writing = connection.execution_options(kindline_write=True)
            with writing.begin():
                yield writing

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the database file."""
        with self._lock, told(), self._writing.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection; the object is not used again."""
        self._searching.dispose()
        self._writing.dispose()
        self._engine.dispose()

    def _connect(self, cache_kib: int = _CACHE_KIB) -> Any:
        raw = dbapi2.connect(
            str(self.path),
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MILLISECONDS / 1000,
            cached_statements=512,
        )
        try:
            # Faults are told as known errors, not on somebody's terminal.
            raw.execute("PRAGMA cipher_log_level = NONE")
            # A raw key: no key derivation for each connection.
            raw.execute(f"PRAGMA key = \"x'{self._key}'\"")
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = FULL")
            # Pages that every batch touches are copied home once in a while, not each time.
            raw.execute("PRAGMA wal_autocheckpoint = 8000")
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute("PRAGMA temp_store = MEMORY")
            raw.execute(f"PRAGMA cache_size = -{cache_kib}")
        except dbapi2.Error:
            raw.close()
            raise
        return raw


def _begin(connection: Connection) -> None:
    # SQLAlchemy leaves BEGIN to the driver; a deferred one would fail on upgrade under a writer.
    is_write = connection.get_execution_options().get("kindline_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")
