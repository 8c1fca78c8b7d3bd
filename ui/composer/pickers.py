"""The small popups of the composer: canned replies and emoji."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit import fonts
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import CannedReply

_EMOJI = (
    ("🙂", "smile"), ("😊", "warm smile"), ("😄", "laugh"), ("😅", "relief"),
    ("😉", "wink"), ("😍", "love"), ("🤗", "hug"), ("🤔", "thinking"),
    ("😔", "sorry"), ("😢", "sad"), ("🙏", "thank you"), ("👍", "thumbs up"),
    ("👏", "applause"), ("🙌", "hooray"), ("👋", "wave"), ("💪", "strong"),
    ("❤️", "heart"), ("💙", "blue heart"), ("🎉", "party"), ("✨", "sparkles"),
    ("⭐", "star"), ("✅", "done"), ("📦", "parcel"), ("🚚", "delivery"),
)  # fmt: skip
_COLUMNS = 8


class Popup(QFrame):
    """A box above the button that opened it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)

    def open_over(self, anchor: QWidget) -> None:
        """Show above a widget, at its start of reading."""
        self.adjustSize()
        corner = QPoint(0, -self.height() - 6)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(anchor.width() - self.width())
        self.move(anchor.mapToGlobal(corner))
        self.show()


class CannedPicker(Popup):
    """Filters as you type; Enter takes the chosen reply."""

    chosen = Signal(object)  # CannedReply

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Canned replies"))
        self._replies: Sequence[CannedReply] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a canned reply"))
        self.filter.setAccessibleName(tr("Find a canned reply"))
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Canned replies"))
        self.list.setFont(fonts.font(13))
        self.filter.setFont(fonts.font(13))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._none = QLabel(tr("No canned reply has these words."))
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


class EmojiPicker(Popup):
    """The two dozen that a kind reply needs."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Emoji"))
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(2)
        for index, (emoji, name) in enumerate(_EMOJI):
            button = QToolButton()
            button.setText(emoji)
            button.setFont(fonts.font(19))
            button.setFixedSize(36, 36)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._take, emoji))
            grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)

    def _take(self, emoji: str, _checked: bool = False) -> None:
        self.hide()
        self.chosen.emit(emoji)
