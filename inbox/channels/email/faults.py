"""What a server's or socket's fault means, as one of the known errors with a sentence."""

from __future__ import annotations

import errno
import imaplib
import logging
import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from imapclient.exceptions import LoginError

from inbox.errors import ChannelError, Offline, Refused, SignInAgain, TryLater

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)
_SAFE = "Everything received and written is safe"
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH}
# RFC 5530 response codes of a refusal that passes by itself.
_PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "TOO MANY")


@contextmanager
def told(host: str) -> Iterator[None]:
    """Turn every fault of a mail server into a ChannelError that says what to do."""
    try:
        yield
    except ChannelError:
        raise
    except (imaplib.IMAP4.error, OSError, EOFError) as error:
        raise known(error, host) from error
    except (ValueError, LookupError, TypeError) as error:
        # imaplib and IMAPClient raise these on answers that no server should give.
        _log.exception("an answer of %s could not be read", host)
        raise TryLater(
            f"{host} gave an answer that Kindline could not read. {_SAFE}, "
            "and Kindline tries again by itself."
        ) from error


def known(error: BaseException, host: str) -> ChannelError:
    """Give the known error for a fault of the connection or of IMAP."""
    if isinstance(error, imaplib.IMAP4.error):
        return _of_imap(error, host)
    if isinstance(error, ssl.SSLCertVerificationError):
        return TryLater(
            f"{host} could not prove its identity ({error.verify_message}), so nothing was sent to "
            f"it. {_SAFE}. Check the server's name in the account, or ask whoever runs the server."
        )
    if isinstance(error, ssl.SSLError):
        return TryLater(
            f"No secure connection to {host} could be made. {_SAFE}. Check the port and the "
            "security chosen in the account's settings."
        )
    return _of_network(error, host)


def _of_network(error: BaseException, host: str) -> ChannelError:
    if isinstance(error, socket.gaierror) or getattr(error, "errno", None) in _NO_NETWORK:
        return Offline(
            f"{host} cannot be found; there may be no network. {_SAFE}, "
            "and Kindline tries again by itself."
        )
    if isinstance(error, ConnectionRefusedError):
        return TryLater(
            f"{host} does not answer. {_SAFE}, and Kindline tries again by itself; "
            "if it goes on, check the server's name and port."
        )
    if isinstance(error, TimeoutError):
        return TryLater(f"{host} took too long. {_SAFE}, and Kindline tries again by itself.")
    return TryLater(
        f"The connection to {host} was lost. {_SAFE}, and Kindline tries again by itself."
    )


def _of_imap(error: imaplib.IMAP4.error, host: str) -> ChannelError:
    said = _clean(error)
    passing = any(code in said.upper() for code in _PASSING)
    if isinstance(error, LoginError) and not passing:
        return SignInAgain(
            f"{host} did not accept the sign-in. {_SAFE}. Enter the password again in the "
            "account's settings, or sign in again."
        )
    if isinstance(error, imaplib.IMAP4.abort) or passing:
        return TryLater(
            f"The connection to {host} was lost. {_SAFE}, and Kindline tries again by itself."
        )
    if "OVERQUOTA" in said.upper() or "QUOTA" in said.upper():
        return Refused(
            f"The mailbox at {host} is full. {_SAFE}. Delete some mail there, then try again."
        )
    return TryLater(f"{host} said: {said}. {_SAFE}, and Kindline tries again by itself.")


def _clean(error: BaseException) -> str:
    text = str(error.args[0]) if error.args else str(error)
    return " ".join(text.removeprefix("b'").rstrip("'").split())[:200]
