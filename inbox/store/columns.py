"""The column types that turn stored numbers and texts into the values of model.py."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Text, text
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


def _moment_or_none(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else moment(microseconds)


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

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Give what reads a column, without the detour by `process_result_value`."""
        return _moment_or_none


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=list)


def dump(value: Any) -> str:
    """Write a JSON-ready value as compact text; sets and tuples become lists."""
    if type(value) is tuple:
        # Most are lists of names, and this is what the encoder comes to in the end.
        try:
            return f"[{','.join(map(encode_basestring, value))}]"
        except TypeError:
            pass
    return _ENCODER.encode(value)


def _read(value: str | None) -> Any:
    if value is None:
        return None
    # Most are empty.
    if value == "[]":
        return []
    return {} if value == "{}" else json.loads(value)


class Json(TypeDecorator[Any]):
    """A JSON-ready value kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Store a value."""
        return "[]" if value in ((), []) else dump(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read a value."""
        return _read(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Give what reads a column, without the detour by `process_result_value`."""
        return _read


metadata = MetaData()


def text_column(name: str, default: str | None = "", **more: Any) -> Column[str]:
    """Give a text that is never NULL."""
    return Column(name, Text, nullable=False, server_default=default, **more)


def flag_column(name: str, default: str = "0") -> Column[bool]:
    """Give a yes or no."""
    return Column(name, Boolean, nullable=False, server_default=text(default))


def number_column(name: str, default: str = "0") -> Column[int]:
    """Give a whole number."""
    return Column(name, Integer, nullable=False, server_default=text(default))


def json_column(name: str, default: str = "[]") -> Column[Any]:
    """Give a JSON-ready value."""
    return Column(name, Json, nullable=False, server_default=default)


def at_column(name: str, nullable: bool = True) -> Column[Any]:
    """Give a time."""
    return Column(name, Moment, nullable=nullable)


def id_column(name: str = "id") -> Column[str]:
    """Give the key."""
    return Column(name, Text, primary_key=True, nullable=False)


def ref_column(name: str, target: str, **more: Any) -> Column[Any]:
    """Give a reference to a row of another table."""
    return Column(name, Text, ForeignKey(target), **({"nullable": False} | more))
