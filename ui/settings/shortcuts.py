"""The page on which keys are changed: an action, its key, and a way back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QLabel, QWidget

from ui.kit.buttons import IconButton
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class KeyAction(Protocol):
    """An action as far as its key is concerned."""

    @property
    def id(self) -> str:
        """Give the name under which a changed key is stored."""
        ...

    @property
    def text(self) -> str:
        """Give the words for a person."""
        ...

    @property
    def key(self) -> str:
        """Give the default key."""
        ...


class ShortcutsPage(QWidget):
    """Emits every key that differs from its default."""

    changed = Signal(object)

    def __init__(self, actions: Sequence[KeyAction], own: Mapping[str, str]) -> None:
        super().__init__()
        self._defaults = {action.id: action.key for action in actions}
        self._words = {action.id: action.text for action in actions}
        self.edits: dict[str, QKeySequenceEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        self._note = QLabel()
        self._note.setProperty("error", True)
        self._note.setWordWrap(True)
        grid.addWidget(self._note, 0, 0, 1, 3)
        for number, action in enumerate(actions, start=1):
            self._add(grid, number, action, own.get(action.id, action.key))

    def own(self) -> dict[str, str]:
        """Give the changed keys."""
        portable = QKeySequence.SequenceFormat.PortableText
        found = {i: edit.keySequence().toString(portable) for i, edit in self.edits.items()}
        default = {i: QKeySequence(key).toString(portable) for i, key in self._defaults.items()}
        return {i: key for i, key in found.items() if key != default[i]}

    def _add(self, grid: QGridLayout, number: int, action: KeyAction, key: str) -> None:
        label = QLabel(action.text)
        label.setFont(font(13))
        edit = QKeySequenceEdit(QKeySequence(key))
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(150)
        edit.setAccessibleName(tr("Key for: {action}", action=action.text))
        edit.editingFinished.connect(self._changed)
        back = IconButton("undo-2", tr("Default key"), size=15)
        back.clicked.connect(lambda: self._reset(action.id))
        self.edits[action.id] = edit
        grid.addWidget(label, number, 0)
        grid.addWidget(edit, number, 1)
        grid.addWidget(back, number, 2)

    def _reset(self, action_id: str) -> None:
        self.edits[action_id].setKeySequence(QKeySequence(self._defaults[action_id]))
        self._changed()

    def _changed(self) -> None:
        self._note.setText(self._clash())
        self.changed.emit(self.own())

    def _clash(self) -> str:
        seen: dict[str, str] = {}
        for action_id, edit in self.edits.items():
            key = edit.keySequence().toString()
            if key and key in seen:
                return tr(
                    "{key} is used twice: {first} and {second}. Neither works until one changes.",
                    key=key, first=self._words[seen[key]], second=self._words[action_id],
                )  # fmt: skip
            seen[key] = action_id
        return ""
