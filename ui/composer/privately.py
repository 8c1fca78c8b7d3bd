"""The short public text that goes out with a private reply: "we have written to you"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from inbox.model import Capabilities, reply_length
from ui.composer.editor import direction_of
from ui.kit import fonts, icons, theme
from ui.kit.words import number, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from inbox.model import Thread

_HIGH = 54


class _Field(QPlainTextEdit):
    """Tab leaves it; Ctrl+Enter sends."""

    send_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Ctrl+Enter as the reply does."""
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send_pressed.emit()
            return
        super().keyPressEvent(event)

    def turn(self) -> None:
        """Write from the side where its text begins."""
        rtl = direction_of(self.toPlainText()) == "R"
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        if option.textDirection() != direction:
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            option.setTextDirection(direction)
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(option)


class Privately(QFrame):
    """Framed as public, above the private text; empty means that nothing is said in public."""

    changed = Signal()
    send_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("privately")
        self._can = Capabilities()
        self._picture, self._label, self.counter = QLabel(), QLabel(), QLabel()
        self._label.setText(tr("Public: everyone can see this (leave it empty to say nothing)"))
        self._label.setFont(fonts.font(12.5, 600))
        self._label.setWordWrap(True)
        self.counter.setFont(fonts.font(12))
        self.counter.setAccessibleName(tr("Length"))
        self.field = _Field()
        self.field.setFont(fonts.font(14))
        self.field.setFixedHeight(_HIGH)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("Public text"))
        self.field.textChanged.connect(self.field.turn)
        self.field.textChanged.connect(self._count)
        self.field.textChanged.connect(self.changed)
        self.field.send_pressed.connect(self.send_pressed)
        head = QHBoxLayout()
        head.addWidget(self._picture)
        head.addWidget(self._label, 1)
        head.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 6, 11, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.field)
        theme.signals.changed.connect(self._colours)
        self._colours()
        self.hide()

    def fill(self, thread: Thread) -> None:
        """Propose a sentence for this conversation."""
        self._can = thread.can
        first = thread.row.contact_name.split(" ")[0]
        self.field.setPlainText(
            tr("Thank you, {name}. We have sent you a private message.", name=first)
        )

    def text(self) -> str:
        """Give the public text, "" for none."""
        return self.field.toPlainText().strip()

    def is_too_long(self) -> bool:
        """Tell whether the network would refuse it."""
        most = self._can.max_length
        return most is not None and reply_length.length(self.text(), self._can) > most

    def _count(self) -> None:
        most = self._can.max_length
        self.counter.setVisible(most is not None)
        if most is not None:
            self.counter.setText(
                f"{number(reply_length.length(self.text(), self._can))} / {number(most)}"
            )
            look = theme.tokens()
            colour = look.urgent if self.is_too_long() else look.high
            self.counter.setStyleSheet(f"color: {colour};")

    def _colours(self) -> None:
        look = theme.tokens()
        self._picture.setPixmap(icons.pixmap("globe", look.high, 16))
        self._label.setStyleSheet(f"color: {look.high};")
        self.setStyleSheet(
            f"#privately {{ background: {look.high_soft}; border: 2px solid {look.high};"
            " border-radius: 10px; }"
            f" QPlainTextEdit {{ background: {look.surface}; border: 1px solid {look.border}; }}"
            f" QPlainTextEdit:focus {{ border: 2px solid {look.focus}; }}"
        )


class PrivateLabel(QWidget):
    """Says over the field that what is written there is private."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._label = QLabel(), QLabel()
        self._label.setFont(fonts.font(12.5, 600))
        self._label.setProperty("soft", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 6, 13, 0)
        row.setSpacing(7)
        row.addWidget(self._picture)
        row.addWidget(self._label, 1)
        theme.signals.changed.connect(self._colours)
        self._colours()
        self.hide()

    def say(self, sentence: str) -> None:
        """Name who sees it."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)

    def _colours(self) -> None:
        self._picture.setPixmap(icons.pixmap("lock", theme.tokens().text_soft, 15))
