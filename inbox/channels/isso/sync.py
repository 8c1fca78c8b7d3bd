"""Looks at a site's comments: new ones, newest first, and edited, approved or deleted ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, ConversationInfo, MessageDeleted, MessageEdited
from inbox.channels.isso import parse
from inbox.channels.isso.parse import PENDING, STALE, VALID, Row, Shop
from inbox.channels.isso.wire import PAGE, Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channel import Event, IncomingMessage
    from inbox.ports import Clock

VERSION = 1
_KEPT = 400
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
    """The newest comments by number, and how far the first look down has come."""

    known: dict[int, Known] = field(default_factory=dict)
    page: int = 0
    is_complete: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the cursor."""
        rows = [
            [number, k.remote_id, k.root, k.minute, k.digest, k.handle, k.is_gone]
            for number, k in self.known.items()
        ]
        return {"v": VERSION, "page": self.page, "complete": self.is_complete, "known": rows}


def read_cursor(cursor: Mapping[str, Any] | None) -> Progress:
    """Read what `to_json` gave; a cursor of another version means: start again."""
    if not cursor or cursor.get("v") != VERSION:
        return Progress()
    known = {int(row[0]): Known(*row[1:]) for row in cursor.get("known") or ()}
    return Progress(known, int(cursor.get("page") or 0), bool(cursor.get("complete")))


class Looker:
    """Reads one site from its cursor on, a round at a time."""

    def __init__(
        self, wire: Wire, shop: Shop, cursor: Mapping[str, Any] | None, clock: Clock
    ) -> None:
        self._wire, self._shop, self._clock = wire, shop, clock
        self.progress = read_cursor(cursor)
        self._is_first = True

    async def round(self) -> AsyncIterator[Batch]:
        """Look once: the newest of every mode, then further down while the first look lasts."""
        lists = {mode: await self._wire.rows(mode) for mode in (PENDING, VALID, STALE)}
        rows = sorted((row for each in lists.values() for row in each), key=lambda row: -row.id)
        messages, events = await self._take(rows)
        events += self._gone(lists)
        is_end = self.progress.is_complete or _is_last(lists[VALID], lists[PENDING])
        if messages or events or (self._is_first and not is_end):
            yield self._batch(messages, events)
        while not is_end:
            self.progress.page += 1
            more = [await self._wire.rows(mode, self.progress.page) for mode in (VALID, PENDING)]
            messages, events = await self._take([row for rows in more for row in rows])
            is_end = _is_last(*more)
            yield self._batch(messages, events)
        self.progress.is_complete = True
        if self._is_first:
            self._is_first = False
            yield self._batch([], [], is_caught_up=True)

    def _batch(
        self, messages: list[IncomingMessage], events: list[Event], *, is_caught_up: bool = False
    ) -> Batch:
        return Batch(
            tuple(messages), tuple(events), self.progress.to_json(), is_caught_up=is_caught_up
        )

    async def _take(self, rows: list[Row]) -> tuple[list[IncomingMessage], list[Event]]:
        messages: list[IncomingMessage] = []
        events: list[Event] = []
        oldest = min(self.progress.known, default=0)
        for row in rows:
            known = self.progress.known.get(row.id)
            if known is not None and known.minute == row.minute:
                events += self._changes(row, known)
            elif row.mode != STALE and (row.id > oldest or not self.progress.is_complete):
                messages.append(await self._new(row, events))
        for number in sorted(self.progress.known)[:-_KEPT]:
            del self.progress.known[number]
        return messages, events

    async def _new(self, row: Row, events: list[Event]) -> IncomingMessage:
        comment = await self._wire.comment(row)
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

    def _gone(self, lists: Mapping[int, list[Row]]) -> list[Event]:
        """Tell which known comments are in no list that would have to show them."""
        shown = {row.id for rows in lists.values() for row in rows}
        full = [rows[-1].id for rows in lists.values() if len(rows) >= PAGE]
        lowest = max(full, default=0)
        events: list[Event] = []
        for number, known in self.progress.known.items():
            if number > lowest and number not in shown:
                events += self._mark_gone(known)
        return events

    def _mark_gone(self, known: Known) -> list[Event]:
        if known.is_gone:
            return []
        known.is_gone = True
        return [MessageDeleted(known.remote_id, self._clock.now())]


def _is_last(*lists: list[Row]) -> bool:
    return all(len(rows) < PAGE for rows in lists)
