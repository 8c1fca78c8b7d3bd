"""The tray icon, and notifications of new messages as far as the person wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from inbox.model import QueueRow, Urgency
from ui.kit import icons, words
from ui.kit.tasks import in_background, spawn
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.changes import Changes
    from inbox.desk import Desk
    from ui.feed import Feed


_FEW = 20


class Tray(QObject):
    """Tells of new messages; a click opens the conversation."""

    opened = Signal(str)
    quit_wanted = Signal()

    def __init__(self, desk: Desk, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = ""
        self._seen: dict[str, object] = {}
        self.is_away = False  # whether the window is not in front
        self.icon = QSystemTrayIcon(QIcon(icons.pixmap("kindline", "#4f46e5", 64)), self)
        self.icon.setToolTip("Kindline")
        self._menu = QMenu()
        self._menu.addAction(tr("Open Kindline")).triggered.connect(lambda: self.opened.emit(""))
        self._menu.addAction(tr("Quit")).triggered.connect(self.quit_wanted)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(lambda _: self.opened.emit(""))
        self.icon.messageClicked.connect(lambda: self.opened.emit(self._latest))
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()
        feed.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        # A first sync brings hundreds at once: those are no news.
        if self.is_away and 0 < len(changes.conversations) <= _FEW:
            spawn(self._tell(changes.conversations))

    async def _tell(self, ids: frozenset[str]) -> None:
        rows = await in_background(self._desk.rows, sorted(ids))
        settings = await in_background(self._desk.settings)
        wanted = [row for row in rows if is_news(row, settings["notify"], self._desk.who)]
        news = [r for r in wanted if self._seen.get(r.conversation_id) != r.last_message_at]
        self._seen |= {row.conversation_id: row.last_message_at for row in rows}
        if news:
            self._show(news)

    def _show(self, rows: Sequence[QueueRow]) -> None:
        self._latest = rows[0].conversation_id
        if len(rows) > 1:
            title = tr("{n} new message|{n} new messages", n=len(rows))
            body = ", ".join(dict.fromkeys(row.contact_name for row in rows))
        else:
            title, body = rows[0].contact_name, f"{rows[0].subject}\n{rows[0].snippet}"
        self.icon.showMessage(words.isolate(title), body, self.icon.icon())


def is_news(row: QueueRow, notify: str, who: str) -> bool:
    """Tell whether a person wants to hear of this row."""
    if notify == "never" or not row.is_unread or row.waiting_since is None:
        return False
    return notify == "all" or row.urgency is Urgency.URGENT or row.assignee == who
