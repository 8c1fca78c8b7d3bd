"""Makes the Send API's bodies, reads its answers, and finds again what may have left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from inbox.channel import Sent
from inbox.errors import OutcomeUnknown, Refused
from inbox.graph.comments import comment_of
from inbox.graph.messaging import iso
from inbox.graph.shape import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from inbox.channel import IncomingFile, Outgoing, RemoteAction
    from inbox.graph.page import Page
    from inbox.model import Capabilities

_WINDOW = timedelta(hours=24)
_LARGEST_IMAGE = 8_000_000
_CLOCKS = timedelta(minutes=2)


def file_of(outgoing: Outgoing, title: str, can: Capabilities) -> IncomingFile | None:
    """Give the one file of a reply. Raises Refused for what one message cannot carry."""
    if not outgoing.files:
        return None
    if not can.files or len(outgoing.files) > 1 or outgoing.item.text.strip():
        raise Refused(
            f"{title} carries either a text or one file in a message; send them one by one. Your "
            "text is kept."
        )
    file = outgoing.files[0]
    if title == "Instagram" and kind_of(file) == "image" and len(file.content) > _LARGEST_IMAGE:
        raise Refused("Instagram takes pictures up to 8 MB; make it smaller. Your text is kept.")
    return file


def kind_of(file: IncomingFile) -> str:
    """Give Meta's word for the kind of a file."""
    kind = file.media_type.partition("/")[0]
    return kind if kind in ("image", "video", "audio") else "file"


def shared(made: dict[str, Any], attachment_id: str) -> dict[str, Any]:
    """Put a file that was uploaded before into a message: Instagram's "Upload Media"."""
    share = {"attachment": {"type": "MEDIA_SHARE", "payload": {"id": attachment_id}}}
    return made | {"message": share}


def body(outgoing: Outgoing, now: datetime, *, is_tagged: bool, platform: str) -> dict[str, Any]:
    """Make the message; after 24 hours with the human agent's tag, where the account has it."""
    recipient = {"id": outgoing.thread_key}
    if not outgoing.thread_key:
        recipient = {"comment_id": outgoing.answers_remote_id}
    if outgoing.files:
        shown = kind_of(outgoing.files[0])
        message: dict[str, Any] = {"attachment": {"type": shown, "payload": {}}}
    else:
        message = {"text": outgoing.item.text}
    made: dict[str, Any] = {"recipient": recipient, "message": message}
    is_late = outgoing.quoted_at is not None and now - outgoing.quoted_at > _WINDOW
    if is_tagged and is_late:
        return made | {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    # Instagram's reference has no messaging_type but for the tag.
    return made if platform == "instagram" else made | {"messaging_type": "RESPONSE"}


def taken(said: Any) -> Sent:
    """Read what Meta calls the message. Raises OutcomeUnknown when it does not say."""
    given = mapping(said)
    remote_id = text(given.get("message_id")) or text(given.get("id"))
    if not remote_id:
        raise OutcomeUnknown(
            "Meta took this reply and did not say under which name; look there whether the "
            "customer has it."
        )
    return Sent(remote_id, thread_key=text(given.get("recipient_id")))


def found(
    listed: Mapping[str, Any], outgoing: Outgoing, own_ids: Collection[str], now: datetime
) -> Sent | None:
    """Find our text among the messages since the reply was approved; the oldest such."""
    since = outgoing.item.created_at - _CLOCKS
    matches = []
    for conversation in items(listed.get("data")):
        for each in items(mapping(conversation.get("messages")).get("data")):
            is_ours = text(mapping(each.get("from")).get("id")) in own_ids
            at = iso(each.get("created_time")) or now
            same = text(each.get("message")).strip() == outgoing.item.text.strip()
            if is_ours and same and at >= since and not outgoing.files and text(each.get("id")):
                matches.append((at, text(each.get("id"))))
    return Sent(min(matches)[1]) if matches else None


async def act(page: Page, action: RemoteAction) -> None:
    """Bring one state or act; kinds without a use are passed over."""
    comment = comment_of(action.place or action.thread_key)
    message_id = action.remote_id or action.place_key
    if not comment:
        if action.kind == "seen" and action.place:
            await page.mark(action.place, "mark_seen")
        return
    if action.kind in ("hide", "show"):
        name = "hide" if page.platform == "instagram" else "is_hidden"
        await page.change_comment(message_id, **{name: action.kind == "hide"})
    elif action.kind == "edit":
        await page.change_comment(message_id, message=action.value)
    elif action.kind == "delete":
        await page.delete(message_id)
