"""To, Cc and subject of a reply: one quiet line until somebody wants to change them."""

from __future__ import annotations

from email.utils import getaddresses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.kit import fonts, icons
from ui.kit.buttons import GhostButton
from ui.kit.words import isolate, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_RIGHT = Qt.TextElideMode.ElideRight


class Recipients(QWidget):
    """Hidden for channels without recipients."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_addressed = False
        self.line = GhostButton("", "chevron-right")
        self.line.setFont(fonts.font(12.5))
        self.line.setToolTip(tr("Show and change the recipients"))
        self.line.clicked.connect(self._toggle)
        self.to, self.cc, self.subject = QLineEdit(), QLineEdit(), QLineEdit()
        self._subject_label = _beside(tr("Subject"))
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(8, 0, 4, 4)
        form.setVerticalSpacing(4)
        form.addRow(_beside(tr("To")), self.to)
        form.addRow(_beside(tr("Cc")), self.cc)
        form.addRow(self._subject_label, self.subject)
        named = ((self.to, tr("To")), (self.cc, tr("Cc")), (self.subject, tr("Subject")))
        for field, name in named:
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.setFont(fonts.font(13))
            field.textEdited.connect(self._edited)
        self._fields.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(self.line)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(self._fields)

    def fill(self, to: tuple[str, ...], cc: tuple[str, ...], subject: str) -> None:
        """Take who the reply goes to; folded again."""
        self._was_addressed = bool(to)
        self.to.setText(", ".join(to))
        self.cc.setText(", ".join(cc))
        self.subject.setText(subject)
        self._fields.hide()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the line for the new width."""
        super().resizeEvent(event)
        self._say()

    def show_subject(self, is_shown: bool) -> None:
        """Follow whether the channel has subjects."""
        self._subject_label.setVisible(is_shown)
        self.subject.setVisible(is_shown)

    def value(self) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Give to, cc and subject as they stand."""
        return addresses(self.to.text()), addresses(self.cc.text()), self.subject.text().strip()

    def is_emptied(self) -> bool:
        """Tell whether a person took everybody out to whom it was addressed."""
        return self._was_addressed and not addresses(self.to.text())

    def is_open(self) -> bool:
        """Tell whether the fields are unfolded."""
        return not self._fields.isHidden()

    def _toggle(self) -> None:
        self._fields.setVisible(self._fields.isHidden())
        self._say()
        if self.is_open():
            self.to.setFocus()

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = ", ".join(isolate(one) for one in addresses(self.to.text())) or tr("nobody yet")
        copied = addresses(self.cc.text())
        text = tr("To {names}", names=names)
        if copied:
            text += " · " + tr("Cc {names}", names=", ".join(isolate(one) for one in copied))
        room = max(120, self.width() - 70)
        self.line.setIcon(icons.icon("chevron-down" if self.is_open() else "chevron-right"))
        shown = self.line.fontMetrics().elidedText(text, _RIGHT, room)
        self.line.setText(shown)
        self.line.setAccessibleName(text)


def _beside(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(fonts.font(13))
    label.setProperty("soft", True)
    label.setFixedHeight(34)  # a field's: the words stand level with what they name
    return label


def addresses(text: str) -> tuple[str, ...]:
    """Read a line of addresses, parted by commas or semicolons."""
    found = getaddresses([text.replace(";", ",").replace("\u060c", ",")])
    return tuple(f"{name} <{address}>" if name else address for name, address in found if address)
