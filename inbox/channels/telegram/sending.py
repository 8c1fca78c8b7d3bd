"""Decides by which calls of the Bot API a reply is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.errors import Refused

if TYPE_CHECKING:
    from inbox.channel import IncomingFile, Outgoing

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024  # UTF-16 units
_PHOTO_LIMIT_BYTES = 10_000_000
_PHOTO_TYPES = {"image/jpeg", "image/png", "image/webp"}
Step = tuple[str, dict[str, Any], dict[str, "IncomingFile"]]


def steps(outgoing: Outgoing, answers: int) -> list[Step]:
    """Give (method, values, files) of each call, in order. `answers`: the message quoted, or 0.

    Raises Refused where Telegram would surely refuse.
    """
    text, files = outgoing.item.text, outgoing.files
    if _units(text) > TEXT_LIMIT:
        raise Refused(
            f"The text is longer than Telegram takes ({TEXT_LIMIT}), so nothing was sent; make it "
            "shorter."
        )
    quote: dict[str, Any] = {}
    if answers:
        quote = {"reply_parameters": {"message_id": answers, "allow_sending_without_reply": True}}
    if not files:
        return [("sendMessage", {"text": text, **quote}, {})]
    if _units(text) <= CAPTION_LIMIT:
        return [_with_files(text, files, quote)]
    return [("sendMessage", {"text": text, **quote}, {}), _with_files("", files, {})]


def _with_files(caption: str, files: tuple[IncomingFile, ...], quote: dict[str, Any]) -> Step:
    if len(files) > 1:
        return _album(caption, files, quote)
    field, method = _method(files[0])
    values = {"caption": caption, **quote} if caption else quote
    return method, values, {field: files[0]}


def _album(caption: str, files: tuple[IncomingFile, ...], quote: dict[str, Any]) -> Step:
    kind = "photo" if all(map(_is_photo, files)) else "document"
    media: list[dict[str, Any]] = [
        {"type": kind, "media": f"attach://file{number}"} for number in range(len(files))
    ]
    if caption:
        media[0]["caption"] = caption
    named = {f"file{number}": each for number, each in enumerate(files)}
    return "sendMediaGroup", {"media": media, **quote}, named


def _method(file: IncomingFile) -> tuple[str, str]:
    kind = file.media_type.partition("/")[0]
    if _is_photo(file):
        return "photo", "sendPhoto"
    if file.kind == "voice" and file.media_type == "audio/ogg":
        return "voice", "sendVoice"
    if file.media_type == "video/mp4":
        return "video", "sendVideo"
    if kind == "audio" and file.media_type in {"audio/mpeg", "audio/mp4"}:
        return "audio", "sendAudio"
    return "document", "sendDocument"


def _is_photo(file: IncomingFile) -> bool:
    return file.media_type in _PHOTO_TYPES and len(file.content) <= _PHOTO_LIMIT_BYTES


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
