"""Paints a Block's display list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
)

from ui.kit import fonts, icons, paint, theme
from ui.thread.block import Block, Face, Glyph, Label, Part, Picture, Round, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHADED, _SHADE = 36.0, 0.72  # the strip below a film's name, and how dark it is


@dataclass(slots=True)
class Canvas:
    """What painting needs besides the block."""

    painter: QPainter
    is_rtl: bool
    palette: QPalette
    pictures: Mapping[str, QPixmap] = field(default_factory=dict)


def paint_block(
    canvas: Canvas, block: Block, at: QPointF, chosen: tuple[int, int] | None = None
) -> None:
    """Paint a block at a place, with a stretch of its text selected."""
    canvas.painter.save()
    canvas.painter.translate(at)
    for part in block.parts:
        _part(canvas, part, chosen if part is block.words else None)
    canvas.painter.restore()


def _part(canvas: Canvas, part: Part, chosen: tuple[int, int] | None) -> None:
    look = theme.tokens()
    if isinstance(part, Round):
        _round(canvas.painter, part, look)
    elif isinstance(part, Words):
        _words(canvas, part, chosen, look)
    elif isinstance(part, Label):
        _label(canvas, part, look)
    elif isinstance(part, Glyph):
        _glyph(canvas.painter, part, look)
    elif isinstance(part, Face):
        paint.avatar(canvas.painter, part.rect, part.name, part.seed)
    else:
        _picture(canvas, part, look)


def paint_handle(painter: QPainter, rect: QRectF) -> None:
    """Paint the button beside a message that opens its menu."""
    look = theme.tokens()
    painter.setPen(QPen(QColor(look.border), 1))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    _glyph(painter, Glyph(rect.adjusted(6, 6, -6, -6), "ellipsis", "text_soft"), look)


def _round(painter: QPainter, part: Round, look: theme.Tokens) -> None:
    rect = part.rect.adjusted(0.5, 0.5, -0.5, -0.5) if part.border else part.rect
    painter.setPen(
        QPen(QColor(getattr(look, part.border)), 1) if part.border else Qt.PenStyle.NoPen
    )
    painter.setBrush(QColor(getattr(look, part.fill)))
    painter.drawPath(rounded_path(rect, part.radii))


def rounded_path(rect: QRectF, radii: tuple[float, float, float, float]) -> QPainterPath:
    """Give a rectangle with a radius of its own at each corner, clockwise from the top left."""
    tl, tr_, br, bl = radii
    path = QPainterPath(QPointF(rect.left() + tl, rect.top()))
    path.lineTo(rect.right() - tr_, rect.top())
    path.arcTo(rect.right() - 2 * tr_, rect.top(), 2 * tr_, 2 * tr_, 90, -90)
    path.lineTo(rect.right(), rect.bottom() - br)
    path.arcTo(rect.right() - 2 * br, rect.bottom() - 2 * br, 2 * br, 2 * br, 0, -90)
    path.lineTo(rect.left() + bl, rect.bottom())
    path.arcTo(rect.left(), rect.bottom() - 2 * bl, 2 * bl, 2 * bl, 270, -90)
    path.lineTo(rect.left(), rect.top() + tl)
    path.arcTo(rect.left(), rect.top(), 2 * tl, 2 * tl, 180, -90)
    path.closeSubpath()
    return path


def _words(canvas: Canvas, part: Words, chosen: tuple[int, int] | None, look: theme.Tokens) -> None:
    canvas.painter.setPen(QColor(getattr(look, part.colour)))
    runs = []
    if chosen is not None and chosen[0] < chosen[1]:
        run = QTextLayout.FormatRange()
        shown = QTextCharFormat()
        shown.setBackground(QColor(look.text if part.colour == "on_bubble_out" else look.accent))
        shown.setForeground(QColor(look.bg if part.colour == "on_bubble_out" else look.on_accent))
        run.start, run.length, run.format = (
            chosen[0],
            chosen[1] - chosen[0],
            shown,
        )
        runs.append(run)
    part.layout.draw(canvas.painter, part.origin, runs)


def _label(canvas: Canvas, part: Label, look: theme.Tokens) -> None:
    align = part.align
    if canvas.is_rtl and align == Qt.AlignmentFlag.AlignLeft:
        align = Qt.AlignmentFlag.AlignRight
    canvas.painter.setFont(fonts.font(part.px, part.weight))
    canvas.painter.setPen(QColor(getattr(look, part.colour)))
    flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    canvas.painter.drawText(part.rect, int(flags.value) | _ONE_LINE, part.text)


_ONE_LINE = int(Qt.TextFlag.TextSingleLine.value) | int(Qt.TextFlag.TextDontClip.value)


def _glyph(painter: QPainter, part: Glyph, look: theme.Tokens) -> None:
    size = round(part.rect.width())
    picture = icons.pixmap(part.name, getattr(look, part.colour), size)
    top = part.rect.top() + (part.rect.height() - size) / 2
    painter.drawPixmap(QPointF(part.rect.left(), top), picture)


def _picture(canvas: Canvas, part: Picture, look: theme.Tokens) -> None:
    painter = canvas.painter
    path = rounded_path(part.rect, (10, 10, 10, 10))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.surface_alt))
    if not part.is_bare:
        painter.drawPath(path)
    found = canvas.pictures.get(part.content_hash)
    if part.is_still:
        if found is not None and not found.isNull():
            _still(painter, part.rect, found, look)
        return
    if found is None or found.isNull():
        box = QRectF(0, 0, 22, 22)
        box.moveCenter(part.rect.center())
        _glyph(painter, Glyph(box, "image", "text_faint"), look)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if not part.is_bare:
        painter.setClipPath(path)
    painter.drawPixmap(part.rect, found, QRectF(found.rect()))
    painter.restore()


def _still(painter: QPainter, rect: QRectF, found: QPixmap, look: theme.Tokens) -> None:
    """Paint a film's picture over its whole box, and a shade below its name."""
    size = found.size().toSizeF()
    taken = QRectF(QPointF(0, 0), rect.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    taken.moveCenter(QRectF(QPointF(0, 0), size).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(rounded_path(rect, (12,) * 4))
    painter.drawPixmap(rect, found, taken)
    shade = QColor(look.film)
    shade.setAlphaF(_SHADE)
    painter.fillRect(rect.adjusted(0, rect.height() - _SHADED, 0, 0), shade)
    painter.restore()
