"""Links, mentions and tags in a text, by their UTF-8 bytes (app.bsky.richtext.facet)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)\]'\"]")
_MENTION = re.compile(r"(?<![\w@.])@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*)", re.I)
_TAG = re.compile(r"(?<![\w#&/])#(\w*[^\W\d_]\w*)")
_TYPE = "app.bsky.richtext.facet"


def mentions_in(text: str) -> list[str]:
    """Give the handles a text mentions."""
    return [found[1].lower() for found in _MENTION.finditer(text)]


def facets_of(text: str, dids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give a text's facets; a handle that `dids` does not know stays plain text."""
    found = [(m, {"$type": f"{_TYPE}#link", "uri": m[0]}) for m in _LINK.finditer(text)]
    taken = [m.span() for m, _ in found]
    for mention in _MENTION.finditer(text):
        did = dids.get(mention[1].lower())
        if did and not _is_within(mention, taken):
            found.append((mention, {"$type": f"{_TYPE}#mention", "did": did}))
    found += [
        (tag, {"$type": f"{_TYPE}#tag", "tag": tag[1]})
        for tag in _TAG.finditer(text)
        if not _is_within(tag, taken)
    ]
    found.sort(key=lambda each: each[0].start())
    return [
        {"index": _index(text, match.start(), match.end()), "features": [feature]}
        for match, feature in found
    ]


def whole_text(text: str, facets: Any) -> str:
    """Give a text with every shortened link written out. Never raises."""
    raw = text.encode("utf-8", "surrogatepass")
    for start, end, address in sorted(_links(facets), reverse=True):
        if 0 <= start < end <= len(raw):
            shown = raw[start:end].decode("utf-8", "replace")
            if shown != address:
                # Bluesky's own client shows "example.org/a/lo..." for the whole address.
                plain = address.partition("://")[2].startswith(shown.rstrip(".…"))
                written = address if plain else f"{shown} ({address})"
                raw = raw[:start] + written.encode("utf-8", "replace") + raw[end:]
    return raw.decode("utf-8", "replace")


def without_leading_mention(text: str, facets: Any, did: str) -> str:
    """Take our own mention off the beginning."""
    raw = text.encode("utf-8", "surrogatepass")
    for facet in facets if isinstance(facets, list) else ():
        start, end = _span(facet)
        if start == 0 < end <= len(raw) and any(
            feature.get("did") == did for feature in _features(facet)
        ):
            rest = raw[end:].decode("utf-8", "replace").lstrip(" ,:\n")
            return rest or text
    return text


def _links(facets: Any) -> list[tuple[int, int, str]]:
    found = []
    for facet in facets if isinstance(facets, list) else ():
        start, end = _span(facet)
        for feature in _features(facet):
            address = feature.get("uri")
            if isinstance(address, str) and address.startswith(("http://", "https://")):
                found.append((start, end, address))
                break
    return found


def _span(facet: Any) -> tuple[int, int]:
    index = facet.get("index") if isinstance(facet, dict) else None
    if not isinstance(index, dict):
        return -1, -1
    start, end = index.get("byteStart"), index.get("byteEnd")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (-1, -1)


def _features(facet: Any) -> list[dict[str, Any]]:
    found = facet.get("features") if isinstance(facet, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _index(text: str, start: int, end: int) -> dict[str, int]:
    first = len(text[:start].encode())
    return {"byteStart": first, "byteEnd": first + len(text[start:end].encode())}


def _is_within(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in taken)
