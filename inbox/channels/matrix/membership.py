"""Coming into a room and being put out of it, as messages that a person can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inbox.channel import IncomingMessage
from inbox.channels.matrix.parse import Said, event_id_of
from inbox.channels.matrix.shape import mapping, moment, text
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from inbox.channels.matrix.room import Room


def invitation(events: Iterable[Any], room: Room, me: str, now: datetime) -> Said:
    """Show an invitation as a message of the one who invites (stripped state)."""
    ours = _of(me, map(mapping, events))
    inviter = text(ours.get("sender")) or "unknown"
    where = f"to the room {room.name}" if room.name else "to a conversation"
    said = f"(Invites you {where}. Answering accepts the invitation.)"
    key = text(ours.get("event_id")) or inviter
    sent_at = moment(ours.get("origin_server_ts")) or now
    return Said(_message(f"invite:{room.id}:{key}", inviter, said, room, (sent_at, ours)))


def removal(events: Iterable[Mapping[str, Any]], room: Room, me: str, now: datetime) -> Said | None:
    """Say that somebody put us out; None where we left by ourselves."""
    ours = _of(me, events)
    sender, content = text(ours.get("sender")), mapping(ours.get("content"))
    if not ours or sender == me or content.get("membership") not in ("leave", "ban"):
        return None
    reason = text(content.get("reason"))[:300]
    said = "(Your account was removed from this room, so nothing can be sent to it any more"
    said = f"{said}: {reason})" if reason else f"{said}.)"
    sent_at = moment(ours.get("origin_server_ts")) or now
    message = _message(event_id_of(ours), sender or "unknown", said, room, (sent_at, ours))
    return Said(message)


def newly_joined(events: Iterable[Mapping[str, Any]], me: str) -> bool:
    """Tell whether a timeline is that in which we came in."""
    ours = _of(me, events)
    before = mapping(mapping(ours.get("unsigned")).get("prev_content")).get("membership")
    return mapping(ours.get("content")).get("membership") == "join" and before != "join"


def _of(me: str, events: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Give the newest member event about us, or an empty one."""
    found: Mapping[str, Any] = {}
    for event in events:
        if event.get("type") == "m.room.member" and event.get("state_key") == me:
            found = event
    return found


def _message(
    remote_id: str,
    sender: str,
    said: str,
    room: Room,
    event: tuple[datetime, Mapping[str, Any]],
) -> IncomingMessage:
    sent_at, raw = event
    return IncomingMessage(
        remote_id=remote_id,
        direction=Direction.INBOUND,
        author_handle=sender,
        author_name=room.name_of(sender),
        sent_at=sent_at,
        text=said,
        thread_key=room.id,
        raw=json.dumps(raw, ensure_ascii=False, default=str).encode("utf-8", "replace"),
        visibility=room.visibility,
        is_auto=not remote_id.startswith("invite:"),
        place=room.id,
        place_key=remote_id,
    )
