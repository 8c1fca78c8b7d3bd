"""Reads WhatsApp's webhook payloads into messages and events; pure, never raises on any JSON.

Meta's reference: developers.facebook.com, WhatsApp Business Platform, Webhooks, Components.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import (
    DeliveryFailed,
    Event,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
)
from inbox.channels.whatsapp.kinds import Media, Words, words_of
from inbox.graph.api import failure
from inbox.graph.shape import at, items, mapping, text
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

PLACE = "whatsapp"
_FAULT = "This message came in a form that Kindline does not know; see it in WhatsApp."
_TITLE = "WhatsApp"


@dataclass(slots=True)
class Parsed:
    """What one payload holds for one phone number."""

    messages: list[IncomingMessage] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)  # by the message's remote_id
    sent: dict[str, str] = field(default_factory=dict)  # id in our outbox -> WhatsApp's id
    business_id: str = ""  # of the WhatsApp Business account that the number belongs to


def parse(payload: Any, phone_number_id: str, received_at: datetime) -> Parsed:
    """Read one payload; what is for another phone number is passed over."""
    found = Parsed()
    for entry in items(mapping(payload).get("entry")):
        for change in items(entry.get("changes")):
            value = mapping(change.get("value"))
            owner = text(mapping(value.get("metadata")).get("phone_number_id"))
            if owner and owner != phone_number_id:
                continue
            found.business_id = text(entry.get("id")) if owner else found.business_id
            _value(found, value, received_at)
    return found


def thread_of(handle: str) -> str:
    """Give the thread of a customer's handle, which is the phone number with a plus."""
    return handle.removeprefix("+")


def handle_of(wa_id: str) -> str:
    """Give a customer's handle: the international phone number where the id is one."""
    return f"+{wa_id}" if wa_id.isdigit() else wa_id


def _value(found: Parsed, value: Mapping[str, Any], received_at: datetime) -> None:
    names = {
        text(each.get("wa_id")): text(mapping(each.get("profile")).get("name"))
        for each in items(value.get("contacts"))
    }
    for each in items(value.get("messages")):
        _message(found, each, names, received_at)
    for each in items(value.get("message_echoes")):
        _echo(found, each, received_at)
    for each in items(value.get("statuses")):
        _status(found, each, received_at)


def _message(
    found: Parsed, each: Mapping[str, Any], names: Mapping[str, str], received_at: datetime
) -> None:
    wa_id = text(each.get("from")) or "unknown"
    name = names.get(wa_id, "") or (next(iter(names.values()), "") if len(names) == 1 else "")
    sent_at = at(each.get("timestamp")) or received_at
    if _happened(found, each, wa_id, name, sent_at):
        return
    words = words_of(each)
    remote_id = text(each.get("id")) or _made_id(each)
    context = mapping(each.get("context"))
    if words.media is not None:
        found.media[remote_id] = words.media
    found.messages.append(
        IncomingMessage(
            remote_id=remote_id,
            direction=Direction.INBOUND,
            author_handle=handle_of(wa_id),
            author_name=name or handle_of(wa_id),
            sent_at=sent_at,
            text=words.text or ("" if words.media else _FAULT),
            thread_key=text(each.get("group_id")) or wa_id,
            is_auto=words.is_auto,
            extra=_extra(each, words, context),
            raw=json.dumps(each, ensure_ascii=False).encode("utf-8", "replace"),
            place=PLACE,
            place_key=remote_id,
            reply_to=text(context.get("id")),
        )
    )


def _happened(
    found: Parsed, each: Mapping[str, Any], wa_id: str, name: str, sent_at: datetime
) -> bool:
    """Follow what is sent like a message but is something done to an earlier one."""
    kind = text(each.get("type"))
    given = mapping(each.get(kind))
    about = text(given.get("message_id")) or text(given.get("original_message_id"))
    if not about:
        return False
    if kind == "reaction":
        emoji = text(given.get("emoji"))
        found.events.append(
            Reacted(about, handle_of(wa_id), emoji, name, sent_at, is_removed=not emoji)
        )
    elif kind == "revoke":
        found.events.append(MessageDeleted(about, sent_at))
    elif kind == "edit":
        words = words_of(mapping(given.get("message")))
        found.events.append(MessageEdited(about, words.text, sent_at))
    else:
        return False
    return True


def _echo(found: Parsed, each: Mapping[str, Any], received_at: datetime) -> None:
    """Take a message that the team wrote in the WhatsApp Business app (coexistence)."""
    words, wa_id = words_of(each), text(each.get("to")) or "unknown"
    remote_id = text(each.get("id")) or _made_id(each)
    if words.media is not None:
        found.media[remote_id] = words.media
    found.messages.append(
        IncomingMessage(
            remote_id=remote_id,
            direction=Direction.OUTBOUND,
            author_handle=handle_of(text(each.get("from"))),
            author_name="",
            sent_at=at(each.get("timestamp")) or received_at,
            text=words.text or ("" if words.media else _FAULT),
            thread_key=wa_id,
            extra=words.extra,
            counterpart_handle=handle_of(wa_id),
        )
    )


def _status(found: Parsed, each: Mapping[str, Any], received_at: datetime) -> None:
    """Follow a reply: sent, delivered, read, failed."""
    remote_id, state = text(each.get("id")), text(each.get("status"))
    ours = text(each.get("biz_opaque_callback_data"))
    if ours and remote_id:
        found.sent[ours] = remote_id
    thread = text(each.get("group_id")) or text(each.get("recipient_id"))
    if state == "read" and thread:
        found.events.append(ReadUpTo(thread, at(each.get("timestamp")) or received_at))
    elif state == "failed" and remote_id:
        found.events.append(DeliveryFailed(remote_id, failure(_TITLE, each.get("errors"))))


def _extra(each: Mapping[str, Any], words: Words, context: Mapping[str, Any]) -> Mapping[str, Any]:
    extra = dict(words.extra)
    if mapping(each.get("referral")).get("source_url"):
        extra["link"] = text(mapping(each.get("referral")).get("source_url"))
    product = text(mapping(context.get("referred_product")).get("product_retailer_id"))
    return extra | ({"product": product} if product else {})


def _made_id(each: Mapping[str, Any]) -> str:
    """Name a message without an id by its content, so that it is still one when it comes again."""
    content = json.dumps(each, sort_keys=True, default=str).encode("utf-8", "replace")
    return "content-" + hashlib.sha256(content).hexdigest()
