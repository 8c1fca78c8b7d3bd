"""Turns a Thread into the flat list of entries that the message area shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from inbox.model import Direction, Message, Note, OutboxItem, OutboxState, Thread

if TYPE_CHECKING:
    from collections.abc import Iterator

# Two messages of one author closer than this share an avatar and a time.
GROUP_WITHIN = timedelta(minutes=10)


class Kind(StrEnum):
    """What an entry shows."""

    DAY = "day"
    MESSAGE = "message"
    NOTE = "note"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the page, with its place in a group of messages by one author."""

    key: str
    kind: Kind
    at: datetime
    value: Message | Note | OutboxItem | date
    starts_group: bool = True
    ends_group: bool = True
    shows_author: bool = False

    @property
    def is_outbound(self) -> bool:
        """Tell whether it stands on our own side."""
        if isinstance(self.value, Message):
            return self.value.direction is Direction.OUTBOUND
        return isinstance(self.value, OutboxItem)


def entries(thread: Thread) -> tuple[Entry, ...]:
    """Lay messages, notes and unfinished replies out by time, with a separator a day."""
    found: list[Entry] = []
    day: date | None = None
    for key, kind, at, value in _timed(thread):
        here = at.astimezone().date()
        if here != day:
            found.append(Entry(f"d:{here}:{len(found)}", Kind.DAY, at, here))
            day = here
        found.append(Entry(key, kind, at, value))
    return tuple(_grouped(found, _has_several_authors(thread)))


def plain(entry: Entry) -> str:
    """Give the entry's own text, as it is copied and read aloud."""
    value = entry.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Message) and not value.text.strip():
        return value.subject if not value.quoted_text else ""
    return value.text


_Timed = tuple[str, Kind, datetime, Message | Note | OutboxItem]


def _timed(thread: Thread) -> list[_Timed]:
    said: list[_Timed] = [
        (f"m:{m.id}", Kind.MESSAGE, _aware(m.sent_at), m) for m in thread.messages
    ]
    noted: list[_Timed] = [(f"n:{n.id}", Kind.NOTE, _aware(n.created_at), n) for n in thread.notes]
    leaving: list[_Timed] = [
        (f"o:{item.id}", Kind.OUTBOX, _aware(item.created_at), item)
        for item in thread.outbox
        if item.state is not OutboxState.SENT
    ]
    return sorted(said + noted, key=lambda one: one[2]) + leaving


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _has_several_authors(thread: Thread) -> bool:
    handles = {m.author_handle for m in thread.messages if m.direction is Direction.INBOUND}
    return len(handles) > 1


def _grouped(found: list[Entry], several: bool) -> Iterator[Entry]:
    for index, entry in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        starts = before is None or not _together(before, entry)
        ends = after is None or not _together(entry, after)
        yield Entry(
            entry.key,
            entry.kind,
            entry.at,
            entry.value,
            starts,
            ends,
            several and starts and not entry.is_outbound,
        )


def _together(one: Entry, two: Entry) -> bool:
    first, second = one.value, two.value
    if not (isinstance(first, Message) and isinstance(second, Message)):
        return False
    return (
        first.direction == second.direction
        and first.author_handle == second.author_handle
        and two.at - one.at <= GROUP_WITHIN
    )
