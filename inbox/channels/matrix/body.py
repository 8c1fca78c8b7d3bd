"""The content of a message event as text, HTML and files to fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.matrix.shape import items, mapping, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_HTML = "org.matrix.custom.html"
_VOICE = ("org.matrix.msc3245.voice", "org.matrix.msc3245.voice.v2", "m.voice")
_LOOPS = ("fi.mau.gif", "fi.mau.loop", "fi.mau.autoplay")
_FILES = {
    "m.image": "image/jpeg",
    "m.audio": "audio/mpeg",
    "m.video": "video/mp4",
    "m.file": "application/octet-stream",
}
_GEO = re.compile(r"geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_QUOTED_REPLY = re.compile(r"<mx-reply>.*?</mx-reply>", re.DOTALL | re.IGNORECASE)
_MILLISECONDS = 1000.0
_LATITUDE, _LONGITUDE = 90, 180
ENCRYPTED = "(This message is encrypted; Kindline can't read it yet. See it in another Matrix app.)"


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a message speaks of; `url` is an mxc:// address."""

    url: str
    name: str
    media_type: str
    size_bytes: int = 0
    kind: str = ""
    duration_seconds: float | None = None
    missing: str = ""  # why it cannot be fetched


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says."""

    text: str
    html: str = ""
    media: tuple[Media, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    reply_to: str = ""
    is_auto: bool = False


def read_content(kind: str, content: Mapping[str, Any]) -> Content:
    """Read a content of any type; one that nobody knows becomes a sentence."""
    if kind == "m.location" or content.get("msgtype") == "m.location":
        return _location(content)
    read = _READERS.get(kind)
    return read(content) if read is not None else _unknown(kind, content)


def _encrypted(content: Mapping[str, Any]) -> Content:
    return Content(ENCRYPTED, reply_to=_reply_to(content))


def _call(_: Mapping[str, Any]) -> Content:
    return Content("(Tried to call you; Kindline takes no calls.)")


def _message(content: Mapping[str, Any]) -> Content:
    kind = text(content.get("msgtype"))
    if kind in _FILES:
        return _file(kind, content)
    if kind not in ("m.text", "m.notice", "m.emote", ""):
        return _unknown(kind, content)
    reply_to = _reply_to(content)
    said, html = _written(content, is_reply=bool(reply_to))
    if kind == "m.emote":
        said, html = f"* {said}", ""
    if not said and not html:
        said = "(An empty message.)"
    return Content(said, html, (), _thread(content), reply_to, kind == "m.notice")


def _written(content: Mapping[str, Any], *, is_reply: bool) -> tuple[str, str]:
    """Give text and HTML without the quotation that older apps put before a reply."""
    said = text(content.get("body"))
    html = text(content.get("formatted_body")) if content.get("format") == _HTML else ""
    if is_reply and said.startswith("> "):
        lines = said.split("\n")
        while lines and lines[0].startswith(">"):
            lines.pop(0)
        said = "\n".join(lines[1:] if lines and not lines[0] else lines)
    return said.strip("\n"), _QUOTED_REPLY.sub("", html)


def _reply_to(content: Mapping[str, Any]) -> str:
    relation = mapping(content.get("m.relates_to"))
    # Inside a thread, apps name the newest message only so that older apps show something.
    if relation.get("rel_type") == "m.thread" and relation.get("is_falling_back") is True:
        return ""
    return text(mapping(relation.get("m.in_reply_to")).get("event_id"))


def _thread(content: Mapping[str, Any]) -> dict[str, Any]:
    relation = mapping(content.get("m.relates_to"))
    root = text(relation.get("event_id")) if relation.get("rel_type") == "m.thread" else ""
    return {"thread_root": root} if root else {}


def _file(kind: str, content: Mapping[str, Any]) -> Content:
    body, name = text(content.get("body")), text(content.get("filename"))
    # A body beside another file name is a caption (spec 11.2.1.8).
    caption = body if name and name != body else ""
    reply_to = _reply_to(content)
    said, html = _written(content, is_reply=bool(reply_to)) if caption else ("", "")
    media = _media(content, name or body or "file", _FILES[kind], _kind_of(kind, content))
    return Content(said, html, (media,), _thread(content), reply_to)


def _kind_of(kind: str, content: Mapping[str, Any]) -> str:
    if kind == "m.audio" and any(mark in content for mark in _VOICE):
        return "voice"
    if kind in ("m.video", "m.image") and any(
        mapping(content.get("info")).get(mark) is True for mark in _LOOPS
    ):
        return "animation"
    return "video" if kind == "m.video" else ""


def _media(content: Mapping[str, Any], name: str, media_type: str, kind: str) -> Media:
    info = mapping(content.get("info"))
    size, duration = number(info.get("size")), number(info.get("duration"))
    url = text(content.get("url"))
    missing = ""
    if not url:
        missing = (
            "This file is encrypted; see it in another Matrix app."
            if mapping(content.get("file"))
            else "The message names no file."
        )
    return Media(
        url,
        name.replace("/", "_").replace("\\", "_")[:200],
        text(info.get("mimetype"))[:100] or media_type,
        int(size) if size is not None and size > 0 else 0,
        kind,
        duration / _MILLISECONDS if duration is not None and duration > 0 else None,
        missing,
    )


def _sticker(content: Mapping[str, Any]) -> Content:
    body = text(content.get("body"))
    media = _media(content, body or "sticker", "image/png", "sticker")
    extra = {"sticker": body} if body else {}
    return Content("", "", (media,), extra | _thread(content), _reply_to(content))


def _location(content: Mapping[str, Any]) -> Content:
    inner = mapping(content.get("m.location") or content.get("org.matrix.msc3488.location"))
    uri = text(content.get("geo_uri")) or text(inner.get("uri"))
    body = text(inner.get("description")) or text(content.get("body"))
    found = _GEO.match(uri)
    if found is None:
        return Content(body or "(A location that could not be read.)")
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > _LATITUDE or abs(longitude) > _LONGITUDE:
        return Content(body or "(A location that could not be read.)")
    place = {"latitude": latitude, "longitude": longitude, "title": body, "address": ""}
    return Content(
        body or f"{latitude}, {longitude}", extra={"location": place}, reply_to=_reply_to(content)
    )


def _poll(content: Mapping[str, Any]) -> Content:
    poll = mapping(content.get("m.poll") or content.get("org.matrix.msc3381.poll.start"))
    question = _worded(poll.get("question"))
    answers = [_worded(answer) for answer in items(poll.get("answers"))]
    listed = "\n".join(f"- {answer}" for answer in answers if answer)
    said = "\n".join(filter(None, (question, listed))) or _worded(content)
    return Content(f"(A poll.)\n{said}".strip(), reply_to=_reply_to(content))


def _worded(value: Any) -> str:
    """Find the text in an extensible event (MSC1767)."""
    given = mapping(value)
    for key in ("org.matrix.msc1767.text", "m.text", "body"):
        found = given.get(key)
        if isinstance(found, str):
            return text(found)
        for each in items(found):
            if body := text(mapping(each).get("body")):
                return body
    return ""


def _unknown(kind: str, content: Mapping[str, Any]) -> Content:
    """Say that something came; what can be read of it stands below."""
    said = f"(A kind of message that Kindline does not know yet: {kind[:80] or 'unnamed'}.)"
    body = _worded(content)
    media: tuple[Media, ...] = ()
    if text(content.get("url")).startswith("mxc://"):
        media = (_media(content, body or "file", "application/octet-stream", ""),)
    extra = _thread(content)
    return Content(f"{said}\n{body}" if body else said, "", media, extra, _reply_to(content))


_READERS = {
    "m.room.message": _message,
    "m.room.encrypted": _encrypted,
    "m.sticker": _sticker,
    "m.call.invite": _call,
    "m.poll.start": _poll,
    "org.matrix.msc3381.poll.start": _poll,
}
