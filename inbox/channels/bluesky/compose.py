"""Makes records from approved replies; the same reply always has the same key."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from inbox.channels.bluesky.facets import facets_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from inbox.channel import Outgoing

_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_CLOCK_BITS = 10


def rkey_of(outgoing: Outgoing) -> str:
    """Give the record key (a TID, atproto.com/specs/tid) that belongs to this reply alone."""
    micros = int(outgoing.item.created_at.timestamp() * 1_000_000)
    return _tid(micros << _CLOCK_BITS | _hash(outgoing.item.id) & 0x3FF)


def like_key(uri: str) -> str:
    """Give the key of our like of a post, so that liking twice is one like."""
    return _tid(_hash(uri) & 0x7FFFFFFFFFFFFFFF)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8])


def _tid(number: int) -> str:
    return "".join(_LETTERS[(number >> shift) & 31] for shift in range(60, -1, -5))


def post_record(
    text: str,
    dids: Mapping[str, str],
    reply: Mapping[str, Any] | None,
    pictures: Sequence[tuple[str, Mapping[str, Any]]],
    at: datetime,
) -> dict[str, Any]:
    """Give an app.bsky.feed.post record; `pictures` are (alternative text, blob)."""
    record: dict[str, Any] = {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": timestamp(at),
    }
    facets = facets_of(text, dids)
    if facets:
        record["facets"] = facets
    if reply:
        record["reply"] = dict(reply)
    if pictures:
        record["embed"] = {
            "$type": "app.bsky.embed.images",
            "images": [{"alt": alt, "image": dict(blob)} for alt, blob in pictures],
        }
    return record


def message_input(text: str, dids: Mapping[str, str]) -> dict[str, Any]:
    """Give a chat.bsky.convo.defs#messageInput."""
    facets = facets_of(text, dids)
    return {"text": text, **({"facets": facets} if facets else {})}


def timestamp(at: datetime) -> str:
    """Write a time as the lexicons want it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
