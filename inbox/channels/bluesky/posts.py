"""Looks for posts: notifications, newest first, our own posts, deleted ones."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from inbox.channel import IncomingFile, MessageDeleted
from inbox.channels.bluesky import parse
from inbox.channels.bluesky.parse import Who, list_of, map_of, text_of, who_of
from inbox.errors import ChannelError
from inbox.web import Seldom, Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.channels.bluesky.cursor import Progress
    from inbox.channels.bluesky.found import Found
    from inbox.channels.bluesky.wire import Wire
    from inbox.ports import Clock

_LARGEST_FILE = 25_000_000
_RECHECK_SECONDS = 300.0
# What we wrote with another client nobody waits for: who looks faster asks seldomer for it.
_OWN_SECONDS = 5.0
_PAGE = 50
# A look mostly finds a few new ones; the AppView puts each that it lists together anew.
_FIRST_PAGE = 20
_AT_ONCE = 25  # app.bsky.feed.getPosts takes no more
COLLECTION = "app.bsky.feed.post"


class Posts:
    """The public side of one account."""

    def __init__(
        self, wire: Wire, me: Who, progress: Progress, clock: Clock, recheck: float
    ) -> None:
        self._wire, self._me, self._progress, self._clock = wire, me, progress, clock
        self._recheck_seconds = recheck or _RECHECK_SECONDS
        self._recheck_at = 0.0
        self._own_records = Seldom(_OWN_SECONDS)
        self._profiles: dict[str, Who] = {}

    async def notifications(self, make: type[Found]) -> AsyncIterator[Found]:
        """Go down from the newest until a page brings nothing new; an interrupted look first."""
        progress = self._progress
        was_interrupted = bool(progress.before)
        while True:
            params: dict[str, Any] = {"limit": _FIRST_PAGE}
            if progress.before:
                params |= {"limit": _PAGE, "cursor": progress.before}
            answer = await self._wire.ask("app.bsky.notification.listNotifications", **params)
            page = list_of(answer.get("notifications"))
            fresh = [each for each in page if not progress.is_known(_key(each))]
            found = make()
            await self._take(fresh, answer, found)
            following = text_of(answer.get("cursor"))
            is_end = not following or following == progress.before or not page
            is_end = is_end or (progress.is_complete and len(fresh) < len(page))
            progress.before = "" if is_end else following
            if is_end:
                progress.complete()
            if fresh:
                yield found
            if is_end and not was_interrupted:
                return
            was_interrupted = was_interrupted and not is_end

    async def own(self, found: Found) -> None:
        """Take answers that we wrote with another client, from our own repository."""
        if not self._own_records.is_due():
            return
        answer = await self._wire.ask(
            "com.atproto.repo.listRecords",
            repo=self._me.did,
            collection=COLLECTION,
            limit=_PAGE,
        )
        newest = self._progress.own
        for each in list_of(answer.get("records")):
            uri, record = text_of(each.get("uri")), map_of(each.get("value"))
            rkey = uri.rpartition("/")[2]
            is_old = bool(self._progress.own) and rkey <= self._progress.own
            newest = max(newest, rkey)
            parent = text_of(map_of(map_of(record.get("reply")).get("parent")).get("uri"))
            author = parent.split("/")[2] if parent.startswith("at://") else ""
            if is_old or self._progress.is_known(uri) or author in ("", self._me.did):
                continue
            other = await self.profile(author)
            author_view = {"did": self._me.did, "handle": self._me.handle}
            post = {"uri": uri, "cid": each.get("cid"), "author": author_view, "record": record}
            self._progress.know(uri)
            found.add(parse.post_of(post, self._me, counterpart=other))
        self._progress.own = newest

    async def look_again(self, found: Found) -> None:
        """See whether what was received lately was deleted since."""
        now = time.monotonic()
        watched = list(self._progress.watched)
        if now < self._recheck_at or not watched:
            return
        self._recheck_at = now + self._recheck_seconds
        there = await self.views(watched)
        for uri in watched:
            if uri not in there:
                del self._progress.watched[uri]
                found.events.append(MessageDeleted(uri, self._clock.now()))

    async def views(self, uris: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Give the post views that are there, by uri."""
        found: dict[str, dict[str, Any]] = {}
        for start in range(0, len(uris), _AT_ONCE):
            answer = await self._wire.ask(
                "app.bsky.feed.getPosts", uris=list(uris[start : start + _AT_ONCE])
            )
            found |= {text_of(each.get("uri")): each for each in list_of(answer.get("posts"))}
        return found

    async def profile(self, did: str) -> Who:
        """Give who somebody is; only the id when the AppView does not know."""
        if did not in self._profiles:
            try:
                view = await self._wire.ask("app.bsky.actor.getProfile", actor=did)
            except Status:
                view = {"did": did, "handle": did}
            self._profiles[did] = who_of(view)
        return self._profiles[did]

    async def _take(
        self, fresh: Sequence[Mapping[str, Any]], answer: Mapping[str, Any], found: Found
    ) -> None:
        speaking = [each for each in fresh if parse.says_something(each)]
        with_files = [text_of(each.get("uri")) for each in speaking if _has_files(each)]
        views = await self.views(with_files) if with_files else {}
        for each in fresh:
            self._progress.know(_key(each))
            reaction = parse.reaction_of(each)
            if reaction is not None:
                found.events.append(reaction)
        for each in speaking:
            await self._above(each, found)
            uri = text_of(each.get("uri"))
            files = await self._files(map_of(views.get(uri)).get("embed"))
            is_seen = bool(each.get("isRead")) and not _never_seen(answer)
            found.add(parse.post_of(each, self._me, files=files, is_seen=is_seen))
            self._progress.watch(uri)

    async def _above(self, notification: Mapping[str, Any], found: Found) -> None:
        """Take the thread above an answer, as far as it was not known."""
        reply = map_of(map_of(notification.get("record")).get("reply"))
        parent = text_of(map_of(reply.get("parent")).get("uri"))
        if not parent or self._progress.is_known(parent):
            return
        try:
            answer = await self._wire.ask(
                "app.bsky.feed.getPostThread",
                uri=text_of(notification.get("uri")),
                depth=0,
                parentHeight=40,
            )
        except Status:
            return
        who = who_of(notification.get("author"))
        above = map_of(map_of(answer.get("thread")).get("parent"))
        while above:
            post = map_of(above.get("post"))
            uri = text_of(post.get("uri"))
            if uri and not self._progress.is_known(uri):
                self._progress.know(uri)
                files = await self._files(post.get("embed"))
                found.add(parse.post_of(post, self._me, counterpart=who, files=files))
            above = map_of(above.get("parent"))

    async def _picture(self, url: str) -> bytes:
        """Fetch from the AppView's picture server, or the original from the account's own."""
        try:
            return await self._wire.download(url, _LARGEST_FILE)
        except ChannelError:
            did, cid = _blob_of(url)
            if not did:
                raise
            return await self._wire.blob(did, cid, _LARGEST_FILE)

    async def _files(self, embed: Any) -> list[IncomingFile]:
        files = []
        for number, (url, _alt) in enumerate(parse.pictures_of(embed), 1):
            content, missing = b"", ""
            try:
                content = await self._picture(url)
            except ChannelError as error:
                missing = f"This picture could not be fetched; see it there. {error}"
            files.append(IncomingFile(f"{number}.jpg", "image/jpeg", content, missing=missing))
        film = parse.film_of(embed)
        if film:
            files.append(IncomingFile("video.mp4", "video/mp4", b"", kind="video", missing=film))
        return files


def _blob_of(url: str) -> tuple[str, str]:
    """Read whose picture it is and which from its address, .../plain/<did>/<cid>@jpeg."""
    parts = url.partition("@")[0].split("/")
    return (parts[-2], parts[-1]) if parts[-2:-1] and parts[-2].startswith("did:") else ("", "")


def _key(notification: Mapping[str, Any]) -> str:
    return text_of(notification.get("uri"))


def _has_files(notification: Mapping[str, Any]) -> bool:
    return bool(map_of(notification.get("record")).get("embed"))


def _never_seen(answer: Mapping[str, Any]) -> bool:
    """Tell whether nobody ever looked: the AppView then calls all but the newest read."""
    newest = next(iter(list_of(answer.get("notifications"))), {})
    return text_of(answer.get("seenAt")) in ("", text_of(newest.get("indexedAt")))
