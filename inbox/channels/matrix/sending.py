"""Hands replies over, each once, and looks for those whose outcome is unknown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from inbox.channel import Sent
from inbox.channels.matrix.compose import (
    MARK,
    attached,
    related,
    transaction_of,
    written,
)
from inbox.channels.matrix.room import ENCRYPTED
from inbox.channels.matrix.shape import items, mapping, moment, text
from inbox.errors import OutcomeUnknown, Refused, TryLater
from inbox.model import Visibility
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channel import Outgoing
    from inbox.channels.matrix.receiving import Receiver
    from inbox.channels.matrix.wire import Wire

_TRIES = 3
_SEARCHED_PAGES = 20
_CLOCKS_DIFFER = timedelta(hours=1)
_GROUP = 3


class Sender:
    """One account's way out."""

    def __init__(self, wire: Wire, receiver: Receiver) -> None:
        self._wire = wire
        self._receiver = receiver

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand a reply over; the transaction id lets the server take it once only."""
        if len(outgoing.files) > 1:
            raise Refused("Matrix takes one file a message; send the others one by one.")
        if outgoing.item.attempts > 1 and (found := await self.find(outgoing)) is not None:
            return found
        room = outgoing.thread_key or await self._direct_room(outgoing.counterpart_handle)
        await self._enter(room)
        if await self.is_encrypted(room):
            raise Refused(f"Nothing was sent. {ENCRYPTED}")
        content = await self._content(outgoing)
        transaction = transaction_of(outgoing.item.id)
        event_id = await self._put(room, transaction, content | {MARK: transaction})
        return _sent(room, event_id, outgoing)

    async def _put(self, room: str, transaction: str, content: Mapping[str, Any]) -> str:
        """Put a message; a line that breaks is tried again at once, being the same transaction."""
        for left in reversed(range(_TRIES)):
            try:
                event_id = await self._wire.put_event(room, "m.room.message", transaction, content)
            except OutcomeUnknown:
                if not left:
                    raise
                continue
            except Status as error:
                raise Refused(
                    "The Matrix server did not take this reply, so nothing was sent; shorten it "
                    "or look at the room in another Matrix app."
                ) from error
            if event_id:
                return event_id
        raise OutcomeUnknown(
            "The Matrix server's answer made no sense while this reply was leaving, so the "
            "customer may already have it; look there, then say whether it arrived."
        )

    async def _content(self, outgoing: Outgoing) -> dict[str, Any]:
        item = outgoing.item
        if outgoing.files:
            (file,) = outgoing.files
            url = await self._wire.upload(file.name, file.media_type, file.content)
            if not url:
                raise TryLater("The Matrix server did not keep the file; Kindline tries again.")
            content = attached(file, url, item.text.strip(), item.html)
        else:
            content = written(item.text, item.html)
        return content | related(outgoing, is_quoting=self._is_quoting(outgoing))

    def _is_quoting(self, outgoing: Outgoing) -> bool:
        """Quote where it would not be clear else: among several people, or further up."""
        room = self._receiver.reader.rooms.get(outgoing.thread_key)
        if room is None or outgoing.visibility is Visibility.PUBLIC:
            return True
        newest = self._receiver.reader.newest.get(room.id, outgoing.answers_remote_id)
        people = [user for user in room.members if not room.is_bot(user)]
        return len(people) >= _GROUP or newest != outgoing.answers_remote_id

    async def _enter(self, room: str) -> None:
        """Answering an invitation accepts it."""
        if room in self._receiver.cursor.invites:
            await self._wire.join(room)

    async def is_encrypted(self, room: str) -> bool:
        """Tell whether nothing may be written into a room in the clear."""
        known = self._receiver.reader.rooms.get(room)
        if known is not None and known.is_encrypted:
            return True
        # What is sent in the clear cannot be taken back, so the server is asked each time.
        return await self._wire.has_state(room, "m.room.encryption")

    async def _direct_room(self, user: str) -> str:
        """Give the private room with somebody; made where there is none."""
        if not user.startswith("@"):
            raise Refused("It is not known to whom this should go; answer in the conversation.")
        me = await self._wire.session.user_id()
        direct = await self._wire.direct_rooms(me)
        if found := self._standing(direct, user):
            return found
        room = await self._wire.create_direct(user)
        listed = [*map(text, items(direct.get(user))), room]
        await self._wire.set_direct_rooms(me, direct | {user: listed})
        return room

    def _standing(self, direct: Mapping[str, Any], user: str) -> str:
        rooms = self._receiver.reader.rooms
        known = [each for each in map(text, items(direct.get(user))) if each in rooms]
        open_ones = [each for each in known if not rooms[each].is_encrypted]
        return open_ones[-1] if open_ones else ""

    async def find(self, outgoing: Outgoing) -> Sent | None:
        """Look for a reply in its room by the mark it carries."""
        room = outgoing.thread_key
        if not room:
            me = await self._wire.session.user_id()
            direct = await self._wire.direct_rooms(me)
            room = self._standing(direct, outgoing.counterpart_handle)
        if not room:
            return None
        wanted, start = transaction_of(outgoing.item.id), ""
        earliest = outgoing.item.created_at - _CLOCKS_DIFFER
        for _ in range(_SEARCHED_PAGES):
            page = mapping(await self._wire.messages(room, start))
            for event in map(mapping, items(page.get("chunk"))):
                if _is_marked(event, wanted):
                    return _sent(room, text(event.get("event_id")), outgoing)
                at = moment(event.get("origin_server_ts"))
                if at is not None and at < earliest:
                    return None
            start = text(page.get("end"))
            if not start:
                return None
        return None


def _is_marked(event: Mapping[str, Any], transaction: str) -> bool:
    content, unsigned = mapping(event.get("content")), mapping(event.get("unsigned"))
    return transaction in (content.get(MARK), unsigned.get("transaction_id"))


def _sent(room: str, event_id: str, outgoing: Outgoing) -> Sent:
    opened = "" if outgoing.thread_key else room
    return Sent(event_id, thread_key=opened, place=room, place_key=event_id)
