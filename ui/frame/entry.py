"""The rail and the queue alone: what one can use while the other panes are being loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.frame.rail import Rail
from ui.frame.status import StatusLine

if TYPE_CHECKING:
    from ui.queue.view import QueuePane

_QUEUE_WIDTH = 361


class Entry(QWidget):
    """Stands in the room's place, laid out as the room will be, so that nothing jumps."""

    def __init__(self, queue: QueuePane, width: int = 0) -> None:
        super().__init__()
        rail = Rail()
        queue.view_changed.connect(rail.show_view)
        queue.counted.connect(rail.show_counts)
        rail.view_wanted.connect(queue.set_view)
        holder = QWidget()
        holder.setFixedWidth(max(queue.minimumWidth(), width or _QUEUE_WIDTH))
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(queue)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(holder)
        middle.addWidget(rule(is_across=False))
        middle.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(middle, 1)
        right.addWidget(rule(is_across=True))
        right.addWidget(StatusLine())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(rule(is_across=False))
        row.addLayout(right, 1)


def rule(*, is_across: bool) -> QWidget:
    """Give a thin line between two parts of the window."""
    line = QWidget()
    line.setObjectName("rule")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if is_across:
        line.setFixedHeight(1)
    else:
        line.setFixedWidth(1)
    return line
