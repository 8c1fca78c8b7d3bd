"""Shows a mail as its sender designed it, reaching no network; needs the `media` extra."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl, Signal
from PySide6.QtGui import QOpenGLContext
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit import fonts
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.words import isolate, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from inbox.model import Message

# What a mail may load: itself, what came with it, and nothing.
ALLOWED = frozenset({"cid", "data", "about"})
_DOCUMENT = "cid:kindline.the.mail.itself"


def can_show() -> bool:
    """Tell whether the `media` extra is installed, without loading it."""
    return find_spec("PySide6.QtWebEngineWidgets") is not None


def can_draw() -> bool:
    """Tell whether this screen can show it: without OpenGL, Chromium would end the window."""
    return QOpenGLContext().create()


def how_to_get() -> str:
    """Say how the designed view is had."""
    return tr(
        "To see this mail as it was designed, start Kindline once with KINDLINE_EXTRAS=media."
        " Here is its source."
    )


class OriginalPage(QWidget):
    """A bar and the sender's page; links only ask, nothing runs."""

    closed = Signal()
    source_wanted = Signal(object)  # Message
    link_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self.view: Any = None  # a QWebEngineView once a mail was shown
        self._parts: Any = None
        back = IconButton("arrow-left", tr("Back to the conversation"), shortcut="Esc")
        back.clicked.connect(self.closed)
        self._title = QLabel()
        self._title.setFont(fonts.font(13.5, 600))
        self._about = QLabel(tr("As designed by the sender. Nothing is loaded from the network."))
        self._about.setFont(fonts.font(12))
        self._about.setProperty("soft", True)
        source = GhostButton(tr("Source"), "code")
        source.clicked.connect(lambda: self.source_wanted.emit(self._message))
        top = QHBoxLayout()
        for widget in (back, self._title, self._about):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(source)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.addLayout(top)

    def show_message(self, message: Message, images: Mapping[str, bytes]) -> None:
        """Show a mail's own HTML; `images` are those that came with it, by content id."""
        self._message = message
        self._title.setText(tr("Message from {name}", name=isolate(message.author_name)))
        if self.view is None:
            self._make()
        self._parts.take(message.html, images)
        self.view.load(QUrl(_DOCUMENT))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Forget the mail that was shown."""
        if self.view is not None:
            self._parts.take("", {})
            self.view.load(QUrl("about:blank"))

    def _make(self) -> None:
        from ui.thread import webview  # noqa: PLC0415 - 150 MB of libraries, only when asked for

        self.view, self._parts = webview.make(self, self.link_clicked.emit)
        self.view.setAccessibleName(tr("Message as designed"))
        self._column.addWidget(self.view, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def answered(content: bytes, parent: Any) -> QBuffer:
    """Give bytes as a device that lives as long as its request."""
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
