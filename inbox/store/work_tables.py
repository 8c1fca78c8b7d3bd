"""The tables of people's own work: drafts, replies, notes, tags, operations; part of tables.py."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from inbox.store.columns import (
    at_column,
    flag_column,
    id_column,
    json_column,
    metadata,
    number_column,
    ref_column,
    text_column,
)

drafts = Table(
    "drafts",
    metadata,
    Column("conversation_id", Text, ForeignKey("conversations.id"), primary_key=True),
    Column("is_note", Boolean, primary_key=True, server_default=false()),
    text_column("text"),
    text_column("html"),
    text_column("subject"),
    json_column("to_list"),
    json_column("cc_list"),
    json_column("files"),
    text_column("based_on_message_id"),
    at_column("updated_at", nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("conversation_id", Text, ForeignKey("conversations.id"), primary_key=True),
    text_column("text"),
    text_column("source"),
    text_column("language"),
    json_column("grounds"),  # [{kind, reference, excerpt}]
    json_column("refused"),
    text_column("based_on_message_id"),  # it fits while this is the newest message
    flag_column("is_dismissed"),
    at_column("made_at"),
)

outbox = Table(
    "outbox",
    metadata,
    id_column(),
    ref_column("conversation_id", "conversations.id"),
    ref_column("account_id", "accounts.id"),
    text_column("text"),
    text_column("html"),
    text_column("subject"),
    json_column("to_list"),
    json_column("cc_list"),
    json_column("files"),
    text_column("state", "waiting"),
    at_column("not_before", nullable=False),
    number_column("attempts"),
    text_column("sentence"),
    at_column("created_at", nullable=False),
    at_column("updated_at"),
    at_column("next_attempt_at"),  # after a passing fault
    text_column("based_on_message_id"),
    text_column("message_id_header"),
    text_column("remote_id"),  # given by the channel that took it
    text_column("sent_by"),
    flag_column("then_close"),
    flag_column("is_released"),  # a person said: send it all the same
    text_column("after_id"),  # the reply that must have left before this one
    # The send loop asks for what is due, the composer for what is unfinished.
    Index("outbox_unfinished", "state", "not_before", sqlite_where=text("state <> 'sent'")),
    Index("outbox_conversation", "conversation_id", "created_at"),
    Index("outbox_header", "message_id_header"),  # recognise our own message in Sent
)

notes = Table(
    "notes",
    metadata,
    Column("rowid", Integer, primary_key=True),
    text_column("id", None, unique=True),
    ref_column("conversation_id", "conversations.id"),
    text_column("author"),
    text_column("text"),
    flag_column("is_deleted"),  # (derived) an undone note
    at_column("created_at", nullable=False),
    Index("notes_conversation", "conversation_id"),
)

# (derived) the tags standing now; which adds and removes stand is in operations.
conversation_tags = Table(
    "conversation_tags",
    metadata,
    Column("conversation_id", Text, ForeignKey("conversations.id"), primary_key=True),
    Column("tag", Text, primary_key=True),
    Index("conversation_tags_tag", "tag"),  # the filter by tag
    sqlite_with_rowid=False,
)

canned_replies = Table(
    "canned_replies",
    metadata,
    id_column(),
    text_column("title"),
    text_column("text"),
    text_column("language", "en"),
    text_column("shortcut"),
    json_column("topics"),
    flag_column("is_deleted"),
)

# What systems of record say; replaced by its source, never by a person.
facts = Table(
    "facts",
    metadata,
    Column("contact_id", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    text_column("title"),
    json_column("facts_values", "{}"),
    at_column("happened_at", nullable=False),
)

settings = Table("settings", metadata, id_column("key"), json_column("value", "null"))

# The audit trail, undo, and what a team syncs. Only added to; `is_void` is derived from `voids`.
operations = Table(
    "operations",
    metadata,
    Column("seq", Integer, primary_key=True),  # the local order
    text_column("op_id", None, unique=True),
    text_column("device", None),
    Column("device_seq", Integer, nullable=False),
    Column("number", Integer),  # given by a team's hub, none in solo use
    text_column("who"),
    at_column("at", nullable=False),
    text_column("undo_group"),  # '' for what undo leaves alone
    text_column("entity", None),  # 'conversation', 'contact', 'note', 'setting', ...
    text_column("entity_id", None),
    text_column("field", None),
    json_column("old", "null"),
    json_column("new", "null"),
    text_column("seen"),  # the newest message of the conversation that the person had before them
    text_column("voids"),  # the op_id that this operation takes back
    flag_column("is_void"),
    UniqueConstraint("device", "device_seq"),
    Index("operations_entity", "entity", "entity_id", "field"),  # the winner of a field
    Index("operations_group", "undo_group", sqlite_where=text("undo_group <> ''")),
    Index("operations_voids", "voids", sqlite_where=text("voids <> ''")),
)

# What to bring to the server, see RemoteAction; deleted once brought or refused.
remote_actions = Table(
    "remote_actions",
    metadata,
    Column("seq", Integer, primary_key=True),
    ref_column("account_id", "accounts.id"),
    text_column("kind", None),
    text_column("place", None),
    text_column("place_key", None),
    text_column("remote_id"),
    text_column("value"),
    text_column("thread_key"),
    text_column("op_id"),  # the operation that asked for it; void once the server refused
    at_column("not_before"),  # the time to undo
    number_column("attempts"),
    at_column("created_at", nullable=False),
    UniqueConstraint("account_id", "kind", "place", "place_key", "remote_id", "value"),
)

# A person's own judgements, from which the model's words are calibrated.
urgency_corrections = Table(
    "urgency_corrections",
    metadata,
    id_column(),
    ref_column("conversation_id", "conversations.id"),
    text_column("message_id"),
    text_column("urgency", None),
    Column("model_score", Float, nullable=False, server_default=text("0")),
    text_column("who"),
    at_column("at", nullable=False),
    Index("urgency_corrections_conversation", "conversation_id"),
)
