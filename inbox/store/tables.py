"""The schema: every table of a workspace, with the reason beside every index.

Ids are 32 hex characters. Times are `Moment` columns: aware UTC datetimes in Python. What a person
changes is also in `operations`; conversation columns marked (derived) are a cache of operations and
messages that `write.py` can rebuild at any time.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
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
from inbox.store.message_tables import (
    attachments,
    message_versions,
    messages,
    places,
    raws,
    reactions,
)
from inbox.store.work_tables import (
    canned_replies,
    conversation_tags,
    drafts,
    facts,
    notes,
    operations,
    outbox,
    remote_actions,
    settings,
    suggestions,
    urgency_corrections,
)

__all__ = [
    "FULL_TEXT",
    "SCHEMA_VERSION",
    "accounts",
    "attachments",
    "canned_replies",
    "contact_merges",
    "contacts",
    "conversation_joins",
    "conversation_tags",
    "conversations",
    "cursors",
    "drafts",
    "duplicate_proposals",
    "early_events",
    "early_infos",
    "facts",
    "identities",
    "message_versions",
    "messages",
    "meta",
    "metadata",
    "notes",
    "operations",
    "outbox",
    "places",
    "raws",
    "reactions",
    "remote_actions",
    "settings",
    "suggestions",
    "thread_links",
    "urgency_corrections",
]
SCHEMA_VERSION = 5


# What this workspace is: 'schema_version', 'device', counters ('arrival', 'device_seq').
meta = Table("meta", metadata, id_column("key"), text_column("value"))

accounts = Table(
    "accounts",
    metadata,
    id_column(),
    text_column("channel"),
    text_column("name"),
    text_column("address"),
    json_column("settings", "{}"),
    text_column("signature"),
    flag_column("is_enabled", "1"),
    flag_column("is_removed"),  # disconnected: the conversations stay, so the row stays
    text_column("state", "new"),
    text_column("state_sentence"),
    number_column("synced_count"),
    number_column("total_count"),
    at_column("created_at"),
    json_column("limits", "{}"),  # fields of Capabilities that are different for this account
    json_column("refused", "{}"),  # {kind of RemoteAction: why the server takes none of it}
)

# The channel's own opaque state, written in the transaction of the batch it describes.
cursors = Table(
    "cursors",
    metadata,
    Column("account_id", Text, ForeignKey("accounts.id"), primary_key=True),
    json_column("cursor", "null"),
    flag_column("is_caught_up"),
    at_column("updated_at"),
)

contacts = Table(
    "contacts",
    metadata,
    id_column(),
    # (derived) the smallest id among the contacts joined by edges; itself when not merged.
    text_column("canonical_id", None),
    text_column("name"),
    text_column("language"),
    text_column("place"),
    text_column("time_zone"),
    flag_column("is_vip"),
    at_column("created_at"),
    Index("contacts_canonical", "canonical_id"),  # everybody of one person
)

# An edge says that two contacts are one person. Children are never rewritten: removing the edge
# takes them apart again.
contact_merges = Table(
    "contact_merges",
    metadata,
    id_column(),
    ref_column("contact_id", "contacts.id"),
    ref_column("other_id", "contacts.id"),
    flag_column("is_active", "1"),  # (derived)
    at_column("created_at"),
    Index("contact_merges_contact", "contact_id"),  # walk the graph from either end
    Index("contact_merges_other", "other_id"),
)

# Proposals of profile_panel.matching; a person decides.
duplicate_proposals = Table(
    "duplicate_proposals",
    metadata,
    Column("contact_id", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("other_id", Text, ForeignKey("contacts.id"), primary_key=True),
    text_column("sentence"),
    Column("score", Float, nullable=False, server_default=text("0")),
    flag_column("is_dismissed"),
    at_column("created_at"),
    Index("duplicate_proposals_other", "other_id"),  # shown beside either of the two
)

identities = Table(
    "identities",
    metadata,
    id_column(),
    ref_column("contact_id", "contacts.id"),
    text_column("channel"),
    text_column("handle"),  # lower-cased
    text_column("display_name"),
    flag_column("is_verified"),
    UniqueConstraint("channel", "handle"),
    Index("identities_contact", "contact_id"),  # the profile
)

conversations = Table(
    "conversations",
    metadata,
    id_column(),
    ref_column("account_id", "accounts.id"),
    ref_column("contact_id", "contacts.id"),
    text_column("visibility", "private"),
    text_column("subject"),
    text_column("subject_key"),  # without Re:, folded; the last resort of threading
    text_column("thread_key"),  # the channel's own id of the thread
    text_column("counterpart_handle"),  # where a reply goes
    text_column("language"),
    text_column("snippet"),
    text_column("base_state", "open"),  # before any operation; 'spam' when the channel said so
    text_column("state", "open"),  # (derived)
    text_column("close_reason"),  # (derived)
    text_column("assignee"),  # (derived)
    at_column("snoozed_until"),  # (derived)
    at_column("promised_at"),  # (derived)
    text_column("urgency_correction"),  # (derived) a person's own level, '' when there is none
    flag_column("is_unread"),
    flag_column("has_attachment"),
    number_column("message_count"),
    at_column("created_at", nullable=False),
    at_column("last_message_at", nullable=False),
    text_column("last_message_id"),
    at_column("waiting_since"),  # the oldest inbound message that nobody answered
    at_column("due_at"),
    number_column("expect_seconds", "86400"),  # what this customer may expect, see scoring.py
    Column("urgency_score", Float, nullable=False, server_default=text("0.4")),
    json_column("reasons"),  # [{code, values, weight, sentence}]
    text_column("triage_state", "pending"),  # 'pending' | 'done'
    text_column("triaged_message_id"),
    Column("queue_score", Float, nullable=False, server_default=text("0")),
    text_column("outbox_state"),  # (derived) of the newest unfinished reply, '' when there is none
    Column("outbox_score", Float),  # (derived) order of the Sent view; troubled replies first
    # What the network says of the conversation as a whole.
    text_column("title"),
    text_column("network"),  # shown instead of the channel's title
    text_column("link"),
    text_column("notice"),
    at_column("reply_until"),
    json_column("limits", "{}"),  # fields of Capabilities that are different here
    at_column("read_until"),  # the customer has read what we wrote until then
    text_column("linked_id"),  # the public conversation that this private one came from
    Column("rating", Integer),  # (derived) stars of the newest review
    at_column("asked_again_at"),  # the newest change of a message that wants an answer again
    at_column("answer_edited_at"),  # the newest change of a message of ours
    # Every view is a walk along one of these, stopped by the page's limit.
    Index("conversations_all", "queue_score", "id", sqlite_where=text("state <> 'spam'")),
    Index("conversations_open", "queue_score", "id", sqlite_where=text("state = 'open'")),
    Index(
        "conversations_mine",
        "assignee",
        "queue_score",
        "id",
        "snoozed_until",  # counting 9,999 of them must not touch the wide rows
        sqlite_where=text("state = 'open'"),
    ),
    Index(
        "conversations_unanswered",
        "queue_score",
        "id",
        "snoozed_until",  # as above
        sqlite_where=text("state = 'open' AND waiting_since IS NOT NULL"),
    ),
    Index(
        "conversations_snoozed",
        "queue_score",
        "id",
        "snoozed_until",  # as above
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
    # And what is judged by its signs alone, until the model has looked too.
    Index(
        "conversations_signals",
        "queue_score",
        sqlite_where=text("triage_state = 'signals' AND state = 'open'"),
    ),
    # Earlier conversations, and the last resort of threading: same counterpart, same subject.
    Index("conversations_contact", "contact_id", "last_message_at"),
    Index("conversations_linked", "linked_id", sqlite_where=text("linked_id <> ''")),
    Index("conversations_rating", "rating", sqlite_where=text("rating IS NOT NULL")),
)

# Two threads that turned out to be one: ids once given out keep working. Always one step: what
# led to a thread that goes leads to the one that stands from then on.
conversation_joins = Table(
    "conversation_joins",
    metadata,
    id_column("gone_id"),
    text_column("conversation_id", None),
    at_column("at"),
    Index("conversation_joins_standing", "conversation_id"),  # which lead there
)

# Every Message-ID and thread key known or referred to, present or missing. Its conversation may
# have gone into another since: see conversation_joins.
thread_links = Table(
    "thread_links",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("reference", Text, primary_key=True),
    text_column("conversation_id", None),
    sqlite_with_rowid=False,
)

# What a network said of a conversation before its first message came.
early_infos = Table(
    "early_infos",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("thread_key", Text, primary_key=True),
    json_column("info", "{}"),  # columns of conversations
    sqlite_with_rowid=False,
)

# What happened to messages before they came, see early.py.
early_events = Table(
    "early_events",
    metadata,
    Column("seq", Integer, primary_key=True),
    text_column("account_id", None),
    text_column("remote_id", None),
    text_column("event", None),  # its name and fields, JSON
    at_column("kept_at", nullable=False),
    Index("early_events_message", "account_id", "remote_id"),  # a message came
    Index("early_events_kept", "account_id", "kept_at"),  # drop the oldest
)

# Segments are merged when nothing else is to do (indexing.tidy); while a mailbox streams in, only
# what would make a search slow. A page fits into one of the database with its header.
MERGING = (
    "INSERT INTO search(search, rank) VALUES ('automerge', 64)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 128)",
    "INSERT INTO search(search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO search(search, rank) VALUES ('pgsz', 3900)",
)

# Full text, without a copy of it: the rowid is the message's. Folded by search_words.fold().
FULL_TEXT = (
    "CREATE VIRTUAL TABLE search USING fts5(subject, body, author, people, files,"
    " content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3')",
    *MERGING,
    # A batch of mails is written out once, not in pieces of a megabyte.
    "INSERT INTO search(search, rank) VALUES ('hashsize', 16777216)",
    "CREATE VIRTUAL TABLE note_search USING fts5(body,"
    " content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
)
