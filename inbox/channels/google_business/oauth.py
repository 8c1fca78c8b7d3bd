"""Signs in with Google through the browser (RFC 8252, PKCE) and keeps the token fresh."""

from __future__ import annotations

import asyncio
import json
import secrets as randomness
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from inbox import loopback
from inbox.errors import ChannelError, Invalid, SignInAgain
from inbox.web import Api
from inbox.wholly import wholly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inbox.model import Account
    from inbox.ports import Clock, SecretStore

SCOPE = "https://www.googleapis.com/auth/business.manage"
_AUTHORIZE_URL = "https://accounts.google.com/o/oauth2/v2/auth"
_TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
_EARLY_SECONDS = 90
_ENDED = (
    "The sign-in with Google has ended and cannot be renewed. What was received is safe; sign in "
    "again in the account's settings."
)


async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
    """Let the person allow Kindline in the browser; gives the secrets to keep."""
    settings = account.settings
    client_id = str(settings.get("oauth_client_id") or "").strip()
    if not client_id:
        raise Invalid(
            "Google asks for an OAuth client id. Make one (the channel's README says how) and "
            "enter it first."
        )
    client = {"client_id": client_id}
    if secret := str(settings.get("oauth_client_secret") or "").strip():
        client["client_secret"] = secret
    token_url = str(settings.get("oauth_token_url") or _TOKEN_URL)
    authorize_url = str(settings.get("oauth_authorize_url") or _AUTHORIZE_URL)
    verifier, state = randomness.token_urlsafe(64), randomness.token_urlsafe(24)
    try:
        async with loopback.listening() as page, asyncio.timeout(loopback.PATIENCE_SECONDS):
            open_url(
                prepare_grant_uri(
                    authorize_url,
                    client_id,
                    "code",
                    page.redirect,
                    SCOPE,
                    state,
                    code_challenge=create_s256_code_challenge(verifier),
                    code_challenge_method="S256",
                    access_type="offline",
                    prompt="consent",  # else Google gives a refresh token the first time only
                )
            )
            code = await page.code(state)
            asked = {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": page.redirect,
                "code_verifier": verifier,
            }
            token = await _ask(token_url, client | asked)
    except TimeoutError as error:
        raise SignInAgain("The sign-in was not finished in time; start it again.") from error
    return {"oauth": _kept(token, "", token_url, client)}


@dataclass(slots=True)
class Tokens:
    """One account's access token, renewed before it ends and kept in the keyring."""

    name: str  # of the secret
    secrets: SecretStore = field(repr=False)
    clock: Clock
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def header(self, *, anew: bool = False) -> dict[str, str]:
        """Give the header of a request. Raises SignInAgain, TryLater."""
        async with self._turn:
            kept = await asyncio.to_thread(self.secrets.get, self.name)
            if not kept:
                raise SignInAgain(
                    "Nobody has signed in with Google for this account. Sign in through the "
                    "browser in the account's settings."
                )
            token = _read(kept)
            now = self.clock.now().timestamp()
            if anew or float(token.get("expires_at") or 0) - _EARLY_SECONDS < now:
                token = await wholly(self._renewed(token))
        return {"Authorization": f"Bearer {token['access_token']}"}

    async def _renewed(self, token: Mapping[str, Any]) -> dict[str, Any]:
        refresh = token.get("refresh_token")
        if not refresh:
            raise SignInAgain(_ENDED)
        client = {key: token[key] for key in ("client_id", "client_secret") if token.get(key)}
        asked = {"grant_type": "refresh_token", "refresh_token": str(refresh)}
        fresh = await _ask(str(token["token_url"]), client | asked)
        kept = _kept(fresh, str(refresh), str(token["token_url"]), client)
        await asyncio.to_thread(self.secrets.set, self.name, kept)
        return _read(kept)


async def _ask(token_url: str, fields: Mapping[str, str]) -> Mapping[str, Any]:
    api = Api("Google's sign-in", explain=_explain)
    try:
        answer = await api.post(token_url, data=fields)
    finally:
        await api.close()
    if not isinstance(answer, dict) or not isinstance(answer.get("access_token"), str):
        raise SignInAgain(_ENDED)
    return answer


def _explain(code: int, body: Any) -> ChannelError | None:
    return SignInAgain(_ENDED) if code in (400, 401, 403) else None


def _read(kept: str) -> dict[str, Any]:
    try:
        token = json.loads(kept)
        if token["access_token"] and token["token_url"]:
            return dict(token)
    except (ValueError, KeyError, TypeError):
        pass
    raise SignInAgain(_ENDED)


def _kept(
    token: Mapping[str, Any], old_refresh: str, token_url: str, client: Mapping[str, str]
) -> str:
    life = token.get("expires_in")
    seconds = float(life) if isinstance(life, int | float) else 3600.0
    found = {
        "access_token": token["access_token"],
        # Google repeats the refresh token only when it changed.
        "refresh_token": token.get("refresh_token") or old_refresh,
        "expires_at": time.time() + seconds,
        "token_url": token_url,
    }
    return json.dumps(found | dict(client))
