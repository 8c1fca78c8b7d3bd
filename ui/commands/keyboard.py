"""Binds every action's key to the window, and binds again when a key was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.commands.table import Action, with_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget


# Escape belongs to whatever has the focus first; the window takes what bubbles up.
_LEFT = frozenset({"", "Escape"})


class Keyboard(QObject):
    """The window's shortcuts. Text fields keep plain letters to themselves."""

    def __init__(self, window: QWidget, actions: tuple[Action, ...]) -> None:
        super().__init__(window)
        self._window, self.actions = window, actions
        self.keys: dict[str, str] = {}
        self._bound: list[QShortcut] = []

    def bind(self, changed: Mapping[str, str]) -> None:
        """Take the person's own keys over the defaults."""
        for old in self._bound:
            old.setEnabled(False)
            old.deleteLater()
        self.keys = with_keys(self.actions, changed)
        self._bound = [
            self._made(a, self.keys[a.id]) for a in self.actions if self.keys[a.id] not in _LEFT
        ]

    def shown(self, action_id: str) -> str:
        """Give an action's key as it is written on this system."""
        sequence = QKeySequence(self.keys.get(action_id, ""))
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)

    def run(self, action_id: str) -> None:
        """Carry an action out by its id; one without a row does nothing."""
        for action in self.actions:
            if action.id == action_id:
                action.hand()

    def _made(self, action: Action, key: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self._window)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(action.hand)
        return made
