"""What Messenger and Instagram do alike: poll, take webhooks from a relay, answer, moderate."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, ConversationInfo, Outgoing, RemoteAction, Sent
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.graph import comments, sending
from inbox.graph.fetching import fetched
from inbox.graph.messaging import Parsed, parse_webhook
from inbox.graph.page import Page
from inbox.graph.reading import Reading, since_days
from inbox.graph.shape import mapping, text
from inbox.hooks import Payload, Relay
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.ports import Clock, SecretStore, secret_name
from inbox.web import pause

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

_POLL_SECONDS, _POLL_WITH_RELAY, _COMMENTS_SECONDS = 15.0, 300.0, 60.0
_HUMAN_AGENT = timedelta(days=7)


class PageChannel:
    """One page; a subclass names the platform. See inbox.channel.Channel."""

    info: ClassVar[ChannelInfo]
    can: ClassVar[Capabilities]
    platform: ClassVar[str]
    comment_limits: ClassVar[Mapping[str, Any]]

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._page: Page | None = None
        self._relay: Relay | None = None
        self._reading: Reading | None = None
        self._owner = text(account.settings.get("ig_id")).strip()
        self._tries: Counter[str] = Counter()
        self._bell = asyncio.Event()

    # Checking ------------------------------------------------------------------------------

    async def check(self) -> CheckResult:
        """Read the page, one page of conversations and the relay's state; changes nothing."""
        title = self.info.title
        try:
            await self._know_owner()
            about = await self._wire().about()
            said = [f"Meta accepts the token for the page {text(about.get('name'))}."]
        except ChannelError as error:
            return CheckResult(False, (str(error),))
        is_ok = True
        try:
            await self._wire().conversations()
            said.append(f"Reading {title}'s conversations works.")
        except ChannelError as error:
            is_ok = False
            said.append(f"Reading {title}'s conversations does not work. {error}")
        if self._comments_wanted():
            try:
                await self._wire().posts(self._owner)
                said.append("Reading public comments works.")
            except ChannelError as error:
                is_ok = False
                said.append(f"Reading public comments does not work. {error}")
        relay = self._line()
        if relay is not None:
            try:
                said.append(await relay.check())
            except ChannelError as error:
                is_ok = False
                said.append(f"The relay does not work. {error}")
        said.append("Whether it may answer Meta tells only when an answer is sent.")
        return CheckResult(is_ok, tuple(said))

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Poll what the API lists; between two polls take what the relay has."""
        state: dict[str, Any] = {k: v for k, v in (cursor or {}).items() if k != "live"}
        await self._know_owner()
        now = self._clock.now()
        oldest = since_days(now, self._account.settings.get("history_days"))
        reading = Reading(self._wire(), self._own_ids(), oldest, now)
        self._reading = reading
        loop, comments_at = asyncio.get_running_loop(), 0.0
        while True:
            reading.now = self._clock.now()
            async for polled in reading.look(mapping(state.get("poll"))):
                state["poll"] = polled.state
                was_live = "live" in state
                if polled.is_caught_up:
                    state["live"] = True
                if polled.parsed.messages or not was_live:
                    is_live = polled.is_caught_up or was_live
                    yield await self._batch(polled.parsed, state, is_live=is_live)
            if self._comments_wanted() and loop.time() >= comments_at:
                comments_at = loop.time() + self._seconds("comments_seconds", _COMMENTS_SECONDS)
                found = await self._new_comments(state)
                if found.messages:
                    yield await self._batch(found, state)
            async for batch in self._between_polls(state):
                yield batch

    async def _between_polls(self, state: dict[str, Any]) -> AsyncIterator[Batch]:
        relay = self._line()
        if relay is None:
            await pause(self._seconds("poll_seconds", _POLL_SECONDS), self._bell)
            return
        loop = asyncio.get_running_loop()
        until = loop.time() + self._seconds("poll_seconds", _POLL_WITH_RELAY)
        while (left := until - loop.time()) > 0:
            taken = await relay.next(state.get("relay"), min(relay.wait_seconds, int(left) + 1))
            found = Parsed()
            for payload in taken.payloads:
                await self._read(payload, found)
            state["relay"] = taken.state
            if taken.payloads:
                yield await self._batch(found, state)

    async def _read(self, payload: Payload, found: Parsed) -> None:
        """Read one webhook; what cannot be read comes by the next poll."""
        given, reading = payload.json(), self._reading
        if payload.fault or reading is None:
            return
        await self._know_names(given, reading)
        at = payload.received_at
        direct = parse_webhook(given, self._own_ids(), reading.names, at)
        public = Parsed()
        if self._comments_wanted():
            public = comments.parse_change(given, self._own_ids(), self.comment_limits, at)
        for part in (direct, public):
            found.messages += [each for each in part.messages if reading.is_new(each.remote_id)]
            found.events += part.events
            found.files |= part.files

    async def _know_names(self, given: Any, reading: Reading) -> None:
        """Ask for the names of people who are new; webhooks carry only numbers."""
        new = parse_webhook(given, self._own_ids(), reading.names, self._clock.now()).messages
        for person in {each.thread_key for each in new} - reading.names.keys():
            try:
                reading.names[person] = await self._wire().name(person)
            except SignInAgain:
                raise
            except ChannelError:
                reading.names[person] = ""

    async def _new_comments(self, state: dict[str, Any]) -> Parsed:
        found, reading = Parsed(), self._reading
        assert reading is not None  # noqa: S101 - set before
        for post in await self._wire().posts(self._owner):
            part = comments.parse_post(post, self._own_ids(), self.comment_limits, reading.now)
            new = [
                each
                for each in part.messages
                if each.sent_at >= reading.oldest and reading.is_new(each.remote_id)
            ]
            threads = {each.thread_key for each in new}
            found.messages += new
            found.events += [
                each
                for each in part.events
                if isinstance(each, ConversationInfo) and each.thread_key in threads
            ]
        return found

    async def _batch(
        self, found: Parsed, state: Mapping[str, Any], *, is_live: bool = True
    ) -> Batch:
        messages = []
        for each in found.messages:
            wanted = found.files.get(each.remote_id, ())
            files = [
                await fetched(self._wire(), file, self._base_url(), self._tries) for file in wanted
            ]
            messages.append(replace(each, files=tuple(files)) if files else each)
        events = list(found.events)
        if self._account.settings.get("human_agent"):
            events += [
                ConversationInfo(each.thread_key, reply_until=each.sent_at + _HUMAN_AGENT)
                for each in found.messages
                if each.direction is Direction.INBOUND and not comments.comment_of(each.thread_key)
            ]
        return Batch(messages, events, {**state}, is_caught_up=is_live)

    # Sending -------------------------------------------------------------------------------

    async def send(self, outgoing: Outgoing) -> Sent:
        """Answer in private, in public below a comment, or in private to a comment."""
        comment = comments.comment_of(outgoing.thread_key)
        if comment:
            return sending.taken(await self._wire().comment(comment, outgoing.item.text))
        file = sending.file_of(outgoing, self.info.title, self.can)
        tagged = bool(self._account.settings.get("human_agent"))
        body = sending.body(outgoing, self._clock.now(), is_tagged=tagged, platform=self.platform)
        if file is not None and self.platform == "instagram":
            attachment_id = await self._wire().upload(file, sending.kind_of(file))
            body, file = sending.shared(body, attachment_id), None
        return sending.taken(await self._wire().send(body, file))

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look in the conversation for our text, written since the reply was approved."""
        if not outgoing.thread_key or comments.comment_of(outgoing.thread_key):
            return None
        await self._know_owner()
        listed = await self._wire().conversations(user_id=outgoing.thread_key)
        return sending.found(listed, outgoing, self._own_ids(), self._clock.now())

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Meta keeps its copies by itself."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Mark as seen; hide and show comments, change and delete our own."""
        for action in actions:
            try:
                await sending.act(self._wire(), action)
            except Refused:
                # Gone, or too old: it can never be brought there.
                continue

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Show that we write, in private."""
        if not comments.comment_of(thread_key):
            await self._wire().mark(thread_key, "typing_on" if is_typing else "typing_off")

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        page, self._page = self._page, None
        relay, self._relay = self._relay, None
        for each in (page, relay):
            if each is not None:
                await each.close()

    # The account ---------------------------------------------------------------------------

    async def _know_owner(self) -> None:
        """Find which Instagram account belongs to the page; a page owns its own comments."""
        if self.platform != "instagram":
            self._owner = self._page_id()
        elif not self._owner:
            about = await self._wire().about()
            self._owner = text(mapping(about.get("instagram_business_account")).get("id"))
            if not self._owner:
                raise Refused(
                    "No Instagram professional account belongs to this page. Connect one in the "
                    "page's settings at Facebook."
                )

    def _own_ids(self) -> frozenset[str]:
        return frozenset(filter(None, (self._page_id(), self._owner)))

    def _page_id(self) -> str:
        return text(self._account.settings.get("page_id")).strip()

    def _base_url(self) -> str:
        return text(self._account.settings.get("base_url")).strip()

    def _seconds(self, key: str, default: float) -> float:
        given = self._account.settings.get(key)
        return float(given) if isinstance(given, int | float) and given > 0 else default

    def _comments_wanted(self) -> bool:
        return bool(self._account.settings.get("comments", True))

    def _wire(self) -> Page:
        if self._page is None:
            token = self._secrets.get(secret_name(self._account.id, "token")) or ""
            if not token:
                raise SignInAgain(
                    "The account has no access token. Put one into its settings; nothing is lost."
                )
            if not self._page_id().isdigit():
                raise Refused("Enter the page's ID, which is a number of digits only.")
            api = (token, self._base_url(), self.can.window_sentence)
            self._page = Page(self.info.title, self.platform, self._page_id(), api)
        return self._page

    def _line(self) -> Relay | None:
        if self._relay is None:
            self._relay = Relay.of(self._account, self._secrets)
        return self._relay
