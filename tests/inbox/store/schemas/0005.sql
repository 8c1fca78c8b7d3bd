-- Recorded from the release that made it; never edited.

CREATE TABLE accounts (
    id TEXT NOT NULL,
    channel TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    settings TEXT DEFAULT '{}' NOT NULL,
    signature TEXT DEFAULT '' NOT NULL,
    is_enabled BOOLEAN DEFAULT 1 NOT NULL,
    is_removed BOOLEAN DEFAULT 0 NOT NULL,
    state TEXT DEFAULT 'new' NOT NULL,
    state_sentence TEXT DEFAULT '' NOT NULL,
    synced_count INTEGER DEFAULT 0 NOT NULL,
    total_count INTEGER DEFAULT 0 NOT NULL,
    created_at INTEGER,
    limits TEXT DEFAULT '{}' NOT NULL,
    refused TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE canned_replies (
    id TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT 'en' NOT NULL,
    shortcut TEXT DEFAULT '' NOT NULL,
    topics TEXT DEFAULT '[]' NOT NULL,
    is_deleted BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE contacts (
    id TEXT NOT NULL,
    canonical_id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    time_zone TEXT DEFAULT '' NOT NULL,
    is_vip BOOLEAN DEFAULT 0 NOT NULL,
    created_at INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE conversation_joins (
    gone_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    at INTEGER,
    PRIMARY KEY (gone_id)
);

CREATE TABLE early_events (
    seq INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    event TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (seq)
);

CREATE TABLE early_infos (
    account_id TEXT NOT NULL,
    thread_key TEXT NOT NULL,
    info TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (account_id, thread_key)
)
 WITHOUT ROWID;

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE operations (
    seq INTEGER NOT NULL,
    op_id TEXT NOT NULL,
    device TEXT NOT NULL,
    device_seq INTEGER NOT NULL,
    number INTEGER,
    who TEXT DEFAULT '' NOT NULL,
    at INTEGER NOT NULL,
    undo_group TEXT DEFAULT '' NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT DEFAULT 'null' NOT NULL,
    new TEXT DEFAULT 'null' NOT NULL,
    seen TEXT DEFAULT '' NOT NULL,
    voids TEXT DEFAULT '' NOT NULL,
    is_void BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (device, device_seq),
    UNIQUE (op_id)
);

CREATE TABLE settings (
    "key" TEXT NOT NULL,
    value TEXT DEFAULT 'null' NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE thread_links (
    account_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    PRIMARY KEY (account_id, reference)
)
 WITHOUT ROWID;

CREATE TABLE contact_merges (
    id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    is_active BOOLEAN DEFAULT 1 NOT NULL,
    created_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(other_id) REFERENCES contacts (id)
);

CREATE TABLE conversations (
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    visibility TEXT DEFAULT 'private' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    subject_key TEXT DEFAULT '' NOT NULL,
    thread_key TEXT DEFAULT '' NOT NULL,
    counterpart_handle TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    snippet TEXT DEFAULT '' NOT NULL,
    base_state TEXT DEFAULT 'open' NOT NULL,
    state TEXT DEFAULT 'open' NOT NULL,
    close_reason TEXT DEFAULT '' NOT NULL,
    assignee TEXT DEFAULT '' NOT NULL,
    snoozed_until INTEGER,
    promised_at INTEGER,
    urgency_correction TEXT DEFAULT '' NOT NULL,
    is_unread BOOLEAN DEFAULT 0 NOT NULL,
    has_attachment BOOLEAN DEFAULT 0 NOT NULL,
    message_count INTEGER DEFAULT 0 NOT NULL,
    created_at INTEGER NOT NULL,
    last_message_at INTEGER NOT NULL,
    last_message_id TEXT DEFAULT '' NOT NULL,
    waiting_since INTEGER,
    due_at INTEGER,
    expect_seconds INTEGER DEFAULT 86400 NOT NULL,
    urgency_score FLOAT DEFAULT (0.4) NOT NULL,
    reasons TEXT DEFAULT '[]' NOT NULL,
    triage_state TEXT DEFAULT 'pending' NOT NULL,
    triaged_message_id TEXT DEFAULT '' NOT NULL,
    queue_score FLOAT DEFAULT 0 NOT NULL,
    outbox_state TEXT DEFAULT '' NOT NULL,
    outbox_score FLOAT,
    title TEXT DEFAULT '' NOT NULL,
    network TEXT DEFAULT '' NOT NULL,
    link TEXT DEFAULT '' NOT NULL,
    notice TEXT DEFAULT '' NOT NULL,
    reply_until INTEGER,
    limits TEXT DEFAULT '{}' NOT NULL,
    read_until INTEGER,
    linked_id TEXT DEFAULT '' NOT NULL,
    rating INTEGER,
    asked_again_at INTEGER,
    answer_edited_at INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
);

CREATE TABLE cursors (
    account_id TEXT NOT NULL,
    cursor TEXT DEFAULT 'null' NOT NULL,
    is_caught_up BOOLEAN DEFAULT 0 NOT NULL,
    updated_at INTEGER,
    PRIMARY KEY (account_id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
);

CREATE TABLE duplicate_proposals (
    contact_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    sentence TEXT DEFAULT '' NOT NULL,
    score FLOAT DEFAULT 0 NOT NULL,
    is_dismissed BOOLEAN DEFAULT 0 NOT NULL,
    created_at INTEGER,
    PRIMARY KEY (contact_id, other_id),
    FOREIGN KEY(contact_id) REFERENCES contacts (id),
    FOREIGN KEY(other_id) REFERENCES contacts (id)
);

CREATE TABLE facts (
    contact_id TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    facts_values TEXT DEFAULT '{}' NOT NULL,
    happened_at INTEGER NOT NULL,
    PRIMARY KEY (contact_id, source, kind, "key"),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
);

CREATE TABLE identities (
    id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    channel TEXT DEFAULT '' NOT NULL,
    handle TEXT DEFAULT '' NOT NULL,
    display_name TEXT DEFAULT '' NOT NULL,
    is_verified BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (channel, handle),
    FOREIGN KEY(contact_id) REFERENCES contacts (id)
);

CREATE TABLE remote_actions (
    seq INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    place_key TEXT NOT NULL,
    remote_id TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    thread_key TEXT DEFAULT '' NOT NULL,
    op_id TEXT DEFAULT '' NOT NULL,
    not_before INTEGER,
    attempts INTEGER DEFAULT 0 NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (account_id, kind, place, place_key, remote_id, value),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
);

CREATE TABLE conversation_tags (
    conversation_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation_id, tag),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id)
)
 WITHOUT ROWID;

CREATE TABLE drafts (
    conversation_id TEXT NOT NULL,
    is_note BOOLEAN DEFAULT 0 NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    html TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    to_list TEXT DEFAULT '[]' NOT NULL,
    cc_list TEXT DEFAULT '[]' NOT NULL,
    files TEXT DEFAULT '[]' NOT NULL,
    based_on_message_id TEXT DEFAULT '' NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, is_note),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id)
);

CREATE TABLE messages (
    rowid INTEGER NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    direction TEXT NOT NULL,
    asks BOOLEAN DEFAULT 0 NOT NULL,
    is_seen BOOLEAN DEFAULT 0 NOT NULL,
    is_answered BOOLEAN DEFAULT 0 NOT NULL,
    is_auto BOOLEAN DEFAULT 0 NOT NULL,
    is_bounce BOOLEAN DEFAULT 0 NOT NULL,
    is_deleted BOOLEAN DEFAULT 0 NOT NULL,
    has_files BOOLEAN DEFAULT 0 NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    sent_at INTEGER NOT NULL,
    arrived_at INTEGER NOT NULL,
    edited_at INTEGER,
    rating INTEGER,
    identity_id TEXT,
    author_name TEXT DEFAULT '' NOT NULL,
    author_handle TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    message_id_header TEXT DEFAULT '' NOT NULL,
    in_reply_to TEXT DEFAULT '' NOT NULL,
    references_list TEXT DEFAULT '[]' NOT NULL,
    to_list TEXT DEFAULT '[]' NOT NULL,
    cc_list TEXT DEFAULT '[]' NOT NULL,
    warnings TEXT DEFAULT '[]' NOT NULL,
    extra TEXT DEFAULT '{}' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    quoted_text TEXT DEFAULT '' NOT NULL,
    signature_text TEXT DEFAULT '' NOT NULL,
    html TEXT DEFAULT '' NOT NULL,
    reply_to TEXT DEFAULT '' NOT NULL,
    is_hidden BOOLEAN DEFAULT 0 NOT NULL,
    has_reactions BOOLEAN DEFAULT 0 NOT NULL,
    has_versions BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (rowid),
    UNIQUE (account_id, remote_id),
    UNIQUE (id),
    FOREIGN KEY(account_id) REFERENCES accounts (id),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id),
    FOREIGN KEY(identity_id) REFERENCES identities (id)
);

CREATE TABLE notes (
    rowid INTEGER NOT NULL,
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    author TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    is_deleted BOOLEAN DEFAULT 0 NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (rowid),
    UNIQUE (id),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id)
);

CREATE TABLE outbox (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    html TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    to_list TEXT DEFAULT '[]' NOT NULL,
    cc_list TEXT DEFAULT '[]' NOT NULL,
    files TEXT DEFAULT '[]' NOT NULL,
    state TEXT DEFAULT 'waiting' NOT NULL,
    not_before INTEGER NOT NULL,
    attempts INTEGER DEFAULT 0 NOT NULL,
    sentence TEXT DEFAULT '' NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER,
    next_attempt_at INTEGER,
    based_on_message_id TEXT DEFAULT '' NOT NULL,
    message_id_header TEXT DEFAULT '' NOT NULL,
    remote_id TEXT DEFAULT '' NOT NULL,
    sent_by TEXT DEFAULT '' NOT NULL,
    then_close BOOLEAN DEFAULT 0 NOT NULL,
    is_released BOOLEAN DEFAULT 0 NOT NULL,
    after_id TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id),
    FOREIGN KEY(account_id) REFERENCES accounts (id)
);

CREATE TABLE suggestions (
    conversation_id TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    grounds TEXT DEFAULT '[]' NOT NULL,
    refused TEXT DEFAULT '[]' NOT NULL,
    based_on_message_id TEXT DEFAULT '' NOT NULL,
    is_dismissed BOOLEAN DEFAULT 0 NOT NULL,
    made_at INTEGER,
    PRIMARY KEY (conversation_id),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id)
);

CREATE TABLE urgency_corrections (
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    message_id TEXT DEFAULT '' NOT NULL,
    urgency TEXT NOT NULL,
    model_score FLOAT DEFAULT 0 NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(conversation_id) REFERENCES conversations (id)
);

CREATE TABLE attachments (
    id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    position INTEGER DEFAULT 0 NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    size_bytes INTEGER DEFAULT 0 NOT NULL,
    content_hash TEXT DEFAULT '' NOT NULL,
    content_id TEXT DEFAULT '' NOT NULL,
    is_inline BOOLEAN DEFAULT 0 NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    duration_seconds FLOAT,
    missing TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(message_id) REFERENCES messages (id)
);

CREATE TABLE message_versions (
    message_id TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    html TEXT DEFAULT '' NOT NULL,
    rating INTEGER,
    extra TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (message_id, written_at),
    FOREIGN KEY(message_id) REFERENCES messages (id)
)
 WITHOUT ROWID;

CREATE TABLE places (
    account_id TEXT NOT NULL,
    place TEXT NOT NULL,
    place_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    is_seen BOOLEAN DEFAULT 0 NOT NULL,
    is_answered BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (account_id, place, place_key),
    FOREIGN KEY(message_id) REFERENCES messages (id)
)
 WITHOUT ROWID;

CREATE TABLE raws (
    message_id TEXT NOT NULL,
    raw BLOB NOT NULL,
    PRIMARY KEY (message_id),
    FOREIGN KEY(message_id) REFERENCES messages (id)
);

CREATE TABLE reactions (
    message_id TEXT NOT NULL,
    author_handle TEXT NOT NULL,
    emoji TEXT NOT NULL,
    author_name TEXT DEFAULT '' NOT NULL,
    is_ours BOOLEAN DEFAULT 0 NOT NULL,
    is_removed BOOLEAN DEFAULT 0 NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message_id, author_handle, emoji),
    FOREIGN KEY(message_id) REFERENCES messages (id)
)
 WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(subject, body, author, people, files, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3');

INSERT INTO search(search, rank) VALUES ('automerge', 64);

INSERT INTO search(search, rank) VALUES ('crisismerge', 128);

INSERT INTO search(search, rank) VALUES ('usermerge', 8);

INSERT INTO search(search, rank) VALUES ('pgsz', 3900);

INSERT INTO search(search, rank) VALUES ('hashsize', 16777216);

CREATE VIRTUAL TABLE note_search USING fts5(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

CREATE INDEX contacts_canonical ON contacts (canonical_id);

CREATE INDEX operations_entity ON operations (entity, entity_id, field);

CREATE INDEX operations_group ON operations (undo_group) WHERE undo_group <> '';

CREATE INDEX operations_voids ON operations (voids) WHERE voids <> '';

CREATE INDEX contact_merges_contact ON contact_merges (contact_id);

CREATE INDEX contact_merges_other ON contact_merges (other_id);

CREATE INDEX conversations_all ON conversations (queue_score, id) WHERE state <> 'spam';

CREATE INDEX conversations_contact ON conversations (contact_id, last_message_at);

CREATE INDEX conversations_linked ON conversations (linked_id) WHERE linked_id <> '';

CREATE INDEX conversations_mine ON conversations (assignee, queue_score, id, snoozed_until) WHERE state = 'open';

CREATE INDEX conversations_open ON conversations (queue_score, id) WHERE state = 'open';

CREATE INDEX conversations_outbox ON conversations (outbox_score, id) WHERE outbox_score IS NOT NULL;

CREATE INDEX conversations_pending ON conversations (queue_score) WHERE triage_state = 'pending' AND state = 'open';

CREATE INDEX conversations_signals ON conversations (queue_score) WHERE triage_state = 'signals' AND state = 'open';

CREATE INDEX conversations_rating ON conversations (rating) WHERE rating IS NOT NULL;

CREATE INDEX conversations_snoozed ON conversations (queue_score, id, snoozed_until) WHERE state = 'open' AND snoozed_until IS NOT NULL;

CREATE INDEX conversations_unanswered ON conversations (queue_score, id, snoozed_until) WHERE state = 'open' AND waiting_since IS NOT NULL;

CREATE INDEX conversation_joins_standing ON conversation_joins (conversation_id);

CREATE INDEX duplicate_proposals_other ON duplicate_proposals (other_id);

CREATE INDEX early_events_kept ON early_events (account_id, kept_at);

CREATE INDEX early_events_message ON early_events (account_id, remote_id);

CREATE INDEX identities_contact ON identities (contact_id);

CREATE INDEX conversation_tags_tag ON conversation_tags (tag);

CREATE INDEX messages_header ON messages (account_id, message_id_header) WHERE message_id_header <> '';

CREATE INDEX messages_thread ON messages (conversation_id, rowid, direction, asks, is_seen, is_answered, is_auto, delivery, has_files, sent_at, id);

CREATE INDEX notes_conversation ON notes (conversation_id);

CREATE INDEX outbox_conversation ON outbox (conversation_id, created_at);

CREATE INDEX outbox_header ON outbox (message_id_header);

CREATE INDEX outbox_unfinished ON outbox (state, not_before) WHERE state <> 'sent';

CREATE INDEX urgency_corrections_conversation ON urgency_corrections (conversation_id);

CREATE INDEX attachments_message ON attachments (message_id);

CREATE INDEX places_message ON places (message_id);

INSERT INTO meta (key, value) VALUES ('schema_version', '5'), ('device', '00000000000000000000000000000001'), ('device_seq', '0');
