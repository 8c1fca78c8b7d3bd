"""The lines around the field: public warning, questions, undo send, what the draft rests on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.kit import fonts, icons, theme
from ui.kit.buttons import GhostButton, PlainButton
from ui.kit.words import moment, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.model import OutboxItem

_UNDO_SECONDS = 60  # later than this is "send later", not "undo send"


class Bar(QFrame):
    """An icon, a sentence and buttons on a coloured ground."""

    def __init__(self, icon: str, ink: str, ground: str) -> None:
        super().__init__()
        self._icon, self._ink, self._ground = icon, ink, ground
        self.setObjectName("bar")
        self._picture = QLabel()
        self.label = QLabel()
        self.label.setFont(fonts.font(12.5, 500))
        self.label.setWordWrap(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 4, 6, 4)
        self.row.setSpacing(8)
        self.row.addWidget(self._picture)
        self.row.addWidget(self.label, 1)
        self._buttons: list[QWidget] = []
        theme.signals.changed.connect(self._colours)
        self._colours()
        self.hide()

    def say(self, sentence: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show a sentence, with what can be done about it."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        for old in self._buttons:
            old.deleteLater()
        self._buttons = []
        for text, action in buttons:
            button = PlainButton(text)
            button.clicked.connect(lambda _=False, act=action: self._press(act))
            self.row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def _press(self, action: Callable[[], object]) -> None:
        self.hide()
        action()

    def _colours(self) -> None:
        look = theme.tokens()
        ink, ground = getattr(look, self._ink), getattr(look, self._ground)
        self.setStyleSheet(
            f"#bar {{ background: {ground}; border: none; border-radius: 8px; }}"
            f" #bar QLabel {{ color: {ink}; }}"
            " QPushButton { padding: 3px 10px; min-height: 18px; }"
        )
        self._picture.setPixmap(icons.pixmap(self._icon, ink, 16))


class UndoSend(Bar):
    """Counts the seconds in which a reply can still be taken back."""

    undone = Signal(str)  # outbox id

    def __init__(self) -> None:
        super().__init__("clock", "accent", "accent_soft")
        self._item: OutboxItem | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._tick)

    def start(self, item: OutboxItem) -> None:
        """Offer to take a reply back while it waits."""
        self._item = item
        seconds = (item.not_before - datetime.now(UTC)).total_seconds()
        text = tr("Sending soon")
        if seconds > _UNDO_SECONDS:
            text = tr("It leaves {when}.", when=moment(item.not_before))
            QTimer.singleShot(10_000, self, lambda: self._over(item))
        elif seconds <= 0:
            return
        self.say(text, [(tr("Undo"), self.take_back)])
        if seconds <= _UNDO_SECONDS:
            self._tick()
            self._timer.start()

    def _tick(self) -> None:
        if self._item is None:
            return
        left = (self._item.not_before - datetime.now(UTC)).total_seconds()
        if left <= 0:
            self._over(self._item)
            return
        self.label.setText(tr("Leaves in {n} second|Leaves in {n} seconds", n=int(left) + 1))

    def _over(self, item: OutboxItem) -> None:
        if item is self._item:
            self._timer.stop()
            self._item = None
            self.hide()

    def take_back(self) -> bool:
        """Take the reply back as the button does; False where it is too late."""
        item = self._item
        if item is None:
            return False
        self._over(item)
        self.undone.emit(item.id)
        return True


class SourcePill(QLabel):
    """Where the faint text comes from, always said beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(fonts.font(11.5, 600))
        theme.signals.changed.connect(self._colours)
        self._colours()
        self.hide()

    def say(self, source: str) -> None:
        """Name a suggestion's source, "" hides."""
        names = {
            "model": tr("Draft · local model"),
            "canned": tr("Canned reply"),
            "acknowledgement": tr("Acknowledgement"),
            "busy": tr("Drafting…"),
        }
        text = names.get(source, "")
        self.setText(f"✦  {text}")
        self.setAccessibleName(text)
        self.setToolTip(tr("Written on this machine. Nothing is sent until you send it."))
        self.setVisible(bool(text))

    def _colours(self) -> None:
        look = theme.tokens()
        self.setStyleSheet(
            f"background: {look.accent_soft}; color: {look.accent}; border-radius: 11px;"
            " padding: 3px 11px;"
        )


class Tab(GhostButton):
    """One of the two ways to write."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setFont(fonts.font(13, 500))
        theme.signals.changed.connect(self._colours)
        self._colours()

    def _colours(self) -> None:
        look = theme.tokens()
        self.setStyleSheet(
            "QPushButton { padding: 4px 11px; min-height: 18px; }"
            f"QPushButton:checked {{ background: {look.accent_soft}; color: {look.accent}; }}"
        )
