"""Turns the HTML of Intercom's bodies into text with links kept, and text into such HTML."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_LINES = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote", "pre"}
_SILENT = {"script", "style", "head", "title"}
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_EDGES = re.compile(r" ?\n ?")
_MANY = re.compile(r"\n{3,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.pictures: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break lines, remember links, collect pictures."""
        given = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "img" and given.get("src"):
            self.pictures.append(given["src"] or "")
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self.said)))
        elif tag == "li":
            self.said.append("\n- ")
        elif tag in _LINES:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Put a link's address behind its label."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._links:
            url, start = self._links.pop()
            label = "".join(self.said[start:]).strip()
            if url and url.removeprefix("mailto:").rstrip("/") != label.rstrip("/"):
                self.said.append(f" ({url})" if label else url)
        elif tag in {"p", "div", "ul", "ol", "blockquote"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._silent:
            self.said.append(data.replace("\n", " "))


def html_to_text(body: str) -> tuple[str, tuple[str, ...]]:
    """Give (text, addresses of the pictures in it). Never raises."""
    reader = _Reader()
    try:
        reader.feed(body)
        reader.close()
    except (AssertionError, ValueError):  # HTMLParser on broken declarations
        return html.unescape(re.sub(r"<[^>]*>", " ", body)).strip(), ()
    text = _SPACES.sub(" ", "".join(reader.said))
    return _MANY.sub("\n\n", _EDGES.sub("\n", text)).strip(), tuple(reader.pictures)


def text_to_html(text: str) -> str:
    """Give text as HTML that shows exactly it: Intercom reads every body as HTML."""
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    written = [html.escape(each, quote=False).replace("\n", "<br>") for each in paragraphs]
    return "".join(f"<p>{each}</p>" for each in written)
