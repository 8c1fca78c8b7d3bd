"""The line under the messages that says that the customer writes just now."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.kit import fonts, paint, theme
from ui.kit.words import isolate, tr

_GONE_MS = 6000
_STEP_MS = 400


class _Dots(QWidget):
    """Three dots of which one is dark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 14)
        self.step = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        look = theme.tokens()
        for index in range(3):
            colour = look.accent if index == self.step % 3 else look.border
            box = self.rect().toRectF()
            box.setRect(2 + index * 8, 4, 6, 6)
            paint.rounded(painter, box, colour, radius=3)
        painter.end()


class TypingLine(QWidget):
    """Shown for six seconds after each hint, and gone at once with the message."""

    def __init__(self) -> None:
        super().__init__()
        self._dots, self.label = _Dots(), QLabel()
        self.label.setFont(fonts.font(12.5))
        self.label.setProperty("soft", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(30, 0, 28, 2)
        row.setSpacing(8)
        row.addWidget(self._dots)
        row.addWidget(self.label, 1)
        self._gone, self._step = QTimer(self), QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_GONE_MS)
        self._gone.timeout.connect(self.stop)
        self._step.setInterval(_STEP_MS)
        self._step.timeout.connect(self._next)
        self.hide()

    def say(self, name: str) -> None:
        """Say that somebody writes."""
        text = tr("{name} is writing\u2026", name=isolate(name))
        self.label.setText(text)
        self.setAccessibleName(text)
        self._gone.start()
        self._step.start()
        self.show()

    def stop(self) -> None:
        """Say nothing any more."""
        self._gone.stop()
        self._step.stop()
        self.hide()

    def _next(self) -> None:
        self._dots.step += 1
        self._dots.update()
