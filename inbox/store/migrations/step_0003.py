"""From schema 2 to 3: events that come before their message, and states that a server refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Frozen, as step_0002's.
_STATEMENTS = (
    "ALTER TABLE accounts ADD COLUMN refused TEXT DEFAULT '{}' NOT NULL",
    "CREATE TABLE early_events (seq INTEGER NOT NULL, account_id TEXT NOT NULL,"
    " remote_id TEXT NOT NULL, event TEXT NOT NULL, kept_at INTEGER NOT NULL, PRIMARY KEY (seq))",
    "CREATE INDEX early_events_message ON early_events (account_id, remote_id)",
    "CREATE INDEX early_events_kept ON early_events (account_id, kept_at)",
    "CREATE INDEX conversations_signals ON conversations (queue_score)"
    " WHERE triage_state = 'signals' AND state = 'open'",
)


def run(connection: Connection) -> None:
    """Bring the schema from 2 to 3."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
