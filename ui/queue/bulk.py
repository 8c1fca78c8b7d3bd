"""The bar over the list while rows are marked: how many, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.kit.buttons import IconButton
from ui.kit.fonts import font
from ui.kit.words import tr


class BulkBar(QFrame):
    """Emits the id of the action to do with every marked conversation."""

    wanted = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(0)
        self._text = QLabel()
        self._text.setFont(font(13, 600))
        row.addWidget(self._text, 1)
        for action, icon_name, tip, key in (
            ("close", "check", tr("Close"), "E"),
            ("assign", "user-plus", tr("Assign to me"), "A"),
            ("snooze", "alarm-clock", tr("Snooze"), "S"),
            ("tag", "tag", tr("Tag"), "L"),
            ("read", "mail-open", tr("Mark as read or unread"), "U"),
            ("spam", "shield-alert", tr("Mark as spam"), "#"),
        ):
            button = IconButton(icon_name, tip, shortcut=key)
            button.clicked.connect(lambda _=False, a=action: self.wanted.emit(a))
            row.addWidget(button)
        close = IconButton("x", tr("Take the marks away"), shortcut="Esc")
        close.clicked.connect(self.cleared)
        row.addWidget(close)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are marked; hidden when none is."""
        self._text.setText(tr("{n} marked|{n} marked", n=count))
        self.setVisible(count > 0)
