"""Tells the customer that we write, no more often than a network wants to hear it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.kit.tasks import spawn

if TYPE_CHECKING:
    from inbox.desk import Desk

_EVERY_SECONDS = 4.0
_PAUSE_MS = 5000


class Telling(QObject):
    """One hint when writing begins, one every four seconds, one when it stops."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: str = ""  # the conversation that was told
        self._told_at = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.stop)

    def wrote(self, conversation_id: str) -> None:
        """Something was typed."""
        self._pause.start()
        now = time.monotonic()
        if self._told == conversation_id and now - self._told_at < _EVERY_SECONDS:
            return
        self._told, self._told_at = conversation_id, now
        spawn(self._desk.typing(conversation_id, True))

    def stop(self) -> None:
        """Nothing is typed any more: sent, put away, or a pause."""
        self._pause.stop()
        told, self._told = self._told, ""
        if told:
            spawn(self._desk.typing(told, False))
