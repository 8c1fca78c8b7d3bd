"""Every fault of an HTTP interface, from a server that really answers so."""

from __future__ import annotations

import asyncio
import email.utils
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox import web
from inbox.errors import (
    ChannelError,
    Offline,
    OutcomeUnknown,
    Refused,
    SignInAgain,
    TryLater,
)
from inbox.web import Api, Beat, Seldom, Status, pause, wait_asked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

TOKEN = "secret-token-123"  # noqa: S105
PATH = f"/bot{TOKEN}/messages"  # some vendors want the token there


@dataclass
class Server:
    """Answers every request with the same bytes; None never answers."""

    answer: bytes | None
    requests: list[bytes] = field(default_factory=list)
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request."""
        try:
            self.requests.append(await reader.readuntil(b"\r\n\r\n"))
            if self.answer is None:
                await reader.read()  # until the client gives up
            else:
                writer.write(self.answer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def _answer(status: str, body: bytes = b"{}", *headers: str) -> bytes:
    lines = "".join(f"{line}\r\n" for line in headers)
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{lines}\r\n"
    return head.encode() + body


def _with(answer: bytes | None, work: Callable[[Api], Awaitable[Any]], **given: Any) -> Any:
    """Run work against a server that gives this answer."""

    async def run() -> Any:
        server = Server(answer)
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        server.port = listening.sockets[0].getsockname()[1]
        headers = {"Authorization": f"Bearer {TOKEN}"}
        api = Api("Vendor", f"http://127.0.0.1:{server.port}", headers, **given)
        try:
            return await work(api)
        except ChannelError as error:
            _discreet(error, server.port)
            raise
        finally:
            await api.close()
            listening.close()
            await listening.wait_closed()

    return asyncio.run(run())


def _discreet(error: ChannelError, port: int) -> None:
    """See that an error is one sentence for a person, without what it must not say."""
    said = str(error)
    assert said.endswith(".")
    assert "Vendor" in said
    for private in (TOKEN, "127.0.0.1", str(port), "/bot", "Where is my parcel"):
        assert private not in said


async def _get(api: Api) -> Any:
    return await api.get(PATH, timeout=2)


async def _reply(api: Api) -> Any:
    return await api.hand_over("POST", PATH, json={"text": "Where is my parcel?"}, timeout=2)


def test_json_is_decoded_and_nothing_is_none() -> None:
    assert _with(_answer("200 OK", b'{"ok": true}'), _get) == {"ok": True}
    assert _with(_answer("204 No Content", b""), _get) is None
    assert _with(_answer("200 OK", b'{"id": 7}'), _reply) == {"id": 7}


@pytest.mark.parametrize(
    ("status", "read", "reply"),
    [
        ("400 Bad Request", Status, Status),
        ("401 Unauthorized", SignInAgain, SignInAgain),
        ("403 Forbidden", Refused, Refused),
        ("404 Not Found", Status, Status),
        ("408 Request Timeout", TryLater, OutcomeUnknown),
        ("429 Too Many Requests", TryLater, TryLater),
        ("500 Internal Server Error", TryLater, OutcomeUnknown),
        ("502 Bad Gateway", TryLater, OutcomeUnknown),
        ("503 Service Unavailable", TryLater, TryLater),
        ("504 Gateway Timeout", TryLater, OutcomeUnknown),
        ("302 Found", TryLater, OutcomeUnknown),
        ("307 Temporary Redirect", TryLater, TryLater),
    ],
)
@pytest.mark.parametrize("body", [b"{}", b"", b"<html>Where is my parcel?</html>", b"\xff\xfe"])
def test_every_status_has_its_error(
    status: str, read: type[ChannelError], reply: type[ChannelError], body: bytes
) -> None:
    answer = _answer(status, body, "Location: http://elsewhere.example/login")
    with pytest.raises(read) as caught:
        _with(answer, _get)
    assert type(caught.value) is read
    with pytest.raises(reply) as caught:
        _with(answer, _reply)
    assert type(caught.value) is reply


def test_a_status_without_a_sentence_keeps_code_and_body_for_the_channel() -> None:
    with pytest.raises(Status) as caught:
        _with(_answer("422 Unprocessable", b'{"error": "too long"}'), _get)
    assert caught.value.code == 422
    assert caught.value.body == {"error": "too long"}


def test_a_channel_may_know_better() -> None:
    def explain(code: int, body: Any) -> ChannelError | None:
        if code == 403 and body == {"error": "banned"}:
            return SignInAgain("Vendor closed the account.")
        return None

    with pytest.raises(SignInAgain, match="closed the account"):
        _with(_answer("403 Forbidden", b'{"error": "banned"}'), _get, explain=explain)
    with pytest.raises(Refused):
        _with(_answer("403 Forbidden", b"{}"), _get, explain=explain)


def _in(seconds: float) -> str:
    return email.utils.formatdate(time.time() + seconds, usegmt=True)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("Retry-After: 17", 17, 17),
        ("Retry-After: 2.5", 2.5, 2.5),
        ("Retry-After: {soon}", 300, 600),
        ("Retry-After: {past}", 60, 60),
        ("Retry-After: 999999", 3600, 3600),
        ("Retry-After: inf", 3600, 3600),
        ("Retry-After: -5", 60, 60),
        ("X-Rate-Limit-Reset: {epoch}", 300, 600),
        ("X-RateLimit-Reset: {epoch}", 300, 600),
        ("RateLimit-Reset: 30", 30, 30),
        ("Retry-After: nan", 60, 60),
        ("Retry-After: soon", 60, 60),
        ("Retry-After: 99 Foo 99999 99:99:99 GMT", 60, 60),
        ("X-Nothing: 1", 60, 60),
    ],
)
def test_a_limit_waits_as_long_as_the_vendor_says(header: str, least: float, most: float) -> None:
    line = header.format(epoch=int(time.time() + 600), soon=_in(600), past=_in(-600))
    for work in (_get, _reply):
        with pytest.raises(TryLater) as caught:
            _with(_answer("429 Too Many Requests", b"{}", line), work)
        wait = caught.value.after_seconds
        assert wait is not None
        assert least <= wait <= most


def test_a_fault_of_the_vendors_own_waits_as_it_says() -> None:
    with pytest.raises(TryLater) as caught:
        _with(_answer("503 Service Unavailable", b"", "Retry-After: 5"), _get)
    assert caught.value.after_seconds == 5
    with pytest.raises(TryLater) as caught:
        _with(_answer("500 Oops", b""), _get)
    assert caught.value.after_seconds is None


@pytest.mark.parametrize(
    "cut",
    [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"NONSENSE\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
def test_a_line_that_is_cut_is_tried_again_and_a_reply_is_unsure(cut: bytes) -> None:
    with pytest.raises(TryLater):
        _with(cut, _get)
    with pytest.raises(OutcomeUnknown):
        _with(cut, _reply)


def test_a_server_that_never_answers_is_given_up() -> None:
    with pytest.raises(TryLater):
        _with(None, lambda api: api.get(PATH, timeout=0.2))
    with pytest.raises(OutcomeUnknown):
        _with(None, lambda api: api.hand_over("POST", PATH, json={}, timeout=0.2))


@pytest.mark.parametrize(
    "body", [b"<html>", b"{", b"\xff\xfe\x00", b"[" * 200_000, b"NaN-ish", b"9" * 5_000]
)
def test_what_is_no_json_is_no_answer(body: bytes) -> None:
    answer = _answer("200 OK", body)
    with pytest.raises(TryLater):
        _with(answer, _get)
    with pytest.raises(OutcomeUnknown):
        _with(answer, _reply)


def test_nobody_there_is_offline_and_a_reply_surely_stayed() -> None:
    async def gone(work: Callable[[Api], Awaitable[Any]]) -> None:
        listening = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        listening.close()
        await listening.wait_closed()
        api = Api("Vendor", f"http://127.0.0.1:{port}")
        try:
            await work(api)
        except ChannelError as error:
            _discreet(error, port)
            raise
        finally:
            await api.close()

    for work in (_get, _reply):
        with pytest.raises(Offline):
            asyncio.run(gone(work))


@pytest.mark.parametrize(
    "url", ["http://[", "nonsense://x", "http://\u0000", "", "http://a..b:99999"]
)
def test_an_address_that_makes_no_sense_is_a_known_error(url: str) -> None:
    async def run() -> None:
        api = Api("Vendor", url)
        try:
            await api.get(PATH)
        finally:
            await api.close()

    with pytest.raises(ChannelError) as caught:
        asyncio.run(run())
    _discreet(caught.value, 99999)


def test_a_file_is_fetched_within_its_limit() -> None:
    small = _answer("200 OK", b"x" * 1000)
    assert _with(small, lambda api: api.download(PATH, 1000)) == b"x" * 1000
    with pytest.raises(Refused, match="larger than"):
        _with(_answer("200 OK", b"x" * 3_000_000), lambda api: api.download(PATH, 2_000_000))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (_answer("404 Not Found", b"gone"), Status),
        (_answer("401 Unauthorized", b""), SignInAgain),
        (_answer("500 Oops", b""), TryLater),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", TryLater),
    ],
)
def test_a_file_that_cannot_be_had_says_why(answer: bytes, kind: type[ChannelError]) -> None:
    with pytest.raises(kind):
        _with(answer, lambda api: api.download(PATH, 1000))


def test_it_can_be_closed_twice_and_used_again() -> None:
    async def work(api: Api) -> Any:
        await api.get(PATH)
        await api.close()
        await api.close()
        return await api.get(PATH)

    assert _with(_answer("200 OK", b"1"), work) == 1


def test_addresses_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    _with(_answer("200 OK", b"1"), _get)
    assert TOKEN not in caplog.text


@given(st.text(max_size=40) | st.floats().map(str) | st.integers().map(str))
def test_no_header_makes_the_wait_impossible(value: str) -> None:
    for name in ("retry-after", "x-rate-limit-reset"):
        wait = wait_asked({name: value})
        assert wait is None or 0 <= wait <= 3600


def test_a_pause_ends_with_the_bell() -> None:
    async def run() -> float:
        bell = asyncio.Event()
        begun = time.monotonic()
        asyncio.get_running_loop().call_later(0.02, bell.set)
        await pause(30, bell)
        assert not bell.is_set()
        await pause(0.01, bell)
        await pause(0.01)
        return time.monotonic() - begun

    assert asyncio.run(run()) < 10


class _Now:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


def test_a_beat_goes_from_start_to_start_and_always_rests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, rested = _Now(), list[float]()

    async def rest(seconds: float, _bell: asyncio.Event | None) -> None:
        rested.append(seconds)
        now.seconds += seconds

    async def story() -> None:
        beat = Beat(30.0, _began_at=now.seconds)
        for work_seconds in (0.0, 15.0, 29.0, 500.0, 5.0):
            now.seconds += work_seconds
            await beat.rest()

    monkeypatch.setattr(web, "time", now)
    monkeypatch.setattr(web, "pause", rest)
    asyncio.run(story())
    assert rested == [30.0, 15.0, 10.0, 10.0, 25.0]


def test_what_is_done_seldom_is_due_at_once_and_then_after_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, seldom = _Now(), Seldom(5.0)
    monkeypatch.setattr(web, "time", now)
    assert [seldom.is_due(), seldom.is_due()] == [True, False]
    now.seconds += 5.0
    assert [seldom.is_due(), seldom.is_due()] == [True, False]
