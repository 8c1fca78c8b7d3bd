"""The column types that turn stored numbers and texts into the values of model.py."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Give an aware time as whole microseconds since 1970, exactly."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    """Give the aware UTC time of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)


class Moment(TypeDecorator[datetime]):
    """An aware UTC time, kept as integer microseconds: sorts, compares and round-trips exactly."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Store a time."""
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Read a time."""
        return None if value is None else moment(value)


def dump(value: Any) -> str:
    """Write a JSON-ready value as compact text; sets and tuples become lists."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=list)


class Json(TypeDecorator[Any]):
    """A JSON-ready value kept as text; empty lists skip the parser, since most are empty."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Store a value."""
        return "[]" if value in ((), []) else dump(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read a value."""
        if value is None:
            return None
        return [] if value == "[]" else json.loads(value)
