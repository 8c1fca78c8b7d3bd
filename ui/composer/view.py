"""The composer pane: what is written, kept, suggested and sent for the open conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inbox.model import Draft, Thread, reply_length
from ui.composer.addressing import answered_to, customer_message
from ui.composer.card import Card
from ui.composer.editor import direction_of
from ui.composer.framing import Framing
from ui.composer.inserting import Inserting
from ui.composer.keeping import Keeper
from ui.composer.offering import Offering
from ui.composer.promises import speaks_of_attachment
from ui.composer.rich import to_html
from ui.composer.sending import Sending
from ui.composer.telling import Telling
from ui.composer.terms import last_editable
from ui.kit.tasks import in_background, spawn
from ui.kit.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from inbox.desk import Desk
    from inbox.model import Message
    from ui.feed import Feed


class ComposerPane(QWidget):
    """Reply and internal note for one conversation at a time."""

    sent = Signal(object)
    note_saved = Signal()

    def __init__(self, desk: Desk, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._thread: Thread | None = None
        self._drafts: dict[bool, Draft] = {}  # of the open conversation, by "is it a note"
        self._is_note = False
        self._is_filling = False
        self._answered = ""  # what stands as our only answer since this was opened
        self._cleared_at = datetime.min.replace(tzinfo=UTC)
        self._closes_too = False
        self._is_local_only = False
        self.card = Card()
        self.editor = self.card.editor
        self.keeper = Keeper(desk.save_draft, self)
        self.offering = Offering(desk, feed, self.card)
        self.inserting = Inserting(desk, self.card, lambda: self._thread)
        self.framing = Framing(self.card)
        self.sending = Sending(desk, self)
        self.telling = Telling(desk, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.card)
        self.setAccessibleName(tr("Composer"))
        self._connect()
        self.card.tools.bind_keys(self)
        self.setEnabled(False)

    def _connect(self) -> None:
        card = self.card
        self.editor.textChanged.connect(self._on_text)
        self.editor.send_pressed.connect(lambda shift: self.send(shift or self._closes_too))
        self.editor.canned_pressed.connect(lambda: self._ask("canned"))
        self.editor.files_given.connect(self.inserting.take_files)
        self.inserting.written.connect(self.insert_text)
        self.offering.language_found.connect(self.inserting.speak)
        card.reply_tab.clicked.connect(lambda: self._turn_to(is_note=False))
        card.note_tab.clicked.connect(lambda: self._turn_to(is_note=True))
        card.recipients.changed.connect(self._on_text)
        card.files.changed.connect(self._on_text)
        card.tools.asked.connect(self._ask)
        card.tools.sent.connect(self.send)
        card.tools.later.connect(lambda words: spawn(self.sending.later(words)))
        card.undo.undone.connect(lambda item: spawn(self.sending.recall(item)))
        card.privately.changed.connect(self.framing.renew)
        card.privately.changed.connect(self._count)
        card.privately.send_pressed.connect(self.send)
        card.editing_left.connect(self.leave_editing)
        self.editor.edit_pressed.connect(self._edit_last)
        self.editor.escape_pressed.connect(self.leave_editing)
        self.framing.private_wanted.connect(lambda: self.take_private(is_wanted=True))
        self.keeper.saved.connect(lambda: card.foot.say(self._saved_sentence()))
        self.keeper.failed.connect(lambda sentence: card.foot.say(sentence, "circle-alert"))

    # What the window calls -------------------------------------------------------------------

    def show_conversation(self, thread: Thread) -> None:
        """Write for this conversation; the draft it has comes back."""
        is_other = self._thread is None or (
            self._thread.row.conversation_id != thread.row.conversation_id
        )
        if is_other:
            self._open(thread)
        else:
            self._refresh(thread)

    def clear(self) -> None:
        """Write for nobody: no conversation is open, or it could not be read."""
        self._put_away()
        self._thread, self._drafts = None, {}
        self.editor.withdraw()
        self.editor.clear()
        self.setEnabled(False)

    def focus_reply(self) -> None:
        """Go on with the reply."""
        self._focus(is_note=False)

    def edit_sent(self, message: Message) -> None:
        """Change a message of ours in the field; what was being written stays kept."""
        if self._thread is None or message.conversation_id != self._thread.row.conversation_id:
            return
        self._turn_to(is_note=False)
        self.keeper.flush()
        self.framing.editing, self.framing.is_private_step = message, False
        self._fill()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_editing(self) -> None:
        """Leave a sent message as it is, and go on with the reply."""
        if self.framing.editing is not None:
            self.framing.editing = None
            self._fill()

    def take_private(self, *, is_wanted: bool) -> None:
        """Write a private reply with a short public one, or only a public one again."""
        if self._thread is None:
            return
        self.framing.is_private_step = is_wanted
        if is_wanted:
            self.card.privately.fill(self._thread)
        self.framing.renew()
        self._count()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_note(self) -> None:
        """Go on with the note."""
        self._focus(is_note=True)

    def insert_text(self, text: str) -> None:
        """Write a text at the cursor."""
        self.editor.textCursor().insertText(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self, then_close: bool = False, *, not_before: datetime | None = None) -> None:
        """Send the reply or save the note, after asking about a forgotten attachment."""
        if self._thread is None or self.sending.is_busy:
            return
        if self._is_note:
            spawn(self.sending.save_note())
            return
        if not self.card.tools.send.isEnabled() or self.editor.isReadOnly():
            return
        self.telling.stop()
        if self.framing.editing is not None:
            spawn(self.sending.change(self.framing.editing))
            return
        if self.framing.is_private_step:
            spawn(self.sending.take_private(self.card.privately.text()))
            return
        draft = self.written()
        if speaks_of_attachment(draft.text) and not draft.files and self._thread.can.files:
            self.card.question.say(
                tr("You wrote about an attachment, but nothing is attached."),
                [
                    (tr("Attach a file"), lambda: self._ask("attach")),
                    (tr("Send without"), lambda: spawn(self.sending.send(then_close, not_before))),
                ],
            )
            return
        spawn(self.sending.send(then_close, not_before))

    def text(self) -> str:
        """Give what is written."""
        return self.editor.toPlainText()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save at once: the window may be closing."""
        super().hideEvent(event)
        self.keeper.flush()

    # Opening -----------------------------------------------------------------------------------

    def _open(self, thread: Thread) -> None:
        self._put_away()
        self._thread = thread
        self._drafts = {}
        self._answered = ""
        self.framing.editing, self.framing.is_private_step = None, False
        self._cleared_at = datetime.min.replace(tzinfo=UTC)
        if thread.draft is not None:
            self._drafts[thread.draft.is_note] = thread.draft
        self.card.question.hide()
        self.setEnabled(True)
        self._is_note = False
        self._fill()
        self._is_note = bool(thread.draft and thread.draft.is_note)
        if self._is_note:
            self._fill()
        self.offering.follow(thread)
        spawn(self._learn(thread))

    def _refresh(self, thread: Thread) -> None:
        """Take the thread's news without touching what is being written."""
        self._thread = thread
        came_back = thread.draft
        is_new = came_back is not None and (came_back.updated_at or self._cleared_at) > (
            self._cleared_at
        )
        if came_back and is_new and not self.text() and came_back.is_note == self._is_note:
            self._drafts[came_back.is_note] = came_back
            self._fill()
        self.offering.renew(thread)
        self.framing.show(thread, is_note=self._is_note)

    def _fill(self) -> None:
        """Show the draft of the tab, or an empty field addressed to the customer."""
        thread = self._thread
        if thread is None:
            return
        kept = self._drafts.get(self._is_note)
        draft = kept or answered_to(thread, is_note=self._is_note)
        self.keeper.known(kept)
        self._is_filling = True
        self._look(thread)
        if self.framing.editing is not None:
            draft = Draft(thread.row.conversation_id, self.framing.editing.text)
        elif kept is None and not self._is_note:
            draft = replace(draft, text=self._standing_answer())
        self.editor.withdraw()
        last = customer_message(thread)
        self.editor.is_rtl_hint = bool(last) and direction_of(last.text) == "R" if last else False
        if draft.html and thread.can.formatted_text and not self._is_note:
            self.editor.setHtml(draft.html)
        else:
            self.editor.setPlainText(draft.text)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.card.recipients.fill(draft.to, draft.cc, draft.subject)
        self.card.files.fill(draft.files)
        self._is_filling = False
        is_kept = kept is not None and self.framing.editing is None and draft.text
        self.card.foot.say(self._saved_sentence() if is_kept else self._rest_sentence())
        self._count()
        if self.framing.editing is None:
            self.offering.show()

    def _standing_answer(self) -> str:
        """Give our only answer, where a second one takes its place."""
        replaces = self.framing.terms.replaces
        return self._answered or (replaces.text if replaces else "")

    def _look(self, thread: Thread) -> None:
        card = self.card
        self.framing.show(thread, is_note=self._is_note)
        card.recipients.setVisible(thread.can.recipients and not self._is_note)
        card.recipients.show_subject(thread.can.subject)
        name = tr("Internal note") if self._is_note else tr("Reply")
        self.editor.setAccessibleName(name)
        hint = tr("Only your team sees this note") if self._is_note else tr("Write a reply")
        self.editor.hint = hint
        self.editor.setAccessibleDescription(hint)

    async def _learn(self, thread: Thread) -> None:
        """Read what the screen needs besides the thread."""
        infos = await in_background(self._desk.channels)
        settings = await in_background(self._desk.settings)
        await self.offering.learn()
        self._closes_too = bool(settings["send_shortcut_closes"])
        info = next((one for one in infos if one.name == thread.row.channel), None)
        # The channels of the sample workspace cannot be connected: nothing leaves through them.
        self._is_local_only = info is None or not info.can_connect
        self.framing.network = "" if info is None or self._is_local_only else tr(info.title)
        self.framing.renew()
        if not self.text() and not self.card.foot.saved.text():
            self.card.foot.say(self._rest_sentence())

    def _rest_sentence(self) -> str:
        if self._is_local_only:
            return tr("Sample workspace: replies stay on this machine.")
        return ""

    def _saved_sentence(self) -> str:
        kept = tr("Draft saved on this machine")
        return f"{kept} · {self._rest_sentence()}" if self._is_local_only else kept

    # Writing -----------------------------------------------------------------------------------

    def _on_text(self) -> None:
        if self._is_filling or self._thread is None:
            return
        self.card.question.hide()
        self._count()
        if self.framing.editing is not None:
            return  # the draft of the reply stays as it was
        if self._thread.can.typing and not self._is_note:
            self.telling.wrote(self._thread.row.conversation_id)
        draft = self.written()
        self._drafts[self._is_note] = draft
        self.keeper.take(draft)
        self.offering.show_source()

    def written(self) -> Draft:
        """Give what stands in the field as a draft; only with a conversation open."""
        assert self._thread is not None  # noqa: S101 - only called with a conversation open
        thread = self._thread
        before = self._drafts.get(self._is_note)
        newest = thread.messages[-1].id if thread.messages else ""
        to, cc, subject = self.card.recipients.value()
        is_rich = thread.can.formatted_text and not self._is_note
        return Draft(
            conversation_id=thread.row.conversation_id,
            text=self.text(),
            html=to_html(self.editor.document()) if is_rich else "",
            subject=subject if thread.can.subject else "",
            to=to if thread.can.recipients else (),
            cc=cc if thread.can.recipients else (),
            files=self.card.files.files(),
            is_note=self._is_note,
            based_on_message_id=before.based_on_message_id if before and before.text else newest,
        )

    def _count(self) -> None:
        if self._thread is None:
            return
        can, framing = self._thread.can, self.framing
        most = None if self._is_note or framing.is_private_step else can.max_length
        length = reply_length.length(self.text(), can)
        self.card.tools.count(length, most, is_always=framing.is_public())
        is_too_long = most is not None and length > most
        if framing.is_private_step and not self._is_note:
            is_too_long = self.card.privately.is_too_long()
        stands = framing.editing.text if framing.editing else self._standing_answer()
        is_same = bool(stands) and not self._is_note and self.text() == stands
        self.card.tools.send.setEnabled(not is_too_long and not is_same)

    def emptied(self, draft: Draft) -> None:
        """Begin anew: the draft is on its way."""
        if self._thread is None or draft.conversation_id != self._thread.row.conversation_id:
            return
        self._drafts.pop(draft.is_note, None)
        self.framing.is_private_step, self.framing.editing = False, None
        self._answered = draft.text if self._thread.can.one_answer and not draft.is_note else ""
        self.offering.forget()
        self._cleared_at = datetime.now(UTC)
        self._fill()

    def take_back(self, draft: Draft) -> None:
        """Show a recalled reply again, unless something else is being written."""
        is_here = self._thread and self._thread.row.conversation_id == draft.conversation_id
        if is_here and self.text() in {"", self._answered}:
            self._drafts[draft.is_note] = draft
            self._turn_to(is_note=draft.is_note)
            self._fill()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, *, is_note: bool) -> None:
        if is_note != self._is_note and self._thread is not None:
            self.keeper.flush()
            self.framing.editing = None
            self._is_note = is_note
            self._fill()
        self.card.reply_tab.setChecked(not self._is_note)
        self.card.note_tab.setChecked(self._is_note)

    def _focus(self, *, is_note: bool) -> None:
        self._turn_to(is_note=is_note)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put_away(self) -> None:
        self.keeper.flush()
        self.telling.stop()
        self.offering.stream.stop()

    def _edit_last(self) -> None:
        message = last_editable(self._thread) if self._thread and not self._is_note else None
        if message is not None:
            self.edit_sent(message)

    # Asking ------------------------------------------------------------------------------------

    def _ask(self, what: str) -> None:
        if self._thread is None:
            return
        if what == "private":
            self.take_private(is_wanted=not self.framing.is_private_step)
        elif what == "draft":
            self.offering.ask()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.inserting.ask(what)
