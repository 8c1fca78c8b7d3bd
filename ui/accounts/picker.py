"""The searchable grid of channels that can be connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inbox.model import Visibility
from ui.kit import icons, words
from ui.kit.buttons import PlainButton
from ui.kit.fonts import font
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import ChannelInfo

_COLUMNS, _HIGH, _BADGE = 3, 54, 30
_KINDS = ("mail", "", "chat", "social", "review")


class ChannelCard(PlainButton):
    """One channel: its icon, its name, and whether it is public."""

    def __init__(self, info: ChannelInfo) -> None:
        super().__init__("")
        self.info = info
        title = tr(info.title)
        is_public = info.visibility is Visibility.PUBLIC
        place = tr("Public") if is_public else tr("Private")
        about = " · ".join(part for part in (kind_said(info.kind), place) if part)
        self.setAutoDefault(False)
        # The height in the style, which would else let the layout press the cards together.
        high = f"min-height: {_HIGH - 2}px; max-height: {_HIGH - 2}px"
        self.setStyleSheet(f"ChannelCard {{ padding: 0; {high}; }}")
        self._lay(info, title, about)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{told(info.sentence)} {place}")
        self.setToolTip(told(info.sentence))

    def _lay(self, info: ChannelInfo, title: str, about: str) -> None:
        picture, name, kind = QLabel(), QLabel(title), QLabel(about)
        dpr = self.devicePixelRatioF()
        picture.setPixmap(icons.badge_pixmap(str(info.icon), info.name, _BADGE, dpr))
        name.setFont(font(13, 600))
        name.setFixedHeight(20)  # the same in every script
        kind.setFont(font(12))
        kind.setFixedHeight(19)
        kind.setProperty("soft", True)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addLayout(texts, 1)
        # By the window's direction, also where a name is written the other way.
        edge = Qt.AlignmentFlag.AlignRight if words.is_rtl() else Qt.AlignmentFlag.AlignLeft
        side = edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for label in (name, kind):
            label.setAlignment(side)
            texts.addWidget(label)
        for label in (picture, name, kind):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class ChannelPicker(QWidget):
    """Typing narrows it, arrows walk it, Enter takes it."""

    chosen = Signal(object)  # ChannelInfo

    def __init__(self, offered: Sequence[ChannelInfo]) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setProperty("search", True)
        self.search.setPlaceholderText(tr("Find a channel"))
        self.search.setAccessibleName(tr("Find a channel"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.cards = [ChannelCard(info) for info in in_order(offered)]
        self._inner = QWidget()
        self._grid = _grid(self._inner)
        for card in self.cards:
            card.clicked.connect(lambda _=False, info=card.info: self.chosen.emit(info))
            card.installEventFilter(self)
        self._none = QLabel(tr("No channel has these words."))
        self._none.setProperty("soft", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.search)
        outer.addWidget(self._area())
        outer.addWidget(self._none)
        self._fill("")

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        rows = -(-len(self.cards) // _COLUMNS)
        area.setFixedHeight(min(430, max(_HIGH, rows * (_HIGH + 8))))
        return area

    def shown(self) -> list[ChannelCard]:
        """Give the cards that fit the words."""
        wanted = self.search.text().casefold().split()
        return [card for card in self.cards if all(word in _said(card) for word in wanted)]

    def _fill(self, _words: str) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
        shown = self.shown()
        for index, card in enumerate(shown):
            self._grid.addWidget(card, index // _COLUMNS, index % _COLUMNS)
            card.show()
        self._none.setVisible(not shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk by arrows; Enter in the field takes the first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.search:
            return self._in_search(event)
        return isinstance(watched, ChannelCard) and self._walk(watched, event)

    def _in_search(self, event: QKeyEvent) -> bool:
        if not (shown := self.shown()):
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(shown[0].info)
        elif event.key() == Qt.Key.Key_Down:
            shown[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _walk(self, card: ChannelCard, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(card.info)
            return True
        on = -1 if words.is_rtl() else 1
        steps = {
            Qt.Key.Key_Right: on,
            Qt.Key.Key_Left: -on,
            Qt.Key.Key_Down: _COLUMNS,
            Qt.Key.Key_Up: -_COLUMNS,
        }
        if (step := steps.get(Qt.Key(event.key()))) is None:
            return False
        shown = self.shown()
        place = shown.index(card) + step
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place < 0:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def in_order(offered: Sequence[ChannelInfo]) -> list[ChannelInfo]:
    """Sort channels as they are offered: mail, chat, social, reviews, each by name."""

    def place(info: ChannelInfo) -> tuple[int, str]:
        at = _KINDS.index(info.kind) if info.kind in _KINDS else len(_KINDS)
        return at, tr(info.title).casefold()

    return sorted(offered, key=place)


def _grid(over: QWidget) -> QGridLayout:
    grid = QGridLayout(over)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    grid.setAlignment(Qt.AlignmentFlag.AlignTop)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid


def kind_said(kind: str) -> str:
    """Name how people write in a channel."""
    return {
        "mail": tr("Mail"),
        "chat": tr("Chat"),
        "social": tr("Social"),
        "review": tr("Reviews"),
    }.get(kind, "")


def _said(card: ChannelCard) -> str:
    info = card.info
    said = (tr(info.title), info.title, told(info.sentence), kind_said(info.kind), info.name)
    return " ".join(said).casefold()
