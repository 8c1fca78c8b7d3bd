"""Finds the files that direct messages carry, as webhooks push and conversations list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inbox.graph.shape import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = {
    "image": ("image/jpeg", ".jpg", ""),
    "video": ("video/mp4", ".mp4", "video"),
    "audio": ("audio/mp4", ".m4a", "voice"),
    "file": ("application/octet-stream", "", ""),
    "ig_reel": ("video/mp4", ".mp4", "video"),
    "reel": ("video/mp4", ".mp4", "video"),
    "story_mention": ("image/jpeg", ".jpg", ""),
    "share": ("image/jpeg", ".jpg", ""),
}


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that lies at Meta for some time; its address needs no token."""

    address: str
    name: str
    media_type: str
    kind: str = ""


def pushed_files(message: Mapping[str, Any]) -> tuple[RemoteFile, ...]:
    """Give the files of a webhook's message."""
    found = []
    for each in items(message.get("attachments")):
        payload, kind = mapping(each.get("payload")), text(each.get("type"))
        address = text(payload.get("url"))
        if kind not in _TYPES or not address:
            continue
        media_type, ending, shown = _TYPES[kind]
        if payload.get("sticker_id"):
            shown = "sticker"
        name = text(payload.get("title")) or f"{shown or kind}{ending}"
        found.append(RemoteFile(address, name, media_type, shown))
    return tuple(found)


def listed_files(message: Mapping[str, Any]) -> tuple[RemoteFile, ...]:
    """Give the files of a message in the Conversations API."""
    found = []
    for each in items(mapping(message.get("attachments")).get("data")):
        media_type = text(each.get("mime_type"))
        address = (
            text(mapping(each.get("image_data")).get("url"))
            or text(mapping(each.get("video_data")).get("url"))
            or text(each.get("file_url"))
        )
        kind = "video" if mapping(each.get("video_data")) else ""
        media_type = media_type or ("video/mp4" if kind else "image/jpeg")
        if address:
            name = text(each.get("name")) or kind or media_type.partition("/")[0]
            found.append(RemoteFile(address, name, media_type, kind))
    sticker = text(message.get("sticker"))
    if sticker:
        found.append(RemoteFile(sticker, "sticker.png", "image/png", "sticker"))
    return tuple(found)


def location_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """Give the place that a webhook's message shows, {} when there is none."""
    for each in items(message.get("attachments")):
        at = mapping(mapping(each.get("payload")).get("coordinates"))
        numbers = [at.get("lat"), at.get("long")]
        if all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
            title = text(each.get("title"))
            place = {"latitude": numbers[0], "longitude": numbers[1], "title": title}
            return {"location": place | {"address": ""}}
    return {}
