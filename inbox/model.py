"""The frozen values that every part of Kindline passes around."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


class Direction(StrEnum):
    """Who wrote a message, seen from the team."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Visibility(StrEnum):
    """Where a conversation happens."""

    PUBLIC = "public"
    PRIVATE = "private"


class ConversationState(StrEnum):
    """Whether anybody still has something to do; snoozed is derived from `snoozed_until`."""

    OPEN = "open"
    CLOSED = "closed"
    SPAM = "spam"


# Where one level ends and the next begins.
_URGENT_FROM, _HIGH_FROM, _NORMAL_FROM = 0.8, 0.55, 0.25


class Urgency(StrEnum):
    """The level shown to a person; the score behind it is 0.0 to 1.0."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"

    @classmethod
    def of(cls, score: float) -> Urgency:
        """Name the level of a score from 0.0 to 1.0."""
        if score >= _URGENT_FROM:
            return cls.URGENT
        if score >= _HIGH_FROM:
            return cls.HIGH
        return cls.NORMAL if score >= _NORMAL_FROM else cls.LOW


class View(StrEnum):
    """The queue's standing questions."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    UNANSWERED = "unanswered"
    SNOOZED = "snoozed"
    SENT = "sent"  # sent, waiting, held, unknown and failed replies
    ALL = "all"


class OutboxState(StrEnum):
    """What is known about an approved reply.

    WAITING -> SENDING -> SENT | FAILED | UNKNOWN; HELD when the thread moved on. UNKNOWN is never
    retried without a person, because the customer may already have it.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    UNKNOWN = "unknown"
    FAILED = "failed"


class AccountState(StrEnum):
    """How an account is doing, for the status bar and the accounts page."""

    NEW = "new"
    SYNCING = "syncing"
    LIVE = "live"
    OFFLINE = "offline"
    SIGN_IN = "sign_in"
    FAILED = "failed"
    OFF = "off"


class ModelState(StrEnum):
    """How the local model is doing."""

    MISSING = "missing"
    PREPARING = "preparing"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Account:
    """A connected channel. Secrets are never here: they are in the SecretStore under `id`."""

    id: str
    channel: str
    name: str
    address: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""
    is_enabled: bool = True
    state: AccountState = AccountState.NEW
    state_sentence: str = ""
    synced_count: int = 0
    total_count: int = 0  # 0: not known yet


@dataclass(frozen=True, slots=True)
class Identity:
    """A contact's handle on a channel."""

    id: str
    contact_id: str
    channel: str
    handle: str
    display_name: str = ""
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person. `id` is canonical: merges have been followed."""

    id: str
    name: str
    language: str = ""  # ISO 639-1, "" when unknown
    place: str = ""
    time_zone: str = ""  # IANA name
    is_vip: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; its bytes lie under the workspace's files/ named by `content_hash`."""

    id: str
    name: str
    media_type: str
    size_bytes: int
    content_hash: str  # sha256, hex
    content_id: str = ""  # without <>, for cid: images
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message as shown. `text` holds only what was newly written; the rest is folded."""

    id: str
    conversation_id: str
    account_id: str
    direction: Direction
    author_name: str
    author_handle: str
    subject: str
    text: str
    sent_at: datetime
    identity_id: str | None = None
    html: str = ""  # as received, NOT sanitised; "" when there was none
    quoted_text: str = ""
    signature_text: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    is_auto: bool = False  # auto-reply, bounce or list mail: never a customer waiting
    is_bounce: bool = False
    warnings: tuple[str, ...] = ()  # spoofing and parsing notes: codes, see parse.py
    delivery: str = ""  # "", "failed: sentence" when a bounce was matched to it
    rating: int | None = None  # stars of a review, 1 to 5
    edited_at: datetime | None = None
    is_deleted: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)  # product, version, ...


@dataclass(frozen=True, slots=True)
class Note:
    """An internal note; never leaves the team."""

    id: str
    conversation_id: str
    author: str
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class UrgencyReason:
    """Why a conversation is urgent. `code` is translated by the screen with `values`."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    weight: float = 0.0  # share of the score this reason carries, may be negative
    sentence: str = ""  # English; the screen prefers the translation of `code`


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue, complete enough to paint without another query."""

    conversation_id: str
    account_id: str
    channel: str
    visibility: Visibility
    contact_id: str
    contact_name: str
    subject: str
    snippet: str
    state: ConversationState
    urgency: Urgency
    urgency_score: float
    reasons: tuple[UrgencyReason, ...]
    queue_score: float  # stored; higher stands first
    last_message_at: datetime
    waiting_since: datetime | None  # None: nobody waits for us
    due_at: datetime | None  # when an answer was promised or may be expected
    is_promised: bool = False  # due_at is a promise somebody made
    is_unread: bool = False
    is_vip: bool = False
    message_count: int = 0
    tags: tuple[str, ...] = ()
    assignee: str = ""
    snoozed_until: datetime | None = None
    has_attachment: bool = False
    has_draft: bool = False
    outbox_state: OutboxState | None = None  # of the newest unfinished reply


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What narrows a view. Empty fields do not narrow."""

    channels: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    urgencies: frozenset[Urgency] = frozenset()
    account_id: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a queue view: `after` of the next call, None at the end."""

    rows: tuple[QueueRow, ...]
    after: tuple[float, str] | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One found message with the matched stretch: `excerpt[start:end]` for each mark."""

    row: QueueRow
    message_id: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person is writing; saved as it is typed. At most one a conversation and kind."""

    conversation_id: str
    text: str
    html: str = ""  # set when formatting was used (mail)
    subject: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    is_note: bool = False
    based_on_message_id: str = ""  # the newest message seen when writing began
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What a suggestion rests on."""

    kind: str  # "message" | "profile" | "canned" | "acknowledgement"
    reference: str  # id of the message, fact or canned reply
    excerpt: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reply drafted on this machine, checked, shown as ghost text."""

    conversation_id: str
    text: str
    source: str  # "model" | "canned" | "acknowledgement"
    language: str
    grounds: tuple[Ground, ...]
    refused: tuple[str, ...] = ()  # why the model's own text was not shown
    based_on_message_id: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """An approved reply on its way."""

    id: str
    conversation_id: str
    account_id: str
    text: str
    html: str
    subject: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    files: tuple[Attachment, ...]
    state: OutboxState
    not_before: datetime
    attempts: int
    sentence: str  # what happened, what is safe, what to do; "" while all is well
    created_at: datetime
    based_on_message_id: str = ""
    message_id_header: str = ""  # fixed at approval, so that a resend can be recognised


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A reply written by people; `{name}`, `{first_name}`, `{agent}`, `{order}` are filled in."""

    id: str
    title: str
    text: str
    language: str = "en"
    shortcut: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a system of record says of a contact (an order, a plan, a rating)."""

    contact_id: str
    kind: str  # "order" | "refund" | "rating" | "plan" | "note"
    key: str  # order number, ...
    title: str
    values: Mapping[str, Any]
    happened_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The customer beside the thread."""

    contact: Contact
    identities: tuple[Identity, ...]
    conversations: tuple[QueueRow, ...]  # newest first, this one included
    notes: tuple[Note, ...]
    facts: tuple[Fact, ...]  # newest first
    possible_duplicates: tuple[tuple[Contact, str], ...] = ()  # (who, why in a sentence)


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation with everything the thread pane shows."""

    row: QueueRow
    messages: tuple[Message, ...]  # oldest first
    notes: tuple[Note, ...]
    outbox: tuple[OutboxItem, ...]  # unfinished or troubled, oldest first
    draft: Draft | None
    suggestion: Suggestion | None
    can: Capabilities


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do; the composer follows it and never asks for the channel's name."""

    formatted_text: bool = False
    files: bool = False
    subject: bool = False
    recipients: bool = False
    edit: bool = False
    delete: bool = False
    react: bool = False
    typing: bool = False
    read_state: bool = False
    idempotent_send: bool = False  # the same send twice arrives once
    max_length: int | None = None  # characters as the network counts them
    max_file_bytes: int | None = None
    reply_window_hours: int | None = None


@dataclass(frozen=True, slots=True)
class SettingField:
    """One field of a channel's connect dialog, and one declared setting: data, not code."""

    key: str
    label: str
    kind: str  # "text" | "secret" | "number" | "choice" | "bool" | "signin"
    sentence: str = ""
    default: Any = ""
    choices: tuple[tuple[str, str], ...] = ()  # (value, label)
    is_required: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """A channel as the accounts page shows it."""

    name: str
    title: str
    sentence: str
    icon: Path
    visibility: Visibility
    can: Capabilities
    fields: tuple[SettingField, ...]
    can_connect: bool = True  # False for the sample channels


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a connection check found, in sentences."""

    is_ok: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The local model, for the status bar and `doctor`."""

    state: ModelState
    name: str = ""
    sentence: str = ""
    progress: float | None = None  # 0.0 to 1.0 while preparing, None when unknown
    device: str = "cpu"
    tokens_per_second: float | None = None


@dataclass(frozen=True, slots=True)
class Toast:
    """What a verb did, for the undo toast."""

    sentence: str
    group: str  # pass to desk.undo()
