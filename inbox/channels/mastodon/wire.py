"""Speaks Mastodon's HTTP API (docs.joinmastodon.org/methods) for one account."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from inbox import outward
from inbox.channels.mastodon.parse import Home, home_of, list_of, map_of, text_of
from inbox.errors import ChannelError, Invalid, Refused, SignInAgain, TryLater
from inbox.web import Api, Status, faults, steadily

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channel import IncomingFile

TITLE = "Mastodon"
_GONE = (404, 410)
_UNPROCESSABLE = 422
_PAGE = 40
_UPLOAD_SECONDS = 120.0
# Mastodon's streaming server says something (a thump) every 15 seconds.
_STREAM_TIMEOUT = httpx.Timeout(30.0, read=90.0)


def base_url_of(settings: Mapping[str, Any]) -> str:
    """Give the API's address from the account's settings. Raises Invalid."""
    given = str(settings.get("base_url") or settings.get("server") or "").strip().rstrip("/")
    given = given.rpartition("@")[2] if "://" not in given else given
    url = given if "://" in given else f"https://{given}"
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise Invalid("Enter the server of the account, such as mastodon.social.")
    if parts.scheme == "http" and not _is_here(parts.hostname):
        raise Invalid("The server's address must begin with https, or the token could be read.")
    return f"{parts.scheme}://{parts.netloc}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _anywhere(_: str) -> bool:
    return True


class _NotTaken(Refused):
    """What was asked for makes no sense to the server (422)."""


class Wire:
    """One account's calls. Every one raises ChannelError's children."""

    def __init__(self, base_url: str, token: str) -> None:
        self.base_url = base_url
        # Small servers drop an idle line without a word, and a reply must not be lost to that.
        closing = {"Connection": "close"}
        signed = {"Authorization": f"Bearer {token}", **closing}
        self._api = Api(TITLE, base_url, signed, explain=_explain)
        self._open = Api(TITLE, base_url, closing)  # media lie elsewhere: no token goes there

    async def home(self) -> Home:
        """Say who we are and what the server allows."""
        try:
            account = await self._get("/api/v1/accounts/verify_credentials")
        except _NotTaken as error:  # snac2's word for a token it does not know
            raise SignInAgain(
                "The server does not know this sign-in. What was received is safe; sign in again "
                "in the account's settings."
            ) from error
        instance: Any = None
        for path in ("/api/v2/instance", "/api/v1/instance"):
            try:
                instance = await self._get(path)
                break
            except Status:
                continue
        return home_of(account, instance, self.base_url)

    async def notifications(self, before: str = "", limit: int = _PAGE) -> list[dict[str, Any]]:
        """Give a page of notifications, newest first."""
        params: dict[str, Any] = {"limit": limit} | ({"max_id": before} if before else {})
        return list_of(await self._get("/api/v1/notifications", params=params))

    async def conversations(self) -> list[dict[str, Any]]:
        """Give the direct conversations; [] where the server keeps none."""
        return await self._list_or_none("/api/v1/conversations", limit=_PAGE)

    async def own_statuses(self, account_id: str) -> list[dict[str, Any]]:
        """Give what we wrote lately, newest first."""
        path = f"/api/v1/accounts/{account_id}/statuses"
        return await self._list_or_none(path, limit=_PAGE, exclude_reblogs="true")

    async def status(self, status_id: str) -> dict[str, Any] | None:
        """Give a status; None when it is gone."""
        return map_of(await self._or_none(f"/api/v1/statuses/{status_id}")) or None

    async def context(self, status_id: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Give what stands above a status and below it."""
        found = map_of(await self._or_none(f"/api/v1/statuses/{status_id}/context"))
        return list_of(found.get("ancestors")), list_of(found.get("descendants"))

    async def find_status(self, uri: str) -> dict[str, Any] | None:
        """Look a status up by its uri."""
        params = {"q": uri, "type": "statuses", "resolve": "true", "limit": 1}
        found = map_of(await self._or_none("/api/v2/search", params=params))
        return next(iter(list_of(found.get("statuses"))), None)

    async def publish(self, fields: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Write a status. Raises OutcomeUnknown when it may be out."""
        headers = {"Idempotency-Key": key}
        answer = await self._api.hand_over(
            "POST", "/api/v1/statuses", json=dict(fields), headers=headers
        )
        return map_of(answer)

    async def edit(self, status_id: str, fields: Mapping[str, Any]) -> None:
        """Change one of our own."""
        await self._api.call("PUT", f"/api/v1/statuses/{status_id}", json=dict(fields))

    async def delete(self, status_id: str) -> None:
        """Take one of our own back; one that is gone is fine."""
        try:
            await self._api.call("DELETE", f"/api/v1/statuses/{status_id}")
        except Status as error:
            if error.code not in _GONE:
                raise
            if await self.status(status_id) is not None:
                raise Refused(
                    "This server lets no program delete a post; delete it on the server's page."
                ) from error

    async def favourite(self, status_id: str, *, is_on: bool) -> None:
        """Put our star on a status, or take it off; one that is gone is fine."""
        act = "favourite" if is_on else "unfavourite"
        await self._or_none(f"/api/v1/statuses/{status_id}/{act}", method="POST")

    async def read_until(self) -> str:
        """Give the newest notification that was read on any client; "" when unknown."""
        params = {"timeline[]": "notifications"}
        found = map_of(await self._or_none("/api/v1/markers", params=params))
        return text_of(map_of(found.get("notifications")).get("last_read_id"))

    async def mark_read(self, notification_id: str) -> None:
        """Move the marker of what was read."""
        marker = {"notifications": {"last_read_id": notification_id}}
        await self._or_none("/api/v1/markers", method="POST", json=marker)

    async def scopes(self) -> list[str]:
        """Give what the token permits; [] where the server does not say."""
        found = map_of(await self._or_none("/api/v1/apps/verify_credentials"))
        given = found.get("scopes")
        return [text_of(each) for each in given] if isinstance(given, list) else []

    async def upload(self, file: IncomingFile) -> str:
        """Upload a file and wait until the server has worked on it; gives its id."""
        files = {"file": (file.name or "file", file.content, file.media_type)}
        data = {"description": file.name}
        try:
            media = map_of(await self._api.post("/api/v2/media", files=files, data=data))
        except Status as error:
            if error.code not in _GONE:
                raise
            media = map_of(await self._api.post("/api/v1/media", files=files, data=data))
        media_id, deadline = text_of(media.get("id")), time.monotonic() + _UPLOAD_SECONDS
        while media_id and not media.get("url"):
            if time.monotonic() > deadline:
                raise TryLater("The server is still working on the file; it is tried again.")
            await asyncio.sleep(1.0)
            media = map_of(await self._get(f"/api/v1/media/{media_id}"))
        if not media_id:
            raise Refused("The server did not keep the file; send the reply without it.")
        return media_id

    async def download(self, url: str, limit_bytes: int) -> bytes:
        """Fetch a file without showing who we are.

        A server may hand on the address that a stranger's server gave it: what does not lie at our
        own is asked for on the open network only, unless our own lies inside as well.
        """
        if _origin(url) == _origin(self.base_url):
            return await steadily(lambda: self._open.download(url, limit_bytes))
        return await steadily(lambda: self._from_elsewhere(url, limit_bytes))

    async def _from_elsewhere(self, url: str, limit_bytes: int) -> bytes:
        is_allowed = outward.is_public if await self._is_outside() else _anywhere
        wanted = outward.Wanted("*/*", ("",), limit_bytes)
        try:
            return (await outward.fetch(url, wanted, outward.resolve, is_allowed))[2]
        except (httpx.HTTPError, OSError) as error:
            raise TryLater("The server of this file does not answer.") from error
        except (httpx.InvalidURL, ValueError) as error:
            raise Refused("It is too large, or does not lie on the open network.") from error

    async def _is_outside(self) -> bool:
        """Tell whether our own server lies on the open network; it does, where nobody knows."""
        parts = urlsplit(self.base_url)
        try:
            found = await outward.resolve(parts.hostname or "", parts.port or 443)
        except OSError:
            return True
        return all(map(outward.is_public, found))

    @asynccontextmanager
    async def events(self, address: str) -> AsyncIterator[AsyncIterator[tuple[str, str]] | None]:
        """Open the stream of the account's events; None where the server has none.

        Gives (event, data); ("", "") for the line's sign of life.
        """
        url = f"{self._streaming(address)}/api/v1/streaming/user"
        headers = {"Accept": "text/event-stream"}
        async with AsyncExitStack() as stack:
            answer = None
            with suppress(TryLater), faults(TITLE):
                # A streaming server that is away must not keep us from looking by ourselves.
                answer = await stack.enter_async_context(
                    self._api.stream("GET", url, headers=headers, timeout=_STREAM_TIMEOUT)
                )
            is_there = answer is not None and answer.status_code == httpx.codes.OK
            if answer is None or not is_there:
                yield None
                return
            is_events = "event-stream" in answer.headers.get("content-type", "")
            with faults(TITLE):
                yield _events(answer) if is_events else None

    def _streaming(self, address: str) -> str:
        """Give the streaming server as HTTP; its own host only over TLS, for the token's sake."""
        there, here = urlsplit(address), urlsplit(self.base_url)
        if not there.hostname or there.hostname == here.hostname:
            return self.base_url
        return f"https://{there.netloc}"

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._api.close()
        await self._open.close()

    async def _list_or_none(self, path: str, **params: Any) -> list[dict[str, Any]]:
        return list_of(await self._or_none(path, params=params))

    async def _get(self, path: str, **options: Any) -> Any:
        return await steadily(lambda: self._api.get(path, **options))

    async def _or_none(self, path: str, method: str = "GET", **options: Any) -> Any:
        try:
            return await steadily(lambda: self._api.call(method, path, **options))
        except Status as error:
            if error.code in _GONE or error.code == httpx.codes.METHOD_NOT_ALLOWED:
                return None
            raise


async def _events(answer: httpx.Response) -> AsyncIterator[tuple[str, str]]:
    """Read server-sent events (HTML standard, 9.2.6)."""
    name = ""
    data: list[str] = []
    async for line in answer.aiter_lines():
        field, _, value = line.partition(":")
        if field == "event":
            name = value.strip()
        elif field == "data":
            data.append(value.removeprefix(" "))
        elif not line and (name or data):
            yield name, "\n".join(data)
            name, data = "", []
        elif not field:
            yield "", ""


def _explain(code: int, body: Any) -> ChannelError | None:
    if code == _UNPROCESSABLE:
        said = text_of(map_of(body).get("error"))[:200]
        return _NotTaken(f"The server did not take it: {said or 'it gave no reason'}.")
    return None


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")
