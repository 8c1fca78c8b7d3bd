"""A reply on its way: drafted, suggested, approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.model.conversation import Attachment
    from inbox.model.states import OutboxState


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
class Toast:
    """What a verb did, for the undo toast."""

    sentence: str
    group: str  # pass to desk.undo()
