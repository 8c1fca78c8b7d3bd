"""Makes the Cloud API's message bodies out of an approved reply; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inbox.channel import IncomingFile, Outgoing
    from inbox.model.templates import Template

_CAPTION = 1024
_IMAGE_BYTES, _SOUND_BYTES, _VIDEO_BYTES = 5_000_000, 16_000_000, 16_000_000
# Meta's table "Supported media types"; everything else goes as a document.
_KINDS: Mapping[str, tuple[str, int]] = {
    "image/jpeg": ("image", _IMAGE_BYTES),
    "image/png": ("image", _IMAGE_BYTES),
    "video/mp4": ("video", _VIDEO_BYTES),
    "video/3gpp": ("video", _VIDEO_BYTES),
    "audio/aac": ("audio", _SOUND_BYTES),
    "audio/amr": ("audio", _SOUND_BYTES),
    "audio/mpeg": ("audio", _SOUND_BYTES),
    "audio/mp4": ("audio", _SOUND_BYTES),
    "audio/ogg": ("audio", _SOUND_BYTES),
}


def text_body(outgoing: Outgoing, quotes: str) -> dict[str, Any]:
    """Make a text message; `quotes` is the message it answers, "" for none."""
    body = _head(outgoing, "text", quotes)
    return body | {"text": {"body": outgoing.item.text, "preview_url": False}}


def template_body(outgoing: Outgoing, template: Template, filled: Sequence[str]) -> dict[str, Any]:
    """Make a message of an approved template."""
    language = {"policy": "deterministic", "code": template.language}
    asked: dict[str, Any] = {"name": template.name, "language": language}
    if filled:
        parameters = [{"type": "text", "text": each} for each in filled]
        asked["components"] = [{"type": "body", "parameters": parameters}]
    return _head(outgoing, "template", "") | {"template": asked}


def file_body(outgoing: Outgoing, file: IncomingFile, media_id: str, quotes: str) -> dict[str, Any]:
    """Make a message that carries an uploaded file, with the text below it."""
    kind, text = kind_of(file, outgoing.item.text), outgoing.item.text
    part: dict[str, Any] = {"id": media_id}
    if text:
        part["caption"] = text
    if kind == "document":
        part["filename"] = file.name
    return _head(outgoing, kind, quotes) | {kind: part}


def check(outgoing: Outgoing) -> None:
    """Refuse what WhatsApp cannot carry in one message. Raises Refused."""
    if len(outgoing.files) > 1:
        raise Refused("WhatsApp carries one file a message; send the others one by one.")
    if outgoing.files and len(outgoing.item.text) > _CAPTION:
        raise Refused(
            f"WhatsApp carries {_CAPTION} characters with a file; send the text by itself first. "
            "Your text is kept."
        )


def kind_of(file: IncomingFile, text: str) -> str:
    """Choose how a file is shown; a sound has no caption, so with text it is a document."""
    kind, limit = _KINDS.get(file.media_type.partition(";")[0].strip(), ("document", 0))
    if len(file.content) > limit or (kind == "audio" and text):
        return "document"
    return kind


def reaction_body(thread_key: str, message_id: str, emoji: str) -> dict[str, Any]:
    """Make a reaction; "" takes it off."""
    reaction = {"message_id": message_id, "emoji": emoji}
    return _to(thread_key) | {"type": "reaction", "reaction": reaction}


def _head(outgoing: Outgoing, kind: str, quotes: str) -> dict[str, Any]:
    # The string comes back with every status: so a reply of unknown fate is found again.
    head = _to(outgoing.thread_key) | {
        "type": kind,
        "biz_opaque_callback_data": outgoing.item.id,
    }
    return head | ({"context": {"message_id": quotes}} if quotes else {})


def _to(thread_key: str) -> dict[str, Any]:
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual" if thread_key.isdigit() else "group",
        "to": thread_key,
    }
