"""Servers of well-known providers, and the two that sign in through the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a provider's OAuth 2 sign-in lives."""

    title: str
    authorize_url: str
    token_url: str
    scope: str
    servers: Mapping[str, Any]
    extra: Mapping[str, str]  # parameters of the authorization request


_IMPLICIT_TLS = 465


def _servers(imap: str, smtp: str, smtp_port: int = _IMPLICIT_TLS) -> dict[str, Any]:
    return {
        "imap_host": imap,
        "imap_port": 993,
        "imap_security": "tls",
        "smtp_host": smtp,
        "smtp_port": smtp_port,
        "smtp_security": "tls" if smtp_port == _IMPLICIT_TLS else "starttls",
    }


_GOOGLE = _servers("imap.gmail.com", "smtp.gmail.com")
_MICROSOFT = _servers("outlook.office365.com", "smtp.office365.com", 587)
_YAHOO = _servers("imap.mail.yahoo.com", "smtp.mail.yahoo.com")
_ICLOUD = _servers("imap.mail.me.com", "smtp.mail.me.com", 587)
_FASTMAIL = _servers("imap.fastmail.com", "smtp.fastmail.com")

PROVIDERS: Mapping[str, Provider] = {
    "google": Provider(
        "Google",
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://mail.google.com/",
        _GOOGLE,
        {"access_type": "offline", "prompt": "consent"},
    ),
    "microsoft": Provider(
        "Microsoft",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "https://outlook.office.com/IMAP.AccessAsUser.All "
        "https://outlook.office.com/SMTP.Send offline_access",
        _MICROSOFT,
        {"prompt": "select_account"},
    ),
}

_DOMAINS: Mapping[str, Mapping[str, Any]] = {
    **{key: {**_GOOGLE, "auth": "google"} for key in ("gmail.com", "googlemail.com")},
    **{
        key: {**_MICROSOFT, "auth": "microsoft"}
        for key in ("outlook.com", "hotmail.com", "live.com", "msn.com")
    },
    **dict.fromkeys(("yahoo.com", "yahoo.co.uk", "yahoo.fr", "ymail.com"), _YAHOO),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), _ICLOUD),
    **dict.fromkeys(("fastmail.com", "fastmail.fm"), _FASTMAIL),
    **dict.fromkeys(("gmx.net", "gmx.de"), _servers("imap.gmx.net", "mail.gmx.net")),
    "gmx.com": _servers("imap.gmx.com", "mail.gmx.com"),
    "web.de": _servers("imap.web.de", "smtp.web.de", 587),
    "aol.com": _servers("imap.aol.com", "smtp.aol.com"),
    "zoho.com": _servers("imap.zoho.com", "smtp.zoho.com"),
    "mailbox.org": _servers("imap.mailbox.org", "smtp.mailbox.org"),
    "posteo.de": _servers("posteo.de", "posteo.de"),
    "yandex.com": _servers("imap.yandex.com", "smtp.yandex.com"),
    "mail.ru": _servers("imap.mail.ru", "smtp.mail.ru"),
    "orange.fr": _servers("imap.orange.fr", "smtp.orange.fr"),
    "t-online.de": _servers("secureimap.t-online.de", "securesmtp.t-online.de"),
}

# Mail exchangers that tell the provider of a company's own domain.
EXCHANGERS: Mapping[str, Mapping[str, Any]] = {
    "google.com": {**_GOOGLE, "auth": "google"},
    "googlemail.com": {**_GOOGLE, "auth": "google"},
    "outlook.com": {**_MICROSOFT, "auth": "microsoft"},
    "messagingengine.com": _FASTMAIL,
}


def preset_for(address: str) -> Mapping[str, Any]:
    """Give the settings of a well-known provider's address; {} for others."""
    return _DOMAINS.get(address.rpartition("@")[2].strip().lower(), {})
