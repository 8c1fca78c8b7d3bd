"""Conversations as the queue and the thread pane show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inbox.model.channels import Capabilities
    from inbox.model.person import Contact, Fact, Identity
    from inbox.model.reply import Draft, OutboxItem, Suggestion
    from inbox.model.states import ConversationState, Direction, OutboxState, Urgency, Visibility


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
    kind: str = ""  # "voice" | "video" | "sticker" | "animation"; "": as media_type says
    duration_seconds: float | None = None
    missing: str = ""  # why there are no bytes: a sentence; "" when there are


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji on a message, and who put it there."""

    emoji: str
    author_handle: str
    author_name: str = ""
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an edited message said before."""

    text: str
    replaced_at: datetime
    rating: int | None = None


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
    extra: Mapping[str, Any] = field(default_factory=dict)  # product, version, location, ...
    reply_to: str = ""  # id of the message that this one quotes
    reactions: tuple[Reaction, ...] = ()
    earlier: tuple[Earlier, ...] = ()  # oldest first; the present text is `text`
    is_hidden: bool = False  # from the public, by moderation
    can_edit: bool = False  # ours, and the network lets it be changed just now
    can_delete: bool = False


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
    has_replies: bool = False  # something was sent or waits to be: it stands in the Sent view
    network: str = ""  # shown instead of the channel's title: a bridged room reads "WhatsApp"
    rating: int | None = None  # stars of the newest review in it


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
    can: Capabilities  # of this conversation: the channel's own, with what the network said of it
    link: str = ""  # where it can be seen in a browser
    notice: str = ""  # what a person should know before answering
    reply_until: datetime | None = None  # after it the network takes no free reply; None: no end
    read_until: datetime | None = None  # the customer has read what we wrote until then
    linked: tuple[QueueRow, ...] = ()  # the public one it came from, the private one it went to
    is_whole: bool = True  # False while only its newest messages are here
