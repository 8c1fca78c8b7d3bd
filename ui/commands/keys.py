"""The sheet of keys: every action by group, with its key as a cap."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.dialogs import Dialog
from ui.kit.fonts import font
from ui.kit.words import is_rtl, tr

if TYPE_CHECKING:
    from ui.commands.keyboard import Keyboard
    from ui.commands.table import Action


class KeysSheet(Dialog):
    """Shows all keys in two columns."""

    def __init__(self, parent: QWidget, keyboard: Keyboard) -> None:
        super().__init__(parent, tr("Keys"), width=760)
        self._keyboard = keyboard
        ordered = sorted(keyboard.actions, key=lambda action: _order(keyboard, action))
        by_group = groupby(ordered, key=lambda action: action.group)
        groups = [(name, list(found)) for name, found in by_group]
        columns = QHBoxLayout()
        columns.setSpacing(36)
        half = sum(len(found) + 2 for _, found in groups) / 2
        column, used = QVBoxLayout(), 0
        columns.addLayout(column, 1)
        for name, found in groups:
            if used >= half:
                column.addStretch(1)
                column, used = QVBoxLayout(), 0
                columns.addLayout(column, 1)
            column.addLayout(self._group(name, found))
            used += len(found) + 2
        column.addStretch(1)
        inside = QWidget()
        columns.setContentsMargins(0, 0, 14, 0)
        inside.setLayout(columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(tr("Keys"))
        # As tall as it needs, but never taller than the window it stands over.
        area.setFixedHeight(min(inside.sizeHint().height() + 8, max(260, parent.height() - 210)))
        self.body.addWidget(area)
        self.add_sentence(tr("Every key can be changed in the settings."))
        self.add_primary(tr("OK"))

    def _group(self, name: str, actions: list[Action]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setVerticalSpacing(4)
        heading = QLabel(name)
        heading.setFont(font(12, 600))
        heading.setProperty("faint", True)
        edge = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        heading.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)  # also a name such as Kindline
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, action in enumerate(actions, start=1):
            label = QLabel(action.text)
            label.setFont(font(13))
            grid.addWidget(label, number, 0)
            cap = QLabel(self._keyboard.shown(action.id) or "\u2014")
            cap.setFont(font(12, 500))
            look = theme.tokens()
            cap.setStyleSheet(
                f"background:{look.surface_alt}; border:1px solid {look.border};"
                "border-radius:5px; padding:1px 7px;"
            )
            grid.addWidget(cap, number, 1, Qt.AlignmentFlag.AlignTrailing)
        grid.setColumnStretch(0, 1)
        return grid


def _order(keyboard: Keyboard, action: Action) -> int:
    """Keep the groups in the order of the table."""
    return [a.group for a in keyboard.actions].index(action.group)
