"""Places the composer's parts in a rounded card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.composer.bars import Bar, SourcePill, Tab, UndoSend
from ui.composer.editor import Editor
from ui.composer.filesrow import FilesRow
from ui.composer.foot import Foot
from ui.composer.privately import PrivateLabel, Privately
from ui.composer.recipients import Recipients
from ui.composer.tools import Tools
from ui.kit import fonts, theme
from ui.kit.words import tr


class Card(QWidget):
    """All widgets of the composer, without any of its decisions."""

    editing_left = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_public = False
        self.is_note = False
        self.editor = Editor()
        self.reply_tab, self.note_tab = Tab(tr("Reply")), Tab(tr("Internal note"))
        self.reply_tab.setToolTip(tr("Write to the customer") + "  (R)")
        self.note_tab.setToolTip(tr("Write a note that never leaves the team") + "  (N)")
        self.pill = SourcePill()
        self.recipients = Recipients()
        self.public = Bar("globe", "high", "high_soft")
        self.privately, self.private_label = Privately(), PrivateLabel()
        self.field = QWidget()
        self.question = Bar("circle-question-mark", "high", "high_soft")
        self.undo = UndoSend()
        self.files = FilesRow()
        self.tools = Tools(self.editor)
        self.foot = Foot()
        self.grounds = QLabel()
        self.grounds.setFont(fonts.font(12))
        self.grounds.setProperty("soft", True)
        self.grounds.setWordWrap(True)
        self._make_bars()
        self._frame = QFrame()
        self._frame.setObjectName("composer")
        self._lay(self._tabs())
        theme.signals.changed.connect(self.colour)
        self.colour()

    def colour(self) -> None:
        """Colour the frame by what the text will be: private, public or a note."""
        look = theme.tokens()
        border, ground, width = look.border, look.surface, 1
        if self.is_note:
            border, ground = look.note_border, look.note_soft
        elif self.is_public:
            border, width = look.high, 2
        style = (
            f"#composer {{ background: {ground}; border: {width}px solid {border};"
            " border-radius: 14px; }"
            " Editor { background: transparent; border: none; }"
            " Editor:focus { border: none; }"
        )
        if style != self._frame.styleSheet():  # setting it again styles every child anew
            self._frame.setStyleSheet(style)

    def _make_bars(self) -> None:
        self.notice = Bar("info", "normal", "normal_soft")
        self.closing = Bar("clock", "high", "high_soft")
        self.replaces = Bar("refresh-cw", "normal", "normal_soft")
        self.twice = Bar("lock", "accent", "accent_soft")
        self.editing = Bar("pencil", "accent", "accent_soft")

    def _tabs(self) -> QHBoxLayout:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 4, 2)
        tabs.setSpacing(2)
        tabs.addWidget(self.reply_tab)
        tabs.addWidget(self.note_tab)
        tabs.addStretch(1)
        tabs.addWidget(self.pill)
        return tabs

    def _lay(self, tabs: QHBoxLayout) -> None:
        field = QHBoxLayout(self.field)
        field.setContentsMargins(12, 4, 10, 0)
        field.addWidget(self.editor)
        below = QHBoxLayout()
        below.setContentsMargins(15, 0, 10, 0)
        below.addWidget(self.grounds)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(4)
        inner.addWidget(self.public)
        inner.addLayout(tabs)
        for bar in (self.notice, self.closing, self.twice, self.replaces, self.editing):
            inner.addWidget(bar)
        inner.addWidget(self.privately)
        inner.addWidget(self.private_label)
        inner.addWidget(self.recipients)
        inner.addWidget(self.field)
        inner.addLayout(below)
        inner.addWidget(self.files)
        inner.addWidget(self.question)
        inner.addWidget(self.tools)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 6, 24, 10)
        outer.setSpacing(6)
        outer.addWidget(self.undo)
        outer.addWidget(self._frame)
        outer.addWidget(self.foot)
