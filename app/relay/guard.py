"""Keeps slow, large and hasty requests away from the relay's work; logs them without content."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

import h11
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.requests import Request

    from app.relay.config import Limits

log = logging.getLogger("kindline.relay")
_COST_OF_REFUSAL = 20.0
_ADDRESSES = 10_000


class GuardedProtocol(H11Protocol):
    """uvicorn's HTTP/1.1 with an end to waiting for a request's head, which it has not itself."""

    head_seconds = 10.0
    _patience: asyncio.TimerHandle | None = None
    _has_begun = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock with the connection."""
        super().connection_made(transport)
        self._be_patient()

    def data_received(self, data: bytes) -> None:
        """Start the clock with a head's first byte; stop it with the last."""
        self._has_begun = True
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._be_patient()
        else:
            self._stop_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop_clock()
        super().connection_lost(exc)

    def _be_patient(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self.head_seconds, self._give_up)

    def _stop_clock(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if self.transport.is_closing() or self.conn.their_state is not h11.IDLE:
            return
        if self._has_begun:
            host = self.client[0] if self.client else "?"
            log.warning("refused: no whole request within %g s, from %s", self.head_seconds, host)
        self.transport.abort()


class Rates:
    """A bucket of requests for every address; what was refused costs more."""

    def __init__(self, limits: Limits) -> None:
        self._refill = limits.requests_per_second
        self._size = limits.requests_at_once
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, address: str, cost: float = 1.0) -> bool:
        """Tell whether the address may have another one."""
        now = time.monotonic()
        left, at = self._buckets.pop(address, (self._size, now))
        left = min(self._size, left + (now - at) * self._refill)
        is_allowed = left >= cost
        self._buckets[address] = (max(0.0, left - cost), now)
        while len(self._buckets) > _ADDRESSES:
            del self._buckets[next(iter(self._buckets))]
        return is_allowed

    def punish(self, address: str) -> None:
        """Let a refused request count for many."""
        self.take(address, _COST_OF_REFUSAL)


class Gate:
    """The outermost ASGI layer: the rate of each address, and a line in the log for a refusal."""

    def __init__(self, app: Any, limits: Limits) -> None:
        self._app = app
        self._rates = Rates(limits)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, or answer 429."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        address = (scope.get("client") or ("?",))[0]
        if not self._rates.take(address):
            log.warning("refused 429: too many requests, from %s", address)
            head = [(b"retry-after", b"5"), (b"connection", b"close"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 429, "headers": head})
            await send({"type": "http.response.body", "body": b""})
            return

        async def watched(event: Any) -> None:
            if event["type"] == "http.response.start" and 400 <= event["status"] < 500:  # noqa: PLR2004
                self._rates.punish(address)
            await send(event)

        await self._app(scope, receive, watched)


async def read_body(request: Request, limits: Limits) -> bytes:
    """Read a body within its limits of size and time. Raises HTTPException 413, 408, 400."""
    found = bytearray()
    try:
        if int(request.headers.get("content-length", "0")) > limits.body_bytes:
            raise refused(request, 413, "a body that is too large")
        async with asyncio.timeout(limits.body_seconds):
            async for piece in request.stream():
                found += piece
                if len(found) > limits.body_bytes:
                    raise refused(request, 413, "a body that is too large")
    except TimeoutError as error:
        raise refused(request, 408, "a body that came too slowly") from error
    except (ClientDisconnect, ValueError) as error:
        raise refused(request, 400, "a body that broke off") from error
    return bytes(found)


def refused(request: Request, status: int, why: str) -> HTTPException:
    """Log a refusal by kind, address and nothing that was sent; gives what to raise."""
    address = request.client.host if request.client else "?"
    log.warning("refused %d: %s, from %s", status, why, address)
    return HTTPException(status, headers={"Connection": "close"})
