"""What the review channels share: which reviews are new, changed or answered, and how to look."""

from __future__ import annotations

import hashlib
import json
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, ConversationInfo, IncomingMessage, MessageDeleted, MessageEdited
from inbox.errors import Refused
from inbox.model import Direction, Visibility
from inbox.web import Beat

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
    from datetime import datetime

    from inbox.channel import Event, Outgoing
    from inbox.ports import Clock

REPLY = ":reply"  # follows a review's id to name our answer: a store keeps one for each review
_KEPT = 5_000
_REMEMBERED = 1_000
_WAITS = ":waits"
_OUT = "The answer is public now."
# An answer that a colleague gave on the vendor's own page moves no review up, so all are read.
_FULL_SECONDS = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Review:
    """A review as its vendor lists it; `answer` is ours, None when there is none.

    `message.sent_at` is when it was first written, as far as the vendor says; `changed_at` and
    `answered_at` are when either was last written.
    """

    message: IncomingMessage
    changed_at: datetime
    answer: IncomingMessage | None = None
    answered_at: datetime | None = None
    link: str = ""
    waits: str = ""  # the sentence while our answer is not public
    original: str = ""  # what was written, where `message.text` is a machine's translation of it


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a vendor's list, newest first."""

    reviews: Sequence[Review]
    has_more: bool = False
    total_count: int = 0


class Remembered:
    """Reads an item once: a poll shows nearly all of them again."""

    def __init__(self, read: Callable[..., Review]) -> None:
        self._read = read
        self._found: dict[tuple[str, str], Review] = {}

    def __call__(self, item: Any, about: str, *arguments: Any) -> Review:
        """Give what `read(item, *arguments)` gives; `about` names all that it depends on beside."""
        try:
            key = about, json.dumps(item)
        except (ValueError, TypeError, RecursionError):
            return self._read(item, *arguments)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._read(item, *arguments)
            if len(self._found) > _REMEMBERED:
                del self._found[next(iter(self._found))]
        return found


@dataclass(slots=True)
class Known:
    """What was read before: a print of each text, so that a changed one is noticed."""

    prints: dict[str, str] = field(default_factory=dict)
    complete: set[str] = field(default_factory=set)  # the lists read to their end once

    @classmethod
    def of(cls, cursor: Mapping[str, Any] | None) -> Known:
        """Read a stored cursor; one of another shape counts as none."""
        given = cursor or {}
        prints, complete = given.get("known"), given.get("complete")
        return cls(
            {str(key): str(value) for key, value in prints.items()}
            if isinstance(prints, dict)
            else {},
            set(map(str, complete)) if isinstance(complete, list) else set(),
        )

    def cursor(self) -> dict[str, Any]:
        """Give what is stored; the longest unseen are forgotten."""
        kept = dict(list(self.prints.items())[-_KEPT:])
        return {"known": kept, "complete": sorted(self.complete)}

    def take(
        self, reviews: Sequence[Review], now: datetime
    ) -> tuple[list[IncomingMessage], list[Event]]:
        """Give what is new in a page and what changed in it."""
        messages: list[IncomingMessage] = []
        events: list[Event] = []
        for review in reviews:
            is_new = review.message.remote_id not in self.prints
            now_print = fingerprint(
                review.original or review.message.text,
                review.message.rating,
                review.message.subject,
            )
            self._text(review.message, now_print, review.changed_at, messages, events)
            if is_new and review.link:
                events.append(ConversationInfo(review.message.thread_key, link=review.link))
            if review.answer is not None:
                at = review.answered_at or review.answer.sent_at
                now_print = fingerprint(review.answer.text)
                self._text(review.answer, now_print, at, messages, events)
            elif self.prints.get(review.message.remote_id + REPLY):
                self.prints[review.message.remote_id + REPLY] = ""
                events.append(MessageDeleted(review.message.remote_id + REPLY, now))
            events.extend(self._publication(review))
        return messages, events

    def _publication(self, review: Review) -> list[Event]:
        key, thread_key = review.message.remote_id + _WAITS, review.message.thread_key
        if review.waits and self.prints.get(key) != (now := fingerprint(review.waits)):
            self.prints[key] = now
            return [ConversationInfo(thread_key, sentence=review.waits)]
        if not review.waits and self.prints.pop(key, ""):
            return [ConversationInfo(thread_key, sentence=_OUT)]
        return []

    def sent(self, remote_id: str, text: str) -> None:
        """Remember our own answer, so that reading it again is no news."""
        self.prints[remote_id] = fingerprint(text)

    def _text(
        self,
        message: IncomingMessage,
        now_print: str,
        changed_at: datetime,
        messages: list[IncomingMessage],
        events: list[Event],
    ) -> None:
        seen = self.prints.pop(message.remote_id, None)
        self.prints[message.remote_id] = now_print
        if seen is None:
            messages.append(message)
        elif seen != now_print:
            events.append(
                MessageEdited(
                    message.remote_id,
                    message.text,
                    changed_at,
                    rating=message.rating,
                    extra=message.extra or None,
                    asks_again=message.direction is Direction.INBOUND,
                )
            )


def our_answer(to: IncomingMessage, text: str, at: datetime) -> IncomingMessage:
    """Give the shop's answer below a review, under the name that sending gives it."""
    return IncomingMessage(
        remote_id=to.remote_id + REPLY,
        direction=Direction.OUTBOUND,
        author_handle=to.place,
        author_name="",
        sent_at=at,
        text=text,
        thread_key=to.thread_key,
        visibility=Visibility.PUBLIC,
        is_seen=True,
        place=to.place,
        place_key=to.remote_id + REPLY,
        counterpart_handle=to.author_handle,
        counterpart_name=to.author_name,
        reply_to=to.remote_id,
    )


def is_answered(review: Review, outgoing: Outgoing) -> bool:
    """Tell whether a reply of unknown outcome stands below its review.

    Raises Refused when another, newer one stands there: sending once more would replace what a
    colleague wrote meanwhile.
    """
    answer = review.answer
    if answer is None:
        return False
    if fingerprint(answer.text) == fingerprint(outgoing.item.text):
        return True
    if (review.answered_at or answer.sent_at) > outgoing.item.created_at:
        raise Refused(
            "Another answer stands below this review since then. Yours was not sent again; look "
            "there, then decide."
        )
    return False


def fingerprint(text: str, rating: int | None = None, title: str = "") -> str:
    """Give a short print of what a person would call the same review."""
    given = f"{rating or ''}\0{title}\0{' '.join(text.split())}"
    return hashlib.blake2s(given.encode("utf-8", "replace"), digest_size=6).hexdigest()


def raw_of(data: Any) -> bytes:
    """Give an item as it came, to be kept beside what was read of it."""
    try:
        return json.dumps(data, ensure_ascii=False, default=str).encode("utf-8", "replace")
    except (ValueError, TypeError, RecursionError):
        return b""


def made_up_id(data: Any) -> str:
    """Name an item that came without a name by its content."""
    given = json.dumps(data, sort_keys=True, default=str).encode("utf-8", "replace")
    return f"unnamed-{hashlib.sha256(given).hexdigest()[:32]}"


def stars(rating: int | None) -> str:
    """Stand in for the text of a review that has stars and no words."""
    return "★" * (rating or 0) + "☆" * (5 - (rating or 0)) if rating else ""


@dataclass(slots=True)
class Reading:
    """One account's lists of reviews, read again and again."""

    lists: Mapping[str, Callable[[], AsyncGenerator[Page, None]]]  # by product
    known: Known
    clock: Clock
    poll_seconds: float
    bell: asyncio.Event | None = None
    full_seconds: float = _FULL_SECONDS
    _count: int = 0

    async def batches(self) -> AsyncIterator[Batch]:
        """Yield for ever; a list that was read once is left at the first page without news."""
        full_at: datetime | None = None
        beat = Beat(self.poll_seconds, self.bell)
        self._count = sum(not key.endswith((REPLY, _WAITS)) for key in self.known.prints)
        while True:
            now = self.clock.now()
            is_full = full_at is None or (now - full_at).total_seconds() >= self.full_seconds
            full_at = now if is_full else full_at
            names = list(self.lists)
            refused: Refused | None = None
            for name in names:
                try:
                    async for batch in self._one(name, is_full=is_full, is_last=name == names[-1]):
                        yield batch
                except Refused as error:
                    # One app that is gone must not hide the reviews of the others.
                    refused = error
            if refused is not None:
                raise refused
            await beat.rest()

    async def _one(self, name: str, *, is_full: bool, is_last: bool) -> AsyncIterator[Batch]:
        async with aclosing(self.lists[name]()) as pages:
            async for page in pages:
                messages, events = self.known.take(page.reviews, self.clock.now())
                self._count += sum(one.direction is Direction.INBOUND for one in messages)
                is_news = bool(messages or events)
                is_end = not page.has_more
                if is_end and name not in self.known.complete:
                    self.known.complete.add(name)
                    is_news = True
                is_end |= not is_news and not is_full and name in self.known.complete
                yield Batch(
                    messages,
                    events,
                    cursor=self.known.cursor() if is_news else None,
                    synced_count=self._count,
                    total_count=max(page.total_count, self._count) if page.total_count else 0,
                    is_caught_up=is_end and is_last,
                )
                if is_end:
                    return
