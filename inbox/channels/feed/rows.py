"""Turns what a source gave (JSON, CSV, RSS or Atom) into items; what is broken is told."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from charset_normalizer import from_bytes

from inbox.errors import TryLater

if TYPE_CHECKING:
    from inbox.channels.feed.paths import Path

_SAMPLE = 65_536
_DELIMITERS = ",;\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MARKUP = (b"<?xml", b"<rss", b"<feed", b"<rdf")
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True)
class Rows:
    """The items of one page, the page itself, and what could not be read of it."""

    items: list[dict[str, Any]]
    page: Any = None
    faults: tuple[str, ...] = ()


def read(
    content: bytes, kind: str, media_type: str, items: Path | None, encoding: str = ""
) -> Rows:
    """Read a page. Raises TryLater when it is nothing of what was said."""
    if kind == "auto":
        kind = _kind(content, media_type)
    if kind == "csv":
        return _csv(content, encoding)
    return _rss(content) if kind == "rss" else _json(content, items)


def _kind(content: bytes, media_type: str) -> str:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP) or "xml" in media_type:
        return "rss"
    if start.startswith((b"{", b"[")) or "json" in media_type:
        return "json"
    return "csv"


def _json(content: bytes, path: Path | None) -> Rows:
    try:
        data = json.loads(content.decode("utf-8-sig")) if content.strip() else []
    except (ValueError, RecursionError) as error:
        raise TryLater(
            "The source gave something that is no JSON. Nothing is lost; Kindline looks again by "
            "itself, and the description's “format” may say what it is."
        ) from error
    found = path.items(data) if path else data if isinstance(data, list) else [data]
    items = [one for one in found if isinstance(one, dict)]
    faults = tuple(
        f"item {number}: {json.dumps(one)[:80]}"
        for number, one in enumerate(found, 1)
        if not isinstance(one, dict)
    )
    return Rows(items, data, faults)


def _csv(content: bytes, encoding: str) -> Rows:
    text = decoded(content, encoding).replace("\x00", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    items: list[dict[str, Any]] = []
    faults: list[str] = []
    head: list[str] = []
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            faults.append(f"line {reader.line_num}: {error}")
            continue
        if row is None:
            return Rows(items, None, tuple(faults))
        if not any(cell.strip() for cell in row):
            continue
        if not head:
            head = [cell.strip() for cell in row]
        elif len(row) > len(head):
            faults.append(f"line {reader.line_num}: {len(row)} cells under {len(head)} headings")
            items.append(dict(zip(head, row, strict=False)))
        else:
            items.append(dict(zip(head, row, strict=False)))


def decoded(content: bytes, encoding: str = "") -> str:
    """Read bytes: as said, or by their mark, as UTF-8, then as the letters suggest."""
    if encoding:
        return content.decode(encoding, "replace")
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        high = sum(byte > 127 for byte in content[:_SAMPLE])  # noqa: PLR2004 - ASCII
        letters = sum(chr(byte).isalpha() and byte < 128 for byte in content[:_SAMPLE])  # noqa: PLR2004
        # A few accents among Latin letters are too little to guess from: most write cp1252 then.
        is_latin = high < letters / 2
        best = None if is_latin else from_bytes(content[:_SAMPLE]).best()
        return content.decode(best.encoding if best else "cp1252", "replace")


def _delimiter(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE], _DELIMITERS).delimiter
    except csv.Error:
        first = text.partition("\n")[0]
        return max(_DELIMITERS, key=first.count)


def _rss(content: bytes) -> Rows:
    import feedparser  # noqa: PLC0415 - 60 ms that other feeds do not need

    # Bytes, never an address: this library would fetch it by itself.
    given = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    items = [_entry(one) for one in given.entries]
    faults = (f"the feed is not well-formed: {given.bozo_exception}",) if given.bozo else ()
    return Rows(items, None, faults if not items else ())


def _entry(entry: Any) -> dict[str, Any]:
    """Give an entry of RSS 2.0 or Atom by the names that `DEFAULTS` reads."""
    body = entry.get("content") or []
    html = next((one.get("value", "") for one in body if one.get("value")), "")
    author = entry.get("author_detail") or {}
    updated = dict.get(entry, "updated", "")  # its own `get` would make one up, with a warning
    return {
        "id": entry.get("id") or entry.get("link") or "",
        "title": entry.get("title", ""),
        "html": html or entry.get("summary", ""),
        "link": entry.get("link", ""),
        "author": author.get("name") or entry.get("author", ""),
        "email": author.get("email", ""),
        "published": entry.get("published") or updated,
        "updated": updated,
        "in_reply_to": (entry.get("thr_in-reply-to") or {}).get("ref", ""),
        "rating": entry.get("im_rating") or entry.get("rating") or "",
    }
