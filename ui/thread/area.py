"""The scrolling area of messages: lays out and paints only what is on the screen."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.kit import theme
from ui.kit.words import is_rtl, tr
from ui.thread import bubble
from ui.thread.entries import Entry, plain
from ui.thread.heights import Heights
from ui.thread.painting import Canvas, paint_block, paint_handle
from ui.thread.scene import Scene
from ui.thread.selection import Selection, copied, everything

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.thread.block import Block, Hit
    from ui.thread.context import Context
    from ui.thread.playback import Playback

KEPT_BLOCKS = 600
_BOTTOM_PAD = 14.0


class MessageArea(QAbstractScrollArea):
    """Shows entries; asks for actions by `acted(action, argument)`."""

    acted = Signal(str, object)
    picture_wanted = Signal(str)  # content hash of an inline image
    drag_wanted = Signal(object)  # Attachment dragged out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(tr("Messages"))
        self.setAccessibleDescription(
            tr("Arrows scroll; Ctrl with arrows walks through the messages; Enter opens a menu.")
        )
        self.entries: tuple[Entry, ...] = ()
        self.scene = Scene()
        self.selection = Selection()
        self.current = -1  # entry with the keyboard's ring
        self.hovered = -1  # entry under the mouse
        self.pixmaps: dict[str, QPixmap] = {}
        self._heights = Heights()
        self._blocks: OrderedDict[str, Block] = OrderedDict()
        self._sticks = True
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._tick)
        self.verticalScrollBar().setSingleStep(48)
        theme.signals.changed.connect(self.relayout)

    # What is shown -------------------------------------------------------------------------

    def show_entries(self, entries: Sequence[Entry], *, keeps_place: bool = False) -> None:
        """Show entries; at the newest, or where the person was when `keeps_place`."""
        anchor = self._anchor() if keeps_place else None
        was_at_end = self._sticks
        old = {entry.key: entry for entry in self.entries} if self._blocks else {}
        self.entries = tuple(entries)
        if keeps_place:
            # Only what is laid out needs to be looked at: 600 entries at most.
            now = {e.key: e for e in self.entries if e.key in self._blocks}
            kept = [(k, b) for k, b in self._blocks.items() if k in now and now[k] == old[k]]
            self._blocks = OrderedDict(kept)
        else:
            self._forget()
        self._measure_all()
        self._sticks = was_at_end if keeps_place else True
        if anchor is not None and not self._sticks:
            self._go_to(*anchor)
        self._settle()
        self.viewport().update()

    def relayout(self) -> None:
        """Lay everything out again (width, theme, highlight changed), keeping the place."""
        anchor = self._anchor()
        self._blocks.clear()
        self._measure_all()
        if anchor is not None and not self._sticks:
            self._go_to(*anchor)
        self._settle()
        self.viewport().update()

    def renew(self, key: str) -> None:
        """Lay one entry out again."""
        self._blocks.pop(key, None)
        self._settle()
        self.viewport().update()

    def toggle_fold(self, key: str) -> None:
        """Fold or unfold an entry's quoted text, or what stands behind a bar in its key."""
        self.scene.unfolded ^= {key}
        self._sticks = False
        self.renew(key.partition("|")[0])

    def take_context(self, context: Context) -> None:
        """Take what holds for the whole conversation; the next `show_entries` lays it out."""
        if context != self.scene.context:
            self.scene.context = context
            self._blocks.clear()

    def show_key(self, key: str) -> None:
        """Scroll to an entry by its key, if it is here."""
        index = next((i for i, entry in enumerate(self.entries) if entry.key == key), -1)
        if index >= 0:
            self.show_entry(index)

    def highlight(self, words: Sequence[str]) -> None:
        """Mark the words of a search in every text, and show the newest that has one."""
        self.scene.marked = tuple(words)
        self.relayout()
        folded = [word.casefold() for word in words if word]
        for index in range(len(self.entries) - 1, -1, -1):
            text = plain(self.entries[index]).casefold()
            if any(word in text for word in folded):
                self.show_entry(index)
                return

    def set_picture(self, content_hash: str, picture: QPixmap) -> None:
        """Take an inline image that was asked for."""
        self.pixmaps[content_hash] = picture
        sizes = {h: (float(p.width()), float(p.height())) for h, p in self.pixmaps.items()}
        self.scene.pictures = {h: s for h, s in sizes.items() if s[0] and s[1]}
        self.relayout()

    def set_playing(self, content_hash: str, now: Playback) -> None:
        """Show how far a voice note is."""
        self.scene.playing[content_hash] = now
        self.renew(now.entry_key)

    def laid_out_count(self) -> int:
        """Tell how many entries are laid out just now."""
        return len(self._blocks)

    def block(self, index: int) -> Block:
        """Give an entry's layout, making it when it is not kept."""
        entry = self.entries[index]
        found = self._blocks.pop(entry.key, None)
        if found is None:
            self.scene.now = datetime.now(UTC)
            found = bubble.lay(entry, self.scene)
        self._blocks[entry.key] = found
        while len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return found

    def text_of(self, index: int) -> str:
        """Give the text of an entry as it is shown, for copying."""
        block = self.block(index)
        return block.words.layout.text().replace("\u2028", "\n") if block.words else ""

    def selected_text(self) -> str:
        """Give what is selected."""
        return copied(self.selection, {i: self.text_of(i) for i in self.selection.indexes()})

    def select_all(self) -> None:
        """Select every message."""
        self.select(everything(len(self.entries)))

    def select(self, selection: Selection) -> None:
        """Change what is selected."""
        self.selection = selection
        self.viewport().update()

    # Place -----------------------------------------------------------------------------------

    def index_at(self, y: float) -> int:
        """Give the entry at a height of the viewport, -1 when there is none."""
        return self._heights.at(y + self._offset()) if self.entries else -1

    def top_of(self, index: int) -> float:
        """Give where an entry begins, in the viewport."""
        return self._heights.top(index) - self._offset()

    def hit_at(self, point: QPointF) -> Hit | None:
        """Give the clickable thing at a point of the viewport."""
        index = self.index_at(point.y())
        if index < 0:
            return None
        return self.block(index).hit(point - QPointF(0, self.top_of(index)))

    def handle_of(self, index: int) -> QRectF | None:
        """Give the place of a message's menu button in the viewport."""
        found = self.block(index).handle if 0 <= index < len(self.entries) else None
        return found.translated(0, self.top_of(index)) if found is not None else None

    def hover(self, index: int) -> None:
        """Show the menu button of the entry under the mouse."""
        if index != self.hovered:
            self.hovered = index
            self.viewport().update()

    def show_entry(self, index: int) -> None:
        """Scroll until an entry is on the screen, and put the ring on it."""
        self.current = max(0, min(len(self.entries) - 1, index))
        top = self.top_of(self.current)
        height = self._heights[self.current]
        if top < 0 or top + height > self.viewport().height():
            self._sticks = False
            self._go_to(self.current, -24.0)
        self._settle()
        self.viewport().update()

    def scroll_by(self, pixels: float) -> None:
        """Scroll by a distance."""
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + pixels))

    def go_to_end(self) -> None:
        """Show the newest message."""
        self._sticks = True
        self._settle()
        self.viewport().update()

    # Qt ----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is on the screen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.tokens().color("bg"))
        canvas = Canvas(painter, self.scene.is_rtl, self.palette(), self.pixmaps)
        for index in self._visible():
            top = QPointF(0, self.top_of(index))
            paint_block(canvas, self.block(index), top, self.selection.within(index))
            if index == self.current and self.hasFocus():
                self._ring(painter, index)
            if index == self.hovered and (rect := self.handle_of(index)) is not None:
                paint_handle(painter, rect)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.scene.is_rtl = is_rtl()
        if abs(self.scene.width - self.viewport().width()) > 1:
            self.scene.width = float(self.viewport().width())
            self.relayout()
        else:
            self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint; the scroll bar's value is the place."""
        bar = self.verticalScrollBar()
        self._sticks = bar.value() >= bar.maximum() - 2
        self._settle()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's direction."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.scene.is_rtl = is_rtl()
            self.relayout()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def _ring(self, painter: QPainter, index: int) -> None:
        top, height = self.top_of(index), self._heights[index]
        painter.setPen(QPen(theme.tokens().color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            8, round(top + 2), self.viewport().width() - 16, round(height - 4), 10, 10
        )

    def _offset(self) -> float:
        spare = self.viewport().height() - self._heights.total() - _BOTTOM_PAD
        # A short conversation starts at the top.
        return float(self.verticalScrollBar().value()) if spare < 0 else 0.0

    def _visible(self) -> range:
        if not self.entries:
            return range(0)
        offset = self._offset()
        first = self._heights.at(offset)
        return range(first, self._heights.at(offset + self.viewport().height()) + 1)

    def _forget(self) -> None:
        self._blocks.clear()
        self.selection = Selection()
        self.current = self.hovered = -1
        self.scene.unfolded = set()
        self.scene.marked = ()
        self.pixmaps.clear()
        self.scene.pictures = {}
        self.scene.previews, self.scene.playing = {}, {}

    def _measure_all(self) -> None:
        width = self.scene.width
        self._heights = Heights(
            [
                kept.height if (kept := self._blocks.get(e.key)) else bubble.estimate(e, width)
                for e in self.entries
            ]
        )

    def _anchor(self) -> tuple[int, float] | None:
        if not self.entries:
            return None
        offset = self._offset()
        first = self._heights.at(offset)
        return first, offset - self._heights.top(first)

    def _go_to(self, index: int, inside: float) -> None:
        index = max(0, min(len(self.entries) - 1, index))
        self._set_range()
        self._set_value(self._heights.top(index) + inside)

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        view = self.viewport().height()
        was_blocked = bar.blockSignals(True)
        bar.setPageStep(view)
        bar.setRange(0, max(0, round(self._heights.total() + _BOTTOM_PAD) - view))
        if self._sticks:
            bar.setValue(bar.maximum())
        bar.blockSignals(was_blocked)

    def _set_value(self, value: float) -> None:
        bar = self.verticalScrollBar()
        was_blocked = bar.blockSignals(True)
        bar.setValue(round(value))
        bar.blockSignals(was_blocked)

    def _settle(self) -> None:
        """Lay out what is visible until no estimate moves it, the top line staying put."""
        self._set_range()
        for _round in range(6):
            anchor = self._anchor()
            moved = [self._heights.set(i, self.block(i).height) for i in self._visible()]
            if anchor is None or not any(moved):
                break
            self._set_range()
            if not self._sticks:
                self._set_value(self._heights.top(anchor[0]) + anchor[1])
        self._after_settling()

    def _after_settling(self) -> None:
        ticks = False
        for index in self._visible():
            block = self.block(index)
            ticks = ticks or block.ticks
            self._want_pictures(block)
        if ticks != self._ticker.isActive():
            self._ticker.start() if ticks else self._ticker.stop()

    def _want_pictures(self, block: Block) -> None:
        for content_hash in block.picture_hashes():
            if content_hash not in self.pixmaps:
                self.pixmaps[content_hash] = QPixmap()
                self.picture_wanted.emit(content_hash)

    def _tick(self) -> None:
        for index in self._visible():
            if self.block(index).ticks:
                self._blocks.pop(self.entries[index].key, None)
        self._settle()
        self.viewport().update()
