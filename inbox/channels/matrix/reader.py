"""Turns the server's answers into messages and events, knowing the rooms: no I/O.

Spec: client-server API v1.15, "Syncing" and "Receipts", "Typing notifications".
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from inbox.channel import (
    DeliveryFailed,
    Event,
    FlagsChanged,
    MessageDeleted,
    Reacted,
    ReadUpTo,
    Typing,
)
from inbox.channels.matrix.cursor import Cursor, Fill
from inbox.channels.matrix.membership import invitation, newly_joined, removal
from inbox.channels.matrix.parse import (
    Context,
    Edit,
    Found,
    Reaction,
    Redaction,
    Said,
    event_id_of,
    read_event,
)
from inbox.channels.matrix.room import Room
from inbox.channels.matrix.shape import items, mapping, moment, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inbox.channel import ConversationInfo

_KNOWN = 4000
DAY_MS = 86_400_000.0
_EMPTY_PAGES = 5


@dataclass(slots=True)
class Known:
    """An event seen lately."""

    room: str
    sender: str
    at_ms: float
    is_seen: bool = False


@dataclass(slots=True)
class Step:
    """What one answer of the server brought."""

    said: list[Said] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    edits: list[tuple[str, Edit]] = field(default_factory=list)  # (room, edit)
    invites: list[str] = field(default_factory=list)  # rooms that may be entered
    rooms: set[str] = field(default_factory=set)  # whose state or timeline it touched


@dataclass(slots=True)
class Reader:
    """What is known of the rooms, and how answers are read against it."""

    me: str
    ours: frozenset[str]
    history_days: float
    rooms: dict[str, Room] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)  # room -> id of its newest message
    _known: OrderedDict[str, Known] = field(default_factory=OrderedDict)
    _typing: set[str] = field(default_factory=set)
    _told: dict[str, ConversationInfo] = field(default_factory=dict)
    _shown: set[str] = field(default_factory=set)

    def room(self, room_id: str) -> Room:
        """Give a room, known or not."""
        return self.rooms.setdefault(room_id, Room(room_id))

    def author_of(self, event_id: str) -> str:
        """Give who wrote an event, "" when it was not seen lately."""
        known = self._known.get(event_id)
        return known.sender if known else ""

    # A sync -------------------------------------------------------------------------------

    def read_sync(self, answer: Any, cursor: Cursor, now: datetime) -> Step:
        """Read an answer of /sync and move the cursor past it."""
        step, rooms = Step(), mapping(mapping(answer).get("rooms"))
        for room_id, given in mapping(rooms.get("join")).items():
            self._joined(text(room_id), mapping(given), (step, cursor, now))
        for room_id, given in mapping(rooms.get("leave")).items():
            self._left(text(room_id), mapping(given), (step, cursor, now))
        for room_id, given in mapping(rooms.get("invite")).items():
            room = self.room(text(room_id))
            events = items(mapping(mapping(given).get("invite_state")).get("events"))
            room.learn(events)
            said = invitation(events, room, self.me, now)
            cursor.invites[room.id] = said.message.author_handle
            step.said.append(said)
            step.invites.append(room.id)
            step.rooms.add(room.id)
        cursor.since = text(mapping(answer).get("next_batch")) or cursor.since
        cursor.synced_at_ms = now.timestamp() * 1000
        return step

    def _joined(
        self, room_id: str, given: Mapping[str, Any], into: tuple[Step, Cursor, datetime]
    ) -> None:
        step, cursor, now = into
        room, timeline = self.room(room_id), mapping(given.get("timeline"))
        room.learn(items(mapping(given.get("state")).get("events")))
        room.summarise(given.get("summary"))
        cursor.invites.pop(room_id, None)
        step.rooms.add(room_id)
        ephemeral = [mapping(each) for each in items(mapping(given.get("ephemeral")).get("events"))]
        for each in ephemeral:
            if each.get("type") == "m.receipt":
                step.events += self._receipts(room, mapping(each.get("content")))
        happened = [mapping(each) for each in items(timeline.get("events"))]
        fill = self._fill(room, timeline, happened, cursor, now)
        self._timeline(happened, room, Context(self.ours, now), into, fill)
        for each in ephemeral:
            if each.get("type") == "m.typing":
                step.events += self._typed(room, mapping(each.get("content")))

    def _left(
        self, room_id: str, given: Mapping[str, Any], into: tuple[Step, Cursor, datetime]
    ) -> None:
        step, cursor, now = into
        cursor.invites.pop(room_id, None)
        cursor.fills = [fill for fill in cursor.fills if fill.room != room_id]
        room = self.room(room_id)
        happened = [mapping(each) for each in items(mapping(given.get("timeline")).get("events"))]
        self._timeline(happened, room, Context(self.ours, now), into, None)
        states = items(mapping(given.get("state")).get("events"))
        said = removal([*map(mapping, states), *happened], room, self.me, now)
        if said is not None:
            step.said.append(said)
        step.rooms.add(room_id)

    def _fill(
        self,
        room: Room,
        timeline: Mapping[str, Any],
        happened: list[Mapping[str, Any]],
        cursor: Cursor,
        now: datetime,
    ) -> Fill | None:
        """Plan what is still to be fetched before a timeline that was cut short."""
        start = text(timeline.get("prev_batch"))
        if timeline.get("limited") is not True or not start:
            return None
        is_new = not cursor.since or newly_joined(happened, self.me)
        until = self._horizon_ms(cursor, now) if is_new else 0.0
        oldest = number(happened[0].get("origin_server_ts")) if happened else None
        if is_new and oldest is not None and oldest < until:
            return None
        fill = Fill(
            room.id,
            start,
            "" if is_new else cursor.since,
            until,
            oldest if oldest is not None else now.timestamp() * 1000,
            room.read_at_ms,
        )
        # A second gap before the first is filled: both are fetched, they do not touch.
        cursor.fills.append(fill)
        return fill

    def _horizon_ms(self, cursor: Cursor, now: datetime) -> float:
        """Give how far back a room is fetched that is new to us."""
        if cursor.synced_at_ms and not cursor.since:
            # The server forgot our place: everything since then is fetched again.
            return cursor.synced_at_ms - DAY_MS
        return (now - timedelta(days=self.history_days)).timestamp() * 1000

    # A page of a room ---------------------------------------------------------------------

    def read_page(self, answer: Any, fill: Fill, cursor: Cursor, now: datetime) -> Step:
        """Read a page of /messages and move the fill past it; a finished one leaves the cursor."""
        step, page, room = Step(), mapping(answer), self.room(fill.room)
        known_names = dict(room.members)
        room.learn(items(page.get("state")))
        room.members |= {user: name for user, name in known_names.items() if name}
        room.read_at_ms = max(room.read_at_ms, fill.read_at_ms)
        chunk = [mapping(each) for each in items(page.get("chunk"))]
        happened = [each for each in reversed(chunk) if not isinstance(each.get("state_key"), str)]
        context = Context(self.ours, now, is_live=False)
        here = {event_id_of(each) for each in happened}
        self._timeline(happened, room, context, (step, cursor, now), fill)
        step.events += [
            _reacted(each) for each in fill.waiting if len(each) > 0 and text(each[0]) in here
        ]
        fill.waiting = [each for each in fill.waiting if each and text(each[0]) not in here]
        end = text(page.get("end"))
        oldest = number(chunk[-1].get("origin_server_ts")) if chunk else None
        fill.empty_count = 0 if chunk else fill.empty_count + 1
        is_done = (
            not end
            or end == fill.start
            or fill.empty_count >= _EMPTY_PAGES
            or (not fill.is_gap and oldest is not None and oldest < fill.until_ms)
        )
        fill.start = end
        fill.reached_ms = oldest if oldest is not None else fill.reached_ms
        if is_done:
            cursor.fills.remove(fill)
        step.rooms.add(room.id)
        return step

    # Parts --------------------------------------------------------------------------------

    def _timeline(
        self,
        happened: Iterable[Mapping[str, Any]],
        room: Room,
        context: Context,
        into: tuple[Step, Cursor, datetime],
        fill: Fill | None,
    ) -> None:
        for event in happened:
            room.learn([event])
            found = read_event(event, room, context)
            self._remember(event, room, found)
            if context.is_live and isinstance(found, Said):
                self.newest[room.id] = found.message.remote_id
            self._take(found, room, into, fill)

    def _take(
        self, found: Found, room: Room, into: tuple[Step, Cursor, datetime], fill: Fill | None
    ) -> None:
        step, cursor, _ = into
        match found:
            case Said():
                step.said.append(found)
            case Edit():
                step.edits.append((room.id, found))
            case Reaction(event_id, given):
                cursor.remember(event_id, given.remote_id, given.author_handle, given.emoji)
                step.events.append(given)
                if fill is not None:
                    fill.wait(_kept(given))
            case DeliveryFailed():
                step.events.append(found)
            case Redaction():
                step.events.append(self._redacted(found, cursor, room))

    def _redacted(self, found: Redaction, cursor: Cursor, room: Room) -> Event:
        reaction = cursor.reactions.pop(found.redacts, None)
        if reaction is None:
            return MessageDeleted(found.redacts, found.at)
        target, author, emoji = reaction
        return Reacted(
            target,
            author,
            emoji,
            room.name_of(author),
            found.at,
            is_removed=True,
            is_ours=author in self.ours,
        )

    def _remember(self, event: Mapping[str, Any], room: Room, found: Any) -> None:
        at_ms = number(event.get("origin_server_ts")) or 0.0
        is_seen = found.message.is_seen if isinstance(found, Said) else True
        self._known[event_id_of(event)] = Known(room.id, text(event.get("sender")), at_ms, is_seen)
        while len(self._known) > _KNOWN:
            self._known.popitem(last=False)

    def _receipts(self, room: Room, content: Mapping[str, Any]) -> list[Event]:
        found: list[Event] = []
        for event_id, kinds in content.items():
            for kind in ("m.read", "m.read.private"):
                for user, receipt in mapping(mapping(kinds).get(kind)).items():
                    found += self._receipt(room, event_id, user, mapping(receipt))
        return found

    def _receipt(
        self, room: Room, event_id: str, user: str, receipt: Mapping[str, Any]
    ) -> list[Event]:
        known = self._known.get(event_id)
        at_ms = known.at_ms if known else number(receipt.get("ts"))
        at = moment(at_ms)
        if at is None or at_ms is None:
            return []
        if user == self.me:
            room.read_at_ms = max(room.read_at_ms, at_ms)
            return [*self._seen(room, at_ms)]
        if user in self.ours or room.is_bot(user):
            return []
        return [ReadUpTo(room.id, at)]

    def _seen(self, room: Room, until_ms: float) -> Iterable[Event]:
        for event_id, known in self._known.items():
            if known.room == room.id and not known.is_seen and known.at_ms <= until_ms:
                known.is_seen = True
                yield FlagsChanged(room.id, event_id, is_seen=True)

    def _typed(self, room: Room, content: Mapping[str, Any]) -> list[Event]:
        users = set(map(text, items(content.get("user_ids"))))
        is_typing = any(user and user not in self.ours and not room.is_bot(user) for user in users)
        was_typing = room.id in self._typing
        if is_typing:
            self._typing.add(room.id)
        else:
            self._typing.discard(room.id)
        return [Typing(room.id, is_typing)] if is_typing or was_typing else []

    def forget_told(self) -> None:
        """Tell everything again: what was told last may not have been stored."""
        self._told.clear()
        self._shown.clear()

    def told(self, step: Step) -> list[Event]:
        """Say of each room of a step what changed about it, once it has a message to stand with."""
        with_messages = {each.message.thread_key for each in step.said}
        found: list[Event] = []
        for room_id in sorted(step.rooms | with_messages):
            info = self.room(room_id).info()
            is_first = room_id in with_messages and room_id not in self._shown
            if is_first or self._told.get(room_id) != info:
                found.append(info)
                self._told[room_id] = info
            if is_first:
                self._shown.add(room_id)
        return found


def _kept(given: Reacted) -> list[Any]:
    at_ms = given.at.timestamp() * 1000 if given.at else 0.0
    return [
        given.remote_id,
        given.author_handle,
        given.emoji,
        given.author_name,
        at_ms,
        given.is_ours,
    ]


def _reacted(kept: list[Any]) -> Reacted:
    target, author, emoji, name, at_ms, is_ours = [*kept, "", "", "", 0.0, False][:6]
    at = moment(at_ms) or datetime.fromtimestamp(0, UTC)
    return Reacted(text(target), text(author), text(emoji), text(name), at, is_ours=is_ours is True)
