"""The steps to what a channel's fields ask for, and how far the channel was tested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit import paint, theme
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.fonts import font
from ui.kit.told import told
from ui.kit.words import isolate, number, tr

if TYPE_CHECKING:
    from inbox.model import ChannelInfo

# What a step names for typing elsewhere: web addresses, bots, commands.
_COPIED = re.compile(r"https?://[^\s,;)]+[^\s,;).]|(?<!\w)@\w{3,}|(?<!\S)/\w{4,}")


class _Number(QWidget):
    """A number on a disc."""

    def __init__(self, value: int) -> None:
        super().__init__()
        self._text = number(value)
        self.setFixedSize(QSize(22, 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        look = theme.tokens()
        paint.pill(painter, self.rect().toRectF(), self._text, look.accent, look.accent_soft,
                   font(11.5, 600))  # fmt: skip
        painter.end()


class Guide(QWidget):
    """Folded where the account exists already."""

    def __init__(self, info: ChannelInfo, *, is_open: bool) -> None:
        super().__init__()
        self.fold = GhostButton(tr("How to get what is asked for"), "book-open-text")
        self.fold.setAutoDefault(False)
        self.fold.setCheckable(True)
        self.fold.setChecked(is_open)
        self._steps = QWidget()
        self.copies: list[IconButton] = []
        column = QVBoxLayout(self._steps)
        column.setContentsMargins(2, 0, 0, 4)
        column.setSpacing(7)
        for index, step in enumerate(info.guide, 1):
            column.addLayout(self._step(index, told(step)))
        self.fold.toggled.connect(self._turn)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addStretch(1)
        outer.addLayout(head)
        outer.addWidget(self._steps)
        self._turn(is_open)
        self.setVisible(bool(info.guide))

    def _step(self, index: int, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(9)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setFont(font(13))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(_Number(index), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        for found in dict.fromkeys(_COPIED.findall(text)):
            row.addWidget(self._copy(found), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _copy(self, text: str) -> IconButton:
        button = IconButton("copy", tr("Copy {words}", words=isolate(text)), size=15)
        button.clicked.connect(lambda: self._copied(button, text))
        self.copies.append(button)
        return button

    def _copied(self, button: IconButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        button.set_icon("check")

    def _turn(self, is_open: bool) -> None:
        self._steps.setVisible(is_open)
        for parent in (self.parentWidget(), self.window()):
            if parent is not None:
                parent.updateGeometry()


class Tested(QLabel):
    """Says honestly what was tried with a channel."""

    def __init__(self, info: ChannelInfo) -> None:
        said = told(info.tested)
        super().__init__(tr("How it was tested: {sentence}", sentence=said))
        self.setWordWrap(True)
        self.setFont(font(12))
        self.setProperty("faint", True)
        self.setVisible(bool(said))
