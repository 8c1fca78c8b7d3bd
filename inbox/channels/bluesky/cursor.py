"""How far an account has been read: the channel's cursor, JSON-ready."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.bluesky.parse import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
_KNOWN = 400
_WATCHED = 50


@dataclass(slots=True)
class Progress:
    """Where notifications, our own posts and direct messages have been read to.

    Notifications are sorted by the time that a post claims, so a new one may come below the
    newest: what is known is kept by a short hash, and one known page ends a look.
    """

    is_complete: bool = False  # the first look went down to the oldest
    before: str = ""  # the server's own cursor, inside a look
    own: str = ""  # the newest of our own posts, by its key
    chat: str = ""  # where the log of direct messages goes on
    chat_page: str = ""  # the server's cursor, inside the first look at conversations
    is_chat_complete: bool = False
    known: dict[str, None] = field(default_factory=dict)
    watched: dict[str, None] = field(default_factory=dict)

    def is_known(self, uri: str) -> bool:
        """Tell whether something was taken before."""
        return _short(uri) in self.known

    def know(self, uri: str) -> None:
        """Remember it; the oldest are forgotten."""
        if not self.is_complete and len(self.known) >= _KNOWN:
            return  # the first look comes from the newest down: those after them are older
        self.known[_short(uri)] = None
        while len(self.known) > _KNOWN:
            del self.known[next(iter(self.known))]

    def complete(self) -> None:
        """Note that the first look has reached the oldest; from now on the newest come last."""
        if not self.is_complete:
            self.known = dict.fromkeys(reversed(self.known))
            self.is_complete = True

    def watch(self, uri: str) -> None:
        """Look at a post again later: it may be deleted."""
        self.watched[uri] = None
        while len(self.watched) > _WATCHED:
            del self.watched[next(iter(self.watched))]

    def to_json(self) -> dict[str, Any]:
        """Give the cursor."""
        return {
            "v": VERSION,
            "complete": self.is_complete,
            "before": self.before,
            "own": self.own,
            "chat": self.chat,
            "chat_page": self.chat_page,
            "chat_complete": self.is_chat_complete,
            "known": list(self.known),
            "watched": list(self.watched),
        }


def read_cursor(cursor: Mapping[str, Any] | None) -> Progress:
    """Read what `to_json` gave; a cursor of another version means: start again."""
    if not cursor or cursor.get("v") != VERSION:
        return Progress()
    return Progress(
        bool(cursor.get("complete")),
        text_of(cursor.get("before")),
        text_of(cursor.get("own")),
        text_of(cursor.get("chat")),
        text_of(cursor.get("chat_page")),
        bool(cursor.get("chat_complete")),
        dict.fromkeys(map(text_of, cursor.get("known") or ())),
        dict.fromkeys(map(text_of, cursor.get("watched") or ())),
    )


def _short(uri: str) -> str:
    return hashlib.sha256(uri.encode("utf-8", "replace")).hexdigest()[:12]
