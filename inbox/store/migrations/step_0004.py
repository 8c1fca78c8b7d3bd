"""From schema 3 to 4: what holds for a whole account."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def run(connection: Connection) -> None:
    """Bring the schema from 3 to 4."""
    connection.exec_driver_sql("ALTER TABLE accounts ADD COLUMN limits TEXT DEFAULT '{}' NOT NULL")
