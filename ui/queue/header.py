"""The head of the queue: which view it is, how many, the search box, the chips and the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from inbox.model import ChannelInfo, QueueFilter, Urgency, View
from ui.kit import icons, theme, words
from ui.kit.buttons import Chip, IconButton
from ui.kit.fonts import font
from ui.kit.words import tr
from ui.queue.reading import urgency_word

if TYPE_CHECKING:
    from collections.abc import Iterable


_CAP = 9999  # the desk counts no further
_MOST_HITS = 50  # what a search gives at most


def view_title(view: View) -> str:
    """Name a view as the queue's heading."""
    return {
        View.MINE: tr("My queue"),
        View.UNASSIGNED: tr("Unassigned"),
        View.UNANSWERED: tr("Waiting for us"),
        View.SNOOZED: tr("Snoozed"),
        View.SENT: tr("Sent and held"),
        View.ALL: tr("All conversations"),
    }[view]


class SearchBox(QLineEdit):
    """The search line; Down goes to the hits, Escape leaves."""

    left = Signal()
    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("search", True)
        self.setFont(font(13))
        self.setPlaceholderText(tr("Search or jump to\u2026"))
        self.setAccessibleName(tr("Search messages"))
        self.setToolTip(tr('Search: words, "a phrase", from:, channel:, is:unanswered  (/)'))
        self.setMinimumHeight(36)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._paint_icon()
        theme.signals.changed.connect(self._paint_icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Down; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _paint_icon(self) -> None:
        self._lens.setIcon(icons.icon("search", "text_faint", 16))


class QueueHeader(QWidget):
    """Emits what the person wants to see; the pane loads it."""

    view_wanted = Signal(object)
    narrowed = Signal(object)  # QueueFilter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = QueueFilter()
        self._view = View.UNANSWERED
        self._channels: list[ChannelInfo] = []
        self._tags: list[str] = []
        self._count = 0
        self._used: frozenset[str] = frozenset()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 18, 16, 8)
        outer.setSpacing(12)
        outer.addLayout(self._title_row())
        self.search = SearchBox()
        outer.addWidget(self.search)
        outer.addLayout(self._chip_row())
        self._paint_count()
        theme.signals.changed.connect(self._paint_count)

    def show_view(self, view: View, narrowed: QueueFilter) -> None:
        """Show which view and filter the list holds."""
        self._view, self._filter = view, narrowed
        self.title.setText(view_title(view))
        self.chips["urgent"].setChecked(narrowed.urgencies == frozenset({Urgency.URGENT}))
        self.chips["unassigned"].setChecked(view is View.UNASSIGNED)
        self.chips["snoozed"].setChecked(view is View.SNOOZED)
        plain = not any(chip.isChecked() for name, chip in self.chips.items() if name != "all")
        self.chips["all"].setChecked(plain and narrowed == QueueFilter())
        self.filter.setDown(False)
        self.filter.set_icon("list-filter")

    def show_count(self, count: int) -> None:
        """Show how many conversations the view holds."""
        self._count = count
        if not self.search.text().strip():
            self._say_count(count)
        self.count.setVisible(True)

    def show_found(self, count: int | None) -> None:
        """Head the list as a search with so many hits; None: as the view again."""
        is_search = count is not None
        self.title.setText(tr("Search results") if is_search else view_title(self._view))
        for chip in self.chips.values():
            chip.setVisible(not is_search)  # they narrow the view, not the search
        self.filter.setVisible(not is_search)
        shown = self._count if count is None else count
        self._say_count(shown, is_more=count == _MOST_HITS)

    def _say_count(self, count: int, *, is_more: bool = False) -> None:
        more = tr("{most}+", most=min(count, _CAP))
        self.count.setText(more if is_more or count >= _CAP else words.number(count))
        self.count.setAccessibleName(tr("{n} conversation|{n} conversations", n=count))

    def offer(self, channels: Iterable[ChannelInfo], tags: Iterable[str]) -> None:
        """Say what can be filtered by."""
        self._channels, self._tags = list(channels), list(tags)[:20]

    def filter_by(self, channels: Iterable[str]) -> None:
        """Say which channels have an account: the others would only ever hide everything."""
        self._used = frozenset(channels)

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.title = QLabel(view_title(self._view))
        self.title.setFont(font(19, 600))
        self.count = QLabel()
        self.count.setFont(font(12, 600))
        self.count.setFixedHeight(23)
        self.count.setVisible(False)
        self.filter = IconButton("list-filter", tr("Filter by channel, tag, urgency"), size=20)
        kept = self.filter.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # else the title jumps while one searches
        self.filter.setSizePolicy(kept)
        self.filter.clicked.connect(self._open_filter)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.filter)
        return row

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        self.chips = {
            "all": Chip(tr("All")),
            "urgent": Chip(tr("Urgent")),
            "unassigned": Chip(tr("Unassigned")),
            "snoozed": Chip(tr("Snoozed")),
        }
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, n=name: self._chip(n))
            row.addWidget(chip)
        row.addStretch(1)
        self.chips["all"].setChecked(True)
        return row

    def _chip(self, name: str) -> None:
        side_views = {View.UNASSIGNED, View.SNOOZED}
        if name == "urgent":
            is_on = self._filter.urgencies == frozenset({Urgency.URGENT})
            self._narrow(urgencies=frozenset() if is_on else frozenset({Urgency.URGENT}))
        elif name == "all":
            self.narrowed.emit(QueueFilter())
            if self._view in side_views:
                self.view_wanted.emit(View.UNANSWERED)
        else:
            wanted = View.UNASSIGNED if name == "unassigned" else View.SNOOZED
            self.view_wanted.emit(View.UNANSWERED if wanted is self._view else wanted)
        self.show_view(self._view, self._filter)

    def _narrow(self, **changed: frozenset[str] | frozenset[Urgency]) -> None:
        kept = {"channels": self._filter.channels, "tags": self._filter.tags,
                "urgencies": self._filter.urgencies}  # fmt: skip
        self.narrowed.emit(QueueFilter(**(kept | changed)))  # type: ignore[arg-type]

    def _open_filter(self) -> None:
        menu = self._menu()
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height() + 4)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(tr("Urgency"))
        for urgency in Urgency:
            self._choice(menu, urgency_word(urgency), "urgencies", urgency)
        used = [info for info in self._channels if info.name in self._used]
        if used:
            menu.addSection(tr("Channel"))
        for info in used:
            self._choice(menu, tr(info.title), "channels", info.name)
        if self._tags:
            menu.addSection(tr("Tag"))
        for name in self._tags:
            self._choice(menu, name, "tags", name)
        menu.addSeparator()
        clear = menu.addAction(tr("Show everything"))
        clear.setEnabled(self._filter != QueueFilter())
        clear.triggered.connect(lambda: self.narrowed.emit(QueueFilter()))
        return menu

    def _choice(self, menu: QMenu, text: str, group: str, value: str) -> None:
        chosen: frozenset[str] = getattr(self._filter, group)
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value in chosen)
        action.triggered.connect(
            lambda is_on: self._narrow(**{group: chosen | {value} if is_on else chosen - {value}})
        )

    def _paint_count(self) -> None:
        look = theme.tokens()
        self.count.setStyleSheet(
            f"background:{look.surface_alt}; color:{look.text_soft};"
            "border-radius:10px; padding:3px 9px;"
        )
