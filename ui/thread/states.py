"""What stands where no messages are: nothing chosen, loading, or an error's sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.kit import fonts, icons, theme
from ui.kit.buttons import PlainButton
from ui.kit.words import tr


class StatePage(QWidget):
    """An icon, a sentence and, after an error, a button."""

    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = "message-square-text"
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setFont(fonts.font(16, 600))
        self.sentence = QLabel()
        self.sentence.setFont(fonts.font(13.5))
        self.sentence.setProperty("soft", True)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(320)
        self.retry = PlainButton(tr("Try again"), "refresh-cw")
        self.retry.clicked.connect(self.retried)
        outer = QVBoxLayout(self)
        outer.setSpacing(10)
        outer.addStretch(2)
        for widget in (self._picture, self._title, self.sentence, self.retry):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            outer.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        theme.signals.changed.connect(self._paint_icon)

    def say_empty(self) -> None:
        """Invite to choose a conversation."""
        keys = tr("Choose one from the queue. J and K walk through it, Ctrl+K finds everything.")
        self._say("message-square-text", tr("No conversation is open"), keys)

    def say_loading(self) -> None:
        """Say that the conversation is being read."""
        self._say("loader-circle", tr("Opening the conversation…"), "")

    def say_failed(self, sentence: str) -> None:
        """Say what went wrong."""
        self._say("circle-alert", tr("This conversation could not be opened"), sentence)
        self.retry.show()

    def _say(self, icon: str, title: str, sentence: str) -> None:
        self._icon = icon
        self._title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.retry.hide()
        self.setAccessibleName(f"{title}. {sentence}")
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon, theme.tokens().text_faint, 36))
