"""The short notices at the bottom of the window, with one action such as Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QWidget

from ui.kit import theme
from ui.kit.buttons import IconButton, PlainButton
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable


_ONE_LINE = 36  # characters
_START, _WIDE = 70, 800  # from the reading side; where the parent is a whole window


class Toasts(QObject):
    """Shows one notice at a time over a widget; a new one takes the place of the old."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._frame: QFrame | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)

    def show(
        self,
        sentence: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        timeout_ms: int = 8000,
    ) -> None:
        """Show a sentence, with a button when an action is given."""
        self.hide()
        self._frame = self._made(sentence, action_text, on_action)
        self._place()
        self._frame.show()
        self._frame.raise_()
        self._timer.start(timeout_ms)

    def hide(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None

    def sentence(self) -> str:
        """Give what is shown now, "" when nothing is."""
        return self._frame.accessibleName() if self._frame is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the notice in its place when the window is resized."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _made(
        self, sentence: str, action_text: str | None, on_action: Callable[[], object] | None
    ) -> QFrame:
        frame = QFrame(self._over)
        frame.setObjectName("card")
        frame.setAccessibleName(sentence)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        label = QLabel(sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font(13, 500))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(len(sentence) > _ONE_LINE)
        if label.wordWrap():
            label.setMinimumWidth(min(240, self._over.width() - 160))
        row.addWidget(label)
        if action_text:
            button = PlainButton(action_text)
            button.clicked.connect(lambda: self._act(on_action))
            row.addWidget(button)
        close = IconButton("x", tr("Dismiss"), size=16)
        close.clicked.connect(self.hide)
        row.addWidget(close)
        shadow = QGraphicsDropShadowEffect(frame)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 60 if theme.tokens().name == "light" else 160))
        frame.setGraphicsEffect(shadow)
        return frame

    def _act(self, on_action: Callable[[], object] | None) -> None:
        self.hide()
        if on_action is not None:
            on_action()

    def _place(self) -> None:
        if self._frame is None:
            return
        self._frame.adjustSize()
        over, frame = self._over, self._frame
        # Over the end of the queue, where nothing is pressed, rather than over the composer.
        x = _START if over.width() > _WIDE else (over.width() - frame.width()) // 2
        if over.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = over.width() - frame.width() - x
        frame.move(max(8, x), over.height() - frame.height() - 46)
