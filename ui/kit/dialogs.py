"""Dialogs as futures: opened without a nested event loop, awaited for their answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.kit.buttons import GhostButton, PlainButton, PrimaryButton
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class Dialog(QDialog):
    """A modal sheet with a title, a body and a row of buttons."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 440) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(14)
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(font(17, 600))
        heading.setWordWrap(True)
        outer.addWidget(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer.addLayout(self.body, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)

    def add_sentence(self, text: str) -> QLabel:
        """Add a soft sentence to the body."""
        label = QLabel(text)
        # File names and addresses in it are strangers' words.
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(font(13))
        label.setProperty("soft", True)
        self.body.addWidget(label)
        return label

    def add_cancel(self, text: str | None = None) -> GhostButton:
        """Add the button that changes nothing."""
        button = GhostButton(text or tr("Cancel"))
        button.clicked.connect(self.reject)
        self.buttons.addWidget(button)
        return button

    def add_primary(self, text: str) -> PrimaryButton:
        """Add the button that does it, also on Enter."""
        button = PrimaryButton(text)
        button.setDefault(True)
        button.clicked.connect(self.accept)
        self.buttons.addWidget(button)
        return button


async def opened(dialog: QDialog) -> bool:
    """Open a dialog and wait; True when it was accepted."""
    future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def finished(code: int) -> None:
        if not future.done():
            future.set_result(code == QDialog.DialogCode.Accepted)

    # The caller reads the fields after the answer, so closing must not delete them yet.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await future
    finally:
        QTimer.singleShot(0, dialog.deleteLater)


async def ask(
    parent: QWidget | None,
    title: str,
    sentence: str = "",
    *,
    yes: str = "",
    no: str = "",
) -> bool:
    """Ask a question with two answers; True for `yes`."""
    dialog = Dialog(parent, title)
    if sentence:
        dialog.add_sentence(sentence)
    dialog.add_cancel(no or None)
    dialog.add_primary(yes or tr("OK"))
    return await opened(dialog)


async def ask_text(
    parent: QWidget | None,
    title: str,
    sentence: str = "",
    *,
    presets: Sequence[str] = (),
    placeholder: str = "",
    yes: str = "",
) -> str | None:
    """Ask for a line of text, or a click on one of the presets; None when cancelled."""
    dialog = Dialog(parent, title)
    if sentence:
        dialog.add_sentence(sentence)
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    line.setAccessibleName(placeholder or title)

    def take(text: str) -> None:
        line.setText(text)
        dialog.accept()

    for preset in presets:
        button = PlainButton(preset)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False, text=preset: take(text))
        dialog.body.addWidget(button)
    dialog.body.addWidget(line)
    dialog.add_cancel()
    accept = dialog.add_primary(yes or tr("OK"))
    accept.setEnabled(False)
    line.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
    line.setFocus()
    return line.text().strip() if await opened(dialog) else None


async def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Say one sentence that must be read."""
    dialog = Dialog(parent, title)
    dialog.add_sentence(sentence)
    dialog.add_primary(tr("OK"))
    await opened(dialog)
