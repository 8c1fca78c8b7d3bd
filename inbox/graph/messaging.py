"""Reads direct messages of Messenger and Instagram: from webhooks and from the Conversations API.

Pure, and never raises on any JSON. Meta's reference: developers.facebook.com, Messenger Platform,
"Webhook Events" and "Conversations API".
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import (
    Event,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
)
from inbox.graph.files import RemoteFile, listed_files, location_of, pushed_files
from inbox.graph.shape import items, mapping, text
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_UNSUPPORTED = "Something came that Meta does not hand on to other programs; see it in its app."


@dataclass(slots=True)
class Parsed:
    """What came, with the files that are still to be fetched."""

    messages: list[IncomingMessage] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    files: dict[str, tuple[RemoteFile, ...]] = field(default_factory=dict)  # by remote_id


def parse_webhook(
    payload: Any, own_ids: Collection[str], names: Mapping[str, str], received_at: datetime
) -> Parsed:
    """Read the direct messages of one payload; other pages' entries are passed over."""
    found = Parsed()
    for entry in items(mapping(payload).get("entry")):
        if text(entry.get("id")) and text(entry.get("id")) not in own_ids:
            continue
        for name in ("messaging", "standby"):
            for each in items(entry.get(name)):
                _event(found, each, own_ids, names, received_at)
    return found


def parse_conversation(
    conversation: Mapping[str, Any], own_ids: Collection[str], received_at: datetime
) -> Parsed:
    """Read one conversation as the Conversations API lists it, oldest message first."""
    found = Parsed()
    customer, name = counterpart(conversation, own_ids)
    listed = items(mapping(conversation.get("messages")).get("data"))
    for each in reversed(listed):
        author = mapping(each.get("from"))
        is_ours = text(author.get("id")) in own_ids
        said = text(each.get("message"))
        files = listed_files(each)
        remote_id = text(each.get("id")) or made_id(each)
        shares = [text(one.get("link")) for one in items(mapping(each.get("shares")).get("data"))]
        words = "\n".join(filter(None, (said, *shares)))
        if files:
            found.files[remote_id] = files
        sent_at = iso(each.get("created_time")) or received_at
        found.messages.append(
            _message(
                remote_id,
                customer,
                name or text(author.get("name")) or text(author.get("username")),
                words or ("" if files else _UNSUPPORTED),
                sent_at,
                is_ours=is_ours,
                extra={"link": shares[0]} if shares and shares[0] else {},
            )
        )
    return found


def counterpart(conversation: Mapping[str, Any], own_ids: Collection[str]) -> tuple[str, str]:
    """Give the customer of a conversation: id and name."""
    for each in items(mapping(conversation.get("participants")).get("data")):
        if text(each.get("id")) not in own_ids:
            name = text(each.get("name")) or text(each.get("username"))
            return text(each.get("id")) or "unknown", name
    return "unknown", ""


def iso(given: Any) -> datetime | None:
    """Give the time of Meta's ISO 8601 ("2026-07-06T23:10:02+0000"), None when it is none."""
    try:
        read = datetime.fromisoformat(text(given))
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)


def made_id(each: Mapping[str, Any]) -> str:
    """Name a message without an id by its content."""
    content = json.dumps(each, sort_keys=True, default=str).encode("utf-8", "replace")
    return "content-" + hashlib.sha256(content).hexdigest()


def _event(
    found: Parsed,
    each: Mapping[str, Any],
    own_ids: Collection[str],
    names: Mapping[str, str],
    received_at: datetime,
) -> None:
    sender = text(mapping(each.get("sender")).get("id"))
    recipient = text(mapping(each.get("recipient")).get("id"))
    is_ours = sender in own_ids or mapping(each.get("message")).get("is_echo") is True
    customer = (recipient if is_ours else sender) or "unknown"
    at = _ms(each.get("timestamp")) or received_at
    if _happened(found, each, customer, names, at):
        return
    given = mapping(each.get("message")) or mapping(each.get("postback"))
    if not given:
        return
    remote_id = text(given.get("mid")) or made_id(each)
    if given.get("is_deleted") is True:
        found.events.append(MessageDeleted(remote_id, at))
        return
    files = pushed_files(given)
    if files:
        found.files[remote_id] = files
    extra = location_of(given)
    link = text(mapping(each.get("referral")).get("ref")) or _story(given)
    said = text(given.get("text")) or text(given.get("title")) or text(given.get("payload"))
    shown = said or ("" if files or extra else _UNSUPPORTED)
    found.messages.append(
        _message(
            remote_id,
            customer,
            names.get(customer, ""),
            shown,
            at,
            is_ours=is_ours,
            extra=extra | ({"link": link} if link else {}),
            reply_to=text(mapping(given.get("reply_to")).get("mid")),
        )
    )


def _happened(
    found: Parsed,
    each: Mapping[str, Any],
    customer: str,
    names: Mapping[str, str],
    at: datetime,
) -> bool:
    """Follow what is no message of its own."""
    read, reaction = mapping(each.get("read")), mapping(each.get("reaction"))
    edit = mapping(each.get("message_edit"))
    if read:
        found.events.append(ReadUpTo(customer, _ms(read.get("watermark")) or at))
    elif reaction:
        emoji = text(reaction.get("emoji")) or text(reaction.get("reaction"))
        found.events.append(
            Reacted(
                text(reaction.get("mid")),
                customer,
                emoji,
                names.get(customer, ""),
                at,
                is_removed=text(reaction.get("action")) == "unreact",
            )
        )
    elif edit:
        found.events.append(MessageEdited(text(edit.get("mid")), text(edit.get("text")), at))
    else:
        return False
    return True


def _message(  # noqa: PLR0913 - one place for what both sources know
    remote_id: str,
    customer: str,
    name: str,
    words: str,
    sent_at: datetime,
    *,
    is_ours: bool,
    extra: Mapping[str, Any],
    reply_to: str = "",
) -> IncomingMessage:
    return IncomingMessage(
        remote_id=remote_id,
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle="" if is_ours else customer,
        author_name="" if is_ours else name,
        sent_at=sent_at,
        text=words,
        thread_key=customer,
        extra=extra,
        counterpart_handle=customer if is_ours else "",
        counterpart_name=name if is_ours else "",
        reply_to=reply_to,
        place=customer,
        place_key=remote_id,
    )


def _story(given: Mapping[str, Any]) -> str:
    return text(mapping(mapping(given.get("reply_to")).get("story")).get("url"))


def _ms(given: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(text(given)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
