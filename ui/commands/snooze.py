"""The snooze popup: presets with their times, and a field that reads words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.kit import icons, theme, words
from ui.kit.dialogs import Dialog
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

ReadTime = Callable[[str], "datetime | str"]
_EVENING, _MORNING, _MONDAY = 18, 9, 0


def presets(now: datetime) -> list[tuple[str, str, datetime]]:
    """Give the offered times as (icon, words, time), in the machine's zone."""
    local = now.astimezone()
    day = local.replace(minute=0, second=0, microsecond=0)
    tomorrow = (day + timedelta(days=1)).replace(hour=_MORNING)
    monday = day + timedelta(days=(_MONDAY - day.weekday() - 1) % 7 + 1)
    found = [("clock", tr("In two hours"), local + timedelta(hours=2))]
    if local.hour < _EVENING - 1:
        found.append(("moon", tr("This evening"), day.replace(hour=_EVENING)))
    found.append(("sun", tr("Tomorrow morning"), tomorrow))
    week = (day + timedelta(days=7)).replace(hour=_MORNING)
    if monday.date() not in {tomorrow.date(), week.date()}:
        found.append(("calendar-days", tr("On Monday"), monday.replace(hour=_MORNING)))
    found.append(("calendar", tr("In a week"), week))
    return [(icon, text, at.astimezone(UTC)) for icon, text, at in found]


class SnoozeDialog(Dialog):
    """`chosen` is the time, once accepted. `read_time` gives a time or a sentence."""

    def __init__(self, parent: QWidget | None, read_time: ReadTime) -> None:
        super().__init__(parent, tr("Snooze until"), width=440)
        self._read_time = read_time
        self.chosen: datetime | None = None
        self.add_sentence(tr("A new message from the customer brings it back at once."))
        self.choices: list[QPushButton] = []
        for icon, text, at in presets(datetime.now(UTC)):
            self._offer(icon, text, at)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Or in words: tomorrow 9, next Sunday"))
        self.line.setAccessibleName(tr("Time in words"))
        self.line.textChanged.connect(self._typed)
        self.preview = QLabel(" ")
        self.preview.setFont(font(12, 500))
        self.preview.setWordWrap(True)
        self.preview.setMinimumHeight(20)
        self.body.addWidget(self.line)
        self.body.addWidget(self.preview)
        self.add_cancel()
        self._yes = self.add_primary(tr("Snooze"))
        self._yes.setEnabled(False)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a number take a preset."""
        number = event.key() - Qt.Key.Key_1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and number in range(
            len(self.choices)
        ):
            self.choices[number].click()
            return
        super().keyPressEvent(event)

    def _offer(self, icon: str, text: str, at: datetime) -> None:
        button = QPushButton()
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text}, {words.moment(at)}")
        button.setToolTip(tr("Alt+{n}", n=len(self.choices) + 1))
        button.setMinimumHeight(38)
        row = QHBoxLayout(button)
        row.setContentsMargins(12, 0, 12, 0)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, theme.tokens().text_soft, 18))
        label, when = QLabel(text), QLabel(words.moment(at))
        label.setFont(font(13, 500))
        when.setFont(font(12))
        when.setProperty("faint", True)
        row.addWidget(picture)
        row.addWidget(label, 1)
        row.addWidget(when)
        button.clicked.connect(lambda: self._take(at))
        self.choices.append(button)
        self.body.addWidget(button)

    def _take(self, at: datetime) -> None:
        self.chosen = at
        self.accept()

    def _typed(self, text: str) -> None:
        found = self._read_time(text) if text.strip() else ""
        self.chosen = found if isinstance(found, datetime) else None
        self._yes.setEnabled(self.chosen is not None)
        look = theme.tokens()
        good = self.chosen is not None
        self.preview.setStyleSheet(f"color: {look.good if good else look.text_faint}")
        self.preview.setText(
            words.moment(found) if isinstance(found, datetime) else tr(found) or " "
        )
