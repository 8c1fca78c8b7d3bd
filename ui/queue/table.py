"""The list of the queue: one column of fixed rows, keys, clicks, and the selection kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.kit import theme
from ui.kit.words import tr
from ui.queue.paint import ROW_HEIGHT, QueueDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from inbox.model import QueueRow
    from ui.queue.model import QueueModel


_FACE = QRect(16, 6, 54, 52)  # the avatar, from the reading side


class QueueTable(QTableView):
    """Shows a QueueModel; `chosen` says which conversation a person went to."""

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)
    left_open = Signal()  # the selected row went away, what it showed stays

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = model
        self.delegate = QueueDelegate({}, self)
        # Asked when the selected row goes away by itself: going on to the next one would take
        # what is being written along, to another customer.
        self.stays: Callable[[], bool] = lambda: False
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Conversations"))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        # Fixed sections are what keeps a million rows at a fraction of a millisecond.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setMinimumSectionSize(ROW_HEIGHT)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 3)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.signals.changed.connect(self.viewport().update)

    def current(self) -> str:
        """Give the selected conversation's id, "" when there is none."""
        row = self._queue.row(self.currentIndex().row())
        return row.conversation_id if row is not None else ""

    def current_row(self) -> QueueRow | None:
        """Give the selected row."""
        return self._queue.row(self.currentIndex().row())

    def select(self, conversation_id: str) -> bool:
        """Go to a conversation if it is loaded."""
        at = self._queue.position(conversation_id)
        if at < 0:
            return False
        self.go_to(at)
        return True

    def go_to(self, at: int) -> None:
        """Go to a position; positions outside are the nearest end."""
        count = self._queue.rowCount()
        if not count:
            return
        index = self._queue.index(max(0, min(at, count - 1)), 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def select_none(self) -> None:
        """Select nothing; what is open stays open."""
        self.selectionModel().clear()

    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """Go on to the next row, unless somebody is writing."""
        if start <= self.currentIndex().row() <= end and self.stays():
            self.select_none()
            self.left_open.emit()
        super().rowsAboutToBeRemoved(parent, start, end)

    def step(self, by: int) -> None:
        """Go some rows down, or up when negative."""
        at = self.currentIndex().row()
        self.go_to(at + by if at >= 0 else 0)

    def toggle_mark(self) -> None:
        """Mark the current row for a bulk action, or take the mark away."""
        if row := self.current_row():
            is_marked = row.conversation_id in self._queue.marked()
            self._queue.mark([row.conversation_id], not is_marked)

    def mark_step(self, by: int) -> None:
        """Mark this row and the next one."""
        before = self.current()
        self.step(by)
        self._queue.mark([i for i in (before, self.current()) if i])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl+click, or a click on the face, marks; a plain click goes there."""
        index = self.indexAt(event.position().toPoint())
        row = self._queue.row(index.row()) if index.isValid() else None
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            is_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_ctrl or self._on_face(index, event.position().toPoint()):
                is_marked = row.conversation_id in self._queue.marked()
                self._queue.mark([row.conversation_id], not is_marked)
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave plain letters to the window's shortcuts instead of searching by them."""
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_face(self, index: QModelIndex, at: QPoint) -> bool:
        box = self.visualRect(index)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        from_edge = box.right() - at.x() if is_rtl else at.x() - box.left()
        return _FACE.contains(from_edge, at.y() - box.top())

    def _current_changed(self, index: QModelIndex) -> None:
        row = self._queue.row(index.row()) if index.isValid() else None
        if row is not None:
            self.chosen.emit(row.conversation_id)

    def _menu(self, at: QPoint) -> None:
        row = self._queue.row(self.indexAt(at).row())
        if row is not None:
            self.menu_wanted.emit(row.conversation_id, self.viewport().mapToGlobal(at))
