"""The queue pane: head, list, search hits, bulk bar and the designed empty states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inbox.errors import KindlineError
from inbox.model import ChannelInfo, QueueFilter, QueueRow, View
from ui.kit.states import StateCard
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr
from ui.queue.bulk import BulkBar
from ui.queue.header import QueueHeader
from ui.queue.loader import QueueLoader
from ui.queue.model import QueueModel
from ui.queue.search import HitsList
from ui.queue.table import QueueTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.changes import Changes
    from inbox.desk import Desk
    from ui.feed import Feed

_SEARCH_PAUSE_MS = 90
_TICK_MS = 30_000


class QueuePane(QWidget):
    """Who waits, best first. Emits where the person went; decides nothing."""

    conversation_selected = Signal(str)
    selection_changed = Signal(list)
    emptied = Signal()  # nobody is left in the view: nothing is open
    view_changed = Signal(object)
    counted = Signal(object)
    bulk_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    hit_chosen = Signal(str, str)
    loaded = Signal()

    def __init__(self, desk: Desk, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = QueueModel(self)
        self.loader = QueueLoader(desk, self.model, self)
        self._counts: dict[View, int] = {}
        self._wanted = ""
        self._selected = ""
        self._is_elsewhere = False  # what is open is not in this view
        self.is_settling = False  # whether a selection is the pane's own doing
        self._searches = 0
        self._is_begun = False
        self._build()
        self._connect(feed)

    # What the window asks -------------------------------------------------------------------

    def resume(self, state: Mapping[str, Any]) -> None:
        """Load the view that was left, going to its conversation; once."""
        if self._is_begun:
            return
        view = state.get("view", View.UNANSWERED)
        self._wanted = state.get("selected", "")
        self._show(View(view) if view in set(View) else View.UNANSWERED, QueueFilter())

    def counts(self) -> dict[View, int]:
        """Give how many each view holds, as last counted."""
        return self._counts

    def set_view(self, view: View) -> None:
        """Show another view, without a filter."""
        self._show(view, QueueFilter())

    def view(self) -> View:
        """Give the shown view."""
        return self.loader.view

    def select(self, conversation_id: str) -> None:
        """Go to a conversation, now or when its row has been loaded."""
        self._selected = conversation_id
        if not self.table.select(conversation_id):
            self._left_open()

    def next(self) -> None:
        """Go one row down."""
        self.table.step(1)

    def previous(self) -> None:
        """Go one row up."""
        self.table.step(-1)

    def selected_ids(self) -> list[str]:
        """Give the marked conversations, else the selected one."""
        return self.model.marked() or [i for i in (self.table.current(),) if i]

    def current_row(self) -> QueueRow | None:
        """Give the selected row."""
        return self.table.current_row()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.header.search.setFocus()
        self.header.search.selectAll()

    def search_for(self, words: str) -> None:
        """Search as if it had been typed."""
        self.header.search.setText(words)

    def mark_all(self) -> None:
        """Mark every loaded row."""
        self.model.mark(self.model.ids())

    def clear_marks(self) -> None:
        """Take every mark away."""
        self.model.mark(self.model.marked(), False)

    def offer(self, channels: list[ChannelInfo], tags: list[str]) -> None:
        """Take the channels (for badges and filters) and tags (for filters)."""
        self.table.delegate.badges = {info.name: str(info.icon) for info in channels}
        # A bridged room shows the icon of the network that it brings in, where we have one.
        self.table.delegate.networks = {i.title.casefold(): str(i.icon) for i in channels}
        self.header.offer(channels, tags)
        self.table.viewport().update()

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumWidth(300)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = QueueHeader()
        self.bulk = BulkBar()
        self.table = QueueTable(self.model)
        self.hits = HitsList(self.table.delegate)
        self.state = StateCard()
        self.stack = QStackedWidget()
        for page in (self.table, self.hits, self.state):
            self.stack.addWidget(page)
        self.state.say("loader", tr("One moment"), tr("The queue is being read."))
        self.stack.setCurrentWidget(self.state)
        outer.addWidget(self.header)
        around = QVBoxLayout()
        around.setContentsMargins(10, 0, 10, 6)
        around.addWidget(self.bulk)
        outer.addLayout(around)
        outer.addWidget(self.stack, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._tick.start()

    def _connect(self, feed: Feed) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.left_open.connect(self._left_open)
        self.table.menu_wanted.connect(self.menu_wanted)
        self.header.view_wanted.connect(self.set_view)
        self.header.narrowed.connect(lambda narrowed: self._show(self.view(), narrowed))
        self.header.search.textChanged.connect(self._typed)
        self.header.search.left.connect(self._leave_search)
        self.header.search.down.connect(self._into_hits)
        self._pause.timeout.connect(lambda: spawn(self._search(self.header.search.text())))
        self.hits.chosen.connect(self.hit_chosen)
        self.hits.chosen.connect(lambda found, _message: self._open_hit(found))
        self.bulk.wanted.connect(self.bulk_wanted)
        self.bulk.cleared.connect(self.clear_marks)
        self.state.acted.connect(self._state_acted)
        self.model.marks_changed.connect(self._marks_changed)
        self.loader.loaded.connect(self._loaded)
        self.loader.counted.connect(self._counted)
        self.loader.failed.connect(self._failed)
        feed.changed.connect(self._changed)

    # Reacting -------------------------------------------------------------------------------

    def _show(self, view: View, narrowed: QueueFilter) -> None:
        self._is_begun, self._is_elsewhere = True, False
        self.header.show_view(view, narrowed)
        self.loader.show(view, narrowed)
        self.view_changed.emit(view)

    def _changed(self, changes: Changes) -> None:
        self.loader.changed(changes)

    def _left_open(self) -> None:
        """Select nothing: what is open is not in this view, until its row comes back."""
        self.table.select_none()
        self._is_elsewhere = True

    def _chosen(self, conversation_id: str) -> None:
        self._selected, self._is_elsewhere = conversation_id, False
        self.conversation_selected.emit(conversation_id)
        self.selection_changed.emit(self.selected_ids())

    def _ticked(self) -> None:
        self.loader.refresh()
        self.table.viewport().update()

    def _marks_changed(self) -> None:
        self.bulk.show_count(len(self.model.marked()))
        self.selection_changed.emit(self.selected_ids())

    def _loaded(self) -> None:
        wanted, self._wanted = self._wanted or self._selected, ""
        if wanted and self.table.current() != wanted:
            self.table.select(wanted)
        if self.table.current() == "" and not self._is_elsewhere:
            self._settle()
        self._show_page()
        self.loaded.emit()

    def _settle(self) -> None:
        if self.model.rowCount():
            self.is_settling = True
            self.table.go_to(0)
            self.is_settling = False
        elif self._selected and not self.table.stays():
            self._selected = ""
            self.emptied.emit()

    def _counted(self, counts: dict[View, int]) -> None:
        self._counts = counts
        self.header.show_count(counts.get(self.view(), 0))
        self.counted.emit(counts)

    def _failed(self, sentence: str) -> None:
        self.state.say("circle-alert", tr("The queue could not be read"), sentence, tr("Try again"))
        self.stack.setCurrentWidget(self.state)

    def _show_page(self) -> None:
        if self.header.search.text().strip():
            return
        self.header.show_found(None)
        if self.model.rowCount():
            self.stack.setCurrentWidget(self.table)
            return
        icon_name, title, sentence, action = _empty(self.view(), self.loader.narrowed)
        self.state.say(icon_name, title, sentence, action)
        self.stack.setCurrentWidget(self.state)

    def _state_acted(self) -> None:
        is_narrowed = self.loader.narrowed != QueueFilter()
        self._show(self.view() if is_narrowed else View.ALL, QueueFilter())

    # Searching ------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._searches += 1
            self._show_page()

    def _leave_search(self) -> None:
        self._show_page()
        self.table.setFocus()

    def _into_hits(self) -> None:
        if self.stack.currentWidget() is self.hits and self.hits.model().rowCount():
            self.hits.setFocus()
            if not self.hits.currentIndex().isValid():
                self.hits.setCurrentIndex(self.hits.model().index(0, 0))

    def _open_hit(self, conversation_id: str) -> None:
        """Open what was found, and let the list show the same where it has it."""
        before = self.table.current()
        self.select(conversation_id)
        if conversation_id == before or self.table.current() != conversation_id:
            self.conversation_selected.emit(conversation_id)

    async def _search(self, words: str) -> None:
        self._searches += 1
        turn = self._searches
        try:
            hits = await in_background(self._desk.search, words)
        except KindlineError as error:
            if turn == self._searches:
                self.state.say("search-x", tr("That search makes no sense yet"), told(str(error)))
                self.stack.setCurrentWidget(self.state)
            return
        if turn != self._searches:
            return
        # A subject found in five messages of one conversation is one hit.
        hits = list({(hit.row.conversation_id, hit.excerpt): hit for hit in hits}.values())
        self.hits.hits.show(hits)
        self.header.show_found(len(hits))
        if hits:
            self.stack.setCurrentWidget(self.hits)
            return
        self.state.say(
            "search-x", tr("Nothing found"),
            tr("Try fewer words, or a beginning of a word."),
        )  # fmt: skip
        self.stack.setCurrentWidget(self.state)


def _empty(view: View, narrowed: QueueFilter) -> tuple[str, str, str, str]:
    """Give icon, title, sentence and action for a view without rows."""
    if narrowed != QueueFilter():
        return (
            "list-filter",
            tr("Nothing fits this filter"),
            tr("Other conversations of this view are hidden by it."),
            tr("Show everything"),
        )
    every = tr("Show all conversations")
    return {
        View.MINE: (
            "coffee",
            tr("Nothing is assigned to you"),
            tr("Take the next one from those who wait."),
            every,
        ),
        View.UNASSIGNED: (
            "user-check",
            tr("Everything has somebody"),
            tr("No conversation is without a person."),
            every,
        ),
        View.UNANSWERED: (
            "circle-check-big",
            tr("Nobody waits"),
            tr("Every customer has an answer. New messages appear here at once."),
            every,
        ),
        View.SNOOZED: (
            "alarm-clock",
            tr("Nothing sleeps"),
            tr("Snoozed conversations come back by themselves."),
            every,
        ),
        View.SENT: (
            "send",
            tr("Nothing is on its way"),
            tr("Replies show here from the moment you approve them."),
            every,
        ),
        View.ALL: (
            "inbox",
            tr("No conversations yet"),
            tr("They appear here as soon as an account has received some."),
            "",
        ),
    }[view]
