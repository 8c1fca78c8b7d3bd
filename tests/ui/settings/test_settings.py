"""The settings dialog is made from the declared data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from inbox.settings import FIELDS
from ui.commands.table import Action
from ui.settings.shortcuts import ShortcutsPage
from ui.settings.view import SettingsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from tests.ui.fake_desk import FakeDesk

ACTIONS = (
    Action("next", "Next", "J", "Moving", "x", lambda: None),
    Action("close", "Close", "E", "Working", "x", lambda: None),
)


def test_every_declared_setting_has_its_widget(qtbot: QtBot, desk: FakeDesk, loop: object) -> None:
    dialog = SettingsDialog(None, desk, ACTIONS)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    shown = {field.key for field in FIELDS if field.group != "hidden" and field.kind != "map"}
    assert set(dialog.fields) == shown
    for made in dialog.fields.values():
        assert made.widget.accessibleName() == made.field.label


def test_a_change_is_saved_at_once(
    qtbot: QtBot, desk: FakeDesk, loop: object, until: Until
) -> None:
    dialog = SettingsDialog(None, desk, ACTIONS)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    name, dark, keep = (dialog.fields[k].widget for k in ("agent_name", "theme", "keep_running"))
    assert isinstance(name, QLineEdit)
    assert isinstance(dark, QComboBox)
    assert isinstance(keep, QCheckBox)
    name.setText("Sam")
    name.editingFinished.emit()
    dark.setCurrentIndex(dark.findData("dark"))
    keep.setChecked(True)
    until(lambda: desk.values.get("keep_running") is True)
    assert (desk.values["agent_name"], desk.values["theme"]) == ("Sam", "dark")


def test_only_changed_keys_are_stored_and_a_clash_is_said(qtbot: QtBot, loop: object) -> None:
    page = ShortcutsPage(ACTIONS, {})
    qtbot.addWidget(page)
    assert page.own() == {}
    page.edits["next"].setKeySequence(QKeySequence("F8"))
    assert page.own() == {"next": "F8"}
    heard: list[object] = []
    page.changed.connect(heard.append)
    page.edits["close"].setKeySequence(QKeySequence("F8"))
    page.edits["close"].editingFinished.emit()
    assert heard == [{"next": "F8", "close": "F8"}]
    assert "used twice" in page.findChildren(type(page._note))[0].text()
