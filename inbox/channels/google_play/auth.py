"""Turns a service account's key into access tokens (RFC 7523, Google's OAuth 2 for servers)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from inbox.errors import SignInAgain
from inbox.web import Api, Status

if TYPE_CHECKING:
    from inbox.ports import Clock

SCOPE = "https://www.googleapis.com/auth/androidpublisher"
_TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_LIFE_SECONDS = 3600
_EARLY_SECONDS = 120
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """What of the key file is needed."""

    email: str
    key_id: str
    key: RSAKey = field(repr=False)
    token_url: str

    @classmethod
    def of(cls, given: str) -> ServiceAccount:
        """Read the key file's content. Raises SignInAgain with what is wrong with it."""
        try:
            # A one-line field turns the file's line ends into others, which JSON does not know.
            data = json.loads(given.replace("\u2028", " ").replace("\u2029", " "), strict=False)
            if data.get("type") != "service_account":
                raise SignInAgain(_wrong("it is not the key of a service account"))
            key = RSAKey.import_key(data["private_key"])
            email, key_id = str(data["client_email"]), str(data.get("private_key_id", ""))
        except (ValueError, KeyError, TypeError, AttributeError, JoseError) as error:
            raise SignInAgain(_wrong("it cannot be read")) from error
        url = str(data.get("token_uri") or _TOKEN_URL)
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise SignInAgain(_wrong("the address in it is not safe"))
        return cls(email, key_id, key, url)

    def assertion(self, now_seconds: int) -> str:
        """Sign that it is us who ask."""
        claims = {
            "iss": self.email,
            "scope": SCOPE,
            "aud": self.token_url,
            "iat": now_seconds,
            "exp": now_seconds + _LIFE_SECONDS,
        }
        header = {"alg": "RS256", "typ": "JWT", "kid": self.key_id}
        return jwt.encode(header, claims, self.key)


@dataclass(slots=True)
class Tokens:
    """One account's access token, renewed before it ends."""

    account: ServiceAccount
    clock: Clock
    _token: str = field(default="", repr=False)
    _ends_at: float = 0.0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def header(self, *, anew: bool = False) -> dict[str, str]:
        """Give the header of a request. Raises SignInAgain, TryLater."""
        async with self._turn:
            now = self.clock.now().timestamp()
            if anew or not self._token or now > self._ends_at - _EARLY_SECONDS:
                await self._ask(int(now))
        return {"Authorization": f"Bearer {self._token}"}

    async def _ask(self, now: int) -> None:
        api = Api("Google", explain=_explain)
        try:
            answer: Any = await api.post(
                self.account.token_url,
                data={"grant_type": _GRANT, "assertion": self.account.assertion(now)},
            )
        except Status as error:
            raise SignInAgain(_REFUSED) from error
        finally:
            await api.close()
        if not isinstance(answer, dict) or not isinstance(answer.get("access_token"), str):
            raise SignInAgain(_REFUSED)
        self._token = answer["access_token"]
        life = answer.get("expires_in")
        self._ends_at = now + (float(life) if isinstance(life, int | float) else _LIFE_SECONDS)


_REFUSED = (
    "Google does not accept the service account's key: it was deleted, or this computer's clock "
    "is wrong. What was received is safe; make a new key and paste it into the account."
)


def _explain(code: int, body: Any) -> SignInAgain | None:
    return SignInAgain(_REFUSED) if code in (400, 401, 403) else None


def _wrong(why: str) -> str:
    return (
        f"The service account's key does not work: {why}. Nothing was changed; paste the whole "
        "content of the JSON file that Google Cloud gave."
    )
