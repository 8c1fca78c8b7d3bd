"""Hands what was approved to the desk: a reply, a note, a change, a private and a public answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from inbox.errors import Invalid, KindlineError
from ui.kit.dialogs import ask_text
from ui.kit.tasks import in_background
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.desk import Desk
    from inbox.model import Draft, Message, OutboxItem
    from ui.composer.view import ComposerPane


class Sending(QObject):
    """The composer's way out; whatever fails stays in the field and says why."""

    def __init__(self, desk: Desk, pane: ComposerPane) -> None:
        super().__init__(pane)
        self._desk, self._pane = desk, pane
        self._card = pane.card
        self.is_busy = False

    async def send(self, then_close: bool, not_before: datetime | None) -> None:
        """Approve the reply."""
        pane, draft = self._pane, self._pane.written()
        if not draft.text.strip() and not draft.files:
            self._card.foot.say(tr("There is nothing to send yet."), "circle-alert")
            return
        if self._card.recipients.is_emptied():
            # Else it would go to the customer after all.
            sentence = tr("Nobody stands under To; write an address first.")
            self._card.foot.say(sentence, "circle-alert")
            return
        self._begin()
        try:
            item: OutboxItem = await in_background(
                self._desk.send, draft, not_before=not_before, then_close=then_close, write=True
            )
        except KindlineError as error:
            self._failed(error, draft)
            return
        finally:
            self.is_busy = False
        self._leave(draft)
        self._card.undo.start(item)
        pane.sent.emit(item)

    async def take_private(self, public_text: str) -> None:
        """Approve the short public answer and the private one, in one step."""
        pane, draft = self._pane, self._pane.written()
        if not draft.text.strip():
            self._card.foot.say(tr("Write the private reply first."), "circle-alert")
            return
        self._begin()
        try:
            item: OutboxItem = await in_background(
                self._desk.take_private,
                draft.conversation_id,
                draft.text,
                public_text,
                draft.files,
                write=True,
            )
        except KindlineError as error:
            self._failed(error, draft)
            return
        finally:
            self.is_busy = False
        self._leave(draft)
        self._card.undo.start(item)
        pane.sent.emit(item)

    async def change(self, message: Message) -> None:
        """Change a message of ours."""
        text = self._pane.text().strip()
        if not text:
            sentence = tr("An empty message cannot be sent; delete it instead.")
            self._card.foot.say(sentence, "circle-alert")
            return
        self.is_busy = True
        try:
            await in_background(self._desk.edit_sent, message.id, text, write=True)
        except KindlineError as error:
            self._card.foot.say(told(str(error)), "circle-alert")
            return
        finally:
            self.is_busy = False
        self._pane.leave_editing()
        self._card.foot.say(tr("Changed; the network is told."))

    async def save_note(self) -> None:
        """Save the internal note."""
        pane, draft = self._pane, self._pane.written()
        if not draft.text.strip():
            self._card.foot.say(tr("The note is empty."), "circle-alert")
            return
        pane.keeper.drop()
        try:
            await in_background(self._desk.note, draft.conversation_id, draft.text, write=True)
        except KindlineError as error:
            self._card.foot.say(told(str(error)), "circle-alert")
            pane.keeper.take(draft)
            return
        self._leave(draft)
        pane.note_saved.emit()

    async def later(self, words: str) -> None:
        """Approve the reply for a time in words; "" asks for them."""
        if not words:
            sentence = tr('Say when: "tomorrow 9", "next Sunday", "in 3 hours".')
            asked = await ask_text(self._pane, tr("Send later"), sentence, yes=tr("Send later"))
            if not asked:
                return
            words = asked
        try:
            when = await in_background(self._desk.snooze_time, words, QLocale().name()[:2])
        except Invalid as error:
            self._card.foot.say(told(str(error)), "circle-alert")
            return
        self._pane.send(not_before=when)

    async def recall(self, outbox_id: str) -> None:
        """Take a reply back that has not left yet."""
        try:
            draft: Draft = await in_background(self._desk.recall, outbox_id, write=True)
        except KindlineError as error:
            self._card.foot.say(told(str(error)), "circle-alert")
            return
        self._pane.take_back(draft)
        if self._pane.text() != draft.text:
            self._card.foot.say(tr("Taken back; it waits as a draft in its conversation."))

    def _leave(self, draft: Draft) -> None:
        """Begin anew; what was typed while the disk took its time begins the next one."""
        pane = self._pane
        now = pane.written() if pane.isEnabled() else draft
        is_here = (now.conversation_id, now.is_note) == (draft.conversation_id, draft.is_note)
        more = ""
        if is_here:
            pane.keeper.drop()
            if now.text.startswith(draft.text):
                more = now.text.removeprefix(draft.text).lstrip()
        pane.emptied(draft)
        if more:
            pane.insert_text(more)

    def _begin(self) -> None:
        self.is_busy = True
        self._pane.keeper.drop()
        self._pane.offering.stream.stop()

    def _failed(self, error: KindlineError, draft: Draft) -> None:
        self._card.foot.say(told(str(error)), "circle-alert")
        self._pane.keeper.take(draft)
