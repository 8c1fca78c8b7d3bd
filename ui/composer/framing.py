"""Shows around the field who will see the reply, until when it is taken, and what it replaces."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inbox.model import Visibility
from ui.composer.terms import Terms, terms_of
from ui.kit.words import clock, isolate, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.model import Message, Thread
    from ui.composer.bars import Bar
    from ui.composer.card import Card

_AGAIN_MS = 20_000


class Framing(QObject):
    """Keeps the card's bars, border and send button true to the open conversation."""

    private_wanted = Signal()
    linked_wanted = Signal(str)  # id of the private conversation that there is already

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._card = card
        self._thread: Thread | None = None
        self.terms = Terms()
        self.network = ""
        self.is_note = self.is_private_step = False
        self.editing: Message | None = None
        # A reply window ends while nothing is written anywhere.
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.renew)
        self._timer.start()
        card.editor.textChanged.connect(self._closed)

    def show(self, thread: Thread, *, is_note: bool) -> None:
        """Follow a conversation and the kind of text that is written."""
        self._thread, self.is_note = thread, is_note
        self.renew()

    def renew(self) -> None:
        """Say everything again as it is now."""
        thread = self._thread
        if thread is None:
            return
        network = thread.row.network or self.network or tr("this network")
        self.terms = terms_of(thread, network, datetime.now(UTC))
        self._border()
        self._bars(thread)
        self._closed()
        self._send(thread)

    def is_public(self) -> bool:
        """Tell whether what is in the field will be seen by everyone."""
        return self.terms.is_public and not self.is_note and not self.is_private_step

    def _border(self) -> None:
        card = self._card
        card.is_note, card.is_public = self.is_note, self.is_public()
        card.colour()
        card.reply_tab.setChecked(not self.is_note)
        card.note_tab.setChecked(self.is_note)
        card.reply_tab.setText(tr("Public reply") if self.is_public() else tr("Reply"))
        if self.is_public():
            card.public.say(self.terms.public)
        else:
            card.public.hide()

    def _bars(self, thread: Thread) -> None:
        card, terms = self._card, self.terms
        is_reply = not self.is_note and self.editing is None
        _said(card.notice, terms.notice if is_reply else "")
        tells = terms.is_closing or not terms.is_open
        if is_reply and tells and terms.window:
            card.closing.say(terms.window, self._instead(thread))
        else:
            card.closing.hide()
        replaces = terms.replaces is not None and is_reply
        _said(card.replaces, tr("Your answer replaces the earlier one.") if replaces else "")
        if terms.twice and is_reply and not self.is_private_step:
            card.twice.say(terms.twice, self._offers(thread))
        else:
            card.twice.hide()
        if self.editing is None:
            card.editing.hide()
        elif card.editing.isHidden():
            when = clock(self.editing.sent_at)
            card.editing.say(
                tr("You change your message of {when}. The earlier text is kept.", when=when),
                [(tr("Leave it as it is"), card.editing_left.emit)],
            )

    def _instead(self, thread: Thread) -> list[tuple[str, Callable[[], object]]]:
        """Give what can still be sent once the network takes no free reply."""
        is_over = not self.terms.is_open and thread.can.reply
        return [(tr("Choose a template"), self._choose)] if is_over and thread.can.templates else []

    def _choose(self) -> None:
        self._card.template_wanted.emit()
        self.renew()

    def _offers(self, thread: Thread) -> list[tuple[str, Callable[[], object]]]:
        """Give the way to the private side: the one that is there, else a new one."""
        private = [r for r in thread.linked if r.visibility is Visibility.PRIVATE]
        if private:
            wanted = private[-1].conversation_id
            return [(tr("Go to the private side"), lambda: self.linked_wanted.emit(wanted))]
        name = tr("Continue in private")
        return [(name, self.private_wanted.emit)] if thread.can.private_reply else []

    def _closed(self) -> None:
        """Close the field where the network would refuse; what was written can be copied."""
        card = self._card
        is_closed = not self.terms.is_open and not self.is_note and self.editing is None
        is_empty = not card.editor.toPlainText()
        if self._thread is not None and self._thread.can.templates and self._thread.can.reply:
            is_closed = is_closed and is_empty  # the places of a template are to be filled in
        card.editor.setReadOnly(is_closed)
        card.field.setVisible(not (is_closed and is_empty))
        card.tools.setVisible(not is_closed)
        card.files.setEnabled(not is_closed)

    def _send(self, thread: Thread) -> None:
        card, can = self._card, thread.can
        card.privately.setVisible(self.is_private_step and not self.is_note)
        card.private_label.setVisible(self.is_private_step and not self.is_note)
        card.private_label.say(
            tr("Private: only {name} sees this", name=isolate(thread.row.contact_name))
        )
        if self.editing is not None:
            text = tr("Change")
        elif self.is_note:
            text = tr("Save note")
        elif self.is_private_step:
            text = tr("Send both") if card.privately.text() else tr("Send in private")
        elif self.is_public():
            text = tr("Send publicly")
        else:
            text = tr("Send")
        card.tools.follow(can, is_note=self.is_note, send=text)
        card.tools.private.setVisible(
            can.private_reply and self.terms.is_public and not self.is_note and not self.editing
        )
        card.tools.private.setChecked(self.is_private_step)
        card.tools.offer_edit(is_editing=self.editing is not None)


def _said(bar: Bar, sentence: str) -> None:
    if sentence:
        bar.say(sentence)
    else:
        bar.hide()
