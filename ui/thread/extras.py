"""Lays out what stands around a bubble's text: cards of files, stars, folds and warnings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from ui.kit import fonts
from ui.kit.told import told
from ui.kit.words import isolate, size, tr
from ui.thread.block import Block, Glyph, Hit, Label, Round, Words
from ui.thread.cautions import caution, look
from ui.thread.scene import (
    CARD_HEIGHT,
    CARD_WIDTH,
    FACE,
    FACE_GAP,
    MARGIN,
    Scene,
)
from ui.thread.typeset import Setting, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import Attachment, Message
    from ui.thread.entries import Entry

_ICONS = (
    ("image/", "file-image"),
    ("audio/", "file-audio"),
    ("video/", "file-video"),
    ("text/", "file-text"),
    ("application/pdf", "file-text"),
    ("application/zip", "file-archive"),
    ("application/vnd", "file-spreadsheet"),
)


@lru_cache(maxsize=4096)
def _advance(text: str, family_key: str) -> float:
    font = QFont()
    font.fromString(family_key)
    return QFontMetricsF(font).horizontalAdvance(text)


def text_width(text: str, font: QFont) -> float:
    """Give the width of a line of text."""
    return _advance(text, font.toString())


def side(is_out: bool, width: float, scene: Scene) -> float:
    """Give the left edge (thought from the left) of a thing of one writer's side."""
    return scene.width - MARGIN - width if is_out else MARGIN + FACE + FACE_GAP


def handle(is_out: bool, x: float, width: float, scene: Scene, y: float) -> QRectF:
    """Give the place of the menu's button beside what starts at `x` and is `width` wide."""
    return scene.place(x - 34 if is_out else x + width + 6, y + 4, 28, 28)


def warnings(message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay out a strip for each doubt about a message."""
    for code in message.warnings:
        y = strip(caution(code), look(code), scene, block, y)
    return y


def delivery(message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay out what a bounce said about a message that did not arrive."""
    if not message.delivery:
        return y
    sentence = message.delivery.removeprefix("failed:").strip()
    said = tr("Not delivered: {reason}", reason=told(sentence))
    return strip(said, ("circle-alert", "urgent", "urgent_soft"), scene, block, y + 6)


def strip(
    sentence: str, style: tuple[str, str, str], scene: Scene, block: Block, y: float
) -> float:
    """Lay out a sentence with an icon over the whole width; gives where it ends."""
    icon, colour, fill = style
    x = MARGIN + FACE + FACE_GAP
    width = scene.width - x - MARGIN
    setting = Setting(fonts.font(13, 500), width - 52, 18.0)
    layout, wide, high = typeset(sentence, setting)
    rect = scene.place(x, y, width, high + 14)
    block.parts.append(Round(rect, (8, 8, 8, 8), fill))
    block.parts.append(Glyph(scene.place(x + 12, y + 8, 16, 16), icon, colour))
    left = scene.place(x + 38, y, wide, high).left()
    block.parts.append(Words(layout, QPointF(left, y + 7), (wide, high), colour))
    return y + high + 22


def stars(rating: int, scene: Scene, block: Block, place: tuple[float, float]) -> None:
    """Lay out the stars of a review."""
    shown = "★" * rating + "☆" * (5 - rating)
    rect = scene.place(place[0], place[1] - 1, 110, 22)
    block.parts.append(Label(rect, shown, 17, 400, "high"))


def fold_chip(
    entry: Entry, is_out: bool, scene: Scene, block: Block, place: tuple[float, float]
) -> None:
    """Lay out the three dots that unfold what was quoted."""
    rect = scene.place(place[0], place[1], 30, 16)
    is_open = entry.key in scene.unfolded
    label = (
        tr("Hide quoted text and signature") if is_open else tr("Show quoted text and signature")
    )
    block.parts.append(Round(rect, (8, 8, 8, 8), "accent_soft" if is_out else "border"))
    dots = rect.adjusted(7, 0, -7, 0)
    block.parts.append(Glyph(dots, "ellipsis", "accent" if is_out else "text_soft"))
    block.hits.append(Hit(rect.adjusted(-4, -4, 4, 4), "unfold", entry.key, label))


def cards(files: Sequence[Attachment], is_out: bool, scene: Scene, block: Block, y: float) -> float:
    """Lay out a card for each attached file."""
    for file in files:
        card(file, is_out, scene, block, y + 6)
        y += CARD_HEIGHT + 6
    return y


def card(file: Attachment, is_out: bool, scene: Scene, block: Block, y: float) -> None:
    """Lay out one file's card."""
    x = side(is_out, CARD_WIDTH, scene)
    rect = scene.place(x, y, CARD_WIDTH, CARD_HEIGHT)
    block.parts.append(Round(rect, (10, 10, 10, 10), "surface", "border"))
    tile = scene.place(x + 8, y + 8, 42, 42)
    block.parts.append(Round(tile, (8, 8, 8, 8), "accent_soft"))
    block.parts.append(Glyph(tile.adjusted(12, 12, -12, -12), icon_of(file), "accent"))
    width = CARD_WIDTH - 100
    font = fonts.font(13.5, 500)
    name = QFontMetricsF(font).elidedText(file.name, Qt.TextElideMode.ElideMiddle, width)
    block.parts.append(Label(scene.place(x + 60, y + 9, width, 20), name, 13.5, 500, "text"))
    about = size(file.size_bytes)
    block.parts.append(Label(scene.place(x + 60, y + 30, width, 18), about, 12, 400, "text_soft"))
    label = tr("Open {name}, {size}", name=isolate(file.name), size=about)
    block.hits.append(Hit(rect, "open_file", file, label))
    save = scene.place(x + CARD_WIDTH - 36, y + 17, 24, 24)
    block.parts.append(Glyph(save.adjusted(4, 4, -4, -4), "download", "text_soft"))
    saving = tr("Save {name}", name=isolate(file.name))
    block.hits.append(Hit(save.adjusted(-4, -8, 6, 8), "save_file", file, saving))


def icon_of(file: Attachment) -> str:
    """Give the icon for a file's kind."""
    kind = file.media_type
    return next((name for start, name in _ICONS if kind.startswith(start)), "file")
