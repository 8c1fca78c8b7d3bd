"""Looking at a link: only on request, only what the message names, only on the open network."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox.errors import Invalid, NotFound, Offline
from inbox.previews import MOST_BYTES, Previewer, asked_of, read_head
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inbox.store.database import Database

OPEN = Previewer(is_allowed=lambda _: True)
PAGE = (
    '<html><head><title>Plain title</title><meta property="og:title" content="Exchange &amp; more">'
    '<meta name="description" content="How   it\nworks."><meta property="og:site_name"'
    ' content="The Shop"></head><body><title>no</title></body></html>'
)


class Web:
    """A web server on loopback that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                if self.path == "/inside":
                    self.send_response(302)
                    self.send_header("Location", f"http://inside.test:{outer.port}/page")
                    self.end_headers()
                    return
                if self.path == "/round":
                    self.send_response(302)
                    self.send_header("Location", "/round")
                    self.end_headers()
                    return
                self.send_response(404 if self.path == "/gone" else 200)
                kind = "image/png" if self.path == "/picture" else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
                self.end_headers()
                try:
                    self.wfile.write(PAGE.encode())
                    if self.path == "/endless":
                        for _ in range(400):
                            self.wfile.write(b" " * 10_000)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    served = Web()
    yield served
    served.stop()


def test_title_description_and_site_are_read_and_nothing_of_us_is_told(web: Web) -> None:
    found = asyncio.run(OPEN.preview(web.url("/page")))
    assert found == {
        "title": "Exchange & more",
        "description": "How it works.",
        "site": "The Shop",
    }
    (asked,) = web.asked
    assert not {"cookie", "referer", "authorization"} & asked[1].keys()


@pytest.mark.parametrize("path", ["/picture", "/gone", "/round"])
def test_what_is_no_page_is_said_to_be_none(web: Web, path: str) -> None:
    with pytest.raises(Invalid, match="nothing to preview"):
        asyncio.run(OPEN.preview(web.url(path)))


def test_a_private_address_is_never_asked(web: Web) -> None:
    with pytest.raises(Invalid):
        asyncio.run(Previewer().preview(web.url("/page")))
    assert web.asked == []


def test_a_page_that_leads_inside_is_not_followed(web: Web) -> None:
    async def resolver(host: str, _port: int) -> Sequence[str]:
        return ["10.0.0.7"] if host == "inside.test" else ["127.0.0.1"]

    fetcher = Previewer(resolver, lambda address: address == "127.0.0.1")
    with pytest.raises(Invalid):
        asyncio.run(fetcher.preview(web.url("/inside")))
    assert [path for path, _ in web.asked] == ["/inside"]


def test_an_endless_page_is_read_only_at_its_head(web: Web) -> None:
    began = time.monotonic()
    assert asyncio.run(OPEN.preview(web.url("/endless")))["site"] == "The Shop"
    assert time.monotonic() - began < 5
    assert MOST_BYTES < 4_000_000


def test_no_network_is_said_as_such() -> None:
    async def nobody(_host: str, _port: int) -> Sequence[str]:
        raise OSError("no network")

    with pytest.raises(Offline):
        asyncio.run(Previewer(nobody).preview("https://shop.example/"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/", "http://", "x"])
def test_other_kinds_of_addresses_are_refused(address: str) -> None:
    with pytest.raises(Invalid):
        asyncio.run(OPEN.preview(address))


def test_only_an_address_that_the_message_names_is_asked_for(database: Database) -> None:
    add_account(database, NOW)
    said = mail("one", NOW - timedelta(hours=1), text="See https://shop.example/x now")
    bring(database, [said], NOW)
    (message,) = read.thread(database, only(database)).messages
    assert asked_of(database, message.id, "https://shop.example/x") == "https://shop.example/x"
    with pytest.raises(Invalid):
        asked_of(database, message.id, "https://other.example/")
    with pytest.raises(NotFound):
        asked_of(database, "f" * 32, "https://shop.example/x")


@given(st.binary(max_size=2000), st.text(max_size=30))
def test_reading_a_head_never_raises(page: bytes, kind: str) -> None:
    assert set(read_head(page, kind)) <= {"title", "description", "site"}


def test_a_page_says_its_own_letters() -> None:
    page = '<meta charset="windows-1256"><title>مرحبا</title>'.encode("windows-1256")
    assert read_head(page)["title"] == "مرحبا"
    assert read_head(page, "text/html; charset=nonsense")["title"]
