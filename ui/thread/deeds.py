"""Does to single messages what a person asks: react, hide, take back, look at a link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor

from inbox.errors import KindlineError
from ui.kit.dialogs import ask, tell
from ui.kit.emoji import EmojiPicker
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import isolate, tr
from ui.thread.previews import Preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inbox.desk import Desk
    from inbox.model import Message
    from ui.thread.area import MessageArea

_SHOWN = 120  # characters of a text in a question


class Deeds(QObject):
    """Answers the message area's actions that change something."""

    opened_link = Signal(str)
    edit_wanted = Signal(object)  # Message
    done = Signal()
    toasted = Signal(object)  # Toast of what was done

    def __init__(self, desk: Desk, area: MessageArea, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._area, self._over = desk, area, over
        self._emoji: EmojiPicker | None = None

    def hands(self) -> dict[str, Callable[[Any], object]]:
        """Give what answers each action."""
        return {
            "react": lambda asked: spawn(self._react(*asked)),
            "react_more": self._choose,
            "edit": self.edit_wanted.emit,
            "delete": lambda message: spawn(self._delete(message)),
            "hide": lambda message: spawn(self._hide(message, is_hidden=True)),
            "show": lambda message: spawn(self._hide(message, is_hidden=False)),
            "preview": lambda asked: spawn(self._preview(*asked)),
            "ask_link": lambda address: spawn(self._ask_link(address)),
        }

    def _choose(self, message: Message) -> None:
        if self._emoji is not None:
            self._emoji.deleteLater()
        self._emoji = EmojiPicker(self._area)
        self._emoji.chosen.connect(lambda emoji: spawn(self._react(message.id, emoji, False)))
        self._emoji.open_at(self._place())

    def _place(self) -> Any:
        here = self._area.viewport().mapFromGlobal(QCursor.pos())
        if self._area.viewport().rect().contains(here):
            return QCursor.pos()
        return self._area.viewport().mapToGlobal(self._area.viewport().rect().center())

    async def _react(self, message_id: str, emoji: str, is_ours: bool) -> None:
        await self._try(partial(self._desk.react, message_id, emoji, is_removed=is_ours))

    async def _hide(self, message: Message, *, is_hidden: bool) -> None:
        await self._try(partial(self._desk.hide, message.id, is_hidden))

    async def _delete(self, message: Message) -> None:
        start = " ".join(message.text.split())[:_SHOWN]
        is_sure = await ask(
            self._over,
            tr("Delete this message for everyone?"),
            tr(
                "\u201c{words}\u201d disappears for the customer. Your copy is kept here and"
                " marked.",
                words=isolate(start),
            ),
            yes=tr("Delete"),
        )
        if is_sure:
            await self._try(partial(self._desk.delete_sent, message.id))

    async def _try(self, verb: Callable[[], object]) -> None:
        try:
            toast = await in_background(verb, write=True)
        except KindlineError as error:
            await tell(self._over, tr("That did not work"), told(str(error)))
        else:
            self.toasted.emit(toast)
        self.done.emit()

    async def _ask_link(self, address: str) -> None:
        is_sure = await ask(
            self._over,
            tr("Open this in the browser?"),
            isolate(address),
            yes=tr("Open"),
        )
        if is_sure:
            self.opened_link.emit(address)

    async def _preview(self, message_id: str, address: str) -> None:
        self._show(address, tr("Looking at {address}\u2026", address=isolate(address)))
        try:
            found = await self._desk.preview(message_id, address)
        except KindlineError as error:
            self._show(address, told(str(error)))
            return
        self._show(address, Preview(address, **found))

    def _show(self, address: str, found: Preview | str) -> None:
        self._area.scene.previews[address] = found
        self._area.relayout()
