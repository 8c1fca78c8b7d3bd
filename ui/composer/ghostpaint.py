"""Sets a suggestion's text behind the cursor: the first line begins there, the next at the edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ui.kit import fonts, theme
from ui.kit.words import tr

_MARGIN = 2.0
_HINT_WIDTH = 120.0


class GhostText:
    """Lays out and paints; positions are those of the editor's viewport."""

    def __init__(self) -> None:
        self._layout = QTextLayout()
        self._end = QPointF()
        self._line = 20.0

    def lay(self, text: str, cursor: QRectF, width: float, *, is_rtl: bool) -> float:
        """Lay the text out; gives where it ends below, with its hint."""
        self._line = max(cursor.height(), 18.0)
        start = cursor.right() - _MARGIN if not is_rtl else width - (cursor.left() - _MARGIN)
        lead = len(text) - len(text.lstrip(" "))
        first = text.replace("\n", " ").split(" ")[lead] if text.strip() else ""
        room = width - start
        fits = QFontMetricsF(fonts.font(14.5)).horizontalAdvance(first) + 4 <= room
        layout = QTextLayout(text.replace("\n", "\u2028"), fonts.font(14.5))
        layout.setTextOption(_option(is_rtl))
        y = cursor.top() if fits else cursor.top() + self._line
        layout.beginLayout()
        at_cursor = fits
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room if at_cursor else width)
            x = start if at_cursor and not is_rtl else 0.0
            line.setPosition(QPointF(_MARGIN + x, y + (self._line - line.height()) / 2))
            end = x + line.naturalTextWidth()
            self._end = QPointF(self._after(end, width, start if at_cursor else 0, is_rtl), y)
            y += self._line
            at_cursor = False
        layout.endLayout()
        self._layout = layout
        if self._hint_is_below(width, is_rtl):
            self._end = QPointF(width - _HINT_WIDTH if is_rtl else _MARGIN, y)
            y += self._line
        return y

    def paint(self, painter: QPainter, place: tuple[str, QRectF, float], *, is_rtl: bool) -> None:
        """Paint the faint text and the key that takes it."""
        text, cursor, width = place
        self.lay(text, cursor, width, is_rtl=is_rtl)
        painter.setPen(QColor(theme.tokens().text_faint))
        self._layout.draw(painter, QPointF(0, 0))
        self._hint(painter, is_rtl)

    def _after(self, end: float, width: float, start: float, is_rtl: bool) -> float:
        return width - start - end - _HINT_WIDTH if is_rtl else end + 8

    def _hint_is_below(self, width: float, is_rtl: bool) -> bool:
        return self._end.x() < 0 if is_rtl else self._end.x() + _HINT_WIDTH > width

    def _hint(self, painter: QPainter, is_rtl: bool) -> None:
        look = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = fonts.font(11, 600)
        wide = QFontMetricsF(font).horizontalAdvance("Tab") + 14
        top = self._end.y() + (self._line - 18) / 2
        left = self._end.x() + (_HINT_WIDTH - wide if is_rtl else 0)
        key = QRectF(left + 0.5, top + 0.5, wide, 17)
        painter.setPen(QPen(QColor(look.border), 1))
        painter.setBrush(QColor(look.surface_alt))
        painter.drawRoundedRect(key, 5, 5)
        painter.setFont(font)
        painter.setPen(QColor(look.text_soft))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "Tab")
        painter.setFont(fonts.font(12))
        words = QRectF(
            self._end.x() if is_rtl else key.right() + 7, top, _HINT_WIDTH - wide - 7, 18
        )
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, tr("to accept"))


def _option(is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option
