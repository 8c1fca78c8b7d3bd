"""The customer beside the thread: loads a Profile in the background and shows its sections."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from inbox.errors import KindlineError, NotFound
from profile_panel.panel import sections
from ui.kit import theme
from ui.kit.states import StateCard
from ui.kit.tasks import in_background, spawn
from ui.kit.toast import Toasts
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from inbox.changes import Changes
    from inbox.desk import Desk
    from inbox.model import ChannelInfo, Profile
    from ui.feed import Feed

_MARGIN = 20
_BLINK_MS = 150


class ProfilePanel(QWidget):
    """Shows one contact; emits the conversation that somebody chose in it."""

    conversation_chosen = Signal(str)

    def __init__(self, desk: Desk, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact_id, self._shown = "", ""
        self._profile: Profile | None = None
        self._drawn: tuple[Profile | None, str] = (None, "")
        self._infos: dict[str, ChannelInfo] = {}
        self._toasts: Toasts | None = None
        self.setMinimumWidth(250)
        self.setAccessibleName(tr("Customer"))
        self._state = StateCard()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Customer"))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._state)
        self._pages.addWidget(self._scroll)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_BLINK_MS)
        self._late.timeout.connect(self._show_loading)
        self._state.acted.connect(self._again)
        feed.changed.connect(self._hear)
        theme.signals.changed.connect(self._draw)
        self.clear()

    def show_contact(self, contact_id: str, conversation_id: str = "") -> None:
        """Show a contact; `conversation_id` is the thread that stands beside it."""
        self._shown = conversation_id
        if contact_id != self._contact_id:
            self._contact_id, self._profile, self._drawn = contact_id, None, (None, "")
            # The one before stays for a blink: a flash of emptiness at each step is tiring.
            self._late.start()
        spawn(self._load(contact_id))

    def _show_loading(self) -> None:
        if self._profile is None and self._contact_id:
            self._state.say("user", tr("Loading…"), "")
            self._pages.setCurrentWidget(self._state)

    def clear(self) -> None:
        """Show that nobody is chosen."""
        self._late.stop()
        self._contact_id, self._shown, self._profile = "", "", None
        self._drawn = (None, "")
        sentence = tr("Open a conversation to see who wrote it, and all about them.")
        self._state.say("user", tr("The customer"), sentence)
        self._pages.setCurrentWidget(self._state)

    async def _load(self, contact_id: str) -> None:
        try:
            if not self._infos:
                self._infos = {info.name: info for info in await in_background(self._desk.channels)}
            found = await in_background(self._desk.profile, contact_id)
        except NotFound:
            self._trouble(contact_id, tr("This contact is gone"), "", "")
            return
        except KindlineError as error:
            self._trouble(
                contact_id, tr("The profile could not be read"), told(str(error)), tr("Try again")
            )
            return
        # Many changes of a conversation leave the person as they were: nothing is drawn again.
        if contact_id == self._contact_id and (found, self._shown) != self._drawn:
            self._profile = found
            self._draw()

    def _trouble(self, contact_id: str, title: str, sentence: str, action: str) -> None:
        if contact_id == self._contact_id:
            self._profile, self._drawn = None, (None, "")
            self._late.stop()
            self._state.say("circle-alert", title, sentence, action)
            self._pages.setCurrentWidget(self._state)

    def _again(self) -> None:
        if self._contact_id:
            spawn(self._load(self._contact_id))

    def _hear(self, changes: Changes) -> None:
        profile = self._profile
        if profile is None or not self._contact_id:
            return
        mine = {row.conversation_id for row in profile.conversations}
        people = {self._contact_id, profile.contact.id}
        if people & changes.contacts or mine & changes.conversations:
            spawn(self._load(self._contact_id))

    def _draw(self) -> None:
        profile = self._profile
        if profile is None:
            return
        kept = self._scroll.verticalScrollBar().value()
        now, choose = datetime.now(UTC), self.conversation_chosen.emit
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(16)
        duplicates = [
            sections.duplicate(other, why, partial(self._merge, profile.contact.id))
            for other, why in profile.possible_duplicates
        ]
        for section in (
            sections.header(profile, now),
            sections.stats(profile),
            sections.next_step(profile, now, self._shown, choose),
            *duplicates,
            sections.identities(profile, self._infos),
            sections.contacts(profile, now),
            sections.timeline(profile, choose),
            sections.earlier(profile, self._shown, choose),
            sections.notes(profile),
        ):
            if section is not None:
                column.addWidget(section)
        column.addStretch(1)
        self._scroll.setWidget(body)  # deletes the one before
        self._scroll.verticalScrollBar().setValue(kept)
        self._pages.setCurrentWidget(self._scroll)
        self._drawn = (profile, self._shown)

    def _merge(self, contact_id: str, other_id: str) -> None:
        spawn(self._merged(contact_id, other_id))

    async def _merged(self, contact_id: str, other_id: str) -> None:
        toasts = self._notices()
        try:
            done = await in_background(self._desk.merge_contacts, contact_id, other_id, write=True)
        except KindlineError as error:
            toasts.show(told(str(error)))
            return
        toasts.show(
            tr("The two contacts are one now"),
            tr("Undo"),
            lambda: spawn(self._undo(done.group)),
        )
        if self._contact_id:
            await self._load(self._contact_id)

    async def _undo(self, group: str) -> None:
        await in_background(self._desk.undo, group, write=True)
        if self._contact_id:
            await self._load(self._contact_id)

    def _notices(self) -> Toasts:
        # Over the whole window, where every other notice is shown.
        if self._toasts is None:
            self._toasts = Toasts(self.window())
        return self._toasts

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the window turns its direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._draw()
