"""Shows the suggestion as faint text, where it comes from and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inbox.errors import KindlineError
from inbox.model import ModelState, ModelStatus, OutboxState, Suggestion, Thread
from ui.composer.foot import grounds_sentence, model_sentence
from ui.composer.suggesting import Suggesting
from ui.kit.tasks import in_background, spawn

if TYPE_CHECKING:
    from inbox.desk import Desk
    from ui.composer.card import Card
    from ui.feed import Feed

_LEAVING = frozenset({OutboxState.WAITING, OutboxState.SENDING})


class Offering(QObject):
    """Keeps the open conversation's suggestion; it never touches what is typed."""

    language_found = Signal(str)

    def __init__(self, desk: Desk, feed: Feed, card: Card) -> None:
        super().__init__(card)
        self._desk, self._card = desk, card
        self._thread: Thread | None = None
        self._status: ModelStatus | None = None
        self._is_engine_there = True
        self.suggestion: Suggestion | None = None
        self._used: Suggestion | None = None  # its reply is on its way
        self.stream = Suggesting(desk, self)
        self.stream.text.connect(self._on_streamed)
        self.stream.finished.connect(self._on_finished)
        self.stream.failed.connect(self._on_failed)
        card.editor.ghost_dismissed.connect(self._on_dismissed)
        feed.model.connect(self._on_model)
        feed.engine.connect(self._on_engine)

    def follow(self, thread: Thread) -> None:
        """Turn to another conversation."""
        self._thread, self.suggestion, self._used = thread, None, None
        if any(item.state in _LEAVING for item in thread.outbox):
            self.stream.stop()  # answered: the same draft would only invite to do it twice
            return
        self.stream.follow(thread, is_ready=self._is_ready())

    def renew(self, thread: Thread) -> None:
        """Take a newer suggestion for the same conversation."""
        self._thread = thread
        known = (None, self.suggestion, self._used)
        if thread.suggestion not in known:
            self._on_finished(thread.suggestion)

    def forget(self) -> None:
        """Offer nothing more: the reply is on its way."""
        self.stream.stop()
        self._used, self.suggestion = self.suggestion, None

    def ask(self) -> None:
        """Ask the model for a draft now."""
        if self._thread is not None:
            self._card.editor.withdraw()
            self._card.pill.say("busy")
            self.stream.ask(self._thread.row.conversation_id)

    def show(self) -> None:
        """Offer what is there to the field."""
        if self.suggestion is not None and not self._card.is_note:
            self._card.editor.offer(self.suggestion.text)
        self.show_source()

    def show_source(self) -> None:
        """Name the source while any of the suggestion is offered or has been taken."""
        found, editor = self.suggestion, self._card.editor
        typed = editor.toPlainText().strip()
        is_taken = found is not None and bool(typed) and typed == found.text.strip()
        is_shown = not self._card.is_note and (bool(editor.ghost_text()) or is_taken)
        source = found.source if found is not None else "busy"
        self._card.pill.say(source if is_shown else "")
        grounds = ""
        if is_shown and found is not None and self._thread is not None:
            grounds = grounds_sentence(found, self._thread)
        self._card.grounds.setText(grounds)
        self._card.grounds.setVisible(bool(grounds))

    async def learn(self) -> None:
        """Ask once how the model is; after that the feed tells."""
        if self._status is not None:
            return
        try:
            self._on_model(await self._desk.model_status())
        except KindlineError:
            self._card.foot.say_model(model_sentence(None, is_engine_there=False))

    def _on_streamed(self, text: str) -> None:
        if not self._card.is_note:
            self._card.editor.offer(text)
            self.show_source()

    def _on_finished(self, suggestion: Suggestion) -> None:
        thread = self._thread
        if thread is None or suggestion.conversation_id != thread.row.conversation_id:
            return
        self.suggestion = suggestion
        self.language_found.emit(suggestion.language)
        self.show()

    def _on_failed(self, sentence: str) -> None:
        self.show_source()
        if sentence:
            self._card.foot.say_model(sentence)
        else:
            self._say()

    def _on_dismissed(self) -> None:
        self.stream.stop()
        self.show_source()
        if self._thread is not None:
            spawn(self._dismiss(self._thread.row.conversation_id))

    async def _dismiss(self, conversation_id: str) -> None:
        await in_background(self._desk.dismiss_suggestion, conversation_id, write=True)

    def _is_ready(self) -> bool:
        return self._status is not None and self._status.state is ModelState.READY

    def _on_model(self, status: ModelStatus) -> None:
        was_ready, self._status = self._is_ready(), status
        self._say()
        is_empty = not self._card.editor.toPlainText()
        if self._is_ready() and not was_ready and self._thread is not None and is_empty:
            self.stream.follow(self._thread, is_ready=True)

    def _on_engine(self, is_there: bool) -> None:
        self._is_engine_there = is_there
        self._say()

    def _say(self) -> None:
        sentence = model_sentence(self._status, is_engine_there=self._is_engine_there)
        self._card.foot.say_model(sentence)
