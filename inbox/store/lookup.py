"""Asking for many keys at once by a statement that never changes: they go as one JSON list.

A statement with a question mark a key is made, prepared and cached anew for each number of keys,
which takes longer than a handful of rows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, bindparam, func, select

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Pair = tuple[str, str]
_encode = json.JSONEncoder(separators=(",", ":")).encode


def look_up(
    connection: Connection, statement: str, keys: Collection[Any], *more: Any
) -> Sequence[Any]:
    """Give the rows of a statement whose first `?` stands for the list of keys.

    It names them `json_each(?) wanted`, and a pair `wanted.value ->> 0` and `->> 1`. Nothing is
    asked where there are no keys.
    """
    if not keys:
        return ()
    return connection.exec_driver_sql(statement, (listed(keys), *more)).all()


def among(name: str) -> Select[Any]:
    """Give what `column.in_(among(name))` needs; its parameter is `listed` keys."""
    return select(func.json_each(bindparam(name)).table_valued("value", name="wanted").c.value)


def listed(keys: Collection[Any]) -> str:
    """Give keys as the one parameter of a statement."""
    return _encode(list(keys))
