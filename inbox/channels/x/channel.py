"""One X account: its direct messages are looked for and answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Event, IncomingFile, IncomingMessage, Outgoing, RemoteAction, Sent
from inbox.channels.x.info import CAN, INFO
from inbox.channels.x.oauth import sign_in
from inbox.channels.x.parse import Wanted, parse_page
from inbox.channels.x.posts import PREFIX, info_of, parse_posts
from inbox.channels.x.walk import Walk
from inbox.channels.x.wire import Line
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.web import Beat, Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from inbox.ports import Clock, SecretStore

_FILE_LIMIT_BYTES = 25_000_000
_FETCH_TRIES = 3
_POLL_SECONDS = 65.0  # 15 looks in 15 minutes
_NOT_FOUND = 404
_CLOCKS_DIFFER = timedelta(minutes=2)
_NOT_FETCHED = "X did not give this file, or it is larger than 25 MB; see it at X."


class XChannel:
    """One account; see inbox.channel.Channel.

    The cursor: who we are, and the state of each walk (see Walk) through messages and posts.
    """

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._clock = clock
        self._line = Line(account, secrets)
        self._own_id = ""
        self._fetched: Counter[str] = Counter()

    @staticmethod
    async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
        """Sign in through the browser."""
        return await sign_in(account, open_url)

    async def check(self) -> CheckResult:
        """Ask who is signed in and look at one page; sending cannot be tried."""
        try:
            me = await self._line.me()
        except ChannelError as error:
            return CheckResult(False, (str(error),))
        told = [f"Signed in as @{me.get('username', '')}."]
        try:
            await self._line.events()
        except ChannelError as error:
            return CheckResult(False, (*told, f"Direct messages cannot be read. {error}"))
        told.append("Direct messages can be read.")
        if self._account.settings.get("mentions"):
            try:
                await self._line.posts(str(me["id"]), "mentions")
            except ChannelError as error:
                return CheckResult(False, (*told, f"Public posts cannot be read. {error}"))
            told.append("Public posts that name the account can be read.")
        told.append("Whether they can be sent shows with the first reply; X has no trial.")
        return CheckResult(True, tuple(told))

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield events for ever: pages from the newest down to what is known, then again."""
        state = dict(cursor or {})
        self._own_id = str(state.get("me") or "") or str((await self._line.me())["id"])
        walks = self._walks()
        for name, walk in walks.items():
            walk.resume(state.get(name))
        is_first, beat = True, Beat(self._seconds())
        while True:
            for walk in walks.values():
                walk.is_over = False
            while open_walks := [each for each in walks.values() if not each.is_over]:
                found = await open_walks[0].step()
                is_over = all(each.is_over for each in walks.values())
                if found or is_first or not open_walks[0].is_over:
                    whole = [await self._whole(*each) for each in found]
                    state = {name: walk.state() for name, walk in walks.items()}
                    yield Batch(
                        whole, _infos(whole), {"me": self._own_id, **state}, is_caught_up=is_over
                    )
                    open_walks[0].stored(found)
                    is_first = not is_over
            await beat.rest()

    def _walks(self) -> dict[str, Walk]:
        own, now = self._own_id, self._clock.now
        found = {
            "messages": Walk(self._line.events, lambda body, new: parse_page(body, own, now(), new))
        }
        if self._account.settings.get("mentions"):
            found["posts"] = Walk(
                lambda token: self._line.posts(own, "mentions", token),
                lambda body, new: parse_posts(body, own, now(), new),
            )
        return found

    def _seconds(self) -> float:
        try:
            return max(0.05, float(self._account.settings.get("poll_seconds") or _POLL_SECONDS))
        except (TypeError, ValueError):
            return _POLL_SECONDS

    async def _whole(self, message: IncomingMessage, wanted: tuple[Wanted, ...]) -> IncomingMessage:
        return replace(message, files=tuple([await self._file(each) for each in wanted]))

    async def _file(self, wanted: Wanted) -> IncomingFile:
        try:
            return _made(wanted, await self._line.fetch(wanted.url, _FILE_LIMIT_BYTES))
        except TryLater:
            # The page comes again, until it is plain that this file never will.
            self._fetched[wanted.url] += 1
            if self._fetched[wanted.url] < _FETCH_TRIES:
                raise
        except (Refused, Status, SignInAgain):
            pass  # a file that may not be had must not keep its message back
        return _made(wanted, b"", _NOT_FETCHED)

    # Sending -------------------------------------------------------------------------------

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send a reply, its pictures uploaded first."""
        is_post = outgoing.thread_key.startswith(PREFIX)
        _check(outgoing, is_post=is_post)
        try:
            place = "tweet" if is_post else "dm"
            media = [await self._line.upload(each, place) for each in outgoing.files]
            return await (self._post if is_post else self._message)(outgoing, media)
        except Status as error:
            raise Refused(
                f"X did not take this reply ({error.code}), so nothing was sent; look at its text "
                "and file, then try again."
            ) from error

    async def _message(self, outgoing: Outgoing, media: list[str]) -> Sent:
        found = await self._line.send(
            outgoing.thread_key, outgoing.counterpart_handle, outgoing.item.text, "".join(media)
        )
        opened = "" if outgoing.thread_key else str(found.get("dm_conversation_id") or "")
        return Sent(found["dm_event_id"], thread_key=opened)

    async def _post(self, outgoing: Outgoing, media: list[str]) -> Sent:
        answered = (outgoing.answers_remote_id or outgoing.thread_key).removeprefix(PREFIX)
        post_id = await self._line.post(answered, outgoing.item.text, media)
        return Sent(f"{PREFIX}{post_id}")

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look through our newest for this text; None is no proof."""
        key = outgoing.thread_key
        if not key:
            return None
        self._own_id = self._own_id or str((await self._line.me())["id"])
        own, now = self._own_id, self._clock.now()
        try:
            if key.startswith(PREFIX):
                page = parse_posts(await self._line.posts(own, "tweets"), own, now)
            else:
                page = parse_page(await self._line.events(conversation=key), own, now)
        except Status:
            return None
        found = [each for each, _ in page.messages if each.thread_key == key]
        return next((Sent(each.remote_id) for each in found if _is_it(each, outgoing)), None)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: X keeps what is sent."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Take our posts back; X offers no read state, edits or reactions to apps."""
        for action in actions:
            if action.kind == "delete" and action.remote_id.startswith(PREFIX):
                try:
                    await self._line.take_back(action.remote_id.removeprefix(PREFIX))
                except Status as error:
                    if error.code != _NOT_FOUND:
                        raise Refused("X did not take the post back; it is still there.") from error

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: X offers no such thing."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._line.close()


def _made(wanted: Wanted, content: bytes, missing: str = "") -> IncomingFile:
    return IncomingFile(
        wanted.name,
        wanted.media_type,
        content,
        kind=wanted.kind,
        duration_seconds=wanted.duration_seconds,
        missing=missing,
    )


def _infos(messages: Sequence[IncomingMessage]) -> list[Event]:
    public = {each.thread_key: each for each in messages if each.thread_key.startswith(PREFIX)}
    return [info_of(each) for each in public.values()]


def _check(outgoing: Outgoing, *, is_post: bool) -> None:
    """Refuse what X would surely refuse."""
    most = 4 if is_post else 1
    if len(outgoing.item.text) > (CAN.max_length or 0):
        raise Refused("The text is longer than X takes (10,000), so nothing was sent.")
    if len(outgoing.files) > most:
        many = "four files in a post" if is_post else "one file in a message"
        raise Refused(f"X takes {many}, so nothing was sent; send them apart.")


def _is_it(message: IncomingMessage, outgoing: Outgoing) -> bool:
    """Tell whether a message is this reply; X puts the names of those answered before a post."""
    words = outgoing.item.text.split()
    return (
        message.direction is Direction.OUTBOUND
        and message.sent_at >= outgoing.item.created_at - _CLOCKS_DIFFER
        and message.text.split()[-len(words) or None :] == words
    )
