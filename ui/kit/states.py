"""A designed emptiness: an icon, a title, a sentence and perhaps one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.kit import icons, paint, theme
from ui.kit.buttons import PlainButton
from ui.kit.fonts import font

_DISC, _ICON = 64, 28
_LEAST = QSize(160, 120)
# What went wrong and what is well have their own colours.
_TONES = {
    "circle-alert": ("urgent", "urgent_soft"),
    "circle-check-big": ("good", "good_soft"),
    "user": ("low", "low_soft"),
    "message-square-text": ("low", "low_soft"),
}


class StateCard(QWidget):
    """Says why there is nothing here, and what to do."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "inbox"
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 28, 28, 60)
        outer.setSpacing(10)
        outer.addStretch(1)
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setFont(font(15, 600))
        self._sentence = QLabel()
        self._sentence.setFont(font(13))
        self._sentence.setProperty("soft", True)
        for label in (self._picture, self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._picture)
            outer.addWidget(label)
        self._button = PlainButton("")
        self._button.clicked.connect(self.acted)
        outer.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        theme.signals.changed.connect(self._draw)

    def minimumSizeHint(self) -> QSize:
        """Never press what stands beside: the card may be cut where there is no room."""
        return _LEAST

    def say(self, icon_name: str, title: str, sentence: str, action: str = "") -> None:
        """Show a state."""
        self._icon_name = icon_name
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setAccessibleName(action or title)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {sentence}")
        self._draw()

    def _draw(self) -> None:
        look, dpr = theme.tokens(), self.devicePixelRatioF()
        ink, ground = _TONES.get(self._icon_name, ("accent", "accent_soft"))
        disc = QPixmap(round(_DISC * dpr), round(_DISC * dpr))
        disc.setDevicePixelRatio(dpr)
        disc.fill(Qt.GlobalColor.transparent)
        painter = QPainter(disc)
        paint.rounded(painter, QRectF(0, 0, _DISC, _DISC), getattr(look, ground), radius=_DISC / 2)
        picture, inset = icons.pixmap(self._icon_name, getattr(look, ink), _ICON), _DISC - _ICON
        painter.drawPixmap(QPointF(inset / 2, inset / 2), picture)
        painter.end()
        self._picture.setPixmap(disc)
