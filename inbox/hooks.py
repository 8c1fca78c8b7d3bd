"""The desktop's end of a relay: takes vendors' payloads by cursor, each exactly once."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox import sealing
from inbox.errors import ChannelError, Invalid, Refused, SignInAgain, TryLater
from inbox.ports import secret_name
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Account
    from inbox.ports import SecretStore

_log = logging.getLogger(__name__)
_TITLE = "The relay"
_WAIT_SECONDS = 25
_HERE = ("127.0.0.1", "::1", "localhost")
_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND, _CONFLICT = 401, 403, 404, 409
# Names of the settings and secrets that every channel with a relay declares alike.
URL, SOURCE, TOKEN, KEY = "relay_url", "relay_source", "relay_token", "relay_key"


@dataclass(frozen=True, slots=True)
class Payload:
    """One request of a vendor as it came; `fault` is a sentence when it could not be opened."""

    id: int
    received_at: datetime
    headers: Mapping[str, str]
    body: bytes
    fault: str = ""

    def json(self) -> Any:
        """Decode the body; None when it is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came, and where to go on from once it is stored."""

    payloads: tuple[Payload, ...]
    state: Mapping[str, Any]


@dataclass(slots=True)
class Relay:
    """One account's line to its relay.

    `next(state)` means that everything up to `state` is stored here: the relay deletes it then. So
    ask for the next only when the batch before was stored, and keep `Taken.state` in the cursor.
    """

    api: Api
    source: str
    account_id: str
    secrets: SecretStore
    wait_seconds: int = _WAIT_SECONDS
    _acknowledged: tuple[str, int] = field(default=("", 0))

    @classmethod
    def of(cls, account: Account, secrets: SecretStore) -> Relay | None:
        """Build it from an account's settings; None when the account has no relay."""
        url = str(account.settings.get(URL) or "").strip().rstrip("/")
        token = secrets.get(secret_name(account.id, TOKEN)) or ""
        if not url or not token:
            return None
        api = Api(_TITLE, url, {"Authorization": f"Bearer {token}"}, _explain)
        source = str(account.settings.get(SOURCE) or "").strip()
        wait = account.settings.get("relay_wait_seconds")
        wait = _WAIT_SECONDS if not isinstance(wait, int | float) else int(wait)
        return cls(api, source, account.id, secrets, wait)

    async def next(self, state: Mapping[str, Any] | None, wait_seconds: int | None = None) -> Taken:
        """Acknowledge what is stored, then wait for more. Raises ChannelError's children."""
        self._insist_on_tls()
        after, book = _position(state)
        wait = self.wait_seconds if wait_seconds is None else wait_seconds
        # Side by side: what comes while the relay writes down what we have is not held up by it.
        acknowledging = asyncio.ensure_future(self._acknowledge(book, after))
        try:
            said = await self._take(book, after, wait)
            await acknowledging
        finally:
            acknowledging.cancel()
        key = self._key()
        try:
            now_book = str(said["book"])
            payloads = tuple(_payload(each, key) for each in said["payloads"])
        except (TypeError, KeyError, ValueError) as error:
            raise TryLater(
                f"{_TITLE} answered with something else than a relay's answer. Nothing is lost; "
                "Kindline asks again by itself."
            ) from error
        if now_book != book:
            after = 0
        up_to = max([after, *(each.id for each in payloads)])
        return Taken(payloads, {"book": now_book, "after": up_to})

    async def _take(self, book: str, after: int, wait_seconds: int) -> Any:
        query: dict[str, Any] = {"after": after, "wait": wait_seconds}
        if book:
            query["book"] = book
        return await self.api.get(
            f"/take/{self.source}",
            params=query,
            headers={"X-Kindline-Key": sealing.public_key(self._key())},
            timeout=wait_seconds + 30,
        )

    async def check(self) -> str:
        """Try address, token and source without taking anything; gives a sentence."""
        self._insist_on_tls()
        said = await self.api.get(f"/state/{self.source}")
        count = said.get("waiting", 0) if isinstance(said, dict) else 0
        return f"The relay accepts this desktop; {count} payloads wait there."

    async def close(self) -> None:
        """End the line; safe to call twice."""
        await self.api.close()

    async def _acknowledge(self, book: str, after: int) -> None:
        if not book or (book, after) == self._acknowledged:
            return
        try:
            await self.api.post(f"/ack/{self.source}", json={"book": book, "up_to": after})
        except ChannelError as error:
            # The next one acknowledges this too, and a token that is refused is refused to `_take`.
            _log.info("acknowledging waits: %s", error)
        else:
            self._acknowledged = (book, after)

    def _insist_on_tls(self) -> None:
        """Let the token out only over TLS, or to this machine."""
        given = urlsplit(self.api.base_url)
        if given.scheme != "https" and given.hostname not in _HERE:
            raise Refused(
                "The relay's address must begin with https://, so that nobody on the way reads "
                "the token; nothing was sent."
            )

    def _key(self) -> str:
        """Give this desktop's private key, made at the first need."""
        name = secret_name(self.account_id, KEY)
        found = self.secrets.get(name)
        if not found:
            found = sealing.new_private_key()
            self.secrets.set(name, found)
        return found


def _position(state: Mapping[str, Any] | None) -> tuple[int, str]:
    given = state or {}
    after, book = given.get("after"), given.get("book")
    return (after if isinstance(after, int) else 0), (book if isinstance(book, str) else "")


def _payload(given: Mapping[str, Any], key: str) -> Payload:
    number, at = int(given["id"]), datetime.fromtimestamp(float(given["received_at"]), UTC)
    try:
        content = base64.b64decode(given["content"], validate=True)
        if given.get("is_sealed"):
            content = sealing.unseal(content, key)
        head, _, body = content.partition(b"\n")
        headers = {str(name): str(value) for name, value in json.loads(head).items()}
    except (Invalid, binascii.Error, ValueError, AttributeError):
        _log.warning("payload %d of the relay cannot be opened", number)
        return Payload(number, at, {}, b"", "A message came that cannot be opened on this desktop.")
    return Payload(number, at, headers, body)


def _explain(code: int, _: Any) -> ChannelError | None:
    if code == _UNAUTHORIZED:
        return SignInAgain(
            "The relay does not know this desktop's token. What it keeps is safe; put the token "
            "that `kindline relay init` printed into the account's settings."
        )
    if code == _CONFLICT:
        return SignInAgain(
            "The relay seals messages for another key under this token, so they cannot be read "
            "here. They wait there; make a token of its own for this account with "
            "`kindline relay desktop`."
        )
    if code in (_FORBIDDEN, _NOT_FOUND):
        return Refused(
            "The relay has no such source for this desktop. Compare the source's name with the "
            "relay's configuration; nothing is lost."
        )
    return None
