"""The thread pane: loads a conversation, shows it, and tells the window what is wanted."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inbox.errors import KindlineError
from inbox.model import Direction
from ui.kit.dialogs import tell
from ui.kit.states import StateCard
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr
from ui.thread import access
from ui.thread.area import MessageArea
from ui.thread.context import context_of
from ui.thread.deeds import Deeds
from ui.thread.entries import Entry, entries
from ui.thread.files import Files
from ui.thread.formatted import FormattedPage
from ui.thread.gestures import Gestures
from ui.thread.header import Header
from ui.thread.html import remote_images
from ui.thread.lightbox import Lightbox
from ui.thread.linked import LinkedBar
from ui.thread.original import OriginalPage, can_draw, can_show
from ui.thread.player import Player
from ui.thread.typing_line import TypingLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.changes import Changes
    from inbox.desk import Desk
    from inbox.model import ChannelInfo, Message, Thread, Urgency
    from ui.feed import Feed

_NEWEST = 200
# A file or another program's own kind of address must not be started by a customer's words.
_OPENED = frozenset({"http", "https", "mailto", "tel"})
# What a person does next goes before the far end of a long thread.
_PAUSE_SECONDS = 0.15


def _open_outside(address: str) -> None:
    """Hand a link to the system; only kinds that show a page or write a message."""
    url = QUrl(address)
    if url.scheme().lower() in _OPENED:
        QDesktopServices.openUrl(url)


class ThreadPane(QWidget):
    """Header, messages, and the formatted page over them."""

    intent = Signal(str, object)
    thread_loaded = Signal(object)
    failed = Signal(str)  # nothing could be loaded: hide the composer
    conversation_wanted = Signal(str)  # the public or private side of the open one
    edit_wanted = Signal(object)  # a message of ours, in the composer

    def __init__(self, desk: Desk, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = ""
        self._shown: Thread | None = None
        self._infos: dict[str, ChannelInfo] | None = None
        self._accounts: dict[str, str] = {}
        self._reads = 0
        self.header = Header()
        self.area = MessageArea()
        self.gestures = Gestures(self.area)
        self.files = Files(desk.file, self)
        self.deeds = Deeds(desk, self.area, self)
        self.player = Player(desk.file, self)
        self.lightbox = Lightbox(self)
        self.linked, self.typing = LinkedBar(), TypingLine()
        self.formatted, self.original = FormattedPage(), OriginalPage()
        self.state = StateCard()
        access.install()
        self._pages = QStackedWidget()
        for page in (self.state, self.area, self.formatted, self.original):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.linked)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.typing)
        self.setAccessibleName(tr("Conversation"))
        self._connect(feed)
        self.clear()

    def _connect(self, feed: Feed) -> None:
        feed.changed.connect(self._on_changed)
        self.header.pressed.connect(lambda name: self.intent.emit(name, self._id))
        self.header.corrected.connect(self._correct)
        self.header.link_wanted.connect(lambda url: self._act("ask_link", url))
        self.area.acted.connect(self._act)
        self.area.picture_wanted.connect(self.files.show_picture)
        self.area.drag_wanted.connect(self.files.drag)
        self.files.picture_ready.connect(self.area.set_picture)
        self.files.image_ready.connect(self.lightbox.show_image)
        self.lightbox.save_wanted.connect(self.files.save)
        self.lightbox.open_wanted.connect(self.files.open)
        self.lightbox.closed.connect(self.area.setFocus)
        self.player.moved.connect(self.area.set_playing)
        self.player.open_wanted.connect(self.files.open)
        self.deeds.done.connect(self.reload)
        self.deeds.edit_wanted.connect(self.edit_wanted)
        self.deeds.opened_link.connect(lambda url: self._act("open_link", url))
        self.linked.chosen.connect(self.conversation_wanted)
        self.formatted.closed.connect(self.show_messages)
        self.formatted.source_wanted.connect(lambda message: self._act("original", message))
        self.original.closed.connect(self.show_messages)
        self.original.source_wanted.connect(lambda message: self._act("source", message))
        self.original.link_clicked.connect(lambda url: self._act("ask_link", url))
        self.formatted.images_wanted.connect(lambda m: spawn(self._allow_images(m)))
        self.formatted.link_clicked.connect(lambda url: self._act("open_link", url))
        self.state.acted.connect(self.reload)

    # What the window calls -------------------------------------------------------------------

    def show_conversation(self, conversation_id: str) -> None:
        """Open a conversation at its newest message."""
        if conversation_id == self._id and self._shown is not None:
            return
        self._id, self._shown = conversation_id, None
        self.player.stop()
        self.typing.stop()
        self.state.say("loader-circle", tr("Opening the conversation…"), "")
        spawn(self._load(keeps_place=False))

    def clear(self) -> None:
        """Show nothing."""
        self._id, self._shown = "", None
        self._reads += 1
        self.header.hide()
        self.linked.hide()
        self.player.stop()
        self.typing.stop()
        self.state.say(
            "message-square-text",
            tr("No conversation is open"),
            tr("Choose one from the queue. J and K walk through it, Ctrl+K finds everything."),
        )
        self._pages.setCurrentWidget(self.state)

    def reload(self) -> None:
        """Read the conversation again, staying at its place."""
        if self._id:
            spawn(self._load(keeps_place=self._shown is not None))

    def highlight(self, words: Sequence[str]) -> None:
        """Mark the words of a search."""
        self.area.highlight(words)

    def opened(self) -> str:
        """Give the id of the open conversation, also while it is being read; "" for none."""
        return self._id

    def shown(self) -> Thread | None:
        """Give what is shown."""
        return self._shown

    def show_messages(self) -> None:
        """Leave the formatted page."""
        self.original.leave()
        self._pages.setCurrentWidget(self.area)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading -----------------------------------------------------------------------------------

    async def _load(self, *, keeps_place: bool) -> None:
        self._reads += 1
        mine, wanted = self._reads, self._id
        try:
            if self._infos is None:
                found = await in_background(self._desk.channels)
                self._infos = {info.name: info for info in found}
            if wanted and not self._accounts:
                accounts = await in_background(self._desk.accounts)
                self._accounts = {account.id: account.name for account in accounts}
            # The end of a long thread is read in a moment; what is above it follows.
            newest = 0 if keeps_place else _NEWEST
            thread, laid = await in_background(self._read, wanted, newest)
            if not thread.is_whole and mine == self._reads:
                self._show(thread, laid, keeps_place)
                keeps_place = True
                await asyncio.sleep(_PAUSE_SECONDS)
                thread, laid = await in_background(self._read, wanted, 0, aside=True)
        except KindlineError as error:
            if mine == self._reads:
                self._say_failed(told(str(error)))
            return
        if mine == self._reads:  # else the person has gone on
            self._show(thread, laid, keeps_place)

    def _read(self, conversation_id: str, newest: int) -> tuple[Thread, tuple[Entry, ...]]:
        thread = self._desk.thread(conversation_id, newest)
        return thread, entries(thread)

    def _show(self, thread: Thread, laid: tuple[Entry, ...], keeps_place: bool) -> None:
        if self._shown is not None and self._shown.messages[-1:] != thread.messages[-1:]:
            self.typing.stop()  # what was being written has arrived
        self._shown = thread
        info = self._info(thread)
        name = self._accounts.get(thread.row.account_id, "")
        self.header.show_row(thread.row, info, name)
        self.header.show_link(thread.link)
        self.header.show()
        self.linked.show_rows(thread.linked)
        self.area.take_context(context_of(thread))
        if not keeps_place or self._pages.currentWidget() is self.state:
            self._pages.setCurrentWidget(self.area)
        inbound = [m for m in thread.messages if m.direction is Direction.INBOUND]
        customer = inbound[0].author_handle if inbound else ""
        self.area.scene.face = (customer, thread.row.contact_id)
        self.area.show_entries(laid, keeps_place=keeps_place)
        self.thread_loaded.emit(thread)

    def _info(self, thread: Thread) -> ChannelInfo | None:
        """Give the channel, or the one of the network that a bridged room brings in."""
        infos, network = self._infos or {}, thread.row.network.casefold()
        bridged = (info for info in infos.values() if info.title.casefold() == network)
        return next(bridged, None) or infos.get(thread.row.channel)

    def _say_failed(self, sentence: str) -> None:
        self.header.hide()
        title = tr("This conversation could not be opened")
        self.state.say("circle-alert", title, sentence, tr("Try again"))
        self._pages.setCurrentWidget(self.state)
        self.failed.emit(sentence)

    def _on_changed(self, changes: Changes) -> None:
        if changes.accounts:
            self._accounts = {}
        if self._shown is not None and self._id in changes.typing:
            self.typing.say(self._shown.row.contact_name)
        leaving = {item.id for item in self._shown.outbox} if self._shown else set()
        if self._id in changes.conversations or changes.outbox & leaving:
            self.reload()

    # Doing ---------------------------------------------------------------------------------------

    def _act(self, action: str, argument: Any) -> None:
        doing: dict[str, Callable[[Any], object]] = {
            "open_file": self.files.open,
            "save_file": self.files.save,
            "open_link": _open_outside,
            "show_picture": self.files.enlarge,
            "play": lambda asked: self.player.toggle(*asked),
            "speed": lambda asked: self.player.faster(*asked),
            "seek": lambda asked: self.player.seek(asked[0][0], asked[1]),
            **self.deeds.hands(),
            "formatted": lambda message: spawn(self._show_formatted(message)),
            "original": lambda message: spawn(self._show_original(message)),
            "source": lambda message: spawn(self._show_source(message)),
            "release": lambda item: spawn(self._do(self._desk.release, item)),
            "recall": lambda item: spawn(self._do(self._desk.recall, item)),
            "arrived": lambda item: spawn(
                self._do(partial(self._desk.settle, was_sent=True), item)
            ),
        }
        doing[action](argument)

    async def _do(self, verb: Callable[[str], object], outbox_id: str) -> None:
        try:
            await in_background(verb, outbox_id, write=True)
        except KindlineError as error:
            await tell(self, tr("That did not work"), told(str(error)))
        self.reload()

    def _correct(self, urgency: Urgency) -> None:
        spawn(self._do(partial(self._desk.correct_urgency, urgency=urgency), self._id))

    async def _show_formatted(self, message: Message) -> None:
        images = await in_background(self._own_images, message)
        self._page(message, images)
        if not (wanted := remote_images(message.html)):
            return
        if await in_background(self._is_allowed, message):
            self.formatted.say_images_wait()
            await self._fetch(message, wanted, images)

    async def _fetch(self, message: Message, wanted: list[str], images: dict[str, bytes]) -> None:
        try:
            fetched = await self._desk.fetch_images(message.id, wanted)
        except KindlineError as error:
            await tell(self, tr("The images could not be fetched"), told(str(error)))
            return
        if self._pages.currentWidget() is self.formatted and self.formatted.shows(message):
            self.formatted.show_message(message, images | fetched)

    def _page(self, message: Message, images: dict[str, bytes]) -> None:
        self.formatted.show_message(message, images)
        self._pages.setCurrentWidget(self.formatted)
        self.formatted.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _show_original(self, message: Message) -> None:
        if not message.html or not can_show() or not can_draw():
            await self._show_source(message)
            return
        images = await in_background(self._own_images, message)
        self._pages.setCurrentWidget(self.original)
        self.original.show_message(message, images)

    async def _show_source(self, message: Message) -> None:
        try:
            raw = await in_background(self._desk.raw, message.id)
        except KindlineError as error:
            await tell(self, tr("There is no original"), told(str(error)))
            return
        self.formatted.show_source(message, raw, hint=bool(message.html) and not can_show())
        self._pages.setCurrentWidget(self.formatted)

    async def _allow_images(self, message: Message) -> None:
        await in_background(self._allow, message, write=True)
        await self._show_formatted(message)

    def _own_images(self, message: Message) -> dict[str, bytes]:
        images = {}
        for file in message.attachments:
            if file.content_id and file.media_type.startswith("image/"):
                try:
                    images[file.content_id] = self._desk.file(file.content_hash)
                except KindlineError:
                    continue  # the mail shows without it
        return images

    def _is_allowed(self, message: Message) -> bool:
        return message.author_handle in self._desk.settings()["images_allowed"]

    def _allow(self, message: Message) -> None:
        allowed = list(self._desk.settings()["images_allowed"])
        if message.author_handle not in allowed:
            self._desk.set_setting("images_allowed", [*allowed, message.author_handle])
