"""What is sent, as the content of a Matrix event: pure.

Spec: client-server API v1.15, "Instant messaging"; MSC3245 for voice messages.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING, Any

import nh3

from inbox.channels.matrix.parse import OWN_TRANSACTION

if TYPE_CHECKING:
    from inbox.channel import IncomingFile, Outgoing

MARK = "app.kindline.transaction"
_HTML = "org.matrix.custom.html"
_TAGS = frozenset(
    nh3.ALLOWED_TAGS
    & {"del", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "p", "a", "ul", "ol", "sup", "sub"}
    | {"li", "b", "i", "u", "strong", "em", "s", "code", "hr", "br", "div", "pre", "span"}
)
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "code": {"class"}}
_SCHEMES = {"https", "http", "ftp", "mailto", "magnet"}


def transaction_of(item_id: str) -> str:
    """Give a reply's transaction id: the same for every try."""
    return OWN_TRANSACTION + hashlib.sha256(item_id.encode()).hexdigest()[:32]


def fresh_transaction() -> str:
    """Give a transaction id for what may be done twice without harm."""
    return OWN_TRANSACTION + uuid.uuid4().hex


def written(text: str, html: str = "") -> dict[str, Any]:
    """Give the content of a text message."""
    content: dict[str, Any] = {"msgtype": "m.text", "body": text}
    return content | _formatted(html)


def attached(file: IncomingFile, url: str, caption: str = "", html: str = "") -> dict[str, Any]:
    """Give the content of a message that is a file, with its caption."""
    info: dict[str, Any] = {"mimetype": file.media_type, "size": len(file.content)}
    if file.duration_seconds is not None:
        info["duration"] = int(file.duration_seconds * 1000)
    content: dict[str, Any] = {
        "msgtype": _kind(file.media_type),
        "body": caption or file.name,
        "filename": file.name,
        "url": url,
        "info": info,
    }
    if file.kind == "voice" and content["msgtype"] == "m.audio":
        content["org.matrix.msc3245.voice"] = {}
    return content | (_formatted(html) if caption else {})


def edited(target: str, text: str) -> dict[str, Any]:
    """Give the content that replaces an earlier message of ours."""
    fall_back = {"msgtype": "m.text", "body": f"* {text}"}
    relation = {"rel_type": "m.replace", "event_id": target}
    return fall_back | {"m.new_content": written(text), "m.relates_to": relation}


def reacted(target: str, emoji: str) -> dict[str, Any]:
    """Give the content of a reaction."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": target, "key": emoji}}


def related(outgoing: Outgoing, *, is_quoting: bool) -> dict[str, Any]:
    """Say which message a reply answers, and in which thread of the room."""
    target = outgoing.answers_remote_id
    if not target.startswith("$"):
        return {}
    root = outgoing.answers_extra.get("thread_root")
    if isinstance(root, str) and root:
        relation: dict[str, Any] = {
            "rel_type": "m.thread",
            "event_id": root,
            "is_falling_back": not is_quoting,
            "m.in_reply_to": {"event_id": target},
        }
        return {"m.relates_to": relation}
    return {"m.relates_to": {"m.in_reply_to": {"event_id": target}}} if is_quoting else {}


def _formatted(html: str) -> dict[str, Any]:
    clean = nh3.clean(
        html, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    ).strip()
    return {"format": _HTML, "formatted_body": clean} if clean else {}


def _kind(media_type: str) -> str:
    kind = media_type.partition("/")[0]
    return f"m.{kind}" if kind in ("image", "audio", "video") else "m.file"
