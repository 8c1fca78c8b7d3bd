"""Reads isso's administration page and its comments (isso-comments.de, API 0.13)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

from inbox.channel import IncomingMessage
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping

VALID, PENDING, STALE = 1, 2, 4
PLACE = "comment"
_MODES = {"label-valid": VALID, "label-pending": PENDING, "label-staled": STALE}
_NAMES = {VALID: "Valid", PENDING: "Pending", STALE: "Staled"}
_KEY = re.compile(r"send_edit\((\d+),\s*'([\w.-]+)'")
_THREAD = re.compile(r"^Thread:\s*(.*)\($", re.DOTALL)
# Compiled once: a page holds a hundred comments.
_BLOCKS = etree.XPath("//*[@class='isso-comment']")
_HEAD = etree.XPath(".//div[@class='isso-comment-header']/div[1]")
_LABELS = etree.XPath(".//span[@class='note']/span/@class")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = "%H:%M / %d-%m-%Y"


@dataclass(frozen=True, slots=True)
class Row:
    """One comment as the administration page lists it."""

    id: int
    key: str  # signs acts upon this comment
    uri: str = ""
    title: str = ""
    author: str = ""
    email: str = ""
    website: str = ""
    minute: str = ""
    mode: int = VALID
    text: str = ""

    @property
    def digest(self) -> str:
        """Give a short hash of the text: it tells an edited comment."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Shop:
    """How our own answers are signed."""

    author: str
    email: str
    site: str = ""

    def wrote(self, row: Row) -> bool:
        """Tell our own answers; the address decides, since anybody may use the name."""
        return bool(self.email) and row.email.lower() == self.email.lower()


def rows_of(html: str) -> list[Row] | None:
    """Read the page; None when it is not the administration (signed out). Never raises."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None or not root.xpath("//*[@id='isso-root']"):
        return None
    return [row for row in map(_row, _BLOCKS(root)) if row is not None]


def totals_of(html: str) -> dict[int, int]:
    """Read how many comments of each mode there are; every page says it of all of them."""
    found = {mode: re.search(rf"{name}\s*\((\d{{1,9}})\)", html) for mode, name in _NAMES.items()}
    return {mode: int(each[1]) for mode, each in found.items() if each}


def _row(block: Any) -> Row | None:
    named: dict[str | None, Any] = {}
    found = None
    for each in block.iter("*"):
        named.setdefault(each.get("id"), each)
        # In the button alone: a comment may say such words too.
        found = found or _KEY.search(each.get("onclick") or "")
    if found is None:
        return None
    number = found[1]
    head = _HEAD(block)
    title = _THREAD.match((head[0].text or "").strip()) if head else None
    labels = " ".join(_LABELS(block)).split()
    mode = next((_MODES[name] for name in labels if name in _MODES), VALID)
    text = named.get(f"isso-text-{number}")
    return Row(
        int(number),
        found[2],
        _text(head[0].find("a")) if head else "",
        title[1].strip() if title else "",
        # isso keeps names already escaped, and escapes them once more for its page.
        unescape(_text(named.get(f"isso-author-{number}"))),
        unescape(_text(named.get(f"isso-email-{number}"))),
        unescape(_text(named.get(f"isso-website-{number}"))),
        _text(block.find(".//time")),
        mode,
        "" if text is None else "".join(text.itertext()),
    )


def _text(found: Any) -> str:
    return "" if found is None else "".join(found.itertext()).strip()


def created_of(row: Row, comment: Mapping[str, Any]) -> datetime:
    """Give when a comment was written; the page alone knows the minute, in the server's time."""
    given = comment.get("created")
    if isinstance(given, int | float) and 0 <= given < 1e11:  # noqa: PLR2004 - the year 5138
        return datetime.fromtimestamp(given, UTC)
    try:
        return datetime.strptime(row.minute, _MINUTE).replace(tzinfo=UTC)
    except ValueError:
        return _EPOCH


def remote_id(row_id: int, created: datetime) -> str:
    """Give a comment's id: SQLite gives the number of a deleted comment again."""
    return f"{row_id}@{int(created.timestamp())}"


def handle_of(row: Row) -> str:
    """Give who wrote: the address, or a name of this comment alone, since names are free."""
    return row.email or f"{row.author if row.author != 'Anonymous' else 'anonymous'}#{row.id}"


def message_of(
    row: Row, comment: Mapping[str, Any], parent: str, shop: Shop, counterpart: str = ""
) -> IncomingMessage:
    """Give a comment as a message; `parent` is the remote_id of the thread's first comment."""
    ours, created = shop.wrote(row), created_of(row, comment)
    own_id = remote_id(row.id, created)
    link = f"{shop.site.rstrip('/')}{row.uri}#isso-{row.id}" if shop.site else ""
    extra = {"title": row.title, "link": link, "website": row.website, "page": row.uri}
    name = "" if row.author == "Anonymous" else row.author
    return IncomingMessage(
        remote_id=own_id,
        direction=Direction.OUTBOUND if ours else Direction.INBOUND,
        author_handle=handle_of(row),
        author_name=name,
        sent_at=created,
        text=row.text.strip() or "(This comment has no text that Kindline can show.)",
        thread_key=parent or own_id,
        subject=row.title,
        visibility=Visibility.PUBLIC,
        is_seen=ours,
        extra={key: value for key, value in extra.items() if value},
        place=PLACE,
        place_key=str(row.id),
        counterpart_handle=counterpart if ours else "",
        reply_to=parent,
    )
