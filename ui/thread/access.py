"""What a screen reader sees of the message area: a list with an item for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from inbox.model import Attachment, Message, Note, OutboxItem
from ui.kit.told import told
from ui.kit.words import clock, day, tr
from ui.thread.area import MessageArea
from ui.thread.cautions import caution
from ui.thread.inside import about_review, content_warning
from ui.thread.marks import stars_said
from ui.thread.media import is_voice, place_of
from ui.thread.playback import span_said
from ui.thread.reactions import grouped, said

if TYPE_CHECKING:
    from ui.thread.entries import Entry


def spoken(entry: Entry) -> str:
    """Say an entry in one line: who, when, what, and how it stands."""
    value = entry.value
    if isinstance(value, Message):
        return _message(entry, value)
    if isinstance(value, Note):
        who = tr("Internal note by {name}, {time}", name=value.author, time=clock(entry.at))
        return f"{who}: {value.text}"
    if isinstance(value, OutboxItem):
        return f"{tr('Your reply')}: {value.text}. {told(value.sentence)}"
    return day(entry.at)


def _message(entry: Entry, message: Message) -> str:
    parts = [tr("{name}, {time}", name=message.author_name, time=clock(entry.at))]
    parts += _state(message)
    parts += [caution(code) for code in message.warnings]
    parts.append(message.text or message.subject)
    parts += _beside(message)
    if message.delivery:
        parts.append(told(message.delivery))
    return ". ".join(part for part in parts if part)


def _state(message: Message) -> list[str]:
    parts = []
    if message.is_deleted:
        parts.append(tr("Deleted; your copy is kept"))
    if message.is_hidden:
        parts.append(tr("Hidden from the public by us."))
    if message.edited_at:
        parts.append(tr("Edited {time}", time=clock(message.edited_at)))
    if message.rating:
        parts.append(stars_said(message.rating))
        parts.append(about_review(message))
    if warned := content_warning(message):
        parts.append(tr("Content warning: {words}", words=warned))
    return parts


def _beside(message: Message) -> list[str]:
    parts = []
    if message.attachments:
        files = ", ".join(_file_said(file) for file in message.attachments)
        parts.append(tr("Attached: {files}", files=files))
    if (where := place_of(message)) is not None:
        named = [str(where.get(key) or "") for key in ("title", "address")]
        parts.append(" ".join([tr("Shared place"), *named]))
    return parts + [said(emoji, by) for emoji, by in grouped(message)]


def _file_said(file: Attachment) -> str:
    if file.missing:
        return f"{file.name}: {told(file.missing)}"
    if is_voice(file):
        return tr("Voice note, {time}", time=span_said(file.duration_seconds or 0))
    return file.name


class _Item(QAccessibleInterface):
    """One entry."""

    def __init__(self, area: MessageArea, index: int) -> None:
        super().__init__()
        self._area, self._index = area, index

    def isValid(self) -> bool:
        return self._index < len(self._area.entries)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._area)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        top = round(self._area.top_of(self._index))
        box = QRect(0, top, self._area.viewport().width(), 40)
        return QRect(self._area.viewport().mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._index == self._area.current
        state.readOnly = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name and self.isValid():
            return spoken(self._area.entries[self._index])
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Refuse: messages cannot be changed."""

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None


class AreaAccess(QAccessibleWidget):
    """The list itself."""

    def __init__(self, area: MessageArea) -> None:
        super().__init__(area, QAccessible.Role.List, area.accessibleName())
        self._area = area
        self._items: dict[int, _Item] = {}

    def childCount(self) -> int:
        """Count the entries."""
        return len(self._area.entries)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give an entry."""
        if not 0 <= index < len(self._area.entries):
            return None
        if index not in self._items:
            self._items[index] = _Item(self._area, index)
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Find an entry."""
        return next((i for i, item in self._items.items() if item is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give the entry at a point of the screen."""
        point = self._area.viewport().mapFromGlobal(self._area.rect().topLeft())
        return self.child(self._area.index_at(y + point.y()))


_alive: list[QAccessibleInterface] = []


def install() -> None:
    """Make screen readers see message areas."""
    QAccessible.installFactory(_made)


def _made(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, MessageArea):
        return None
    made = AreaAccess(thing)
    _alive.append(made)
    return made
