"""Turns an HTML mail into plain text, what is newly written apart from what is quoted."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "object"}
_BLOCKS = {
    "address", "article", "blockquote", "center", "div", "dd", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "tr", "ul",
}  # fmt: skip
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"}
# How mail programs mark what they quote: Gmail, Yahoo, Thunderbird, Outlook, Apple.
_QUOTE_CLASS = re.compile(r"\b(gmail_quote|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader)\b")
_QUOTE_IDS = {"divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container"}
_SPACES = re.compile(r"[ \t\r\f\v\xa0]*\n[ \t\r\f\v\xa0]*|[ \t\r\f\v\xa0]+")
_MANY_LINES = re.compile(r"\n{3,}")
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LONGEST = 2_000_000


def html_to_text(html: str) -> tuple[str, str]:
    """Give (newly written, quoted) as plain text. Never raises."""
    html = html[:_LONGEST]
    try:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        return _tidy(unescape(_TAGS.sub(" ", html))), ""
    return _Walk().read(root)


class _Walk:
    """One pass over the tree, without recursion: hostile mail nests deeply."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._quoted: list[str] = []
        self._quote_depth = 0
        self._rest_is_quoted = False
        self._pre_depth = 0

    def read(self, root: Any) -> tuple[str, str]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if not isinstance(element.tag, str):
                continue
            if event == "start" and (element.tag in _SKIPPED or _is_hidden(element)):
                walker.skip_subtree()
                self._skip(element)
            elif event == "start":
                self._open(element)
            else:
                self._close(element)
        return _tidy("".join(self._written)), _tidy("".join(self._quoted))

    def _open(self, element: Any) -> None:
        tag = element.tag
        if _starts_rest(element):
            self._rest_is_quoted = True
        if _is_quote(element):
            self._quote_depth += 1
        if tag == "pre":
            self._pre_depth += 1
        if tag == "br":
            self._put(" \n")
        elif tag in _BLOCKS:
            self._put("\n\n" if tag in _PARAGRAPHS else "\n")
        if tag == "li":
            self._put("- ")
        if element.text:
            self._say(element.text)

    def _close(self, element: Any) -> None:
        tag = element.tag
        if tag in {"td", "th"}:
            self._put(" ")
        elif tag in _BLOCKS:
            self._put("\n\n" if tag in _PARAGRAPHS else "\n")
        if tag == "pre":
            self._pre_depth -= 1
        if _is_quote(element):
            self._quote_depth -= 1
        if element.tail:
            self._say(element.tail)

    def _skip(self, element: Any) -> None:
        # iterwalk still reports the end of a skipped element, whose tail is then said; what was
        # not opened must not be closed, so only balanced counters are touched here.
        if _is_quote(element):
            self._quote_depth += 1
        if element.tag == "pre":
            self._pre_depth += 1

    def _say(self, text: str) -> None:
        self._put(text if self._pre_depth else _SPACES.sub(" ", text.replace("\n", " ")))

    def _put(self, text: str) -> None:
        quoted = self._rest_is_quoted or self._quote_depth > 0
        said = self._quoted if quoted else self._written
        # One block's end and the next one's beginning are one new line, not two.
        if not (text in {"\n", " "} and said and said[-1].endswith("\n")):
            said.append(text)


def _is_quote(element: Any) -> bool:
    if element.tag == "blockquote" and element.get("type", "").lower() == "cite":
        return True
    marked = element.get("class")
    return bool(marked and _QUOTE_CLASS.search(marked))


def _starts_rest(element: Any) -> bool:
    """Outlook marks only where the quote begins: all that follows belongs to it."""
    return (element.get("id") or "") in _QUOTE_IDS


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return bool(style and "display:none" in style.replace(" ", "").lower())


def _tidy(text: str) -> str:
    return _MANY_LINES.sub("\n\n", _SPACES.sub(_space, text)).strip()


def _space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "
