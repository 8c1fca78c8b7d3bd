"""The thread's head: subject, where it happens, who it is, and what can be done with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inbox.model import ChannelInfo, QueueRow, Urgency, Visibility
from ui.kit import fonts, icons, paint, theme
from ui.kit.buttons import GhostButton, IconButton, PrimaryButton
from ui.kit.words import isolate, tip, tr
from ui.thread.reasons import level, waiting, waiting_shortly, why

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_LINE = 620  # pixels of width
_SUBJECT_HIGH, _STRIP_LINE = 25, 20
_MORE_WIDE = 38  # pixels of "+2" with its gap
_PILLS = 3  # tags shown before "+2"


class ElidedLabel(QLabel):
    """A label that ends in an ellipsis where there is no room, and says all in its tooltip."""

    def __init__(self, px: float, weight: int, high: int) -> None:
        super().__init__()
        self._whole = ""
        self.setFixedHeight(high)  # a letter of another script would else make the line jump
        self.setFont(fonts.font(px, weight))
        self.setMinimumWidth(40)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Show a text as far as it fits."""
        self._whole = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut for the new width."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """Ask for the whole line."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._whole)
        return QSize(int(width) + 4, super().sizeHint().height())

    def _cut(self) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - 2)
        self.setText(shown)


class Whereabouts(QWidget):
    """One painted line: channel, public or private, contact, tags."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(22)
        self._row: QueueRow | None = None
        self._info: ChannelInfo | None = None
        self._account = ""
        theme.signals.changed.connect(self.update)

    def show_row(self, row: QueueRow, info: ChannelInfo | None, account: str) -> None:
        """Take what to say; an account's name stands in where its channel has none."""
        self._row, self._info, self._account = row, info, account
        self.setAccessibleName(
            ", ".join([self._title(), self._place()[0], row.contact_name, *row.tags])
        )
        self.setToolTip(tip(self._place()[1]))
        self.update()

    def _title(self) -> str:
        if self._row is None:
            return ""
        if self._row.network:
            return self._row.network  # a bridged room is what it brings
        if self._info is not None and self._info.can_connect:
            return tr(self._info.title)
        return tr(self._account or self._row.channel)

    def _place(self) -> tuple[str, str]:
        if self._row is not None and self._row.visibility is Visibility.PUBLIC:
            return tr("Public"), tr("Everyone can see this conversation.")
        return tr("Private"), tr("Only the two sides see this conversation.")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, mirrored where the window is."""
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        line = _Line(painter, self)
        look = theme.tokens()
        if self._info is not None:
            line.picture(icons.file_pixmap(self._info.icon, 14, hex_color=look.text_soft), 14)
        else:
            line.picture(icons.pixmap("message-circle", look.text_soft, 14), 14)
        line.text(self._title(), look.text_soft)
        if self._row.visibility is Visibility.PUBLIC:
            line.badge("globe", self._place()[0], look.high, look.high_soft)
        else:
            line.badge("lock", self._place()[0], look.low, look.low_soft)
        if self._row.contact_name:
            line.text(self._row.contact_name, look.text_soft)
        tags = list(self._row.tags)
        while tags and line.has_room(tags[0], is_last=len(tags) == 1):
            line.pill(tags.pop(0), look.low, look.low_soft)
            if len(self._row.tags) - len(tags) == _PILLS:
                break
        if tags:
            line.pill(f"+{len(tags)}", look.low, look.low_soft)
        painter.end()


class _Line:
    """Places things one after the other in the direction of reading."""

    def __init__(self, painter: QPainter, widget: QWidget) -> None:
        self._painter, self._x = painter, 0.0
        self._width, self._height = float(widget.width()), float(widget.height())
        self._is_rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _take(self, width: float, height: float, gap: float) -> QRectF | None:
        if self._x + width > self._width:
            return None
        left = self._width - self._x - width if self._is_rtl else self._x
        self._x += width + gap
        return QRectF(left, (self._height - height) / 2, width, height)

    def picture(self, pixmap: QPixmap, size: float) -> None:
        """Place an icon."""
        if (rect := self._take(size, size, 6)) is not None:
            self._painter.drawPixmap(rect.topLeft(), pixmap)

    def text(self, text: str, colour: str) -> None:
        """Place words."""
        font = fonts.font(13)
        width = QFontMetricsF(font).horizontalAdvance(text) + 1
        rect = self._take(width, 20, 6)
        if rect is not None:
            self._painter.setFont(font)
            self._painter.setPen(colour)
            self._painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def badge(self, icon: str, text: str, colour: str, fill: str) -> None:
        """Place a pill with an icon before its word."""
        font = fonts.font(11, 600)
        width = QFontMetricsF(font).horizontalAdvance(text) + 31
        if (rect := self._take(width, 19, 6)) is None:
            return
        paint.rounded(self._painter, rect, fill, radius=9.5)
        left = rect.right() - 20 if self._is_rtl else rect.left() + 8
        picture = icons.pixmap(icon, colour, 12)
        self._painter.drawPixmap(QPointF(left, rect.top() + 3.5), picture)
        words = rect.adjusted(8, 0, -23, 0) if self._is_rtl else rect.adjusted(23, 0, -8, 0)
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def has_room(self, text: str, *, is_last: bool) -> bool:
        """Tell whether a pill fits, with one for "+2" behind it where more follow."""
        width = QFontMetricsF(fonts.font(11, 600)).horizontalAdvance(text) + 16
        return self._x + width + (0 if is_last else _MORE_WIDE) <= self._width

    def pill(self, text: str, colour: str, fill: str) -> None:
        """Place a pill."""
        font = fonts.font(11, 600)
        width = QFontMetricsF(font).horizontalAdvance(text) + 16
        rect = self._take(width, 19, 6)
        if rect is not None:
            paint.pill(self._painter, rect, text, colour, fill, font)


class UrgencyStrip(QFrame):
    """Why the conversation stands where it stands, and a way to say it is wrong."""

    corrected = Signal(object)  # Urgency

    def __init__(self) -> None:
        super().__init__()
        self._row: QueueRow | None = None
        self.setObjectName("urgency")
        self._level = QLabel()
        self._level.setFont(fonts.font(11.5, 600))
        self._level.setFixedHeight(21)
        self._why = ElidedLabel(12.5, 400, _STRIP_LINE)
        self._waiting = ElidedLabel(12.5, 500, _STRIP_LINE)
        self._waiting.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.change = GhostButton(tr("Change urgency"))
        self.change.setToolTip(tr("Say how urgent this really is"))
        self.change.setFont(fonts.font(12, 500))
        menu = QMenu(self.change)
        for urgency in Urgency:
            action = menu.addAction(level(urgency))
            action.triggered.connect(lambda _=False, u=urgency: self.corrected.emit(u))
        self.change.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 2, 18, 2)
        row.setSpacing(10)
        row.addWidget(self._level)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.addWidget(self._why, 1)
        self._lines.addWidget(self._waiting)
        row.addLayout(self._lines, 1)
        row.addWidget(self.change)
        theme.signals.changed.connect(self._colours)
        # Waiting grows and promises run out while nothing is written anywhere.
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._again)
        self._minute.start()

    def _again(self) -> None:
        if self._row is not None and self.isVisible():
            self.show_row(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put how long somebody waits below the reasons where it is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ONE_LINE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if is_narrow else across)
        self._lines.setSpacing(1 if is_narrow else 10)
        policy = QSizePolicy.Policy.Ignored if is_narrow else QSizePolicy.Policy.Maximum
        self._waiting.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def show_row(self, row: QueueRow) -> None:
        """Take what to say."""
        self._row = row
        self._level.setText(level(row.urgency))
        self._why.set_whole(why(row) or tr("Nothing points to a hurry."))
        self._waiting.set_whole(waiting_shortly(row, datetime.now(UTC)))
        self._waiting.setToolTip(waiting(row, datetime.now(UTC)))
        said = f"{level(row.urgency)}. {why(row)}. {waiting(row, datetime.now(UTC))}"
        self.setAccessibleName(said)
        self.setToolTip(tip("\n".join(why(row, 9).split(" · "))))
        self._colours()

    def _colours(self) -> None:
        if self._row is None:
            return
        look = theme.tokens()
        name = self._row.urgency.value
        ink = getattr(look, name)
        self.setStyleSheet(
            f"#urgency {{ background: {look.surface_alt}; border: none;"
            f" border-bottom: 1px solid {look.border}; }}"
            f" QLabel {{ color: {look.text_soft}; border: none; }}"
            " QPushButton { padding: 3px 8px; min-height: 16px; }"
            " QPushButton::menu-indicator { width: 0; image: none; }"
        )
        soft = getattr(look, f"{name}_soft")
        self._level.setStyleSheet(
            f"color: {ink}; background: {soft}; border-radius: 10px; padding: 0 9px;"
        )
        now = datetime.now(UTC)
        is_late = self._row.due_at is not None and self._row.due_at < now
        late = self._row.waiting_since is not None and is_late
        self._waiting.setStyleSheet(f"color: {look.urgent if late else look.text_soft};")


class Header(QWidget):
    """Subject and buttons above, the urgency strip below."""

    pressed = Signal(str)
    corrected = Signal(object)
    link_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.subject = ElidedLabel(17, 600, _SUBJECT_HIGH)
        self.where = Whereabouts()
        self.strip = UrgencyStrip()
        self.strip.corrected.connect(self.corrected)
        self._link = ""
        self.outside = IconButton("external-link", tr("See it in the browser"))
        self.outside.clicked.connect(self._see)
        self.assign = IconButton("user-plus", tr("Assign"), shortcut="A")
        self.snooze = IconButton("alarm-clock", tr("Snooze"), shortcut="S")
        self.more = IconButton("ellipsis", tr("More actions"))
        self.close_button = PrimaryButton(tr("Close"), "check")
        self.close_button.setToolTip(tr("Close this conversation") + "  (E)")
        named = (
            (self.assign, "assign"),
            (self.snooze, "snooze"),
            (self.more, "more"),
            (self.close_button, "close"),
        )
        for button, name in named:
            button.clicked.connect(lambda _=False, n=name: self.pressed.emit(n))
        self._lay([self.outside, *(button for button, _name in named)])

    def _lay(self, buttons: Sequence[QWidget]) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self.subject)
        titles.addWidget(self.where)
        row = QHBoxLayout()
        row.setContentsMargins(28, 12, 20, 9)
        row.setSpacing(8)
        row.addLayout(titles, 1)
        for button in buttons:
            row.addWidget(button)
        line = QFrame()
        line.setProperty("line", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row)
        outer.addWidget(line)
        outer.addWidget(self.strip)

    def show_row(self, row: QueueRow, info: ChannelInfo | None, account: str = "") -> None:
        """Take the conversation's line."""
        title = row.subject or tr("Conversation with {name}", name=isolate(row.contact_name))
        self.subject.set_whole(title)
        side = Qt.AlignmentFlag.AlignRight if self._mirrors(title) else Qt.AlignmentFlag.AlignLeft
        self.subject.setAlignment(
            side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        )
        self.where.show_row(row, info, account)
        self.strip.show_row(row)

    def _see(self) -> None:
        self.link_wanted.emit(self._link)

    def show_link(self, link: str) -> None:
        """Offer to see the conversation on the network's own page, where it has one."""
        self._link = link
        self.outside.setVisible(bool(link))
        self.outside.setToolTip(f"{tr('See it in the browser')}\n{link}")

    def _mirrors(self, _title: str) -> bool:
        # The title stands at the start of reading of the window, whatever its own language.
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
