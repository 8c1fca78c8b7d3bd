"""Where payloads wait until every desktop has them: the one set of statements, for two engines.

A payload is kept once for each desktop that takes its source, sealed to that desktop's key, and
deleted when that desktop acknowledged it. Of the payload itself only a keyed hash stays, so that
a vendor's retry, or somebody's replay, is known again until `days` are over.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from inbox.sealing import seal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

_DAY = 86_400.0
_TAKE_ROWS, _TAKE_BYTES = 200, 4_000_000

TABLES = (
    # One row a name: "book" (which says that ids were begun anew) and "hash" (its secret key).
    "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS desktop_keys (desktop TEXT PRIMARY KEY, public TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS payloads (id {serial}, source TEXT NOT NULL, "
    "digest TEXT NOT NULL, received_at DOUBLE PRECISION NOT NULL, UNIQUE (source, digest))",
    "CREATE INDEX IF NOT EXISTS payloads_old ON payloads (received_at)",
    "CREATE TABLE IF NOT EXISTS copies (desktop TEXT NOT NULL, source TEXT NOT NULL, "
    "payload_id BIGINT NOT NULL, received_at DOUBLE PRECISION NOT NULL, "
    "is_sealed INTEGER NOT NULL, content {blob} NOT NULL, "
    "PRIMARY KEY (desktop, source, payload_id))",
)


@dataclass(frozen=True, slots=True)
class Payload:
    """One request of a vendor, with the headers that matter."""

    source: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """One payload for one desktop."""

    id: int
    received_at: float  # seconds since 1970
    is_sealed: bool
    content: bytes  # JSON headers, a newline, the raw body; sealed or not


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a desktop."""

    count: int
    oldest_at: float | None
    is_sealed: bool


class Cursor(Protocol):
    """What both engines' cursors have."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement touched."""
        ...

    def execute(self, statement: str, values: Sequence[Any] = ...) -> Any:
        """Run one statement."""
        ...

    def fetchone(self) -> Any:
        """Give the next row."""
        ...

    def fetchall(self) -> Any:
        """Give every row."""
        ...


class Engine(Protocol):
    """One database: a transaction at a time, durable when it ends."""

    mark: str  # of a value in a statement: "?" or "%s"

    def transaction(self) -> AbstractContextManager[Cursor]:
        """Begin; writers stand in line, so ids are seen in their order."""
        ...

    def tidy(self) -> None:
        """Let nothing that was deleted or replaced remain in a log of its own."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class Keeper:
    """The relay's memory; every method blocks and belongs in a thread."""

    def __init__(self, engine: Engine, days: int) -> None:
        self._engine = engine
        self._days = days
        with engine.transaction() as cursor:
            self.book = self._fact(cursor, "book")
            self._hash_key = bytes.fromhex(self._fact(cursor, "hash"))

    def append(self, payloads: Sequence[Payload], readers: Mapping[str, Sequence[str]]) -> int:
        """Keep payloads durably; gives how many were new."""
        now, new = time.time(), 0
        with self._engine.transaction() as cursor:
            keys = self._keys(cursor)
            for each in payloads:
                row = self._insert(cursor, each, now)
                if row is None:
                    continue
                new += 1
                for desktop in readers.get(each.source, ()):
                    self._copy(cursor, desktop, each, (row, now), keys.get(desktop, ""))
        return new

    def take(self, desktop: str, source: str, after: int) -> list[Copy]:
        """Give what follows a cursor, oldest first, at most some megabytes."""
        with self._engine.transaction() as cursor:
            self._run(
                cursor,
                "SELECT payload_id, received_at, is_sealed, content FROM copies "
                "WHERE desktop = ? AND source = ? AND payload_id > ? "
                "ORDER BY payload_id LIMIT ?",
                (desktop, source, after, _TAKE_ROWS),
            )
            rows = [Copy(row[0], row[1], bool(row[2]), bytes(row[3])) for row in cursor.fetchall()]
        total = 0
        found: list[Copy] = []
        for each in rows:
            total += len(each.content)
            if found and total > _TAKE_BYTES:
                break
            found.append(each)
        return found

    def acknowledge(self, desktop: str, source: str, up_to: int) -> int:
        """Delete what a desktop has stored; gives how many."""
        with self._engine.transaction() as cursor:
            self._run(
                cursor,
                "DELETE FROM copies WHERE desktop = ? AND source = ? AND payload_id <= ?",
                (desktop, source, up_to),
            )
            return cursor.rowcount

    def show_key(self, desktop: str, public: str, *, is_fixed: bool = False) -> bool:
        """Remember a desktop's first key and seal what already waits; False: it has another."""
        with self._engine.transaction() as cursor:
            known = self._keys(cursor).get(desktop)
            if known is not None and not is_fixed:
                return known == public
            if known == public:
                return True
            self._run(cursor, "DELETE FROM desktop_keys WHERE desktop = ?", (desktop,))
            self._run(cursor, "INSERT INTO desktop_keys VALUES (?, ?)", (desktop, public))
            self._run(
                cursor,
                "SELECT source, payload_id, content FROM copies "
                "WHERE desktop = ? AND is_sealed = 0",
                (desktop,),
            )
            for source, number, content in cursor.fetchall():
                self._run(
                    cursor,
                    "UPDATE copies SET content = ?, is_sealed = 1 "
                    "WHERE desktop = ? AND source = ? AND payload_id = ?",
                    (seal(bytes(content), public), desktop, source, number),
                )
        self._engine.tidy()
        return True

    def waiting(self, desktop: str, source: str) -> Waiting:
        """Count what waits for a desktop."""
        with self._engine.transaction() as cursor:
            self._run(
                cursor,
                "SELECT COUNT(*), MIN(received_at) FROM copies WHERE desktop = ? AND source = ?",
                (desktop, source),
            )
            count, oldest = cursor.fetchone()
            return Waiting(count, oldest, desktop in self._keys(cursor))

    def expire(self) -> int:
        """Delete what is older than `days`; gives how many payloads nobody had fetched."""
        before = (time.time() - self._days * _DAY,)
        with self._engine.transaction() as cursor:
            self._run(cursor, "DELETE FROM copies WHERE received_at < ?", before)
            lost = cursor.rowcount
            self._run(cursor, "DELETE FROM payloads WHERE received_at < ?", before)
        self._engine.tidy()
        return lost

    def close(self) -> None:
        """End the database."""
        self._engine.close()

    def _insert(self, cursor: Cursor, payload: Payload, now: float) -> int | None:
        digest = hmac.new(self._hash_key, payload.body, hashlib.sha256).hexdigest()
        self._run(
            cursor,
            "INSERT INTO payloads (source, digest, received_at) VALUES (?, ?, ?) "
            "ON CONFLICT (source, digest) DO NOTHING RETURNING id",
            (payload.source, digest, now),
        )
        row = cursor.fetchone()
        return None if row is None else int(row[0])

    def _copy(
        self, cursor: Cursor, desktop: str, payload: Payload, row: tuple[int, float], key: str
    ) -> None:
        plain = json.dumps(dict(payload.headers)).encode() + b"\n" + payload.body
        self._run(
            cursor,
            "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?)",
            (desktop, payload.source, *row, int(bool(key)), seal(plain, key) if key else plain),
        )

    def _keys(self, cursor: Cursor) -> dict[str, str]:
        self._run(cursor, "SELECT desktop, public FROM desktop_keys")
        return dict(cursor.fetchall())

    def _fact(self, cursor: Cursor, name: str) -> str:
        self._run(
            cursor,
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
            (name, secrets.token_hex(32)),
        )
        self._run(cursor, "SELECT value FROM facts WHERE name = ?", (name,))
        return str(cursor.fetchone()[0])

    def _run(self, cursor: Cursor, statement: str, values: Sequence[Any] = ()) -> None:
        cursor.execute(statement.replace("?", self._engine.mark), values)
