"""The tables of messages, their files, versions, reactions and places; part of tables.py."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from inbox.store.columns import (
    Moment,
    at_column,
    flag_column,
    id_column,
    json_column,
    metadata,
    number_column,
    ref_column,
    text_column,
)

# Insert-only but for flags, `delivery`, the conversation of a joined thread, and what an edit
# changes: the text before it is in message_versions.
messages = Table(
    "messages",
    metadata,
    # Time-ordered: seconds << 30 | microseconds << 10 | which of the same one. Walking rowids
    # backwards is newest first, in the thread and in full-text search, without a sort.
    Column("rowid", Integer, primary_key=True, autoincrement=False),
    text_column("id", None, unique=True),
    ref_column("account_id", "accounts.id"),
    ref_column("conversation_id", "conversations.id"),
    text_column("remote_id", None),
    text_column("direction", None),
    flag_column("asks"),  # inbound, by a person, not history: somebody may be waiting
    flag_column("is_seen"),
    flag_column("is_answered"),
    flag_column("is_auto"),
    flag_column("is_bounce"),
    flag_column("is_deleted"),
    flag_column("has_files"),
    text_column("delivery"),
    at_column("sent_at", nullable=False),
    at_column("arrived_at", nullable=False),
    at_column("edited_at"),
    Column("rating", Integer),
    Column("identity_id", Text, ForeignKey("identities.id")),
    text_column("author_name"),
    text_column("author_handle"),
    text_column("subject"),
    text_column("language"),
    text_column("message_id_header"),
    text_column("in_reply_to"),
    json_column("references_list"),
    json_column("to_list"),
    json_column("cc_list"),
    json_column("warnings"),
    json_column("extra", "{}"),
    text_column("text"),
    text_column("quoted_text"),
    text_column("signature_text"),
    text_column("html"),
    text_column("reply_to"),  # the id of the message that this one quotes, known or not
    flag_column("is_hidden"),  # from the public, by moderation
    flag_column("has_reactions"),  # nothing is asked of the two tables where there is nothing
    flag_column("has_versions"),
    UniqueConstraint("account_id", "remote_id"),  # the same message is stored once
    # The thread in order; also answers who waits without touching the wide rows.
    Index(
        "messages_thread",
        "conversation_id",
        "rowid",
        "direction",
        "asks",
        "is_seen",
        "is_answered",
        "is_auto",
        "delivery",
        "has_files",
        "sent_at",
        "id",
    ),
    # Bounces and the copy in Sent name a message by its header.
    Index(
        "messages_header",
        "account_id",
        "message_id_header",
        sqlite_where=text("message_id_header <> ''"),
    ),
)

# The message as received, zlib; parsed text can be rebuilt from it.
raws = Table(
    "raws",
    metadata,
    Column("message_id", Text, ForeignKey("messages.id"), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
)

attachments = Table(
    "attachments",
    metadata,
    id_column(),
    ref_column("message_id", "messages.id"),
    number_column("position"),
    text_column("name"),
    text_column("media_type"),
    number_column("size_bytes"),
    text_column("content_hash"),
    text_column("content_id"),
    flag_column("is_inline"),
    text_column("kind"),  # 'voice', 'video', 'sticker', 'animation', or as media_type says
    Column("duration_seconds", Float),
    text_column("missing"),  # why there are no bytes: a sentence
    Index("attachments_message", "message_id"),
)

# Where the server keeps a message: one message may lie in several folders.
places = Table(
    "places",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("place_key", Text, primary_key=True),
    ref_column("message_id", "messages.id"),
    flag_column("is_seen"),
    flag_column("is_answered"),
    Index("places_message", "message_id"),  # bring read state to every place
    sqlite_with_rowid=False,
)

# What a message said before it was edited; `written_at` is 0 for the text that it came with.
message_versions = Table(
    "message_versions",
    metadata,
    Column("message_id", Text, ForeignKey("messages.id"), primary_key=True),
    Column("written_at", Moment, primary_key=True),
    at_column("replaced_at", nullable=False),
    text_column("text"),
    text_column("html"),
    Column("rating", Integer),
    json_column("extra", "{}"),
    sqlite_with_rowid=False,
)

# An emoji taken off keeps its row, so that events may come in any order.
reactions = Table(
    "reactions",
    metadata,
    Column("message_id", Text, ForeignKey("messages.id"), primary_key=True),
    Column("author_handle", Text, primary_key=True),  # '' for ours
    Column("emoji", Text, primary_key=True),
    text_column("author_name"),
    flag_column("is_ours"),
    flag_column("is_removed"),
    at_column("at", nullable=False),
    sqlite_with_rowid=False,
)
