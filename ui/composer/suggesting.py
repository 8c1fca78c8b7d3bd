"""Brings a conversation's suggestion to the composer: made ahead, or streamed as it is made."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from inbox.errors import KindlineError, ModelNotReady, Offline
from inbox.model import Suggestion, Thread
from ui.kit.tasks import Running, spawn
from ui.kit.told import told

if TYPE_CHECKING:
    from inbox.desk import Desk

# Walking through the queue with J and K must not ask for a draft at every step.
_SETTLED_MS = 700


class Suggesting(QObject):
    """At most one stream at a time; going on to another conversation ends it."""

    text = Signal(str)  # so far
    finished = Signal(object)  # Suggestion
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Running | None = None
        self._id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(lambda: self.ask(self._id))

    def follow(self, thread: Thread, *, is_ready: bool) -> None:
        """Take the suggestion that is there, or ask for one when somebody waits."""
        self.stop()
        self._id = thread.row.conversation_id
        if thread.suggestion is not None:
            self.finished.emit(thread.suggestion)
        elif is_ready and thread.row.waiting_since is not None:
            self._timer.start()

    def ask(self, conversation_id: str) -> None:
        """Ask for a draft now."""
        self.stop()
        self._id = conversation_id
        if conversation_id:
            self._task = spawn(self._stream(conversation_id))

    def is_busy(self) -> bool:
        """Tell whether a draft is being made."""
        return self._task is not None and not self._task.done()

    def stop(self) -> None:
        """End the stream; the model is free within 200 ms."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _stream(self, conversation_id: str) -> None:
        so_far = ""
        try:
            async with aclosing(self._desk.suggest(conversation_id)) as events:  # type: ignore[type-var]
                async for event in events:
                    if isinstance(event, Suggestion):
                        self.finished.emit(event)
                        return
                    so_far += event
                    self.text.emit(so_far)
        except (ModelNotReady, Offline):
            if isValid(self):  # the pane may be closed by now
                self.failed.emit("")  # the foot says it already
        except KindlineError as error:
            self.failed.emit(told(str(error)))
