"""Turns a Thread into the flat list of entries that the message area shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from inbox.model import Direction, Message, Note, OutboxItem, OutboxState, Thread

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
    things = _timed(thread)
    several = _has_several_authors(thread)
    found: list[Entry] = []
    day = _Day()
    joined = False
    for index, (key, kind, at, value) in enumerate(things):
        if at not in day:
            day = _Day(at)
            found.append(Entry(f"d:{day.date}:{index}", Kind.DAY, at, day.date))
            joined = False
        after = things[index + 1] if index + 1 < len(things) else None
        goes_on = after is not None and _together((key, kind, at, value), after)
        goes_on = goes_on and after is not None and after[2] in day
        is_inbound = isinstance(value, Message) and value.direction is Direction.INBOUND
        shows_author = several and not joined and is_inbound
        found.append(Entry(key, kind, at, value, not joined, not goes_on, shows_author))
        joined = goes_on
    return tuple(found)


def plain(entry: Entry) -> str:
    """Give the entry's own text, as it is copied and read aloud."""
    value = entry.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Message) and not value.text.strip():
        return value.subject if not value.quoted_text else ""
    return value.text


_NEVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
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


class _Day:
    """A local day; asking whether a time is in it costs no conversion."""

    __slots__ = ("_end", "_start", "date")

    def __init__(self, at: datetime | None = None) -> None:
        local = at.astimezone() if at else None
        self.date = local.date() if local else date.min
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) if local else None
        self._start = midnight.astimezone(UTC) if midnight else _NEVER
        # A day has 23 to 25 hours where clocks change: in the last two the date decides.
        self._end = self._start + timedelta(hours=23) if midnight else _NEVER

    def __contains__(self, at: datetime) -> bool:
        return self._start <= at < self._end or (
            self._start <= at < self._end + timedelta(hours=2)
            and at.astimezone().date() == self.date
        )


def _together(one: _Timed, two: _Timed) -> bool:
    first, second = one[3], two[3]
    if not (isinstance(first, Message) and isinstance(second, Message)):
        return False
    return (
        first.direction is second.direction
        and first.author_handle == second.author_handle
        and two[2] - one[2] <= GROUP_WITHIN
    )
