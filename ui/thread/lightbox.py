"""Shows one image over the whole window, with zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.kit import fonts, theme
from ui.kit.buttons import IconButton
from ui.kit.words import isolate, number, tr

if TYPE_CHECKING:
    from inbox.model import Attachment

_STEP, _LEAST, _MOST = 1.25, 0.1, 8.0
_EDGE, _BAR = 24, 52


class Lightbox(QWidget):
    """Plus and minus zoom, 0 fits, 1 shows every pixel, arrows move, Esc closes."""

    closed = Signal()
    save_wanted = Signal(object)  # Attachment
    open_wanted = Signal(object)  # Attachment

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._covered: QWidget | None = None  # the window, once something was shown
        self._picture = QPixmap()
        self._file: Attachment | None = None
        self._zoom = 0.0  # 0: as it fits
        self._moved = QPointF()
        self._grip = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar = self._made_bar()
        self.hide()

    def _made_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("lightbar")
        self._name, self._size = QLabel(), QLabel()
        self._name.setFont(fonts.font(13.5, 600))
        self._size.setFont(fonts.font(12.5))
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 6, 12, 6)
        row.addWidget(self._name)
        row.addSpacing(8)
        row.addWidget(self._size)
        row.addStretch(1)
        named = (
            ("minus", tr("Smaller"), "-", lambda: self.zoom_by(1 / _STEP)),
            ("plus", tr("Larger"), "+", lambda: self.zoom_by(_STEP)),
            ("maximize", tr("Fit"), "0", self.fit),
            ("download", tr("Save"), "", lambda: self.save_wanted.emit(self._file)),
            ("external-link", tr("Open outside"), "", lambda: self.open_wanted.emit(self._file)),
            ("x", tr("Close"), "Esc", self.leave),
        )
        for icon, text, key, act in named:
            button = IconButton(icon, text, shortcut=key)
            button.clicked.connect(act)
            row.addWidget(button)
        return bar

    def show_image(self, file: Attachment, picture: QPixmap) -> None:
        """Show an image over the window."""
        self._file, self._picture = file, picture
        self._name.setText(isolate(file.name))
        self.setAccessibleName(tr("Image {name}", name=isolate(file.name)))
        look = theme.tokens()
        self._bar.setStyleSheet(
            f"#lightbar {{ background: {look.surface}; border-bottom: 1px solid {look.border}; }}"
        )
        window = self._over.window()
        if self._covered is not window:
            self._covered = window
            self.setParent(window)
            window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to the conversation."""
        self.hide()
        self.closed.emit()

    def zoom(self) -> float:
        """Give the size of a pixel of the image on the screen."""
        return self._zoom or self._fitting()

    def fit(self) -> None:
        """Show the whole image."""
        self._zoom, self._moved = 0.0, QPointF()
        self._renew()

    def zoom_by(self, factor: float) -> None:
        """Make it larger or smaller."""
        self._zoom = max(_LEAST, min(_MOST, self.zoom() * factor))
        self._renew()

    def _renew(self) -> None:
        percent = number(round(self.zoom() * 100))
        size = f"{number(self._picture.width())} \u00d7 {number(self._picture.height())}"
        self._size.setText(f"{isolate(size)} · {percent}%")
        self.update()

    def _fitting(self) -> float:
        if self._picture.isNull():
            return 1.0
        wide = (self.width() - 2 * _EDGE) / self._picture.width()
        high = (self.height() - _BAR - 2 * _EDGE) / self._picture.height()
        return max(_LEAST, min(1.0, wide, high))

    # Qt ----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image on a dark ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(10, 12, 16, 225))
        zoom = self.zoom()
        box = QRectF(0, 0, self._picture.width() * zoom, self._picture.height() * zoom)
        middle = QPointF(self.width() / 2, (self.height() + _BAR) / 2)
        box.moveCenter(middle + self._moved)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the top."""
        super().resizeEvent(event)
        self._bar.setGeometry(0, 0, self.width(), _BAR)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move, close."""
        key = event.key()
        moves = {
            Qt.Key.Key_Left: (60, 0),
            Qt.Key.Key_Right: (-60, 0),
            Qt.Key.Key_Up: (0, 60),
            Qt.Key.Key_Down: (0, -60),
        }
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self._zoom = 1.0
            self._renew()
        elif Qt.Key(key) in moves:
            self._moved += QPointF(*moves[Qt.Key(key)])
            self.update()
        # Nothing goes through to the conversation under it.
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by the wheel."""
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the image; beside it means close."""
        self._grip = event.position() - self._moved

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the image."""
        self._moved = event.position() - self._grip
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between all of it and every pixel."""
        if self._zoom:
            self.fit()
        else:
            self._zoom = 1.0
            self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window also when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.window().rect())
        return False
