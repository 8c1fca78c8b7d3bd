"""Speaks the customer reviews part of the App Store Connect API 3.7."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from inbox.channels.app_store.auth import Signer
    from inbox.ports import Clock

TITLE = "App Store Connect"
_PAGE = 200
_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND = 401, 403, 404
_NOT_TAKEN = (400, 409, 422)


@dataclass(slots=True)
class Store:
    """The reviews of a team's apps; raises ChannelError's children."""

    base_url: str
    signer: Signer
    clock: Clock
    territories: str = ""
    _api: Api = field(init=False)

    def __post_init__(self) -> None:
        self._api = Api(TITLE, self.base_url, explain=explain)

    async def pages(self, app_id: str) -> AsyncGenerator[dict[str, Any], None]:
        """Yield every page of an app's reviews, newest first, with our answers."""
        where = f"/v1/apps/{quote(app_id, safe='')}/customerReviews"
        params: dict[str, Any] | None = self._asked(_PAGE)
        seen: set[str] = set()
        while True:
            found = await self._call("GET", where, params=params)
            page = found if isinstance(found, dict) else {}
            yield page
            links = page.get("links")
            following = links.get("next") if isinstance(links, dict) else None
            if not isinstance(following, str) or following in seen:
                return
            seen.add(following)
            # Only the path: the token goes to no other host, whatever an answer says.
            parts = urlsplit(following)
            where, params = f"{parts.path}?{parts.query}", None

    async def first(self, app_id: str) -> None:
        """Read one review: whether the app may be read."""
        where = f"/v1/apps/{quote(app_id, safe='')}/customerReviews"
        await self._call("GET", where, params=self._asked(1))

    async def get(self, review_id: str) -> Any:
        """Give one review with our answer."""
        where = f"/v1/customerReviews/{quote(review_id, safe='')}"
        return await self._call("GET", where, params={"include": "response"})

    async def reply(self, review_id: str, text: str) -> Any:
        """Answer a review, or replace the answer."""
        review = {"data": {"type": "customerReviews", "id": review_id}}
        data = {
            "type": "customerReviewResponses",
            "attributes": {"responseBody": text},
            "relationships": {"review": review},
        }
        where = "/v1/customerReviewResponses"
        return await self._call("POST", where, is_reply=True, json={"data": data})

    async def delete(self, response_id: str) -> None:
        """Take our answer back."""
        await self._call("DELETE", f"/v1/customerReviewResponses/{quote(response_id, safe='')}")

    async def close(self) -> None:
        """End every connection."""
        await self._api.close()

    async def _call(self, method: str, where: str, **more: Any) -> Any:
        header = self.signer.header(self.clock.now().timestamp())
        return await self._api.call(method, where, headers=header, **more)

    def _asked(self, limit: int) -> dict[str, Any]:
        only = ",".join(one.strip().upper() for one in self.territories.split(",") if one.strip())
        asked = {"limit": limit, "sort": "-createdDate", "include": "response"}
        return asked | ({"filter[territory]": only} if only else {})


def explain(code: int, body: Any) -> ChannelError | None:
    """Name Apple's errors (ErrorResponse of the API's own file)."""
    if code == _UNAUTHORIZED:
        return SignInAgain(
            "App Store Connect does not accept the key: it was revoked, the Key ID or Issuer ID "
            "is another's, or this computer's clock is wrong. What was received is safe; correct "
            "the key in the account's settings."
        )
    if code == _FORBIDDEN:
        return Refused(
            "The key's role may not do this. Nothing is lost; in App Store Connect give the key "
            "the role Customer Support, and see that nobody has to accept a new agreement there."
        )
    if code == _NOT_FOUND:
        return Refused(
            "App Store Connect knows no such app or review. Nothing is lost; check the app's Apple "
            "ID, or the customer took the review back."
        )
    if code in _NOT_TAKEN:
        return Refused(
            f"App Store Connect does not take this{_why(body)}. Nothing is lost; correct it and "
            "try again."
        )
    return None


def _why(body: Any) -> str:
    errors = body.get("errors") if isinstance(body, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else None
    title = first.get("title") if isinstance(first, dict) else None
    return f" ({title[:120]})" if isinstance(title, str) and title else ""
