"""The queue's rows as a Qt model: a snapshot kept in order, changed by difference, never reset."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from ui.kit.words import tip
from ui.queue.reading import described

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from inbox.model import QueueRow

Index = QModelIndex | QPersistentModelIndex
Key = tuple[float, int]
RowRole = Qt.ItemDataRole.UserRole + 1
MarkedRole = Qt.ItemDataRole.UserRole + 2


_FEW = 50  # more marks than this repaint everything


def key_of(row: QueueRow) -> Key:
    """Give a row's place in the desk's order: best score first, then the latest id."""
    return (-row.queue_score, -int(row.conversation_id, 16))


class QueueModel(QAbstractTableModel):
    """Rows of one view in their order. Only `fill` (another view) resets.

    A view whose order is not in its rows (sent replies) is filled with `as_given`.
    """

    more_wanted = QtSignal()
    marks_changed = QtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._as_given = False
        self._rows: list[QueueRow] = []
        self._keys: list[Key] = []
        self._by_id: dict[str, QueueRow] = {}
        self._marked: set[str] = set()
        self._has_more = False
        self._is_asking = False

    # What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count the loaded rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """One column: the delegate paints the whole row."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's value, its accessible text and its tooltip; never queries."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == MarkedRole:
            return row.conversation_id in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.contact_name
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = described(row, is_marked=row.conversation_id in self._marked)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the view goes on behind the loaded rows."""
        return not parent.isValid() and self._has_more and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives later through `extend`."""
        if self.canFetchMore(parent):
            self._is_asking = True
            self.more_wanted.emit()

    # Reading --------------------------------------------------------------------------------

    def row(self, position: int) -> QueueRow | None:
        """Give the row at a position, None outside."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def position(self, conversation_id: str) -> int:
        """Find where a conversation stands, -1 when it is not loaded."""
        row = self._by_id.get(conversation_id)
        return -1 if row is None else self._find(row)

    def ids(self) -> list[str]:
        """Give the loaded conversations in order."""
        return [row.conversation_id for row in self._rows]

    def of_contacts(self, contact_ids: Set[str]) -> set[str]:
        """Give the loaded conversations of some contacts."""
        return {row.conversation_id for row in self._rows if row.contact_id in contact_ids}

    def marked(self) -> list[str]:
        """Give the marked conversations in order."""
        if not self._marked:
            return []
        return [i for i in self.ids() if i in self._marked]

    # Marking --------------------------------------------------------------------------------

    def mark(self, conversation_ids: Sequence[str], is_marked: bool = True) -> None:
        """Mark rows for a bulk action, or take the marks away."""
        known = self._by_id.keys() & set(conversation_ids)
        self._marked = self._marked | known if is_marked else self._marked - known
        for conversation_id in known if len(known) < _FEW else ():
            self._touched(self.position(conversation_id))
        if self._rows and len(known) >= _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.marks_changed.emit()

    # Filling and changing -------------------------------------------------------------------

    def fill(self, rows: Sequence[QueueRow], has_more: bool, *, as_given: bool = False) -> None:
        """Show another view from its first page."""
        self.beginResetModel()
        self._rows = list(rows)
        self._as_given = as_given
        self._keys = self._keys_of(self._rows)
        self._by_id = {row.conversation_id: row for row in self._rows}
        self._marked &= self._by_id.keys()
        self._has_more, self._is_asking = has_more, False
        self.endResetModel()
        self.marks_changed.emit()

    def extend(self, rows: Sequence[QueueRow], has_more: bool) -> None:
        """Add the next page behind the loaded rows."""
        fresh = [row for row in rows if row.conversation_id not in self._by_id]
        self._has_more, self._is_asking = has_more, False
        if not fresh:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._rows += fresh
        self._keys += self._keys_of(fresh)
        self._by_id |= {row.conversation_id: row for row in fresh}
        self.endInsertRows()

    def ask_again(self) -> None:
        """Note that the next page could not be read: the next look asks for it again."""
        self._is_asking = False

    def merge(self, found: Mapping[str, QueueRow | None]) -> None:
        """Take re-read rows in: changed, moved, new, or (None) no longer in this view."""
        marks = len(self._marked)
        for conversation_id, row in found.items():
            if row is None:
                self._remove(conversation_id)
            elif conversation_id in self._by_id:
                self._replace(row)
            else:
                self._insert(row)
        if len(self._marked) != marks:
            self.marks_changed.emit()

    def reconcile(self, rows: Sequence[QueueRow], has_more: bool) -> None:
        """Become the given first page and what was loaded behind it, by difference."""
        fresh: dict[str, QueueRow | None] = {row.conversation_id: row for row in rows}
        last = key_of(rows[-1]) if rows and has_more else None
        gone = {
            row.conversation_id: None
            for row, key in zip(self._rows, self._keys, strict=True)
            if row.conversation_id not in fresh and (last is None or key <= last)
        }
        if not has_more:
            self._has_more = False
        self.merge(gone | fresh)

    def _insert(self, row: QueueRow) -> None:
        key = key_of(row)
        at = 0 if self._as_given else bisect_left(self._keys, key)
        if at == len(self._keys) and self._has_more:
            return  # behind the loaded rows: its page will bring it
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self._keys.insert(at, key)
        self._by_id[row.conversation_id] = row
        self.endInsertRows()

    def _remove(self, conversation_id: str) -> None:
        if (at := self.position(conversation_id)) < 0:
            return
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at], self._keys[at], self._by_id[conversation_id]
        self._marked.discard(conversation_id)
        self.endRemoveRows()

    def _replace(self, row: QueueRow) -> None:
        at, key = self.position(row.conversation_id), key_of(row)
        if row == self._rows[at]:
            return
        if key != self._keys[at] and not self._as_given:
            at = self._move(at, key)
        self._rows[at] = self._by_id[row.conversation_id] = row
        self._touched(at)

    def _move(self, at: int, key: Key) -> int:
        target = bisect_left(self._keys, key)
        if target in {at, at + 1}:
            self._keys[at] = key
            return at
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), target)
        to = target - 1 if target > at else target
        row, _ = self._rows.pop(at), self._keys.pop(at)
        self._rows.insert(to, row)
        self._keys.insert(to, key)
        self.endMoveRows()
        return to

    def _keys_of(self, rows: Sequence[QueueRow]) -> list[Key]:
        return [(0.0, 0)] * len(rows) if self._as_given else [key_of(row) for row in rows]

    def _find(self, row: QueueRow) -> int:
        at = 0 if self._as_given else bisect_left(self._keys, key_of(row))
        if at < len(self._rows) and self._rows[at].conversation_id == row.conversation_id:
            return at
        return self._rows.index(row)

    def _touched(self, at: int) -> None:
        index = self.index(at, 0)
        self.dataChanged.emit(index, index)
