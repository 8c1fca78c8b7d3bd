"""Walks pages from the newest down to what is known, so that a crash loses and repeats nothing."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.x.wire import is_token_bad
from inbox.errors import TryLater
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from inbox.channel import IncomingMessage
    from inbox.channels.x.parse import Page, Wanted

    Found = tuple[IncomingMessage, tuple[Wanted, ...]]

# X's servers may show an event a moment after a later one: two minutes of ids are looked at again
# (the ids carry milliseconds above 22 bits).
_OVERLAP = 120_000 << 22
# X counts its calls, so who looks often walks the whole two minutes only so often.
_DEEP_SECONDS = 30.0


@dataclass(slots=True)
class Walk:
    """One list of X's. `known`: the newest id up to which everything is stored; while pages are
    walked, `top` is the newest id of the walk and `page` the next page's token.
    """

    ask: Callable[[str], Awaitable[Any]]
    read: Callable[[Any, Callable[[str], bool]], Page]
    known: int = 0
    top: int = 0
    page: str = ""
    is_over: bool = False
    _deep_at: float = -math.inf
    _floor: int = 0  # this walk ends at this id
    _stored: set[str] = field(default_factory=set)  # of the last minutes

    def resume(self, state: Any) -> None:
        """Go on from a stored state."""
        state = state if isinstance(state, dict) else {}
        self.known, self.top = number_of(state.get("known")), number_of(state.get("top"))
        self.page = str(state.get("page") or "")
        self._floor = self.known - _OVERLAP

    def state(self) -> Mapping[str, Any]:
        """Give what a restart needs; ids as text, since they are larger than JSON's numbers."""
        found = {"known": str(self.known)}
        return found | ({"top": str(self.top), "page": self.page} if self.page else {})

    async def step(self) -> list[Found]:
        """Give what is new in the next page. Raises ChannelError's children."""
        page = await self._next()
        fresh = list(page.messages)
        self.top = max(self.top, page.newest)
        self.is_over = not page.next_token or page.oldest <= self._floor
        self.page = "" if self.is_over else page.next_token
        if self.is_over:
            self._stored = {each for each in self._stored if self._is_near(each)}
            self.known, self.top = max(self.known, self.top), 0
        return fresh

    def stored(self, found: list[Found]) -> None:
        """Hear that what `step` gave is stored."""
        self._stored |= {message.remote_id for message, _ in found}

    async def _next(self) -> Page:
        if not self.page:
            self._begin()
        try:
            return self.read(await self.ask(self.page), self._is_fresh)
        except Status as error:
            if not self.page or not is_token_bad(error):
                raise TryLater(str(error)) from error
        # The walk was interrupted too long ago: begin it anew, nothing is lost by that.
        self.page, self.top = "", 0
        self._begin()
        try:
            return self.read(await self.ask(""), self._is_fresh)
        except Status as error:
            raise TryLater(str(error)) from error

    def _begin(self) -> None:
        now = time.monotonic()
        is_deep = now - self._deep_at >= _DEEP_SECONDS
        self._deep_at = now if is_deep else self._deep_at
        self._floor = self.known - (_OVERLAP if is_deep else 0)

    def _is_fresh(self, remote_id: str) -> bool:
        return remote_id not in self._stored and self._is_near(remote_id)

    def _is_near(self, remote_id: str) -> bool:
        """Tell whether an id is newer than what is known, or only just older; odd ids always."""
        number = number_of(remote_id.rpartition(":")[2])
        return not number or number > self.known - _OVERLAP


def number_of(given: Any) -> int:
    """Read an id; 0 when it is none."""
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() else 0
