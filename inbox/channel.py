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


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One message as a channel gives it; `remote_id` is the channel's own id and the key.

    For email `remote_id` is folder-independent (a hash of Message-ID and body), so that the
    same mail seen in two folders, or again after a UIDVALIDITY change, is one message; `place`
    and `place_key` say where the server keeps it (folder + UIDVALIDITY, UID).
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
class Batch:
    """A step of receiving: stored in one transaction together with `cursor`.

    `cursor` is the channel's own opaque JSON-ready state: handed back at the next start, so a
    crash between two batches repeats at most one, whose messages are known by `remote_id`.
    """

    messages: Sequence[IncomingMessage] = ()
    flags: Sequence[FlagsChanged | PlaceReset] = ()
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


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An approved reply with all a channel needs to send it; the file paths are readable."""

    item: OutboxItem
    thread_key: str
    counterpart_handle: str
    in_reply_to: str
    references: tuple[str, ...]
    quoted_text: str  # the message answered, for channels that quote below
    quoted_author: str
    quoted_at: datetime | None
    files: tuple[IncomingFile, ...]


@dataclass(frozen=True, slots=True)
class RemoteAction:
    """A state to bring to the server: "seen", "answered", "archive", "spam"."""

    kind: str
    place: str
    place_key: str


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
        """Bring read and answered state to the server; all are idempotent."""
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
