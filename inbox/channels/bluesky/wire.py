"""Speaks XRPC (atproto.com/specs/xrpc) for one account: its session, its calls, its errors."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channels.bluesky.parse import Who, list_of, map_of, text_of
from inbox.errors import ChannelError, Invalid, Refused, SignInAgain
from inbox.ports import SecretStore, secret_name
from inbox.web import Api, Status, steadily

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "Bluesky"
CHAT = "did:web:api.bsky.chat#bsky_chat"
_ENTRY = "bsky.social"
_AGAIN = "Bluesky no longer accepts the app password. What was received is safe; enter a new one."
_EXPIRED = {"ExpiredToken", "InvalidToken"}
_LEFT_OUT = {"AccountTakedown", "AccountDeactivated", "AccountSuspended"}


class _Expired(ChannelError):
    """The access token has ended, as it does every two hours."""


def base_url_of(settings: Mapping[str, Any]) -> str:
    """Give the server's address. Raises Invalid."""
    given = str(settings.get("base_url") or settings.get("server") or _ENTRY).strip().rstrip("/")
    url = given if "://" in given else f"https://{given}"
    parts = urlsplit(url)
    is_here = (parts.hostname or "") in ("localhost", "::1") or (parts.hostname or "").startswith(
        "127."
    )
    if not parts.hostname or parts.scheme not in ("https", "http"):
        raise Invalid("Enter the server of the account, such as bsky.social.")
    if parts.scheme == "http" and not is_here:
        raise Invalid("The server's address must begin with https, or the password could be read.")
    return f"{parts.scheme}://{parts.netloc}"


class Wire:
    """One account's calls. Every one raises ChannelError's children."""

    def __init__(self, account_id: str, settings: Mapping[str, Any], secrets: SecretStore) -> None:
        self._settings, self._secrets = settings, secrets
        self._password_name = secret_name(account_id, "password")
        self._session_name = secret_name(account_id, "session")
        base_url = base_url_of(settings)
        self._api = Api(TITLE, base_url, explain=_explain)
        self._open = Api(TITLE, base_url)  # pictures lie elsewhere: no token goes there
        self._session: dict[str, str] = {}
        self._signing_in = asyncio.Lock()

    async def me(self) -> Who:
        """Say who we are; signs in when there is no session."""
        await self._ready()
        return Who(self._session["did"], self._session["handle"])

    async def ask(self, nsid: str, *, proxy: str = "", **params: Any) -> dict[str, Any]:
        """Call a query."""
        return map_of(await steadily(lambda: self._call("GET", nsid, proxy, params=params)))

    async def tell(self, nsid: str, body: Any, *, proxy: str = "") -> dict[str, Any]:
        """Call a procedure that may run twice."""
        return map_of(await self._call("POST", nsid, proxy, json=body))

    async def hand_over(self, nsid: str, body: Any, *, proxy: str = "") -> dict[str, Any]:
        """Send a reply. Raises OutcomeUnknown when it may have arrived."""
        return map_of(await self._call("POST", nsid, proxy, is_reply=True, json=body))

    async def upload(self, content: bytes, media_type: str) -> dict[str, Any]:
        """Upload a file; gives the blob that a record refers to."""
        answer = await self._call(
            "POST",
            "com.atproto.repo.uploadBlob",
            "",
            content=content,
            headers={"Content-Type": media_type or "application/octet-stream"},
        )
        return map_of(map_of(answer).get("blob"))

    async def download(self, url: str, limit_bytes: int) -> bytes:
        """Fetch a picture without showing who we are."""
        return await steadily(lambda: self._open.download(url, limit_bytes))

    async def blob(self, did: str, cid: str, limit_bytes: int) -> bytes:
        """Fetch the original of a picture that lies on our own server."""
        url = f"{self._api.base_url}/xrpc/com.atproto.sync.getBlob"
        return await self._open.download(url, limit_bytes, params={"did": did, "cid": cid})

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._api.close()
        await self._open.close()

    async def _call(
        self, method: str, nsid: str, proxy: str, *, is_reply: bool = False, **options: Any
    ) -> Any:
        await self._ready()
        token = self._session["accessJwt"]
        try:
            return await self._signed(method, nsid, proxy, token, is_reply=is_reply, **options)
        except _Expired:
            await self._renew(token)
        token = self._session["accessJwt"]
        try:
            return await self._signed(method, nsid, proxy, token, is_reply=is_reply, **options)
        except _Expired as error:
            raise Refused(
                "The app password does not permit this. Make a new one that allows access to "
                "direct messages; nothing is lost."
            ) from error

    async def _signed(
        self, method: str, nsid: str, proxy: str, token: str, *, is_reply: bool, **options: Any
    ) -> Any:
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        if proxy:
            headers["atproto-proxy"] = proxy
        return await self._api.call(
            method, f"/xrpc/{nsid}", is_reply=is_reply, headers=headers, **options
        )

    async def _ready(self) -> None:
        async with self._signing_in:
            if self._session:
                return
            kept = await asyncio.to_thread(self._secrets.get, self._session_name)
            session = _read(kept, str(self._settings.get("identifier", "")))
            if session:
                await self._take(session)
            else:
                await self._sign_in()

    async def _renew(self, used: str) -> None:
        """Get a fresh access token, unless another call just did."""
        async with self._signing_in:
            if self._session.get("accessJwt") != used:
                return
            headers = {"Authorization": f"Bearer {self._session['refreshJwt']}"}
            try:
                fresh = await self._api.post(
                    "/xrpc/com.atproto.server.refreshSession", headers=headers
                )
            except (_Expired, SignInAgain):
                await self._sign_in()
                return
            await self._keep(map_of(fresh))

    async def _sign_in(self) -> None:
        password = await asyncio.to_thread(self._secrets.get, self._password_name)
        identifier = str(self._settings.get("identifier") or "").strip().removeprefix("@")
        if not password or not identifier:
            raise SignInAgain(
                "There is no app password kept for this account. Enter it in its settings."
            )
        body = {"identifier": identifier, "password": password.strip()}
        try:
            session = map_of(
                await self._api.post("/xrpc/com.atproto.server.createSession", json=body)
            )
        except (_Expired, SignInAgain) as error:
            raise SignInAgain(_AGAIN) from error
        await self._keep(session)

    async def _keep(self, session: dict[str, Any]) -> None:
        keys = ("did", "handle", "accessJwt", "refreshJwt")
        kept = {key: text_of(session.get(key)) for key in keys}
        if not all(kept.values()):
            raise SignInAgain(_AGAIN)
        kept["server"] = _server_of(session) or self._session.get("server", "")
        kept["identifier"] = str(self._settings.get("identifier", ""))
        await asyncio.to_thread(self._secrets.set, self._session_name, json.dumps(kept))
        await self._take(kept)

    async def _take(self, session: dict[str, str]) -> None:
        self._session = session
        server = session.get("server") or self._api.base_url
        if server != self._api.base_url and not self._settings.get("base_url"):
            await self._api.close()
            self._api.base_url = server


def _read(kept: str | None, identifier: str) -> dict[str, str]:
    try:
        session = {key: text_of(value) for key, value in map_of(json.loads(kept or "{}")).items()}
    except ValueError:
        return {}
    is_whole = all(session.get(key) for key in ("did", "handle", "accessJwt", "refreshJwt"))
    return session if is_whole and session.get("identifier") == identifier else {}


def _server_of(session: Mapping[str, Any]) -> str:
    """Give the account's own server from its directory entry (atproto.com/specs/did)."""
    for service in list_of(map_of(session.get("didDoc")).get("service")):
        if text_of(service.get("id")).endswith("#atproto_pds"):
            address = text_of(service.get("serviceEndpoint")).rstrip("/")
            return address if address.startswith("https://") else ""
    return ""


def _explain(code: int, body: Any) -> ChannelError | None:
    name = text_of(map_of(body).get("error"))
    if name in _EXPIRED:
        return _Expired("The session has ended.")
    if name in _LEFT_OUT:
        return SignInAgain("Bluesky has closed or suspended this account; see its own page.")
    if code in (400, 403) and name in (
        "BlockedActor", "BlockedSubject", "MessagesDisabled", "NotFollowedBySender",
        "RecipientNotFound", "AccountSuspended",
    ):  # fmt: skip
        return Refused(
            "This person takes no direct messages from the shop; answer in public or by email."
        )
    return None


def is_missing(error: Status) -> bool:
    """Tell whether an answer says that a thing is not there."""
    name = text_of(map_of(error.body).get("error"))
    return error.code == 404 or name in ("NotFound", "RecordNotFound", "InvalidConvo")  # noqa: PLR2004
