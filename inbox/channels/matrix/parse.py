"""Events of a room as messages and what happened to them: pure, and never raises.

Spec: Matrix client-server API v1.15, "Instant messaging" and "Rich replies", "Event replacements",
"Event annotations", "Threading"; MSC3245 (voice), MSC3488 (locations), MSC3381 (polls).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inbox.channel import DeliveryFailed, IncomingMessage, MessageEdited, Reacted
from inbox.channels.matrix.body import Content, read_content
from inbox.channels.matrix.shape import mapping, moment, text
from inbox.channels.matrix.silent import is_silent
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from inbox.channels.matrix.body import Media
    from inbox.channels.matrix.room import Room

OWN_TRANSACTION = "kindline-"  # with which every transaction id of ours begins
_PICTURE = "\N{LARGE BLUE CIRCLE}"  # a reaction that is a picture without a name
_TEXT_TYPES = ("m.room.message", "m.sticker")
_MALFORMED = (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is read against."""

    ours: frozenset[str]  # our account and our team's others
    now: datetime
    is_live: bool = True  # False for what is fetched from further back


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and the files that are still to be fetched for it."""

    message: IncomingMessage
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A later text of a message; counts only if its author wrote the message too."""

    event: MessageEdited
    sender: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction; its own event id is what a redaction of it names."""

    event_id: str
    event: Reacted


@dataclass(frozen=True, slots=True)
class Redaction:
    """An event was taken back: a message, a reaction or an edit."""

    redacts: str
    at: datetime


Found = Said | Edit | Reaction | Redaction | DeliveryFailed | None


def read_event(event: Any, room: Room, context: Context) -> Found:
    """Read one event of a timeline; None where there is nothing to show."""
    given = mapping(event)
    try:
        return _read(given, room, context)
    except _MALFORMED:
        # A message whose shape nobody foresaw is shown as one that cannot be read.
        said = "(This message could not be read; see it in another Matrix app.)"
        return Said(_message(given, room, context, Content(said)))


def event_id_of(event: Mapping[str, Any]) -> str:
    """Give the id, or a digest where a broken server left it out."""
    found = text(event.get("event_id"))
    return found or "sha256:" + hashlib.sha256(_raw(event)).hexdigest()[:40]


def _read(event: Mapping[str, Any], room: Room, context: Context) -> Found:
    kind, content = text(event.get("type")), mapping(event.get("content"))
    if isinstance(event.get("state_key"), str):
        return None
    if kind == "m.room.redaction":
        redacts = text(event.get("redacts")) or text(content.get("redacts"))
        return Redaction(redacts, _sent_at(event, context)) if redacts else None
    if _is_redacted(event):
        return _taken_back(event, room, context)
    if kind in _ABOUT_OTHERS:
        return _ABOUT_OTHERS[kind](event, room, context)
    relation = mapping(content.get("m.relates_to"))
    if relation.get("rel_type") == "m.replace" and kind in _TEXT_TYPES:
        return _edit(event, relation, context)
    return None if is_silent(kind, content) else _said(event, room, context)


def _said(event: Mapping[str, Any], room: Room, context: Context) -> Said:
    kind, content = text(event.get("type")), mapping(event.get("content"))
    latest = _bundled_edit(event)
    edited_at = _sent_at(latest, context) if latest is not None else None
    if latest is not None:
        content = dict(content) | dict(mapping(mapping(latest.get("content")).get("m.new_content")))
    read = read_content(kind, content)
    return Said(_message(event, room, context, read, edited_at), read.media)


def _bundled_edit(event: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Give the newest edit that the server hands on with an event, if its author made it."""
    relations = mapping(mapping(event.get("unsigned")).get("m.relations"))
    latest = mapping(relations.get("m.replace"))
    has_text = mapping(mapping(latest.get("content")).get("m.new_content"))
    if not has_text or latest.get("sender") != event.get("sender"):
        return None
    return latest


def _message(
    event: Mapping[str, Any],
    room: Room,
    context: Context,
    read: Content,
    edited_at: datetime | None = None,
) -> IncomingMessage:
    sender, remote_id = text(event.get("sender")) or "unknown", event_id_of(event)
    is_ours = sender in context.ours
    is_bot = room.is_bot(sender)
    if not is_ours and not is_bot and (context.is_live or not room.speaker):
        room.speaker = sender
    customer = room.customer(context.ours)
    sent_at = _sent_at(event, context)
    bridge = room.bridge
    extra = dict(read.extra) | ({"network": bridge.network} if bridge else {})
    return IncomingMessage(
        remote_id=remote_id,
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle=sender,
        author_name=room.name_of(sender),
        sent_at=sent_at,
        text=read.text,
        html=read.html,
        thread_key=room.id,
        raw=_raw(event),
        visibility=room.visibility,
        is_seen=is_ours or sent_at.timestamp() * 1000 <= room.read_at_ms,
        is_auto=read.is_auto or is_bot,
        extra=extra,
        place=room.id,
        place_key=remote_id,
        counterpart_handle=customer,
        counterpart_name=room.name_of(customer) if customer != room.id else room.name,
        edited_at=edited_at,
        reply_to=read.reply_to,
    )


def _edit(event: Mapping[str, Any], relation: Mapping[str, Any], context: Context) -> Found:
    target = text(relation.get("event_id"))
    content = mapping(event.get("content"))
    read = read_content(
        text(event.get("type")), mapping(content.get("m.new_content")) or _without_star(content)
    )
    # What this very device edited is shown already, as of the moment it was written.
    own = text(mapping(event.get("unsigned")).get("transaction_id"))
    if not target or own.startswith(OWN_TRANSACTION):
        return None
    edited = MessageEdited(target, read.text, _sent_at(event, context), read.html)
    return Edit(edited, text(event.get("sender")))


def _without_star(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the fall-back of an edit (`* new text`) as the new text."""
    return dict(content) | {"body": text(content.get("body")).removeprefix("* ")}


def _reaction(event: Mapping[str, Any], room: Room, context: Context) -> Found:
    relation = mapping(mapping(event.get("content")).get("m.relates_to"))
    target, emoji = text(relation.get("event_id")), text(relation.get("key"))[:100]
    sender = text(event.get("sender"))
    if not target or not emoji or relation.get("rel_type") != "m.annotation":
        return None
    if emoji.startswith("mxc://"):
        emoji = (
            text(mapping(event.get("content")).get("shortcode"))[:100] or "\N{LARGE BLUE CIRCLE}"
        )
    given = Reacted(
        target,
        sender,
        emoji,
        room.name_of(sender),
        _sent_at(event, context),
        is_ours=sender in context.ours,
    )
    return Reaction(event_id_of(event), given)


def _undelivered(event: Mapping[str, Any], room: Room, _: Context) -> DeliveryFailed | None:
    """Read what a bridge says of a reply that its network did not take (mautrix, Beeper)."""
    content = mapping(event.get("content"))
    target = text(mapping(content.get("m.relates_to")).get("event_id"))
    is_failure = text(content.get("status")).startswith("FAIL")
    if not target or not is_failure or not room.is_bot(text(event.get("sender"))):
        return None
    network = room.bridge.network if room.bridge else "the other network"
    reason = text(content.get("message"))[:300].strip().rstrip(".")
    why = f": {reason}." if reason else "."
    return DeliveryFailed(target, f"The bridge could not hand it to {network}{why}")


def _taken_back(event: Mapping[str, Any], room: Room, context: Context) -> Found:
    """Show a message that was taken back before it was ever seen here."""
    if text(event.get("type")) not in (*_TEXT_TYPES, "m.room.encrypted"):
        return None
    gone = _message(event, room, context, Content(""))
    # Its relations are stripped with its text, so an edit taken back looks the same: both are
    # kept as deleted.
    return Said(replace(gone, is_deleted=True, is_auto=True))


def _is_redacted(event: Mapping[str, Any]) -> bool:
    unsigned = mapping(event.get("unsigned"))
    return bool(unsigned.get("redacted_because")) or bool(unsigned.get("redacted_by"))


def _sent_at(event: Mapping[str, Any], context: Context) -> datetime:
    # A server whose clock runs ahead must not pin its messages above all others.
    found = moment(event.get("origin_server_ts"))
    return min(found, context.now) if found is not None else context.now


def _raw(event: Mapping[str, Any]) -> bytes:
    return json.dumps(event, ensure_ascii=False, sort_keys=True, default=str).encode(
        "utf-8", "replace"
    )


_ABOUT_OTHERS: dict[str, Callable[[Mapping[str, Any], Room, Context], Found]] = {
    "m.reaction": _reaction,
    "com.beeper.message_send_status": _undelivered,
}
