"""Speaks to Meta's Graph API and names its error codes in sentences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.errors import ChannelError, Refused, SignInAgain, TryLater
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "https://graph.facebook.com"
VERSION = "v23.0"
# The vendor's spec gives this header a pattern.
_AGENT = "Kindline/1.0.0"

_FILE_HOSTS = (".fbsbx.com", ".facebook.com", ".whatsapp.net", ".fbcdn.net", ".cdninstagram.com")
_SIGN_IN = {102, 190, 463, 467}
# Seconds until the limit opens: developers.facebook.com/docs/graph-api/overview/rate-limiting and
# .../whatsapp/cloud-api/support/error-codes.
_SLOWER = {
    4: 300.0,
    17: 300.0,
    32: 300.0,
    341: 300.0,
    368: 900.0,
    613: 60.0,
    80006: 300.0,
    80007: 300.0,
    130429: 30.0,
    131048: 600.0,
    131056: 10.0,
    133016: 3600.0,
}
_WINDOW = {131047}
_WINDOW_SUBCODES = {2018278, 2018065, 2534022}
_PERMISSION = {3, 10, 131005, *range(200, 300)}
_REASONS = {
    131021: "it is written to the account's own number",
    131026: "this customer cannot get the message: not on WhatsApp, or an old version of it",
    131030: "this number is not among those that a test number may write to",
    131031: "Meta has locked the account",
    131042: "Meta has no means of payment for the account",
    131051: "Meta does not carry this kind of message",
    131052: "Meta cannot read the file",
    131053: "Meta does not take this file: its kind or size does not fit",
    130472: "this customer is in an experiment of Meta's that stops such messages",
    131049: "Meta stopped it to protect this customer from too many messages",
    551: "this person cannot be written to just now",
}


def graph(title: str, token: str, base_url: str, window_sentence: str) -> Api:
    """Build the client for one account; `token` goes into a header, never into an address."""
    headers = {"Authorization": f"Bearer {token}", "User-Agent": _AGENT}
    return Api(
        title,
        f"{(base_url or HOME).rstrip('/')}/{VERSION}",
        headers,
        partial(_explain, title, window_sentence),
    )


def _explain(title: str, window_sentence: str, status: int, body: Any) -> ChannelError | None:
    """Give what an error of the Graph API means; None leaves it to the status."""
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return None
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    if code in _SLOWER:
        return TryLater(
            f"{title} asks us to go slower. Nothing is lost; Kindline goes on by itself.",
            _SLOWER[code],
        )
    if code in _SIGN_IN:
        return SignInAgain(
            f"{title} no longer accepts the access token. What was received is safe; make a new "
            "token and put it into the account's settings."
        )
    if code in _WINDOW or subcode in _WINDOW_SUBCODES:
        return Refused(f"{title} does not take this reply any more. {window_sentence}")
    if code in _PERMISSION:
        return Refused(
            f"{title} does not permit this to the token. Give it the permissions named in the "
            "account's steps; nothing is lost."
        )
    return _rest(title, status, code, error)


def _rest(title: str, status: int, code: int, error: Mapping[str, Any]) -> ChannelError | None:
    if code in _REASONS:
        return Refused(f"{title} did not take it: {_REASONS[code]}. Your text is kept.")
    if status >= 500:  # noqa: PLR2004
        return None  # a reply may have left
    if error.get("is_transient") is True:
        return TryLater(
            f"{title} has a fault of its own ({code}). Nothing is lost; Kindline tries again by "
            "itself."
        )
    return Refused(f"{title} did not take it (code {code}). Your text is kept.")


def is_metas(address: str, base_url: str) -> bool:
    """Tell whether a file's address may be given the token, and be asked at all."""
    asked, own = urlsplit(address), urlsplit(base_url or HOME)
    if (asked.scheme, asked.netloc) == (own.scheme, own.netloc):
        return True
    host = f".{asked.hostname or ''}"
    return asked.scheme == "https" and host.endswith(_FILE_HOSTS)


def failure(title: str, errors: Any) -> str:
    """Name why a message that was taken did not arrive (the `errors` of a status)."""
    first = errors[0] if isinstance(errors, list) and errors else {}
    code = _number(first.get("code")) if isinstance(first, dict) else 0
    if code in _WINDOW:
        return "the customer's last message is more than 24 hours old"
    return _REASONS.get(code, f"{title} could not deliver it (code {code})")


def _number(given: Any) -> int:
    return given if isinstance(given, int) and not isinstance(given, bool) else 0
