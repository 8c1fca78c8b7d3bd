"""Signing in by token against a real Dovecot, and through a stand-in for the provider's pages."""

from __future__ import annotations

import asyncio
import json
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from inbox.channels import registry
from inbox.channels.email import oauth
from inbox.channels.email.channel import EmailChannel
from inbox.channels.email.config import config_of
from inbox.errors import Invalid, SignInAgain, TryLater
from inbox.model import Account
from inbox.ports import SystemClock
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Kept, email_channel, mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers.dovecot import Dovecot

pytestmark = pytest.mark.servers
BOB = "bob@test.local"


class Provider:
    """A token endpoint on loopback: it records what it is asked and answers what it is told."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: tuple[int, Any] = (200, {})
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.asked.append({key: value[0] for key, value in parse_qs(body).items()})
                status, answer = outer.answer
                self.send_response(status)
                self.end_headers()
                said = answer if isinstance(answer, str) else json.dumps(answer)
                self.wfile.write(said.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/token"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    yield made
    made.stop()


def _kept(access: str, *, ends_in: float = 3600, url: str = "", refresh: str = "") -> str:
    return json.dumps(
        {
            "access_token": access,
            "refresh_token": refresh,
            "expires_at": time.time() + ends_in,
            "token_url": url,
            "client_id": "kindline",
        }
    )


def test_a_good_token_receives(oauth_dovecot: Dovecot) -> None:
    oauth_dovecot.deliver(BOB, mail(1))
    kept = Kept()
    secret = _kept(oauth_dovecot.token(BOB))
    asyncio.run(kept.catch_up(_channel(oauth_dovecot, secret)))
    assert len(kept.messages) == 1


def test_an_expired_token_without_renewal_asks_to_sign_in_again(oauth_dovecot: Dovecot) -> None:
    for secret in (
        _kept(oauth_dovecot.token(BOB, -60), ends_in=-60),
        _kept(oauth_dovecot.token(BOB, -60)),  # our clock is wrong: the server says so
        "not json",
    ):
        with pytest.raises(SignInAgain):
            asyncio.run(Kept().catch_up(_channel(oauth_dovecot, secret)))


def test_an_expired_token_is_renewed_and_kept(oauth_dovecot: Dovecot, provider: Provider) -> None:
    fresh = oauth_dovecot.token(BOB)
    provider.answer = (200, {"access_token": fresh, "expires_in": 3600})
    secret = _kept(oauth_dovecot.token(BOB, -60), ends_in=-60, url=provider.url, refresh="r1")
    channel = _channel(oauth_dovecot, secret)
    asyncio.run(Kept().catch_up(channel))
    (asked,) = provider.asked
    assert asked["grant_type"] == "refresh_token"
    assert asked["refresh_token"] == "r1"  # noqa: S105
    kept = json.loads(next(iter(channel._secrets.values())))
    assert (kept["access_token"], kept["refresh_token"]) == (fresh, "r1")


def test_a_refusal_of_the_renewal_asks_to_sign_in_again(provider: Provider) -> None:
    provider.answer = (400, {"error": "invalid_grant"})
    kept = _kept("old", ends_in=-60, url=provider.url, refresh="r1")
    with pytest.raises(SignInAgain, match="cannot be renewed"):
        asyncio.run(oauth.refreshed(kept, time.time()))


@pytest.mark.parametrize(
    "answer",
    [
        (503, {}),
        (429, {"error": "slow_down"}),
        (400, {"error": "temporarily_unavailable"}),
        (200, "<html>Welcome to our hotel. Please sign in.</html>"),
    ],
)
def test_a_provider_that_is_busy_is_asked_later(
    provider: Provider, answer: tuple[int, Any]
) -> None:
    provider.answer = answer
    kept = _kept("old", ends_in=-60, url=provider.url, refresh="r1")
    with pytest.raises(TryLater):
        asyncio.run(oauth.refreshed(kept, time.time()))


def test_a_token_is_renewed_once_for_all_who_need_it(provider: Provider) -> None:
    provider.answer = (200, {"access_token": "new", "refresh_token": "r2", "expires_in": 3600})
    settings = {"auth": "google", "imap_host": "127.0.0.1", "smtp_host": "127.0.0.1"}
    account = Account(ACCOUNT_ID, "email", "Test", BOB, settings)
    secrets = _Memory(_kept("old", ends_in=-60, url=provider.url, refresh="r1"))
    channel = EmailChannel(account, secrets, SystemClock())

    async def run() -> list[Any]:
        wanted = (channel._secret(config_of(account)) for _ in range(3))
        return await asyncio.gather(*wanted)

    assert [each.value for each in asyncio.run(run())] == ["new"] * 3
    assert [each["refresh_token"] for each in provider.asked] == ["r1"]


class _Memory:
    """A SecretStore that holds one secret."""

    def __init__(self, value: str) -> None:
        self.value = value

    def get(self, _: str) -> str:
        return self.value

    def set(self, _: str, value: str) -> None:
        self.value = value

    def delete(self, _: str) -> None:
        self.value = ""


def test_the_browser_sign_in_uses_pkce_and_a_loopback_address(provider: Provider) -> None:
    provider.answer = (200, {"access_token": "a", "refresh_token": "r", "expires_in": 60})
    opened: list[dict[str, str]] = []

    def browser(url: str) -> None:
        query = {key: value[0] for key, value in parse_qs(urlsplit(url).query).items()}
        opened.append(query)

        def visit() -> None:
            for state in ("forged", query["state"]):
                back = f"{query['redirect_uri']}?code=c1&state={state}"
                urllib.request.urlopen(back).close()  # noqa: S310

        threading.Thread(target=visit).start()

    account = Account(
        ACCOUNT_ID,
        "email",
        "Test",
        BOB,
        {"auth": "google", "oauth_client_id": "id", "oauth_token_url": provider.url},
    )
    secrets = asyncio.run(registry.sign_in(account, browser))
    kept = json.loads(secrets["oauth"])
    assert (kept["access_token"], kept["refresh_token"]) == ("a", "r")
    assert opened[0]["code_challenge_method"] == "S256"
    assert opened[0]["redirect_uri"].startswith("http://127.0.0.1:")
    assert len(provider.asked[0]["code_verifier"]) >= 43


def test_without_a_client_id_it_says_what_to_do() -> None:
    account = Account(ACCOUNT_ID, "email", "Test", BOB, {"auth": "microsoft"})
    with pytest.raises(Invalid, match="client id"):
        asyncio.run(registry.sign_in(account, lambda _: None))


def _channel(server: Dovecot, secret: str) -> Any:
    return email_channel(server, BOB, secret, auth="google")
