"""Shows a message's formatting or its source, reaching no network whatever it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from ui.kit import fonts, theme
from ui.kit.buttons import GhostButton, IconButton, PlainButton
from ui.kit.words import isolate, tr
from ui.thread.html import page, remote_images, sanitised, source_page
from ui.thread.original import how_to_get
from ui.thread.typeset import is_rtl_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Message

_LONGEST_SOURCE = 400_000


class Sheet(QTextBrowser):
    """A text browser that gives every address nothing, but images that came with the mail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Formatted message"))
        self._images: dict[str, bytes] = {}
        self.document().setDefaultFont(fonts.font(14.5))
        self.document().setDocumentMargin(16)
        # The page is white in both looks, so its links are the light look's.
        self.document().setDefaultStyleSheet(f"a {{ color: {theme.LIGHT.accent}; }}")

    def set_images(self, images: Mapping[str, bytes]) -> None:
        """Take the bytes of images by their content id (or an address that was allowed)."""
        self._images = dict(images)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Give an image that came with the message, else nothing; never the network."""
        address = name.toString() if isinstance(name, QUrl) else str(name)
        key = address.removeprefix("cid:")
        found = self._images.get(key)
        if found is not None:
            return QImage.fromData(QByteArray(found))
        if address.startswith("data:image/"):
            body = address.partition(",")[2].encode()
            return QImage.fromData(QByteArray.fromBase64(QByteArray(body)))
        return QByteArray()


class FormattedPage(QWidget):
    """The sheet with its bar: back, blocked images, the source."""

    closed = Signal()
    source_wanted = Signal(object)  # Message
    images_wanted = Signal(object)  # Message
    link_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self.sheet = Sheet()
        self.sheet.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        back = IconButton("arrow-left", tr("Back to the conversation"), shortcut="Esc")
        back.clicked.connect(self.closed)
        self._title = QLabel()
        self._title.setFont(fonts.font(13.5, 600))
        self._source = GhostButton(tr("View original"), "code")
        self._source.clicked.connect(lambda: self.source_wanted.emit(self._message))
        self.blocked = QFrame()
        self.blocked.setProperty("card", True)
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setFont(fonts.font(12.5))
        self._allow = PlainButton(tr("Show images of this sender"), "image")
        self._allow.clicked.connect(lambda: self.images_wanted.emit(self._message))
        top = QHBoxLayout()
        for widget in (back, self._title):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._source)
        inner = QHBoxLayout(self.blocked)
        inner.setContentsMargins(14, 8, 8, 8)
        inner.addWidget(self._why, 1)
        inner.addWidget(self._allow)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 10, 20, 0)
        outer.addLayout(top)
        outer.addWidget(self.blocked)
        outer.addWidget(self.sheet, 1)

    def show_message(self, message: Message, images: Mapping[str, bytes]) -> None:
        """Show the formatting; remote images stay blocked unless `images` holds them."""
        self._message = message
        self._title.setText(tr("Message from {name}", name=isolate(message.author_name)))
        missing = [a for a in remote_images(message.html) if a not in images]
        self.blocked.setVisible(bool(missing))
        self._allow.setVisible(True)
        self._why.setText(
            tr(
                "{n} image on the network is blocked: loading it would tell the sender that you"
                " read this.|{n} images on the network are blocked: loading them would tell the"
                " sender that you read this.",
                n=len(missing),
            )
        )
        self.sheet.set_images(images)
        clean = sanitised(message.html, frozenset(images))
        self.sheet.setStyleSheet(
            "background: #ffffff; color: #1b1d22; border: none; border-radius: 10px;"
        )
        self.sheet.setHtml(page(clean, is_rtl=is_rtl_text(message.text)))
        self._source.setVisible(True)

    def shows(self, message: Message) -> bool:
        """Tell whether this message's formatting is what is shown."""
        return self._message is message and not self._source.isHidden()

    def say_images_wait(self) -> None:
        """Say that the sender is allowed and the images are on their way."""
        self._allow.setVisible(False)
        self._why.setText(
            tr("This sender's images are allowed now; they appear when they have been fetched.")
        )

    def show_source(self, message: Message, raw: bytes, *, hint: bool = False) -> None:
        """Show the message as it was received; `hint` says how to see it as designed."""
        self._message = message
        self.blocked.setVisible(hint)
        self._allow.setVisible(False)
        self._why.setText(how_to_get())
        self._source.setVisible(False)
        self._title.setText(tr("Original as received"))
        self.sheet.setStyleSheet("border: none;")
        self.sheet.setHtml(source_page(raw[:_LONGEST_SOURCE].decode("utf-8", "replace")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
