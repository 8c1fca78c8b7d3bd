"""The small popup of the composer that offers canned replies, or a network's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.kit import fonts
from ui.kit.emoji import Popup
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import CannedReply


class CannedPicker(Popup):
    """Filters as you type; Enter takes the chosen reply."""

    chosen = Signal(object)  # CannedReply

    def __init__(self, parent: QWidget, title: str = "", hint: str = "") -> None:
        title, hint = title or tr("Canned replies"), hint or tr("Find a canned reply")
        super().__init__(parent, title)
        self._replies: Sequence[CannedReply] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(hint)
        self.filter.setAccessibleName(hint)
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFont(fonts.font(13))
        self.filter.setFont(fonts.font(13))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._none = QLabel(tr("Nothing here has these words."))
        self._none.setProperty("soft", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 10)
        outer.addWidget(self.filter)
        outer.addWidget(self.list)
        outer.addWidget(self._none)
        self.setFixedSize(400, 320)

    def show_replies(self, replies: Sequence[CannedReply], anchor: QWidget, language: str) -> None:
        """Open with these replies, the conversation's language first."""
        self._replies = sorted(replies, key=lambda r: (r.language != language, r.title))
        self.filter.clear()
        self._fill("")
        self.open_over(anchor)
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list and take from it while the cursor stays in the filter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
            if int(event.key()) in steps:
                row = self.list.currentRow() + steps[int(event.key())]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return False

    def _fill(self, words: str) -> None:
        self.list.clear()
        wanted = words.casefold().split()
        for reply in self._replies:
            said = f"{reply.title} {reply.shortcut} {reply.text}".casefold()
            if all(word in said for word in wanted):
                start = " ".join(reply.text.split())[:64]
                item = QListWidgetItem(f"{reply.title}\n{start}")
                item.setData(Qt.ItemDataRole.UserRole, reply)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{reply.title}. {reply.text}")
                item.setToolTip(reply.text)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
