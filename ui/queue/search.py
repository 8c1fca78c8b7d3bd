"""The hits of a search under the search box, with the matched stretch shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import paint, theme, words
from ui.kit.fonts import font
from ui.kit.words import tr
from ui.queue.paint import Line, QueueDelegate, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import SearchHit

Index = QModelIndex | QPersistentModelIndex
HitRole = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _TEXT = 90, 68


class HitsModel(QAbstractListModel):
    """What a search found, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[SearchHit] = []

    def show(self, hits: Sequence[SearchHit]) -> None:
        """Take the hits of a new search."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Count the hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a hit, or its words for screen readers."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HitRole:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{hit.row.contact_name}: {hit.row.subject}. {hit.excerpt}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: who, when, where, the subject, and the excerpt with its marks."""

    def __init__(self, faces: QueueDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every hit has the same height."""
        return QSize(300, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        hit: SearchHit = index.data(HitRole)
        look = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        line = Line(QRectF(option.rect).adjusted(8, 1, -8, -1), is_rtl)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint.rounded(painter, line.box, look.selection, radius=look.radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, line.box, look.surface_alt, radius=look.radius)
        face = line.at(14, 12, 36, 36)
        paint.avatar(painter, face, hit.row.contact_name, hit.row.contact_id)
        self._faces.badge(painter, line.at(14 + 25, 12 + 24, 18, 18), hit.row)
        wide = line.box.width()
        who = line.at(_TEXT, 7, wide - _TEXT - 76, 20)
        write(painter, who, hit.row.contact_name, 13, 600, look.text, is_rtl=is_rtl)
        write(painter, line.at(wide - 70, 7, 56, 20), words.ago(hit.row.last_message_at), 11, 400,
              look.text_faint, is_rtl=not is_rtl)  # fmt: skip
        what = line.at(_TEXT, 27, wide - _TEXT - 14, 19)
        write(painter, what, hit.row.subject, 12, 500, look.text_soft, is_rtl=is_rtl)
        top = 47 if hit.row.subject else 29
        self._excerpt(painter, line.at(_TEXT, top, wide - _TEXT - 14, 34), hit)
        painter.restore()

    def _excerpt(self, painter: QPainter, box: QRectF, hit: SearchHit) -> None:
        look = theme.tokens()
        layout = QTextLayout(hit.excerpt.replace("\n", " "), font(12))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        shown = QTextCharFormat()
        shown.setBackground(QColor(look.high_soft))
        shown.setForeground(QColor(look.text))
        marks = []
        for start, end in hit.marks:
            stretch = QTextLayout.FormatRange()
            # Qt counts in UTF-16: an emoji is two.
            first, last = utf16(hit.excerpt[:start]), utf16(hit.excerpt[:end])
            stretch.start, stretch.length, stretch.format = first, last - first, shown
            marks.append(stretch)
        layout.setFormats(marks)
        layout.beginLayout()
        for number in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            # Fixed pitch: a fallback font (Arabic) would push the second line out.
            line.setPosition(QPointF(0, number * 17))
        layout.endLayout()
        painter.setPen(QColor(look.text_faint))
        painter.setClipRect(box)
        layout.draw(painter, box.topLeft())
        painter.setClipping(False)


def utf16(text: str) -> int:
    """Give a text's length as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class HitsList(QListView):
    """The found messages; `chosen` gives the conversation and the message."""

    chosen = Signal(str, str)

    def __init__(self, faces: QueueDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitsModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(faces, self))
        self.setAccessibleName(tr("Search results"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.signals.changed.connect(self.viewport().update)

    def words(self) -> tuple[str, ...]:
        """Give what the current hit was found by, as it stands in its text."""
        hit: SearchHit | None = self.currentIndex().data(HitRole)
        if hit is None:
            return ()
        return tuple(dict.fromkeys(hit.excerpt[start:end] for start, end in hit.marks))

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HitRole)
        if hit is not None:
            self.chosen.emit(hit.row.conversation_id, hit.message_id)
