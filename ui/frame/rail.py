"""The rail at the window's edge: the views, search, accounts, settings, and who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from inbox.model import View
from ui.kit import icons, paint, theme, words
from ui.kit.buttons import IconButton
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 57
_MOST = 99  # there is room for two digits


class RailButton(IconButton):
    """A view's button with its count in a corner."""

    def __init__(self, icon_name: str, tip: str, key: str) -> None:
        super().__init__(icon_name, tip, size=20, shortcut=key)
        self.count = 0
        self._tip = self.toolTip()
        self._name = tip
        self.setCheckable(True)
        self.setFixedSize(QSize(42, 40))

    def show_count(self, count: int) -> None:
        """Show how many wait, also in words."""
        self.count = count
        said = tr("{n} conversation|{n} conversations", n=count)
        self.setToolTip(f"{self._tip}\n{said}")
        self.setAccessibleName(f"{self._name}, {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the count."""
        super().paintEvent(event)
        if not self.count:
            return
        look, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = words.number(self.count) if self.count <= _MOST else tr("{most}+", most=_MOST)
        wide = max(15, painter.fontMetrics().horizontalAdvance(text) * 0.72 + 8)
        x = 1.0 if words.is_rtl() else self.width() - wide - 1
        box = QRectF(x, 1, wide, 15)
        is_main = self.isChecked()
        fg, bg = (look.on_accent, look.accent) if is_main else (look.text_soft, look.low_soft)
        paint.rounded(painter, box, bg, radius=7.5)
        painter.setFont(font(10, 600))
        painter.setPen(QColor(fg))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class Logo(QWidget):
    """Kindline's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(32, 32)
        self.setAccessibleName("Kindline")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rounded square and the bubble."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QLinearGradient(0, 0, 32, 32)
        shade.setColorAt(0, QColor("#6d5ef0"))
        shade.setColorAt(1, QColor("#4338ca"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(0, 0, 32, 32), 9, 9)
        painter.drawPixmap(7, 7, icons.pixmap("message-circle-heart", "#ffffff", 18))
        painter.end()


class Face(QWidget):
    """The person at this machine."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(32, 32)
        self._name = ""

    def show_name(self, name: str) -> None:
        """Show whose replies these are."""
        self._name = name
        said = name or tr("You have not said your name yet: see the settings.")
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the avatar."""
        painter = QPainter(self)
        paint.avatar(painter, QRectF(0, 0, 32, 32), self._name or "\u263a", "agent" + self._name)
        painter.end()


class Rail(QWidget):
    """Emits the view, or the action, that was pressed."""

    view_wanted = Signal(object)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.views: dict[View, RailButton] = {}
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 13, 0, 13)
        outer.setSpacing(5)
        middle = Qt.AlignmentFlag.AlignHCenter
        outer.addWidget(Logo(), 0, middle)
        outer.addSpacing(12)
        for view, icon_name, tip, key in _views():
            button = RailButton(icon_name, tip, key)
            button.clicked.connect(lambda _=False, v=view: self.view_wanted.emit(v))
            self._group.addButton(button)
            self.views[view] = button
            outer.addWidget(button, 0, middle)
        outer.addStretch(1)
        for name, icon_name, tip, key in (
            ("palette", "command", tr("Do or jump to anything"), "Ctrl+K"),
            ("accounts", "plug", tr("Accounts"), "Ctrl+Shift+A"),
            ("settings", "settings", tr("Settings"), "Ctrl+,"),
        ):
            extra = IconButton(icon_name, tip, size=20, shortcut=key)
            extra.setFixedSize(QSize(42, 40))
            extra.clicked.connect(lambda _=False, n=name: self.wanted.emit(n))
            outer.addWidget(extra, 0, middle)
        self.face = Face()
        outer.addSpacing(6)
        outer.addWidget(self.face, 0, middle)

    def show_view(self, view: View) -> None:
        """Press the button of the shown view."""
        self.views[view].setChecked(True)

    def show_counts(self, counts: Mapping[View, int]) -> None:
        """Show the numbers where work waits; the whole inbox needs none."""
        for view, button in self.views.items():
            if view is not View.ALL:
                button.show_count(counts.get(view, 0))


def _views() -> tuple[tuple[View, str, str, str], ...]:
    return (
        (View.UNANSWERED, "inbox", tr("Waiting for us"), "Ctrl+1"),
        (View.MINE, "user", tr("My queue"), "Ctrl+2"),
        (View.UNASSIGNED, "users", tr("Unassigned"), "Ctrl+3"),
        (View.SNOOZED, "alarm-clock", tr("Snoozed"), "Ctrl+4"),
        (View.SENT, "send", tr("Sent and held"), "Ctrl+5"),
        (View.ALL, "archive", tr("All conversations"), "Ctrl+6"),
    )
