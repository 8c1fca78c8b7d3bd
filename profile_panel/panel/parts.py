"""The panel's small painted and laid-out pieces."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit import icons, paint, theme
from ui.kit.fonts import font
from ui.kit.words import is_rtl, isolate, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

_DOT = 26  # the round behind a timeline icon
_GAP = 12


def label(
    text: str, px: float = 13, weight: int = 400, *, kind: str = "", is_wrapped: bool = False
) -> QLabel:
    """Make a text; `kind` is "soft" or "faint"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(px, weight))
    made.setWordWrap(is_wrapped)
    if kind:
        made.setProperty(kind, True)
    return made


def heading(text: str) -> QLabel:
    """Make a section's title."""
    return label(text, 12, 600, kind="soft")


class Elided(QWidget):
    """One line of text that ends in an ellipsis where the column does."""

    def __init__(self, text: str, px: float, weight: int = 400, ink: str = "text") -> None:
        super().__init__()
        self._text, self._ink = text, ink
        self.setFont(font(px, weight))
        self.setMinimumWidth(40)
        self.setFixedHeight(self.fontMetrics().height() + 2)
        self.setAccessibleName(text)
        self.setToolTip(tip(text))

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(theme.tokens().color(self._ink))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.rect(), int(flags), isolate(shown))


class Avatar(QWidget):
    """A contact's round picture."""

    def __init__(self, name: str, seed: str, side: int = 56) -> None:
        super().__init__()
        self._name, self._seed = name, seed
        self.setFixedSize(side, side)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the initials on their colour."""
        painter = QPainter(self)
        paint.avatar(painter, QRectF(self.rect()), self._name, self._seed)


class Pill(QWidget):
    """A word in a round box with an icon before it."""

    def __init__(self, text: str, icon_name: str, ink: str, ground: str) -> None:
        super().__init__()
        self._text, self._icon, self._ink, self._ground = text, icon_name, ink, ground
        self.setFont(font(11, 600))
        self.setFixedSize(self.fontMetrics().horizontalAdvance(text) + 36, 22)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the icon and the word, mirrored where the window is."""
        look, painter = theme.tokens(), QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), getattr(look, self._ground), radius=11)
        picture = icons.pixmap(self._icon, getattr(look, self._ink), 13)
        x = self.width() - 22 if is_rtl() else 9
        painter.drawPixmap(x, 4, picture)
        painter.setFont(self.font())
        painter.setPen(look.color(self._ink))
        words = self.rect().adjusted(*((8, 0, -26, 0) if is_rtl() else (26, 0, -8, 0)))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._text)


class StatCard(QFrame):
    """A number with its name."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(f"{name}: {value}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 8, 9)
        column.setSpacing(3)
        column.addWidget(Elided(name, 11.5, 400, "text_soft"))
        column.addWidget(Elided(value, 16, 600))


class Sparkline(QWidget):
    """The contacts of the last weeks as a soft line; the newest week has a dot."""

    def __init__(self, counts: Sequence[int], name: str) -> None:
        super().__init__()
        self._counts = tuple(counts)
        self.setFixedHeight(56)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line over its shade, time running as the window reads."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = theme.tokens().color("accent")
        points = self._points()
        line = _smooth(points)
        shade = QPainterPath(line)
        shade.lineTo(points[-1].x(), self.height())
        shade.lineTo(points[0].x(), self.height())
        fill = QLinearGradient(0, 0, 0, self.height())
        top, bottom = QColor(accent), QColor(accent)
        top.setAlphaF(0.22)
        bottom.setAlphaF(0.0)
        fill.setColorAt(0, top)
        fill.setColorAt(1, bottom)
        painter.fillPath(shade, fill)
        painter.strokePath(line, QPen(accent, 2, c=Qt.PenCapStyle.RoundCap))
        painter.setPen(QPen(theme.tokens().color("surface"), 2))
        painter.setBrush(accent)
        painter.drawEllipse(points[-1], 4.5, 4.5)

    def _points(self) -> list[QPointF]:
        top, low, side = 8.0, self.height() - 12.0, 6.0
        most = max(1, *self._counts)
        step = (self.width() - 2 * side) / max(1, len(self._counts) - 1)
        found = []
        for i, count in enumerate(self._counts):
            x = side + i * step
            found.append(
                QPointF(self.width() - x if is_rtl() else x, low - (low - top) * count / most)
            )
        return found


def _smooth(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, after in itertools.pairwise(points):
        middle = (before.x() + after.x()) / 2
        path.cubicTo(middle, before.y(), middle, after.y(), after.x(), after.y())
    return path


class IdentityRow(QWidget):
    """A handle with its channel's icon and whether it is verified."""

    def __init__(self, picture: QPixmap, handle: str, channel: str, verified: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{channel}: {handle}" + (f", {verified}" if verified else ""))
        self.setToolTip(tip(self.accessibleName()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(picture)
        mark.setFixedSize(18, 18)
        row.addWidget(mark)
        row.addWidget(Elided(handle, 13), 1)
        if verified:
            shield = QLabel()
            shield.setPixmap(icons.pixmap("shield-check", theme.tokens().good, 15))
            row.addWidget(shield)


class Line(QAbstractButton):
    """A moment of the timeline, or an earlier conversation: a dot, a title, a time."""

    chosen = Signal(str)

    def __init__(self, icon_name: str, tone: str, title: str, under: str, target: str = "") -> None:
        super().__init__()
        self._icon, self._tone, self._title, self._under = icon_name, tone, title, under
        self._target, self.is_last = target, False
        self.setFixedHeight(46)
        self.setAccessibleName(f"{title}. {under}")
        self.setToolTip(tip(title))
        if target:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: self.chosen.emit(self._target))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if target else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Take the column's width."""
        return QSize(160, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot with the thread to the next one, and the two lines of text."""
        look, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.hasFocus() or (self._target and self.underMouse()):
            border = look.focus if self.hasFocus() else ""
            paint.rounded(painter, box, look.surface_alt, border, radius=8)
        x = box.width() - _DOT - 2 if is_rtl() else 2.0
        dot = QRectF(x, 4, _DOT, _DOT)
        if not self.is_last:
            painter.setPen(QPen(look.color("border"), 2))
            painter.drawLine(QPointF(dot.center().x(), 34), QPointF(dot.center().x(), 46))
        paint.rounded(painter, dot, getattr(look, f"{self._tone}_soft"), radius=_DOT / 2)
        painter.drawPixmap(
            dot.topLeft() + QPointF(6, 6), icons.pixmap(self._icon, getattr(look, self._tone), 14)
        )
        self._write(painter, box)

    def _write(self, painter: QPainter, box: QRectF) -> None:
        look, start = theme.tokens(), _DOT + 2 + _GAP
        wide = box.width() - start - 4
        x = 4.0 if is_rtl() else float(start)
        side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        lines = (
            (self._title, 3, font(13, 500), "text"),
            (self._under, 22, font(11.5), "text_faint"),
        )
        for text, top, face, ink in lines:
            painter.setFont(face)
            painter.setPen(look.color(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(x, top, wide, 19), flags, isolate(shown))
