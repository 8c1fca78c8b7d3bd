"""The numbered steps from every earlier schema to tables.py; no table or column ever goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uuid_utils
from sqlalchemy import Connection, insert, select, update

from inbox.errors import WorkspaceTooNew
from inbox.store import tables
from inbox.store.migrations import step_0002, step_0003, step_0004, step_0005

if TYPE_CHECKING:
    from collections.abc import Callable

# STEPS[n] brings schema version n to n + 1. A step adds tables, columns or indexes; it never
# drops or renames what holds anything, so an older backup can be read by looking at fewer columns.
STEPS: dict[int, Callable[[Connection], None]] = {
    1: step_0002.run,
    2: step_0003.run,
    3: step_0004.run,
    4: step_0005.run,
}


def bring_up_to_date(connection: Connection) -> None:
    """Make the schema in an empty database, or run the steps that an older one lacks."""
    version = schema_version(connection)
    if version > tables.SCHEMA_VERSION:
        raise WorkspaceTooNew(
            "A later Kindline wrote this workspace; nothing was changed: update Kindline to open"
            " it."
        )
    if version == 0:
        _create(connection)
        return
    for step in range(version, tables.SCHEMA_VERSION):
        STEPS[step](connection)
    if version < tables.SCHEMA_VERSION:
        connection.execute(
            update(tables.meta)
            .where(tables.meta.c.key == "schema_version")
            .values(value=str(tables.SCHEMA_VERSION))
        )


def schema_version(connection: Connection) -> int:
    """Give the version of the schema found; 0 for an empty database."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
    ).first()
    if found is None:
        return 0
    key = tables.meta.c.key
    value = connection.scalar(select(tables.meta.c.value).where(key == "schema_version"))
    return int(value or 0)


def _create(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    for statement in tables.FULL_TEXT:
        connection.exec_driver_sql(statement)
    values = {
        "schema_version": str(tables.SCHEMA_VERSION),
        # Names this copy of the workspace among the operations of a team.
        "device": uuid_utils.uuid7().hex,
        "device_seq": "0",
    }
    connection.execute(
        insert(tables.meta), [{"key": key, "value": value} for key, value in values.items()]
    )
