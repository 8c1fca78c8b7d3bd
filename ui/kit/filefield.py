"""Fields whose content may come from a file: key files, and secrets of several lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ui.kit import icons
from ui.kit.words import isolate, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_MOST = 2_000_000  # characters: a key or a description, never a film


class ContentLine(QLineEdit):
    """One line on the screen that may hold many; a file is chosen, dropped or pasted."""

    given = Signal()

    def __init__(self, *, is_secret: bool, has_button: bool) -> None:
        super().__init__()
        self._content: str | None = None  # more than a line can hold
        self._is_secret = is_secret
        self.setAcceptDrops(True)
        if is_secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        if has_button:
            self.setPlaceholderText(tr("Choose a file or drop it here"))
            action = self.addAction(
                icons.icon("folder-open", size=16), QLineEdit.ActionPosition.TrailingPosition
            )
            action.setToolTip(tr("Choose a file"))
            action.triggered.connect(self.choose)

    def content(self) -> str:
        """Give what it holds, all lines of it."""
        return self.text() if self._content is None else self._content

    def set_content(self, content: str, name: str = "") -> None:
        """Hold a text; one of several lines is only named."""
        if "\n" not in content.strip() and not name:
            self._content = None
            self.setText(content)
            return
        self._content = content
        lines = content.count("\n") + 1
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        self.setText(isolate(name) if name else tr("{n} line|{n} lines", n=lines))
        self.setCursorPosition(0)
        self.given.emit()

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Read a small text file; what cannot be read is said in the field's tooltip."""
        try:
            with path.open(encoding="utf-8-sig") as file:
                content = file.read(_MOST + 1)
        except (OSError, ValueError):
            content = ""
        if content and len(content) <= _MOST:
            self.set_content(content, path.name)
        else:
            self._content = None
            self.clear()
            self.setPlaceholderText(tr("{name} is not a text file", name=isolate(path.name)))

    def _forget(self) -> None:
        self._content = None
        self.clear()
        if self._is_secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    # Qt ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the lines of a key that is pasted: a line field would join them."""
        pasted = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in pasted.strip():
            self.set_content(pasted)
            return
        erases = event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        # A name stands for the content: typing begins anew instead of changing the name.
        writes = bool(event.text()) and event.text().isprintable()
        if self._content is not None and (erases or pastes or writes):
            self._forget()
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file or a text."""
        if _file_of(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _file_of(event.mimeData())
        if path is None:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        self.take_file(path)


def _file_of(data: QMimeData) -> Path | None:
    found = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(found[0]) if found else None
