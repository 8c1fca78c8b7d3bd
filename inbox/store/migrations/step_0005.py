"""From schema 4 to 5: indexes that cost more than they gave go, and search is merged later."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Some led over several threads that went one after the other.
_SHORTEN = (
    "UPDATE conversation_joins SET conversation_id = (SELECT onward.conversation_id FROM"
    " conversation_joins onward WHERE onward.gone_id = conversation_joins.conversation_id)"
    " WHERE conversation_id IN (SELECT gone_id FROM conversation_joins)"
)


_MERGING = (
    "INSERT INTO search(search, rank) VALUES ('automerge', 64)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 128)",
    "INSERT INTO search(search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO search(search, rank) VALUES ('pgsz', 3900)",
)
_MOST_STEPS = 100


def run(connection: Connection) -> None:
    """Bring the schema from 4 to 5."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS conversations_subject")
    connection.exec_driver_sql("DROP INDEX IF EXISTS thread_links_conversation")
    for _ in range(_MOST_STEPS):
        if not connection.exec_driver_sql(_SHORTEN).rowcount:
            break
    connection.exec_driver_sql(
        "CREATE INDEX conversation_joins_standing ON conversation_joins (conversation_id)"
    )
    for statement in _MERGING:
        connection.exec_driver_sql(statement)
