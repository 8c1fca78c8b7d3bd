"""All that laying out an entry depends on, besides the entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.kit import theme
from ui.thread.context import Context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.thread.playback import Playback
    from ui.thread.previews import Preview

MARGIN = 28.0
FACE = 32.0
FACE_GAP = 12.0
PAD_X = 15.0
PAD_Y = 9.0
TEXT_PX = 14.5
PITCH = 21.0
CARD_WIDTH = 252.0
CARD_HEIGHT = 58.0
PICTURE_MAX = (340.0, 260.0)


@dataclass(slots=True)
class Scene:
    """Width, direction and what the person has unfolded or searched for."""

    width: float = 640.0
    is_rtl: bool = False
    unfolded: set[str] = field(default_factory=set)
    marked: tuple[str, ...] = ()
    face: tuple[str, str] = ("", "")  # the customer's handle, and the seed of his colour
    pictures: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    playing: dict[str, Playback] = field(default_factory=dict)  # by content hash
    previews: dict[str, Preview | str] = field(default_factory=dict)  # by address; a sentence
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def place(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Give a rectangle thought of from the left, mirrored where the window is."""
        left = self.width - x - width if self.is_rtl else x
        return QRectF(left, y, width, height)

    def seed(self, handle: str) -> str:
        """Give what colours a writer's avatar: the customer has one colour everywhere."""
        return self.face[1] if handle == self.face[0] else handle

    def bubble_limit(self) -> float:
        """Give the widest that a bubble's text may be."""
        room = self.width - 2 * MARGIN - FACE - FACE_GAP - 2 * PAD_X
        return max(160.0, min(room * 0.82, 620.0))

    def colour(self, token: str) -> str:
        """Give a token's colour in the theme of now."""
        return str(getattr(theme.tokens(), token))
