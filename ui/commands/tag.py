"""The tag popup: the known tags to switch, and a line for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.kit.dialogs import Dialog
from ui.kit.fonts import font
from ui.kit.words import isolate, tr

if TYPE_CHECKING:
    from collections.abc import Iterable


class TagDialog(Dialog):
    """`chosen()` gives the tags that every selected conversation shall have."""

    def __init__(self, parent: QWidget | None, known: Iterable[str], has: set[str]) -> None:
        super().__init__(parent, tr("Tags"), width=380)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find a tag, or type a new one and press Enter"))
        self.line.setAccessibleName(tr("Tag"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Known tags"))
        self.list.setMinimumHeight(220)
        for name in dict.fromkeys([*sorted(has), *known]):
            self._add(name, name in has)
        self.fresh = QLabel(" ")
        self.fresh.setFont(font(12, 500))
        self.fresh.setProperty("soft", True)
        self.body.addWidget(self.line)
        self.body.addWidget(self.fresh)
        self.body.addWidget(self.list)
        self.add_cancel()
        self.add_primary(tr("Done"))
        self.line.textChanged.connect(self._narrow)
        self.line.returnPressed.connect(self._entered)
        self.line.setFocus()

    def chosen(self) -> set[str]:
        """Give the switched-on tags, with what was typed and not yet entered."""
        items = (self.list.item(i) for i in range(self.list.count()))
        found = {i.text() for i in items if i.checkState() is Qt.CheckState.Checked}
        return found | {typed for typed in (self.line.text().strip(),) if typed}

    def _add(self, name: str, is_on: bool) -> None:
        item = QListWidgetItem(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.list.insertItem(self.list.count(), item)

    def _narrow(self, text: str) -> None:
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(text.strip().lower() not in item.text().lower())
        is_known = self.list.findItems(text.strip(), Qt.MatchFlag.MatchFixedString)
        is_fresh = bool(text.strip()) and not is_known
        name = isolate(text.strip())
        self.fresh.setText(tr("Enter adds the new tag {name}", name=name) if is_fresh else " ")

    def _entered(self) -> None:
        if not (typed := self.line.text().strip()):
            self.accept()
            return
        found = self.list.findItems(typed, Qt.MatchFlag.MatchFixedString)
        if found:
            found[0].setCheckState(Qt.CheckState.Checked)
        else:
            self._add(typed, True)
        self.line.clear()
