"""The main window: shown at once, furnished when the desk is open, put back as it was left."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QMainWindow

from ui.frame.welcome import Welcome
from ui.kit import icons
from ui.kit.states import StateCard
from ui.kit.words import tr

if TYPE_CHECKING:
    from ui.room import Room


# What the system's title bar and frame may take of the screen.
_FRAME_WIDTH, _FRAME_HEIGHT = 4, 40


def _fitting(width: int, height: int) -> QSize:
    """Give the size, or what of it the screen has room for."""
    free = QGuiApplication.primaryScreen().availableSize()
    room = free - QSize(_FRAME_WIDTH, _FRAME_HEIGHT)
    return QSize(width, height).boundedTo(room)


class Window(QMainWindow):
    """A shell until `furnish` puts a room in."""

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Kindline")
        self.setWindowIcon(QIcon(icons.pixmap("kindline", "#4f46e5", 128)))
        self.resize(_fitting(1440, 900))
        self.setMinimumSize(900, 600)
        self.room: Room | None = None
        self._may_close = False
        self.say("loader", tr("One moment"), tr("Your workspace is being opened."))

    def say(self, icon_name: str, title: str, sentence: str, action: str = "") -> StateCard:
        """Show a state instead of a room; give it, so that its action can be heard."""
        state = StateCard()
        state.say(icon_name, title, sentence, action)
        self.room = None
        self.setCentralWidget(state)
        return state

    def welcome(self) -> Welcome:
        """Show the first page before there is a desk; give it, so that its choice can be heard."""
        page = Welcome()
        self.room = None
        self.setCentralWidget(page)
        return page

    def furnish(self, room: Room) -> None:
        """Show the panes."""
        self.room = room
        self.setCentralWidget(room)

    def state(self) -> dict[str, Any]:
        """Give the place and the room's state, JSON-ready."""
        place = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        return {"geometry": place, **(self.room.state() if self.room is not None else {})}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to where the window was."""
        if place := state.get("geometry"):
            self.restoreGeometry(QByteArray(base64.b64decode(place)))

    def bring_to_front(self) -> None:
        """Show the window over the others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def let_close(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the app decide: it saves the state, and may stay in the tray."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()
