"""What the channels that speak HTTP share: one client, its faults as sentences, its limits."""

from __future__ import annotations

import asyncio
import email.utils
import logging
import math
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from inbox.errors import ChannelError, Offline, OutcomeUnknown, Refused, SignInAgain, TryLater

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

# httpx logs whole addresses at INFO, and some vendors want the token in them.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

T = TypeVar("T")
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_EPOCH_FROM = 1_000_000_000
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY = 401, 403, 429
_REDIRECTS, _NOT_MODIFIED, _NOT_TAKEN = 300, 304, (307, 308)
_REQUEST_TIMEOUT, _UNAVAILABLE, _ERRORS, _SERVER = 408, 503, 400, 500
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# Headers in which vendors say when their limit opens again: seconds, or seconds since 1970.
_RESET_HEADERS = ("x-rate-limit-reset", "ratelimit-reset", "x-ratelimit-reset")


class Status(ChannelError):
    """An HTTP status that `Api` has no sentence for; the channel names it by `code` and `body`."""

    def __init__(self, sentence: str, code: int, body: Any) -> None:
        super().__init__(sentence)
        self.code = code
        self.body = body


@dataclass(slots=True)
class Api:
    """One vendor's HTTP interface for one account.

    Every call gives the decoded JSON (None for an empty answer) and raises ChannelError's children
    with sentences that name `title` and never an address, a token or what a customer wrote. An
    own `explain(code, body)` may give a better error than the general one, or None.
    """

    title: str  # "Telegram", for the sentences
    base_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    explain: Callable[[int, Any], ChannelError | None] | None = None
    transport: httpx.AsyncBaseTransport | None = None
    _client: httpx.AsyncClient | None = None

    async def get(self, path: str, **options: Any) -> Any:
        """Read. Options as httpx's."""
        return await self.call("GET", path, **options)

    async def post(self, path: str, **options: Any) -> Any:
        """Write something that may safely be written twice."""
        return await self.call("POST", path, **options)

    async def hand_over(self, method: str, path: str, **options: Any) -> Any:
        """Send a reply: OutcomeUnknown when it may have arrived, TryLater when surely not."""
        return await self.call(method, path, is_reply=True, **options)

    async def call(self, method: str, path: str, *, is_reply: bool = False, **options: Any) -> Any:
        """Call once; see the class for what is raised."""
        with faults(self.title, is_reply=is_reply):
            answer = await self._open().request(method, path, **options)
        return self.read(answer, is_reply=is_reply)

    def read(self, answer: httpx.Response, *, is_reply: bool = False) -> Any:
        """Decode an answer, or raise what its status means."""
        body = _decoded(answer)
        if _REDIRECTS <= answer.status_code < _ERRORS and answer.status_code != _NOT_MODIFIED:
            raise self._sent_elsewhere(answer.status_code, is_reply=is_reply)
        if answer.status_code < _ERRORS:
            if body is _NOT_JSON:
                if is_reply:
                    raise OutcomeUnknown(_unsure(self.title))
                raise TryLater(
                    f"{self.title} answered with something that is no JSON; nothing is lost, "
                    "Kindline asks again by itself."
                )
            return body
        body = answer.text[:1000] if body is _NOT_JSON else body
        own = self.explain(answer.status_code, body) if self.explain else None
        raise own or self._meaning(answer, body, is_reply=is_reply)

    async def download(self, path: str, limit_bytes: int, **options: Any) -> bytes:
        """Fetch a file; Refused when it is larger than the limit."""
        with faults(self.title):
            async with self._open().stream("GET", path, follow_redirects=True, **options) as answer:
                if answer.status_code >= _ERRORS:
                    await answer.aread()
                    self.read(answer)
                found = bytearray()
                async for piece in answer.aiter_bytes():
                    found += piece
                    if len(found) > limit_bytes:
                        raise Refused(
                            f"The file is larger than {limit_bytes // 1_000_000} MB; "
                            f"see it at {self.title}."
                        )
        return bytes(found)

    def stream(self, method: str, path: str, **options: Any) -> Any:
        """Open a streamed answer (`async with`); wrap it in `faults`."""
        return self._open().stream(method, path, **options)

    async def close(self) -> None:
        """End every connection; safe to call twice, and the next call opens anew."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def _open(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient(
                base_url=self.base_url,
                headers={"User-Agent": "Kindline", **self.headers},
                timeout=_TIMEOUT,
                transport=self.transport,
            )
        return self._client

    def _sent_elsewhere(self, code: int, *, is_reply: bool) -> ChannelError:
        """Name a redirect that was not followed: a hotel's sign-in page is no answer."""
        if is_reply and code not in _NOT_TAKEN:
            return OutcomeUnknown(_unsure(self.title))
        return TryLater(
            f"Something on the way to {self.title} wants a sign-in of its own, as hotels and "
            "trains do. Nothing is lost; Kindline tries again by itself."
        )

    def _meaning(self, answer: httpx.Response, body: Any, *, is_reply: bool) -> ChannelError:
        code, title = answer.status_code, self.title
        if code == _UNAUTHORIZED:
            return SignInAgain(
                f"{title} no longer accepts the sign-in. What was received is safe; sign in again "
                "in the account's settings."
            )
        if code == _TOO_MANY:
            return TryLater(
                f"{title} asks us to go slower. Nothing is lost; Kindline goes on by itself.",
                wait_asked(answer.headers) or 60.0,
            )
        if code == _FORBIDDEN:
            return Refused(
                f"{title} does not permit this to the account. Give it the permission named in "
                "the account's settings; nothing is lost."
            )
        if code >= _SERVER or code == _REQUEST_TIMEOUT:
            if is_reply and code != _UNAVAILABLE:
                return OutcomeUnknown(_unsure(title))
            return TryLater(
                f"{title} has a fault of its own ({code}). Nothing is lost; Kindline tries again "
                "by itself.",
                wait_asked(answer.headers),
            )
        return Status(
            f"{title} did not accept this ({code}). Nothing is lost; try again or see its own "
            "page for the reason.",
            code,
            body,
        )


_NOT_JSON: Any = object()


@contextmanager
def faults(title: str, *, is_reply: bool = False) -> Iterator[None]:
    """Name what may go wrong on the way in a sentence."""
    try:
        yield
    except _NEVER_LEFT as error:
        raise Offline(
            f"{title} cannot be reached just now. Everything is safe; Kindline goes on by itself "
            "when the network is back."
        ) from error
    except httpx.HTTPError as error:
        if is_reply:
            raise OutcomeUnknown(_unsure(title)) from error
        raise TryLater(
            f"The line to {title} broke. Nothing is lost; Kindline tries again by itself."
        ) from error
    except (httpx.InvalidURL, httpx.CookieConflict, UnicodeError) as error:
        raise Refused(
            f"The address of {title} makes no sense; correct it in the account."
        ) from error


def wait_asked(headers: Mapping[str, str]) -> float | None:
    """Give the seconds that a server asked us to wait (RFC 9110, 10.2.3), None when it did not."""
    given = headers.get("retry-after")
    if given:
        return _seconds(given)
    for name in _RESET_HEADERS:
        if name in headers:
            return _seconds(headers[name])
    return None


def _seconds(given: str) -> float | None:
    try:
        number = float(given)
    except ValueError:
        try:
            at = email.utils.parsedate_to_datetime(given)
        except ValueError:
            return None
        number = at.timestamp()
    if math.isnan(number):
        return None
    wait = number - time.time() if number > _EPOCH_FROM else number
    return min(max(wait, 0.0), 3600.0)


def _decoded(answer: httpx.Response) -> Any:
    if not answer.content:
        return None
    try:
        return answer.json()
    except (ValueError, RecursionError):
        # Also numbers of thousands of digits, and brackets nested without end.
        return _NOT_JSON


def _unsure(title: str) -> str:
    return (
        f"The line to {title} broke while this reply was leaving, so the customer may already "
        "have it; look there, then say whether it arrived."
    )


async def pause(seconds: float, bell: asyncio.Event | None = None) -> None:
    """Wait between two polls, or until the bell rings."""
    if bell is None:
        await asyncio.sleep(seconds)
        return
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        pass
    bell.clear()


@dataclass(slots=True)
class Beat:
    """The looks at an account, from start to start: a slow server makes none of them later.

    Between two looks it rests for at least a third of `seconds`, so that nobody is asked without
    end; ringing `bell` ends a rest.
    """

    seconds: float
    bell: asyncio.Event | None = None
    _began_at: float = field(default_factory=time.monotonic)

    async def rest(self) -> None:
        """Wait until the next look is due; it begins when this returns."""
        left = self._began_at + self.seconds - time.monotonic()
        await pause(max(left, self.seconds / 3), self.bell)
        self._began_at = time.monotonic()


@dataclass(slots=True)
class Seldom:
    """Tells when a part of a look is due that nobody waits for, at most so often."""

    seconds: float
    _at: float = -math.inf

    def is_due(self) -> bool:
        """Tell whether it is; then the next is due after `seconds`."""
        now = time.monotonic()
        if now - self._at < self.seconds:
            return False
        self._at = now
        return True


async def steadily(read: Callable[[], Awaitable[T]], tries: int = 4) -> T:
    """Ask again at once where the line broke; only for what changes nothing at the other side.

    A look is many reads, and on a bad line all of them together would hardly ever succeed.
    """
    for attempt in range(1, tries):
        try:
            return await read()
        except TryLater as error:
            if isinstance(error, Offline) or not isinstance(error.__cause__, httpx.HTTPError):
                raise
        await asyncio.sleep(0.1 * attempt)
    return await read()
