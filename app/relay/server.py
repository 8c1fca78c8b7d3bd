"""The relay's HTTP face: vendors hand payloads in, desktops take them out."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import signal
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from app.relay.engines import open_keeper
from app.relay.guard import Gate, GuardedProtocol, read_body, refused
from app.relay.keep import Payload
from app.relay.proof import answers_challenge, desktop_of, is_signed
from app.relay.writing import Writer
from inbox.errors import StoreError
from inbox.sealing import is_public_key

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from app.relay.config import Config, Desktop, Limits, Source
    from app.relay.keep import Keeper

log = logging.getLogger("kindline.relay")
_KEPT_HEADERS = ("content-type", "x-hub-signature-256", "x-request-id", "user-agent")
_LONGEST_WAIT = 55.0
_HEAD_BYTES = 16_384
_GRACE_SECONDS = 5


class Relay:
    """What answers requests; `asgi` is the application."""

    def __init__(self, config: Config, keeper: Keeper) -> None:
        self._config = config
        self._keeper = keeper
        self._sources = {each.name: each for each in config.sources}
        readers = {name: [each.name for each in config.readers(name)] for name in self._sources}
        self._fixed = {each.name: each.public_key for each in config.desktops if each.public_key}
        self.writer = Writer(keeper, readers)

    def asgi(self) -> Gate:
        """Build the application."""
        routes = [
            Route("/hooks/{source}", self._hook, methods=["GET", "POST"]),
            Route("/take/{source}", self._take, methods=["GET"]),
            Route("/state/{source}", self._state, methods=["GET"]),
            Route("/ack/{source}", self._ack, methods=["POST"]),
        ]
        return Gate(
            Starlette(
                routes=routes,
                lifespan=self._lifespan,
                exception_handlers={404: _unknown, 405: _unknown, StoreError: _broken},
            ),
            self._config.limits,
        )

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        for name, key in self._fixed.items():
            await asyncio.to_thread(self._keeper.show_key, name, key, is_fixed=True)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(self.writer.run())
            yield
            running.cancel()

    # Vendors -------------------------------------------------------------------------------

    async def _hook(self, request: Request) -> Response:
        source = self._sources.get(request.path_params["source"])
        if source is None:
            raise refused(request, 404, "an unknown source")
        if request.method == "GET":
            return _challenged(request, source)
        body = await read_body(request, self._config.limits)
        if not is_signed(source, request.headers, body):
            why = f"a signature that is not right ({source.name}, {len(body)} bytes)"
            raise refused(request, 403, why)
        kept = {name: request.headers[name] for name in _KEPT_HEADERS if name in request.headers}
        await self.writer.append(Payload(source.name, kept, body))
        return PlainTextResponse("kept")

    # Desktops ------------------------------------------------------------------------------

    async def _take(self, request: Request) -> Response:
        desktop, source = self._admitted(request)
        await self._know_key(request, desktop)
        after = _number(request, "after")
        if request.query_params.get("book", self._keeper.book) != self._keeper.book:
            after = 0
        until = asyncio.get_running_loop().time() + min(_number(request, "wait"), _LONGEST_WAIT)
        while True:
            arrival = self.writer.arrival()
            found = await asyncio.to_thread(self._keeper.take, desktop.name, source, after)
            left = until - asyncio.get_running_loop().time()
            if found or left <= 0 or self.writer.is_stopping or await request.is_disconnected():
                break
            await self.writer.wait(arrival, left)
        payloads = [
            {
                "id": each.id,
                "received_at": each.received_at,
                "is_sealed": each.is_sealed,
                "content": base64.b64encode(each.content).decode(),
            }
            for each in found
        ]
        return JSONResponse({"book": self._keeper.book, "payloads": payloads})

    async def _ack(self, request: Request) -> Response:
        desktop, source = self._admitted(request)
        try:
            given = json.loads(await read_body(request, self._config.limits))
            book, up_to = given["book"], int(given["up_to"])
        except (ValueError, TypeError, KeyError) as error:
            raise refused(request, 400, "an acknowledgement that makes no sense") from error
        count = 0
        if book == self._keeper.book:
            count = await asyncio.to_thread(self._keeper.acknowledge, desktop.name, source, up_to)
        return JSONResponse({"deleted": count})

    async def _state(self, request: Request) -> Response:
        desktop, source = self._admitted(request)
        waiting = await asyncio.to_thread(self._keeper.waiting, desktop.name, source)
        return JSONResponse(
            {
                "book": self._keeper.book,
                "waiting": waiting.count,
                "oldest_at": waiting.oldest_at,
                "has_key": waiting.is_sealed,
                "days": self._config.keep.days,
            }
        )

    def _admitted(self, request: Request) -> tuple[Desktop, str]:
        desktop = desktop_of(self._config.desktops, request.headers.get("authorization", ""))
        if desktop is None:
            raise refused(request, 401, "a token that nobody has")
        source = str(request.path_params["source"])
        if source not in desktop.sources:
            raise refused(request, 403, f"a source that is not for {desktop.name}")
        return desktop, source

    async def _know_key(self, request: Request, desktop: Desktop) -> None:
        key = request.headers.get("x-kindline-key", "")
        if not key:
            return
        if not is_public_key(key):
            raise refused(request, 400, f"a key that is none, of {desktop.name}")
        if not await asyncio.to_thread(self._keeper.show_key, desktop.name, key):
            raise refused(request, 409, f"another key than {desktop.name} has")


class Server(uvicorn.Server):
    """uvicorn, ending long polls at once when it is told to stop."""

    relay: Relay
    loop: asyncio.AbstractEventLoop

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Stop; see uvicorn."""
        self.loop.call_soon_threadsafe(self.relay.writer.stop)
        super().handle_exit(sig, frame)


def run(config: Config) -> None:
    """Serve until told to stop. Raises StoreError, Invalid."""
    keeper = open_keeper(config.keep, config.folder)
    # uvicorn raises the signal again once it is done; it must not end us before the database.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        try:
            asyncio.run(_serve(config, keeper))
        finally:
            keeper.close()


async def _serve(config: Config, keeper: Keeper) -> None:
    relay = Relay(config, keeper)
    server = Server(_settings(config, relay))
    server.relay, server.loop = relay, asyncio.get_running_loop()
    log.info("listening on %s port %d", config.server.host, config.server.port)
    await server.serve()


def _settings(config: Config, relay: Relay) -> uvicorn.Config:
    at = config.server
    return uvicorn.Config(
        relay.asgi(),
        host=at.host,
        port=at.port,
        http=_protocol(config.limits),
        ws="none",
        loop="asyncio",
        lifespan="on",
        access_log=False,  # it would write the verify token's query
        log_config=None,
        proxy_headers=bool(at.trusted_proxies),
        forwarded_allow_ips=list(at.trusted_proxies),
        ssl_certfile=at.certificate or None,
        ssl_keyfile=at.key or None,
        server_header=False,
        limit_concurrency=config.limits.connections,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )


def _protocol(limits: Limits) -> type[GuardedProtocol]:
    return type("Protocol", (GuardedProtocol,), {"head_seconds": limits.head_seconds})


def _challenged(request: Request, source: Source) -> Response:
    challenge = answers_challenge(source, request.query_params)
    if challenge is None:
        raise refused(request, 403, f"a verification that is not right ({source.name})")
    return PlainTextResponse(challenge)


def _number(request: Request, name: str) -> int:
    try:
        return max(0, min(int(request.query_params.get(name, "0")), 2**62))
    except ValueError as error:
        raise refused(request, 400, "a number that is none") from error


async def _unknown(request: Request, _: Exception) -> Response:
    """Answer alike whatever was asked, so that nobody learns what is here."""
    refused(request, 404, "an unknown path")
    return Response(status_code=404, headers={"Connection": "close"})


async def _broken(_: Request, __: Exception) -> Response:
    """Let the vendor try again: nothing was kept."""
    return Response(status_code=503, headers={"Retry-After": "10"})
