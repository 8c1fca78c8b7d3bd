"""A file that a stranger names is never asked for inside the house."""

from __future__ import annotations

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from inbox import outward
from inbox.channels.mastodon.wire import Wire
from inbox.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Inside:
    """A web server of the office that nobody outside may reach; it notes who asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "image/png")
                self.end_headers()
                self.wfile.write(b"inside")

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def inside() -> Iterator[Inside]:
    made = Inside()
    yield made
    made.stop()


def _fetched(base_url: str, url: str) -> bytes:
    async def run() -> Any:
        wire = Wire(base_url, "token")
        try:
            return await wire.download(url, 1000)
        finally:
            await wire.close()

    found: bytes = asyncio.run(run())
    return found


def test_an_address_inside_the_house_is_not_asked_for_a_stranger(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def resolve(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"] if host in ("127.0.0.1", "intranet.test") else ["93.184.216.34"]

    monkeypatch.setattr(outward, "resolve", resolve)
    port = inside.url.rpartition(":")[2]
    for url in (f"{inside.url}/router", f"http://intranet.test:{port}/x", "file:///etc/passwd"):
        with pytest.raises(Refused):
            _fetched("https://social.example", url)
    assert inside.asked == []


def test_a_server_of_the_office_may_lead_on_inside_of_it(inside: Inside) -> None:
    assert _fetched("http://127.0.0.1:1", f"{inside.url}/picture") == b"inside"
    assert _fetched(inside.url, f"{inside.url}/own") == b"inside"
    assert inside.asked == ["/picture", "/own"]
