"""Signs in at X through the browser (OAuth 2 with PKCE) and keeps the token fresh."""

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

from inbox.channels.x.info import PORT
from inbox.errors import Invalid, SignInAgain, TryLater
from inbox.loopback import PATIENCE_SECONDS, listening

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.model import Account

# https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
SCOPE = "dm.read dm.write tweet.read tweet.write users.read media.write offline.access"
_AUTHORIZE, _API = "https://x.com/i/oauth2/authorize", "https://api.x.com"
_EARLY_SECONDS = 90
_ENDED = (
    "The sign-in at X has ended and cannot be renewed. Everything received and written is safe; "
    "sign in again in the account's settings."
)


@dataclass(frozen=True, slots=True)
class Client:
    """Kindline as X knows it."""

    client_id: str
    client_secret: str
    base_url: str

    @classmethod
    def of(cls, account: Account, client_secret: str) -> Client:
        """Read it from the account. Raises Invalid."""
        client_id = str(account.settings.get("client_id") or "").strip()
        if not client_id:
            raise Invalid("Enter the Client ID of your app at X first; the guide says where it is.")
        return cls(client_id, client_secret, str(account.settings.get("base_url") or _API))

    async def ask(self, **fields: str) -> dict[str, Any]:
        """Ask for tokens. Raises SignInAgain when X refuses, TryLater on the way."""
        given = {**fields, "client_id": self.client_id}
        key = (self.client_id, self.client_secret) if self.client_secret else None
        try:
            async with httpx.AsyncClient(timeout=30) as web:
                url = f"{self.base_url}/2/oauth2/token"
                answer = await (
                    web.post(url, data=given, auth=key) if key else web.post(url, data=given)
                )
                token = answer.json() if answer.status_code < httpx.codes.BAD_REQUEST else {}
        except (httpx.HTTPError, ValueError) as error:
            raise _later() from error
        if answer.status_code in (429, 500, 502, 503, 504):
            raise _later()
        if not isinstance(token, dict) or not isinstance(token.get("access_token"), str):
            raise SignInAgain(_ENDED)
        return token


def kept(token: dict[str, Any], old_refresh_token: str = "") -> str:
    """Give what is kept in the keyring; X sends a new refresh token with every renewal."""
    lifetime = token.get("expires_in")
    return json.dumps(
        {
            "access_token": token["access_token"],
            "refresh_token": token.get("refresh_token") or old_refresh_token,
            "expires_at": time.time() + lifetime if isinstance(lifetime, int | float) else None,
        }
    )


async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
    """Let the person sign in at X in the browser; give the secrets to keep."""
    client = Client.of(account, str(account.settings.get("client_secret") or ""))
    verifier, state = randomness.token_urlsafe(64), randomness.token_urlsafe(24)
    async with listening(int(account.settings.get("redirect_port") or PORT)) as page:
        url = prepare_grant_uri(
            str(account.settings.get("authorize_url") or _AUTHORIZE),
            client.client_id,
            "code",
            page.redirect,
            SCOPE,
            state,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        open_url(url)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                code = await page.code(state)
                token = await client.ask(
                    grant_type="authorization_code",
                    code=code,
                    redirect_uri=page.redirect,
                    code_verifier=verifier,
                )
        except TimeoutError as error:
            raise SignInAgain("The sign-in was not finished in time; start it again.") from error
    return {"oauth": kept(token)}


async def refreshed(client: Client, stored: str, *, anyway: bool = False) -> tuple[str, str]:
    """Give (access token, what to keep); renewed when it ends soon. Raises SignInAgain."""
    try:
        token: dict[str, Any] = json.loads(stored)
        access, ends_at = str(token["access_token"]), float(token.get("expires_at") or 0)
    except (ValueError, KeyError, TypeError) as error:
        raise SignInAgain(_ENDED) from error
    if not anyway and (not ends_at or ends_at - _EARLY_SECONDS > time.time()):
        return access, stored
    refresh_token = str(token.get("refresh_token") or "")
    if not refresh_token:
        raise SignInAgain(_ENDED)
    fresh = await client.ask(grant_type="refresh_token", refresh_token=refresh_token)
    return str(fresh["access_token"]), kept(fresh, refresh_token)


def _later() -> TryLater:
    return TryLater(
        "X's sign-in cannot be reached. Everything received and written is safe, and Kindline "
        "tries again by itself."
    )
