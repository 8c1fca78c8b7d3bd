"""What one account's settings say about its servers, checked."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from inbox.channels.email.presets import PROVIDERS, preset_for
from inbox.errors import Invalid

if TYPE_CHECKING:
    from inbox.model import Account

_LAST_PORT = 65_535
SECURITIES = ("tls", "starttls", "none")


@dataclass(frozen=True, slots=True)
class Secret:
    """A password, or an OAuth 2 access token."""

    value: str
    is_token: bool = False


@dataclass(frozen=True, slots=True)
class MailConfig:
    """Everything about an account but its secrets."""

    account_id: str
    address: str
    user: str
    from_name: str
    reply_to: str
    signature: str
    aliases: frozenset[str]
    auth: str  # "password" | "google" | "microsoft"
    imap_host: str
    imap_port: int
    imap_security: str
    smtp_host: str
    smtp_port: int
    smtp_security: str
    server_saves_sent: bool

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every address that is us, in lower case."""
        return self.aliases | {self.address.lower()}


def config_of(account: Account) -> MailConfig:
    """Read an account's settings. Raises Invalid with what is missing."""
    given = {
        **_defaults(account),
        **{k: v for k, v in account.settings.items() if v not in ("", None)},
    }
    address = str(account.address or given.get("address", "")).strip()
    if "@" not in parseaddr(address)[1]:
        raise Invalid("A mail account needs an address such as help@example.com.")
    for key, name in (("imap_host", "incoming"), ("smtp_host", "outgoing")):
        if not given.get(key):
            raise Invalid(f"Enter the {name} mail server's name, or let Kindline look it up.")
    return MailConfig(
        account_id=account.id,
        address=parseaddr(address)[1],
        user=str(given.get("username") or parseaddr(address)[1]),
        from_name=str(given.get("from_name", "")),
        reply_to=str(given.get("reply_to", "")),
        signature=account.signature or str(given.get("signature", "")),
        aliases=frozenset(_addresses(given.get("aliases", ""))),
        auth=str(given.get("auth", "password")),
        imap_host=str(given["imap_host"]).strip(),
        imap_port=_port(given.get("imap_port"), 993, "incoming"),
        imap_security=_security(given.get("imap_security", "tls"), "incoming"),
        smtp_host=str(given["smtp_host"]).strip(),
        smtp_port=_port(given.get("smtp_port"), 465, "outgoing"),
        smtp_security=_security(given.get("smtp_security", "tls"), "outgoing"),
        server_saves_sent=_saves_sent(given),
    )


def _defaults(account: Account) -> dict[str, object]:
    provider = PROVIDERS.get(str(account.settings.get("auth", "")))
    if provider:
        return dict(provider.servers)
    address = account.address or str(account.settings.get("address", ""))
    return dict(preset_for(address)) if not account.settings.get("imap_host") else {}


def _saves_sent(given: dict[str, object]) -> bool:
    chosen = str(given.get("sent_copy", "auto"))
    if chosen != "auto":
        return chosen == "server"
    host = str(given.get("imap_host", "")).lower()
    return host.endswith(("imap.gmail.com", "imap.googlemail.com", "outlook.office365.com"))


def _addresses(text: object) -> list[str]:
    parts = str(text).replace(";", ",").split(",")
    return [part.strip().lower() for part in parts if "@" in part]


def _port(value: object, usual: int, which: str) -> int:
    try:
        port = int(str(value)) if value else usual
    except ValueError:
        port = 0
    if not 0 < port <= _LAST_PORT:
        raise Invalid(f"The {which} server's port is a number from 1 to 65535.")
    return port


def _security(value: object, which: str) -> str:
    if value not in SECURITIES:
        raise Invalid(f"The {which} server's security is one of: {', '.join(SECURITIES)}.")
    return str(value)
