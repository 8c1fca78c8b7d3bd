"""Speaks isso's HTTP API and its administration page (isso-comments.de/docs) for one site."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channels.isso.parse import Row, rows_of, totals_of
from inbox.errors import Invalid, Refused, SignInAgain
from inbox.web import Api, Status, faults, steadily

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TITLE = "isso"
PAGE = 100
_GONE, _ERRORS, _FORBIDDEN, _BAD = 404, 400, 403, 400
_AT_ONCE = 4
_AGAIN = (
    "isso does not accept the admin password, or its administration is off. What was received is "
    "safe; correct it in the account's settings."
)


def base_url_of(settings: Mapping[str, Any]) -> str:
    """Give the server's address. Raises Invalid."""
    given = str(settings.get("base_url") or settings.get("server") or "").strip().rstrip("/")
    url = given if "://" in given else f"https://{given}"
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_here = host in ("localhost", "::1") or host.startswith("127.")
    if not host or parts.scheme not in ("https", "http"):
        raise Invalid("Enter the address of isso, such as https://comments.shop.example.")
    if parts.scheme == "http" and not is_here:
        raise Invalid("isso's address must begin with https, or the password could be read.")
    return url


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the administration, and how many comments of each mode there are in all."""

    rows: list[Row]
    totals: Mapping[int, int] = field(default_factory=dict)
    mode: int = 0

    @property
    def total(self) -> int:
        """Give how many comments of this page's mode there are."""
        return max(len(self.rows), self.totals.get(self.mode, 0))


class Wire:
    """One site's calls. Every one raises ChannelError's children."""

    def __init__(self, base_url: str, password: str) -> None:
        # A reply must not be lost on a line that the server closed meanwhile.
        self._api = Api(TITLE, base_url, {"Connection": "close"})
        self._password = password
        self._signing_in = asyncio.Lock()
        self._is_signed_in = False

    async def rows(self, mode: int, page: int = 0) -> Page:
        """List comments of a mode, a hundred a page, and how many there are."""
        params = {"mode": mode, "page": page, "order_by": "id", "asc": 0}
        return await self._administration(params, mode)

    async def first_pages(self, modes: Sequence[int]) -> dict[int, Page]:
        """List the first page of several modes; none of them waits for another."""
        asked = [asyncio.ensure_future(self.rows(mode)) for mode in modes]
        try:
            return dict(zip(modes, await asyncio.gather(*asked), strict=True))
        finally:
            for each in asked:
                each.cancel()

    async def newest(self, mode: int) -> list[Row]:
        """List the newest of a mode: they are on the first page, answers on the last two."""
        first = await self.rows(mode)
        found, last = list(first.rows), (first.total - 1) // PAGE
        for page in range(max(1, last - 1), last + 1):
            found += (await self.rows(mode, page)).rows
        return found

    async def find(self, comment_id: int) -> Row | None:
        """Look one comment up, whatever its mode."""
        params = {"mode": 0, "comment_search_url": f"{self._api.base_url}/#isso-{comment_id}"}
        found = await self._administration(params, 0)
        return next((row for row in found.rows if row.id == comment_id), None)

    async def comment(self, row: Row) -> dict[str, Any]:
        """Give what the page does not show (parent, exact time); {} where isso does not say."""
        # The page's key is a fresh signature of isso's own, as its cookies are.
        headers = {"Cookie": f"{row.id}={row.key}"}
        try:
            found = await steadily(
                lambda: self._api.get(f"/id/{row.id}", params={"plain": 1}, headers=headers)
            )
        except (Status, Refused):
            return {}
        return found if isinstance(found, dict) else {}

    async def comments(self, rows: Sequence[Row]) -> dict[int, dict[str, Any]]:
        """Give what the page does not show of several comments, by number; a few at once."""
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(row: Row) -> dict[str, Any]:
            async with gate:
                return await self.comment(row)

        asked = [asyncio.ensure_future(one(row)) for row in rows]
        try:
            found = await asyncio.gather(*asked)
        finally:
            for each in asked:
                each.cancel()
        return {row.id: comment for row, comment in zip(rows, found, strict=True)}

    async def add(self, uri: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Write a comment. Raises OutcomeUnknown when it may be there."""
        try:
            answer = await self._api.hand_over(
                "POST", "/new", params={"uri": uri}, json=dict(fields)
            )
        except Status as error:
            if error.code == _BAD:
                raise Refused("isso did not take this answer: it may be too short.") from error
            raise
        return answer if isinstance(answer, dict) else {}

    async def moderate(self, row: Row, act: str, fields: Mapping[str, Any] | None = None) -> None:
        """Do "activate", "delete" or "edit" with a comment; one that is gone is fine."""
        with faults(TITLE):
            async with self._api.stream(
                "POST", f"/id/{row.id}/{act}/{row.key}", json=dict(fields or {})
            ) as answer:
                await answer.aread()
                if answer.status_code >= _ERRORS and answer.status_code != _GONE:
                    self._api.read(answer)

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        self._is_signed_in = False
        await self._api.close()

    async def _administration(self, params: Mapping[str, Any], mode: int) -> Page:
        async with self._signing_in:
            if not self._is_signed_in:
                await steadily(self._sign_in)
        html = await steadily(lambda: self._page(params))
        rows = rows_of(html)
        if rows is None:  # the session lasts a day
            async with self._signing_in:
                await steadily(self._sign_in)
            html = await steadily(lambda: self._page(params))
            rows = rows_of(html)
        if rows is None:
            raise SignInAgain(_AGAIN)
        return Page(rows, totals_of(html), mode)

    async def _page(self, params: Mapping[str, Any]) -> str:
        with faults(TITLE):
            async with self._api.stream("GET", "/admin/", params=params) as answer:
                await answer.aread()
                if answer.status_code >= _ERRORS:
                    self._api.read(answer)
                text: str = answer.text
        return text

    async def _sign_in(self) -> None:
        """Get the session's cookie, which the client keeps."""
        with faults(TITLE):
            async with self._api.stream(
                "POST", "/login/", data={"password": self._password}
            ) as answer:
                await answer.aread()
                if answer.status_code >= _ERRORS:
                    self._api.read(answer)
                if "admin-session" not in answer.cookies:
                    raise SignInAgain(_AGAIN)
        self._is_signed_in = True
