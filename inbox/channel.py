"""The Channel contract: what a folder under inbox/channels must offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from inbox.model import (
    Account,
    Capabilities,
    ChannelInfo,
    CheckResult,
    Direction,
    OutboxItem,
    Visibility,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from inbox.ports import Clock, SecretStore


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """An attachment as a channel gives it."""

    name: str
    media_type: str
    content: bytes
    content_id: str = ""
    is_inline: bool = False
    kind: str = ""  # "voice" | "video" | "sticker" | "animation"; "": as media_type says
    duration_seconds: float | None = None
    missing: str = ""  # why `content` is empty: a sentence ("larger than 100 MB, see it there")


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One message as a channel gives it; `remote_id` is the channel's own id and the key.

    For email `remote_id` is folder-independent (a hash of Message-ID and body), so that the
    same mail seen in two folders, or again after a UIDVALIDITY change, is one message; `place`
    and `place_key` say where the server keeps it (folder + UIDVALIDITY, UID). Elsewhere they are
    what the channel needs to act on the message again (read state, editing, hiding).

    `extra` holds what only some networks know: "location" {latitude, longitude, title, address},
    "product", "version", "content_warning", "link", "network", "title" (of a review), "sticker".
    """

    remote_id: str
    direction: Direction
    author_handle: str
    author_name: str
    sent_at: datetime
    text: str
    thread_key: str = ""  # "" lets receive find the thread by references, then by subject
    subject: str = ""
    html: str = ""
    quoted_text: str = ""
    signature_text: str = ""
    message_id_header: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    files: tuple[IncomingFile, ...] = ()
    raw: bytes = b""
    visibility: Visibility = Visibility.PRIVATE
    is_seen: bool = False
    is_answered: bool = False
    is_auto: bool = False
    is_spam: bool = False
    bounce_of: str = ""  # Message-ID of ours that could not be delivered
    bounce_sentence: str = ""
    warnings: tuple[str, ...] = ()
    language: str = ""
    rating: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    place_key: str = ""
    counterpart_handle: str = ""  # the customer, where the author is ourselves
    counterpart_name: str = ""
    edited_at: datetime | None = None
    is_deleted: bool = False
    reply_to: str = ""  # remote_id of the message that this one answers, where networks quote
    received_at: datetime | None = None  # when the server got it, where it may be late (mail)
    # What inbox/prepared.py makes of it, where the channel has done so already.
    packed: bytes = field(default=b"", compare=False, repr=False)
    folded: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FlagsChanged:
    """Another client read, answered or removed a message. The text is kept in every case."""

    place: str
    place_key: str
    is_seen: bool | None = None
    is_answered: bool | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class PlaceReset:
    """The server renumbered a place (UIDVALIDITY): its keys mean nothing any more."""

    place: str


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """A message has another text now; the earlier one is kept and shown.

    It may come before its message, as all events may, and waits for it then. Edits of the same
    `edited_at` are one. `asks_again`: it wants an answer like a new message (a review whose stars
    changed), so a closed conversation opens.
    """

    remote_id: str
    text: str
    edited_at: datetime
    html: str = ""
    rating: int | None = None
    extra: Mapping[str, Any] | None = None  # None leaves it as it was
    asks_again: bool = False


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """The network took a message back; our copy is kept and marked."""

    remote_id: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class Reacted:
    """Somebody put a reaction on a message, or took it off."""

    remote_id: str  # of the message
    author_handle: str
    emoji: str
    author_name: str = ""
    at: datetime | None = None
    is_removed: bool = False
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class ReadUpTo:
    """The customer has read what we wrote until then."""

    thread_key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    """A reply that the network took did not reach the customer after all.

    `sentence` says why, as the message shows it.
    """

    remote_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    """What a network says about a conversation as a whole; "" and None leave it as it was.

    `network` is shown instead of the channel's title (a bridged room reads "WhatsApp"). `limits`
    replaces fields of Capabilities for this conversation ({"max_length": 1000}).
    """

    thread_key: str
    title: str = ""
    network: str = ""
    link: str = ""  # where it can be seen in a browser
    reply_until: datetime | None = None  # None: as `reply_window_hours` says
    limits: Mapping[str, Any] | None = None
    sentence: str = ""  # what a person should know before answering ("This room is encrypted ...")


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """What a network says of the whole account: fields of Capabilities that are different for it.

    Those of a conversation (ConversationInfo) go before these.
    """

    limits: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Typing:
    """The customer writes just now (or stopped); never stored."""

    thread_key: str
    is_typing: bool = True


Event = (
    FlagsChanged
    | PlaceReset
    | MessageEdited
    | MessageDeleted
    | Reacted
    | ReadUpTo
    | DeliveryFailed
    | ConversationInfo
    | AccountInfo
    | Typing
)


@dataclass(frozen=True, slots=True)
class Batch:
    """A step of receiving: stored in one transaction together with `cursor`.

    `cursor` is the channel's own opaque JSON-ready state: handed back at the next start, so a
    crash between two batches repeats at most one, whose messages are known by `remote_id`.
    """

    messages: Sequence[IncomingMessage] = ()
    events: Sequence[Event] = ()  # followed after the messages, in their order
    cursor: Mapping[str, Any] | None = None
    synced_count: int = 0
    total_count: int = 0
    is_caught_up: bool = False  # the first sync is complete, or there is nothing new


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel took the reply. `remote_id` is the one that receiving will later give it."""

    remote_id: str
    message_id_header: str = ""
    raw: bytes = b""
    is_copy_missing: bool = False  # it left, but the server's own copy is still to be kept
    thread_key: str = ""  # of a conversation that this reply opened
    place: str = ""
    place_key: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An approved reply with all a channel needs to send it.

    `thread_key` is "" where the reply opens a private conversation with `counterpart_handle` (only
    where `can.private_reply`); `send` then gives the new one in `Sent.thread_key`.
    """

    item: OutboxItem
    thread_key: str
    counterpart_handle: str
    in_reply_to: str
    references: tuple[str, ...]
    quoted_text: str  # the message answered, for channels that quote below
    quoted_author: str
    quoted_at: datetime | None
    files: tuple[IncomingFile, ...]
    visibility: Visibility = Visibility.PRIVATE
    answers_remote_id: str = ""  # the message answered, "" when there is none
    answers_extra: Mapping[str, Any] = field(default_factory=dict)
    answers_place: str = ""
    answers_place_key: str = ""


@dataclass(frozen=True, slots=True)
class RemoteAction:
    """Something to bring to the server, kept until it is done; all are idempotent.

    "seen", "answered", "archive", "inbox" (back from archive or spam), "spam" for every channel
    that has a use for them. "edit" (value: the text) and "delete" of our own message, "react" and
    "unreact" (value: the emoji), "hide" and "show" (moderation) where Capabilities say so.
    """

    kind: str
    place: str
    place_key: str
    value: str = ""
    remote_id: str = ""  # of the message, "" for what is no message's
    thread_key: str = ""


class Channel(Protocol):
    """One account of one channel, alive. Built by the folder's `connect`.

    Every coroutine raises only ChannelError's children; anything else is a bug. Blocking clients
    run in a thread of the channel's own. `can` and `info` hold for every account of the channel.
    """

    info: ClassVar[ChannelInfo]
    can: ClassVar[Capabilities]

    async def check(self) -> CheckResult:
        """Try the sign-in, reading and sending without changing anything."""
        ...

    def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever, newest first at the first sync, then as they arrive."""
        ...

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand the reply over. Raises TryLater when surely not sent, OutcomeUnknown if unsure."""
        ...

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether a reply with an unknown outcome did go out; None when it can't be told."""
        ...

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """See that the server keeps a copy of a reply that left, exactly one; idempotent."""
        ...

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring states and acts to the server; kinds it has no use for are passed over."""
        ...

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Tell the customer that we write; only called where `can.typing`, never twice a second."""
        ...

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        ...


class ChannelType(Protocol):
    """What a channel's folder hands on: `inbox.channels.<name>.CHANNEL`."""

    info: ClassVar[ChannelInfo]

    def __call__(self, account: Account, secrets: SecretStore, clock: Clock) -> Channel:
        """Build a channel for one account; no I/O yet."""
        ...
