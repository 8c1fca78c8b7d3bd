"""Reads the agent's archive (XEP-0313): what is new since the cursor, what is old, what left."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from inbox.channels.live_chat import names, stanzas
from inbox.channels.live_chat.parse import Own, Parsed, bare, parse_archived
from inbox.channels.live_chat.wire import Faulty
from inbox.errors import Refused, TryLater

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channels.live_chat.wire import Line

_PAGE = 50
_LOOKED_PAGES = 20
# The server's clock and ours may differ, and a message may have been stored late.
_SLACK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the archive was read: forward to `after`, backward to `before`."""

    after: str = ""
    before: str = ""
    is_done: bool = False  # everything older was fetched, or is too old
    at: str = ""  # when `after` was stored: the way on where the server forgot it

    @classmethod
    def of(cls, given: Mapping[str, Any] | None) -> Cursor:
        """Read what `to_json` gave; anything else is a fresh start."""
        if not isinstance(given, dict):
            return cls()
        words = {key: str(given.get(key) or "") for key in ("after", "before", "at")}
        return cls(**words, is_done=bool(given.get("done")))

    def to_json(self) -> dict[str, Any]:
        """Give a JSON-ready dict."""
        return {"after": self.after, "before": self.before, "done": self.is_done, "at": self.at}

    def moved(self, parsed: Parsed, now: datetime) -> Cursor:
        """Go on to a message that came."""
        if not parsed.archive_id:
            return self
        return replace(self, after=parsed.archive_id, at=now.isoformat())


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the archive, oldest first."""

    found: tuple[Parsed, ...]
    first: str
    last: str
    is_complete: bool


async def page(line: Line, own: Own, now: datetime, **which: Any) -> Page:
    """Fetch one page. Raises TryLater, Refused, Faulty("item-not-found")."""
    query = stanzas.query(uuid.uuid4().hex, **({"count": _PAGE} | which))
    try:
        results, fin = await line.archive(query)
    except Faulty as error:
        if error.condition == "item-not-found":
            raise
        raise _unwilling(error) from error
    return Page(
        tuple(parse_archived(each, own, now) for each in results),
        fin.findtext(f"{{{names.RSM}}}set/{{{names.RSM}}}first") or "",
        fin.findtext(f"{{{names.RSM}}}set/{{{names.RSM}}}last") or "",
        fin.get("complete") in ("true", "1"),
    )


async def newer(line: Line, own: Own, now: datetime, cursor: Cursor) -> tuple[Page, Cursor]:
    """Fetch what stands behind the cursor."""
    try:
        found = await page(line, own, now, after=cursor.after)
    except Faulty:
        # The server forgot that message (it keeps an archive only so long): go on by time.
        start = _when(cursor.at, now) - _SLACK
        found = await page(line, own, now, start=start)
    if not found.last:
        return found, cursor
    return found, replace(cursor, after=found.last, at=now.isoformat())


async def older(
    line: Line, own: Own, now: datetime, cursor: Cursor, history: timedelta
) -> tuple[Page, Cursor]:
    """Fetch the page before what is known: the newest one at the first sync."""
    try:
        found = await page(line, own, now, before=cursor.before)
    except Faulty:
        return Page((), "", "", is_complete=True), replace(cursor, is_done=True)
    oldest = min((each.message.sent_at for each in found.found if each.message), default=now)
    is_done = found.is_complete or not found.first or now - oldest > history
    moved = replace(cursor, before=found.first or cursor.before, is_done=is_done)
    if not cursor.after and found.last:
        moved = replace(moved, after=found.last, at=now.isoformat())
    return found, moved


async def sent(
    line: Line, own: Own, now: datetime, counterpart: str, remote_id: str, since: datetime
) -> bool:
    """Tell whether a message of ours is in the archive, looking from the newest back."""
    before = ""
    for _ in range(_LOOKED_PAGES):
        try:
            found = await page(line, own, now, before=before, counterpart=bare(counterpart))
        except Faulty:
            return False
        dated = [each.message for each in found.found if each.message is not None]
        if any(each.remote_id == remote_id for each in dated):
            return True
        is_past = any(each.sent_at < since - _SLACK for each in dated)
        if found.is_complete or is_past or not found.first:
            return False
        before = found.first
    return False


def _when(stamp: str, otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return otherwise


def _unwilling(error: Faulty) -> Refused | TryLater:
    if error.condition in ("service-unavailable", "feature-not-implemented"):
        return Refused(
            'The chat server keeps no archive, so chats could be lost. Switch on its module "mam"; '
            "see the channel's README."
        )
    return TryLater(
        "The chat server could not read its archive just now. Nothing is lost; Kindline asks "
        "again by itself."
    )
