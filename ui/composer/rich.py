"""Carries bold, italic, lists and links between the editor and plain small HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFragment, QTextListFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = QFont.Weight.DemiBold


def to_html(document: QTextDocument) -> str:
    """Give the text as HTML where formatting was used, else ""."""
    if not _is_formatted(document):
        return ""
    parts: list[str] = []
    open_list = ""
    block = document.begin()
    while block.isValid():
        wanted = _list_tag(block)
        if wanted != open_list:
            parts += [f"</{open_list}>"] * bool(open_list) + [f"<{wanted}>"] * bool(wanted)
            open_list = wanted
        inner = "".join(_run(fragment) for fragment in _fragments(block)) or "<br>"
        parts.append(f"<li>{inner}</li>" if wanted else f"<p>{inner}</p>")
        block = block.next()
    if open_list:
        parts.append(f"</{open_list}>")
    return "".join(parts)


def _is_formatted(document: QTextDocument) -> bool:
    block = document.begin()
    while block.isValid():
        if block.textList() is not None or any(_is_styled(f) for f in _fragments(block)):
            return True
        block = block.next()
    return False


def _is_styled(fragment: QTextFragment) -> bool:
    look = fragment.charFormat()
    return look.fontWeight() >= _BOLD or look.fontItalic() or look.isAnchor()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    # PySide's block iterator ends by comparing, not by StopIteration of its own.
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        if fragment.isValid():
            yield fragment
        step += 1


def _list_tag(block: QTextBlock) -> str:
    if block.textList() is None:
        return ""
    style = block.textList().format().style()
    return "ol" if style == QTextListFormat.Style.ListDecimal else "ul"


def _run(fragment: QTextFragment) -> str:
    look = fragment.charFormat()
    text = escape(fragment.text()).replace("\u2028", "<br>")
    if look.fontWeight() >= _BOLD:
        text = f"<b>{text}</b>"
    if look.fontItalic():
        text = f"<i>{text}</i>"
    if look.isAnchor() and look.anchorHref():
        text = f'<a href="{escape(look.anchorHref())}">{text}</a>'
    return text
