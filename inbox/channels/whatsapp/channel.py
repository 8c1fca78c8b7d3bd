"""One WhatsApp Business number: messages taken from the relay, replies sent by the Cloud API."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, IncomingFile, IncomingMessage, Outgoing, RemoteAction, Sent
from inbox.channels.whatsapp import compose
from inbox.channels.whatsapp.info import CAN, INFO
from inbox.channels.whatsapp.parse import PLACE, Parsed, parse
from inbox.channels.whatsapp.templates import Templates
from inbox.channels.whatsapp.wire import Cloud
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.graph.api import is_metas
from inbox.graph.shape import items, text
from inbox.hooks import Payload, Relay
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.model.templates import Template, fitting
from inbox.ports import Clock, SecretStore, secret_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.channels.whatsapp.kinds import Media

_FETCH_TRIES = 3
_FETCH_BYTES = 25_000_000
_SENT_KEPT = 200
_THREADS_KEPT = 2000
_WINDOW = timedelta(hours=24)
_GONE = "WhatsApp did not give this file any more; ask the customer to send it again."
_TOO_LARGE = "Larger than 25 MB; see it in WhatsApp."
_NO_RELAY = (
    "WhatsApp hands messages only to a relay. Enter its address and token in the account's "
    "settings; nothing is lost, Meta repeats for some days what it could not hand over."
)


class WhatsAppChannel:
    """One phone number; see inbox.channel.Channel."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._cloud: Cloud | None = None
        self._relay: Relay | None = None
        self._tries: Counter[str] = Counter()
        self._newest: dict[str, str] = {}  # thread -> the customer's newest message
        self._sent: dict[str, str] = {}  # id in our outbox -> WhatsApp's, told by statuses
        self._templates = Templates()

    # Checking ------------------------------------------------------------------------------

    async def check(self) -> CheckResult:
        """Ask Meta for the number and the relay for what waits; nothing is changed."""
        said: list[str] = []
        is_ok = True
        try:
            number = await self._wire().number()
            shown = text(number.get("display_phone_number")) or self._number()
            said.append(f"Sending: Meta knows the number {shown} and accepts the token.")
        except ChannelError as error:
            is_ok = False
            said.append(f"Sending does not work. {error}")
        try:
            said.append(f"Receiving: {await self._line().check()}")
        except ChannelError as error:
            is_ok = False
            said.append(f"Receiving does not work. {error}")
        return CheckResult(is_ok, tuple(said))

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield what the relay has; asking for the next batch acknowledges the one before."""
        state = cursor or {}
        relay_state: Mapping[str, Any] | None = state.get("relay")
        self._sent = {str(key): str(value) for key, value in (state.get("sent") or {}).items()}
        self._templates = Templates.of(state.get("templates"))
        line, wait = self._line(), 0
        while True:
            taken = await line.next(relay_state, wait)
            messages, events = [], []
            for payload in taken.payloads:
                found = self._read(payload)
                messages += [await self._with_file(each, found) for each in found.messages]
                events += found.events
            events += await self._templates.news(self._wire)
            relay_state = taken.state
            is_caught_up = not taken.payloads
            if messages or events or taken.payloads or wait == 0:
                kept = {
                    "relay": relay_state,
                    "sent": dict(self._sent),
                    "templates": self._templates.to_json(),
                }
                yield Batch(messages, events, kept, is_caught_up=is_caught_up or wait > 0)
            wait = line.wait_seconds if is_caught_up else wait

    def _read(self, payload: Payload) -> Parsed:
        if payload.fault:
            return Parsed([_unreadable(payload)])
        given = payload.json()
        found = parse(given, self._number(), payload.received_at)
        if given is None:
            found.messages.append(_unreadable(payload))
        for each in found.messages:
            if each.direction is Direction.INBOUND:
                self._newest.pop(each.thread_key, None)
                self._newest[each.thread_key] = each.remote_id
        while len(self._newest) > _THREADS_KEPT:
            del self._newest[next(iter(self._newest))]
        self._sent.update(found.sent)
        self._templates.business_id = found.business_id or self._templates.business_id
        while len(self._sent) > _SENT_KEPT:
            del self._sent[next(iter(self._sent))]
        return found

    async def _with_file(self, message: IncomingMessage, found: Parsed) -> IncomingMessage:
        media = found.media.get(message.remote_id)
        if media is None:
            return message
        return replace(message, files=(await self._fetch(media),))

    async def _fetch(self, media: Media) -> IncomingFile:
        """Fetch a file; after some tries the message comes without it, rather than never."""
        empty = IncomingFile(media.name, media.media_type, b"", kind=media.kind)
        try:
            said = await self._wire().media(media.id)
            address = text(said.get("url"))
            if not is_metas(address, self._base_url()):
                return replace(empty, missing=_GONE)
            if int(text(said.get("file_size")) or 0) > _FETCH_BYTES:
                return replace(empty, missing=_TOO_LARGE)
            content = await self._wire().download(address, _FETCH_BYTES)
        except SignInAgain:
            raise
        except TryLater:
            self._tries[media.id] += 1
            if self._tries[media.id] < _FETCH_TRIES:
                raise
            return replace(empty, missing=_GONE)
        except (ChannelError, ValueError) as error:
            return replace(empty, missing=_TOO_LARGE if "larger" in str(error) else _GONE)
        self._tries.pop(media.id, None)
        return replace(empty, content=content)

    # Sending -------------------------------------------------------------------------------

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send a text, or a file with a text below it, as one message."""
        compose.check(outgoing)
        quotes = self._quotes(outgoing)
        if outgoing.files:
            file = outgoing.files[0]
            media_id = await self._wire().upload(file)
            body = compose.file_body(outgoing, file, media_id, quotes)
        elif self._is_late(outgoing) and (chosen := self._chosen(outgoing)) is not None:
            body = compose.template_body(outgoing, *chosen)
        else:
            body = compose.text_body(outgoing, quotes)
        said = await self._wire().send(body)
        taken = items(said.get("messages")) if isinstance(said, dict) else []
        remote_id = text(taken[0].get("id")) if taken else ""
        if not remote_id:
            raise OutcomeUnknown(
                "WhatsApp took this reply and did not say under which name; look there whether "
                "the customer has it."
            )
        return Sent(remote_id)

    def _is_late(self, outgoing: Outgoing) -> bool:
        asked_at = outgoing.quoted_at
        return asked_at is None or self._clock.now() - asked_at >= _WINDOW

    def _chosen(self, outgoing: Outgoing) -> tuple[Template, tuple[str, ...]] | None:
        """Give the approved template that a reply is, word for word."""
        can = replace(self.can, templates=self._templates.known)
        return fitting(outgoing.item.text, can)

    def _quotes(self, outgoing: Outgoing) -> str:
        """Quote only what is not the customer's newest message anyway, as people do."""
        answers = outgoing.answers_remote_id
        newest = self._newest.get(outgoing.thread_key, answers)
        return answers if answers.startswith("wamid.") and newest != answers else ""

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether a status told of the reply since; WhatsApp lists no sent messages."""
        remote_id = self._sent.get(outgoing.item.id)
        return Sent(remote_id) if remote_id else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """WhatsApp keeps its copies by itself."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Mark as read; put a reaction on, or take it off."""
        for action in actions:
            message_id = action.remote_id or action.place_key
            if not message_id.startswith("wamid."):
                continue
            try:
                await self._act(action, message_id)
            except Refused:
                # Too old for a mark, or gone: it can never be brought there.
                continue

    async def _act(self, action: RemoteAction, message_id: str) -> None:
        if action.kind == "seen" and action.place == PLACE:
            await self._wire().mark_read(message_id)
        elif action.kind in ("react", "unreact") and action.thread_key:
            emoji = action.value if action.kind == "react" else ""
            await self._wire().send(compose.reaction_body(action.thread_key, message_id, emoji))

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Show that we write; WhatsApp ties it to a message, and ends it by itself."""
        newest = self._newest.get(thread_key, "")
        if is_typing and newest.startswith("wamid."):
            await self._wire().mark_read(newest, is_typing=True)

    async def close(self) -> None:
        """End both lines; safe to call twice."""
        cloud, self._cloud = self._cloud, None
        relay, self._relay = self._relay, None
        if cloud is not None:
            await cloud.close()
        if relay is not None:
            await relay.close()

    def _wire(self) -> Cloud:
        if self._cloud is None:
            token = self._secrets.get(secret_name(self._account.id, "token")) or ""
            if not token:
                raise SignInAgain(
                    "The account has no access token. Put one into its settings; nothing is lost."
                )
            if not self._number().isdigit():
                raise Refused("Enter the phone number ID, which is a number of digits only.")
            self._cloud = Cloud(self._number(), token, self._base_url())
        return self._cloud

    def _line(self) -> Relay:
        if self._relay is None:
            self._relay = Relay.of(self._account, self._secrets)
        if self._relay is None:
            raise SignInAgain(_NO_RELAY)
        return self._relay

    def _number(self) -> str:
        return text(self._account.settings.get("phone_number_id")).strip()

    def _base_url(self) -> str:
        return text(self._account.settings.get("base_url")).strip()


def _unreadable(payload: Payload) -> IncomingMessage:
    """Show that something came, though nobody can say from whom."""
    return IncomingMessage(
        remote_id=f"relay-{payload.id}-{payload.received_at.timestamp():.3f}",
        direction=Direction.INBOUND,
        author_handle="unknown",
        author_name="WhatsApp",
        sent_at=payload.received_at,
        text=payload.fault or "Something came that is no WhatsApp message; see it in WhatsApp.",
        thread_key="unknown",
        is_auto=True,
        raw=payload.body,
    )
