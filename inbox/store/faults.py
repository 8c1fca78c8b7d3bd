"""What SQLite says, told as the errors that Kindline knows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from inbox.errors import DiskFull, KindlineError, StoreError, WrongKey

if TYPE_CHECKING:
    from collections.abc import Iterator


# SQLite's words, and those of the system's errors (errno).
_FULL = ("disk is full", "no space left", "quota exceeded")
_UNUSABLE = (
    "readonly",
    "read-only",
    "unable to open",
    "disk i/o error",
    "input/output error",
    "permission denied",
    "not a directory",
)


def known(error: BaseException) -> KindlineError | None:
    """Give the known error behind SQLite's words; None when it is a bug of ours."""
    words = str(error).lower()
    if any(sign in words for sign in _FULL):
        return DiskFull(
            "The disk is full, so this was not saved; everything earlier is safe: free some space"
            " and do it again."
        )
    if "not a database" in words or "hmac check failed" in words:
        return WrongKey(
            "The key does not open this workspace; nothing was changed: restore the key in the"
            " system's keyring, or open another workspace."
        )
    if "locked" in words or "busy" in words:
        return StoreError(
            "The workspace was busy for too long, so this was not saved; everything earlier is"
            " safe: do it again."
        )
    if any(sign in words for sign in _UNUSABLE):
        return StoreError(
            f"The workspace's file could not be used ({words.splitlines()[0][:80]}); everything"
            " earlier is safe: check the disk and its permissions."
        )
    return None


@contextmanager
def told() -> Iterator[None]:
    """Turn the database's and the disk's faults into known errors; bugs pass through."""
    try:
        yield
    except DBAPIError as error:
        found = known(error.orig or error)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        found = known(error)
        if found is None:
            raise
        raise found from error
