"""Google Play as a channel: each review a public conversation with at most one answer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.google_play import parse
from inbox.channels.google_play.info import CAN, INFO
from inbox.channels.google_play.wire import Play
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name
from inbox.reviews import REPLY, Known, Page, Reading, is_answered

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence

_POLL_SECONDS = 600.0
# The newest come first, but Google promises no order: so the whole week is read now and then.
_FULL_SECONDS = 1800.0
_BASE_URL = "https://androidpublisher.googleapis.com"
_ONLY = (
    "Google lists only reviews with words that were written or changed in the last seven days; "
    "older ones stay in the Play Console."
)
_MAY_ANSWER = (
    "Whether it may answer Google tells only when an answer is sent; it needs the permission "
    "“Reply to reviews”."
)


class GooglePlayChannel:
    """The reviews of one developer's apps."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._play: Play | None = None
        self._known = Known()
        self._bell = asyncio.Event()

    async def check(self) -> CheckResult:
        """Read one review of each app."""
        sentences: list[str] = []
        is_ok = True
        for package in self._packages():
            try:
                await (await self._wire()).first(package)
                sentences.append(f"Reading the reviews of {package} works.")
            except ChannelError as error:
                is_ok = False
                sentences.append(f"Reading the reviews of {package} does not work. {error}")
        if not sentences:
            return CheckResult(False, ("Enter the package name of an app.",))
        return CheckResult(is_ok, (*sentences, *((_ONLY, _MAY_ANSWER) if is_ok else ())))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield what is new or changed, for ever."""
        packages = self._packages()
        if not packages:
            raise Refused("The account names no app. Enter its package name in the account.")
        self._known = Known.of(cursor)
        play = await self._wire()
        lists: dict[str, Callable[[], AsyncGenerator[Page, None]]] = {
            package: partial(self._pages, play, package) for package in packages
        }
        poll = float(self._account.settings.get("poll_seconds") or _POLL_SECONDS)
        reading = Reading(lists, self._known, self._clock, poll, self._bell, _FULL_SECONDS)
        async for batch in reading.batches():
            yield batch

    async def send(self, outgoing: Outgoing) -> Sent:
        """Answer the review; a second answer takes the first one's place."""
        review_id = outgoing.thread_key
        package = outgoing.answers_place or await self._package_of(review_id)
        await self._reply(package, review_id, outgoing.item.text)
        return _sent(package, review_id)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether the answer stands below the review."""
        review_id = outgoing.thread_key
        package = outgoing.answers_place or await self._package_of(review_id)
        found = await (await self._wire()).get(package, review_id)
        review = parse.review(found, package, self._clock.now())
        return _sent(package, review_id) if is_answered(review, outgoing) else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the answer itself is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Replace our answer where it was edited; the store knows no other act."""
        for action in actions:
            if action.kind != "edit":
                continue
            review_id = (action.remote_id or action.place_key).removesuffix(REPLY)
            package = action.place or await self._package_of(review_id)
            await self._reply(package, review_id, action.value)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: a store tells nobody that somebody writes."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        if self._play is not None:
            await self._play.close()

    def _packages(self) -> list[str]:
        given = str(self._account.settings.get("packages") or "")
        return list(dict.fromkeys(filter(None, (one.strip() for one in given.split(",")))))

    async def _pages(self, play: Play, package: str) -> AsyncGenerator[Page, None]:
        async for data in play.pages(package):
            yield parse.page(data, package, self._clock.now())

    async def _reply(self, package: str, review_id: str, text: str) -> None:
        await (await self._wire()).reply(package, review_id, text)
        self._known.sent(review_id + REPLY, text)
        self._bell.set()

    async def _package_of(self, review_id: str) -> str:
        """Find which app a review belongs to: an account may have several."""
        packages = self._packages()
        if len(packages) == 1:
            return packages[0]
        for package in packages:
            try:
                await (await self._wire()).get(package, review_id)
            except Refused:
                continue
            return package
        raise Refused(
            "None of the account's apps has this review any more. The reply was not sent; the "
            "customer may have taken the review back."
        )

    async def _wire(self) -> Play:
        if self._play is None:
            name = secret_name(self._account.id, "service_account")
            key = await asyncio.to_thread(self._secrets.get, name)
            if not key:
                raise SignInAgain(
                    "There is no service account key kept for this account. Paste it into the "
                    "account's settings."
                )
            settings = self._account.settings
            self._play = Play(
                str(settings.get("base_url") or _BASE_URL),
                key,
                self._clock,
                str(settings.get("translate_to") or ""),
            )
        return self._play


def _sent(package: str, review_id: str) -> Sent:
    return Sent(
        review_id + REPLY,
        thread_key=review_id,
        place=package,
        place_key=review_id + REPLY,
    )
