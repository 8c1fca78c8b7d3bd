"""Live chat as a channel: joins the line, the archive and the files for one account."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import (
    Batch,
    DeliveryFailed,
    Event,
    IncomingMessage,
    Outgoing,
    RemoteAction,
    Sent,
)
from inbox.channels.live_chat import archive, names, stanzas
from inbox.channels.live_chat.archive import Cursor
from inbox.channels.live_chat.config import Config, config_of
from inbox.channels.live_chat.files import Files
from inbox.channels.live_chat.info import CAN, INFO
from inbox.channels.live_chat.parse import Own, Parsed, bare, parse_live, remote_id
from inbox.channels.live_chat.wire import Faulty, Line
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

_IDLE_SECONDS = 30.0
_REMEMBERED = 2000
_MESSAGE, _PRESENCE = f"{{{names.CLIENT}}}message", f"{{{names.CLIENT}}}presence"


class LiveChatChannel:
    """One agent's address. Receiving holds the line; sending and acting use the same."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._line: Line | None = None
        self._resumed = 0  # as the line counts
        self._files = Files()
        # Where visitors write from just now, by thread, and back; only for those without accounts.
        self._visitors: OrderedDict[str, str] = OrderedDict()
        self._threads: OrderedDict[str, str] = OrderedDict()

    async def check(self) -> CheckResult:
        """Sign in, look into the archive and for the file service; nothing is changed."""
        try:
            config, own = config_of(self._account), await self._own()
            line = await self._opened(config)
        except ChannelError as error:
            return CheckResult(False, (f"Signing in does not work. {error}",))
        said = [f"Signing in works: {config.address}.", "Sending works."]
        is_ok = True
        try:
            await archive.page(line, own, self._clock.now(), before="", count=1)
            said.append("Reading works: the server keeps an archive.")
        except (ChannelError, Faulty) as error:
            is_ok = False
            said.append(f"Reading does not work. {error}")
        try:
            said.append(
                "Files work: the server has a file service."
                if await Files().find(line, config.domain)
                else "Only small files can be sent: the server has no file service."
            )
        except (ChannelError, Faulty):
            said.append("Whether files can be sent could not be found out.")
        finally:
            await line.close()
        return CheckResult(is_ok, tuple(said))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Catch up from the archive, then yield what comes, for ever."""
        config, own = config_of(self._account), await self._own()
        line = await self._opened(config)
        self._line, self._resumed = line, line.resumed
        try:
            await self._announce(line, config)
            at = Cursor.of(cursor)
            if at.after:
                async for batch, moved in self._catch_up(line, own, at):
                    at = moved
                    yield batch
            elif at.is_done:
                # The archive was empty: whatever is in it now is new.
                at = Cursor()
            history = timedelta(days=config.history_days)
            while not at.is_done:
                page, at = await archive.older(line, own, self._clock.now(), at, history)
                yield await self._batch(line, page.found, at, is_caught_up=at.is_done)
                self._confirm(line, page.found)
            if cursor and at.is_done:
                yield Batch(cursor=at.to_json(), is_caught_up=True)
            while True:
                async for batch, moved in self._live(line, own, at):
                    at = moved
                    yield batch
        finally:
            self._line = None
            await line.close()

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send, and wait until the server has it; a second try looks into the archive first."""
        if outgoing.item.attempts > 1:
            found = await self.find_sent(outgoing)
            if found is not None:
                return found
        line, to = self._open_line(), self._address(outgoing.thread_key, outgoing.answers_place)
        config = config_of(self._account)
        name = _name(outgoing)
        stanza = stanzas.message(
            to, name, outgoing.item.text, outgoing.thread_key, config.from_name
        )
        for file in outgoing.files:
            try:
                stanza.append(await self._files.put(line, config.domain, file))
            except Faulty as error:
                raise TryLater(
                    "The chat server's file service does not answer; the reply waits and is tried "
                    "again by itself."
                ) from error
        await line.deliver(stanza)
        return self._sent(outgoing, to)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look into the archive, where the server keeps a message before it passes it on."""
        line, to = self._open_line(), self._address(outgoing.thread_key, outgoing.answers_place)
        wanted = remote_id(outgoing.thread_key, _name(outgoing))
        since = outgoing.item.created_at
        now = self._clock.now()
        is_there = await archive.sent(line, await self._own(), now, to, wanted, since)
        return self._sent(outgoing, to) if is_there else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the archive keeps what left."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Show visitors what was read; correct and take back messages of ours."""
        read: dict[str, RemoteAction] = {}
        for action in actions:
            if action.kind == "seen" and action.place and action.place_key:
                read[action.place] = action
            elif action.kind in ("edit", "delete"):
                await self._change(action)
        if read:
            line = self._open_line()
            for place, action in read.items():
                line.post(stanzas.displayed(place, action.place_key))

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Tell the visitor that we write (XEP-0085)."""
        line = self._line
        to = self._visitors.get(thread_key, thread_key)
        if line is not None and "@" in to:
            line.post(stanzas.state(to, is_typing=is_typing))

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        line, self._line = self._line, None
        if line is not None:
            await line.close()
        await self._files.close()

    # The line ------------------------------------------------------------------------------

    async def _opened(self, config: Config) -> Line:
        password = await self._secret("password")
        if not password:
            raise SignInAgain(
                f"There is no password kept for {config.address}. Enter it in the account's "
                "settings."
            )
        line = Line(config, password)
        await line.open()
        return line

    def _open_line(self) -> Line:
        if self._line is None or not self._line.is_open:
            raise TryLater(
                "The line to the chat server is not up; the reply waits and goes out by itself.",
                1.0,
            )
        return self._line

    async def _own(self) -> Own:
        config = config_of(self._account)
        secret = await self._secret("identity_secret")
        return Own(config.address, config.from_name, secret or "")

    async def _secret(self, key: str) -> str | None:
        name = secret_name(self._account.id, key)
        return await asyncio.to_thread(self._secrets.get, name)

    async def _announce(self, line: Line, config: Config) -> None:
        """Ask for copies of what our other clients send, then be here."""
        with suppress(Faulty):
            await line.ask("set", stanzas.element(names.CARBONS, "enable"))
        line.post(stanzas.presence(config.from_name, is_available=config.is_on_shift))

    def _address(self, thread_key: str, place: str) -> str:
        """Give where the visitor is: their account, or where they last wrote from."""
        if "@" in thread_key:
            return thread_key
        to = self._visitors.get(thread_key) or place
        if not to:
            raise Refused(
                "This visitor left the site and has no account there, so no answer can reach them."
            )
        return to

    def _sent(self, outgoing: Outgoing, to: str) -> Sent:
        name = _name(outgoing)
        header = outgoing.item.message_id_header
        found = remote_id(outgoing.thread_key, name)
        return Sent(found, header, thread_key=outgoing.thread_key, place=to, place_key=name)

    async def _change(self, action: RemoteAction) -> None:
        thread_key, _, name = action.remote_id.partition("|")
        to = self._address(thread_key, action.place)
        # The same change always has the same name, so that a repeated one is known.
        own = sha256(f"{action.kind}|{action.remote_id}|{action.value}".encode()).hexdigest()[:32]
        if action.kind == "edit":
            changed = stanzas.correction(to, own, action.value, thread_key, name)
        else:
            changed = stanzas.retraction(to, own, thread_key, name)
        await self._open_line().deliver(changed)

    # Receiving -----------------------------------------------------------------------------

    async def _catch_up(
        self, line: Line, own: Own, at: Cursor
    ) -> AsyncIterator[tuple[Batch, Cursor]]:
        while True:
            page, at = await archive.newer(line, own, self._clock.now(), at)
            if page.found:
                yield await self._batch(line, page.found, at), at
                self._confirm(line, page.found)
            if page.is_complete or not page.last:
                return

    async def _live(self, line: Line, own: Own, at: Cursor) -> AsyncIterator[tuple[Batch, Cursor]]:
        """Yield what came since; asks the server for a sign of life where nothing does."""
        heard = await line.heard(_IDLE_SECONDS)
        is_resumed, self._resumed = line.resumed != self._resumed, line.resumed
        if not heard and not is_resumed:
            with suppress(Faulty):
                await line.ask("get", stanzas.element(names.PING, "ping"))
            return
        now = self._clock.now()
        found = self._heard(line, own, heard)
        needs_archive = False
        for parsed in found:
            # From the first one on that only the archive can place, it tells the rest again.
            needs_archive = needs_archive or parsed.needs_archive
            at = at if needs_archive else at.moved(parsed, now)
        if found:
            yield await self._batch(line, found, at, is_caught_up=True), at
            self._confirm(line, found)
        # The server repeats what a break swallowed; the archive knows for sure.
        if (needs_archive or is_resumed) and at.after:
            async for batch, moved in self._catch_up(line, own, at):
                at = moved
                yield replace(batch, is_caught_up=True), at

    def _heard(self, line: Line, own: Own, heard: Sequence[Element]) -> list[Parsed]:
        """Read what came, and answer those who opened the chat window."""
        found: list[Parsed] = []
        for each in heard:
            if each.tag == _PRESENCE:
                self._greet(line, each)
            elif each.tag == _MESSAGE:
                found.append(parse_live(each, own, self._clock.now()))
        return found

    async def _batch(
        self, line: Line, found: Sequence[Parsed], at: Cursor, *, is_caught_up: bool = False
    ) -> Batch:
        messages: list[IncomingMessage] = []
        events: list[Event] = []
        for parsed in found:
            if parsed.visitor and parsed.message is not None:
                self._remember(parsed.thread_key, parsed.visitor)
            events += self._events(parsed)
            if parsed.message is not None:
                messages.append(await self._whole(line, parsed))
        return Batch(tuple(messages), tuple(events), at.to_json(), is_caught_up=is_caught_up)

    def _events(self, parsed: Parsed) -> list[Event]:
        """Give the events; the server names a failed reply's visitor by address, not by thread."""
        thread = self._threads.get(parsed.thread_key)
        return [
            replace(event, remote_id=remote_id(thread, parsed.name))
            if thread and isinstance(event, DeliveryFailed)
            else event
            for event in parsed.events
        ]

    async def _whole(self, line: Line, parsed: Parsed) -> IncomingMessage:
        """Complete a message with its files."""
        message = parsed.message
        assert message is not None  # noqa: S101 - the caller looked
        if not parsed.links:
            return message
        domain = config_of(self._account).domain
        files = [await self._files.fetch(line, domain, link) for link in parsed.links]
        return replace(message, files=(*message.files, *files))

    def _confirm(self, line: Line, found: Sequence[Parsed]) -> None:
        """Tell visitors that what they wrote is stored (XEP-0184)."""
        for parsed in found:
            if parsed.wants_receipt and parsed.message is not None and parsed.name:
                line.post(stanzas.received(parsed.visitor, parsed.name))

    def _greet(self, line: Line, presence: Element) -> None:
        """Answer a visitor who opened the chat window: somebody is here, or nobody is."""
        visitor = presence.get("from", "")
        config = config_of(self._account)
        if presence.get("type") or "/" not in visitor or bare(visitor) == config.address:
            return
        line.post(stanzas.presence(config.from_name, to=visitor, is_available=config.is_on_shift))

    def _remember(self, thread_key: str, visitor: str) -> None:
        if thread_key == bare(visitor):
            return
        self._visitors[thread_key] = visitor
        self._visitors.move_to_end(thread_key)
        self._threads[bare(visitor)] = thread_key
        for kept in (self._visitors, self._threads):
            while len(kept) > _REMEMBERED:
                kept.popitem(last=False)


def _name(outgoing: Outgoing) -> str:
    """Give the reply's id on the wire: fixed at approval, the same for every try."""
    item = outgoing.item
    return item.message_id_header.strip("<>") or f"{item.id or uuid.uuid4().hex}@kindline"
