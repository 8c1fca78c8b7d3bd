"""Google Business as a channel: each review a public conversation with at most one answer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.google_business import oauth, parse
from inbox.channels.google_business.info import CAN, INFO
from inbox.channels.google_business.wire import Business
from inbox.errors import ChannelError, Refused
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name
from inbox.reviews import REPLY, Known, Page, Reading, is_answered

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence

_POLL_SECONDS = 300.0
_MAY_ANSWER = "Answering works where the place is verified; Google tells that when it is tried."


class GoogleBusinessChannel:
    """The reviews of the places that one Google account manages."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._clock = clock
        tokens = oauth.Tokens(secret_name(account.id, "oauth"), secrets, clock)
        self._business = Business(tokens, str(account.settings.get("base_url") or ""))
        self._known = Known()
        self._bell = asyncio.Event()
        self._places: dict[str, str] = {}

    @staticmethod
    async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
        """Run Google's sign-in in the browser; gives the secrets to keep."""
        return await oauth.sign_in(account, open_url)

    async def check(self) -> CheckResult:
        """Find the places and read one review of each of the first few."""
        try:
            places = await self._find_places()
        except ChannelError as error:
            return CheckResult(False, (f"The places cannot be listed. {error}",))
        sentences = [f"The sign-in works: {len(places)} places."]
        is_ok = True
        for place, title in list(places.items())[:5]:
            try:
                await self._business.first(place)
                sentences.append(f"Reading the reviews of {title or place} works.")
            except ChannelError as error:
                is_ok = False
                sentences.append(f"Reading the reviews of {title or place} does not work. {error}")
        return CheckResult(is_ok, (*sentences, *((_MAY_ANSWER,) if is_ok else ())))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield what is new or changed, for ever."""
        self._known = Known.of(cursor)
        places = await self._find_places()
        lists: dict[str, Callable[[], AsyncGenerator[Page, None]]] = {
            place: partial(self._pages, place) for place in places
        }
        poll = float(self._account.settings.get("poll_seconds") or _POLL_SECONDS)
        async for batch in Reading(lists, self._known, self._clock, poll, self._bell).batches():
            yield batch

    async def send(self, outgoing: Outgoing) -> Sent:
        """Answer the review; a second answer takes the first one's place."""
        review_id = outgoing.thread_key
        place = outgoing.answers_place or await self._place_of(review_id)
        await self._reply(place, review_id, outgoing.item.text)
        return _sent(place, review_id)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether the answer stands below the review."""
        review_id = outgoing.thread_key
        place = outgoing.answers_place or await self._place_of(review_id)
        found = await self._business.get(place, review_id)
        review = parse.review(found, place, "", self._clock.now())
        return _sent(place, review_id) if is_answered(review, outgoing) else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the answer itself is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Replace or take back our answer; Google knows no other act."""
        for action in actions:
            if action.kind not in ("edit", "delete"):
                continue
            review_id = (action.remote_id or action.place_key).removesuffix(REPLY)
            place = action.place or await self._place_of(review_id)
            if action.kind == "edit":
                await self._reply(place, review_id, action.value)
            else:
                await self._take_back(place, review_id)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: Google tells nobody that somebody writes."""

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._business.close()

    async def _pages(self, place: str) -> AsyncGenerator[Page, None]:
        title = self._places.get(place, "")
        async for data in self._business.pages(place):
            yield parse.page(data, place, title, self._clock.now())

    async def _reply(self, place: str, review_id: str, text: str) -> None:
        await self._business.reply(place, review_id, text)
        self._known.sent(review_id + REPLY, text)
        self._bell.set()

    async def _take_back(self, place: str, review_id: str) -> None:
        found = await self._business.get(place, review_id)
        # Google refuses to delete an answer that is gone, and this must be repeatable.
        if parse.review(found, place, "", self._clock.now()).answer is not None:
            await self._business.take_back(place, review_id)

    async def _find_places(self) -> dict[str, str]:
        """Give the chosen places with their titles. Raises Refused when there is none."""
        found = await self._business.places()
        given = str(self._account.settings.get("places") or "")
        only = {one.strip().casefold() for one in given.split(";") if one.strip()}
        self._places = {
            place: title
            for place, title in found.items()
            if not only or title.casefold() in only or place in only
        }
        if not self._places:
            raise Refused(
                "This Google account manages no place of that name. Nothing is lost; sign in with "
                "the account that does, or correct the places' names."
            )
        return self._places

    async def _place_of(self, review_id: str) -> str:
        places = self._places or await self._find_places()
        if len(places) == 1:
            return next(iter(places))
        for place in places:
            try:
                await self._business.get(place, review_id)
            except Refused:
                continue
            return place
        raise Refused(
            "None of the places has this review any more. The reply was not sent; the customer "
            "may have taken the review back."
        )


def _sent(place: str, review_id: str) -> Sent:
    remote_id = review_id + REPLY
    return Sent(remote_id, thread_key=review_id, place=place, place_key=remote_id)
