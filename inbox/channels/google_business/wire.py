"""Speaks Google's Business Profile APIs: accounts and places (v1), their reviews (v4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from inbox.channels.google_business.oauth import Tokens

TITLE = "Google Business"
_ACCOUNTS = "https://mybusinessaccountmanagement.googleapis.com"
_PLACES = "https://mybusinessbusinessinformation.googleapis.com"
_REVIEWS = "https://mybusiness.googleapis.com"
_PAGE = 50
_BAD, _FORBIDDEN, _NOT_FOUND, _TOO_MANY = 400, 403, 404, 429
_NO_QUOTA = (
    "Google has not approved this Cloud project for the Business Profile APIs: its quota is zero. "
    "Nothing is lost; ask for access with the form named in the channel's README."
)


@dataclass(slots=True)
class Business:
    """The places of one Google account; raises ChannelError's children."""

    tokens: Tokens
    base_url: str = ""  # takes the place of all three hosts
    _api: Api = field(init=False)

    def __post_init__(self) -> None:
        self._api = Api(TITLE, explain=explain)

    async def places(self) -> dict[str, str]:
        """Give the title of every place by its name, "accounts/1/locations/2"."""
        found: dict[str, str] = {}
        async for account in self._all(_ACCOUNTS, "/v1/accounts", "accounts", {"pageSize": 20}):
            name = account.get("name")
            if not isinstance(name, str) or not name.startswith("accounts/"):
                continue
            asked = {"pageSize": 100, "readMask": "name,title"}
            where = f"/v1/{name}/locations"
            async for place in self._all(_PLACES, where, "locations", asked):
                if isinstance(place.get("name"), str):
                    title = place.get("title")
                    found[f"{name}/{place['name']}"] = title if isinstance(title, str) else ""
        return found

    async def pages(self, place: str) -> AsyncGenerator[dict[str, Any], None]:
        """Yield every page of a place's reviews, the last changed first."""
        token = ""
        while True:
            asked = {"pageSize": _PAGE, "orderBy": "updateTime desc"}
            page = await self._call("GET", _REVIEWS, f"/v4/{place}/reviews", _with(asked, token))
            page = page if isinstance(page, dict) else {}
            following = page.get("nextPageToken")
            yield page
            if not isinstance(following, str) or following in ("", token):
                return
            token = following

    async def first(self, place: str) -> None:
        """Read one review: whether the place may be read."""
        asked = {"pageSize": 1, "orderBy": "updateTime desc"}
        await self._call("GET", _REVIEWS, f"/v4/{place}/reviews", asked)

    async def get(self, place: str, review_id: str) -> Any:
        """Give one review."""
        return await self._call("GET", _REVIEWS, f"/v4/{place}/reviews/{quote(review_id, safe='')}")

    async def reply(self, place: str, review_id: str, text: str) -> Any:
        """Answer a review, or replace the answer."""
        where = f"/v4/{place}/reviews/{quote(review_id, safe='')}/reply"
        return await self._call("PUT", _REVIEWS, where, is_reply=True, json={"comment": text})

    async def take_back(self, place: str, review_id: str) -> None:
        """Delete our answer."""
        await self._call(
            "DELETE", _REVIEWS, f"/v4/{place}/reviews/{quote(review_id, safe='')}/reply"
        )

    async def close(self) -> None:
        """End every connection."""
        await self._api.close()

    async def _all(
        self, host: str, where: str, key: str, asked: Mapping[str, Any]
    ) -> AsyncGenerator[dict[str, Any], None]:
        token = ""
        while True:
            page = await self._call("GET", host, where, _with(asked, token))
            page = page if isinstance(page, dict) else {}
            listed = page.get(key)
            for one in listed if isinstance(listed, list) else ():
                if isinstance(one, dict):
                    yield one
            following = page.get("nextPageToken")
            if not isinstance(following, str) or following in ("", token):
                return
            token = following

    async def _call(
        self,
        method: str,
        host: str,
        where: str,
        params: Mapping[str, Any] | None = None,
        *,
        is_reply: bool = False,
        **more: Any,
    ) -> Any:
        url = (self.base_url.rstrip("/") or host) + where
        more |= {"params": params, "is_reply": is_reply}
        try:
            return await self._api.call(method, url, headers=await self.tokens.header(), **more)
        except SignInAgain:
            # A token may end early; a new one tells whether the sign-in itself has ended.
            header = await self.tokens.header(anew=True)
            return await self._api.call(method, url, headers=header, **more)


def explain(code: int, body: Any) -> ChannelError | None:
    """Name Google's errors (google.rpc.Status)."""
    if code == _TOO_MANY:
        if _quota(body) == "0":
            return Refused(_NO_QUOTA)
        return TryLater(
            "Google Business asks us to go slower. Nothing is lost; Kindline goes on by itself.",
            60.0,
        )
    if code == _FORBIDDEN:
        return Refused(
            "Google does not permit this: the account does not manage the place, the place is not "
            "verified, or the API is switched off in the Cloud project. Nothing is lost; put that "
            "right at Google."
        )
    if code == _NOT_FOUND:
        return Refused(
            "Google knows no such place or review. Nothing is lost; the customer may have taken "
            "the review back."
        )
    if code == _BAD:
        return Refused(
            "Google does not take this: an answer may have 4,096 bytes, and the place must be "
            "verified. Nothing is lost; shorten the answer and send it again."
        )
    return None


def _quota(body: Any) -> str:
    error = body.get("error") if isinstance(body, dict) else None
    details = error.get("details") if isinstance(error, dict) else None
    for one in details if isinstance(details, list) else ():
        metadata = one.get("metadata") if isinstance(one, dict) else None
        if isinstance(metadata, dict) and "quota_limit_value" in metadata:
            return str(metadata["quota_limit_value"])
    return ""


def _with(asked: Mapping[str, Any], token: str) -> dict[str, Any]:
    return dict(asked) | ({"pageToken": token} if token else {})
