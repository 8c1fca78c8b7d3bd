"""The settings dialog: a page for each group of declared fields; every change is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inbox.errors import KindlineError
from ui.kit.dialogs import Dialog
from ui.kit.fonts import font
from ui.kit.form import FieldWidget
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr
from ui.settings.shortcuts import KeyAction, ShortcutsPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.desk import Desk
    from inbox.model import SettingField

_HIDDEN = "hidden"


class SettingsDialog(Dialog):
    """Made from `desk.setting_fields()`; a new declared setting appears by itself."""

    def __init__(self, parent: QWidget | None, desk: Desk, actions: Sequence[KeyAction]) -> None:
        super().__init__(parent, tr("Settings"), width=760)
        self._desk = desk
        self.fields: dict[str, FieldWidget] = {}
        self._values = desk.settings()
        self._pages = QStackedWidget()
        self._groups = QListWidget()
        self._groups.setFixedWidth(176)
        self._groups.setFont(font(13, 500))
        self._groups.setAccessibleName(tr("Groups of settings"))
        self._error = QLabel()
        self._error.setProperty("error", True)
        self._error.setWordWrap(True)
        for group, found in _grouped(desk.setting_fields()).items():
            self._groups.addItem(tr(group))
            self._pages.addWidget(self._page(found, actions))
        self._groups.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._groups.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self._groups)
        row.addWidget(self._pages, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._error)
        self._pages.setMinimumHeight(400)
        self.add_primary(tr("Done"))
        self._groups.setFocus()

    def _page(self, fields: Sequence[SettingField], actions: Sequence[KeyAction]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 4, 12, 4)
        column.setSpacing(6)
        for field in fields:
            if field.kind == "map":
                keys = ShortcutsPage(actions, self._values[field.key])
                keys.changed.connect(lambda found, key=field.key: self._save(key, found))
                column.addWidget(keys)
            else:
                self._add(column, field)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are what Tab goes to
        return area

    def _add(self, column: QVBoxLayout, field: SettingField) -> None:
        made = FieldWidget(field, self._values[field.key], lambda: self._changed(field.key))
        self.fields[field.key] = made
        if field.kind != "bool":
            label = QLabel(tr(field.label))
            label.setFont(font(13, 500))
            label.setBuddy(made.widget)
            column.addWidget(label)
        column.addWidget(made.widget)
        sentence = QLabel(told(field.sentence))
        sentence.setFont(font(12))
        sentence.setProperty("faint", True)
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        column.addSpacing(12)

    def _changed(self, key: str) -> None:
        value = self.fields[key].value()
        if value != self._values[key]:
            self._save(key, value)

    def _save(self, key: str, value: Any) -> None:
        spawn(self._saved(key, value))

    async def _saved(self, key: str, value: Any) -> None:
        try:
            await in_background(self._desk.set_setting, key, value, write=True)
        except KindlineError as error:
            self._error.setText(told(str(error)))
            return
        self._error.clear()
        self._values = await in_background(self._desk.settings)


def _grouped(fields: Sequence[SettingField]) -> dict[str, list[SettingField]]:
    found: dict[str, list[SettingField]] = {}
    for field in fields:
        if field.group != _HIDDEN:
            found.setdefault(field.group, []).append(field)
    return found
