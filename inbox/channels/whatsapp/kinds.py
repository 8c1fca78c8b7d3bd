"""What each kind of WhatsApp message says, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.graph.shape import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOT_CARRIED = (
    "The customer sent something that WhatsApp does not hand on to other programs; "
    "ask them to send it another way."
)


@dataclass(frozen=True, slots=True)
class Media:
    """A file that lies at Meta under an id, for some days."""

    id: str
    name: str
    media_type: str
    kind: str = ""  # as IncomingFile


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says."""

    text: str = ""
    media: Media | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    is_auto: bool = False


def words_of(message: Mapping[str, Any]) -> Words:
    """Read one message by its type; an unknown type gives what text it has."""
    kind = text(message.get("type"))
    read = _KINDS.get(kind)
    if read is None:
        return Words(_any_text(mapping(message.get(kind))))
    return read(message)


def _text(message: Mapping[str, Any]) -> Words:
    return Words(text(mapping(message.get("text")).get("body")))


def _media(message: Mapping[str, Any]) -> Words:
    kind = text(message.get("type"))
    given = mapping(message.get(kind))
    media_type = text(given.get("mime_type")).partition(";")[0].strip()
    shown = {"video": "video", "sticker": "sticker"}.get(kind, "")
    if kind == "audio" and given.get("voice") is True:
        shown = "voice"
    name = text(given.get("filename")) or f"{shown or kind}{_ending(media_type)}"
    number = text(given.get("id"))
    media = Media(number, name, media_type or "application/octet-stream", shown)
    extra = {"sticker": True} if kind == "sticker" else {}
    return Words(text(given.get("caption")), media if number else None, extra)


def _location(message: Mapping[str, Any]) -> Words:
    given = mapping(message.get("location"))
    title, address = text(given.get("name")), text(given.get("address"))
    place: dict[str, Any] = {"title": title, "address": address}
    for key in ("latitude", "longitude"):
        number = given.get(key)
        if isinstance(number, bool) or not isinstance(number, int | float):
            return Words(", ".join(filter(None, (title, address))))
        place[key] = number
    said = ", ".join(filter(None, (title, address)))
    return Words(said or f"{place['latitude']}, {place['longitude']}", extra={"location": place})


def _contacts(message: Mapping[str, Any]) -> Words:
    lines = []
    for each in items(message.get("contacts")):
        name = text(mapping(each.get("name")).get("formatted_name"))
        company = text(mapping(each.get("org")).get("company"))
        phones = [
            text(one.get("phone")) or text(one.get("wa_id")) for one in items(each.get("phones"))
        ]
        mails = [text(one.get("email")) for one in items(each.get("emails"))]
        lines.append(", ".join(filter(None, (name, company, *phones, *mails))))
    return Words("\n".join(filter(None, lines)))


def _button(message: Mapping[str, Any]) -> Words:
    given = mapping(message.get("button"))
    return Words(text(given.get("text")) or text(given.get("payload")))


def _interactive(message: Mapping[str, Any]) -> Words:
    given = mapping(message.get("interactive"))
    reply = mapping(given.get(text(given.get("type"))))
    said = [text(reply.get(key)) for key in ("title", "description")]
    if not any(said):
        said = [text(reply.get("body")), text(reply.get("response_json"))]
    return Words("\n".join(filter(None, said)))


def _order(message: Mapping[str, Any]) -> Words:
    given = mapping(message.get("order"))
    lines = [text(given.get("text"))]
    products = []
    for each in items(given.get("product_items")):
        product = text(each.get("product_retailer_id"))
        products.append(product)
        price = f"{text(each.get('item_price'))} {text(each.get('currency'))}".strip()
        lines.append(f"{text(each.get('quantity'))} x {product} ({price})")
    extra = {"product": ", ".join(products)} if any(products) else {}
    return Words("\n".join(filter(None, lines)), extra=extra)


def _system(message: Mapping[str, Any]) -> Words:
    return Words(text(mapping(message.get("system")).get("body")), is_auto=True)


def _unsupported(_: Mapping[str, Any]) -> Words:
    return Words(_NOT_CARRIED)


def _any_text(given: Mapping[str, Any]) -> str:
    for key in ("body", "text", "caption", "title", "name"):
        found = text(given.get(key))
        if found:
            return found
    return ""


def _ending(media_type: str) -> str:
    return _ENDINGS.get(media_type, "")


_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "video/mp4": ".mp4",
    "video/3gpp": ".3gp",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/aac": ".aac",
    "audio/amr": ".amr",
    "application/pdf": ".pdf",
}

_KINDS: dict[str, Callable[[Mapping[str, Any]], Words]] = {
    "text": _text,
    "image": _media,
    "video": _media,
    "audio": _media,
    "voice": _media,
    "document": _media,
    "sticker": _media,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
    "system": _system,
    "unsupported": _unsupported,
    "unknown": _unsupported,
}
