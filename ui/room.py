"""The furnished window: every pane over one desk, placed and connected; decides nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from inbox.errors import KindlineError
from inbox.model import Thread, View
from ui.accounts.picker import in_order
from ui.accounts.view import AccountsDialog
from ui.commands.jump import Jump
from ui.commands.keyboard import Keyboard
from ui.commands.keys import KeysSheet
from ui.commands.palette import Palette
from ui.commands.table import Places, declared
from ui.commands.verbs import ConversationVerbs
from ui.composer.view import ComposerPane
from ui.frame.entry import rule
from ui.frame.rail import Rail
from ui.frame.status import StatusLine
from ui.frame.welcome import Welcome
from ui.kit.tasks import Seldom, in_background, spawn
from ui.kit.toast import Toasts
from ui.queue.view import QueuePane
from ui.settings.view import SettingsDialog
from ui.thread.view import ThreadPane

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from inbox.changes import Changes
    from inbox.desk import Desk
    from ui.feed import Feed

_NARROW = 1240  # below this the profile is folded away
_LINE_SECONDS = 0.3  # between two looks at what the status line says
_READ_AFTER_MS = 900  # a glance while going through the list is not reading


class Room(QWidget):
    """Rail, queue, thread with composer, profile and status line over one desk."""

    sample_wanted = Signal()
    leave_wanted = Signal()  # out of the sample workspace
    quit_wanted = Signal()
    settings_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        feed: Feed,
        panel: QWidget,
        *,
        is_sample: bool,
        queue: QueuePane | None = None,  # one that is already shown and filled
    ) -> None:
        super().__init__()
        self._desk, self._feed, self._is_sample = desk, feed, is_sample
        self.panel = panel
        self._sought: tuple[str, ...] = ()  # the words of the search hit that is being opened
        self._panel_wish: bool | None = None  # None: as the width allows
        self.rail, self.status, self.welcome = Rail(), StatusLine(), Welcome()
        self.queue = queue or QueuePane(desk, feed)
        self.thread_pane = ThreadPane(desk, feed)
        self.composer = ComposerPane(desk, feed)
        self.toasts = Toasts(self)
        self.verbs = ConversationVerbs(desk, self, self.toasts, self._acted_on)
        self.verbs.after_bulk = self.queue.clear_marks
        self.keyboard = Keyboard(self, declared(self.verbs, self._places()))
        self.jump = Jump(desk, self.queue.model, self.go_to)
        self._read_timer = QTimer(self)
        self._read_timer.setSingleShot(True)
        self._read_timer.setInterval(_READ_AFTER_MS)
        self.composer.setVisible(False)
        self._place()
        self._connect()

    # What the window asks -------------------------------------------------------------------

    async def start(self, state: dict[str, Any]) -> None:
        """Load what the panes show, as it was left."""
        if sizes := state.get("splitter"):
            self._split.setSizes(sizes)
        self._panel_wish = state.get("panel")
        self._fold()
        # The queue first: it is what people wait for.
        self.queue.resume(state)
        self.rail.show_view(self.queue.view())
        self.rail.show_counts(self.queue.counts())
        if current := self.queue.table.current():
            self.thread_pane.show_conversation(current)
        settings = await in_background(self._desk.settings)
        self.keyboard.bind(settings["shortcuts"])
        self.rail.face.show_name(settings["agent_name"])
        self.status.show_sample(self._is_sample)
        channels = await in_background(self._desk.channels)
        offered = in_order([info for info in channels if info.can_connect])
        self.welcome.show_channels(offered)
        self.queue.offer(channels, await in_background(self._desk.tags))
        await self._show_accounts()
        self.status.show_outbox(await in_background(self._desk.outbox))
        if not self.queue.isAncestorOf(self.window().focusWidget()):
            self.queue.table.setFocus()  # arrows work from the first moment
        spawn(self._ask_model())

    def state(self) -> dict[str, Any]:
        """Give what `start` restores."""
        return {
            "splitter": self._split.sizes(),
            "panel": self._panel_wish,
            "view": str(self.queue.view()),
            "selected": self.queue.table.current(),
        }

    def go_to(self, conversation_id: str) -> None:
        """Open a conversation, also one that is not in this view."""
        self.queue.select(conversation_id)
        if self.queue.table.current() != conversation_id:
            self._open(conversation_id)

    def open_palette(self) -> None:
        """Offer every action and every conversation."""
        entries = self.jump.entries(self.keyboard)
        palette = Palette(self.window(), entries, self.jump.find)
        palette.open()
        palette.line.setFocus()

    def open_settings(self) -> SettingsDialog:
        """Show the settings."""
        dialog = SettingsDialog(self.window(), self._desk, self.keyboard.actions)
        dialog.open()
        return dialog

    def open_accounts(self, *, adding: bool = False) -> AccountsDialog:
        """Show the accounts."""
        dialog = AccountsDialog(self.window(), self._desk, self._feed, is_sample=self._is_sample)
        dialog.leave_wanted.connect(self.leave_wanted)
        dialog.open()
        if adding:
            dialog.add()
        return dialog

    # Placing --------------------------------------------------------------------------------

    def _place(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.thread_pane, 1)
        column.addWidget(self.composer)
        middle.setMinimumWidth(420)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for pane in (self.queue, middle, self.panel):
            self._split.addWidget(pane)
        self._split.setSizes([361, 702, 320])
        self._split.setStretchFactor(1, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._split)
        self.pages.addWidget(self.welcome)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(rule(is_across=True))
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(rule(is_across=False))
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.view_wanted.connect(self._show_view)
        self.rail.wanted.connect(self.keyboard.run)
        self.status.wanted.connect(self.keyboard.run)
        self.welcome.connect_wanted.connect(lambda: self.open_accounts(adding=True))
        self.welcome.sample_wanted.connect(self.sample_wanted)
        self.queue.conversation_selected.connect(self._open)
        self.queue.table.stays = self._is_writing
        self.queue.emptied.connect(self._nothing_left)
        self.queue.hit_chosen.connect(self._mark_words)
        self.queue.view_changed.connect(self.rail.show_view)
        self.queue.counted.connect(self.rail.show_counts)
        self.queue.bulk_wanted.connect(self.keyboard.run)
        self.queue.menu_wanted.connect(self._menu)
        self.thread_pane.thread_loaded.connect(self._loaded)
        self.thread_pane.failed.connect(self._unreadable)
        self.thread_pane.intent.connect(self._intent)
        self.thread_pane.conversation_wanted.connect(self.go_to)
        self.thread_pane.deeds.toasted.connect(self.verbs.offer_undo)
        self.thread_pane.edit_wanted.connect(self.composer.edit_sent)
        self.composer.framing.linked_wanted.connect(self.go_to)
        self.composer.sent.connect(self._sent)
        self._read_timer.timeout.connect(lambda: spawn(self._mark_read()))
        # What each arriving message touches is shown often enough.
        self._accounts_changed = Seldom(self._show_accounts, _LINE_SECONDS, self)
        self._outbox_changed = Seldom(self._show_outbox, _LINE_SECONDS, self)
        self._feed.changed.connect(self._changed)
        self._feed.model.connect(self.status.show_model)
        self._feed.engine.connect(self._engine)
        if hasattr(self.panel, "conversation_chosen"):
            self.panel.conversation_chosen.connect(self.go_to)

    def _places(self) -> Places:
        table = self.queue.table
        return {
            "next": self.queue.next,
            "previous": self.queue.previous,
            "reply": self.composer.focus_reply,
            "note": self.composer.focus_note,
            "search": self.queue.focus_search,
            "mark": table.toggle_mark,
            "mark_next": lambda: table.mark_step(1),
            "mark_previous": lambda: table.mark_step(-1),
            "mark_all": self.queue.mark_all,
            "clear": self._clear,
            "palette": self.open_palette,
            "keys": lambda: KeysSheet(self.window(), self.keyboard).open(),
            "toggle_panel": self._toggle_panel,
            "settings": self.open_settings,
            "accounts": self.open_accounts,
            "quit": self.quit_wanted.emit,
            **{f"view:{view}": partial(self._show_view, view) for view in View},
        }

    # Reacting -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Escape that nobody else wanted."""
        if event.key() == Qt.Key.Key_Escape:
            self._clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the profile away where it is narrow."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Give the smallest size at which everything works."""
        return QSize(900, 560)

    def _open(self, conversation_id: str) -> None:
        self.thread_pane.show_conversation(conversation_id)
        if not self.queue.is_settling:  # what the app selected itself, nobody has read
            self._read_timer.start()

    def _mark_words(self, conversation_id: str, _message_id: str) -> None:
        self._sought = self.queue.hits.words()
        shown = self.thread_pane.shown()
        if shown and shown.is_whole and shown.row.conversation_id == conversation_id:
            self._mark_sought()

    def _mark_sought(self) -> None:
        sought, self._sought = self._sought, ()
        if sought:
            self.thread_pane.highlight(sought)

    def _loaded(self, thread: Thread) -> None:
        self.composer.show_conversation(thread)
        self.composer.setVisible(True)
        show = getattr(self.panel, "show_contact", None)
        if show is not None:
            show(thread.row.contact_id, thread.row.conversation_id)
        if thread.is_whole:  # what was sought may stand far above
            self._mark_sought()

    def _unreadable(self, _sentence: str) -> None:
        """Leave the page that says so alone: nobody to write to, and nobody beside it."""
        self.composer.clear()
        self.composer.hide()
        clear = getattr(self.panel, "clear", None)
        if clear is not None:
            clear()
        if not self.queue.isAncestorOf(self.window().focusWidget()):
            self.queue.table.setFocus()

    def _nothing_left(self) -> None:
        self.thread_pane.clear()
        self._unreadable("")

    def _acted_on(self) -> list[str]:
        """Give the marked conversations, else the open one, also where the list shows another."""
        opened = self.thread_pane.opened()
        return self.queue.model.marked() or ([opened] if opened else self.queue.selected_ids())

    def _is_writing(self) -> bool:
        if self.thread_pane.opened() in self.verbs.going:
            return False
        return self.composer.isAncestorOf(self.window().focusWidget())

    def _sent(self, _item: object) -> None:
        self.queue.table.setFocus()
        self.verbs.latest = self.composer.card.undo.take_back
        spawn(self._mark_read())  # who answers has read

    async def _mark_read(self) -> None:
        shown = self.thread_pane.shown()
        if shown is not None and shown.row.is_unread:
            await in_background(self._desk.mark_read, [shown.row.conversation_id], write=True)

    def _show_view(self, view: View) -> None:
        self.queue.header.search.clear()
        self.queue.set_view(view)

    def _clear(self) -> None:
        self.queue.clear_marks()
        self.queue.table.setFocus()

    def _toggle_panel(self) -> None:
        self._panel_wish = not self.panel.isVisible()
        self._fold()

    def _fold(self) -> None:
        wish = self._panel_wish
        self.panel.setVisible(self.width() >= _NARROW if wish is None else wish)

    def _intent(self, name: str, _about: object) -> None:
        if name == "more":
            corner = self.thread_pane.header.more
            self._menu("", corner.mapToGlobal(QPoint(0, corner.height())))
        else:
            self.keyboard.run(name)

    def _menu(self, _conversation_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = ("reply", "note", "", "close", "archive", "snooze", "assign", "unassign", "tag",
                   "read", "", "urgent", "high", "normal", "low", "", "reopen", "spam")  # fmt: skip
        by_id = {action.id: action for action in self.keyboard.actions}
        for name in offered:
            if not name:
                menu.addSeparator()
                continue
            made = menu.addAction(f"{by_id[name].text}\t{self.keyboard.shown(name)}")
            made.triggered.connect(by_id[name].hand)
        menu.popup(at)

    def _changed(self, changes: Changes) -> None:
        if changes.accounts:
            self._accounts_changed()
        if changes.outbox or changes.conversations:
            self._outbox_changed()
        if changes.settings:
            spawn(self._take_settings())

    def _engine(self, is_reachable: bool) -> None:
        self.status.show_engine(is_reachable)
        if is_reachable:
            spawn(self._ask_model())

    async def _ask_model(self) -> None:
        try:
            self.status.show_model(await self._desk.model_status())
        except KindlineError:
            return  # the engine is not there yet: its own words follow when it is

    async def _show_accounts(self) -> None:
        accounts = await in_background(self._desk.accounts)
        self.status.show_accounts(accounts)
        self.queue.header.filter_by({account.channel for account in accounts})
        is_new = not accounts and not self._is_sample
        self.pages.setCurrentWidget(self.welcome if is_new else self._split)

    async def _show_outbox(self) -> None:
        self.status.show_outbox(await in_background(self._desk.outbox))

    async def _take_settings(self) -> None:
        settings = await in_background(self._desk.settings)
        self.keyboard.bind(settings["shortcuts"])
        self.rail.face.show_name(settings["agent_name"])
        self.settings_changed.emit(settings)
