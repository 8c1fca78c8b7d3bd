"""The App Store as a channel: each review a public conversation with at most one answer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.app_store import parse
from inbox.channels.app_store.auth import Signer
from inbox.channels.app_store.info import CAN, INFO
from inbox.channels.app_store.wire import Store
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name
from inbox.reviews import REPLY, Known, Page, Reading, is_answered

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence

_POLL_SECONDS = 300.0
_BASE_URL = "https://api.appstoreconnect.apple.com"
_MAY_ANSWER = (
    "Whether the key may answer Apple tells only when an answer is sent; its role must be Customer "
    "Support, Admin, App Manager or Account Holder."
)


class AppStoreChannel:
    """The reviews of one team's apps."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._store: Store | None = None
        self._known = Known()
        self._bell = asyncio.Event()

    async def check(self) -> CheckResult:
        """Read one review of each app."""
        sentences: list[str] = []
        is_ok = True
        for app_id in self._apps():
            try:
                await (await self._wire()).first(app_id)
                sentences.append(f"Reading the reviews of the app {app_id} works.")
            except ChannelError as error:
                is_ok = False
                sentences.append(f"Reading the reviews of the app {app_id} does not work. {error}")
        if not sentences:
            return CheckResult(False, ("Enter the Apple ID of an app.",))
        return CheckResult(is_ok, (*sentences, *((_MAY_ANSWER,) if is_ok else ())))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield what is new or changed, for ever."""
        apps = self._apps()
        if not apps:
            raise Refused("The account names no app. Enter its Apple ID in the account.")
        self._known = Known.of(cursor)
        store = await self._wire()
        lists: dict[str, Callable[[], AsyncGenerator[Page, None]]] = {
            app_id: partial(self._pages, store, app_id) for app_id in apps
        }
        poll = float(self._account.settings.get("poll_seconds") or _POLL_SECONDS)
        async for batch in Reading(lists, self._known, self._clock, poll, self._bell).batches():
            yield batch

    async def send(self, outgoing: Outgoing) -> Sent:
        """Answer the review; a second answer takes the first one's place."""
        review_id = outgoing.thread_key
        await self._reply(review_id, outgoing.item.text)
        return _sent(outgoing)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether the answer stands below the review."""
        found = await (await self._wire()).get(outgoing.thread_key)
        review = parse.one(found, "", self._clock.now())
        return _sent(outgoing) if is_answered(review, outgoing) else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the answer itself is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Replace or take back our answer; the store knows no other act."""
        for action in actions:
            review_id = (action.remote_id or action.place_key).removesuffix(REPLY)
            if action.kind == "edit":
                await self._reply(review_id, action.value)
            elif action.kind == "delete":
                await self._take_back(review_id)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: a store tells nobody that somebody writes."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        if self._store is not None:
            await self._store.close()

    def _apps(self) -> list[str]:
        given = str(self._account.settings.get("apps") or "")
        return list(dict.fromkeys(filter(None, (one.strip() for one in given.split(",")))))

    async def _pages(self, store: Store, app_id: str) -> AsyncGenerator[Page, None]:
        async for data in store.pages(app_id):
            yield parse.page(data, app_id, self._clock.now())

    async def _reply(self, review_id: str, text: str) -> None:
        await (await self._wire()).reply(review_id, text)
        self._known.sent(review_id + REPLY, text)
        self._bell.set()

    async def _take_back(self, review_id: str) -> None:
        store = await self._wire()
        try:
            found = await store.get(review_id)
        except Refused:
            return  # the review is gone, and the answer with it
        data = found.get("data") if isinstance(found, dict) else None
        response_id = parse.response_id(data)
        if response_id:
            await store.delete(response_id)

    async def _wire(self) -> Store:
        if self._store is None:
            name = secret_name(self._account.id, "private_key")
            key = await asyncio.to_thread(self._secrets.get, name)
            if not key:
                raise SignInAgain(
                    "There is no private key kept for this account. Paste the .p8 file's content "
                    "into the account's settings."
                )
            settings = self._account.settings
            signer = Signer(
                str(settings.get("issuer_id") or "").strip(),
                str(settings.get("key_id") or "").strip(),
                key,
            )
            base_url = str(settings.get("base_url") or _BASE_URL)
            only = str(settings.get("territories") or "")
            self._store = Store(base_url, signer, self._clock, only)
        return self._store


def _sent(outgoing: Outgoing) -> Sent:
    remote_id = outgoing.thread_key + REPLY
    return Sent(
        remote_id,
        thread_key=outgoing.thread_key,
        place=outgoing.answers_place,
        place_key=remote_id if outgoing.answers_place else "",
    )
