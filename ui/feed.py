"""The way of the inbox's Changes, the model's status and the engine's health into Qt signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inbox.changes import Changes

if TYPE_CHECKING:
    from inbox.model import ModelStatus


class Feed(QObject):
    """One place where the screen hears that rows moved; posting is safe from any thread."""

    changed = Signal(object)
    model = Signal(object)
    engine = Signal(bool)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = Changes()
        self._is_reachable: bool | None = None
        self._posted.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    def post(self, changes: Changes) -> None:
        """Announce a write; `changed` follows in the main thread."""
        self._posted.emit(changes)

    def post_model(self, status: ModelStatus) -> None:
        """Announce how the local model is doing."""
        self.model.emit(status)

    def post_engine(self, is_reachable: bool) -> None:
        """Announce whether the engine answers; repeats are dropped."""
        if is_reachable != self._is_reachable:
            self._is_reachable = is_reachable
            self.engine.emit(is_reachable)

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        # A sync posts many small changes: what arrives before the next turn goes out as one.
        if not self._pending:
            self._pending = changes
            if changes:
                self.startTimer(15, Qt.TimerType.CoarseTimer)
            return
        self._pending |= changes

    def timerEvent(self, event: object) -> None:
        """Send out what has gathered."""
        self.killTimer(event.timerId())  # type: ignore[attr-defined]
        gathered, self._pending = self._pending, Changes()
        self.changed.emit(gathered)
