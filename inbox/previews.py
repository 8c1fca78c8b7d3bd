"""Reads the title of a page that a message links to, when a person asks for it."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import httpx
from sqlalchemy import select

from inbox.errors import Invalid, NotFound, Offline
from inbox.outward import SECONDS, Resolver, Wanted, fetch, is_public, resolve
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.store.database import Database

_log = logging.getLogger(__name__)
MOST_BYTES = 400_000  # the head of a page; the rest is not read
_WANTED = Wanted("text/html, application/xhtml+xml", ("text/html", "application/xhtml"),
                 MOST_BYTES, takes_a_part=True)  # fmt: skip
_TITLE, _DESCRIPTION, _SITE = 200, 400, 80  # characters kept
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NAMES = {
    "og:title": "title",
    "twitter:title": "title",
    "og:description": "description",
    "twitter:description": "description",
    "description": "description",
    "og:site_name": "site",
}


def asked_of(database: Database, message_id: str, address: str) -> str:
    """Give the address if this message names it. Raises NotFound, Invalid."""
    m = messages.c
    with database.read() as connection:
        row = connection.execute(select(m.text, m.html).where(m.id == message_id)).one_or_none()
    if row is None:
        raise NotFound("This message is no longer there; nothing was fetched.")
    if not address or address not in row.text + row.html.replace("&amp;", "&"):
        raise Invalid("This message does not name that address; nothing was fetched.")
    return address


@dataclass(frozen=True, slots=True)
class Previewer:
    """Fetches a page's head; neither its images nor its scripts."""

    resolver: Resolver = resolve
    is_allowed: Callable[[str], bool] = is_public

    async def preview(self, address: str) -> dict[str, str]:
        """Give "title", "description" and "site". Raises Invalid, Offline."""
        try:
            async with asyncio.timeout(SECONDS):
                url, kind, page = await fetch(address, _WANTED, self.resolver, self.is_allowed)
        except (httpx.InvalidURL, ValueError) as error:
            # Without the address: it may name the customer.
            _log.info("a link could not be looked at: %s", type(error).__name__)
            raise Invalid(
                "There is nothing to preview: the link does not lead to an open page."
            ) from None
        except (httpx.HTTPError, OSError) as error:
            _log.info("a link could not be looked at: %s", type(error).__name__)
            raise Offline("The page could not be reached; try again later.") from None
        found = read_head(page, kind)
        host = httpx.URL(url).host
        return {
            "title": found.get("title") or host,
            "description": found.get("description", ""),
            "site": found.get("site") or host.removeprefix("www."),
        }


def read_head(page: bytes, kind: str = "") -> dict[str, str]:
    """Read title, description and site from a page's head (HTML, Open Graph protocol)."""
    reader = _Head()
    reader.feed(_decoded(page, kind))
    reader.close()
    most = {"title": _TITLE, "description": _DESCRIPTION, "site": _SITE}
    return {key: " ".join(text.split())[: most[key]] for key, text in reader.found.items()}


def _decoded(page: bytes, kind: str) -> str:
    named = _CHARSET.search(kind.encode()) or _CHARSET.search(page[:2048])
    try:
        return page.decode(named[1].decode() if named else "utf-8", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


class _Head(HTMLParser):
    """Stops listening at the body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self._plain = ""
        self._is_title = self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._is_over = True
        if self._is_over:
            return
        self._is_title = tag == "title"
        if tag == "meta":
            values = {name: value or "" for name, value in attrs}
            key = _NAMES.get((values.get("property") or values.get("name", "")).lower())
            if key and values.get("content"):
                self.found.setdefault(key, values["content"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._is_title and not self._is_over:
            self._plain += data

    def close(self) -> None:
        super().close()
        if self._plain.strip():
            self.found.setdefault("title", self._plain)
