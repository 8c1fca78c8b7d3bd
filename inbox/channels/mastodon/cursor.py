"""How far an account's notifications have been read: the channel's cursor, JSON-ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.mastodon.parse import list_of, order, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = 1
_WATCHED = 60


@dataclass(slots=True)
class Watched:
    """A status that may still be edited or deleted."""

    uri: str
    id: str
    edited_at: str = ""
    thread_key: str = ""

    def to_json(self) -> dict[str, str]:
        """Give it JSON-ready."""
        return {"u": self.uri, "i": self.id, "e": self.edited_at, "t": self.thread_key}


@dataclass(slots=True)
class Progress:
    """Everything up to `floor` was read; a look from `top` down to it is now at `before`."""

    floor: str = ""
    top: str = ""
    before: str = ""
    own: str = ""  # the newest of our own posts
    watched: dict[str, Watched] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)  # of this run only
    lowest: str = ""

    def watch(self, each: Watched) -> None:
        """Keep the newest for looking at again."""
        self.watched[each.uri] = each
        while len(self.watched) > _WATCHED:
            del self.watched[next(iter(self.watched))]

    def is_new(self, notification_id: str) -> bool:
        """Tell whether a notification lies above the floor, or came late to where we had been."""
        if not self.floor or order(notification_id) > order(self.floor):
            return True
        # A server may show one after a later one: its number is given before it is stored.
        is_among_shown = bool(self.shown) and order(notification_id) > order(self.lowest)
        return is_among_shown and notification_id not in self.shown

    def show(self, notification_ids: Sequence[str]) -> None:
        """Note which ones stood on the newest page."""
        self.shown = set(filter(None, notification_ids))
        self.lowest = min(self.shown, key=order, default="")

    def finish(self) -> None:
        """Note that the look reached the floor."""
        self.floor, self.before = self.top or self.floor, ""

    def to_json(self) -> dict[str, Any]:
        """Give the cursor."""
        return {
            "v": VERSION,
            "floor": self.floor,
            "top": self.top,
            "before": self.before,
            "own": self.own,
            "watched": [each.to_json() for each in self.watched.values()],
        }


def read_cursor(cursor: Mapping[str, Any] | None) -> Progress:
    """Read what `to_json` gave; a cursor of another version means: start again."""
    if not cursor or cursor.get("v") != VERSION:
        return Progress()
    floor, top, before, own = (
        text_of(cursor.get(key)) for key in ("floor", "top", "before", "own")
    )
    found = Progress(floor, top, before, own)
    for each in list_of(cursor.get("watched")):
        found.watch(
            Watched(
                text_of(each.get("u")),
                text_of(each.get("i")),
                text_of(each.get("e")),
                text_of(each.get("t")),
            )
        )
    return found
