"""The declared fields of a channel on the screen: what everybody fills in, and the rest folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.buttons import PlainButton
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from inbox.model import SettingField

# Title, result and buttons of the dialog, with what a desktop keeps for itself.
_BESIDE_FORM = 330
_ROOMY = 460


class Sections(QScrollArea):
    """Forms by group: the first stands open, the others unfold together."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(2, 0, 10, 0)
        column.setSpacing(8)
        self._first, self._rest = _form(), _form()
        self._folded = QWidget()
        self._folded.setLayout(self._rest)
        self.unfold_button = PlainButton(tr("Servers, signature and more"), "chevron-down")
        self.unfold_button.setAutoDefault(False)
        self.unfold_button.setToolTip(tr("Show every setting of this account"))
        self.unfold_button.clicked.connect(self.unfold)
        self.unfold_button.hide()
        self._folded.hide()
        self._column = column
        column.addLayout(self._first)
        column.addWidget(self.unfold_button)
        column.addWidget(self._folded)
        column.addStretch(1)
        self.setWidget(self._inner)
        self._group: str | None = None
        self._is_first = True
        self._fit()

    def put_above(self, widget: QWidget) -> None:
        """Put something before the fields."""
        self._column.insertWidget(0, widget)
        self._fit()

    def put_below(self, widget: QWidget) -> None:
        """Put something after the fields."""
        self._column.insertWidget(self._column.count() - 1, widget)
        self._fit()

    def add(self, field: SettingField, widget: QWidget) -> None:
        """Add a field's widget under its group."""
        if field.group != self._group:
            self._is_first = self._group is None
            self._group = field.group
            if not self._is_first:
                self._rest.addRow(_heading(field.group))
                self.unfold_button.show()
        form = self._first if self._is_first else self._rest
        is_labelled = field.kind not in {"bool", "signin"}
        label = tr(field.label) + (" *" if field.is_required else "") if is_labelled else ""
        form.addRow(label, widget)
        self._fit()

    def unfold(self) -> None:
        """Show the rest."""
        self.unfold_button.hide()
        self._folded.show()
        self._fit()

    def _fit(self) -> None:
        """Take the room the form needs, and never more than the screen has."""
        self._inner.adjustSize()
        free = QGuiApplication.primaryScreen().availableSize().height() - _BESIDE_FORM
        self.setFixedHeight(max(160, min(self._inner.sizeHint().height() + 6, free, _ROOMY)))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(8)
    form.setHorizontalSpacing(14)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _heading(text: str) -> QLabel:
    label = QLabel(tr(text) if text else "")
    label.setFont(font(12, 600))
    label.setProperty("faint", True)
    return label
