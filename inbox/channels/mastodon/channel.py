"""Mastodon as a channel: joins reading, writing and acting for one account."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.mastodon import compose, oauth
from inbox.channels.mastodon.info import CAN, INFO
from inbox.channels.mastodon.parse import (
    PLACE,
    Home,
    at,
    is_ours,
    is_private,
    list_of,
    mentioned,
    order,
    text_of,
    uri_of,
    words_of,
)
from inbox.channels.mastodon.sync import Looker
from inbox.channels.mastodon.wire import Wire, base_url_of
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Visibility
from inbox.ports import Clock, SecretStore, secret_name
from inbox.web import Beat, Seldom, pause

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

POLL_SECONDS = 30.0
_SLOW_POLL_SECONDS = 300.0
# What no notification tells of, such as what we wrote with another client, nobody waits for: who
# looks faster asks seldomer for it.
_WHOLE_SECONDS = 5.0
# The server's clock and ours may differ when a reply is looked for.
_CLOCKS_APART = timedelta(minutes=2)
_WRITING = {"write", "write:statuses"}


class MastodonChannel:
    """One account on one server."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account, self._secrets, self._clock = account, secrets, clock
        self._poll_seconds = float(account.settings.get("poll_seconds") or POLL_SECONDS)
        self._wire: Wire | None = None
        self._home: Home | None = None
        self._bell = asyncio.Event()

    @staticmethod
    async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
        """Run the server's sign-in in the browser; gives the secrets to keep."""
        return await oauth.sign_in(account, open_url)

    async def check(self) -> CheckResult:
        """Try the sign-in, reading and what the token permits, without changing anything."""
        sentences: list[str] = []
        try:
            wire, home = await self._ready()
            await wire.notifications(limit=1)
            sentences.append(f"Receiving works: signed in as @{home.handle}.")
            scopes = await wire.scopes()
        except ChannelError as error:
            return CheckResult(False, (f"Receiving does not work. {error}",))
        if scopes and not _WRITING.intersection(scopes):
            sentences.append("Sending is not permitted: the token lacks the scope write:statuses.")
            return CheckResult(False, tuple(sentences))
        known = "the token permits it" if scopes else "this server says nothing against it"
        sentences.append(f"Sending should work: {known}.")
        return CheckResult(True, tuple(sentences))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever: by the server's stream, or by looking now and then."""
        wire, home = await self._ready()
        given = self._account.settings.get("recheck_seconds")
        looker = Looker(wire, home, cursor, self._clock, float(given) if given else None)
        is_streaming = bool(home.streaming)
        while is_streaming:
            # Opened before the first look, so that nothing falls between the two.
            async with wire.events(home.streaming) as events:
                is_streaming = events is not None
                if events is not None:
                    async for batch in _follow(looker, events):
                        yield batch
            await pause(1.0)
        beat, whole = Beat(self._poll_seconds, self._bell), Seldom(_WHOLE_SECONDS)
        while True:
            async for batch in looker.round(is_whole=whole.is_due()):
                yield batch
            await beat.rest()

    async def send(self, outgoing: Outgoing) -> Sent:
        """Publish the reply; the server takes the same key only once."""
        wire, home = await self._ready()
        if outgoing.item.attempts > 1:
            # The server forgets its keys after an hour, and some keep none.
            found = await self._find(outgoing)
            if found is not None:
                return found
        answered = await self._answered_id(outgoing)
        media = [await wire.upload(file) for file in outgoing.files]
        fields = compose.fields_of(outgoing, home, answered, media)
        status = await wire.publish(fields, outgoing.item.id)
        self._bell.set()
        return self._sent(status, outgoing, home)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the reply below what it answers and among our own posts."""
        return await self._find(outgoing)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the server keeps what it publishes."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring edits, deletions, stars and the read marker to the server."""
        wire, _ = await self._ready()
        seen = [action.place_key.partition("/")[2] for action in actions if action.kind == "seen"]
        newest = max(filter(None, seen), key=order, default="")
        if newest and order(newest) > order(await wire.read_until()):
            await wire.mark_read(newest)
        for action in actions:
            status_id = action.place_key.partition("/")[0]
            if action.kind in ("react", "unreact") and status_id:
                await wire.favourite(status_id, is_on=action.kind == "react")
            elif action.kind == "delete" and status_id:
                await wire.delete(status_id)
            elif action.kind == "edit" and status_id:
                await self._edit(status_id, action.value)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: nobody is told on Mastodon."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.close()

    async def _ready(self) -> tuple[Wire, Home]:
        """Sign in once; what the server told of itself is kept."""
        if self._wire is None:
            name = secret_name(self._account.id, "token")
            token = await asyncio.to_thread(self._secrets.get, name)
            if not token:
                raise SignInAgain(
                    "There is no sign-in kept for this account. Sign in through the browser or "
                    "paste an access token in the account's settings."
                )
            self._wire = Wire(base_url_of(self._account.settings), token.strip())
        wire = self._wire
        if self._home is None:
            self._home = await wire.home()
        return wire, self._home

    async def _answered_id(self, outgoing: Outgoing) -> str:
        """Give the server's id of what is answered; a new private conversation may do without."""
        wire, home = await self._ready()
        uris = [outgoing.answers_remote_id, outgoing.thread_key]
        goes_on = outgoing.visibility is Visibility.PRIVATE and bool(outgoing.thread_key)
        if goes_on and compose.answers_in_public(outgoing, home):
            # Once more in private, before the customer answered: below our own first one.
            uris = [outgoing.thread_key]
        elif outgoing.answers_place == PLACE and outgoing.answers_place_key:
            return outgoing.answers_place_key.partition("/")[0]
        for uri in filter(None, uris):
            status = await wire.find_status(uri)
            if status is not None:
                return text_of(status.get("id"))
        if compose.is_private_reply(outgoing) or goes_on:
            return ""
        raise Refused(
            "The post that this answers is no longer there. Your reply is kept; write to the "
            "person anew."
        )

    async def _find(self, outgoing: Outgoing) -> Sent | None:
        wire, home = await self._ready()
        answered = await self._answered_id(outgoing)
        below = (await wire.context(answered))[1] if answered else []
        wanted = _plain(outgoing.item.text)
        is_direct = compose.visibility_of(outgoing, home) == "direct"
        since = outgoing.item.created_at - _CLOCKS_APART
        lately = [each for each in await wire.conversations() if each.get("last_status")]
        own = [*below, *await wire.own_statuses(home.account_id)]
        own += list_of([each["last_status"] for each in lately])
        for status in own:
            if not is_ours(status, home) or at(status.get("created_at")) < since:
                continue
            if _plain(words_of(status)) == wanted and is_private(status, home) == is_direct:
                return self._sent(status, outgoing, home)
        return None

    def _sent(self, status: Mapping[str, Any], outgoing: Outgoing, home: Home) -> Sent:
        status = dict(status)
        return Sent(
            uri_of(status),
            thread_key="" if outgoing.thread_key else uri_of(status),
            place=PLACE,
            place_key=text_of(status.get("id")),
            extra={
                "mentions": list(mentioned(status, home)),
                "visibility": text_of(status.get("visibility")),
            },
        )

    async def _edit(self, status_id: str, text: str) -> None:
        """Change our text; those named, the warning and the files stay."""
        wire, home = await self._ready()
        status = await wire.status(status_id)
        if status is None:
            return
        fields: dict[str, Any] = {
            "status": compose.text_with_mentions(text, mentioned(status, home)),
            "media_ids": [
                text_of(each.get("id")) for each in list_of(status.get("media_attachments"))
            ],
        }
        if status.get("spoiler_text"):
            fields |= {"spoiler_text": status["spoiler_text"], "sensitive": True}
        await wire.edit(status_id, fields)


async def _follow(looker: Looker, events: AsyncIterator[tuple[str, str]]) -> AsyncIterator[Batch]:
    """Look whenever the stream says that something happened, and now and then all the same."""
    looked_at = 0.0
    async for batch in looker.round():
        yield batch
    looked_at = time.monotonic()
    async for name, data in events:
        if name == "delete":
            changed = await looker.changed(data.strip())
            if changed is not None:
                yield changed
        elif name or time.monotonic() - looked_at > _SLOW_POLL_SECONDS:
            async for batch in looker.round():
                yield batch
            looked_at = time.monotonic()


def _plain(text: str) -> str:
    """Compare texts as they read, whatever the server did to their spaces and mentions."""
    return " ".join(word for word in text.split() if not word.startswith("@"))
