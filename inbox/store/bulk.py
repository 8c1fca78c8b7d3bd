"""Inserting many rows of one shape: the statement and its converters are made once."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the keys of the first; stored as a Core insert stores them."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, converters = _made(table, names, connection.dialect)
    _run(connection, statement, (names, converters), rows)


def upsert_rows(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], keys: tuple[str, ...]
) -> None:
    """Insert rows; where `keys` are known already the other columns take the new values."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, converters = _made(table, names, connection.dialect)
    again = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    _run(
        connection,
        f"{statement} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {again}",
        (names, converters),
        rows,
    )


def update_rows(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], key: str
) -> None:
    """Give each row found by `key` the other values."""
    if not rows:
        return
    names = (*(name for name in rows[0] if name != key), key)
    _, converters = _made(table, names, connection.dialect)
    changed = ", ".join(f"{name} = ?" for name in names[:-1])
    statement = f"UPDATE {table.name} SET {changed} WHERE {key} = ?"  # noqa: S608
    _run(connection, statement, (names, converters), rows)


def _run(
    connection: Connection,
    statement: str,
    columns: tuple[tuple[str, ...], Sequence[Callable[[Any], Any] | None]],
    rows: Sequence[dict[str, Any]],
) -> None:
    values = [
        [row[name] for row in rows] if convert is None else [convert(row[name]) for row in rows]
        for name, convert in zip(*columns, strict=True)
    ]
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


@lru_cache(maxsize=64)
def _made(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, list[Callable[[Any], Any] | None]]:
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"  # noqa: S608
    return statement, [_converter(table.c[name].type, dialect) for name in names]


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Give what the column's type does with a value, without its detours; None for nothing."""
    if isinstance(kind, Boolean):
        return None  # the driver stores True as 1
    if isinstance(kind, TypeDecorator) and kind.impl_instance.bind_processor(dialect) is None:
        return partial(kind.process_bind_param, dialect=dialect)
    return kind.dialect_impl(dialect).bind_processor(dialect)
