"""Looks at an account: new notifications, newest first, our own posts, and what was changed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, Event, IncomingFile, IncomingMessage, MessageDeleted
from inbox.channels.mastodon import parse
from inbox.channels.mastodon.cursor import Progress, Watched, read_cursor
from inbox.channels.mastodon.parse import Home, list_of, map_of, order, text_of, uri_of
from inbox.errors import ChannelError, Offline

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channels.mastodon.wire import Wire
    from inbox.ports import Clock

_LARGEST_FILE = 25_000_000
_RECHECK_SECONDS = 300.0


@dataclass(slots=True)
class _Found:
    """What a step brought; a status is taken once."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.messages or self.events)


class Looker:
    """Reads one account from its cursor on, a round at a time."""

    def __init__(
        self,
        wire: Wire,
        home: Home,
        cursor: Mapping[str, Any] | None,
        clock: Clock,
        recheck_seconds: float | None = None,
    ) -> None:
        self._wire, self._home, self._clock = wire, home, clock
        self.progress: Progress = read_cursor(cursor)
        self._threads: dict[str, str] = {}
        self._taken: set[str] = set()
        self._recheck_seconds = _RECHECK_SECONDS if recheck_seconds is None else recheck_seconds
        self._recheck_at = 0.0
        self._read_until = ""
        self._is_first = True

    async def round(self, *, is_whole: bool = True) -> AsyncIterator[Batch]:
        """Look once: everything new since the last round, in steps that can be resumed.

        A round that is not whole takes only what the server notifies of.
        """
        found = _Found()
        self._read_until = await self._wire.read_until() if self._is_first else self._read_until
        async for step in self._notifications():
            yield self._batch(step)
        if is_whole:
            await self._conversations(found)
            await self._own(found)
        await self._look_again(found)
        if found or self._is_first:
            self._is_first = False
            yield self._batch(found, is_caught_up=True)

    async def changed(self, status_id: str) -> Batch | None:
        """Look at one watched status of which the stream says that it was changed."""
        found = _Found()
        for each in list(self.progress.watched.values()):
            if each.id == status_id:
                await self._compare(each, found)
        return self._batch(found, is_caught_up=True) if found else None

    def _batch(self, found: _Found, *, is_caught_up: bool = False) -> Batch:
        messages = tuple(found.messages.values())
        return Batch(
            messages, tuple(found.events), self.progress.to_json(), is_caught_up=is_caught_up
        )

    async def _notifications(self) -> AsyncIterator[_Found]:
        """Go down from the newest; a look that was interrupted is finished first."""
        progress = self.progress
        was_interrupted = bool(progress.before)
        while True:
            page = await self._wire.notifications(progress.before)
            fresh = [each for each in page if progress.is_new(text_of(each.get("id")))]
            if not progress.before:
                progress.show([text_of(each.get("id")) for each in page])
            found = _Found()
            for each in fresh:
                await self._take_notification(each, found)
            ids = [text_of(each.get("id")) for each in fresh]
            if ids and not progress.before:
                progress.top = max([*ids, progress.floor], key=order)
            last = min(ids, key=order) if ids else ""
            # A server that ignores max_id would give the same page for ever.
            is_end = len(fresh) < len(page) or not fresh or last == progress.before
            if is_end:
                progress.finish()
            else:
                progress.before = last
            if fresh:
                yield found
            if is_end and not was_interrupted:
                return
            was_interrupted = was_interrupted and not is_end

    async def _take_notification(self, notification: dict[str, Any], found: _Found) -> None:
        reaction = parse.reaction_of(notification, self._home)
        if reaction is not None:
            found.events.append(reaction)
        elif parse.says_something(notification, self._home):
            await self._take(notification["status"], found, text_of(notification.get("id")))

    async def _conversations(self, found: _Found) -> None:
        """Take direct messages that no notification told of (filtered, or from another client)."""
        for each in await self._wire.conversations():
            status = map_of(each.get("last_status"))
            if uri_of(status) and not self._is_known(status):
                await self._take(status, found)

    async def _own(self, found: _Found) -> None:
        """Take what was answered with another client."""
        page = await self._wire.own_statuses(self._home.account_id)
        newest = self.progress.own
        for status in page:
            status_id = text_of(status.get("id"))
            newest = max(newest, status_id, key=order)
            if self.progress.own and order(status_id) <= order(self.progress.own):
                continue
            if not self._is_known(status) and self._is_answer(status):
                await self._take(status, found)
        self.progress.own = newest

    def _is_answer(self, status: dict[str, Any]) -> bool:
        if status.get("reblog"):
            return False
        answered = text_of(status.get("in_reply_to_account_id"))
        is_private = parse.is_private(status, self._home)
        to_others = bool(answered) and answered != self._home.account_id
        return to_others or (is_private and bool(parse.mentioned(status, self._home)))

    async def _take(self, status: dict[str, Any], found: _Found, notification_id: str = "") -> None:
        """Take a status with the thread above it and our answers below it."""
        if uri_of(status) in found.messages:
            return
        above: list[dict[str, Any]] = []
        below: list[dict[str, Any]] = []
        if status.get("in_reply_to_id") or status.get("replies_count"):
            above, below = await self._wire.context(text_of(status.get("id")))
        key = parse.root_of(status, above, self._home)
        if key not in self._threads:
            self._threads[key] = key
            found.events.append(parse.about(status, self._home, key))
        same = parse.is_private(status, self._home)
        near = [each for each in above if parse.is_private(each, self._home) == same]
        near += [each for each in below if parse.is_ours(each, self._home)]
        for each in near:
            if not self._is_known(each) and parse.is_private(each, self._home) == same:
                await self._add(each, found, key)
        await self._add(status, found, key, notification_id)

    async def _add(
        self, status: dict[str, Any], found: _Found, key: str, notification_id: str = ""
    ) -> None:
        if uri_of(status) in found.messages:
            return
        files = [await self._file(each) for each in list_of(status.get("media_attachments"))]
        is_seen = bool(notification_id and self._read_until) and (
            order(notification_id) <= order(self._read_until)
        )
        self._taken.add(uri_of(status))
        found.messages[uri_of(status)] = parse.message_of(
            status,
            self._home,
            key,
            notification_id=notification_id,
            is_seen=is_seen,
            files=files,
        )
        self.progress.watch(
            Watched(
                uri_of(status),
                text_of(status.get("id")),
                text_of(status.get("edited_at")),
                key,
            )
        )

    async def _file(self, attachment: dict[str, Any]) -> IncomingFile:
        name, kind = parse.file_name(attachment), parse.file_kind(attachment)
        url, missing, content = text_of(attachment.get("url")), "", b""
        try:
            content = await self._wire.download(url, _LARGEST_FILE)
        except ChannelError as error:
            if isinstance(error, Offline):
                # The files' own server may be away alone; if we are, this raises.
                await self._wire.read_until()
            missing = f"This file could not be fetched; see it there. {error}"
        return IncomingFile(
            name,
            parse.media_type_of(attachment),
            content,
            kind=kind,
            duration_seconds=parse.duration_of(attachment),
            missing=missing,
        )

    def _is_known(self, status: dict[str, Any]) -> bool:
        return uri_of(status) in self._taken or uri_of(status) in self.progress.watched

    async def _look_again(self, found: _Found) -> None:
        """See whether what was received lately was edited or deleted since."""
        now = time.monotonic()
        if now < self._recheck_at:
            return
        self._recheck_at = now + self._recheck_seconds
        for each in list(self.progress.watched.values()):
            if each.uri not in found.messages:
                await self._compare(each, found)

    async def _compare(self, each: Watched, found: _Found) -> None:
        status = await self._wire.status(each.id)
        if status is None:
            del self.progress.watched[each.uri]
            found.events.append(MessageDeleted(each.uri, self._clock.now()))
        elif text_of(status.get("edited_at")) != each.edited_at:
            each.edited_at = text_of(status.get("edited_at"))
            each.id = text_of(status.get("id")) or each.id
            found.events.append(parse.edited(status, self._home, self._clock.now()))
