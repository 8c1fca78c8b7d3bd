"""Signs the tokens that App Store Connect asks for (ES256; Apple's page "Generating Tokens")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from inbox.errors import SignInAgain

_AUDIENCE = "appstoreconnect-v1"
_LIFE_SECONDS = 15 * 60  # Apple takes at most 20 minutes
_EARLY_SECONDS = 60
_UNREADABLE = (
    "The private key cannot be read. Nothing was changed; paste the whole content of the .p8 file, "
    "with its first and last line."
)
_BODY = re.compile(r"-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----", re.DOTALL)


@dataclass(slots=True)
class Signer:
    """One key, and the token made with it last."""

    issuer_id: str
    key_id: str
    private_key: str = field(repr=False)
    _key: ECKey | None = field(default=None, repr=False)
    _token: str = field(default="", repr=False)
    _ends_at: float = 0.0

    def header(self, now_seconds: float) -> dict[str, str]:
        """Give the header of a request. Raises SignInAgain."""
        if not self._token or now_seconds > self._ends_at - _EARLY_SECONDS:
            self._token = self._sign(int(now_seconds))
            self._ends_at = now_seconds + _LIFE_SECONDS
        return {"Authorization": f"Bearer {self._token}"}

    def _sign(self, now: int) -> str:
        if self._key is None:
            self._key = _read(self.private_key)
        # An individual key has no issuer and speaks for its owner.
        who = {"iss": self.issuer_id} if self.issuer_id else {"sub": "user"}
        claims = {**who, "iat": now, "exp": now + _LIFE_SECONDS, "aud": _AUDIENCE}
        return jwt.encode({"alg": "ES256", "kid": self.key_id, "typ": "JWT"}, claims, self._key)


def _read(given: str) -> ECKey:
    """Read the .p8 file's content, whatever a one-line field made of its line ends."""
    found = _BODY.search(given)
    try:
        body = re.sub(r"[^A-Za-z0-9+/=]", "", found.group(1) if found else "")
        lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
        pem = f"-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----\n"
        key = ECKey.import_key(pem)
    except (ValueError, TypeError, JoseError) as error:
        raise SignInAgain(_UNREADABLE) from error
    if key.curve_name != "P-256":
        raise SignInAgain(_UNREADABLE)
    return key
