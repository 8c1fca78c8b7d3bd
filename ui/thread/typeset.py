"""Sets one text as a QTextLayout with constant line pitch, in its own direction."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_STRONG = {"L": False, "R": True, "AL": True}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters shown differently."""

    start: int
    length: int
    colour: str = ""
    background: str = ""
    is_underlined: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set."""

    font: QFont
    width: float
    pitch: float
    stretches: Sequence[Stretch] = ()


def is_rtl_text(text: str) -> bool:
    """Tell a text's direction by its first strong character."""
    for character in text[:400]:
        strong = _STRONG.get(unicodedata.bidirectional(character))
        if strong is not None:
            return strong
    return False


def links(text: str) -> list[tuple[int, int, str]]:
    """Find the web addresses in a text: start, length, address."""
    return [(m.start(), m.end() - m.start(), m.group()) for m in _LINK.finditer(text)]


def occurrences(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Find where any of the words stands, whatever its case."""
    wanted = [re.escape(word) for word in words if word]
    if not wanted:
        return []
    found = re.compile("|".join(wanted), re.IGNORECASE).finditer(text)
    return [(m.start(), m.end() - m.start()) for m in found]


def typeset(text: str, setting: Setting) -> tuple[QTextLayout, float, float]:
    """Lay a text out; gives the layout, the width it needs and its height."""
    # QTextLayout breaks at U+2028 only; a shared length keeps positions equal to the text's.
    layout = QTextLayout(text.replace("\n", "\u2028"), setting.font)
    layout.setCacheEnabled(True)
    layout.setFormats([_format(stretch) for stretch in setting.stretches])
    is_rtl = is_rtl_text(text)
    layout.setTextOption(_option(is_rtl))
    natural, height = _flow(layout, setting.width, setting.pitch)
    if is_rtl and natural < setting.width:
        _flow(layout, natural, setting.pitch)
    return layout, natural, height


def _option(is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _flow(layout: QTextLayout, width: float, pitch: float) -> tuple[float, float]:
    y, natural = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Arabic fallback runs are taller; a constant pitch keeps mixed lines even.
        line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
        natural = max(natural, line.naturalTextWidth())
        y += pitch
    layout.endLayout()
    return float(int(natural) + 2), y


def _format(stretch: Stretch) -> QTextLayout.FormatRange:
    shown = QTextCharFormat()
    if stretch.colour:
        shown.setForeground(QColor(stretch.colour))
    if stretch.background:
        shown.setBackground(QColor(stretch.background))
    shown.setFontUnderline(stretch.is_underlined)
    run = QTextLayout.FormatRange()
    run.start, run.length, run.format = stretch.start, stretch.length, shown
    return run


def units(text: str, position: int) -> int:
    """Give Qt's position (UTF-16 units) of a character position."""
    before = text[:position]
    return position if before.isascii() else len(before.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, start: int, end: int) -> str:
    """Give the characters between two of Qt's positions."""
    wide = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return wide.decode("utf-16-le", "replace")
