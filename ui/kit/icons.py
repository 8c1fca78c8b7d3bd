"""Icons from resources/icons, coloured by the theme, mirrored where direction matters."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit import theme

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
_DISCS = ("#2563eb", "#0d9467", "#d12d6a", "#0e86a8", "#7c3aed", "#c2570c", "#4f46e5", "#5b6472")
# What an icon's own `<svg color="#rrggbb">` says of its currentColor.
_ROOT_COLOR = re.compile(r"<svg[^>]*\bcolor=\"(#[0-9a-fA-F]{6})\"")
# Icons that point along the line of reading.
MIRRORED = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "corner-up-left",
        "corner-up-right",
        "forward",
        "list",
        "list-filter",
        "log-out",
        "panel-left",
        "panel-right",
        "reply",
        "reply-all",
        "send",
        "undo-2",
    }
)


def icon(name: str, ink: str = "text_soft", size: int = 18) -> QIcon:
    """Give a button's icon in a theme colour, with a disabled and a checked state."""
    look = theme.tokens()
    made = QIcon()
    dpr = _dpr()
    off, on = QIcon.State.Off, QIcon.State.On
    normal, disabled = QIcon.Mode.Normal, QIcon.Mode.Disabled
    made.addPixmap(pixmap(name, getattr(look, ink), size, dpr), normal, off)
    checked = "accent" if ink == "text_soft" else ink
    made.addPixmap(pixmap(name, getattr(look, checked), size, dpr), normal, on)
    made.addPixmap(pixmap(name, look.text_faint, size, dpr), disabled, off)
    return made


def beside_text(name: str, ink: str = "text_soft", size: int = 16, gap: int = 6) -> QIcon:
    """Give an icon with room towards the words: Qt leaves almost none under a style sheet."""
    look, made = theme.tokens(), QIcon()
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for mode, color in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, "text_faint")):
        dpr = _dpr()
        wide = QPixmap(round((size + gap) * dpr), round(size * dpr))
        wide.setDevicePixelRatio(dpr)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(gap if rtl else 0, 0, pixmap(name, getattr(look, color), size, dpr))
        painter.end()
        made.addPixmap(wide, mode)
    return made


def pixmap(name: str, hex_color: str, size: int, dpr: float = 0.0) -> QPixmap:
    """Draw an icon by its name in one colour; an unknown name gives an empty picture."""
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _drawn(
        str(FOLDER / f"{name}.svg"), hex_color, size, dpr or _dpr(), name in MIRRORED and rtl
    )


def file_pixmap(path: Path, size: int, dpr: float = 0.0, hex_color: str = "") -> QPixmap:
    """Draw an SVG file (a channel's icon) in its own colours, or in one colour."""
    return _drawn(str(path), hex_color, size, dpr or _dpr(), False)


@lru_cache(maxsize=128)
def badge_pixmap(path: str, name: str, size: int, dpr: float) -> QPixmap:
    """Draw a channel's badge: its icon in white on a disc of the icon's own colour."""
    text = _text(path) or "currentColor"
    if "currentColor" not in text:
        return _drawn(path, "", size, dpr, False)  # it brings its own colours
    own = _ROOT_COLOR.search(text)
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    disc = own[1] if own else _DISCS[zlib.crc32(name.encode()) % len(_DISCS)]
    painter.setBrush(QColor(disc))
    painter.drawEllipse(QRectF(0, 0, size, size))
    side = round(size * 0.62)
    inset = (size - side) / 2
    painter.drawPixmap(QPointF(inset, inset), _drawn(path, "#ffffff", side, dpr, False))
    painter.end()
    return picture


def _dpr() -> float:
    screen = QGuiApplication.primaryScreen()
    return 1.0 if screen is None else screen.devicePixelRatio()  # type: ignore[redundant-expr]


@lru_cache(maxsize=1024)
def _drawn(path: str, hex_color: str, size: int, dpr: float, is_mirrored: bool) -> QPixmap:
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, picture.width(), picture.height())
    if is_mirrored:
        painter.translate(box.width(), 0)
        painter.scale(-1, 1)
    if (data := _svg(path, hex_color)) is None:
        _stand_in(painter, box, hex_color)
    else:
        QSvgRenderer(QByteArray(data)).render(painter, box)
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return None


def _svg(path: str, hex_color: str) -> bytes | None:
    if (text := _text(path)) is None:
        return None
    if hex_color:
        text = text.replace("currentColor", hex_color)
        # simple-icons have no fill of their own: black on a dark theme otherwise.
        if "fill=" not in text and "stroke=" not in text:
            text = re.sub(r"<svg ", f'<svg fill="{hex_color}" ', text, count=1)
    return text.encode()


def _stand_in(painter: QPainter, box: QRectF, hex_color: str) -> None:
    # A missing icon shows as a small dot rather than as nothing.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hex_color or "#888888"))
    side = box.width() / 3
    painter.drawEllipse(box.center(), side / 2, side / 2)
