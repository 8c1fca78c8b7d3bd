"""Turns what a Telegram message carries into readable text and the files to fetch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# https://core.telegram.org/bots/api#getfile: bots get nothing larger.
FETCH_LIMIT_BYTES = 20_000_000
_DEEPEST = 20  # deeper than any real rich message
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be fetched for a message."""

    file_id: str
    name: str
    media_type: str
    kind: str = ""
    duration_seconds: float | None = None
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says and carries."""

    text: str = ""
    files: tuple[Wanted, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    is_service: bool = False  # about the chat, not said by a person
    is_unknown: bool = False


def content(message: Data) -> Content:
    """Read the content of a Message (https://core.telegram.org/bots/api#message). Never raises."""
    said = _said(message)
    for key, read in _FILES.items():
        if found := read(message.get(key)):
            note = _string(_dict(message.get(key)).get("emoji")) if key == "sticker" else ""
            extra = {"sticker": note} if key == "sticker" else {}
            return Content(said or note, (found,), extra)
    for key, tell in _TELLS.items():
        if message.get(key) is not None:
            text, extra = tell(message[key])
            return Content("\n".join(part for part in (text, said) if part), (), extra)
    for key, tell_service in _SERVICES.items():
        if message.get(key):
            return Content(tell_service(message), is_service=True)
    if said:
        return Content(said)
    kinds = ", ".join(sorted(message.keys() - _ENVELOPE)) or "nothing"
    return Content(
        f"Telegram sent something that this Kindline cannot show ({kinds}); see it in Telegram.",
        is_unknown=True,
    )


def with_links(text: str, entities: Any) -> str:
    """Put the addresses of links behind their labels; offsets are in UTF-16 units."""
    raw = text.encode("utf-16-le", "surrogatepass")
    found = [each for each in _list(entities) if each.get("type") == "text_link"]
    for each in sorted(found, key=lambda one: _number(one.get("offset")), reverse=True):
        url = _string(each.get("url"))
        start, length = _number(each.get("offset")), _number(each.get("length"))
        end = (start + length) * 2
        label = raw[start * 2 : end].decode("utf-16-le", "replace")
        if url and 0 < end <= len(raw) and url.rstrip("/") != label.rstrip("/"):
            raw = raw[:end] + f" ({url})".encode("utf-16-le") + raw[end:]
    return raw.decode("utf-16-le", "replace")


def name_of(person: Any) -> str:
    """Give a User's or Chat's name as people see it."""
    person = _dict(person)
    first, last = _string(person.get("first_name")), _string(person.get("last_name"))
    return (
        f"{first} {last}".strip() or _string(person.get("title")) or _string(person.get("username"))
    )


def _said(message: Data) -> str:
    text = _string(message.get("text"))
    if text:
        return with_links(text, message.get("entities"))
    if caption := _string(message.get("caption")):
        return with_links(caption, message.get("caption_entities"))
    return _rich(_dict(message.get("rich_message")).get("blocks")).strip()


def _rich(found: Any, depth: int = 0) -> str:
    """Give the words of a rich message's blocks, a line each."""
    if depth > _DEEPEST:
        return ""
    lines = []
    for block in _list(found):
        lines.append(_words(block.get("text"), depth))
        lines += [_rich(block.get(key), depth + 1) for key in ("blocks", "items")]
    return "\n".join(line for line in lines if line)


def _words(found: Any, depth: int = 0) -> str:
    """Give the words of a RichText: a string, a list, or a styled part with its own text."""
    if isinstance(found, str) or depth > _DEEPEST:
        return found if isinstance(found, str) else ""
    if isinstance(found, list):
        return "".join(_words(each, depth + 1) for each in found)
    label, url = _words(_dict(found).get("text"), depth + 1), _string(_dict(found).get("url"))
    return f"{label} ({url})" if url and url != label else label


# Files ---------------------------------------------------------------------------------------


def _photo(found: Any) -> Wanted | None:
    sizes = [each for each in _list(found) if _string(each.get("file_id"))]
    fitting = [each for each in sizes if _number(each.get("file_size")) <= FETCH_LIMIT_BYTES]
    if not sizes:
        return None
    best = max(fitting or sizes, key=lambda each: _number(each.get("width")))
    return _file("photo.jpg", "image/jpeg")(best)


def _file(name: str, media_type: str, kind: str = "") -> Callable[[Any], Wanted | None]:
    def read(found: Any) -> Wanted | None:
        found = _dict(found)
        file_id = _string(found.get("file_id"))
        duration = found.get("duration")
        if not file_id:
            return None
        return Wanted(
            file_id,
            _string(found.get("file_name")) or name,
            _string(found.get("mime_type")) or media_type,
            kind,
            float(duration) if isinstance(duration, int | float) else None,
            _number(found.get("file_size")),
        )

    return read


def _sticker(found: Any) -> Wanted | None:
    found = _dict(found)
    name, media_type = "sticker.webp", "image/webp"
    if found.get("is_video"):
        name, media_type = "sticker.webm", "video/webm"
    elif found.get("is_animated"):
        name, media_type = "sticker.tgs", "application/x-tgsticker"
    return _file(name, media_type, "sticker")(found)


# An animation also comes as a document, so it stands first.
_FILES: dict[str, Callable[[Any], Wanted | None]] = {
    "animation": _file("animation.mp4", "video/mp4", "animation"),
    "photo": _photo,
    "live_photo": _file("live-photo.mp4", "video/mp4", "video"),
    "voice": _file("voice.ogg", "audio/ogg", "voice"),
    "video_note": _file("video-note.mp4", "video/mp4", "video"),
    "video": _file("video.mp4", "video/mp4", "video"),
    "audio": _file("audio.mp3", "audio/mpeg"),
    "sticker": _sticker,
    "document": _file("file", "application/octet-stream"),
}


# What is told in words ------------------------------------------------------------------------

Told = tuple[str, Data]


def _venue(found: Any) -> Told:
    found = _dict(found)
    title, address = _string(found.get("title")), _string(found.get("address"))
    place = _place(found.get("location"))
    text = "Location: " + ", ".join(part for part in (title, address) if part)
    return text, {"location": place | {"title": title, "address": address}} if place else {}


def _location(found: Any) -> Told:
    place = _place(found)
    if not place:
        return "Location", {}
    return f"Location: {place['latitude']}, {place['longitude']}", {"location": place}


def _place(found: Any) -> Data:
    found = _dict(found)
    latitude, longitude = found.get("latitude"), found.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return {}
    return {"latitude": latitude, "longitude": longitude, "title": "", "address": ""}


def _contact(found: Any) -> Told:
    found = _dict(found)
    parts = (name_of(found), _string(found.get("phone_number")))
    return "Contact: " + ", ".join(part for part in parts if part), {}


def _poll(found: Any) -> Told:
    found = _dict(found)
    options = [f"- {_string(each.get('text'))}" for each in _list(found.get("options"))]
    return "\n".join([f"Poll: {_string(found.get('question'))}", *options]), {}


def _checklist(found: Any) -> Told:
    found = _dict(found)
    tasks = [f"- {_string(each.get('text'))}" for each in _list(found.get("tasks"))]
    return "\n".join([f"Checklist: {_string(found.get('title'))}", *tasks]), {}


def _dice(found: Any) -> Told:
    return f"{_string(_dict(found).get('emoji'))} {_number(_dict(found).get('value'))}".strip(), {}


def _titled(word: str, key: str = "title") -> Callable[[Any], Told]:
    def tell(found: Any) -> Told:
        title = _string(_dict(found).get(key))
        return f"{word}: {title}" if title else word, {}

    return tell


# A venue also comes as a location, so it stands first.
_TELLS: dict[str, Callable[[Any], Told]] = {
    "venue": _venue,
    "location": _location,
    "contact": _contact,
    "poll": _poll,
    "checklist": _checklist,
    "dice": _dice,
    "game": _titled("Game"),
    "invoice": _titled("Invoice"),
    "story": lambda _: ("A story was forwarded; see it in Telegram.", {}),
    "paid_media": lambda _: ("Paid media; see it in Telegram.", {}),
    "giveaway": lambda _: ("A giveaway; see it in Telegram.", {}),
    "successful_payment": _titled("Paid", "invoice_payload"),
    "web_app_data": _titled("From the web app", "data"),
}


def _who(message: Data) -> str:
    return name_of(message.get("from")) or "Somebody"


def _joined(message: Data) -> str:
    names = [name_of(each) for each in _list(message["new_chat_members"])]
    return f"{', '.join(name for name in names if name) or 'Somebody'} joined the group."


_SERVICES: dict[str, Callable[[Data], str]] = {
    "new_chat_members": _joined,
    "left_chat_member": lambda m: f"{name_of(m['left_chat_member']) or 'Somebody'} left the group.",
    "new_chat_title": lambda m: f"{_who(m)} named the group {m['new_chat_title']!s}.",
    "new_chat_photo": lambda m: f"{_who(m)} changed the group's picture.",
    "delete_chat_photo": lambda m: f"{_who(m)} removed the group's picture.",
    "group_chat_created": lambda m: f"{_who(m)} made the group.",
    "supergroup_chat_created": lambda m: f"{_who(m)} made the group.",
    "migrate_to_chat_id": lambda _: "The group became a supergroup.",
    "migrate_from_chat_id": lambda _: "The group became a supergroup.",
    "pinned_message": lambda m: f"{_who(m)} pinned a message.",
    "message_auto_delete_timer_changed": lambda m: f"{_who(m)} changed when messages vanish.",
    "write_access_allowed": lambda m: f"{_who(m)} allowed the bot to write.",
    "forum_topic_created": lambda m: f"{_who(m)} opened the topic.",
    "forum_topic_edited": lambda m: f"{_who(m)} changed the topic.",
    "forum_topic_closed": lambda m: f"{_who(m)} closed the topic.",
    "forum_topic_reopened": lambda m: f"{_who(m)} opened the topic again.",
    "video_chat_scheduled": lambda _: "A video chat was scheduled.",
    "video_chat_started": lambda _: "A video chat began.",
    "video_chat_ended": lambda _: "A video chat ended.",
    "gift": lambda m: f"{_who(m)} sent a gift.",
    "unique_gift": lambda m: f"{_who(m)} sent a gift.",
    "refunded_payment": lambda _: "A payment was refunded.",
    "chat_background_set": lambda m: f"{_who(m)} changed the chat's background.",
    "users_shared": lambda m: f"{_who(m)} shared contacts.",
    "chat_shared": lambda m: f"{_who(m)} shared a chat.",
    "connected_website": lambda m: f"{_who(m)} signed in at {m['connected_website']!s}.",
}

_ENVELOPE = {
    "message_id", "message_thread_id", "from", "sender_chat", "date", "chat", "edit_date",
    "business_connection_id", "media_group_id", "reply_to_message", "external_reply", "quote",
    "forward_origin", "via_bot", "entities", "caption_entities", "is_topic_message",
    "is_from_offline",
    "link_preview_options", "author_signature", "sender_business_bot", "has_protected_content",
    "is_automatic_forward", "sender_tag", "sender_boost_count", "effect_id",
}  # fmt: skip


def _dict(given: Any) -> Data:
    return given if isinstance(given, dict) else {}


def _list(given: Any) -> list[Data]:
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def _string(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _number(given: Any) -> int:
    return int(given) if isinstance(given, int) else 0
