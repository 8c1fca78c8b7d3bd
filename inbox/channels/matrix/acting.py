"""Brings what we did to messages to the server: read, edited, deleted, reacted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from inbox.channels.matrix.compose import edited, fresh_transaction, reacted
from inbox.channels.matrix.room import ENCRYPTED
from inbox.channels.matrix.shape import mapping, text
from inbox.errors import OutcomeUnknown, Refused, TryLater
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from inbox.channel import RemoteAction
    from inbox.channels.matrix.sending import Sender
    from inbox.channels.matrix.wire import Wire

_NOT_TAKEN = (
    "The Matrix server did not take this change, so the customer sees the message as it was; look "
    "at it in another Matrix app."
)


class Actor:
    """One account's acts; all of them may be brought twice."""

    def __init__(self, wire: Wire, sender: Sender, *, tells_read: bool) -> None:
        self._wire = wire
        self._sender = sender
        self._tells_read = tells_read

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring acts. Raises Refused when one was, after all others were brought."""
        read: dict[str, str] = {}
        refused: Refused | None = None
        for action in actions:
            room = action.thread_key or action.place
            target = action.remote_id or action.place_key
            if not room.startswith("!") or not target.startswith("$"):
                continue
            if action.kind == "seen":
                read[room] = target
                continue
            try:
                await self._one(action, room, target)
            except Refused as error:
                refused = error
            except Status as error:
                refused = Refused(_NOT_TAKEN)
                refused.__cause__ = error
        for room, target in read.items():
            # A room that we left has nobody to be told.
            with suppress(Refused, Status):
                await self._wire.read_up_to(room, target, is_told=self._tells_read)
        if refused is not None:
            raise refused

    async def _one(self, action: RemoteAction, room: str, target: str) -> None:
        if action.kind == "edit":
            if await self._sender.is_encrypted(room):
                raise Refused(f"Nothing was changed. {ENCRYPTED}")
            await self._put("m.room.message", room, edited(target, action.value))
        elif action.kind == "delete":
            await self._wire.redact(room, target, fresh_transaction())
        elif action.kind == "react":
            if not await self._own_reactions(room, target, action.value):
                await self._put("m.reaction", room, reacted(target, action.value))
        elif action.kind == "unreact":
            for event_id in await self._own_reactions(room, target, action.value):
                await self._wire.redact(room, event_id, fresh_transaction())

    async def _put(self, kind: str, room: str, content: Mapping[str, Any]) -> None:
        """Put what may be put twice without harm."""
        try:
            await self._wire.put_event(room, kind, fresh_transaction(), content)
        except OutcomeUnknown as error:
            raise TryLater(
                "The line to the Matrix server broke. Nothing is lost; Kindline tries again by "
                "itself."
            ) from error

    async def _own_reactions(self, room: str, target: str, emoji: str) -> list[str]:
        me = await self._wire.session.user_id()
        found = await self._wire.reactions_of(room, target)
        return [
            text(event.get("event_id"))
            for event in found
            if event.get("sender") == me
            and mapping(mapping(event.get("content")).get("m.relates_to")).get("key") == emoji
        ]
