"""Matrix error codes as errors that say what to do.

Spec: client-server API v1.15, "Standard error response" and "Soft logout".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.channels.matrix.shape import mapping, number, text
from inbox.errors import ChannelError, Refused, SignInAgain, TryLater

if TYPE_CHECKING:
    from inbox.web import Status

_FORBIDDEN = 403
_TOO_MANY = 429
_NOT_FOUND, _NOT_ALLOWED, _BAD = 404, 405, 400


class SignedOut(SignInAgain):
    """The token is no longer accepted; `is_soft`: the device still exists, a new one may do."""

    def __init__(self, sentence: str, *, is_soft: bool) -> None:
        super().__init__(sentence)
        self.is_soft = is_soft


class Forbidden(Refused):
    """The account may not do this here."""


_SIGNED_OUT = (
    "The Matrix server no longer accepts the sign-in. What was received is safe; sign in again "
    "in the account's settings."
)
_REFUSALS: dict[str, str] = {
    "M_TOO_LARGE": "This is larger than the Matrix server takes, so it was not sent; shorten it "
    "or send a link instead.",
    "M_CONSENT_NOT_GIVEN": "The Matrix server wants its terms accepted first; do that in another "
    "Matrix app, then try again. Nothing is lost.",
    "M_GUEST_ACCESS_FORBIDDEN": "The Matrix server does not let guests do this; use an account "
    "with a password.",
    "M_CANNOT_LEAVE_SERVER_NOTICE_ROOM": "This room belongs to the server and cannot be left.",
    "M_UNSUPPORTED_ROOM_VERSION": "The Matrix server is too old for this room, so it was not "
    "entered; answer there in another way.",
    "M_INCOMPATIBLE_ROOM_VERSION": "The Matrix server is too old for this room, so it was not "
    "entered; answer there in another way.",
}
_SIGN_INS: dict[str, str] = {
    "M_USER_DEACTIVATED": "This Matrix account was closed by its server. What was received is "
    "safe; connect another account.",
    "M_USER_LOCKED": "The Matrix server has locked this account. What was received is safe; ask "
    "the server's administrator.",
    "M_USER_SUSPENDED": "The Matrix server has suspended this account. What was received is safe; "
    "ask the server's administrator.",
}


def explain(code: int, body: Any) -> ChannelError | None:
    """Name a Matrix error; None leaves it to the general sentences."""
    given = mapping(body)
    errcode = text(given.get("errcode"))
    if errcode in ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"):
        return SignedOut(_SIGNED_OUT, is_soft=given.get("soft_logout") is True)
    if errcode in _SIGN_INS:
        return SignInAgain(_SIGN_INS[errcode])
    if errcode in _REFUSALS:
        return Refused(_REFUSALS[errcode])
    return _by_status(code, errcode, given)


def _by_status(code: int, errcode: str, given: Any) -> ChannelError | None:
    if code == _TOO_MANY or errcode == "M_LIMIT_EXCEEDED":
        return _slower(given)
    if errcode == "M_RESOURCE_LIMIT_EXCEEDED":
        return TryLater(
            "The Matrix server has reached its limit of users or storage. Nothing is lost; "
            "Kindline tries again by itself.",
            3600.0,
        )
    if code == _FORBIDDEN:
        return Forbidden(
            "The Matrix account may not do this here: somebody took the right to write away, or "
            "the account was removed from the room. Ask the room's administrator; nothing is lost."
        )
    return None


def _slower(given: Any) -> ChannelError | None:
    wait = number(given.get("retry_after_ms"))
    if wait is None:
        return None  # the header Retry-After may say it
    return TryLater(
        "The Matrix server asks us to go slower. Nothing is lost; Kindline goes on by itself.",
        min(max(wait / 1000, 0.0), 3600.0),
    )


def is_unknown_endpoint(error: Status) -> bool:
    """Tell whether the server does not know the address asked, being older or newer."""
    errcode = text(mapping(error.body).get("errcode"))
    if error.code == _NOT_ALLOWED:
        return True
    return error.code in (_NOT_FOUND, _BAD) and errcode in ("M_UNRECOGNIZED", "")


def is_unknown_position(error: Status) -> bool:
    """Tell whether the server no longer knows where we were in its stream."""
    errcode = text(mapping(error.body).get("errcode"))
    return error.code == _BAD and errcode in ("M_UNKNOWN_POS", "M_INVALID_PARAM", "M_UNKNOWN")
