"""Where an account is in the server's stream, and what it still has to fetch; JSON-ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.matrix.shape import items, mapping, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION = 1
_REACTIONS = 200
_WAITING = 200


@dataclass(slots=True)
class Fill:
    """A stretch of a room that is still to be fetched, from `start` back to `end`."""

    room: str
    start: str
    end: str = ""  # the token of a gap's other side; "" for history
    until_ms: float = 0.0  # history older than this is left where it is
    reached_ms: float = 0.0
    read_at_ms: float = 0.0
    empty_count: int = 0
    waiting: list[list[Any]] = field(default_factory=list)  # reactions to messages not seen yet

    @property
    def is_gap(self) -> bool:
        """Tell a gap in what we follow from history before it."""
        return bool(self.end)

    def wait(self, reaction: list[Any]) -> None:
        """Keep a reaction until its message comes."""
        self.waiting = [*self.waiting, reaction][-_WAITING:]


@dataclass(slots=True)
class Cursor:
    """Everything that survives a restart."""

    since: str = ""
    fills: list[Fill] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)  # id -> target, author, emoji
    invites: dict[str, str] = field(default_factory=dict)  # room -> who invited
    synced_at_ms: float = 0.0

    def remember(self, event_id: str, target: str, author: str, emoji: str) -> None:
        """Know a reaction by its own id: taking it back names only that."""
        self.reactions.pop(event_id, None)
        self.reactions[event_id] = [target, author, emoji]
        for oldest in list(self.reactions)[:-_REACTIONS]:
            del self.reactions[oldest]

    def next_fill(self) -> Fill | None:
        """Give what to fetch next: gaps first, then the history that is newest."""
        gaps = [fill for fill in self.fills if fill.is_gap]
        return next(iter(gaps), None) or max(
            self.fills, key=lambda fill: fill.reached_ms, default=None
        )

    def to_json(self) -> dict[str, Any]:
        """Give what `read_cursor` takes."""
        return {
            "version": _VERSION,
            "since": self.since,
            "fills": [
                {name: _copied(getattr(fill, name)) for name in Fill.__dataclass_fields__}
                for fill in self.fills
            ],
            "reactions": dict(self.reactions),
            "invites": dict(self.invites),
            "synced_at_ms": self.synced_at_ms,
        }


def read_cursor(given: Mapping[str, Any] | None) -> Cursor:
    """Read a stored cursor; one of unknown shape begins anew."""
    found = mapping(given)
    if found.get("version") != _VERSION:
        return Cursor()
    reactions = {
        key: [text(part) for part in items(value)]
        for key, value in mapping(found.get("reactions")).items()
        if len(items(value)) == len(("target", "author", "emoji"))
    }
    return Cursor(
        text(found.get("since")),
        [_fill(mapping(each)) for each in items(found.get("fills"))],
        reactions,
        {key: text(value) for key, value in mapping(found.get("invites")).items()},
        number(found.get("synced_at_ms")) or 0.0,
    )


def _fill(given: Mapping[str, Any]) -> Fill:
    return Fill(
        text(given.get("room")),
        text(given.get("start")),
        text(given.get("end")),
        number(given.get("until_ms")) or 0.0,
        number(given.get("reached_ms")) or 0.0,
        number(given.get("read_at_ms")) or 0.0,
        int(number(given.get("empty_count")) or 0),
        [items(each) for each in items(given.get("waiting"))],
    )


def _copied(value: Any) -> Any:
    return [list(each) for each in value] if isinstance(value, list) else value
