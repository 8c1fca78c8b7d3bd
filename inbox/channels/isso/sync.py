"""Looks at a site's comments: new ones, newest first, and edited, approved or deleted ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, ConversationInfo, MessageDeleted, MessageEdited
from inbox.channels.isso import parse
from inbox.channels.isso.parse import PENDING, STALE, VALID, Row, Shop
from inbox.channels.isso.wire import PAGE, Page, Wire
from inbox.web import Seldom

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channel import Event, IncomingMessage
    from inbox.ports import Clock

VERSION = 1
_KEPT = 400
_WATCHED = 100  # of these it is seen when they go
_LOOKED_UP = 3
_MODES = (PENDING, VALID, STALE)
_WHOLE_SECONDS = 5.0
_WAITS = "Comments on this site wait for approval: Show publishes one, Hide deletes it for good."


@dataclass(slots=True)
class Known:
    """A comment that was taken."""

    remote_id: str
    root: str
    minute: str
    digest: str
    handle: str = ""
    is_gone: bool = False


@dataclass(slots=True)
class Progress:
    """The newest comments by number, and whether the first look has reached the oldest."""

    known: dict[int, Known] = field(default_factory=dict)
    is_complete: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the cursor."""
        rows = [
            [number, k.remote_id, k.root, k.minute, k.digest, k.handle, k.is_gone]
            for number, k in self.known.items()
        ]
        return {"v": VERSION, "complete": self.is_complete, "known": rows}


def read_cursor(cursor: Mapping[str, Any] | None) -> Progress:
    """Read what `to_json` gave; a cursor of another version means: start again."""
    if not cursor or cursor.get("v") != VERSION:
        return Progress()
    known = {int(row[0]): Known(*row[1:]) for row in cursor.get("known") or ()}
    return Progress(known, bool(cursor.get("complete")))


class Looker:
    """Reads one site from its cursor on, a round at a time."""

    def __init__(
        self, wire: Wire, shop: Shop, cursor: Mapping[str, Any] | None, clock: Clock
    ) -> None:
        self._wire, self._shop, self._clock = wire, shop, clock
        self.progress = read_cursor(cursor)
        self._is_first = True
        self._turn = 0
        self._whole = Seldom(_WHOLE_SECONDS)
        self._newest_mode = PENDING
        self._totals: Mapping[int, int] = {}

    async def round(self) -> AsyncIterator[Batch]:
        """Look once: the newest of every state, then further while that brings something.

        Who looks often looks between at the one list only in which new comments stand, as long as
        the numbers that every page tells say that nothing happened in the others.
        """
        first = await self._wire.rows(self._newest_mode)
        is_whole = (
            self._whole.is_due() or not self.progress.is_complete or not self._is_plain(first)
        )
        lists = {first.mode: first} | (await self._others(first) if is_whole else {})
        rows = sorted((row for each in lists.values() for row in each.rows), key=_newest_first)
        messages, events = await self._take(rows)
        if is_whole:
            events += await self._gone(lists)
        if messages or events:
            yield self._batch(messages, events)
        if is_whole:
            for mode, page in lists.items():
                async for batch in self._further(mode, page, len(messages)):
                    yield batch
            self._newest_mode = max((PENDING, VALID), key=lambda mode: _newest_of(lists.get(mode)))
        self._totals = first.totals
        self.progress.is_complete = True
        if self._is_first:
            self._is_first = False
            yield self._batch([], [], is_caught_up=True)

    async def _others(self, first: Page) -> dict[int, Page]:
        """List the other states; what a page tells to be empty need not be asked for."""
        others = [each for each in _MODES if each != first.mode and first.totals.get(each, 1)]
        return await self._wire.first_pages(others)

    def _is_plain(self, page: Page) -> bool:
        """Tell whether what is new on a page is all that happened since the last look."""
        fresh = len(self._fresh(page.rows))
        before = {mode: self._totals.get(mode, 0) for mode in _MODES}
        before[page.mode] += fresh
        return fresh < PAGE and before == {mode: page.totals.get(mode, 0) for mode in _MODES}

    async def _further(self, mode: int, first: Page, fresh: int) -> AsyncIterator[Batch]:
        """Go through the other pages: all at first, later from both ends while there is news.

        isso lists first comments from the newest down, and behind them answers from the oldest up.
        """
        last = (first.total - 1) // PAGE
        forward = 1
        while forward <= last and (fresh or not self.progress.is_complete):
            messages, events = await self._take((await self._wire.rows(mode, forward)).rows)
            yield self._batch(messages, events)
            forward, fresh = forward + 1, len(messages)
        for page in range(last, forward - 1, -1):
            messages, events = await self._take((await self._wire.rows(mode, page)).rows)
            if messages or events:
                yield self._batch(messages, events)
            if not messages:
                return

    def _batch(
        self, messages: list[IncomingMessage], events: list[Event], *, is_caught_up: bool = False
    ) -> Batch:
        return Batch(
            tuple(messages), tuple(events), self.progress.to_json(), is_caught_up=is_caught_up
        )

    async def _take(self, rows: list[Row]) -> tuple[list[IncomingMessage], list[Event]]:
        messages: list[IncomingMessage] = []
        events: list[Event] = []
        fresh = self._fresh(rows)
        comments = await self._wire.comments([row for row in rows if row.id in fresh])
        for row in rows:
            known = self.progress.known.get(row.id)
            if row.id in fresh:
                messages.append(await self._new(row, comments[row.id], events))
            elif known is not None and known.minute == row.minute:
                events += self._changes(row, known)
        for number in sorted(self.progress.known)[:-_KEPT]:
            del self.progress.known[number]
        return messages, events

    def _fresh(self, rows: list[Row]) -> set[int]:
        """Give the numbers of comments that were not given yet; isso gives old numbers again."""
        oldest = min(self.progress.known, default=0)
        found = set()
        for row in rows:
            known = self.progress.known.get(row.id)
            is_known = known is not None and known.minute == row.minute
            is_asked = row.mode != STALE and (row.id > oldest or not self.progress.is_complete)
            if is_asked and not is_known:
                found.add(row.id)
        return found

    async def _new(
        self, row: Row, comment: Mapping[str, Any], events: list[Event]
    ) -> IncomingMessage:
        parent = comment.get("parent")
        root = self.progress.known.get(parent) if isinstance(parent, int) else None
        if root is None and isinstance(parent, int):
            root = await self._parent(parent)
        handle = root.handle if root else ""
        message = parse.message_of(row, comment, root.root if root else "", self._shop, handle)
        key = message.thread_key
        self._know(row, message.remote_id, key)
        if root is None:
            link = str(message.extra.get("link", ""))
            events.append(ConversationInfo(key, title=row.title or row.uri, link=link))
        if row.mode == PENDING:
            events.append(ConversationInfo(key, sentence=_WAITS))
        return message

    async def _parent(self, number: int) -> Known | None:
        """Look up a thread's first comment, so that its answers find it whichever comes first."""
        row = await self._wire.find(number)
        if row is None:
            return None
        created = parse.created_of(row, await self._wire.comment(row))
        own_id = parse.remote_id(row.id, created)
        return Known(own_id, own_id, row.minute, row.digest, parse.handle_of(row))

    def _know(self, row: Row, remote_id: str, root: str) -> None:
        handle = parse.handle_of(row)
        self.progress.known[row.id] = Known(remote_id, root, row.minute, row.digest, handle)

    def _changes(self, row: Row, known: Known) -> list[Event]:
        if row.mode == STALE:
            return self._mark_gone(known)
        if row.digest == known.digest:
            return []
        known.digest = row.digest
        return [MessageEdited(known.remote_id, row.text.strip(), self._clock.now())]

    async def _gone(self, lists: Mapping[int, Page]) -> list[Event]:
        """Tell which known comments are no longer there."""
        shown = {row.id for page in lists.values() for row in page.rows}
        is_whole = all(page.total <= PAGE for page in lists.values())
        missing = [number for number in self._newest() if number not in shown]
        events: list[Event] = []
        if is_whole:
            for number in missing:
                events += self._mark_gone(self.progress.known[number])
        elif missing:
            # They may stand on another page: a few are looked up each time.
            self._turn = (self._turn + _LOOKED_UP) % len(missing)
            for number in (missing * 2)[self._turn : self._turn + _LOOKED_UP]:
                row = await self._wire.find(number)
                if row is None or row.mode == STALE:
                    events += self._mark_gone(self.progress.known[number])
        return events

    def _newest(self) -> list[int]:
        alive = [number for number, known in self.progress.known.items() if not known.is_gone]
        return sorted(alive)[-_WATCHED:]

    def _mark_gone(self, known: Known) -> list[Event]:
        if known.is_gone:
            return []
        known.is_gone = True
        return [MessageDeleted(known.remote_id, self._clock.now())]


def _newest_of(page: Page | None) -> int:
    return max((row.id for row in page.rows), default=0) if page else 0


def _newest_first(row: Row) -> int:
    return -row.id
