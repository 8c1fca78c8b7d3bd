"""The field a reply is written in, with the rest of a suggestion in faint type after the cursor."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.composer.ghost import Ghost
from ui.composer.ghostpaint import GhostText
from ui.kit import fonts, theme
from ui.kit.words import is_rtl, tr

_LOWEST, _HIGHEST = 78, 250


class Editor(QTextEdit):
    """Keys: Tab takes the suggestion, Ctrl+Right a word, Esc dismisses it."""

    files_given = Signal(list)  # of (name, bytes or Path)
    send_pressed = Signal(bool)  # with Shift
    canned_pressed = Signal()
    edit_pressed = Signal()  # Up in an empty field: change the last one
    escape_pressed = Signal()
    ghost_taken = Signal()
    ghost_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ghost = Ghost()
        self._layout = GhostText()
        self.hint = ""
        self.is_rtl_hint = False  # direction of an empty field: the customer's
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.font(14.5))
        self.document().setDefaultFont(fonts.font(14.5))
        self.document().setDocumentMargin(2)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Reply"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._follow)
        self.cursorPositionChanged.connect(self.viewport().update)
        theme.signals.changed.connect(self.viewport().update)
        # Heights depend on widths: measured after the event that changed either.
        self._measure = QTimer(self)
        self._measure.setSingleShot(True)
        self._measure.setInterval(0)
        self._measure.timeout.connect(self._grow)
        self._follow()

    # The suggestion ----------------------------------------------------------------------------

    def offer(self, text: str) -> None:
        """Show a suggestion, as far as it fits what is typed."""
        self.ghost.offer(text)
        self._follow()

    def withdraw(self) -> None:
        """Show no suggestion any more."""
        self.ghost.clear()
        self._follow()

    def ghost_text(self) -> str:
        """Give the faint text that is offered at the cursor now."""
        cursor = self.textCursor()
        if not cursor.atEnd() or cursor.hasSelection() or self.isReadOnly():
            return ""
        return self.ghost.rest(self.toPlainText())

    def take(self, text: str) -> None:
        """Write a piece of the suggestion as if it had been typed."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ghost_taken.emit()

    # Qt ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the suggestion's keys and sending; everything else is typing."""
        if self._send_key(event) or (self.ghost_text() and self._ghost_key(event)):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Up and self.document().isEmpty():
            self.edit_pressed.emit()
        super().keyPressEvent(event)

    def _send_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.send_pressed.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if event.key() == Qt.Key.Key_Slash:
            self.canned_pressed.emit()
            return True
        return False

    def _ghost_key(self, event: QKeyEvent) -> bool:
        typed, plain = self.toPlainText(), Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == plain:
            self.take(self.ghost.rest(typed))
        elif event.key() == Qt.Key.Key_Escape:
            self.ghost.dismiss()
            self.ghost_dismissed.emit()
            self._follow()
        elif self._is_word_key(event):
            self.take(self.ghost.next_word(typed))
        else:
            return False
        return True

    def _is_word_key(self, event: QKeyEvent) -> bool:
        # At the end of a text Ctrl+Right and Ctrl+Left both mean "on" in one of the directions.
        forward = Qt.Key.Key_Left if self._is_rtl() else Qt.Key.Key_Right
        is_word = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(is_word) and event.key() in {forward, Qt.Key.Key_Right}

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab here while it would take a suggestion."""
        return False if is_next and self.ghost_text() else super().focusNextPrevChild(is_next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then what is suggested after it."""
        super().paintEvent(event)
        rest = self.ghost_text()
        painter = QPainter(self.viewport())
        if rest:
            self._layout.paint(painter, self._ghost_place(), is_rtl=self._is_rtl(rest))
        elif self.document().isEmpty():
            self._paint_hint(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        # Qt's own placeholder cuts Arabic off and would stand under a suggestion.
        rtl = is_rtl()
        box = self.viewport().rect().adjusted(4, 2, -4, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.font(14.5))
        painter.setPen(theme.tokens().color("text_faint"))
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, flags, self.hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure for the new width."""
        super().resizeEvent(event)
        self._measure.start()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, files and images."""
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put files and images among the attachments, text into the text."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit([(path.name, path) for path in paths])
        elif source.hasImage() and not source.hasText():
            self.files_given.emit([(tr("Pasted image") + ".png", _png(source.imageData()))])
        else:
            self.insertPlainText(source.text())

    # Inside --------------------------------------------------------------------------------------

    def _follow(self) -> None:
        rtl = self._is_rtl(self.ghost_text())  # the caret stands where the suggestion begins
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        if self.document().defaultTextOption().textDirection() != direction:
            self.document().setDefaultTextOption(option)
        self._renew()

    def _renew(self) -> None:
        rest = self.ghost_text()
        said = tr("Suggestion: {words}. Tab accepts it.", words=rest) if rest else ""
        self.setAccessibleDescription(said)
        self._measure.start()
        self.viewport().update()

    def _is_rtl(self, more: str = "") -> bool:
        found = direction_of(self.toPlainText()) or direction_of(more)
        return found == "R" if found else self.is_rtl_hint or is_rtl()

    def _ghost_place(self) -> tuple[str, QRectF, float]:
        margin = self.document().documentMargin()
        width = self.viewport().width() - 2 * margin
        return self.ghost_text(), QRectF(self.cursorRect()), float(width)

    def _grow(self) -> None:
        height = self.document().size().height()
        text, place, width = self._ghost_place()
        if text:
            bottom = self._layout.lay(text, place, width, is_rtl=self._is_rtl(text))
            height = max(height, bottom + self.verticalScrollBar().value() + 6)
        self.setFixedHeight(int(max(_LOWEST, min(_HIGHEST, height + 6))))


def direction_of(text: str) -> str:
    """Give "L" or "R" by the first letter that has a direction, "" when none has."""
    for character in text[:400]:
        strong = unicodedata.bidirectional(character)
        if strong in {"L", "R", "AL"}:
            return "L" if strong == "L" else "R"
    return ""


def _png(image: object) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
