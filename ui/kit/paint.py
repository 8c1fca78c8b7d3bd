"""Shapes that style sheets cannot draw well: avatars, pills, waiting rings, rounded boxes."""

from __future__ import annotations

import zlib
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from ui.kit.fonts import font

_GRADIENTS = (
    ("#f98591", "#dc6479"),
    ("#6ea3f8", "#4d7fe0"),
    ("#ad8ef5", "#8a6ae0"),
    ("#3db594", "#258f73"),
    ("#f5a650", "#d98736"),
    ("#7387b5", "#57699a"),
    ("#d878d2", "#b656b4"),
    ("#52b2dd", "#3490c0"),
)


def initials(name: str) -> str:
    """Give the one or two letters that stand for a name (one for Arabic, which joins)."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    if not words[0][0].isascii() and "؀" <= words[0][0] <= "ۿ":
        return words[0].removeprefix("ال")[:1] or words[0][:1]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def avatar(painter: QPainter, rect: QRectF, name: str, seed: str) -> None:
    """Draw a round avatar with initials; the same seed always has the same colour."""
    dpr = painter.device().devicePixelRatioF()
    letters = initials(name)
    picture = _avatar(letters, zlib.crc32(seed.encode()) % len(_GRADIENTS), rect.width(), dpr)
    painter.drawPixmap(rect.topLeft(), picture)


@lru_cache(maxsize=2048)
def _avatar(letters: str, which: int, side: float, dpr: float) -> QPixmap:
    picture = QPixmap(round(side * dpr), round(side * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, side, side)
    shade = QLinearGradient(box.topLeft(), box.bottomRight())
    first, second = _GRADIENTS[which]
    shade.setColorAt(0, QColor(first))
    shade.setColorAt(1, QColor(second))
    painter.setBrush(shade)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(box)
    painter.setFont(font(side * 0.36, 600))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return picture


def pill(
    painter: QPainter, at: QRectF | QPointF, text: str, fg: str, bg: str, face: QFont | None = None
) -> QRectF:
    """Draw a word in a round box, sized to the text where only a point is given; give its box."""
    face = face or font(11, 600)
    if isinstance(at, QPointF):
        width = QFontMetricsF(face).horizontalAdvance(text) + 16
        at = QRectF(at.x(), at.y(), width, face.pixelSize() + 8)
    rounded(painter, at, bg, radius=at.height() / 2)
    painter.setFont(face)
    painter.setPen(QColor(fg))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
    return at


def ring(painter: QPainter, rect: QRectF, fraction: float, color: str, track: str = "") -> None:
    """Draw how much of the time is left: a full ring has all of it."""
    fraction = min(1.0, max(0.0, fraction))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.6, rect.width() / 7)
    box = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    faint = QColor(track or color)
    if not track:
        faint.setAlphaF(0.22)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faint, width))
    painter.drawEllipse(box)
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if fraction > 0:
        painter.drawArc(box, 90 * 16, round(fraction * 360 * 16))
    painter.restore()


def rounded(
    painter: QPainter, rect: QRectF, fill: str, border: str = "", radius: float = 8.0
) -> None:
    """Draw a filled box with round corners, with a thin border where one is named."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), 1) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if border else rect, radius, radius)
    painter.drawPath(path)
    painter.restore()
