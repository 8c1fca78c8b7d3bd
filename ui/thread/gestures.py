"""Mouse and keyboard over the message area: selecting, clicking, dragging out, walking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from inbox.model import Attachment, Direction, Message
from ui.kit.words import tip, tr
from ui.thread.selection import Selection, Spot
from ui.thread.typeset import links, units

if TYPE_CHECKING:
    from ui.thread.area import MessageArea
    from ui.thread.block import Hit, Words

_LINE = 48.0


class Gestures(QObject):
    """Turns events of a MessageArea into selections and actions."""

    def __init__(self, area: MessageArea) -> None:
        super().__init__(area)
        self._area = area
        self._pressed: Hit | None = None
        self._pressed_at = QPointF()
        self._selects = False
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle what belongs to the area; everything else goes on."""
        if isinstance(event, QMouseEvent) and watched is self._area.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self._area and self._key(event)
        if event.type() == QEvent.Type.Leave and watched is self._area.viewport():
            self._area.hover(-1)
        is_menu = event.type() == QEvent.Type.ContextMenu
        return bool(is_menu and watched is self._area.viewport())

    # Mouse -----------------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if event.button() == Qt.MouseButton.RightButton:
            return kind == QEvent.Type.MouseButtonPress and self._menu_at(event)
        if kind == QEvent.Type.MouseButtonPress:
            return self._open_menu(event) or self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        if kind == QEvent.Type.MouseButtonDblClick:
            return self._double(event)
        return False

    def _open_menu(self, event: QMouseEvent) -> bool:
        if not self._is_on_handle(event.position()):
            return False
        rect = self._area.handle_of(self._area.hovered)
        corner = rect.bottomLeft().toPoint() if rect is not None else event.position().toPoint()
        self._menu(self._area.hovered, self._area.viewport().mapToGlobal(corner))
        return True

    def _is_on_handle(self, point: QPointF) -> bool:
        rect = self._area.handle_of(self._area.hovered)
        return rect is not None and rect.contains(point)

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed_at = event.position()
        self._pressed = self._area.hit_at(event.position())
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._pressed is None:
            spot = self._spot(event.position())
            self._selects = True
            self._area.select(Selection(spot, spot))
        return True

    def _move(self, event: QMouseEvent) -> bool:
        far = (event.position() - self._pressed_at).manhattanLength()
        is_drag = far >= QApplication.startDragDistance()
        if self._selects:
            self._area.select(Selection(self._area.selection.anchor, self._spot(event.position())))
        elif (
            self._pressed is not None and is_drag and isinstance(self._pressed.argument, Attachment)
        ):
            file, self._pressed = self._pressed.argument, None
            self._area.drag_wanted.emit(file)
        else:
            self._area.hover(self._area.index_at(event.position().y()))
            self._show_cursor(event.position())
        return True

    def _release(self, event: QMouseEvent) -> bool:
        hit, self._pressed = self._pressed, None
        was_selecting, self._selects = self._selects, False
        if hit is not None and self._area.hit_at(event.position()) is hit:
            self._act(hit, event.position().x())
        elif was_selecting and not self._area.selection:
            self._follow_link(event.position())
        return True

    def _double(self, event: QMouseEvent) -> bool:
        index, position = self._spot(event.position())
        text = self._area.text_of(index)
        start, end = _word(text, position)
        self._area.select(Selection((index, start), (index, end)))
        return True

    def _show_cursor(self, point: QPointF) -> None:
        hit = self._area.hit_at(point)
        over = self._words_at(point)
        shape = Qt.CursorShape.ArrowCursor
        if hit is not None or self._is_on_handle(point) or self._link_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif over is not None:
            shape = Qt.CursorShape.IBeamCursor
        self._area.viewport().setCursor(shape)
        self._area.viewport().setToolTip(tip(hit.label) if hit else "")

    def _words_at(self, point: QPointF) -> tuple[int, Words] | None:
        index = self._area.index_at(point.y())
        if index < 0:
            return None
        words = self._area.block(index).words
        inside = point - QPointF(0, self._area.top_of(index))
        return (index, words) if words and words.rect().contains(inside) else None

    def _spot(self, point: QPointF) -> Spot:
        index = max(0, self._area.index_at(point.y()))
        if not self._area.entries:
            return (0, 0)
        words = self._area.block(index).words
        if words is None:
            return (index, 0)
        inside = point - QPointF(0, self._area.top_of(index)) - words.origin
        for number in range(words.layout.lineCount()):
            line = words.layout.lineAt(number)
            if inside.y() < line.y() + line.height() or number == words.layout.lineCount() - 1:
                return (index, int(line.xToCursor(inside.x())))
        return (index, 0)

    def _link_at(self, point: QPointF) -> str:
        if self._words_at(point) is None:
            return ""
        index, position = self._spot(point)
        text = self._area.text_of(index)
        for start, length, address in links(text):
            if units(text, start) <= position <= units(text, start + length):
                return address
        return ""

    def _follow_link(self, point: QPointF) -> None:
        if address := self._link_at(point):
            self._area.acted.emit("open_link", address)

    # Keyboard --------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._area.select_all()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._walk(event.key())
        else:
            return self._scroll(event.key())
        return True

    def _walk(self, key: int) -> bool:
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if int(key) not in steps or not self._area.entries:
            return False
        last = len(self._area.entries) - 1
        start = self._area.current if self._area.current >= 0 else last + 1
        self._area.show_entry(max(0, min(last, start + steps[int(key)])))
        return True

    def _scroll(self, key: int) -> bool:
        page = self._area.viewport().height() - _LINE
        end = float(self._area.verticalScrollBar().maximum())
        distances = {
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -end,
            Qt.Key.Key_End: end,
        }
        wanted = distances.get(Qt.Key(key))
        if wanted is not None:
            self._area.scroll_by(wanted)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu} and self._has_current():
            top = self._area.top_of(self._area.current)
            place = self._area.viewport().mapToGlobal(QPoint(80, max(0, round(top)) + 20))
            self._menu(self._area.current, place)
            return True
        return False

    def _has_current(self) -> bool:
        return 0 <= self._area.current < len(self._area.entries)

    def copy(self) -> None:
        """Copy what is selected, or the message with the ring."""
        text = self._area.selected_text()
        if not text and self._has_current():
            text = self._area.text_of(self._area.current)
        if text:
            QGuiApplication.clipboard().setText(text)

    # Menu ------------------------------------------------------------------------------------

    def _menu_at(self, event: QMouseEvent) -> bool:
        index = self._area.index_at(event.position().y())
        if index >= 0:
            self._menu(index, event.globalPosition().toPoint())
        return True

    def _menu(self, index: int, place: QPoint) -> None:
        menu = self.menu_of(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_of(self, index: int) -> QMenu:
        """Make the menu of everything that can be done with an entry."""
        menu = QMenu(self._area)
        chosen = self._area.selected_text()
        copy = menu.addAction(tr("Copy"))
        text = chosen or self._area.text_of(index)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        for hit in self._area.block(index).hits:
            if hit.action != "seek":
                menu.addAction(hit.label).triggered.connect(lambda _=False, h=hit: self._act(h))
        value = self._area.entries[index].value
        if isinstance(value, Message):
            self._offer(menu, value)
        return menu

    def _offer(self, menu: QMenu, message: Message) -> None:
        """Add what can be done with a message besides what stands on it."""
        can = self._area.scene.context.can
        is_theirs = message.direction is Direction.INBOUND
        offered = [
            ("react_more", tr("Add a reaction\u2026"), can.react and not message.is_deleted),
            ("edit", tr("Edit\u2026"), message.can_edit and not message.is_deleted),
            ("delete", tr("Delete for everyone\u2026"), message.can_delete),
            ("hide", tr("Hide from the public"), can.hide and is_theirs and not message.is_hidden),
            ("original", tr("View original"), True),
        ]
        for action, text, is_possible in offered:
            if is_possible:
                made = menu.addAction(text)
                made.triggered.connect(lambda _=False, a=action: self._area.acted.emit(a, message))

    def _act(self, hit: Hit, x: float | None = None) -> None:
        if hit.action == "unfold":
            self._area.toggle_fold(str(hit.argument))
        elif hit.action == "go_to":
            self._area.show_key(str(hit.argument))
        elif hit.action == "seek":
            if x is not None:
                part = (x - hit.rect.left()) / hit.rect.width()
                part = 1 - part if self._area.scene.is_rtl else part
                self._area.acted.emit("seek", (hit.argument, part))
        else:
            self._area.acted.emit(hit.action, hit.argument)


def _word(text: str, position: int) -> tuple[int, int]:
    """Give the word around one of Qt's positions, in Qt's positions."""
    wide = [c for c in text for _half in range(2 if ord(c) > 0xFFFF else 1)]  # noqa: PLR2004
    start = end = min(position, len(wide))
    while start > 0 and not wide[start - 1].isspace():
        start -= 1
    while end < len(wide) and not wide[end].isspace():
        end += 1
    return start, end
