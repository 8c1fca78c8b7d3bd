"""From schema 1 to 2: edits, reactions, networks, and acts that are brought to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Frozen: what tables.py says today is not what it said when this step was made.
_STATEMENTS = (
    "ALTER TABLE attachments ADD COLUMN kind TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE attachments ADD COLUMN duration_seconds FLOAT",
    "ALTER TABLE attachments ADD COLUMN missing TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE messages ADD COLUMN reply_to TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE messages ADD COLUMN is_hidden BOOLEAN DEFAULT 0 NOT NULL",
    "ALTER TABLE messages ADD COLUMN has_reactions BOOLEAN DEFAULT 0 NOT NULL",
    "ALTER TABLE messages ADD COLUMN has_versions BOOLEAN DEFAULT 0 NOT NULL",
    "ALTER TABLE conversations ADD COLUMN title TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN network TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN link TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN notice TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN reply_until INTEGER",
    "ALTER TABLE conversations ADD COLUMN limits TEXT DEFAULT '{}' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN read_until INTEGER",
    "ALTER TABLE conversations ADD COLUMN linked_id TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE conversations ADD COLUMN rating INTEGER",
    "ALTER TABLE conversations ADD COLUMN asked_again_at INTEGER",
    "ALTER TABLE conversations ADD COLUMN answer_edited_at INTEGER",
    "CREATE INDEX conversations_linked ON conversations (linked_id) WHERE linked_id <> ''",
    "CREATE INDEX conversations_rating ON conversations (rating) WHERE rating IS NOT NULL",
    # Reviews are public; nothing else is looked through.
    "UPDATE conversations SET rating = (SELECT m.rating FROM messages m WHERE"
    " m.conversation_id = conversations.id AND m.rating IS NOT NULL"
    " ORDER BY m.rowid DESC LIMIT 1) WHERE visibility = 'public'",
    "ALTER TABLE outbox ADD COLUMN after_id TEXT DEFAULT '' NOT NULL",
    "CREATE TABLE message_versions (message_id TEXT NOT NULL, written_at INTEGER NOT NULL,"
    " replaced_at INTEGER NOT NULL, text TEXT DEFAULT '' NOT NULL,"
    " html TEXT DEFAULT '' NOT NULL, rating INTEGER, extra TEXT DEFAULT '{}' NOT NULL,"
    " PRIMARY KEY (message_id, written_at), FOREIGN KEY(message_id) REFERENCES messages (id))"
    " WITHOUT ROWID",
    "CREATE TABLE reactions (message_id TEXT NOT NULL, author_handle TEXT NOT NULL,"
    " emoji TEXT NOT NULL, author_name TEXT DEFAULT '' NOT NULL,"
    " is_ours BOOLEAN DEFAULT 0 NOT NULL, is_removed BOOLEAN DEFAULT 0 NOT NULL,"
    " at INTEGER NOT NULL, PRIMARY KEY (message_id, author_handle, emoji),"
    " FOREIGN KEY(message_id) REFERENCES messages (id)) WITHOUT ROWID",
    "CREATE TABLE early_infos (account_id TEXT NOT NULL, thread_key TEXT NOT NULL,"
    " info TEXT DEFAULT '{}' NOT NULL, PRIMARY KEY (account_id, thread_key)) WITHOUT ROWID",
    # SQLite cannot change a key: the rows move into a table that has the wider one.
    "CREATE TABLE remote_actions_2 (seq INTEGER NOT NULL, account_id TEXT NOT NULL,"
    " kind TEXT NOT NULL, place TEXT NOT NULL, place_key TEXT NOT NULL,"
    " remote_id TEXT DEFAULT '' NOT NULL, value TEXT DEFAULT '' NOT NULL,"
    " thread_key TEXT DEFAULT '' NOT NULL, op_id TEXT DEFAULT '' NOT NULL, not_before INTEGER,"
    " attempts INTEGER DEFAULT 0 NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (seq),"
    " UNIQUE (account_id, kind, place, place_key, remote_id, value),"
    " FOREIGN KEY(account_id) REFERENCES accounts (id))",
    "INSERT INTO remote_actions_2 (seq, account_id, kind, place, place_key, attempts, created_at)"
    " SELECT seq, account_id, kind, place, place_key, attempts, created_at FROM remote_actions",
    # Until now the time to undo was counted from there.
    "UPDATE remote_actions_2 SET not_before = created_at + 60000000 WHERE kind = 'spam'",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 16777216)",
    "DROP TABLE remote_actions",
    "ALTER TABLE remote_actions_2 RENAME TO remote_actions",
)


def run(connection: Connection) -> None:
    """Bring the schema from 1 to 2."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
