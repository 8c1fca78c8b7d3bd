"""Remote images: only on request, only of allowed senders, only from the open network."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from inbox import images, work
from inbox.errors import Invalid, NotFound
from inbox.images import ImageFetcher
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inbox.store.database import Database

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50
OPEN = ImageFetcher(is_allowed=lambda _: True)


INSIDE = (
    "127.0.0.1", "::1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "fe80::1",
    "fe80::1%eth0", "fd00::1", "0.0.0.0", "::", "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1",  # noqa: S104
    "2002:7f00:1::", "64:ff9b::192.168.0.1", "64:ff9b::7f00:1", "nonsense",
)  # fmt: skip


class Web:
    """A web server on loopback that remembers what it was asked, and with which headers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                if self.path == "/on":
                    self.send_response(302)
                    self.send_header("Location", f"http://elsewhere.test:{outer.port}/a.png")
                    self.end_headers()
                    return
                self.send_response(200)
                kind = "text/html" if self.path == "/page" else "image/png"
                self.send_header("Content-Type", kind)
                self.send_header("Set-Cookie", "who=you")
                self.end_headers()
                try:
                    self.wfile.write(PNG if self.path != "/big" else b"0" * 6_000_000)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    served = Web()
    yield served
    served.stop()


async def to_loopback(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_within_the_house_are_none_of_a_mails_business(address: str) -> None:
    assert not images.is_public(address)


def test_open_addresses_are_public() -> None:
    assert images.is_public("93.184.216.34")
    assert images.is_public("64:ff9b::93.184.216.34")
    assert images.is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_private_address_is_never_asked_whatever_its_name(web: Web) -> None:
    named = ImageFetcher(resolver=to_loopback)
    for fetcher, url in (
        (ImageFetcher(), web.url("/a.png")),
        (ImageFetcher(), web.url("/a.png", "localhost")),
        (ImageFetcher(), web.url("/a.png", "[::ffff:127.0.0.1]")),
        (named, web.url("/a.png", "looks-public.test")),
        (OPEN, "file:///etc/hostname"),
        (OPEN, f"http://me:secret@127.0.0.1:{web.port}/a.png"),
        (OPEN, "http://"),
    ):
        assert asyncio.run(fetcher.fetch([url])) == {}
    assert web.asked == []


def test_an_image_arrives_and_tells_nothing_but_that_it_was_asked(web: Web) -> None:
    fetcher = ImageFetcher(resolver=to_loopback, is_allowed=lambda _: True)
    first, second = web.url("/a.png", "shop.test"), web.url("/b.png", "shop.test")
    assert asyncio.run(fetcher.fetch([first])) == {first: PNG}
    assert asyncio.run(fetcher.fetch([second])) == {second: PNG}
    for _, headers in web.asked:
        assert headers["host"] == f"shop.test:{web.port}"
        assert not {"cookie", "referer", "user-agent"} & headers.keys()


def test_where_an_image_leads_on_is_looked_at_as_closely(web: Web) -> None:
    async def outside_only(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1" if host == "shop.test" else "10.0.0.1"]

    fetcher = ImageFetcher(resolver=outside_only, is_allowed=lambda each: each == "127.0.0.1")
    assert asyncio.run(fetcher.fetch([web.url("/on", "shop.test")])) == {}
    assert [path for path, _ in web.asked] == ["/on"]


def test_what_is_no_image_or_too_large_is_left_out(web: Web) -> None:
    assert asyncio.run(OPEN.fetch([web.url("/page"), web.url("/big")])) == {}


def test_at_most_forty_are_fetched(web: Web) -> None:
    wanted = [web.url(f"/{number}.png") for number in range(60)]
    assert len(asyncio.run(OPEN.fetch(wanted))) == images.MAX_IMAGES
    assert len(web.asked) == images.MAX_IMAGES


def test_only_what_the_mail_of_an_allowed_sender_names_is_fetched(database: Database) -> None:
    add_account(database, NOW)
    url = "http://shop.test/a.png?x=1&y=2"
    html = '<img src="http://shop.test/a.png?x=1&amp;y=2">'
    bring(database, [mail("one", NOW - timedelta(hours=1), html=html)], NOW)
    (message,) = read.thread(database, only(database)).messages
    with pytest.raises(Invalid, match="nothing was fetched"):
        images.asked_of(database, message.id, [url])
    work.set_setting(database, "images_allowed", (message.author_handle,), "me", NOW)
    assert images.asked_of(database, message.id, [url, "http://other.test/b.png"]) == [url]
    with pytest.raises(NotFound):
        images.asked_of(database, "f" * 32, [url])


def test_a_forged_mail_of_an_allowed_sender_gets_no_images(database: Database) -> None:
    add_account(database, NOW)
    url = "http://shop.test/a.png"
    html, warnings = f'<img src="{url}">', ("authentication_failed",)
    bring(database, [mail("one", NOW - timedelta(hours=1), html=html, warnings=warnings)], NOW)
    (message,) = read.thread(database, only(database)).messages
    work.set_setting(database, "images_allowed", (message.author_handle,), "me", NOW)
    with pytest.raises(Invalid, match="could not be proven"):
        images.asked_of(database, message.id, [url])
