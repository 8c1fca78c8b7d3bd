"""Asks the open network for what a customer's message names, and never for anything inside."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import httpx

if TYPE_CHECKING:
    from types import TracebackType

SECONDS = 20.0
_MAX_HOPS = 3
# RFC 6052, 2.1: behind it stands an address of the older kind, which a gateway may reach.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

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
    if plain in _NAT64:
        inner = ipaddress.IPv4Address(int(plain) & 0xFFFFFFFF)
    return all(each.is_global and not each.is_multicast for each in (plain, inner))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a kind of content, and how much of it at most."""

    accept: str  # of the header: "image/*"
    starts: tuple[str, ...]  # how its media type begins
    most_bytes: int
    takes_a_part: bool = False  # more than `most_bytes` is cut off instead of refused


async def fetch(
    address: str,
    wanted: Wanted,
    resolver: Resolver = resolve,
    is_allowed: Callable[[str], bool] = is_public,
) -> tuple[str, str, bytes]:
    """Give the last address, its media type with parameters, and the content.

    Where it leads on, the next address is looked at just as closely; the connection goes to the
    very address that was looked at. Raises ValueError, OSError and httpx's own errors.
    """
    url = httpx.URL(("https:" + address if address.startswith("//") else address).strip())
    for _ in range(_MAX_HOPS):
        request = await _request(url, wanted, resolver, is_allowed)
        # A client for each: none keeps a cookie, and none asks the environment for a proxy.
        async with (
            httpx.AsyncClient(timeout=SECONDS, trust_env=False) as web,
            _streamed(web, request) as answer,
        ):
            if answer.is_redirect:
                url = httpx.URL(urljoin(str(url), answer.headers.get("location", "")))
                continue
            kind = answer.headers.get("content-type", "")
            return str(url), kind, await _body(answer, wanted)
    raise ValueError("it leads on and on")


async def _request(
    url: httpx.URL, wanted: Wanted, resolver: Resolver, is_allowed: Callable[[str], bool]
) -> httpx.Request:
    """Build the request to the very address that was looked at. Raises ValueError."""
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise ValueError("not a web address")
    port = url.port or (443 if url.scheme == "https" else 80)
    found = await resolver(url.host, port)
    if not found or not all(is_allowed(each) for each in found):
        raise ValueError("not on the open network")
    return httpx.Request(
        "GET",
        url.copy_with(host=found[0]),
        headers={"Host": url.netloc.decode("ascii"), "Accept": wanted.accept},
        extensions={"sni_hostname": url.host, "timeout": httpx.Timeout(SECONDS).as_dict()},
    )


class _streamed:  # noqa: N801 - reads as a function
    """One answer whose body is not read yet."""

    def __init__(self, web: httpx.AsyncClient, request: httpx.Request) -> None:
        self._web, self._request = web, request
        self._answer: httpx.Response | None = None

    async def __aenter__(self) -> httpx.Response:
        self._answer = await self._web.send(self._request, stream=True, follow_redirects=False)
        return self._answer

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._answer is not None:
            await self._answer.aclose()


async def _body(answer: httpx.Response, wanted: Wanted) -> bytes:
    """Read so much and no more. Raises ValueError for anything else."""
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status_code != httpx.codes.OK or not media_type.startswith(wanted.starts):
        raise ValueError("not what was asked for")
    found = bytearray()
    async for piece in answer.aiter_bytes():
        found += piece
        if len(found) > wanted.most_bytes:
            if wanted.takes_a_part:
                break
            raise ValueError("too large")
    return bytes(found[: wanted.most_bytes])
