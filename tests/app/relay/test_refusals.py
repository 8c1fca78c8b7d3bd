"""Who is not the vendor and not a desktop gets nothing, and the log tells it without content."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest

from inbox import hooks, sealing
from inbox.errors import Refused, SignInAgain
from inbox.ports import secret_name
from tests.app.relay.desktop import Desktop
from tests.servers.relay import SECRET, VERIFY, RelayProcess, sign, token_of
from tests.servers.tls import make_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = b'{"said": "my parcel never came"}'


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    limits = {"head_seconds": 1.0, "body_seconds": 1.0, "body_bytes": 10_000}
    sources = ("shop", "bot", "form")
    desktops = ("one", "two", "new", "lost", "late")
    started = RelayProcess(tmp_path_factory.mktemp("relay"), desktops, sources, limits=limits)
    started.start()
    yield started
    started.stop()


@pytest.fixture
def client(relay: RelayProcess) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=relay.base_url) as made:
        yield made


def _log_since(relay: RelayProcess, length: int) -> str:
    return relay.log[length:]


def test_it_answers_metas_challenge_only_with_the_right_token(client: httpx.Client) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    right = client.get("/hooks/shop", params=query)
    assert (right.status_code, right.text) == (200, "1158201444")
    assert right.headers["content-type"].startswith("text/plain")
    wrong = client.get("/hooks/shop", params=query | {"hub.verify_token": "guess"})
    assert wrong.status_code == 403
    assert client.get("/hooks/bot", params=query).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Hub-Signature-256": "sha256=" + "0" * 64},
        {"X-Hub-Signature-256": sign(WORDS)["X-Hub-Signature-256"].removeprefix("sha256=")},
        sign(WORDS, "another secret"),
        sign(WORDS + b" "),
    ],
)
def test_a_forged_payload_is_refused(
    relay: RelayProcess, client: httpx.Client, headers: dict[str, str]
) -> None:
    before = len(relay.log)
    assert client.post("/hooks/shop", content=WORDS, headers=headers).status_code == 403
    told = _log_since(relay, before)
    assert "refused 403: a signature that is not right (shop, 32 bytes)" in told
    assert "parcel" not in told


def test_telegram_and_any_other_sender_prove_themselves_their_way(client: httpx.Client) -> None:
    telegram = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    assert client.post("/hooks/bot", content=WORDS, headers=telegram).status_code == 200
    assert client.post("/hooks/bot", content=WORDS).status_code == 403
    signature = sign(WORDS)["X-Hub-Signature-256"]
    for given in (signature, signature.removeprefix("sha256=")):
        headers = {"X-Signature-256": given}
        assert client.post("/hooks/form", content=WORDS, headers=headers).status_code == 200
    assert client.post("/hooks/form", content=WORDS, headers=sign(WORDS)).status_code == 403


def test_a_replayed_payload_arrives_once(relay: RelayProcess, client: httpx.Client) -> None:
    desktop = Desktop(relay, "two")
    for _ in range(3):
        assert client.post("/hooks/shop", content=b"[1]", headers=sign(b"[1]")).status_code == 200
    asyncio.run(desktop.take())
    asyncio.run(desktop.take())
    assert client.post("/hooks/shop", content=b"[1]", headers=sign(b"[1]")).status_code == 200
    asyncio.run(desktop.take())
    assert desktop.stored == ["[1]"]


def test_an_oversized_payload_is_refused_with_or_without_its_length(
    relay: RelayProcess, client: httpx.Client
) -> None:
    before = len(relay.log)
    large = b"parcel" * 2000
    assert client.post("/hooks/shop", content=large, headers=sign(large)).status_code == 413
    pieces = (large[at : at + 500] for at in range(0, len(large), 500))
    assert client.post("/hooks/shop", content=pieces, headers=sign(large)).status_code == 413
    told = _log_since(relay, before)
    assert told.count("refused 413: a body that is too large") == 2
    assert "parcel" not in told


def _drip(relay: RelayProcess, start: bytes, drop: bytes) -> float:
    """Send a byte now and then; gives the seconds until the relay had enough."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", relay.port), timeout=0.2) as line:
        line.sendall(start)
        while time.monotonic() - begun < 15:
            try:
                line.sendall(drop)
                if not line.recv(4096):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
    return time.monotonic() - begun


def test_a_slow_loris_is_cut_off_in_the_head_and_in_the_body(relay: RelayProcess) -> None:
    before = len(relay.log)
    head = b"POST /hooks/shop HTTP/1.1\r\nHost: relay\r\n"
    assert _drip(relay, head, b"X-Parcel: a\r\n") < 5
    keep_alive = b"GET /nothing HTTP/1.1\r\nHost: relay\r\n\r\n" + head
    assert _drip(relay, keep_alive, b"X-Parcel: a\r\n") < 5
    assert _drip(relay, b"", b"") < 5
    body = head + b"Content-Length: 9000\r\n\r\n"
    assert _drip(relay, body, b"p") < 5
    told = _log_since(relay, before)
    assert "refused: no whole request within 1 s" in told
    assert "refused 408: a body that came too slowly" in told
    assert "arcel" not in told


def test_unknown_paths_say_nothing(relay: RelayProcess, client: httpx.Client) -> None:
    before = len(relay.log)
    for path in ("/", "/parcel", "/hooks/other", "/hooks", "/docs", "/take/shop/x"):
        answer = client.get(path)
        assert (answer.status_code, answer.content) == (404, b"")
    assert client.put("/hooks/shop").status_code == 404
    assert "parcel" not in _log_since(relay, before)


def test_only_a_desktop_takes_and_only_its_own(relay: RelayProcess, client: httpx.Client) -> None:
    for headers in ({}, {"Authorization": "Bearer guess"}, {"Authorization": token_of("one")}):
        for path in ("/take/shop", "/state/shop"):
            assert client.get(path, headers=headers).status_code == 401
        assert client.post("/ack/shop", headers=headers).status_code == 401
    own = {"Authorization": f"Bearer {token_of('one')}"}
    assert client.get("/take/other", headers=own).status_code == 403
    for body in (b"", b"[]", b'{"up_to": 1}', b'{"book": "x", "up_to": "y"}'):
        assert client.post("/ack/shop", headers=own, content=body).status_code == 400
    assert client.get("/take/shop?after=x", headers=own).status_code == 400
    desktop = Desktop(relay, "one", "nowhere")
    with pytest.raises(Refused, match="no such source"):
        asyncio.run(desktop.take())
    desktop.secrets[secret_name("one", hooks.TOKEN)] = "guess"
    with pytest.raises(SignInAgain, match="does not know this desktop"):
        asyncio.run(desktop.take())


def test_a_hasty_address_is_told_to_wait(tmp_path: Path) -> None:
    limits = {"requests_per_second": 1.0, "requests_at_once": 60.0}
    relay = RelayProcess(tmp_path, limits=limits)
    relay.start()
    try:
        with httpx.Client(base_url=relay.base_url) as client:
            codes = [client.post("/hooks/shop", content=WORDS).status_code for _ in range(6)]
            assert codes[0] == 403
            assert codes[-1] == 429
            assert client.get("/").headers["retry-after"] == "5"
        assert "refused 429: too many requests, from 127.0.0.1" in relay.log
        begun = time.monotonic()
        relay.stop()
        assert time.monotonic() - begun < 5
    finally:
        relay.stop()


def test_what_lies_at_the_relay_is_sealed_even_what_came_before_the_key(tmp_path: Path) -> None:
    relay, early, later = RelayProcess(tmp_path), b'"an early secret"', b'"a later secret"'
    relay.start()
    try:
        url = f"{relay.base_url}/hooks/shop"
        httpx.post(url, content=early, headers=sign(early)).raise_for_status()
        assert _lies(relay, early)
        line = Desktop(relay, "one").line()
        asyncio.run(_show_key(line))
        httpx.post(url, content=later, headers=sign(later)).raise_for_status()
        assert not _lies(relay, later)
    finally:
        relay.stop()
    assert not _lies(relay, early)
    assert not _lies(relay, later)


async def _show_key(line: hooks.Relay) -> None:
    assert (await line.next(None)).payloads
    await line.close()


def _lies(relay: RelayProcess, words: bytes) -> bool:
    return any(words in path.read_bytes() for path in relay.directory.glob("relay.db*"))


def test_another_key_under_the_same_token_is_refused(relay: RelayProcess) -> None:
    first, second = Desktop(relay, "lost"), Desktop(relay, "lost")
    asyncio.run(first.take())
    with pytest.raises(SignInAgain, match="another key"):
        asyncio.run(second.take())


def test_a_relay_begun_anew_is_read_from_its_start(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path)
    desktop = Desktop(relay, "one")
    for words in (b"[1]", b"[2]"):
        relay.start()
        desktop.account = Desktop(relay, "one").account
        httpx.post(f"{relay.base_url}/hooks/shop", content=words, headers=sign(words))
        asyncio.run(desktop.take())
        relay.stop()
        for path in tmp_path.glob("relay.db*"):
            path.unlink()
    assert desktop.stored == ["[1]", "[2]"]


def test_the_token_leaves_only_over_tls(relay: RelayProcess) -> None:
    desktop = Desktop(relay, "late")
    for url in ("http://relay.example.com", "relay.example.com"):
        desktop.account = replace(
            desktop.account, settings={**desktop.account.settings, hooks.URL: url}
        )
        with pytest.raises(Refused, match="https://"):
            asyncio.run(desktop.take())


def _begin_anew(relay: RelayProcess) -> None:
    relay.stop()
    for path in relay.directory.glob("relay.db*"):
        path.unlink()
    relay.start()


def test_one_line_goes_on_when_the_relay_begins_anew(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path)
    relay.start()
    desktop = Desktop(relay, "one")

    async def live() -> None:
        line = desktop.line()
        for words in (b"[1]", b"[2]"):
            url = f"{relay.base_url}/hooks/shop"
            await asyncio.to_thread(httpx.post, url, content=words, headers=sign(words))
            desktop.store(await line.next(desktop.state, 0))
            desktop.store(await line.next(desktop.state, 0))
            assert "; 0 payloads wait" in await line.check()
            await asyncio.to_thread(_begin_anew, relay)
        await line.close()

    try:
        asyncio.run(live())
    finally:
        relay.stop()
    assert desktop.stored == ["[1]", "[2]"]


def test_a_changed_seal_is_told_and_stops_nothing() -> None:
    key = sealing.new_private_key()
    sealed = sealing.seal(b"words", sealing.public_key(key))
    assert sealing.unseal(sealed, key) == b"words"
    for broken in (sealed[:-1], sealed[:-1] + b"x", b"", b"\x02" + sealed[1:]):
        given = {"id": 1, "received_at": 1.0, "is_sealed": True, "content": _base64(broken)}
        assert hooks._payload(given, key).fault
    other = sealing.new_private_key()
    given = {"id": 1, "received_at": 1.0, "is_sealed": True, "content": _base64(sealed)}
    assert hooks._payload(given, other).fault


def _base64(raw: bytes) -> str:
    return sealing._text(raw)


def test_it_speaks_tls_itself(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path)
    lines = (f'certificate = "{certificate}"', f'key = "{certificate.with_name("key.pem")}"')
    relay = RelayProcess(tmp_path, server=lines)
    relay.start()
    try:
        context = ssl.create_default_context(cafile=str(certificate))
        context.check_hostname = False
        url = f"https://127.0.0.1:{relay.port}/hooks/shop"
        with httpx.Client(verify=context) as client:
            assert client.post(url, content=WORDS, headers=sign(WORDS)).status_code == 200
    finally:
        relay.stop()


def test_only_a_trusted_proxy_names_the_address(tmp_path: Path, relay: RelayProcess) -> None:
    told = {"X-Forwarded-For": "203.0.113.7"}
    behind = RelayProcess(tmp_path, server=('trusted_proxies = ["127.0.0.1"]',))
    behind.start()
    try:
        httpx.post(f"{behind.base_url}/hooks/shop", content=WORDS, headers=told)
        assert "from 203.0.113.7" in behind.log
    finally:
        behind.stop()
    httpx.post(f"{relay.base_url}/hooks/shop", content=WORDS, headers=told)
    assert "203.0.113.7" not in relay.log


def test_no_command_but_its_own_loads_a_web_server() -> None:
    said = (
        "import sys; import app.cli; app.cli._parser(); print([m for m in "
        "('uvicorn', 'starlette', 'psycopg', 'h11') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
