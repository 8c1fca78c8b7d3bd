"""The delegate that paints one line of the queue."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inbox.model import OutboxState, QueueRow, Urgency, UrgencyReason, Visibility
from ui.kit import icons, paint, theme, words
from ui.kit.fonts import font
from ui.kit.reasons import reason_sentence
from ui.queue.model import MarkedRole, RowRole
from ui.queue.reading import URGENCY_ICONS, urgency_word

ROW_HEIGHT = 88
_AVATAR = 40.0
_BADGE = 18.0
_LATE_SOON = 0.25
_LEAST_WORDS = 44  # pixels; less would only be dots
_PLAIN_BADGE = str(icons.FOLDER / "message-circle.svg")


class Line:
    """Places things from the reading side; mirrors itself in right-to-left."""

    def __init__(self, box: QRectF, is_rtl: bool) -> None:
        self.box, self.is_rtl = box, is_rtl
        self.start, self.end = 0.0, box.width()

    def at(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Give a rectangle `x` from the reading side."""
        left = self.box.right() - x - width if self.is_rtl else self.box.left() + x
        return QRectF(left, self.box.top() + y, width, height)


@lru_cache(maxsize=6000)
def _typeset(text: str, px: int, weight: int, width: int) -> tuple[QStaticText, float, float]:
    face = font(px, weight)
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
    made = QStaticText(shown)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=face)
    extent = made.size()
    return made, extent.width(), extent.height()


def write(  # noqa: PLR0913 - a line of text has a place, a face and a colour
    painter: QPainter, box: QRectF, text: str, px: int, weight: int, color: str, *, is_rtl: bool
) -> float:
    """Write one elided line from the reading side of a box; give its width."""
    made, width, height = _typeset(text, px, weight, max(0, int(box.width())))
    face: QFont = font(px, weight)
    painter.setFont(face)
    painter.setPen(QColor(color))
    x = box.right() - width if is_rtl else box.left()
    painter.drawStaticText(QPointF(x, box.top() + (box.height() - height) / 2), made)
    return width


@lru_cache(maxsize=64)
def _pill(urgency: Urgency, look: str, language: str, dpr: float, is_rtl: bool) -> QPixmap:
    tokens = theme.tokens()
    fg, bg = getattr(tokens, urgency.value), getattr(tokens, f"{urgency.value}_soft")
    face, word = font(11, 600), urgency_word(urgency)
    width = QFontMetricsF(face).horizontalAdvance(word) + 30
    picture = QPixmap(round(width * dpr), round(20 * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    line = Line(QRectF(0, 0, width, 20), is_rtl)
    paint.rounded(painter, line.box, bg, radius=10)
    painter.drawPixmap(
        line.at(7, 4, 12, 12).topLeft(), icons.pixmap(URGENCY_ICONS[urgency], fg, 12, dpr)
    )
    painter.setFont(face)
    painter.setPen(QColor(fg))
    painter.drawText(line.at(22, 0, width - 26, 20), Qt.AlignmentFlag.AlignVCenter, word)
    painter.end()
    return picture


@lru_cache(maxsize=16)
def _public(look: str, language: str, dpr: float, is_rtl: bool) -> QPixmap:
    tokens = theme.tokens()
    face, word = font(11, 600), words.tr("Public")
    width = QFontMetricsF(face).horizontalAdvance(word) + 30
    picture = QPixmap(round(width * dpr), round(20 * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    line = Line(QRectF(0, 0, width, 20), is_rtl)
    paint.rounded(painter, line.box, tokens.surface, border=tokens.high, radius=10)
    painter.drawPixmap(line.at(7, 4, 12, 12).topLeft(), icons.pixmap("globe", tokens.high, 12, dpr))
    painter.setFont(face)
    painter.setPen(QColor(tokens.high))
    painter.drawText(line.at(22, 0, width - 30, 20), Qt.AlignmentFlag.AlignCenter, word)
    painter.end()
    return picture


@lru_cache(maxsize=512)
def _ring(step: int, color: str, track: str, dpr: float) -> QPixmap:
    picture = QPixmap(round(16 * dpr), round(16 * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint.ring(painter, QRectF(0.5, 0.5, 15, 15), step / 24, color, track)
    painter.end()
    return picture


class QueueDelegate(QStyledItemDelegate):
    """Paints avatar, badge, name, subject, urgency, snippet, time left and marks."""

    def __init__(self, badges: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badges = badges  # channel name -> path of its icon
        self.networks: dict[str, str] = {}  # a network's name -> icon of its own channel

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row has the same height."""
        return QSize(320, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = index.data(RowRole)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        outer = QRectF(option.rect)
        state = option.state
        line = Line(outer.adjusted(8, 1, -8, -1), is_rtl)
        self._ground(painter, line, state, bool(index.data(MarkedRole)))
        self._face(painter, line, row, bool(index.data(MarkedRole)))
        now = datetime.now(UTC)
        self._first(painter, line, row, now)
        self._second(painter, line, row)
        self._third(painter, line, row, now)
        painter.restore()

    def _ground(
        self, painter: QPainter, line: Line, state: QStyle.StateFlag, is_marked: bool
    ) -> None:
        look = theme.tokens()
        if state & QStyle.StateFlag.State_Selected or is_marked:
            paint.rounded(painter, line.box, look.selection, radius=look.radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, line.box, look.surface_alt, radius=look.radius)
        if state & QStyle.StateFlag.State_Selected:
            bar = line.at(0, 22, 3, line.box.height() - 44)
            paint.rounded(painter, bar, look.accent, radius=1.5)
            if state & QStyle.StateFlag.State_HasFocus:
                paint.rounded(painter, line.box, "", look.focus, radius=look.radius)

    def _face(self, painter: QPainter, line: Line, row: QueueRow, is_marked: bool) -> None:
        look = theme.tokens()
        box = line.at(14, 11, _AVATAR, _AVATAR)
        if is_marked:
            paint.rounded(painter, box, look.accent, radius=_AVATAR / 2)
            check = icons.pixmap("check", look.on_accent, 20, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(10, 10), check)
            return
        paint.avatar(painter, box, row.contact_name, row.contact_id)
        self.badge(painter, line.at(14 + _AVATAR - 12, 11 + _AVATAR - 12, _BADGE, _BADGE), row)

    def badge(self, painter: QPainter, badge: QRectF, row: QueueRow) -> None:
        """Paint where a conversation happens, at the corner of a face."""
        look = theme.tokens()
        paint.rounded(painter, badge.adjusted(-2, -2, 2, 2), look.surface, radius=_BADGE / 2 + 2)
        path = self.networks.get(row.network.casefold()) or self.badges.get(row.channel, "")
        dpr = painter.device().devicePixelRatioF()
        picture = (
            icons.badge_pixmap(path, row.channel, int(_BADGE), dpr)
            if path
            else icons.badge_pixmap(_PLAIN_BADGE, row.channel, int(_BADGE), dpr)
        )
        painter.drawPixmap(badge.topLeft(), picture)

    def _first(self, painter: QPainter, line: Line, row: QueueRow, now: datetime) -> None:
        look = theme.tokens()
        when = words.ago(row.last_message_at, now)
        width = _typeset(when, 11, 400, 90)[1]
        end = line.box.width() - 14
        write(painter, line.at(end - width, 9, width + 1, 20), when, 11, 400, look.text_faint,
              is_rtl=line.is_rtl)  # fmt: skip
        if row.visibility is Visibility.PRIVATE:
            width += 18
            self._mark(painter, line, end - width, 12, "lock", look.text_faint)
        room = end - width - 10 - 68 - (20 if row.is_vip else 0)
        used = write(painter, line.at(68, 9, room, 20), row.contact_name, 14, 600, look.text,
                     is_rtl=line.is_rtl)  # fmt: skip
        if row.is_vip:
            self._mark(painter, line, 68 + used + 6, 11, "crown", look.high)

    def _second(self, painter: QPainter, line: Line, row: QueueRow) -> None:
        look = theme.tokens()
        end = line.box.width() - 14
        if row.is_unread:
            dot = line.at(end - 9, 38, 8, 8)
            paint.rounded(painter, dot, look.accent, radius=4)
            end -= 16
        for name, color in _row_marks(row):
            end -= 17
            self._mark(painter, line, end, 35, name, getattr(look, color))
        color = look.text if row.is_unread else look.text_soft
        weight = 500 if row.is_unread else 400
        write(painter, line.at(68, 32, end - 6 - 68, 20), row.subject or row.snippet, 13, weight,
              color, is_rtl=line.is_rtl)  # fmt: skip

    def _third(self, painter: QPainter, line: Line, row: QueueRow, now: datetime) -> None:
        look = theme.tokens()
        dpr = painter.device().devicePixelRatioF()
        pill = _pill(row.urgency, look.name, words.language(), dpr, line.is_rtl)
        wide = pill.width() / dpr
        painter.drawPixmap(line.at(68, 57, wide, 20).topLeft(), pill)
        x = self._place_badge(painter, line, row, 68 + wide + 8)
        if row.rating:
            x = self._stars(painter, line, row.rating, x)
        end = line.box.width() - 14
        if row.due_at is not None and row.waiting_since is not None:
            whole = max(1.0, (row.due_at - row.waiting_since).total_seconds())
            left = (row.due_at - now).total_seconds() / whole
            text = words.until(row.due_at, now)
            end = self._time_left(painter, line, text, left) - 8
        if end - x > _LEAST_WORDS:
            write(painter, line.at(x, 57, end - x, 20), beneath(row), 12, 400,
                  look.text_faint, is_rtl=line.is_rtl)  # fmt: skip

    def _place_badge(self, painter: QPainter, line: Line, row: QueueRow, x: float) -> float:
        """Show public by an icon and a word (private has a lock above); gives what is after it."""
        look = theme.tokens()
        dpr = painter.device().devicePixelRatioF()
        if row.visibility is Visibility.PRIVATE:
            return x
        badge = _public(look.name, words.language(), dpr, line.is_rtl)
        wide = badge.width() / dpr
        painter.drawPixmap(line.at(x, 57, wide, 20).topLeft(), badge)
        return x + wide + 8

    def _stars(self, painter: QPainter, line: Line, rating: int, x: float) -> float:
        look = theme.tokens()
        text = f"{words.number(rating)} ★"
        used = write(painter, line.at(x, 57, 40, 20), text, 12, 600, look.high,
                     is_rtl=line.is_rtl)  # fmt: skip
        return x + used + 8

    def _time_left(self, painter: QPainter, line: Line, text: str, left: float) -> float:
        look = theme.tokens()
        color = look.urgent if left < 0 else look.high if left < _LATE_SOON else look.text_soft
        width = _typeset(text, 11, 600, 110)[1]
        x = line.box.width() - 14 - width
        write(painter, line.at(x, 57, width + 1, 20), text, 11, 600, color, is_rtl=line.is_rtl)
        dpr = painter.device().devicePixelRatioF()
        step = 24 if left < 0 else max(1, min(24, round(left * 24)))
        track = look.urgent if left < 0 else look.border
        painter.drawPixmap(line.at(x - 21, 59, 16, 16).topLeft(), _ring(step, color, track, dpr))
        return x - 21

    def _mark(
        self, painter: QPainter, line: Line, x: float, y: float, name: str, color: str
    ) -> None:
        picture = icons.pixmap(name, color, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(line.at(x, y, 14, 14).topLeft(), picture)


def beneath(row: QueueRow) -> str:
    """Give the last message; where that is the line above already, the strongest reason."""
    if row.subject and not row.snippet.startswith(row.subject):
        return row.snippet
    if not row.reasons:
        return ""
    # What the judge feels says less than what the customer wrote.
    first = max(row.reasons, key=lambda reason: (reason.code != "model", abs(reason.weight)))
    given = tuple(first.values.items())
    return _reason(first.code, given, first.weight < 0, first.sentence, words.language())


@lru_cache(maxsize=2000)
def _reason(
    code: str, given: tuple[tuple[str, str], ...], is_calming: bool, sentence: str, _language: str
) -> str:
    weight = -1.0 if is_calming else 1.0
    return reason_sentence(UrgencyReason(code, dict(given), weight, sentence))


def _row_marks(row: QueueRow) -> list[tuple[str, str]]:
    """Give the small marks of a row, the most important at the far end."""
    marks: list[tuple[str, str]] = []
    if row.outbox_state in {OutboxState.HELD, OutboxState.UNKNOWN}:
        marks.append(("circle-pause", "high"))
    elif row.outbox_state is OutboxState.FAILED:
        marks.append(("circle-alert", "urgent"))
    elif row.outbox_state in {OutboxState.WAITING, OutboxState.SENDING}:
        marks.append(("send", "accent"))
    if row.snoozed_until is not None:
        marks.append(("alarm-clock", "text_faint"))
    if row.has_draft:
        marks.append(("pencil", "text_faint"))
    if row.has_attachment:
        marks.append(("paperclip", "text_faint"))
    return marks
