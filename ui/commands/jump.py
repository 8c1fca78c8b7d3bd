"""What the palette offers: every action with its key, and conversations by person or words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inbox.errors import KindlineError
from ui.commands.palette import Entry
from ui.kit.tasks import in_background

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.desk import Desk
    from inbox.model import QueueRow
    from ui.commands.keyboard import Keyboard
    from ui.queue.model import QueueModel

_NEAR = 30  # conversations of the shown queue that are offered at once


class Jump:
    """Gathers the palette's lines."""

    def __init__(self, desk: Desk, model: QueueModel, go_to: Callable[[str], None]) -> None:
        self._desk, self._model, self._go_to = desk, model, go_to

    def entries(self, keyboard: Keyboard) -> list[Entry]:
        """Give every listed action, then the head of the queue."""
        found = [
            Entry(action.text, keyboard.shown(action.id), action.icon, action.hand)
            for action in keyboard.actions
            if action.is_listed
        ]
        rows = (self._model.row(at) for at in range(min(_NEAR, self._model.rowCount())))
        return found + [self._entry(row) for row in rows if row is not None]

    async def find(self, words: str) -> Sequence[Entry]:
        """Search everything; words that make no sense find nothing."""
        near = {self._model.ids()[at] for at in range(min(_NEAR, self._model.rowCount()))}
        try:
            hits = await in_background(self._desk.search, words, limit=20)
        except KindlineError:
            return ()
        rows = {hit.row.conversation_id: hit.row for hit in hits}
        return [self._entry(row) for row in rows.values() if row.conversation_id not in near]

    def _entry(self, row: QueueRow) -> Entry:
        run = partial(self._go_to, row.conversation_id)
        return Entry(row.contact_name, row.subject or row.snippet, "inbox", run, row.contact_id)
