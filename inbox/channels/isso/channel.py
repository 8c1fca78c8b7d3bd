"""Isso as a channel: joins reading, answering and moderating for one site."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.isso import parse
from inbox.channels.isso.info import CAN, INFO
from inbox.channels.isso.parse import PENDING, PLACE, STALE, VALID, Row, Shop
from inbox.channels.isso.sync import Looker
from inbox.channels.isso.wire import Wire, base_url_of
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name
from inbox.web import Beat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

POLL_SECONDS = 30.0
# The server's clock and ours may differ when an answer is looked for.
_CLOCKS_APART = timedelta(minutes=2)


class IssoChannel:
    """One site's comments."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account, self._secrets, self._clock = account, secrets, clock
        self._poll_seconds = float(account.settings.get("poll_seconds") or POLL_SECONDS)
        self._wire: Wire | None = None
        self._bell = asyncio.Event()

    async def check(self) -> CheckResult:
        """Try the administration without changing anything."""
        try:
            wire = await self._ready()
            pending = (await wire.rows(PENDING)).total
        except ChannelError as error:
            return CheckResult(False, (f"Receiving does not work. {error}",))
        waiting = f"{pending} comments wait for approval" if pending else "nothing waits"
        shop = self._shop()
        if not shop.author or not shop.email:
            return CheckResult(
                False,
                (f"Receiving works: {waiting}.", "Answering needs your name and address."),
            )
        return CheckResult(
            True, (f"Receiving works: {waiting}.", f"Answers will be signed {shop.author}.")
        )

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever, by looking every few seconds."""
        looker = Looker(await self._ready(), self._shop(), cursor, self._clock)
        beat = Beat(self._poll_seconds, self._bell)
        while True:
            async for batch in looker.round():
                yield batch
            await beat.rest()

    async def send(self, outgoing: Outgoing) -> Sent:
        """Write the answer, and approve it where comments wait for approval."""
        wire, shop = await self._ready(), self._shop()
        if outgoing.item.attempts > 1:
            found = await self.find_sent(outgoing)
            if found is not None:
                return found
        answered = await self._answered(outgoing)
        fields = {
            "text": outgoing.item.text,
            "author": shop.author,
            "email": shop.email,
            "website": shop.site or None,
            "parent": answered.id,
            "title": answered.title or answered.uri,
        }
        made = await wire.add(answered.uri, fields)
        number = made.get("id")
        if not isinstance(number, int):
            raise Refused("isso gave no number for the answer; look at the page.")
        created = datetime.fromtimestamp(float(made.get("created") or 0), UTC)
        if made.get("mode") == PENDING:
            await self._approve(number)
        self._bell.set()
        return Sent(parse.remote_id(number, created), place=PLACE, place_key=str(number))

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the answer among the newest comments."""
        wire, shop = await self._ready(), self._shop()
        wanted = " ".join(outgoing.item.text.split())
        since = outgoing.item.created_at - _CLOCKS_APART
        for mode in (PENDING, VALID):
            for row in await wire.newest(mode):
                if not shop.wrote(row) or " ".join(row.text.split()) != wanted:
                    continue
                created = parse.created_of(row, await wire.comment(row))
                if created >= since:
                    if mode == PENDING:
                        await wire.moderate(row, "activate")
                    own_id = parse.remote_id(row.id, created)
                    return Sent(own_id, place=PLACE, place_key=str(row.id))
        return None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the server keeps what it publishes."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Approve ("show"), delete ("hide", "delete", "spam") and edit comments."""
        wire = await self._ready()
        for action in actions:
            if action.kind not in ("show", "hide", "delete", "edit", "spam"):
                continue
            row = await wire.find(int(action.place_key)) if action.place_key.isdigit() else None
            if row is None or row.mode == STALE:
                if action.kind == "show":
                    raise Refused("isso has deleted this comment for good; it cannot be shown.")
                continue
            await self._moderate(wire, row, action)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: nobody is told below a page."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.close()

    async def _moderate(self, wire: Wire, row: Row, action: RemoteAction) -> None:
        if action.kind == "edit":
            fields = {"text": action.value, "author": row.author, "website": row.website or None}
            await wire.moderate(row, "edit", fields)
        elif action.kind != "show":
            await wire.moderate(row, "delete")
        elif row.mode == PENDING:
            await wire.moderate(row, "activate")

    async def _approve(self, number: int) -> None:
        """Publish our own answer; when that fails it waits on the site and is found again."""
        wire = await self._ready()
        row = await wire.find(number)
        if row is not None:
            await wire.moderate(row, "activate")

    async def _answered(self, outgoing: Outgoing) -> Row:
        wire = await self._ready()
        for given in (outgoing.answers_place_key, outgoing.thread_key.partition("@")[0]):
            row = await wire.find(int(given)) if given.isdigit() else None
            if row is not None and row.mode != STALE:
                if row.mode == PENDING:
                    # Nobody sees an answer to what is not published.
                    await wire.moderate(row, "activate")
                return row
        raise Refused("The comment that this answers is no longer there; your reply is kept.")

    def _shop(self) -> Shop:
        given = self._account.settings
        words = [str(given.get(key) or "").strip() for key in ("author", "email", "website")]
        return Shop(*words)

    async def _ready(self) -> Wire:
        if self._wire is None:
            name = secret_name(self._account.id, "password")
            password = await asyncio.to_thread(self._secrets.get, name)
            if not password:
                raise SignInAgain(
                    "There is no admin password kept for this site. Enter it in the account's "
                    "settings."
                )
            self._wire = Wire(base_url_of(self._account.settings), password)
        return self._wire
