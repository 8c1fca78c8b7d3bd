"""The bar that leads from a public conversation to its private side, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inbox.model import Visibility
from ui.kit import fonts, icons, theme
from ui.kit.buttons import GhostButton
from ui.kit.words import isolate, moment, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import QueueRow


class LinkedBar(QWidget):
    """A line for each conversation that this one came from or went on in."""

    chosen = Signal(str)  # conversation id

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linked")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(20, 3, 20, 3)
        self._lines.setSpacing(0)
        self.buttons: list[GhostButton] = []
        self._rows: Sequence[QueueRow] = ()
        theme.signals.changed.connect(self._again)
        self.hide()

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show where else it goes on; nothing hides the bar."""
        self._rows = rows
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        self.buttons = [self._line(row) for row in rows]
        look = theme.tokens()
        self.setStyleSheet(
            f"#linked {{ background: {look.accent_soft}; border: none;"
            f" border-bottom: 1px solid {look.border}; }}"
            f" QPushButton {{ color: {look.accent}; padding: 4px 8px; min-height: 18px; }}"
        )
        self.setVisible(bool(rows))

    def _again(self) -> None:
        self.show_rows(self._rows)

    def _line(self, row: QueueRow) -> GhostButton:
        is_private = row.visibility is Visibility.PRIVATE
        place = isolate(row.network or row.subject or row.contact_name)
        text = (
            tr("Continued in private: {place}", place=place)
            if is_private
            else tr("Began in public: {place}", place=place)
        )
        button = GhostButton(f"{text} · {moment(row.last_message_at)}")
        button.setFont(fonts.font(12.5, 500))
        button.setIcon(icons.beside_text("lock" if is_private else "globe", "accent", 15))
        button.setToolTip(tr("Open it"))
        button.clicked.connect(lambda _=False, wanted=row.conversation_id: self.chosen.emit(wanted))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addStretch(1)
        self._lines.addWidget(holder)
        return button
