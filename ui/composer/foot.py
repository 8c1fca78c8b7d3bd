"""The quiet line below the field: saved, the model's state, where replies go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inbox.model import ModelState, ModelStatus, Suggestion, Thread
from ui.kit import fonts, icons, theme
from ui.kit.told import told
from ui.kit.words import clock, isolate, number, tr

_CUT = 46  # characters of a ground's excerpt


class Foot(QWidget):
    """Keeps one sentence for the draft at the start, one for the model at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._tick = QLabel()
        self.saved, self.model = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(self._tick)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.model)
        for label in (self.saved, self.model):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(fonts.font(12))
            label.setProperty("soft", True)
            label.setMinimumWidth(20)
        self._icon = ""
        theme.signals.changed.connect(self._paint)

    def say(self, sentence: str, icon: str = "check") -> None:
        """Say how the draft is."""
        self._icon = icon if sentence else ""
        self.saved.setText(sentence)
        self.saved.setAccessibleName(sentence)
        self._paint()

    def say_model(self, sentence: str) -> None:
        """Say how the local model is, "" while all is well."""
        self.model.setText(sentence)
        self.model.setToolTip(sentence)
        self.model.setAccessibleName(sentence)

    def _paint(self) -> None:
        look = theme.tokens()
        colour = look.good if self._icon == "check" else look.text_soft
        self._tick.setVisible(bool(self._icon))
        if self._icon:
            self._tick.setPixmap(icons.pixmap(self._icon, colour, 14))


def model_sentence(status: ModelStatus | None, *, is_engine_there: bool) -> str:
    """Say what a person should know of the model or the engine, "" when nothing."""
    if not is_engine_there:
        return tr("The engine is starting; your replies wait here safely.")
    if status is None or status.state is ModelState.READY:
        return ""
    if status.state is ModelState.MISSING:
        return told(status.sentence) or tr(
            "No local model yet: canned replies work, drafts come later."
        )
    if status.state is ModelState.FAILED:
        return told(status.sentence) or tr("The local model stopped; everything else works.")
    if status.progress is not None:
        percent = number(round(status.progress * 100))
        return tr("Drafts come when the local model is ready: {percent}%", percent=percent)
    return tr("Drafts come when the local model is ready")


def grounds_sentence(suggestion: Suggestion, thread: Thread) -> str:
    """Say what a suggestion rests on, in one line."""
    times = {message.id: message for message in thread.messages}
    said = []
    for ground in suggestion.grounds:
        message = times.get(ground.reference)
        if ground.kind == "message" and message is not None:
            said.append(tr("the message of {time}", time=clock(message.sent_at)))
        elif ground.excerpt:
            said.append(isolate(_cut(ground.excerpt)))
    unique = list(dict.fromkeys(said))
    return tr("Rests on: {things}", things=", ".join(unique)) if unique else ""


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CUT else text[: _CUT - 1] + "…"
