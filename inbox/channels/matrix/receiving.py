"""Follows an account: gaps first, then what is new, and history while nothing else happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, Event, MessageEdited
from inbox.channels.matrix.cursor import Cursor, read_cursor
from inbox.channels.matrix.faults import is_unknown_position
from inbox.channels.matrix.reader import DAY_MS, Reader
from inbox.channels.matrix.shape import mapping, text
from inbox.errors import ChannelError, Offline, Refused, SignInAgain, TryLater
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channels.matrix.config import Config
    from inbox.channels.matrix.cursor import Fill
    from inbox.channels.matrix.media import MediaStore
    from inbox.channels.matrix.reader import Step
    from inbox.channels.matrix.wire import Wire
    from inbox.ports import Clock

_CHUNK = 100


class Receiver:
    """One account's stream of batches, and what it learned of the rooms."""

    def __init__(self, config: Config, wire: Wire, media: MediaStore, clock: Clock) -> None:
        self._config = config
        self._wire = wire
        self._media = media
        self._clock = clock
        self._counted = 0
        self._has_state = False
        self.reader = Reader("", config.also_ours, config.history_days)
        self.cursor = Cursor()

    async def batches(self, given: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever. The cursor moves only past what was yielded."""
        self.cursor = cursor = read_cursor(given)
        self.reader.forget_told()
        me = await self._wire.session.user_id()
        self.reader.me, self.reader.ours = me, self._config.also_ours | {me}
        is_first = True
        while True:
            fill = cursor.next_fill()
            if fill is None or not fill.is_gap:
                async for batch in self._follow(cursor, is_first=is_first):
                    is_first = False
                    yield batch
            if fill is not None:
                async for batch in self._fetch(cursor, fill):
                    yield batch

    async def _follow(self, cursor: Cursor, *, is_first: bool) -> AsyncIterator[Batch]:
        """Ask once what is new; waits for it only when no history is to be fetched.

        The first answer is told even if it is empty: the way is open again.
        """
        wait = 0.0 if cursor.fills or is_first else self._config.poll_seconds
        try:
            answer = await self._wire.sync(cursor.since, wait, with_state=not self._has_state)
        except Status as error:
            if not (cursor.since and is_unknown_position(error)):
                raise
            cursor.since, self._has_state = "", False
            return
        step = self.reader.read_sync(answer, cursor, self._clock.now())
        self._has_state = True
        await self._accept(step)
        await self._look_up(step)
        async for batch in self._batches(step, cursor, is_first=is_first):
            yield batch

    async def _fetch(self, cursor: Cursor, fill: Fill) -> AsyncIterator[Batch]:
        """Fetch one page of a gap or of history."""
        try:
            page = await self._wire.messages(fill.room, fill.start, fill.end)
        except (Status, Refused) as error:
            if _goes_by_time(error, fill, cursor):
                return
            # The room was left: there is no more to be had.
            page = {}
        step = self.reader.read_page(page, fill, cursor, self._clock.now())
        async for batch in self._batches(step, cursor, is_first=True):
            yield batch

    async def _batches(self, step: Step, cursor: Cursor, *, is_first: bool) -> AsyncIterator[Batch]:
        """Give a step as batches, newest first; only the last moves the cursor."""
        said = sorted(step.said, key=lambda each: each.message.sent_at, reverse=True)
        chunks = [said[start : start + _CHUNK] for start in range(0, len(said), _CHUNK)] or [[]]
        edits = [event for room, edit in step.edits if (event := await self._edited(room, edit))]
        events: list[Event] = [*edits, *step.events, *self.reader.told(step)]
        for chunk in chunks[:-1]:
            messages = await self._media.fetch(chunk)
            self._counted += len(messages)
            yield Batch(messages, synced_count=self._counted)
        messages = await self._media.fetch(chunks[-1])
        if not (messages or events or is_first or len(chunks) > 1):
            return
        self._counted += len(messages)
        is_lasting = is_first or bool(said) or any(map(_is_lasting, events))
        yield Batch(
            messages,
            events,
            cursor.to_json() if is_lasting else None,
            synced_count=self._counted if cursor.fills else 0,
            is_caught_up=not cursor.fills,
        )

    async def _edited(self, room: str, edit: Any) -> MessageEdited | None:
        """Let an edit pass if it is by the author of the message (spec 11.6.2)."""
        event: MessageEdited = edit.event
        author = self.reader.author_of(event.remote_id)
        if not author:
            try:
                author = text((await self._wire.event(room, event.remote_id)).get("sender"))
            except (Status, Refused):
                return None
        return event if author == edit.sender else None

    async def _accept(self, step: Step) -> None:
        """Accept invitations where the settings say so; one that fails stays an invitation."""
        if not self._config.accepts_invites:
            return
        for room in step.invites:
            try:
                await self._wire.join(room)
            except (Offline, SignInAgain):
                raise
            except ChannelError:
                continue
            self.cursor.invites.pop(room, None)
            step.said = [each for each in step.said if each.message.thread_key != room]

    async def _look_up(self, step: Step) -> None:
        """Ask the directory about rooms that not only invited people may enter."""
        for room_id in step.rooms:
            room = self.reader.room(room_id)
            if room.join_rule in ("knock", "restricted", "knock_restricted"):
                room.is_listed = room.is_listed or await self._wire.is_listed(room_id)
        step.said = [
            replace(
                each,
                message=replace(
                    each.message,
                    visibility=self.reader.room(each.message.thread_key).visibility,
                ),
            )
            for each in step.said
        ]


def _goes_by_time(error: ChannelError, fill: Fill, cursor: Cursor) -> bool:
    """Tell whether a gap whose tokens mean nothing any more is fetched by time instead."""
    if isinstance(error, Status) and not text(mapping(error.body).get("errcode")):
        raise TryLater(
            "The Matrix server's answer made no sense. Nothing is lost; Kindline tries again by "
            "itself."
        ) from error
    if isinstance(error, Refused) or not fill.end:
        return False
    fill.start = fill.end = ""
    fill.until_ms = cursor.synced_at_ms - DAY_MS
    return True


def _is_lasting(event: Event) -> bool:
    """Tell what is stored from what passes."""
    return type(event).__name__ != "Typing"
