"""Signs in through the browser (OAuth 2 with PKCE, RFC 8252) and keeps the token fresh."""

from __future__ import annotations

import asyncio
import json
import secrets as randomness
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from inbox import loopback
from inbox.channels.email.presets import PROVIDERS, Provider
from inbox.errors import Invalid, SignInAgain, TryLater

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inbox.model import Account

_EARLY_SECONDS = 90
# RFC 6749, 4.1.2.1 and RFC 8628, 3.5: refusals that pass by themselves.
_PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


def provider_of(settings: Mapping[str, Any]) -> Provider:
    """Give the provider an account signs in with. Raises Invalid."""
    provider = PROVIDERS.get(str(settings.get("auth", "")))
    if provider is None:
        raise Invalid("Choose Google or Microsoft 365 to sign in through the browser.")
    token_url = str(settings.get("oauth_token_url") or provider.token_url)
    authorize_url = str(settings.get("oauth_authorize_url") or provider.authorize_url)
    return Provider(
        provider.title, authorize_url, token_url, provider.scope, provider.servers, provider.extra
    )


@dataclass(frozen=True, slots=True)
class _Client:
    """Kindline as the provider knows it, and where it asks for tokens."""

    client_id: str
    client_secret: str
    token_url: str

    async def ask(self, **fields: str) -> Mapping[str, Any]:
        """Ask for tokens. Raises _NoError when the provider refuses, httpx.HTTPError on the way."""
        fields["client_id"] = self.client_id
        if self.client_secret:
            fields["client_secret"] = self.client_secret
        async with httpx.AsyncClient(timeout=30) as web:
            answer = await web.post(self.token_url, data=fields)
        try:
            token = answer.json()
        except ValueError:
            token = None
        if isinstance(token, dict) and "access_token" in token:
            return token
        said = str(token.get("error") or "") if isinstance(token, dict) else ""
        is_passing = said in _PASSING or answer.status_code == httpx.codes.TOO_MANY_REQUESTS
        if said and answer.is_client_error and not is_passing:
            raise _NoError(said)
        # Also a hotel's sign-in page: that is no word of the provider's.
        raise httpx.HTTPStatusError("no token", request=answer.request, response=answer)

    def kept(self, token: Mapping[str, Any], old_refresh_token: str) -> str:
        """Give what is kept in the keyring. Google sends a refresh token only once."""
        lifetime = token.get("expires_in")
        return json.dumps(
            {
                "access_token": token["access_token"],
                "refresh_token": token.get("refresh_token") or old_refresh_token,
                "expires_at": time.time() + float(lifetime) if lifetime else None,
                "token_url": self.token_url,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
            }
        )


class _NoError(Exception):
    """The provider refused."""


async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
    """Let the person sign in with the provider in the browser; give the secrets to keep."""
    provider = provider_of(account.settings)
    client_id = str(account.settings.get("oauth_client_id", ""))
    if not client_id:
        raise Invalid(
            f"{provider.title} asks for an OAuth client id. Register one (the email channel's "
            "README says how) and enter it under Browser sign-in."
        )
    client = _Client(
        client_id, str(account.settings.get("oauth_client_secret", "")), provider.token_url
    )
    async with loopback.listening() as page:
        token = await _by_browser(client, page, account, open_url)
    return {"oauth": client.kept(token, "")}


async def refreshed(kept: str, now_seconds: float, *, anyway: bool = False) -> tuple[str, str]:
    """Give (access token, what to keep); the token is renewed when it ends soon.

    Raises SignInAgain when the provider takes the refresh token no more, TryLater when it cannot be
    asked.
    """
    try:
        token: dict[str, Any] = json.loads(kept)
        access, expires_at = str(token["access_token"]), float(token.get("expires_at") or 0)
    except (ValueError, KeyError, TypeError) as error:
        raise _again() from error
    if not anyway and (not expires_at or expires_at - _EARLY_SECONDS > now_seconds):
        return access, kept
    if not token.get("refresh_token") or not token.get("token_url"):
        raise _again()
    client = _Client(
        str(token["client_id"]), str(token.get("client_secret", "")), str(token["token_url"])
    )
    refresh_token = str(token["refresh_token"])
    fresh = await _refresh(client, refresh_token)
    return str(fresh["access_token"]), client.kept(fresh, refresh_token)


async def _refresh(client: _Client, refresh_token: str) -> Mapping[str, Any]:
    try:
        return await client.ask(grant_type="refresh_token", refresh_token=refresh_token)
    except _NoError as error:
        raise _again() from error
    except (httpx.HTTPError, OSError) as error:
        raise TryLater(
            "The provider's sign-in cannot be reached. Everything received and written is safe, "
            "and Kindline tries again by itself."
        ) from error


async def _by_browser(
    client: _Client,
    page: loopback.Loopback,
    account: Account,
    open_url: Callable[[str], None],
) -> Mapping[str, Any]:
    provider = provider_of(account.settings)
    verifier, state = randomness.token_urlsafe(64), randomness.token_urlsafe(24)
    url = prepare_grant_uri(
        provider.authorize_url,
        client.client_id,
        "code",
        page.redirect,
        provider.scope,
        state,
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
        login_hint=account.address,
        **provider.extra,
    )
    open_url(url)
    try:
        async with asyncio.timeout(loopback.PATIENCE_SECONDS):
            code = await page.code(state)
            return await client.ask(
                grant_type="authorization_code",
                code=code,
                redirect_uri=page.redirect,
                code_verifier=verifier,
            )
    except TimeoutError as error:
        raise SignInAgain("The sign-in was not finished in time; start it again.") from error
    except (httpx.HTTPError, _NoError, OSError) as error:
        raise SignInAgain(
            f"{provider.title} did not complete the sign-in. Nothing was changed; start it again."
        ) from error


def _again() -> SignInAgain:
    return SignInAgain(
        "The sign-in has ended and cannot be renewed. Everything received and written is safe; "
        "sign in again in the account's settings."
    )
