"""Polls a page's conversations: newest first at the first time, then what is new, never twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from inbox.graph.messaging import Parsed, iso, parse_conversation
from inbox.graph.shape import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Mapping

    from inbox.graph.page import Page

# Meta's clocks: a message may be listed a little after one that is newer.
_OVERLAP = timedelta(minutes=10)
_SEEN = 20_000
_LONGEST = 50  # pages of one conversation


@dataclass(slots=True)
class Polled:
    """One page of conversations, read."""

    parsed: Parsed
    state: dict[str, Any]
    is_caught_up: bool


@dataclass(slots=True)
class Reading:
    """Where the polling of one account is; `state` is ready for JSON.

    {"since": time} once caught up; before that {"top": time, "after": Meta's cursor} as well, so
    that a first time that was cut off goes on where it was.
    """

    page: Page
    own_ids: Collection[str]
    oldest: datetime  # nothing before it is read
    now: datetime
    names: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, None] = field(default_factory=dict)

    async def look(self, state: Mapping[str, Any] | None) -> AsyncIterator[Polled]:
        """Read page by page until nothing is new. Raises ChannelError's children."""
        given = dict(state or {})
        since = iso(given.get("since"))
        is_first = since is None
        until = self.oldest if since is None else since - _OVERLAP
        top, after = text(given.get("top")), text(given.get("after"))
        while True:
            listed = await self.page.conversations(after)
            found = Parsed()
            is_end = False
            for each in items(listed.get("data")):
                updated = iso(each.get("updated_time")) or self.now
                top = max(top, updated.isoformat())
                if updated < until:
                    is_end = True
                    break
                await self._read(found, each, until)
            after = _next(listed)
            is_end = is_end or not after
            if is_end:
                yield Polled(found, {"since": top or self.now.isoformat()}, is_caught_up=True)
                return
            # Later times give nothing that could be gone on from: they begin again from `since`.
            unfinished = {"top": top, "after": after} if is_first else given
            yield Polled(found, unfinished, is_caught_up=False)

    def forget(self) -> None:
        """Give everything again: nobody knows whether the last batch was stored."""
        self._seen.clear()

    def is_new(self, remote_id: str) -> bool:
        """Tell whether a message was not given yet since the start."""
        if remote_id in self._seen:
            return False
        self._seen[remote_id] = None
        while len(self._seen) > _SEEN:
            del self._seen[next(iter(self._seen))]
        return True

    def _is_given(self, part: Parsed) -> bool:
        """Tell whether a page ends in what was given before: so were the older ones."""
        oldest = min(part.messages, key=lambda each: each.sent_at, default=None)
        return oldest is not None and oldest.remote_id in self._seen

    async def _read(self, found: Parsed, conversation: Mapping[str, Any], until: datetime) -> None:
        parts = [parse_conversation(conversation, self.own_ids, self.now)]
        listed = mapping(conversation.get("messages"))
        for _ in range(_LONGEST):
            after, data = _next(listed), items(listed.get("data"))
            last = iso(data[-1].get("created_time")) if data else None
            if not after or last is None or last < until or self._is_given(parts[-1]):
                break
            listed = await self.page.earlier(text(conversation.get("id")), after)
            parts.append(
                parse_conversation({**conversation, "messages": listed}, self.own_ids, self.now)
            )
        for part in reversed(parts):
            for each in part.messages:
                if each.sent_at >= until and self.is_new(each.remote_id):
                    found.messages.append(each)
                    if each.remote_id in part.files:
                        found.files[each.remote_id] = part.files[each.remote_id]
                name = each.author_name or each.counterpart_name
                if name and each.thread_key not in self.names:
                    self.names[each.thread_key] = name


def since_days(now: datetime, days: Any) -> datetime:
    """Give the time before which nothing is read."""
    count = days if isinstance(days, int | float) and 0 < days < 36_500 else 90  # noqa: PLR2004
    return max(now - timedelta(days=count), datetime(1990, 1, 1, tzinfo=UTC))


def _next(listed: Mapping[str, Any]) -> str:
    paging = mapping(listed.get("paging"))
    return text(mapping(paging.get("cursors")).get("after")) if paging.get("next") else ""
