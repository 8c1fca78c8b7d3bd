"""The Ctrl+K palette: every action with its key, and conversations to jump to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.commands.fuzzy import fits
from ui.kit import icons, paint, theme
from ui.kit.fonts import font
from ui.kit.tasks import spawn
from ui.kit.words import tr
from ui.queue.paint import Line, write

if TYPE_CHECKING:
    from ui.queue.model import Index

_ROLE = Qt.ItemDataRole.UserRole + 1
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    text: str
    hint: str  # the key, or where it leads
    icon: str
    run: Callable[[], object]
    person: str = ""  # seed of an avatar instead of the icon


Find = Callable[[str], Awaitable[Sequence[Entry]]]


class EntryDelegate(QStyledItemDelegate):
    """Paints a line: icon or face, words, and the key on the far side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every line has the same height."""
        return QSize(400, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry: Entry = index.data(_ROLE)
        look = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        line = Line(QRectF(option.rect).adjusted(2, 1, -2, -1), is_rtl)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.rounded(painter, line.box, look.accent_soft, radius=look.radius)
        if entry.person:
            paint.avatar(painter, line.at(9, 7, 24, 24), entry.text, entry.person)
        else:
            dpr = painter.device().devicePixelRatioF()
            picture = icons.pixmap(entry.icon, look.text_soft, 18, dpr)
            painter.drawPixmap(line.at(12, 10, 18, 18).topLeft(), picture)
        room = line.box.width() - 46 - 150
        write(painter, line.at(46, 0, room, 38), entry.text, 13, 500, look.text, is_rtl=is_rtl)
        end = line.at(line.box.width() - 160, 0, 148, 38)
        write(painter, end, entry.hint, 12, 400, look.text_faint, is_rtl=not is_rtl)
        painter.restore()


class Palette(QDialog):
    """A line to type in over a list that follows; Enter does it."""

    def __init__(self, parent: QWidget, entries: Sequence[Entry], find: Find) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint)
        self._entries, self._find = entries, find
        self._found: Sequence[Entry] = ()
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Do or jump to anything"))
        self.setObjectName("palette")
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(90)
        self._pause.timeout.connect(lambda: spawn(self._look(self.line.text())))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._run())
        self._fill()
        self._place(parent)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 10)
        self.line = QLineEdit()
        self.line.setProperty("search", True)
        self.line.setFont(font(15))
        self.line.setMinimumHeight(42)
        self.line.setPlaceholderText(tr("What do you want to do, or whom do you look for?"))
        self.line.setAccessibleName(tr("Do or jump to anything"))
        self.list = QListWidget()
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.line)
        outer.addWidget(self.list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                     Qt.Key.Key_PageUp: -8}  # fmt: skip
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run()
                return True
            if step := steps.get(Qt.Key(event.key())):
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._found = ()
        self._fill()
        if self.line.text().strip():
            self._pause.start()

    async def _look(self, text: str) -> None:
        found = await self._find(text)
        if text == self.line.text():
            self._found = found
            self._fill()

    def _fill(self) -> None:
        typed = self.line.text()
        scored = [(score, e) for e in self._entries if (score := fits(typed, e.text)) is not None]
        if typed.strip():
            scored.sort(key=lambda pair: -pair[0])
        self.list.clear()
        for entry in [*(entry for _, entry in scored[:_SHOWN]), *self._found]:
            item = QListWidgetItem(f"{entry.text}  {entry.hint}")
            item.setData(_ROLE, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        entry = item.data(_ROLE) if self.list.count() else None
        self.close()
        if isinstance(entry, Entry):
            # After the palette is gone, so that a dialog of the action gets the window's focus.
            QTimer.singleShot(0, entry.run)

    def _place(self, parent: QWidget) -> None:
        self.resize(min(620, parent.width() - 80), min(480, parent.height() - 160))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + 90)
