"""An account's settings as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.errors import Refused

if TYPE_CHECKING:
    from inbox.model import Account

_ADDRESS = re.compile(r"@([^:\s]*):([A-Za-z0-9.\-\[\]:]+)")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_POLL_SECONDS = 25.0


@dataclass(frozen=True, slots=True)
class Config:
    """What an account is set to."""

    address: str
    auth: str
    base_url: str
    also_ours: frozenset[str]
    accepts_invites: bool
    tells_read: bool
    history_days: float
    poll_seconds: float

    @property
    def server_name(self) -> str:
        """Give the server's part of the address. Raises Refused."""
        return split_address(self.address)[1]


def read_config(account: Account) -> Config:
    """Read the settings; what makes no sense falls back to the default."""
    given = account.settings
    listed = re.split(r"[,;\s]+", str(given.get("also_ours") or ""))
    return Config(
        address=(account.address or str(given.get("address") or "")).strip(),
        auth=str(given.get("auth") or "password"),
        base_url=str(given.get("base_url") or "").strip().rstrip("/"),
        also_ours=frozenset(filter(None, listed)),
        accepts_invites=_truth(given.get("accept_invites"), default=True),
        tells_read=_truth(given.get("tells_read"), default=True),
        history_days=_days(given.get("history_days"), 30.0),
        poll_seconds=_days(given.get("poll_seconds"), _POLL_SECONDS),
    )


def split_address(address: str) -> tuple[str, str]:
    """Split "@name:server". Raises Refused."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        raise Refused(
            "The Matrix address makes no sense; it looks like @help:example.org. Correct it in "
            "the account, nothing was sent anywhere."
        )
    return found[1], found[2]


def safe_url(url: str) -> str:
    """Give a server's address for use. Raises Refused for one that would show the password."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    if not host or parts.scheme not in ("http", "https") or parts.username or parts.query:
        raise Refused(
            "The address of the Matrix server makes no sense; correct it in the account, it looks "
            "like https://matrix.example.org."
        )
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise Refused(
            "The address of the Matrix server begins with http, so everybody on the way could "
            "read the password; use https."
        )
    return url.rstrip("/")


def well_known_origin(server_name: str) -> str:
    """Give where a server describes itself; on this machine nobody listens in."""
    host = server_name.partition(":")[0]
    return f"{'http' if host in _LOOPBACK else 'https'}://{server_name}"


def _truth(value: Any, *, default: bool) -> bool:
    if value is None or value == "":
        return default
    return str(value).strip().lower() not in ("false", "0", "no", "off")


def _days(value: Any, default: float) -> float:
    try:
        return min(max(float(value), 0.0), 36_500.0)
    except (TypeError, ValueError):
        return default
