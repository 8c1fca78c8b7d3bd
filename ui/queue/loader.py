"""Brings a view's pages and changed rows from the desk into the model, off the main thread."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from inbox.changes import Changes
from inbox.errors import KindlineError
from inbox.model import Page, QueueFilter, QueueRow, View
from ui.kit.tasks import Seldom, in_background, spawn
from ui.kit.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inbox.desk import Desk
    from ui.queue.model import QueueModel

_log = logging.getLogger(__name__)
PAGE = 200
# More changed ids than this and reading the first page again is cheaper than looking at each.
_MANY = 300
_COUNT_SECONDS = 0.5
_AGAIN_SECONDS = 1.0


class QueueLoader(QObject):
    """Keeps one model true to one view of the desk."""

    loaded = Signal()
    counted = Signal(object)  # dict[View, int]
    failed = Signal(str)

    def __init__(self, desk: Desk, model: QueueModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self.view, self.narrowed = View.UNANSWERED, QueueFilter()
        self._after: tuple[float, str] | None = None
        self._turn = 0
        self._is_merging = False
        self._waiting: set[str] = set()
        self._contacts: set[str] = set()  # whose rows may read otherwise now
        # While many write, nobody reads numbers that change ten times a second.
        self.count = Seldom(self._count, _COUNT_SECONDS, self)
        self._read_again = Seldom(self._reread, _AGAIN_SECONDS, self)
        self._later = QTimer(self, singleShot=True, interval=1000)
        self._later.timeout.connect(self._try_again)
        model.more_wanted.connect(lambda: spawn(self._more()))

    def show(self, view: View, narrowed: QueueFilter) -> None:
        """Go to a view; an answer for an earlier one is thrown away."""
        self.view, self.narrowed = view, narrowed
        self._turn += 1
        spawn(self._first(self._turn))
        self.count()

    def changed(self, changes: Changes) -> None:
        """Re-read what was touched."""
        if changes.settings:
            self._read_again()
        self._waiting |= changes.conversations
        if changes.contacts:
            self._waiting |= self._model.of_contacts(changes.contacts)
            self._contacts |= changes.contacts
        if changes.conversations or changes.outbox or changes.drafts:
            self.count()
        if (self._waiting or self._contacts) and not self._is_merging:
            self._is_merging = True
            spawn(self._merge())

    def refresh(self) -> None:
        """Read the first page again: a snooze that ends is no write, so no change says it."""
        self._read_again()
        self.count()

    async def _first(self, turn: int) -> None:
        view = self.view
        try:
            page = await in_background(self._desk.queue, view, self.narrowed, None, PAGE)
        except KindlineError as error:
            self.failed.emit(told(str(error)))
            return
        if turn == self._turn and isValid(self):
            self._after = page.after
            self._model.fill(page.rows, page.after is not None, as_given=view is View.SENT)
            self.loaded.emit()

    async def _more(self) -> None:
        turn = self._turn
        try:
            page: Page = await in_background(
                self._desk.queue, self.view, self.narrowed, self._after, PAGE
            )
        except KindlineError as error:
            _log.warning("the queue's next page could not be read: %s", error)
            if isValid(self):
                self._model.ask_again()
            return
        if turn == self._turn and isValid(self):
            self._after = page.after
            self._model.extend(page.rows, page.after is not None)

    async def _reread(self) -> None:
        try:
            await self._again()
        except KindlineError as error:
            _log.warning("the queue could not be read again: %s", error)

    async def _again(self) -> None:
        turn = self._turn
        page = await in_background(self._desk.queue, self.view, self.narrowed, None, PAGE)
        if turn != self._turn or not isValid(self):
            return
        if self.view is View.SENT:
            self._after = page.after
            self._model.fill(page.rows, page.after is not None, as_given=True)
        else:
            self._model.reconcile(page.rows, page.after is not None)
        self.loaded.emit()

    async def _merge(self) -> None:
        ids, contacts = set[str](), set[str]()
        try:
            while self._waiting or self._contacts:
                ids, self._waiting = self._waiting, set()
                contacts, self._contacts = self._contacts, set()
                if len(ids) > _MANY or self.view is View.SENT:
                    await self._again()
                elif contacts - await self._merge_some(ids):
                    # None of these rows is theirs: which ones are is not known here.
                    self._read_again()
        except KindlineError as error:
            _log.warning("rows that changed could not be read: %s", error)
            self._waiting |= ids
            self._contacts |= contacts
            if isValid(self):
                self._later.start()
        finally:
            self._is_merging = False

    def _try_again(self) -> None:
        """Take up what could not be read."""
        self.changed(Changes(conversations=frozenset(self._waiting)))

    async def _merge_some(self, ids: Iterable[str]) -> set[str]:
        """Re-read rows; gives the contacts whose they are."""
        turn, view, narrowed = self._turn, self.view, self.narrowed
        wanted = list(ids)

        def read() -> tuple[dict[str, QueueRow | None], set[str]]:
            rows = {row.conversation_id: row for row in self._desk.rows(wanted)}
            found = {
                i: rows[i] if i in rows and self._desk.is_in_view(rows[i], view, narrowed) else None
                for i in wanted
            }
            return found, {row.contact_id for row in rows.values()}

        found, contacts = await in_background(read)
        if turn == self._turn and isValid(self):
            self._model.merge(found)
            self.loaded.emit()
        return contacts

    async def _count(self) -> None:
        """Count every view again."""
        try:
            found = await in_background(self._desk.counts, aside=True)
        except KindlineError as error:
            _log.warning("the views could not be counted: %s", error)
            return
        # The window may have gone to another workspace while this was read.
        if isValid(self):
            self.counted.emit(found)
