"""A small desk in memory, for the thread's and the composer's tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inbox.errors import KindlineError, NotFound
from inbox.model import (
    Account,
    Attachment,
    CannedReply,
    Capabilities,
    ChannelInfo,
    ConversationState,
    Direction,
    Draft,
    Ground,
    Message,
    ModelState,
    ModelStatus,
    Note,
    OutboxItem,
    OutboxState,
    QueueRow,
    Suggestion,
    Thread,
    Toast,
    Urgency,
    UrgencyReason,
    Visibility,
)
from inbox.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

NOW = datetime.now(UTC).replace(second=0, microsecond=0)
ICON = Path(__file__).parents[3] / "resources" / "icons" / "mail.svg"
MAIL = Capabilities(formatted_text=True, files=True, subject=True, recipients=True)
CHAT = Capabilities(max_length=300)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def message(
    number: int, text: str, *, minutes: float = 60, out: bool = False, **more: Any
) -> Message:
    named: dict[str, Any] = {
        "id": f"{number:032x}",
        "conversation_id": "c1",
        "account_id": "a1",
        "direction": Direction.OUTBOUND if out else Direction.INBOUND,
        "author_name": "Nadia Omar" if out else "Layla Haddad",
        "author_handle": "help@shop.example" if out else "layla@example.com",
        "subject": "Parcel arrived damaged",
        "text": text,
        "sent_at": ago(minutes),
    }
    return Message(**(named | more))


def row(**more: Any) -> QueueRow:
    named: dict[str, Any] = {
        "conversation_id": "c1",
        "account_id": "a1",
        "channel": "mail",
        "visibility": Visibility.PRIVATE,
        "contact_id": "p1",
        "contact_name": "Layla Haddad",
        "subject": "Parcel arrived damaged",
        "snippet": "The box was crushed",
        "state": ConversationState.OPEN,
        "urgency": Urgency.URGENT,
        "urgency_score": 0.9,
        "reasons": (
            UrgencyReason("deadline", {}, 0.5, "Says it is a birthday gift for Friday"),
            UrgencyReason("repeat", {}, 0.3, "Third message without an answer"),
        ),
        "queue_score": 1.0,
        "last_message_at": ago(2),
        "waiting_since": ago(122),
        "due_at": NOW + timedelta(minutes=25),
        "is_promised": True,
        "tags": ("damaged", "gift", "courier", "vip"),
    }
    return QueueRow(**(named | more))


def outbox(state: OutboxState, number: int = 1, **more: Any) -> OutboxItem:
    named: dict[str, Any] = {
        "id": f"o{number}",
        "conversation_id": "c1",
        "account_id": "a1",
        "text": "I have reserved a replacement for you, Layla.",
        "html": "",
        "subject": "Re: Parcel arrived damaged",
        "to": ("layla@example.com",),
        "cc": (),
        "files": (),
        "state": state,
        "not_before": ago(0),
        "attempts": 1,
        "sentence": "",
        "created_at": ago(1),
    }
    return OutboxItem(**(named | more))


PHOTO = Attachment("f1", "IMG_2041.heic", "image/heic", 2_400_000, "ab" * 32)


def thread(**more: Any) -> Thread:
    said = (
        message(1, "Hi! My parcel just arrived but the box was completely crushed.", minutes=1500),
        message(
            2,
            "The zip on the Trail jacket is broken. It is a birthday gift for Friday and now I have"
            " nothing to give. Order #88213. https://shop.example/orders/88213",
            minutes=1499,
        ),
        message(
            3,
            "Oh no, Layla, I am so sorry about that! Could you send me a photo of the zip and the"
            " box so I can file it with the courier?",
            minutes=60,
            out=True,
        ),
        message(
            4,
            "Sure, sending them now. شكراً لسرعة الرد",
            minutes=55,
            attachments=(PHOTO,),
            quoted_text="> Could you send me a photo of the zip?",
        ),
        message(5, "Will I get it before Friday?", minutes=2),
    )
    note = Note(
        "n1",
        "c1",
        "Nadia",
        "Courier already flagged this route twice this week. Replacement stock: 6 in Lyon, 2-day"
        " express possible.",
        ago(40),
    )
    named: dict[str, Any] = {
        "row": row(),
        "messages": said,
        "notes": (note,),
        "outbox": (),
        "draft": None,
        "suggestion": None,
        "can": MAIL,
    }
    return Thread(**(named | more))


def suggestion(text: str = "Hi Layla, yes! I have reserved a replacement.") -> Suggestion:
    grounds = (
        Ground("message", f"{5:032x}", "Will I get it before Friday?"),
        Ground("profile", "order-88213", "order 88213"),
    )
    return Suggestion("c1", text, "model", "en", grounds)


class FakeDesk:
    """Answers from memory and remembers what was asked of it."""

    def __init__(self, *threads: Thread) -> None:
        self.threads = {t.row.conversation_id: t for t in threads or (thread(),)}
        self.drafts: list[Draft] = []
        self.calls: list[tuple[str, Any]] = []
        self.sent: list[tuple[Draft, bool, datetime | None]] = []
        self.pieces: list[str | Suggestion] = []
        self.stored_settings: dict[str, Any] = {}
        self.files: dict[str, bytes] = {}
        self.status = ModelStatus(ModelState.READY)
        self.can_connect = True
        self.preview_error: KindlineError | None = None

    def thread(self, conversation_id: str, newest: int = 0) -> Thread:
        if conversation_id not in self.threads:
            raise NotFound("This conversation is no longer here; choose another.")
        return self.threads[conversation_id]

    def channels(self) -> list[ChannelInfo]:
        return [
            ChannelInfo("mail", "Email", "", ICON, Visibility.PRIVATE, MAIL, (), self.can_connect)
        ]

    def accounts(self) -> list[Account]:
        return [Account("a1", "mail", "Shop")]

    def settings(self) -> Settings:
        return Settings(self.stored_settings)

    def set_setting(self, key: str, value: Any) -> None:
        self.stored_settings[key] = value

    async def model_status(self) -> ModelStatus:
        return self.status

    def save_draft(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def send(
        self, draft: Draft, *, not_before: datetime | None = None, then_close: bool = False
    ) -> OutboxItem:
        self.sent.append((draft, then_close, not_before))
        leaves = not_before or datetime.now(UTC) + timedelta(seconds=10)
        return outbox(OutboxState.WAITING, text=draft.text, not_before=leaves)

    def recall(self, outbox_id: str) -> Draft:
        self.calls.append(("recall", outbox_id))
        return replace(self.sent[-1][0] if self.sent else Draft("c1", "back"), updated_at=NOW)

    def release(self, outbox_id: str) -> None:
        self.calls.append(("release", outbox_id))

    def settle(self, outbox_id: str, was_sent: bool) -> None:
        self.calls.append(("settle", (outbox_id, was_sent)))

    def correct_urgency(self, conversation_id: str, urgency: Urgency) -> Toast:
        self.calls.append(("correct", (conversation_id, urgency)))
        return Toast("Corrected", "g")

    def note(self, conversation_id: str, text: str) -> Toast:
        self.calls.append(("note", (conversation_id, text)))
        return Toast("Noted", "g")

    def react(self, message_id: str, emoji: str, is_removed: bool = False) -> Toast:
        self.calls.append(("react", (message_id, emoji, is_removed)))
        return Toast("Reacted", "g")

    def hide(self, message_id: str, is_hidden: bool = True) -> Toast:
        self.calls.append(("hide", (message_id, is_hidden)))
        return Toast("Hidden", "g")

    def delete_sent(self, message_id: str) -> Toast:
        self.calls.append(("delete_sent", message_id))
        return Toast("Deleted", "g")

    def edit_sent(self, message_id: str, text: str) -> Toast:
        self.calls.append(("edit_sent", (message_id, text)))
        return Toast("Edited", "g")

    def take_private(
        self,
        conversation_id: str,
        text: str,
        public_text: str = "",
        files: tuple[Attachment, ...] = (),
    ) -> OutboxItem:
        given = (conversation_id, text, public_text, *files)
        self.calls.append(("take_private", given))
        leaves = datetime.now(UTC) + timedelta(seconds=10)
        return outbox(OutboxState.WAITING, text=text, not_before=leaves)

    async def typing(self, conversation_id: str, is_typing: bool = True) -> None:
        self.calls.append(("typing", (conversation_id, is_typing)))

    async def preview(self, message_id: str, address: str) -> dict[str, str]:
        self.calls.append(("preview", (message_id, address)))
        if self.preview_error is not None:
            raise self.preview_error
        return {"title": "Exchange", "description": "How it works.", "site": "shop.example"}

    def canned_replies(self) -> list[CannedReply]:
        return [
            CannedReply("1", "Refund sent", "Your refund is on its way, {first_name}."),
            CannedReply("2", "Delivery time", "It takes two days."),
        ]

    def fill_canned(self, reply: CannedReply, _conversation_id: str) -> str:
        return reply.text.replace("{first_name}", "Layla")

    def dismiss_suggestion(self, conversation_id: str) -> None:
        self.calls.append(("dismiss", conversation_id))

    def file(self, content_hash: str) -> bytes:
        if content_hash not in self.files:
            raise NotFound("The file is not here any more; receive the message again.")
        return self.files[content_hash]

    async def fetch_images(self, message_id: str, addresses: Sequence[str]) -> dict[str, bytes]:
        self.calls.append(("fetch_images", message_id, *addresses))
        return dict.fromkeys(addresses, b"no image")

    def add_file(self, name: str, media_type: str, content: bytes) -> Attachment:
        content_hash = hashlib.sha256(content).hexdigest()
        self.files[content_hash] = content
        return Attachment(f"f-{name}", name, media_type, len(content), content_hash)

    def raw(self, _message_id: str) -> bytes:
        return b"From: layla@example.com\r\n\r\n<b>raw</b>"

    def snooze_time(self, _words: str, _language: str = "en") -> datetime:
        return NOW + timedelta(days=1)

    async def suggest(self, _conversation_id: str) -> AsyncIterator[str | Suggestion]:
        for piece in self.pieces:
            yield piece
