"""Fetches the remote images of a mail that a person asked for, telling the sender nothing more."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
from sqlalchemy import select

from inbox.errors import Invalid, NotFound
from inbox.outward import SECONDS, Resolver, Wanted, fetch, is_public, resolve
from inbox.store import read
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.store.database import Database

_log = logging.getLogger(__name__)
MAX_IMAGES = 40
MAX_BYTES = 5_000_000
_AT_ONCE = 4
_FORGED = "authentication_failed"  # among a message's warnings


def asked_of(database: Database, message_id: str, addresses: Sequence[str]) -> list[str]:
    """Give those addresses that may be fetched: the sender is allowed and the mail names them.

    Raises NotFound, and Invalid where the person did not allow this sender's images.
    """
    m = messages.c
    with database.read() as connection:
        row = connection.execute(
            select(m.author_handle, m.html, m.warnings).where(m.id == message_id)
        ).one_or_none()
        allowed = read.settings_of(connection)["images_allowed"]
    if row is None:
        raise NotFound("This message is no longer there; nothing was fetched.")
    if row.author_handle not in allowed:
        raise Invalid("Images of this sender are not allowed; nothing was fetched.")
    if _FORGED in row.warnings:
        # Who was allowed may not be who wrote this.
        raise Invalid(
            "The sender of this mail could not be proven, so its images stay blocked; nothing was"
            " fetched."
        )
    # An ampersand stands in HTML as "&amp;".
    text = row.html.replace("&amp;", "&")
    named = [each for each in dict.fromkeys(addresses) if each.replace("&amp;", "&") in text]
    return named[:MAX_IMAGES]


@dataclass(frozen=True, slots=True)
class ImageFetcher:
    """Fetches images by address; whatever cannot be fetched is left out."""

    resolver: Resolver = resolve
    is_allowed: Callable[[str], bool] = is_public
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def fetch(self, addresses: Sequence[str]) -> dict[str, bytes]:
        """Give the bytes of every image that could be had."""
        chosen = list(dict.fromkeys(addresses))[:MAX_IMAGES]
        found = await asyncio.gather(*(self._one(each) for each in chosen))
        return {each: image for each, image in zip(chosen, found, strict=True) if image}

    async def _one(self, address: str) -> bytes:
        wanted = Wanted("image/*", ("image/",), MAX_BYTES)
        try:
            async with self._turns, asyncio.timeout(SECONDS):
                return (await fetch(address, wanted, self.resolver, self.is_allowed))[2]
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            # Without the address: it may name the customer.
            _log.info("an image could not be fetched: %s", type(error).__name__)
            return b""
