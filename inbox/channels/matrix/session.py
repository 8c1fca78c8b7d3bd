"""The sign-in: finding the server, a password or a token, refreshing, and calls that carry it.

Spec: client-server API v1.15, "Server discovery", "Login", "Refreshing access tokens".
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.matrix.config import safe_url, split_address, well_known_origin
from inbox.channels.matrix.faults import Forbidden, SignedOut, explain
from inbox.channels.matrix.shape import items, mapping, text
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.ports import secret_name
from inbox.web import Api, Status
from inbox.wholly import wholly

if TYPE_CHECKING:
    from inbox.channels.matrix.config import Config
    from inbox.ports import SecretStore

TITLE = "The Matrix server"
CLIENT = "/_matrix/client/v3"
_DEVICE_NAME = "Kindline"
_NOT_ACCEPTED = (
    "The Matrix server does not accept this address and password. Nothing is lost; correct them "
    "in the account's settings."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-in as it is kept in the SecretStore."""

    user_id: str
    access_token: str
    device_id: str = ""
    refresh_token: str = ""
    base_url: str = ""


async def discover(server_name: str) -> str:
    """Give a server's address from its `.well-known` file, "" where it has none.

    Raises TryLater or Offline when it cannot be asked just now.
    """
    api = Api(TITLE, well_known_origin(server_name))
    try:
        found = mapping(await api.get("/.well-known/matrix/client", follow_redirects=True))
    except TryLater:
        raise
    except ChannelError:
        return ""
    finally:
        await api.close()
    return text(mapping(found.get("m.homeserver")).get("base_url")).rstrip("/")


@dataclass(slots=True)
class Session:
    """One account's calls to its home server."""

    account_id: str
    config: Config
    secrets: SecretStore
    is_trial: bool = False  # keeps nothing and uses nothing kept: only the password counts
    _api: Api | None = None
    _signed: Signed | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def user_id(self) -> str:
        """Give our own Matrix id, signing in if need be."""
        return (await self._open())[1].user_id

    async def get(self, path: str, **options: Any) -> Any:
        """Read. Paths begin at the server's root."""
        return await self.call("GET", path, **options)

    async def call(self, method: str, path: str, *, is_reply: bool = False, **options: Any) -> Any:
        """Call with the token, once more with a fresh one where it has run out."""
        api, signed = await self._open()
        more = dict(options.pop("headers", {}))
        own = more | _bearer(signed)
        try:
            return await api.call(method, path, is_reply=is_reply, headers=own, **options)
        except SignedOut as error:
            own = more | _bearer(await self._renew(signed, error))
        return await api.call(method, path, is_reply=is_reply, headers=own, **options)

    async def download(self, path: str, limit_bytes: int) -> bytes:
        """Fetch a file."""
        api, signed = await self._open()
        try:
            return await api.download(path, limit_bytes, headers=_bearer(signed))
        except SignedOut as error:
            again = await self._renew(signed, error)
        return await api.download(path, limit_bytes, headers=_bearer(again))

    async def sign_out(self) -> None:
        """End a sign-in that was only tried."""
        if self._signed is not None and self.config.auth == "password":
            await self.call("POST", f"{CLIENT}/logout", json={})
            await self._forget()

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        if self._api is not None:
            await self._api.close()

    # Signing in ----------------------------------------------------------------------------

    async def _open(self) -> tuple[Api, Signed]:
        if self._api is not None and self._signed is not None:
            return self._api, self._signed
        async with self._lock:
            if self._api is None:
                self._api = Api(TITLE, await self._base_url(), explain=explain)
            if self._signed is None:
                self._signed = await self._read_kept() or await self._sign_in(self._api, "")
            return self._api, self._signed

    async def _base_url(self) -> str:
        if self.config.base_url:
            return safe_url(self.config.base_url)
        kept = await self._read_kept()
        if kept is not None and kept.base_url:
            return safe_url(kept.base_url)
        found = await discover(self.config.server_name)
        return safe_url(found or well_known_origin(self.config.server_name))

    async def _sign_in(self, api: Api, device_id: str) -> Signed:
        if self.config.auth == "token":
            return await self._with_token(api)
        password = await self._secret("password")
        if not password:
            raise SignInAgain("The password is missing; enter it in the account's settings.")
        asked: dict[str, Any] = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": _login_name(self.config.address)},
            "password": password,
            "initial_device_display_name": _DEVICE_NAME,
            "refresh_token": True,
        }
        if device_id:
            asked["device_id"] = device_id
        try:
            answer = mapping(await api.post(f"{CLIENT}/login", json=asked))
        except (Forbidden, SignedOut) as error:
            raise SignInAgain(_NOT_ACCEPTED) from error
        except Status as error:
            raise await _no_password(api) from error
        return await self._keep(_signed(answer, api.base_url))

    async def _with_token(self, api: Api) -> Signed:
        token = await self._secret("token")
        if not token:
            raise SignInAgain("The access token is missing; enter it in the account's settings.")
        own = Signed("", token.strip())
        answer = mapping(await api.get(f"{CLIENT}/account/whoami", headers=_bearer(own)))
        return Signed(text(answer.get("user_id")), own.access_token, text(answer.get("device_id")))

    async def _renew(self, stale: Signed, error: SignedOut) -> Signed:
        """Get a fresh token; several calls that fail together get one between them."""
        async with self._lock:
            api, now = self._api, self._signed
            if api is None or now is None:
                raise error
            if now.access_token != stale.access_token:
                return now
            if now.refresh_token and (fresh := await wholly(self._refreshed(api, now))):
                return fresh
            await self._forget()
            # Softly signed out, the device and its place in the stream still exist.
            if error.is_soft and self.config.auth == "password":
                self._signed = await self._sign_in(api, now.device_id)
                return self._signed
        raise error

    async def _refreshed(self, api: Api, now: Signed) -> Signed | None:
        fresh = await self._refresh(api, now)
        return None if fresh is None else await self._keep(fresh)

    async def _refresh(self, api: Api, now: Signed) -> Signed | None:
        try:
            answer = mapping(
                await api.post(f"{CLIENT}/refresh", json={"refresh_token": now.refresh_token})
            )
        except TryLater:
            raise
        except ChannelError:
            return None
        token = text(answer.get("access_token"))
        if not token:
            return None
        newer = text(answer.get("refresh_token")) or now.refresh_token
        return Signed(now.user_id, token, now.device_id, newer, now.base_url)

    # Keeping -------------------------------------------------------------------------------

    async def _secret(self, key: str) -> str | None:
        return await asyncio.to_thread(self.secrets.get, secret_name(self.account_id, key))

    def _name(self) -> str:
        return secret_name(self.account_id, "session")

    async def _read_kept(self) -> Signed | None:
        # A keyring may ask a person to open it.
        return await asyncio.to_thread(self._kept)

    def _kept(self) -> Signed | None:
        if self.config.auth == "token" or self.is_trial:
            return None
        try:
            found = mapping(json.loads(self.secrets.get(self._name()) or "null"))
        except json.JSONDecodeError:
            return None
        signed = Signed(**{key: text(found.get(key)) for key in Signed.__dataclass_fields__})
        is_ours = _login_name(self.config.address) == _login_name(signed.user_id)
        return signed if signed.access_token and is_ours else None

    async def _keep(self, signed: Signed) -> Signed:
        self._signed = signed
        if not self.is_trial:
            kept = {key: getattr(signed, key) for key in Signed.__dataclass_fields__}
            await asyncio.to_thread(self.secrets.set, self._name(), json.dumps(kept))
        return signed

    async def _forget(self) -> None:
        self._signed = None
        if not self.is_trial:
            await asyncio.to_thread(self.secrets.delete, self._name())


def _signed(answer: Any, base_url: str) -> Signed:
    token = text(answer.get("access_token"))
    if not token:
        raise TryLater(
            "The Matrix server's answer to the sign-in made no sense; nothing is lost, Kindline "
            "tries again by itself."
        )
    return Signed(
        text(answer.get("user_id")),
        token,
        text(answer.get("device_id")),
        text(answer.get("refresh_token")),
        base_url,
    )


async def _no_password(api: Api) -> ChannelError:
    """Say why a sign-in by password was not taken."""
    flows = mapping(await api.get(f"{CLIENT}/login")).get("flows")
    if any(mapping(flow).get("type") == "m.login.password" for flow in items(flows)):
        return SignInAgain(_NOT_ACCEPTED)
    return Refused(
        "This Matrix server signs in through the browser only; choose Access token in the "
        "account's settings. The steps are in the channel's guide."
    )


def _login_name(address: str) -> str:
    """Give the user's own part of the address; the server knows its name itself."""
    try:
        return split_address(address)[0]
    except Refused:
        return address.strip().removeprefix("@")


def _bearer(signed: Signed) -> dict[str, str]:
    return {"Authorization": f"Bearer {signed.access_token}"}
