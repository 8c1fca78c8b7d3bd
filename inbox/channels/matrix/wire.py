"""Speaks the Matrix client-server API: each endpoint that Kindline uses, without an opinion.

Spec: https://spec.matrix.org/v1.15/client-server-api/. Times in seconds unless named `_ms`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import httpx

from inbox.channels.matrix.faults import is_unknown_endpoint
from inbox.channels.matrix.session import CLIENT
from inbox.channels.matrix.shape import items, mapping, number, text
from inbox.errors import Refused
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channels.matrix.session import Session

PAGE = 100
_TIMELINE = 50
_NOT_FOUND = 404
_MARGIN_SECONDS = 20.0
_UPLOAD_SECONDS = 300.0
_ROOM_FILTER = {"lazy_load_members": True}
_FILTER = json.dumps(
    {
        "presence": {"not_types": ["*"]},
        "account_data": {"not_types": ["*"]},
        "room": {
            "state": _ROOM_FILTER,
            "timeline": {"limit": _TIMELINE, **_ROOM_FILTER},
            "ephemeral": {"types": ["m.receipt", "m.typing"]},
            "account_data": {"not_types": ["*"]},
        },
    },
    separators=(",", ":"),
)


@dataclass(slots=True)
class Wire:
    """The endpoints, over a session."""

    session: Session

    async def sync(self, since: str, wait_seconds: float, *, with_state: bool) -> Any:
        """Give what happened since; waits so long for it. `with_state`: every room's state too."""
        asked = {"filter": _FILTER, "timeout": str(int(wait_seconds * 1000))}
        # Watching for customers' messages is not being at the screen.
        asked["set_presence"] = "offline"
        if since:
            asked["since"] = since
        if with_state and since:
            asked["full_state"] = "true"
        patience = httpx.Timeout(wait_seconds + _MARGIN_SECONDS, connect=10.0)
        return await self.session.get(f"{CLIENT}/sync", params=asked, timeout=patience)

    async def messages(self, room: str, start: str, end: str = "", limit: int = PAGE) -> Any:
        """Give a page of a room, newest first, from one token back to another."""
        asked = {"dir": "b", "limit": str(limit), "filter": json.dumps(_ROOM_FILTER)}
        if start:
            asked["from"] = start
        if end:
            asked["to"] = end
        return await self.session.get(f"{_room(room)}/messages", params=asked)

    async def event(self, room: str, event_id: str) -> Mapping[str, Any]:
        """Give one event."""
        return mapping(await self.session.get(f"{_room(room)}/event/{_part(event_id)}"))

    async def put_event(
        self, room: str, kind: str, transaction: str, content: Mapping[str, Any]
    ) -> str:
        """Put an event into a room and give its id; the same transaction puts it once."""
        path = f"{_room(room)}/send/{_part(kind)}/{_part(transaction)}"
        answer = await self.session.call("PUT", path, is_reply=True, json=content)
        return text(mapping(answer).get("event_id"))

    async def redact(self, room: str, event_id: str, transaction: str) -> None:
        """Take an event back."""
        path = f"{_room(room)}/redact/{_part(event_id)}/{_part(transaction)}"
        await self.session.call("PUT", path, json={})

    async def reactions_of(self, room: str, event_id: str) -> list[Mapping[str, Any]]:
        """Give the reactions to an event."""
        path = f"/_matrix/client/v1/rooms/{_part(room)}/relations/{_part(event_id)}"
        answer = await self.session.get(
            f"{path}/m.annotation/m.reaction", params={"limit": str(PAGE)}
        )
        return [mapping(each) for each in items(mapping(answer).get("chunk"))]

    async def read_up_to(self, room: str, event_id: str, *, is_told: bool) -> None:
        """Set how far we have read; `is_told`: the others see it."""
        kind = "m.read" if is_told else "m.read.private"
        marks = {"m.fully_read": event_id, kind: event_id}
        await self.session.call("POST", f"{_room(room)}/read_markers", json=marks)

    async def typing(self, room: str, user: str, *, is_typing: bool) -> None:
        """Tell the room that we write, for twenty seconds."""
        said: dict[str, Any] = {"typing": is_typing}
        if is_typing:
            said["timeout"] = 20_000
        await self.session.call("PUT", f"{_room(room)}/typing/{_part(user)}", json=said)

    async def join(self, room: str) -> None:
        """Accept an invitation."""
        await self.session.call("POST", f"{CLIENT}/join/{_part(room)}", json={})

    async def create_direct(self, user: str) -> str:
        """Open a private room with somebody and give its id."""
        asked = {
            "preset": "trusted_private_chat",
            "invite": [user],
            "is_direct": True,
        }
        answer = await self.session.call("POST", f"{CLIENT}/createRoom", json=asked)
        return text(mapping(answer).get("room_id"))

    async def direct_rooms(self, me: str) -> dict[str, Any]:
        """Give which rooms are direct ones, by the other's id (`m.direct`)."""
        path = f"{CLIENT}/user/{_part(me)}/account_data/m.direct"
        try:
            return dict(mapping(await self.session.get(path)))
        except Status:
            return {}

    async def set_direct_rooms(self, me: str, rooms: Mapping[str, Any]) -> None:
        """Remember which rooms are direct ones."""
        path = f"{CLIENT}/user/{_part(me)}/account_data/m.direct"
        await self.session.call("PUT", path, json=rooms)

    async def is_listed(self, room: str) -> bool:
        """Tell whether a room stands in the server's public directory."""
        try:
            answer = await self.session.get(f"{CLIENT}/directory/list/room/{_part(room)}")
        except (Status, Refused):
            return False
        return bool(mapping(answer).get("visibility") == "public")

    async def has_state(self, room: str, kind: str) -> bool:
        """Tell whether a room has a state event of a type."""
        try:
            await self.session.get(f"{_room(room)}/state/{_part(kind)}/")
        except Status as error:
            if error.code == _NOT_FOUND:
                return False
            raise
        return True

    async def upload_limit(self) -> int:
        """Give the largest file that the server takes, in bytes; 0 when it does not say."""
        for path in ("/_matrix/client/v1/media/config", "/_matrix/media/v3/config"):
            try:
                said = number(mapping(await self.session.get(path)).get("m.upload.size"))
            except Status:
                continue
            return int(said or 0)
        return 0

    async def upload(self, name: str, media_type: str, content: bytes) -> str:
        """Give a file to the server and its mxc:// address back."""
        answer = await self.session.call(
            "POST",
            "/_matrix/media/v3/upload",
            params={"filename": name},
            content=content,
            headers={"Content-Type": media_type},
            timeout=_UPLOAD_SECONDS,
        )
        return text(mapping(answer).get("content_uri"))

    async def download(self, url: str, limit_bytes: int) -> bytes:
        """Fetch an mxc:// file with the token; older servers by their older address."""
        parts = urlsplit(url)
        media = f"download/{_part(parts.netloc)}/{_part(parts.path.lstrip('/'))}"
        if parts.scheme != "mxc" or not parts.netloc or not parts.path.strip("/"):
            raise Refused("The message names its file in a way that makes no sense.")
        try:
            return await self.session.download(f"/_matrix/client/v1/media/{media}", limit_bytes)
        except Status as error:
            if not is_unknown_endpoint(error):
                raise
        return await self.session.download(f"/_matrix/media/v3/{media}", limit_bytes)


def _room(room: str) -> str:
    return f"{CLIENT}/rooms/{_part(room)}"


def _part(value: str) -> str:
    # "." and ".." would be taken out of the path by the client.
    return quote(value, safe="") if value.strip(".") else quote(value, safe="").replace(".", "%2E")
