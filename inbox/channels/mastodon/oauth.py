"""Signs in with a Mastodon-compatible server by OAuth's code flow, registering Kindline first."""

from __future__ import annotations

import asyncio
import secrets as randomness
from typing import TYPE_CHECKING, Any

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from inbox import loopback
from inbox.channels.mastodon.parse import map_of, text_of
from inbox.channels.mastodon.wire import TITLE, base_url_of
from inbox.errors import ChannelError, SignInAgain
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.model import Account

SCOPES = (
    "read:accounts read:notifications read:statuses read:search "
    "write:statuses write:media write:favourites write:conversations"
)


async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
    """Let the person allow Kindline in the browser; gives the secrets to keep."""
    api = Api(TITLE, base_url_of(account.settings), {"Connection": "close"})
    try:
        async with loopback.listening() as page, asyncio.timeout(loopback.PATIENCE_SECONDS):
            token = await _by_browser(api, page, open_url)
    except TimeoutError as error:
        raise SignInAgain("The sign-in was not finished in time; start it again.") from error
    finally:
        await api.close()
    return {"token": token}


async def _by_browser(api: Api, page: loopback.Loopback, open_url: Callable[[str], None]) -> str:
    app = await _register(api, page.redirect)
    verifier = randomness.token_urlsafe(64) if await _offers_pkce(api) else ""
    state = randomness.token_urlsafe(24)
    proof = {
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
    }
    open_url(
        prepare_grant_uri(
            f"{api.base_url}/oauth/authorize",
            app["client_id"],
            "code",
            page.redirect,
            SCOPES,
            state,
            **(proof if verifier else {}),
        )
    )
    code = await page.code(state)
    asked = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": page.redirect,
        "scope": SCOPES,
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
    }
    if verifier:
        asked["code_verifier"] = verifier
    answer = await _told(api, "/oauth/token", asked)
    token = text_of(answer.get("access_token"))
    if not token:
        raise SignInAgain("The server gave no token. Nothing was changed; start it again.")
    return token


async def _register(api: Api, redirect: str) -> dict[str, str]:
    """Make Kindline known to the server (POST /api/v1/apps)."""
    asked = {"client_name": "Kindline", "redirect_uris": redirect, "scopes": SCOPES}
    answer = await _told(api, "/api/v1/apps", asked)
    client_id, secret = text_of(answer.get("client_id")), text_of(answer.get("client_secret"))
    if not client_id:
        raise SignInAgain(
            "This server does not let programs register. Paste an access token instead."
        )
    return {"client_id": client_id, "client_secret": secret}


async def _told(api: Api, path: str, fields: dict[str, str]) -> dict[str, Any]:
    try:
        return map_of(await api.post(path, data=fields))
    except SignInAgain as error:
        raise SignInAgain("The server refused the sign-in; start it again.") from error


async def _offers_pkce(api: Api) -> bool:
    """Ask the server's OAuth metadata (RFC 8414)."""
    try:
        said = map_of(await api.get("/.well-known/oauth-authorization-server"))
    except (ChannelError, httpx.HTTPError):
        return False
    methods = said.get("code_challenge_methods_supported")
    return isinstance(methods, list) and "S256" in methods
