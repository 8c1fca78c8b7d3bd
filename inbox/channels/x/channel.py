"""One X account: its direct messages are looked for and answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, IncomingFile, IncomingMessage, Outgoing, RemoteAction, Sent
from inbox.channels.x.info import CAN, INFO
from inbox.channels.x.oauth import sign_in
from inbox.channels.x.parse import Page, Wanted, parse_page
from inbox.channels.x.wire import Line, is_token_bad
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.web import Status, pause

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from inbox.ports import Clock, SecretStore

_FILE_LIMIT_BYTES = 25_000_000
_FETCH_TRIES = 3
_POLL_SECONDS = 65.0  # 15 looks in 15 minutes
# X's servers may show an event a moment after a later one: two minutes of ids are looked at again.
_OVERLAP = 120_000 << 22
_CLOCKS_DIFFER = timedelta(minutes=2)
_NOT_FETCHED = "X did not give this file, or it is larger than 25 MB; see it at X."


class XChannel:
    """One account; see inbox.channel.Channel.

    The cursor: "known", the event up to which everything is stored; and while pages are walked
    from the newest down to it, "top", the newest of them, and "page", the next one's token.
    """

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._clock = clock
        self._line = Line(account, secrets)
        self._own_id = ""
        self._fetched: Counter[str] = Counter()
        self._seen: set[str] = set()  # of the last minutes, so that they are not stored anew

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
        told.append("Whether they can be sent shows with the first reply; X has no trial.")
        return CheckResult(True, tuple(told))

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield events for ever: pages from the newest down to what is known, then again."""
        state = dict(cursor or {})
        self._own_id = str(state.get("me") or "") or str((await self._line.me())["id"])
        state["me"] = self._own_id
        is_first = True
        while True:
            page = await self._page(state)
            known, top = _number(state.get("known")), _number(state.get("top")) or page.newest
            fresh = [each for each in page.messages if self._is_fresh(each[0].remote_id, known)]
            is_over = not page.next_token or page.oldest <= known - _OVERLAP
            if is_over:
                state = {"me": self._own_id, "known": max(known, top)}
                self._seen = {each for each in self._seen if _is_near(each, known)}
            else:
                state |= {"top": top, "page": page.next_token}
            if fresh or is_first or not is_over:
                messages = [await self._whole(*each) for each in fresh]
                yield Batch(messages, cursor=dict(state), is_caught_up=is_over)
                self._seen |= {each.remote_id for each in messages}
                is_first = not is_over
            if is_over:
                await pause(self._seconds())

    def _is_fresh(self, remote_id: str, known: int) -> bool:
        return remote_id not in self._seen and _is_near(remote_id, known)

    async def _page(self, state: dict[str, Any]) -> Page:
        token = str(state.get("page") or "")
        try:
            body = await self._line.events(token)
        except Status as error:
            if not token or not is_token_bad(error):
                raise TryLater(str(error)) from error
            # The walk was interrupted too long ago: begin it anew, nothing is lost by that.
            state.pop("page", None)
            state.pop("top", None)
            body = await self._line.events()
        return parse_page(body, self._own_id, self._clock.now())

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
        """Send a reply, its picture uploaded first."""
        text = outgoing.item.text
        if len(text) > (CAN.max_length or 0):
            raise Refused("The text is longer than X takes (10,000), so nothing was sent.")
        if len(outgoing.files) > 1:
            raise Refused("X takes one file in a message, so nothing was sent; send them singly.")
        try:
            media_id = await self._line.upload(outgoing.files[0]) if outgoing.files else ""
            found = await self._line.send(
                outgoing.thread_key, outgoing.counterpart_handle, text, media_id
            )
        except Status as error:
            raise Refused(
                f"X did not take this reply ({error.code}), so nothing was sent; look at its text "
                "and file, then try again."
            ) from error
        opened = "" if outgoing.thread_key else str(found.get("dm_conversation_id") or "")
        return Sent(found["dm_event_id"], thread_key=opened)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look through the conversation's newest events for our text; None is no proof."""
        if not outgoing.thread_key:
            return None
        self._own_id = self._own_id or str((await self._line.me())["id"])
        try:
            body = await self._line.events(conversation=outgoing.thread_key)
        except Status:
            return None
        page = parse_page(body, self._own_id, self._clock.now())
        since = outgoing.item.created_at - _CLOCKS_DIFFER
        for message, _ in page.messages:
            if (
                message.direction is Direction.OUTBOUND
                and message.sent_at >= since
                and message.text.split() == outgoing.item.text.split()
            ):
                return Sent(message.remote_id)
        return None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: X keeps what is sent."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Do nothing: X offers no read state, edits or reactions to apps."""

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


def _is_near(remote_id: str, known: int) -> bool:
    """Tell whether an event is newer than what is known, or only just older; odd ids always are."""
    return not remote_id.isdigit() or _number(remote_id) > known - _OVERLAP


def _number(given: Any) -> int:
    return int(given) if str(given).isascii() and str(given).isdigit() else 0
