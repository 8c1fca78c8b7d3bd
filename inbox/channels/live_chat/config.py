"""What an account's settings say about its XMPP server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inbox.errors import Refused

if TYPE_CHECKING:
    from inbox.model import Account

_DAYS = 90


@dataclass(frozen=True, slots=True)
class Config:
    """One account's settings, read."""

    address: str  # bare JID
    host: str
    port: int
    security: str
    ca_file: str
    from_name: str
    is_on_shift: bool
    history_days: float

    @property
    def domain(self) -> str:
        """Give the part behind the @."""
        return self.address.partition("@")[2]


def config_of(account: Account) -> Config:
    """Read an account's settings. Raises Refused when the address is none."""
    given = account.settings
    address = (account.address or str(given.get("address") or "")).strip().lower()
    name, _, domain = address.partition("@")
    if not name or not domain or "/" in address or any(char.isspace() for char in address):
        raise Refused(
            "The chat address makes no sense; it looks like help@shop.example. Correct it in the "
            "account's settings."
        )
    shift = given.get("is_on_shift")
    return Config(
        address=address,
        host=str(given.get("host") or ""),
        port=int(given.get("port") or 0),
        security=str(given.get("security") or "starttls"),
        ca_file=str(given.get("ca_file") or ""),
        from_name=str(given.get("from_name") or account.name or ""),
        is_on_shift=True if shift is None else bool(shift),
        history_days=float(given.get("history_days") or _DAYS),
    )
