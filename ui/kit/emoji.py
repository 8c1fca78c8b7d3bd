"""A small popup of emoji, for a reply and for reacting to a message."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from ui.kit import fonts
from ui.kit.words import tr

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

    def open_at(self, place: QPoint) -> None:
        """Show at a point of the screen, ready for the keyboard."""
        self.adjustSize()
        self.move(place)
        self.show()
        if (first := self.findChild(QToolButton)) is not None:
            first.setFocus()

    def _take(self, emoji: str, _checked: bool = False) -> None:
        self.hide()
        self.chosen.emit(emoji)
