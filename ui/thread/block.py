"""What one laid-out entry consists of: a small display list with its clickable places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout


@dataclass(slots=True)
class Round:
    """A filled shape with four corner radii (top left, clockwise)."""

    rect: QRectF
    radii: tuple[float, float, float, float]
    fill: str
    border: str = ""


@dataclass(slots=True)
class Words:
    """Selectable text."""

    layout: QTextLayout
    origin: QPointF
    size: tuple[float, float]
    colour: str

    def rect(self) -> QRectF:
        """Give the text's place in the block."""
        return QRectF(self.origin.x(), self.origin.y(), *self.size)


@dataclass(slots=True)
class Label:
    """A line of text that is not selectable."""

    rect: QRectF
    text: str
    px: float
    weight: int
    colour: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


@dataclass(slots=True)
class Glyph:
    """An icon."""

    rect: QRectF
    name: str
    colour: str


@dataclass(slots=True)
class Face:
    """An avatar."""

    rect: QRectF
    name: str
    seed: str


@dataclass(slots=True)
class Picture:
    """An inline image, or its place while it is being read."""

    rect: QRectF
    content_hash: str
    is_bare: bool = False  # a sticker: no ground behind it
    is_still: bool = False  # of a film: fills its box, and nothing stands there before it is read


@dataclass(slots=True)
class Hit:
    """A place that does something when clicked."""

    rect: QRectF
    action: str
    argument: object
    label: str


Part = Round | Words | Label | Glyph | Face | Picture


@dataclass(slots=True)
class Block:
    """An entry laid out for one width."""

    height: float
    parts: list[Part] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    words: Words | None = None
    ticks: bool = False  # counts down: laid out again every second
    rating: int | None = None
    handle: QRectF | None = None  # beside the bubble: the menu's button while the mouse is there

    def hit(self, point: QPointF) -> Hit | None:
        """Give what lies under a point."""
        return next((hit for hit in reversed(self.hits) if hit.rect.contains(point)), None)

    def picture_hashes(self) -> list[str]:
        """Give the inline images that it shows."""
        return [part.content_hash for part in self.parts if isinstance(part, Picture)]
