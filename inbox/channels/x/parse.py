"""Reads X's direct message events into messages: pure, and whatever comes gives something."""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channel import IncomingMessage
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Data = dict[str, Any]
_MILLISECONDS = 1000.0
_OWN_MEDIA = re.compile(r"/messages/media/|/status/\d+/(photo|video)/\d+$")
# Snowflake ids carry their time: milliseconds since this moment, above 22 bits.
_SNOWFLAKE_EPOCH, _SNOWFLAKE_SHIFT = 1288834974.657, 22


@dataclass(frozen=True, slots=True)
class Wanted:
    """A media file that is to be fetched for a message."""

    url: str
    name: str
    media_type: str
    kind: str = ""
    duration_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of events, newest first, and how to go on."""

    messages: tuple[tuple[IncomingMessage, tuple[Wanted, ...]], ...]
    oldest: int  # the smallest event id of the page, 0 when it is empty
    newest: int
    next_token: str


def anything(_: str) -> bool:
    """Want every event."""
    return True


def parse_page(
    body: Any, own_id: str, now: datetime, is_wanted: Callable[[str], bool] = anything
) -> Page:
    """Read an answer of GET /2/dm_events (docs.x.com, direct messages lookup). Never raises.

    Of events whose id is not wanted only the number counts: a look meets nearly all of them again.
    """
    body = as_dict(body)
    included = as_dict(body.get("includes"))
    users = {as_text(each.get("id")): each for each in as_list(included.get("users"))}
    media = {as_text(each.get("media_key")): each for each in as_list(included.get("media"))}
    events = as_list(body.get("data"))
    ids = [number for each in events if (number := id_of(each))]
    return Page(
        tuple(
            _message(each, own_id, users, media, now)
            for each in events
            if is_wanted(_event_id(each))
        ),
        min(ids, default=0),
        max(ids, default=0),
        as_text(as_dict(body.get("meta")).get("next_token")),
    )


def id_of(event: Data) -> int:
    """Give an event's number; they grow with time."""
    given = as_text(event.get("id"))
    return int(given) if given.isascii() and given.isdigit() else 0


def _event_id(event: Data) -> str:
    return as_text(event.get("id")) or _made_up_id(event)


def _made_up_id(event: Data) -> str:
    told = json.dumps(event, sort_keys=True).encode()
    return f"event-{hashlib.sha256(told).hexdigest()[:24]}"


def other_of(conversation: str, own_id: str) -> str:
    """Give the other person of a one-to-one conversation ("small-large"), "" for a group."""
    ids = conversation.split("-")
    others = [each for each in ids if each != own_id]
    return others[0] if len(ids) == 2 and len(others) == 1 else ""  # noqa: PLR2004


def _message(
    event: Data,
    own_id: str,
    users: Mapping[str, Data],
    media: Mapping[str, Data],
    now: datetime,
) -> tuple[IncomingMessage, tuple[Wanted, ...]]:
    event_id = _event_id(event)
    sender = as_text(event.get("sender_id"))
    is_ours = bool(sender) and sender == own_id
    thread = as_text(event.get("dm_conversation_id"))
    other = other_of(thread, own_id)
    keys = as_dict(event.get("attachments")).get("media_keys")
    found = [media.get(str(key), {}) for key in keys] if isinstance(keys, list) else []
    text, is_service, is_known = _text(event, users)
    if not sender:
        is_ours, sender = False, other
    made = IncomingMessage(
        remote_id=event_id,
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle=sender,
        author_name=_name(users, sender),
        sent_at=_time(event, now),
        text=text,
        # Without its conversation a message stands by itself rather than in a wrong thread.
        thread_key=thread or f"event-{event_id}",
        is_auto=is_service,
        extra=_extra(users.get(sender, {})),
        counterpart_handle=other if is_ours else "",
        counterpart_name=_name(users, other) if is_ours and other else "",
        raw=b"" if is_known else json.dumps(event).encode(),
    )
    return made, tuple(each for one in found if (each := _wanted(one)))


def _text(event: Data, users: Mapping[str, Data]) -> tuple[str, bool, bool]:
    """Give (text, is about the conversation only, is known)."""
    kind = as_text(event.get("event_type")) or "MessageCreate"
    if kind == "MessageCreate":
        return _said(event), False, True
    if kind in {"ParticipantsJoin", "ParticipantsLeave"}:
        ids = event.get("participant_ids")
        names = [_name(users, str(each)) for each in ids] if isinstance(ids, list) else []
        verb = "joined" if kind == "ParticipantsJoin" else "left"
        return f"{', '.join(names) or 'Somebody'} {verb} the conversation.", True, True
    told = f"X sent something that this Kindline cannot show ({kind[:40]}); see it at X."
    return "\n".join(each for each in (told, _said(event)) if each), False, False


def _said(event: Data) -> str:
    text = as_text(event.get("text"))
    has_media = bool(as_dict(event.get("attachments")).get("media_keys"))
    for link in as_list(as_dict(event.get("entities")).get("urls")):
        short, long = as_text(link.get("url")), as_text(link.get("expanded_url"))
        if short and long:
            is_own = has_media and _OWN_MEDIA.search(long)
            text = text.replace(short, "" if is_own else long)
    # X gives &, < and > escaped.
    return html.unescape(text).strip()


def _wanted(media: Data) -> Wanted | None:
    kind = as_text(media.get("type"))
    duration = media.get("duration_ms")
    seconds = duration / _MILLISECONDS if isinstance(duration, int | float) else None
    if kind in {"video", "animated_gif"}:
        variants = [each for each in as_list(media.get("variants")) if as_text(each.get("url"))]
        playable = [e for e in variants if as_text(e.get("content_type")) == "video/mp4"]
        best = max(playable, key=lambda each: _number(each.get("bit_rate")), default={})
        shown = "animation" if kind == "animated_gif" else "video"
        return Wanted(as_text(best.get("url")), f"{shown}.mp4", "video/mp4", shown, seconds)
    url = as_text(media.get("url"))
    if kind == "photo" and url:
        ending = "png" if urlsplit(url).path.endswith(".png") else "jpeg"
        return Wanted(url, f"photo.{ending}", f"image/{ending}")
    return Wanted(url, kind or "media", "application/octet-stream") if media or kind else None


def _name(users: Mapping[str, Data], user_id: str) -> str:
    user = users.get(user_id, {})
    return as_text(user.get("name")) or as_text(user.get("username")) or user_id


def _extra(user: Data) -> Data:
    username = as_text(user.get("username"))
    return {"username": username, "link": f"https://x.com/{username}"} if username else {}


def _time(event: Data, now: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(as_text(event.get("created_at")))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    try:
        seconds = (id_of(event) >> _SNOWFLAKE_SHIFT) / _MILLISECONDS + _SNOWFLAKE_EPOCH
        return datetime.fromtimestamp(seconds, UTC) if id_of(event) >> 40 else now
    except (ValueError, OverflowError, OSError):
        return now


def as_dict(given: Any) -> Data:
    """Give an object, {} for anything else."""
    return given if isinstance(given, dict) else {}


def as_list(given: Any) -> list[Data]:
    """Give the objects of a list."""
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def as_text(given: Any) -> str:
    """Give a string, "" for anything else."""
    return given if isinstance(given, str) else ""


def _number(given: Any) -> int:
    return given if isinstance(given, int) else 0
