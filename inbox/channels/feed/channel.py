"""Any feed as a channel: what its description says is all that it does."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, ConversationInfo, Outgoing, RemoteAction, Sent
from inbox.channels.feed import checking, parse
from inbox.channels.feed.info import CAN, INFO
from inbox.channels.feed.wire import Source
from inbox.errors import ChannelError, Invalid, Refused
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.ports import Clock, SecretStore, secret_name
from inbox.reviews import Known, Page, Reading, fingerprint

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence

    from inbox.channels.feed.config import Feed
    from inbox.channels.feed.rows import Rows

_FULL_SECONDS = 6 * 3600.0
_IN_THE_CLEAR = "The address begins with http: others on the way can read the secret; use https."
_NO_REPLIES = "This source takes no replies: its description has no [reply]."


class FeedChannel:
    """One description."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._known = Known()
        self._bell = asyncio.Event()
        self._open: list[Source] = []

    async def check(self) -> CheckResult:
        """Read the description and the first page."""
        try:
            feed = self._feed()
            source = await self._source(feed)
            rows = await source.first()
        except ChannelError as error:
            return CheckResult(False, (f"Reading does not work. {error}",))
        finally:
            await self.close()
        sentences = [f"Reading works: {len(rows.items) if rows else 0} items on the first page."]
        if feed.source.auth.kind != "none" and feed.source.url.startswith("http://"):
            sentences.append(_IN_THE_CLEAR)
        if rows is not None:
            sentences.extend(self._missing(feed, rows))
        sentences.append(
            f"Replies go to {feed.reply.url.split('?')[0]}; whether they are taken shows the first."
            if feed.reply
            else _NO_REPLIES
        )
        return CheckResult(True, tuple(sentences))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield what is new or changed, for ever."""
        feed = self._feed()
        self._known = Known.of(cursor)
        # A source of its own: what it remembers of the last page is true of this reading only.
        source = await self._source(feed)
        poll = float(self._account.settings.get("poll_seconds") or feed.poll_seconds)
        reading = Reading(
            {feed.name: partial(self._pages, feed, source)},
            self._known,
            self._clock,
            poll,
            self._bell,
            full_seconds=_FULL_SECONDS if feed.source.paging.is_newest_first else 0.0,
        )
        try:
            async for batch in reading.batches():
                yield replace(batch, events=[*batch.events, *_infos(feed, batch)])
        finally:
            await self._done(source)

    async def send(self, outgoing: Outgoing) -> Sent:
        """Make the call of [reply]."""
        feed = self._feed()
        if feed.reply is None:
            raise Refused(f"{_NO_REPLIES} It was not sent; answer this person another way.")
        source = await self._source(feed)
        values = {
            "text": outgoing.item.text,
            "thread": outgoing.thread_key,
            "id": outgoing.answers_remote_id or outgoing.thread_key,
            "author": outgoing.quoted_author,
            "title": str(outgoing.answers_extra.get("title") or ""),
            "product": str(outgoing.answers_extra.get("product") or ""),
        }
        try:
            answer = await source.reply(feed.reply, values, outgoing.item.id)
        finally:
            await self._done(source)
        given = feed.reply.id.first(answer) if feed.reply.id else None
        remote_id = _remote_id(feed, outgoing, given)
        self._known.sent(remote_id, outgoing.item.text)
        self._bell.set()
        return _sent(feed, outgoing, remote_id)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the answer among what the source gives now."""
        feed = self._feed()
        wanted = fingerprint(outgoing.item.text)
        source = await self._source(feed)
        try:
            async with aclosing(self._pages(feed, source)) as pages:
                async for page in pages:
                    for each in page.reviews:
                        said = each.message
                        is_there = said.thread_key == outgoing.thread_key
                        is_ours = said.direction is Direction.OUTBOUND
                        if is_there and is_ours and fingerprint(said.text) == wanted:
                            return _sent(feed, outgoing, said.remote_id)
        finally:
            await self._done(source)
        return None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the source itself keeps what was sent."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Do nothing: a description knows no other act than replying."""

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: a feed tells nobody that somebody writes."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        for source in list(self._open):
            await self._done(source)

    def _feed(self) -> Feed:
        try:
            return checking.read(str(self._account.settings.get("definition") or ""))
        except Invalid as error:
            raise Refused(str(error)) from error

    async def _source(self, feed: Feed) -> Source:
        name = secret_name(self._account.id, "secret")
        secret = await asyncio.to_thread(self._secrets.get, name)
        made = Source(feed, (secret or "").strip())
        self._open.append(made)
        return made

    async def _done(self, source: Source) -> None:
        if source in self._open:
            self._open.remove(source)
        await source.close()

    async def _pages(self, feed: Feed, source: Source) -> AsyncGenerator[Page, None]:
        async with aclosing(source.pages()) as pages:
            async for rows, has_more in pages:
                # Large files take their time; the other accounts go on meanwhile.
                work = partial(parse.page, rows, feed, self._clock.now(), has_more=has_more)
                yield await asyncio.to_thread(work)

    def _missing(self, feed: Feed, rows: Rows) -> list[str]:
        """Name the fields that are found in no item."""
        return [
            f"Nothing stands at “{name}” ({path.written}) in any of them."
            for name, path in feed.fields.paths.items()
            if rows.items and not any(path.all(item) for item in rows.items)
        ]


def _infos(feed: Feed, batch: Batch) -> list[ConversationInfo]:
    """Say of each new conversation what its source takes."""
    threads = dict.fromkeys(
        one.thread_key for one in batch.messages if one.direction is Direction.INBOUND
    )
    if feed.reply is None:
        limits: dict[str, Any] = {"reply": False, "window_sentence": _NO_REPLIES}
        return [ConversationInfo(key, limits=limits, network=feed.name) for key in threads]
    limits = {"max_length": feed.reply.max_length, "one_answer": feed.reply.one_answer}
    return [ConversationInfo(key, limits=limits, network=feed.name) for key in threads]


def _remote_id(feed: Feed, outgoing: Outgoing, given: Any) -> str:
    """Give the id that receiving will later give the same answer, as far as it can be known."""
    answers = feed.answers
    prefix = parse.ANSWER if answers is not None else ""
    if given is not None and not isinstance(given, dict | list):
        return f"{prefix}{given}"
    if answers is not None and "id" not in answers.paths and feed.reply and feed.reply.one_answer:
        return f"{prefix}{outgoing.answers_remote_id or outgoing.thread_key}:0"
    return f"sent:{outgoing.item.id}"


def _sent(feed: Feed, outgoing: Outgoing, remote_id: str) -> Sent:
    return Sent(remote_id, thread_key=outgoing.thread_key, place=feed.name, place_key=remote_id)
