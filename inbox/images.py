"""Fetches the remote images of a mail that a person asked for, telling the sender nothing more."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import httpx
from sqlalchemy import select

from inbox.errors import Invalid, NotFound
from inbox.store import read
from inbox.store.tables import messages

if TYPE_CHECKING:
    from inbox.store.database import Database

_log = logging.getLogger(__name__)
MAX_IMAGES = 40
MAX_BYTES = 5_000_000
_SECONDS = 20.0
_AT_ONCE = 4
_MAX_HOPS = 3

# Gives the addresses of a host.
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def is_public(address: str) -> bool:
    """Tell whether an address lies on the open network, not in this machine's or office's own."""
    try:
        plain = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(plain, "ipv4_mapped", None) or getattr(plain, "sixtofour", None) or plain
    return all(each.is_global and not each.is_multicast for each in (plain, inner))


def asked_of(database: Database, message_id: str, addresses: Sequence[str]) -> list[str]:
    """Give those addresses that may be fetched: the sender is allowed and the mail names them.

    Raises NotFound, and Invalid where the person did not allow this sender's images.
    """
    m = messages.c
    with database.read() as connection:
        row = connection.execute(
            select(m.author_handle, m.html).where(m.id == message_id)
        ).one_or_none()
        allowed = read.settings_of(connection)["images_allowed"]
    if row is None:
        raise NotFound("This message is no longer there; nothing was fetched.")
    if row.author_handle not in allowed:
        raise Invalid("Images of this sender are not allowed; nothing was fetched.")
    # An ampersand stands in HTML as "&amp;".
    text = row.html.replace("&amp;", "&")
    named = [each for each in dict.fromkeys(addresses) if each.replace("&amp;", "&") in text]
    return named[:MAX_IMAGES]


@dataclass(frozen=True, slots=True)
class ImageFetcher:
    """Fetches images by address; whatever cannot be fetched is left out."""

    resolver: Resolver = resolve
    is_allowed: Callable[[str], bool] = is_public
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def fetch(self, addresses: Sequence[str]) -> dict[str, bytes]:
        """Give the bytes of every image that could be had."""
        chosen = list(dict.fromkeys(addresses))[:MAX_IMAGES]
        found = await asyncio.gather(*(self._one(each) for each in chosen))
        return {each: image for each, image in zip(chosen, found, strict=True) if image}

    async def _one(self, address: str) -> bytes:
        try:
            async with self._turns, asyncio.timeout(_SECONDS):
                return await self._follow(address)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            # Without the address: it may name the customer.
            _log.info("an image could not be fetched: %s", type(error).__name__)
            return b""

    async def _follow(self, address: str) -> bytes:
        """Fetch one image; where it leads on, the next address is looked at just as closely."""
        url = httpx.URL(("https:" + address if address.startswith("//") else address).strip())
        for _ in range(_MAX_HOPS):
            request = await self._request(url)
            # A client for each: none keeps a cookie, and none asks the environment for a proxy.
            async with (
                httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as web,
                _streamed(web, request) as answer,
            ):
                if answer.is_redirect:
                    url = httpx.URL(urljoin(str(url), answer.headers.get("location", "")))
                    continue
                return await _body(answer)
        return b""

    async def _request(self, url: httpx.URL) -> httpx.Request:
        """Build the request to the very address that was looked at. Raises ValueError."""
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise ValueError("not a web address")
        port = url.port or (443 if url.scheme == "https" else 80)
        found = await self.resolver(url.host, port)
        if not found or not all(self.is_allowed(each) for each in found):
            raise ValueError("not on the open network")
        return httpx.Request(
            "GET",
            url.copy_with(host=found[0]),
            headers={"Host": url.netloc.decode("ascii"), "Accept": "image/*"},
            extensions={"sni_hostname": url.host, "timeout": httpx.Timeout(_SECONDS).as_dict()},
        )


class _streamed:  # noqa: N801 - reads as a function
    """One answer whose body is not read yet."""

    def __init__(self, web: httpx.AsyncClient, request: httpx.Request) -> None:
        self._web, self._request = web, request
        self._answer: httpx.Response | None = None

    async def __aenter__(self) -> httpx.Response:
        self._answer = await self._web.send(self._request, stream=True, follow_redirects=False)
        return self._answer

    async def __aexit__(self, *_: object) -> None:
        if self._answer is not None:
            await self._answer.aclose()


async def _body(answer: httpx.Response) -> bytes:
    """Read an image, so much and no more. Raises ValueError for anything else."""
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status_code != httpx.codes.OK or not media_type.startswith("image/"):
        raise ValueError("not an image")
    found = bytearray()
    async for piece in answer.aiter_bytes():
        found += piece
        if len(found) > MAX_BYTES:
            raise ValueError("too large")
    return bytes(found)
