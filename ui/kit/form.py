"""Widgets for declared fields: one for each kind, all read and written alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.kit.filefield import ContentLine
from ui.kit.fonts import font
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from inbox.model import SettingField


_MOST = 1_000_000


class FieldWidget:
    """A field's widget with `value()`; calls `on_change` when a person changed it."""

    def __init__(self, field: SettingField, value: Any, on_change: Callable[[], None]) -> None:
        self.field = field
        self.widget: QWidget
        make = {
            "bool": self._bool,
            "choice": self._choice,
            "number": self._number,
            "list": self._list,
            "long": self._long,
            "secret": self._content,
            "file": self._content,
        }.get(field.kind, self._text)
        self._get, self._set = make(value, on_change)
        self.widget.setAccessibleName(tr(field.label))
        self.widget.setAccessibleDescription(told(field.sentence) if field.sentence else "")
        self.widget.setToolTip(told(field.sentence) if field.sentence else tr(field.label))

    def value(self) -> Any:
        """Give what the widget holds, in the field's own type."""
        return self._get()

    def set(self, value: Any) -> None:
        """Put a value in."""
        self._set(value)

    def _bool(self, value: Any, changed: Callable[[], None]) -> _Pair:
        box = QCheckBox(tr(self.field.label))
        box.setFont(font(13))
        box.setChecked(bool(value))
        box.toggled.connect(lambda _: changed())
        self.widget = box
        return box.isChecked, box.setChecked

    def _choice(self, value: Any, changed: Callable[[], None]) -> _Pair:
        box = QComboBox()
        for key, label in self.field.choices:
            box.addItem(tr(label), key)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(lambda _: changed())
        self.widget = box
        return box.currentData, lambda v: box.setCurrentIndex(max(0, box.findData(v)))

    def _number(self, value: Any, changed: Callable[[], None]) -> _Pair:
        # A spin box loses its text under the style sheet, and nobody spins to a port.
        line = QLineEdit(str(int(value or 0)))
        line.setValidator(QIntValidator(0, _MOST, line))
        line.editingFinished.connect(changed)
        self.widget = line
        return lambda: int(line.text() or 0), lambda v: line.setText(str(int(v)))

    def _list(self, value: Any, changed: Callable[[], None]) -> _Pair:
        box = QPlainTextEdit("\n".join(value or ()))
        box.setPlaceholderText(tr("One a line"))
        box.setFixedHeight(84)
        box.setTabChangesFocus(True)
        box.textChanged.connect(changed)
        self.widget = box
        return (
            lambda: [line.strip() for line in box.toPlainText().splitlines() if line.strip()],
            lambda v: box.setPlainText("\n".join(v)),
        )

    def _long(self, value: Any, changed: Callable[[], None]) -> _Pair:
        box = QPlainTextEdit(str(value or ""))
        box.setFixedHeight(84)
        box.setTabChangesFocus(True)
        box.textChanged.connect(changed)
        self.widget = box
        return box.toPlainText, lambda v: box.setPlainText(str(v))

    def _content(self, value: Any, changed: Callable[[], None]) -> _Pair:
        is_secret = self.field.kind == "secret"
        asks_for_file = not is_secret or " file" in f"{self.field.label} {self.field.sentence}"
        line = ContentLine(is_secret=is_secret, has_button=asks_for_file)
        line.set_content(str(value or ""))
        line.editingFinished.connect(changed)
        line.given.connect(changed)
        self.widget = line
        return line.content, lambda v: line.set_content(str(v))

    def _text(self, value: Any, changed: Callable[[], None]) -> _Pair:
        line = QLineEdit(str(value or ""))
        line.editingFinished.connect(changed)
        self.widget = line
        return line.text, lambda v: line.setText(str(v))


_Pair = tuple[Callable[[], Any], Callable[[Any], None]]
