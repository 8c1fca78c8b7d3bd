"""One Intercom workspace: changed conversations are looked for, read whole and answered."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import (
    Batch,
    Event,
    IncomingFile,
    IncomingMessage,
    Outgoing,
    RemoteAction,
    Sent,
)
from inbox.channels.intercom.info import CAN, INFO
from inbox.channels.intercom.parse import (
    PLACE,
    Read,
    Wanted,
    Workspace,
    needs_contact,
    parse_conversation,
    parse_workspace,
)
from inbox.channels.intercom.wire import Line
from inbox.errors import ChannelError, OutcomeUnknown, Refused, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.ports import Clock, SecretStore, secret_name
from inbox.web import Beat, Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

_FILE_LIMIT_BYTES = 25_000_000
_FETCH_TRIES = 3
_POLL_SECONDS, _DAYS = 20.0, 30
# A conversation that changes while pages are walked may slip between two of them.
_OVERLAP_SECONDS = 60
_SETTLED_SECONDS = 2.0
_AT_ONCE = 4
_CLOCKS_DIFFER = timedelta(minutes=2)
_TOO_LARGE = "Larger than 25 MB; see it in Intercom."
_NOT_FETCHED = "Intercom did not give this file; see it there."


@dataclass(frozen=True, slots=True)
class _Change:
    """When a conversation changed (seconds since 1970) and its parts then, -1 where not told."""

    at: int
    parts: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A change, and when it was read (monotonic)."""

    change: _Change
    first_read_at: float
    read_at: float


class IntercomChannel:
    """One workspace; see inbox.channel.Channel.

    The cursor: "known", the change (seconds since 1970) up to which everything is stored; and
    while pages are walked, "top", the newest change of the walk, and "after", the next page.
    """

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        settings = account.settings
        self._line = Line(
            str(settings.get("region") or "us"), str(settings.get("base_url") or ""), self._token()
        )
        self._us = Workspace()
        self._known: dict[str, _Known] = {}  # conversations as last read
        self._given: dict[str, set[str]] = {}  # of those: the messages already given
        self._fetched: Counter[str] = Counter()

    async def check(self) -> CheckResult:
        """Ask who the token is and look at one page; sending cannot be tried."""
        self._line.token = self._token()
        try:
            us = parse_workspace(await self._line.me())
        except ChannelError as error:
            return CheckResult(False, (str(error),))
        told = [f"Signed in as {us.admin_name or us.admin_id}."]
        try:
            await self._line.search(self._since_first(), "")
        except ChannelError as error:
            return CheckResult(False, (*told, f"Conversations cannot be read. {error}"))
        told.append("Conversations can be read.")
        told.append("Whether replies can be sent shows with the first one: Intercom has no trial.")
        return CheckResult(True, tuple(told))

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield changed conversations for ever, the newest first."""
        self._line.token = self._token()
        state = dict(cursor or {})
        await self._who()
        is_first, beat = True, Beat(self._seconds())
        while True:
            changed, after = await self._page(state)
            known = _number(state.get("known"))
            top = _number(state.get("top")) or max([known, *(each.at for each in changed.values())])
            is_over = not after
            state = {"known": max(known, top)} if is_over else state | {"top": top, "after": after}
            fresh = [key for key, each in changed.items() if not self._is_read(key, each)]
            if fresh or is_first or not is_over:
                yield await self._batch(fresh, state, is_over=is_over)
                self._remember({key: changed[key] for key in fresh})
                is_first = not is_over
            if is_over:
                self._forget(_number(state["known"]))
                await beat.rest()

    async def _page(self, state: dict[str, Any]) -> tuple[dict[str, _Change], str]:
        """Give the changed conversations of a page, and the next page's name."""
        known, after = _number(state.get("known")), str(state.get("after") or "")
        since = known - _OVERLAP_SECONDS if known else self._since_first()
        try:
            body = await self._line.search(since, after)
        except Status as error:
            if not after:
                raise TryLater(str(error)) from error
            # The page has no such name any more: the walk begins anew, nothing is lost by that.
            state.pop("after", None)
            state.pop("top", None)
            body = await self._line.search(since, "")
        body = body if isinstance(body, dict) else {}
        listed = body.get("conversations")
        found = {
            str(each["id"]): _Change(_number(each.get("updated_at")), _parts_of(each))
            for each in (listed if isinstance(listed, list) else [])
            if isinstance(each, dict) and each.get("id")
        }
        pages = body.get("pages")
        following = pages.get("next") if isinstance(pages, dict) else None
        name = following.get("starting_after") if isinstance(following, dict) else None
        return found, name if isinstance(name, str) else ""

    async def _batch(self, keys: list[str], state: Mapping[str, Any], *, is_over: bool) -> Batch:
        messages: list[IncomingMessage] = []
        events: list[Event] = []
        given: dict[str, set[str]] = {}
        for key, found in zip(keys, await self._read_all(keys), strict=True):
            before = self._given.get(key, set())
            fresh = [each for each in found.messages if each[0].remote_id not in before]
            messages += [await self._whole(*each) for each in fresh]
            events += found.events
            given[key] = {each.remote_id for each, _ in found.messages}
        self._given |= given
        return Batch(messages, events, dict(state), is_caught_up=is_over)

    async def _read_all(self, keys: Sequence[str]) -> list[Read]:
        """Read conversations, a few at once; one that cannot be read ends them all."""
        gate = asyncio.Semaphore(_AT_ONCE)

        async def read(key: str) -> Read:
            async with gate:
                return await self._read(key)

        reading = [asyncio.ensure_future(read(key)) for key in keys]
        try:
            return await asyncio.gather(*reading)
        finally:
            for each in reading:
                each.cancel()

    async def _read(self, key: str) -> Read:
        body = await self._line.conversation(key)
        if body is None:
            return Read()
        wanted = needs_contact(body)
        contact = await self._line.contact(wanted) if wanted else None
        return parse_conversation(body, self._us, contact, self._clock.now())

    def _forget(self, known: int) -> None:
        """Keep only what the next look may meet again."""
        for key, each in list(self._known.items()):
            if each.change.at < known - 2 * _OVERLAP_SECONDS:
                del self._known[key]
                self._given.pop(key, None)

    def _is_read(self, key: str, change: _Change) -> bool:
        """Tell whether a change was read, and late enough: its time is a whole second only.

        What is added within that second shows in the number of parts; the rest, such as an edit,
        is found when it is read once more.
        """
        found = self._known.get(key)
        if found is None or found.change != change:
            return False
        if found.read_at - found.first_read_at >= _SETTLED_SECONDS:
            return True
        is_counted = change.parts >= 0
        return is_counted and time.monotonic() - found.first_read_at < _SETTLED_SECONDS

    def _remember(self, changed: Mapping[str, _Change]) -> None:
        now = time.monotonic()
        for key, change in changed.items():
            before = self._known.get(key)
            is_same = before is not None and before.change.at == change.at
            first = before.first_read_at if before is not None and is_same else now
            self._known[key] = _Known(change, first, now)

    async def _who(self) -> Workspace:
        if not self._us.admin_id:
            self._us = parse_workspace(await self._line.me())
        return self._us

    def _since_first(self) -> int:
        days = _number(self._account.settings.get("days")) or _DAYS
        return max(0, int((self._clock.now() - timedelta(days=days)).timestamp()))

    def _seconds(self) -> float:
        try:
            return max(0.05, float(self._account.settings.get("poll_seconds") or _POLL_SECONDS))
        except (TypeError, ValueError):
            return _POLL_SECONDS

    async def _whole(self, message: IncomingMessage, wanted: tuple[Wanted, ...]) -> IncomingMessage:
        return replace(message, files=tuple([await self._file(each) for each in wanted]))

    async def _file(self, wanted: Wanted) -> IncomingFile:
        content, missing = b"", _NOT_FETCHED
        try:
            if wanted.size_bytes > _FILE_LIMIT_BYTES:
                missing = _TOO_LARGE
            else:
                content, missing = await self._line.fetch(wanted.url, _FILE_LIMIT_BYTES), ""
        except TryLater:
            # The page comes again, until it is plain that this file never will.
            self._fetched[wanted.url] += 1
            if self._fetched[wanted.url] < _FETCH_TRIES:
                raise
        except ChannelError:
            pass  # a file that may not be had must not keep its message back
        return IncomingFile(wanted.name, wanted.media_type, content, missing=missing)

    # Sending -------------------------------------------------------------------------------

    async def send(self, outgoing: Outgoing) -> Sent:
        """Reply in the name of the token's teammate."""
        if not outgoing.thread_key.isdigit():
            raise Refused("This conversation is none of Intercom's, so nothing was sent.")
        us = await self._who()
        try:
            body = await self._line.reply(
                outgoing.thread_key, us.admin_id, outgoing.item.text, outgoing.files
            )
        except Status as error:
            raise Refused(
                f"Intercom did not take this reply ({error.code}), so nothing was sent; look at "
                "the conversation there."
            ) from error
        found = self._ours(body, outgoing)
        if found is None:
            raise OutcomeUnknown(
                "Intercom took the reply but did not show it, so the customer may already have "
                "it; look there, then say whether it arrived."
            )
        return found

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look through the conversation for our text; None is no proof."""
        if not outgoing.thread_key.isdigit():
            return None
        await self._who()
        try:
            body = await self._line.conversation(outgoing.thread_key)
        except Status:
            return None
        return None if body is None else self._ours(body, outgoing)

    def _ours(self, body: Any, outgoing: Outgoing) -> Sent | None:
        """Find our newest comment with this reply's text."""
        found = parse_conversation(body, self._us, None, self._clock.now())
        since = outgoing.item.created_at - _CLOCKS_DIFFER
        for message, _ in reversed(found.messages):
            is_ours = message.direction is Direction.OUTBOUND and not message.is_auto
            if (
                is_ours
                and message.sent_at >= since
                and message.text.split() == outgoing.item.text.split()
            ):
                return Sent(message.remote_id, place=PLACE, place_key=message.remote_id)
        return None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: Intercom keeps what is sent."""

    # Acting --------------------------------------------------------------------------------

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring the read state, closing and opening, and removals."""
        done: set[tuple[str, str]] = set()
        for action in actions:
            key, _, part = (action.remote_id or action.place_key).partition(":")
            key = action.thread_key or key
            # What is told of every message is done once for its conversation.
            is_again = action.kind != "delete" and (action.kind, key) in done
            if not key.isdigit() or is_again:
                continue
            done.add((action.kind, key))
            try:
                await self._act(action.kind, key, part)
            except Status as error:
                if action.kind == "delete":
                    raise Refused("Intercom did not take the message back.") from error
            except Refused:
                if action.kind == "delete":
                    raise

    async def _act(self, kind: str, key: str, part: str) -> None:
        if kind == "seen":
            await self._line.mark_read(key)
        elif kind == "archive":
            await self._line.manage(key, (await self._who()).admin_id, "close")
        elif kind == "inbox":
            await self._line.manage(key, (await self._who()).admin_id, "open")
        elif kind == "delete" and part:
            await self._line.redact(key, part)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: Intercom offers no such thing."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._line.close()

    def _token(self) -> str:
        return (self._secrets.get(secret_name(self._account.id, "token")) or "").strip()


def _parts_of(conversation: Mapping[str, Any]) -> int:
    told = conversation.get("statistics")
    count = told.get("count_conversation_parts") if isinstance(told, dict) else None
    return count if isinstance(count, int) else -1


def _number(given: Any) -> int:
    try:
        return int(given or 0)
    except (TypeError, ValueError, OverflowError):
        return 0
