"""Files from servers that are older, slower or less complete than a present Synapse."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channels.matrix.body import Media
from inbox.channels.matrix.config import read_config
from inbox.channels.matrix.media import MediaStore
from inbox.channels.matrix.parse import Context, Said, read_event
from inbox.channels.matrix.room import Room
from inbox.channels.matrix.session import Session
from inbox.channels.matrix.wire import Wire
from inbox.errors import TryLater
from inbox.ports import SystemClock
from tests.inbox.channels.matrix.house import ACCOUNT_ID, account, secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.channel import IncomingMessage

TOKEN = "syt_a_token"  # noqa: S105
NEW, OLD = "/_matrix/client/v1/media/download/a/b", "/_matrix/media/v3/download/a/b"
Answers = dict[str, tuple[int, bytes]]


def _serve(answers: Answers, work: Callable[[MediaStore], Any]) -> tuple[Any, list[str]]:
    """Run work against a home server that knows only these addresses."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1].partition("?")[0]
        asked.append(path)
        unknown = (404, json.dumps({"errcode": "M_UNRECOGNIZED"}).encode())
        whoami = json.dumps({"user_id": "@help:shop.test"}).encode()
        known = answers | {"/_matrix/client/v3/account/whoami": (200, whoami)}
        status, body = known.get(path, unknown)
        assert f"bearer {TOKEN}" in head.lower()
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n".encode()
            + body
        )
        await writer.drain()
        writer.close()

    async def run() -> Any:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        config = read_config(account("@help:shop.test", f"http://127.0.0.1:{port}", auth="token"))
        session = Session(ACCOUNT_ID, config, secrets(token=TOKEN))
        try:
            return await work(MediaStore(Wire(session)))
        finally:
            await session.close()
            server.close()
            await server.wait_closed()

    return asyncio.run(run()), asked


def _said(url: str = "mxc://a/b") -> Said:
    event = {"type": "m.room.message", "event_id": "$e", "sender": "@c:x"}
    event |= {"content": {"msgtype": "m.file", "body": "a.pdf", "url": url}}  # type: ignore[dict-item]
    found = read_event(event, Room("!r"), Context(frozenset(), SystemClock().now()))
    assert isinstance(found, Said)
    return found


async def _fetch(store: MediaStore, *said: Said) -> list[IncomingMessage]:
    return await store.fetch(said)


def test_an_older_server_gives_files_by_the_older_address() -> None:
    (message,), asked = _serve({OLD: (200, b"pdf")}, lambda store: _fetch(store, _said()))
    assert message.files[0].content == b"pdf"
    assert asked[-2:] == [NEW, OLD]


def test_a_present_server_is_asked_once() -> None:
    (message,), asked = _serve({NEW: (200, b"pdf")}, lambda store: _fetch(store, _said()))
    assert message.files[0].content == b"pdf"
    assert OLD not in asked


def test_a_file_whose_server_is_down_holds_up_its_message_only_for_a_while() -> None:
    async def work(store: MediaStore) -> list[IncomingMessage]:
        for _ in range(2):
            with pytest.raises(TryLater):
                await store.fetch([_said()])
        return await store.fetch([_said()])

    (message,), _ = _serve({NEW: (502, b"")}, work)
    assert message.files[0].content == b""
    assert "could not be reached" in message.files[0].missing


@pytest.mark.parametrize(
    "url", ["mxc://", "mxc://a", "https://evil.example/x", "mxc://a/../../x", "x"]
)
def test_an_address_that_makes_no_sense_leaves_a_sentence(url: str) -> None:
    (message,), asked = _serve({}, lambda store: _fetch(store, _said(url)))
    assert message.files[0].missing
    assert all(path.startswith("/_matrix/") for path in asked)


def test_a_forbidden_file_leaves_a_sentence() -> None:
    answers: Answers = {NEW: (403, b'{"errcode": "M_FORBIDDEN"}')}
    (message,), _ = _serve(answers, lambda store: _fetch(store, _said()))
    assert message.files[0].missing


def test_a_large_file_is_not_even_asked_for() -> None:
    media = Media("mxc://a/b", "film.mp4", "video/mp4", 900_000_000, "video")
    said = Said(_said().message, (media,))
    (message,), asked = _serve({}, lambda store: _fetch(store, said))
    assert "25 MB" in message.files[0].missing
    assert asked == []
