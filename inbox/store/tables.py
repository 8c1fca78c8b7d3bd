"""The schema: every table of a workspace, with the reason beside every index.

Ids are 32 hex characters. Times are `Moment` columns: aware UTC datetimes in Python. What a person
changes is also in `operations`; conversation columns marked (derived) are a cache of operations and
messages that `write.py` can rebuild at any time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from inbox.store.columns import Json, Moment

SCHEMA_VERSION = 1
metadata = MetaData()


def _text(name: str, default: str | None = "", **more: Any) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default, **more)


def _flag(name: str, default: str = "0") -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text(default))


def _number(name: str, default: str = "0") -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text(default))


def _json(name: str, default: str = "[]") -> Column[Any]:
    return Column(name, Json, nullable=False, server_default=default)


def _at(name: str, nullable: bool = True) -> Column[Any]:
    return Column(name, Moment, nullable=nullable)


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _ref(name: str, target: str, **more: Any) -> Column[Any]:
    return Column(name, Text, ForeignKey(target), **({"nullable": False} | more))


# What this workspace is: 'schema_version', 'device', counters ('arrival', 'device_seq').
meta = Table("meta", metadata, _id("key"), _text("value"))

accounts = Table(
    "accounts",
    metadata,
    _id(),
    _text("channel"),
    _text("name"),
    _text("address"),
    _json("settings", "{}"),
    _text("signature"),
    _flag("is_enabled", "1"),
    _flag("is_removed"),  # disconnected: the conversations stay, so the row stays
    _text("state", "new"),
    _text("state_sentence"),
    _number("synced_count"),
    _number("total_count"),
    _at("created_at"),
)

# The channel's own opaque state, written in the transaction of the batch it describes.
cursors = Table(
    "cursors",
    metadata,
    Column("account_id", Text, ForeignKey("accounts.id"), primary_key=True),
    _json("cursor", "null"),
    _flag("is_caught_up"),
    _at("updated_at"),
)

contacts = Table(
    "contacts",
    metadata,
    _id(),
    # (derived) the smallest id among the contacts joined by edges; itself when not merged.
    _text("canonical_id", None),
    _text("name"),
    _text("language"),
    _text("place"),
    _text("time_zone"),
    _flag("is_vip"),
    _at("created_at"),
    Index("contacts_canonical", "canonical_id"),  # everybody of one person
)

# An edge says that two contacts are one person. Children are never rewritten: removing the edge
# takes them apart again.
contact_merges = Table(
    "contact_merges",
    metadata,
    _id(),
    _ref("contact_id", "contacts.id"),
    _ref("other_id", "contacts.id"),
    _flag("is_active", "1"),  # (derived)
    _at("created_at"),
    Index("contact_merges_contact", "contact_id"),  # walk the graph from either end
    Index("contact_merges_other", "other_id"),
)

# Proposals of profile_panel.matching; a person decides.
duplicate_proposals = Table(
    "duplicate_proposals",
    metadata,
    Column("contact_id", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("other_id", Text, ForeignKey("contacts.id"), primary_key=True),
    _text("sentence"),
    Column("score", Float, nullable=False, server_default=text("0")),
    _flag("is_dismissed"),
    _at("created_at"),
    Index("duplicate_proposals_other", "other_id"),  # shown beside either of the two
)

identities = Table(
    "identities",
    metadata,
    _id(),
    _ref("contact_id", "contacts.id"),
    _text("channel"),
    _text("handle"),  # lower-cased
    _text("display_name"),
    _flag("is_verified"),
    UniqueConstraint("channel", "handle"),
    Index("identities_contact", "contact_id"),  # the profile
)

conversations = Table(
    "conversations",
    metadata,
    _id(),
    _ref("account_id", "accounts.id"),
    _ref("contact_id", "contacts.id"),
    _text("visibility", "private"),
    _text("subject"),
    _text("subject_key"),  # without Re:, folded; the last resort of threading
    _text("thread_key"),  # the channel's own id of the thread
    _text("counterpart_handle"),  # where a reply goes
    _text("language"),
    _text("snippet"),
    _text("base_state", "open"),  # before any operation; 'spam' when the channel said so
    _text("state", "open"),  # (derived)
    _text("close_reason"),  # (derived)
    _text("assignee"),  # (derived)
    _at("snoozed_until"),  # (derived)
    _at("promised_at"),  # (derived)
    _text("urgency_correction"),  # (derived) a person's own level, '' when there is none
    _flag("is_unread"),
    _flag("has_attachment"),
    _number("message_count"),
    _at("created_at", nullable=False),
    _at("last_message_at", nullable=False),
    _text("last_message_id"),
    _at("waiting_since"),  # the oldest inbound message that nobody answered
    _at("due_at"),
    _number("expect_seconds", "86400"),  # what this customer may expect, see scoring.py
    Column("urgency_score", Float, nullable=False, server_default=text("0.4")),
    _json("reasons"),  # [{code, values, weight, sentence}]
    _text("triage_state", "pending"),  # 'pending' | 'done'
    _text("triaged_message_id"),
    Column("queue_score", Float, nullable=False, server_default=text("0")),
    _text("outbox_state"),  # (derived) of the newest unfinished reply, '' when there is none
    Column("outbox_score", Float),  # (derived) order of the Sent view; troubled replies first
    # Every view is a walk along one of these, stopped by the page's limit.
    Index("conversations_all", "queue_score", "id", sqlite_where=text("state <> 'spam'")),
    Index("conversations_open", "queue_score", "id", sqlite_where=text("state = 'open'")),
    Index(
        "conversations_mine", "assignee", "queue_score", "id", sqlite_where=text("state = 'open'")
    ),
    Index(
        "conversations_unanswered",
        "queue_score",
        "id",
        sqlite_where=text("state = 'open' AND waiting_since IS NOT NULL"),
    ),
    Index(
        "conversations_snoozed",
        "queue_score",
        "id",
        sqlite_where=text("state = 'open' AND snoozed_until IS NOT NULL"),
    ),
    Index(
        "conversations_outbox", "outbox_score", "id", sqlite_where=text("outbox_score IS NOT NULL")
    ),
    # Triage takes what waits, best first.
    Index(
        "conversations_pending",
        "queue_score",
        sqlite_where=text("triage_state = 'pending' AND state = 'open'"),
    ),
    Index("conversations_contact", "contact_id", "last_message_at"),  # earlier conversations
    # The last resort of threading: same counterpart, same subject.
    Index(
        "conversations_subject",
        "account_id",
        "contact_id",
        "subject_key",
        sqlite_where=text("subject_key <> ''"),
    ),
)

# Two threads that turned out to be one: ids once given out keep working.
conversation_joins = Table(
    "conversation_joins", metadata, _id("gone_id"), _text("conversation_id", None), _at("at")
)

# Every Message-ID and thread key known or referred to, present or missing.
thread_links = Table(
    "thread_links",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("reference", Text, primary_key=True),
    _text("conversation_id", None),
    Index("thread_links_conversation", "conversation_id"),  # joining moves them
    sqlite_with_rowid=False,
)

# Insert-only but for flags, `delivery` and the conversation of a joined thread.
messages = Table(
    "messages",
    metadata,
    # Time-ordered: seconds of `ordered_at` << 30 | 30 bits of the id. Walking rowids backwards is
    # newest first, in the thread and in full-text search, without a sort.
    Column("rowid", Integer, primary_key=True, autoincrement=False),
    _text("id", None, unique=True),
    _ref("account_id", "accounts.id"),
    _ref("conversation_id", "conversations.id"),
    _text("remote_id", None),
    _text("direction", None),
    _flag("asks"),  # inbound, by a person, not history: somebody may be waiting
    _flag("is_seen"),
    _flag("is_answered"),
    _flag("is_auto"),
    _flag("is_bounce"),
    _flag("is_deleted"),
    _flag("has_files"),
    _text("delivery"),
    _at("sent_at", nullable=False),
    _at("arrived_at", nullable=False),
    _at("edited_at"),
    Column("rating", Integer),
    Column("identity_id", Text, ForeignKey("identities.id")),
    _text("author_name"),
    _text("author_handle"),
    _text("subject"),
    _text("language"),
    _text("message_id_header"),
    _text("in_reply_to"),
    _json("references_list"),
    _json("to_list"),
    _json("cc_list"),
    _json("warnings"),
    _json("extra", "{}"),
    _text("text"),
    _text("quoted_text"),
    _text("signature_text"),
    _text("html"),
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
    _id(),
    _ref("message_id", "messages.id"),
    _number("position"),
    _text("name"),
    _text("media_type"),
    _number("size_bytes"),
    _text("content_hash"),
    _text("content_id"),
    _flag("is_inline"),
    Index("attachments_message", "message_id"),
)

# Where the server keeps a message: one message may lie in several folders.
places = Table(
    "places",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("place_key", Text, primary_key=True),
    _ref("message_id", "messages.id"),
    _flag("is_seen"),
    _flag("is_answered"),
    Index("places_message", "message_id"),  # bring read state to every place
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    Column("conversation_id", Text, ForeignKey("conversations.id"), primary_key=True),
    Column("is_note", Boolean, primary_key=True, server_default=false()),
    _text("text"),
    _text("html"),
    _text("subject"),
    _json("to_list"),
    _json("cc_list"),
    _json("files"),
    _text("based_on_message_id"),
    _at("updated_at", nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("conversation_id", Text, ForeignKey("conversations.id"), primary_key=True),
    _text("text"),
    _text("source"),
    _text("language"),
    _json("grounds"),  # [{kind, reference, excerpt}]
    _json("refused"),
    _text("based_on_message_id"),  # it fits while this is the newest message
    _flag("is_dismissed"),
    _at("made_at"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _ref("conversation_id", "conversations.id"),
    _ref("account_id", "accounts.id"),
    _text("text"),
    _text("html"),
    _text("subject"),
    _json("to_list"),
    _json("cc_list"),
    _json("files"),
    _text("state", "waiting"),
    _at("not_before", nullable=False),
    _number("attempts"),
    _text("sentence"),
    _at("created_at", nullable=False),
    _at("updated_at"),
    _at("next_attempt_at"),  # after a passing fault
    _text("based_on_message_id"),
    _text("message_id_header"),
    _text("remote_id"),  # given by the channel that took it
    _text("sent_by"),
    _flag("then_close"),
    _flag("is_released"),  # a person said: send it all the same
    # The send loop asks for what is due, the composer for what is unfinished.
    Index("outbox_unfinished", "state", "not_before", sqlite_where=text("state <> 'sent'")),
    Index("outbox_conversation", "conversation_id", "created_at"),
    Index("outbox_header", "message_id_header"),  # recognise our own message in Sent
)

notes = Table(
    "notes",
    metadata,
    Column("rowid", Integer, primary_key=True),
    _text("id", None, unique=True),
    _ref("conversation_id", "conversations.id"),
    _text("author"),
    _text("text"),
    _flag("is_deleted"),  # (derived) an undone note
    _at("created_at", nullable=False),
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
    _id(),
    _text("title"),
    _text("text"),
    _text("language", "en"),
    _text("shortcut"),
    _json("topics"),
    _flag("is_deleted"),
)

# What systems of record say; replaced by its source, never by a person.
facts = Table(
    "facts",
    metadata,
    Column("contact_id", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _text("title"),
    _json("facts_values", "{}"),
    _at("happened_at", nullable=False),
)

settings = Table("settings", metadata, _id("key"), _json("value", "null"))

# The audit trail, undo, and what a team syncs. Only added to; `is_void` is derived from `voids`.
operations = Table(
    "operations",
    metadata,
    Column("seq", Integer, primary_key=True),  # the local order
    _text("op_id", None, unique=True),
    _text("device", None),
    Column("device_seq", Integer, nullable=False),
    Column("number", Integer),  # given by a team's hub, none in solo use
    _text("who"),
    _at("at", nullable=False),
    _text("undo_group"),  # '' for what undo leaves alone
    _text("entity", None),  # 'conversation', 'contact', 'note', 'setting', ...
    _text("entity_id", None),
    _text("field", None),
    _json("old", "null"),
    _json("new", "null"),
    _text("seen"),  # the newest message of the conversation that the person had before them
    _text("voids"),  # the op_id that this operation takes back
    _flag("is_void"),
    UniqueConstraint("device", "device_seq"),
    Index("operations_entity", "entity", "entity_id", "field"),  # the winner of a field
    Index("operations_group", "undo_group", sqlite_where=text("undo_group <> ''")),
    Index("operations_voids", "voids", sqlite_where=text("voids <> ''")),
)

# States to bring to the server: 'seen', 'answered', 'archive', 'spam'; deleted once brought.
remote_actions = Table(
    "remote_actions",
    metadata,
    Column("seq", Integer, primary_key=True),
    _ref("account_id", "accounts.id"),
    _text("kind", None),
    _text("place", None),
    _text("place_key", None),
    _number("attempts"),
    _at("created_at", nullable=False),
    UniqueConstraint("account_id", "kind", "place", "place_key"),
)

# A person's own judgements, from which the model's words are calibrated.
urgency_corrections = Table(
    "urgency_corrections",
    metadata,
    _id(),
    _ref("conversation_id", "conversations.id"),
    _text("message_id"),
    _text("urgency", None),
    Column("model_score", Float, nullable=False, server_default=text("0")),
    _text("who"),
    _at("at", nullable=False),
    Index("urgency_corrections_conversation", "conversation_id"),
)

# Full text, without a copy of it: the rowid is the message's. Folded by search_words.fold().
FULL_TEXT = (
    "CREATE VIRTUAL TABLE search USING fts5(subject, body, author, people, files,"
    " content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "CREATE VIRTUAL TABLE note_search USING fts5(body,"
    " content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
)
