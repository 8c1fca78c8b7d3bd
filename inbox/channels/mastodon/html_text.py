"""Turns a status's HTML into plain text: paragraphs, line breaks and whole links are kept."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

_LONGEST = 500_000
_BLOCKS = {"p", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES = {"br", "li", "div", "tr"}
_SKIPPED = {"script", "style", "head", "title", "template"}
_TAGS = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[ \t]*\n[ \t]*")
_MANY_LINES = re.compile(r"\n{3,}")
# "@shop @ann " before the words: who is addressed is shown elsewhere.
_ADDRESSED = re.compile(r"^(?:@[\w.-]+(?:@[\w.-]+(?::\d+)?)?[\s,:]+)+(?=\S)")


def html_to_text(html: str) -> str:
    """Give the text of a status's `content`. Never raises."""
    html = html[:_LONGEST]
    try:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = etree.fromstring(f"<div>{html}</div>".encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        return unescape(_TAGS.sub(" ", html)).strip()
    said: list[str] = []
    _walk(root, said)
    return _MANY_LINES.sub("\n\n", _BLANKS.sub("\n", "".join(said))).strip()


def without_addressees(text: str) -> str:
    """Take the leading mentions off, unless they are all there is."""
    return _ADDRESSED.sub("", text, count=1)


def _walk(root: Any, said: list[str]) -> None:
    """Go through the tree without recursion: hostile posts nest deeply."""
    walker = etree.iterwalk(root, events=("start", "end"))
    inside_link = False
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "end":
            inside_link = inside_link and tag != "a"
            said.append("\n\n" if tag in _BLOCKS else "")
            said.append("" if inside_link else _words(element.tail))
            continue
        if tag in _SKIPPED:
            walker.skip_subtree()
            continue
        said.append("\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else "")
        if tag == "a" and (link := _link(element)):
            inside_link = True
            said.append(link)
        elif not inside_link:
            said.append(_words(element.text))


def _link(element: Any) -> str:
    """Give a link's text; its whole address where the server shortened it."""
    text = "".join(element.itertext()).strip()
    address = element.get("href") or ""
    if not address.startswith(("http://", "https://")) or text.startswith(("@", "#")):
        return text
    shown = text.rstrip("…").removeprefix("https://").removeprefix("http://")
    return address if not shown or shown in address else f"{text} ({address})"


def _words(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text) if text else ""
