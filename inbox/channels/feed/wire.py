"""Fetches what a description names, and sends answers: nowhere else than it says."""

from __future__ import annotations

import asyncio
import base64
import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

import httpx

from inbox import outward
from inbox.channels.feed import rows
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.web import Api, faults

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from inbox.channels.feed.config import Auth, Feed, Paging, Reply
    from inbox.channels.feed.rows import Rows

MAX_BYTES = 25_000_000
_HOPS = 3
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UNAUTHORIZED, _FORBIDDEN, _NOT_MODIFIED, _ERRORS, _SERVER = 401, 403, 304, 400, 500
_FRAMING = ("content-", "transfer-")
_ELSEWHERE = (
    "The source leads to another address that is not on the open network. Nothing was asked there; "
    "put the address you mean into the description."
)


@dataclass(slots=True)
class Source:
    """One description's source; raises ChannelError's children."""

    feed: Feed
    secret: str = field(default="", repr=False)
    resolver: outward.Resolver = outward.resolve
    _api: Api = field(init=False)
    _marks: dict[str, str] = field(default_factory=dict, init=False)  # of what was fetched last

    def __post_init__(self) -> None:
        self._api = Api(self.feed.name, explain=self._explain)

    async def pages(self) -> AsyncGenerator[tuple[Rows, bool], None]:
        """Yield every page with whether another follows; nothing when nothing changed."""
        source = self.feed.source
        if source.path:
            found = await self._file(source.path)
            if found is not None:
                yield await asyncio.to_thread(self._rows, found, source.path), False
            return
        url = httpx.URL(source.url).copy_merge_params(dict(source.params))
        paging, number = source.paging, source.paging.first
        if paging.kind == "page":
            url = url.copy_set_param(paging.parameter, str(number))
        seen = set()
        for count in range(1, paging.max_pages + 1):
            seen.add(str(url))
            answer = await self._fetch(url, is_first=count == 1)
            if answer is None:
                return
            content, media_type = answer
            read = await asyncio.to_thread(self._rows, content, media_type)
            number += 1
            following = self._next(url, paging, read, number)
            has_more = (
                following is not None and str(following) not in seen and count < paging.max_pages
            )
            yield read, has_more
            if not has_more or following is None:
                return
            url = following

    async def first(self) -> Rows | None:
        """Read the first page, whether it changed or not."""
        self._marks.clear()
        try:
            async for read, _ in self.pages():
                return read
            return None
        finally:
            self._marks.clear()

    async def reply(self, reply: Reply, values: Mapping[str, str], key: str) -> Any:
        """Send an answer by the description's call; gives what the source said."""
        quoted = {name: quote(one, safe="") for name, one in values.items()}
        options: dict[str, Any] = {"headers": dict(reply.headers) | self._headers()}
        if reply.idempotency_header:
            options["headers"][reply.idempotency_header] = key
        if reply.form is not None:
            options["data"] = _filled(reply.form, values)
        else:
            options["json"] = _filled(reply.json, values)
        with faults(self.feed.name, is_reply=True):
            url = self._authorized(httpx.URL(_filled(reply.url, quoted)))
            async with self._api.stream(reply.method, str(url), **options) as answer:
                await answer.aread()
        if answer.is_redirect:
            raise Refused(
                "The address for replies leads elsewhere, so the reply was not sent. Put the "
                "address it leads to into the description."
            )
        if answer.status_code >= _ERRORS:
            self._api.read(answer, is_reply=True)
        try:
            return answer.json()
        except ValueError:
            return None  # taken, as its status says; only the new id stays unknown

    async def close(self) -> None:
        """End every connection."""
        await self._api.close()

    def _rows(self, content: bytes, media_type: str) -> Rows:
        source = self.feed.source
        items = self.feed.fields.items
        return rows.read(content, source.format, media_type, items, source.encoding)

    async def _file(self, where: str) -> bytes | None:
        """Read a file when it changed since."""

        def read() -> tuple[str, bytes] | None:
            path = FilePath(where).expanduser()
            state = path.stat()
            mark = f"{state.st_mtime_ns} {state.st_size}"
            if self._marks.get("file") == mark:
                return None
            if state.st_size > MAX_BYTES:
                raise Refused("The file is larger than 25 MB. Nothing was read; split it.")
            return mark, path.read_bytes()

        try:
            found = await asyncio.to_thread(read)
        except OSError as error:
            raise Refused(
                f"The file {where} cannot be read: {error.strerror or 'it is away'}. What was "
                "received is safe; put it back or correct its path."
            ) from error
        if found is None:
            return None
        self._marks["file"] = found[0]
        return found[1]

    async def _fetch(self, url: httpx.URL, *, is_first: bool) -> tuple[bytes, str] | None:
        """Get a page; None when it is the same as before."""
        paging = self.feed.source.paging
        # An unordered list may change on its second page while the first stays as it is.
        is_conditional = is_first and (paging.kind == "none" or paging.is_newest_first)
        headers = dict(self.feed.source.headers) | self._headers()
        marks = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
        if is_conditional:
            headers |= {
                name: self._marks[mark] for name, mark in marks.items() if mark in self._marks
            }
        answer, content = await self._follow(url, headers)
        if answer.status_code == _NOT_MODIFIED:
            return None
        if is_conditional:
            self._marks = {
                one: answer.headers[one] for one in marks.values() if one in answer.headers
            }
        return content, answer.headers.get("content-type", "").lower()

    async def _follow(
        self, url: httpx.URL, headers: Mapping[str, str]
    ) -> tuple[httpx.Response, bytes]:
        """Get an address and where it leads, as far as that is allowed."""
        typed, target, sent = url, self._authorized(url), headers
        extensions: dict[str, Any] = {}
        for _ in range(_HOPS + 1):
            with faults(self.feed.name):
                options = {"headers": sent, "extensions": extensions}
                async with self._api.stream("GET", str(target), **options) as answer:
                    content = await _body(answer)
            if not answer.has_redirect_location:
                if answer.status_code >= _ERRORS:
                    self._api.read(_whole(answer, content))
                return answer, content
            url = _joined(url, answer.headers["location"])
            if _is_same_host(url, typed):
                target, sent, extensions = self._authorized(url), headers, {}
                continue
            target, sent, extensions = await self._elsewhere(url, typed)
        raise Refused("The source leads on and on. Nothing is lost; correct its address.")

    async def _elsewhere(
        self, url: httpx.URL, typed: httpx.URL
    ) -> tuple[httpx.URL, dict[str, str], dict[str, Any]]:
        """Allow another host only on the open network, and never with our secret.

        A person who typed an address inside the office may be led on inside of it.
        """
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise Refused(_ELSEWHERE)
        found = await self._addresses(url)
        is_open = bool(found) and all(outward.is_public(one) for one in found)
        if not is_open and (not found or await self._is_open(typed)):
            raise Refused(_ELSEWHERE)
        # The very address that was looked at: a name may mean another one a moment later.
        # Nothing else is told there: also a header of the description may be a secret.
        headers = {"Host": url.netloc.decode("ascii")}
        return url.copy_with(host=found[0]), headers, {"sni_hostname": url.host}

    async def _is_open(self, url: httpx.URL) -> bool:
        return all(outward.is_public(one) for one in await self._addresses(url))

    async def _addresses(self, url: httpx.URL) -> Sequence[str]:
        try:
            return await self.resolver(url.host, url.port or (443 if url.scheme == "https" else 80))
        except OSError:
            return ()

    def _next(self, url: httpx.URL, paging: Paging, read: Rows, number: int) -> httpx.URL | None:
        if paging.kind == "page":
            return url.copy_set_param(paging.parameter, str(number)) if read.items else None
        found = paging.path.first(read.page) if paging.path else None
        if not isinstance(found, str | int) or not str(found).strip():
            return None
        if paging.kind == "cursor":
            return url.copy_set_param(paging.parameter, str(found))
        following = _joined(url, str(found))
        if following.host != url.host or following.port != url.port:
            raise Refused(
                "The next page lies at another host than the description names. Nothing was asked "
                "there; correct the description."
            )
        return following.copy_with(scheme=url.scheme)

    def _headers(self) -> dict[str, str]:
        auth = self.feed.source.auth
        if auth.kind in {"none", "query"}:
            return {}
        self._need_secret(auth)
        if auth.kind == "bearer":
            return {"Authorization": f"Bearer {self.secret}"}
        if auth.kind == "basic":
            pair = base64.b64encode(f"{auth.user}:{self.secret}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {auth.name: auth.prefix + self.secret}

    def _authorized(self, url: httpx.URL) -> httpx.URL:
        auth = self.feed.source.auth
        if auth.kind != "query":
            return url
        self._need_secret(auth)
        return url.copy_set_param(auth.name, self.secret)

    def _need_secret(self, auth: Auth) -> None:
        if not self.secret:
            raise SignInAgain(
                f"The description asks for a secret ({auth.kind}), and none is kept. Enter it in "
                "the account's settings."
            )

    def _explain(self, code: int, body: Any) -> ChannelError | None:
        name = self.feed.name
        if code == _FORBIDDEN:
            return Refused(
                f"{name} does not permit this: the secret is not right, or not for this. What was "
                "received is safe; correct the secret or its rights there."
            )
        if code == _UNAUTHORIZED:
            return SignInAgain(
                f"{name} does not accept the secret. What was received is safe; correct the secret "
                "or [source.auth] in the account."
            )
        if _ERRORS <= code < _SERVER and code not in (408, 429):
            return Refused(
                f"{name} says that this does not exist or is not right ({code}). Nothing is lost; "
                "correct the address or the call in the description."
            )
        return None


async def _body(answer: httpx.Response) -> bytes:
    found = bytearray()
    async for piece in answer.aiter_bytes():
        found += piece
        if len(found) > MAX_BYTES:
            raise Refused("The source gave more than 25 MB at once. Nothing was read; use paging.")
    return bytes(found)


def _whole(answer: httpx.Response, content: bytes) -> httpx.Response:
    """Give a streamed answer as one whose body was read."""
    told = {name: one for name, one in answer.headers.items() if not name.startswith(_FRAMING)}
    return httpx.Response(answer.status_code, headers=told, content=content)


def _is_same_host(url: httpx.URL, typed: httpx.URL) -> bool:
    """Tell whether an address is where the person sent us; only its line may get safer."""
    if url.host != typed.host:
        return False
    if (url.scheme, url.port) == (typed.scheme, typed.port):
        return True
    return (typed.scheme, typed.port, url.scheme, url.port) == ("http", None, "https", None)


def _joined(url: httpx.URL, given: str) -> httpx.URL:
    try:
        return httpx.URL(urljoin(str(url), given))
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused(
            "The source leads to something that is no address. Nothing is lost; correct the "
            "description or tell whoever runs the source."
        ) from error


def _filled(template: Any, values: Mapping[str, str]) -> Any:
    if isinstance(template, dict):
        return {name: _filled(one, values) for name, one in template.items()}
    if isinstance(template, list):
        return [_filled(one, values) for one in template]
    if not isinstance(template, str):
        return template
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1), ""), template)
