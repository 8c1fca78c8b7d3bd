"""Saves the draft a moment after each change, and at once when the person goes elsewhere."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inbox.errors import KindlineError
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.model import Draft

_PAUSE_MS = 400


class Keeper(QObject):
    """Holds the newest unsaved draft of one field."""

    saved = Signal()
    failed = Signal(str)

    def __init__(self, save: Callable[[Draft], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._waiting: Draft | None = None
        self._last: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def take(self, draft: Draft) -> None:
        """Save this draft soon."""
        if _same(draft, self._last):
            self._waiting = None
            return
        self._waiting = draft
        self._timer.start()

    def known(self, draft: Draft | None) -> None:
        """Take note of what is already saved."""
        self._last = draft

    def drop(self) -> None:
        """Forget what waits: it is being sent."""
        self._timer.stop()
        self._waiting = None

    def flush(self) -> None:
        """Save at once what waits."""
        self._timer.stop()
        draft, self._waiting = self._waiting, None
        if draft is not None:
            self._last = draft
            if _is_running():
                spawn(self._write(draft))
            else:
                # The window is closing and nothing would finish the task: save here and now.
                self._save(draft)

    async def _write(self, draft: Draft) -> None:
        try:
            await in_background(self._save, draft, write=True)
        except KindlineError as error:
            self._last = None
            self.failed.emit(told(str(error)))
        else:
            self.saved.emit()


def _is_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _same(one: Draft, two: Draft | None) -> bool:
    return two is not None and replace(one, updated_at=None) == replace(two, updated_at=None)
