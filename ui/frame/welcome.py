"""The first page: connect an account, or look around in the sample workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.frame.rail import Logo
from ui.kit import icons, paint, theme, words
from ui.kit.fonts import font
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.model import ChannelInfo

_BADGE = 26


class Choice(QPushButton):
    """A large card: icon, title, sentence, and an arrow."""

    def __init__(self, icon_name: str, title: str, sentence: str, *, is_main: bool) -> None:
        super().__init__()
        self._icon_name, self._is_main = icon_name, is_main
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setToolTip(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(348, 204)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 78, 22, 16)
        column.setSpacing(6)
        self._title, self._sentence = QLabel(title), QLabel(sentence)
        self._title.setFont(font(16, 600))
        self._title.setWordWrap(True)
        self._sentence.setFont(font(13))
        self._sentence.setWordWrap(True)
        for label in (self._title, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        self._ink()
        theme.signals.changed.connect(self._ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_near = self.underMouse() or self.hasFocus()
        if self._is_main:
            paint.rounded(painter, box, look.accent, look.text if self.hasFocus() else "", 16)
        else:
            paint.rounded(painter, box, look.surface, look.focus if is_near else look.border, 16)
        tile_bg = look.on_accent if self._is_main else look.accent_soft
        x = box.right() - 22 - 44 if words.is_rtl() else box.left() + 22
        tile = QRectF(x, box.top() + 22, 44, 44)
        painter.setOpacity(0.16 if self._is_main else 1.0)
        paint.rounded(painter, tile, tile_bg, radius=12)
        painter.setOpacity(1.0)
        ink = look.on_accent if self._is_main else look.accent
        picture = icons.pixmap(self._icon_name, ink, 22)
        painter.drawPixmap(tile.topLeft().toPoint() + QPoint(11, 11), picture)
        end = box.left() + 22 if words.is_rtl() else box.right() - 22 - 20
        painter.drawPixmap(round(end), round(box.top() + 34), icons.pixmap("arrow-right", ink, 20))
        painter.end()

    def _ink(self) -> None:
        look = theme.tokens()
        main = (look.on_accent, look.on_accent)
        first, second = main if self._is_main else (look.text, look.text_soft)
        self._title.setStyleSheet(f"color: {first}")
        self._sentence.setStyleSheet(f"color: {second}")


class Welcome(QWidget):
    """Shown while no account is connected."""

    connect_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 40, 40, 30)
        outer.setSpacing(10)
        middle = Qt.AlignmentFlag.AlignHCenter
        outer.addStretch(3)
        outer.addWidget(Logo(), 0, middle)
        outer.addSpacing(8)
        title = QLabel(tr("Welcome to Kindline"))
        title.setFont(font(28, 700))
        sentence = QLabel(
            tr(
                "Every message from your customers in one queue,"
                " with a helping hand that works on this machine alone."
            )
        )
        sentence.setFont(font(15))
        sentence.setProperty("soft", True)
        sentence.setWordWrap(True)
        sentence.setFixedWidth(560)
        sentence.setMinimumHeight(46)
        sentence.setAlignment(middle)
        outer.addWidget(title, 0, middle)
        outer.addWidget(sentence, 0, middle)
        outer.addSpacing(22)
        outer.addLayout(self._choices())
        outer.addSpacing(20)
        self.channels = Channels()
        outer.addWidget(self.channels, 0, middle)
        outer.addSpacing(16)
        outer.addLayout(self._promises())
        outer.addStretch(4)

    def show_channels(self, infos: Sequence[ChannelInfo]) -> None:
        """Show what can be connected."""
        self.channels.show_channels(infos)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        self.connect_choice = Choice(
            "plug",
            tr("Connect an account"),
            tr(
                "Mail, website chat, messengers, social pages, reviews: one is enough to begin."
                " The newest messages come first."
            ),
            is_main=True,
        )
        self.sample_choice = Choice(
            "compass",
            tr("Look around in the sample workspace"),
            tr("Sixty conversations to try everything with. Nothing you send leaves this machine."),
            is_main=False,
        )
        self.connect_choice.clicked.connect(self.connect_wanted)
        self.sample_choice.clicked.connect(self.sample_wanted)
        row.addStretch(1)
        row.addWidget(self.connect_choice)
        row.addWidget(self.sample_choice)
        row.addStretch(1)
        return row

    def _promises(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(26)
        row.addStretch(1)
        for icon_name, text in (
            ("lock", tr("Encrypted on your disk")),
            ("cpu", tr("Drafts made on this machine")),
            ("wifi-off", tr("Works without the network")),
        ):
            row.addWidget(Promise(icon_name, text))
        row.addStretch(1)
        return row


class Channels(QWidget):
    """A row of badges: what can be connected, named by tooltip and to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(9)
        self.hide()

    def show_channels(self, infos: Sequence[ChannelInfo]) -> None:
        """Show a badge for each channel, in the order of the picker."""
        for child in self.findChildren(QLabel):
            child.setParent(None)
            child.deleteLater()
        dpr = self.devicePixelRatioF()
        for info in infos:
            badge, title = QLabel(), tr(info.title)
            badge.setPixmap(icons.badge_pixmap(str(info.icon), info.name, _BADGE, dpr))
            badge.setToolTip(title)
            badge.setAccessibleName(title)
            self._row.addWidget(badge)
        self.setAccessibleName(", ".join(tr(info.title) for info in infos))
        self.setVisible(bool(infos))


class Promise(QWidget):
    """A small icon and what holds always."""

    def __init__(self, icon_name: str, text: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._picture, label = QLabel(), QLabel(text)
        label.setFont(font(12))
        label.setProperty("faint", True)
        row.addWidget(self._picture)
        row.addWidget(label)
        self._draw()
        theme.signals.changed.connect(self._draw)

    def _draw(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon_name, theme.tokens().good, 15))
