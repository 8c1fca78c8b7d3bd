"""Speaks the reviews part of the Google Play Developer API, androidpublisher v3."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from inbox.channels.google_play.auth import ServiceAccount, Tokens
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from inbox.ports import Clock

TITLE = "Google Play"
_PAGE = 100
_FORBIDDEN, _NOT_FOUND, _BAD, _TOO_MANY = 403, 404, 400, 429
_SLOWER = {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"}
_USED_UP = {"quotaExceeded", "dailyLimitExceeded", "limitExceeded"}
_SWITCHED_OFF = {"accessNotConfigured", "SERVICE_DISABLED"}


@dataclass(slots=True)
class Play:
    """The reviews of a developer's apps; raises ChannelError's children."""

    base_url: str
    key: str = field(repr=False)
    clock: Clock
    language: str = ""
    _api: Api = field(init=False)
    _tokens: Tokens | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._api = Api(TITLE, self.base_url, explain=explain)

    async def pages(self, package: str) -> AsyncGenerator[dict[str, Any], None]:
        """Yield every page of reviews.list."""
        token = ""
        while True:
            params: dict[str, Any] = {"maxResults": _PAGE} | self._asked_language()
            if token:
                params["token"] = token
            page = await self._call("GET", self._path(package), params=params)
            page = page if isinstance(page, dict) else {}
            paging = page.get("tokenPagination")
            following = paging.get("nextPageToken") if isinstance(paging, dict) else None
            yield page
            # The same token again would be a circle.
            if not isinstance(following, str) or following in ("", token):
                return
            token = following

    async def first(self, package: str) -> None:
        """Read one review: whether the app may be read."""
        await self._call("GET", self._path(package), params={"maxResults": 1})

    async def get(self, package: str, review_id: str) -> Any:
        """Give one review (reviews.get)."""
        path = f"{self._path(package)}/{quote(review_id, safe=':')}"
        return await self._call("GET", path, params=self._asked_language())

    async def reply(self, package: str, review_id: str, text: str) -> Any:
        """Answer a review, or replace the answer (reviews.reply)."""
        path = f"{self._path(package)}/{quote(review_id, safe=':')}:reply"
        return await self._call("POST", path, is_reply=True, json={"replyText": text})

    async def close(self) -> None:
        """End every connection."""
        await self._api.close()

    async def _call(self, method: str, path: str, *, is_reply: bool = False, **more: Any) -> Any:
        if self._tokens is None:
            self._tokens = Tokens(ServiceAccount.of(self.key), self.clock)
        tokens = self._tokens
        try:
            header = await tokens.header()
            return await self._api.call(method, path, is_reply=is_reply, headers=header, **more)
        except SignInAgain:
            # A token may end early; a new one tells whether the key itself is refused.
            header = await tokens.header(anew=True)
            return await self._api.call(method, path, is_reply=is_reply, headers=header, **more)

    def _path(self, package: str) -> str:
        return f"/androidpublisher/v3/applications/{quote(package, safe='')}/reviews"

    def _asked_language(self) -> dict[str, Any]:
        return {"translationLanguage": self.language} if self.language else {}


def explain(code: int, body: Any) -> ChannelError | None:
    """Name Google's errors by their reason (google.rpc.Status with `errors[].reason`)."""
    reasons = _reasons(body)
    if code in (_FORBIDDEN, _TOO_MANY):
        return _limit(reasons) or (_forbidden(reasons) if code == _FORBIDDEN else None)
    if code == _NOT_FOUND:
        return Refused(
            "Google Play knows no such app or review. Nothing is lost; check the package name, or "
            "the customer took the review back."
        )
    if code == _BAD:
        return Refused(
            "Google Play does not take this: an answer may have 350 characters and no markup. It "
            "was not sent; shorten it and send it again."
        )
    return None


def _limit(reasons: set[str]) -> ChannelError | None:
    if reasons & _USED_UP:
        return TryLater(
            "Google Play's quota for this app is used up. Nothing is lost; Kindline goes on when "
            "Google opens it again.",
            3600.0,
        )
    if reasons & _SLOWER:
        return TryLater(
            "Google Play asks us to go slower. Nothing is lost; Kindline goes on by itself.", 120.0
        )
    return None


def _forbidden(reasons: set[str]) -> ChannelError:
    if reasons & _SWITCHED_OFF:
        return Refused(
            "The Google Play Android Developer API is switched off in the service account's Google "
            "Cloud project. Nothing is lost; switch it on there."
        )
    return Refused(
        "The service account may not do this for this app. Nothing is lost; in the Play Console "
        "give it “View app information” and “Reply to reviews”."
    )


def _reasons(body: Any) -> set[str]:
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return set()
    listed = [*_list(error.get("errors")), *_list(error.get("details"))]
    return {str(one.get("reason")) for one in listed if isinstance(one, dict)}


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []
