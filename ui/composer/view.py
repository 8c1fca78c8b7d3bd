"""The composer pane: what is written, kept, suggested and sent for the open conversation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inbox.errors import Invalid, KindlineError
from inbox.model import (
    Draft,
    OutboxItem,
    Thread,
    Visibility,
)
from ui.composer.addressing import answered_to, customer_message
from ui.composer.card import Card
from ui.composer.editor import direction_of
from ui.composer.inserting import Inserting
from ui.composer.keeping import Keeper
from ui.composer.offering import Offering
from ui.composer.promises import speaks_of_attachment
from ui.composer.rich import to_html
from ui.kit.dialogs import ask_text
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from inbox.desk import Desk
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
        self._is_sending = False
        self._cleared_at = datetime.min.replace(tzinfo=UTC)
        self._closes_too = False
        self._is_local_only = False
        self.card = Card()
        self.editor = self.card.editor
        self.keeper = Keeper(desk.save_draft, self)
        self.offering = Offering(desk, feed, self.card)
        self.inserting = Inserting(desk, self.card, lambda: self._thread)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.card)
        self.setAccessibleName(tr("Composer"))
        self._connect()
        self._shortcuts()
        self.setEnabled(False)

    def _connect(self) -> None:
        card = self.card
        self.editor.textChanged.connect(self._on_text)
        self.editor.send_pressed.connect(lambda shift: self.send(shift or self._closes_too))
        self.editor.canned_pressed.connect(lambda: self._ask("canned"))
        self.editor.files_given.connect(self.inserting.take_files)
        self.inserting.written.connect(self.insert_text)
        self.offering.language_found.connect(self._on_language)
        card.reply_tab.clicked.connect(lambda: self._turn_to(is_note=False))
        card.note_tab.clicked.connect(lambda: self._turn_to(is_note=True))
        card.recipients.changed.connect(self._on_text)
        card.files.changed.connect(self._on_text)
        card.tools.asked.connect(self._ask)
        card.tools.sent.connect(self.send)
        card.tools.later.connect(lambda words: spawn(self._send_later(words)))
        card.undo.undone.connect(lambda item: spawn(self._recall(item)))
        self.keeper.saved.connect(lambda: card.foot.say(self._saved_sentence()))
        self.keeper.failed.connect(lambda sentence: card.foot.say(sentence, "circle-alert"))

    def _shortcuts(self) -> None:
        tools = self.card.tools
        keys = (
            ("Ctrl+B", tools.bold.click),
            ("Ctrl+I", tools.italic.click),
            ("Ctrl+Shift+L", tools.bullets.click),
            ("Ctrl+Shift+K", tools.link.click),
            ("Ctrl+J", tools.draft.click),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

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
        self._turn_to(is_note=False)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_note(self) -> None:
        """Go on with the note."""
        self._turn_to(is_note=True)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def insert_text(self, text: str) -> None:
        """Write a text at the cursor."""
        self.editor.textCursor().insertText(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self, then_close: bool = False, *, not_before: datetime | None = None) -> None:
        """Send the reply or save the note, after asking about a forgotten attachment."""
        if self._thread is None or self._is_sending:
            return
        if self._is_note:
            spawn(self._save_note())
            return
        draft = self._written()
        if speaks_of_attachment(draft.text) and not draft.files and not self._had_files():
            self.card.question.say(
                tr("You wrote about an attachment, but nothing is attached."),
                [
                    (tr("Attach a file"), lambda: self._ask("attach")),
                    (tr("Send without"), lambda: spawn(self._send(then_close, not_before))),
                ],
            )
            return
        spawn(self._send(then_close, not_before))

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

    def _fill(self) -> None:
        """Show the draft of the tab, or an empty field addressed to the customer."""
        thread = self._thread
        if thread is None:
            return
        draft = self._drafts.get(self._is_note) or answered_to(thread, is_note=self._is_note)
        self.keeper.known(self._drafts.get(self._is_note))
        self._is_filling = True
        self._look(thread)
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
        self.card.foot.say(self._saved_sentence() if draft.text else self._rest_sentence())
        self._count()
        self.offering.show()

    def _look(self, thread: Thread) -> None:
        card = self.card
        card.is_note = self._is_note
        card.is_public = thread.row.visibility is Visibility.PUBLIC
        card.colour()
        card.reply_tab.setChecked(not self._is_note)
        card.note_tab.setChecked(self._is_note)
        if card.is_public and not self._is_note:
            card.public.say(tr("Everyone can see this reply"))
        else:
            card.public.hide()
        card.recipients.setVisible(thread.can.recipients and not self._is_note)
        card.recipients.show_subject(thread.can.subject)
        card.tools.follow(thread.can, is_note=self._is_note)
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
        draft = self._written()
        self._drafts[self._is_note] = draft
        self.keeper.take(draft)
        self._count()
        self.offering.show_source()

    def _written(self) -> Draft:
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
        most = self._thread.can.max_length if self._thread and not self._is_note else None
        length = len(self.text())
        self.card.tools.count(length, most)
        self.card.tools.send.setEnabled(most is None or length <= most)

    def _turn_to(self, *, is_note: bool) -> None:
        if is_note != self._is_note and self._thread is not None:
            self.keeper.flush()
            self._is_note = is_note
            self._fill()
        self.card.reply_tab.setChecked(not self._is_note)
        self.card.note_tab.setChecked(self._is_note)

    def _put_away(self) -> None:
        self.keeper.flush()
        self.offering.stream.stop()

    def _had_files(self) -> bool:
        return self._thread is None or not self._thread.can.files

    def _on_language(self, language: str) -> None:
        self.inserting.language = language

    # Asking ------------------------------------------------------------------------------------

    def _ask(self, what: str) -> None:
        if self._thread is None:
            return
        if what == "draft":
            self.offering.ask()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.inserting.ask(what)

    # Sending -----------------------------------------------------------------------------------

    async def _send(self, then_close: bool, not_before: datetime | None) -> None:
        draft = self._written()
        if not draft.text.strip() and not draft.files:
            self.card.foot.say(tr("There is nothing to send yet."), "circle-alert")
            return
        self._is_sending = True
        self.keeper.drop()
        self.offering.stream.stop()
        try:
            item: OutboxItem = await in_background(
                self._desk.send, draft, not_before=not_before, then_close=then_close, write=True
            )
        except KindlineError as error:
            self.card.foot.say(told(str(error)), "circle-alert")
            self.keeper.take(draft)
            return
        finally:
            self._is_sending = False
        self._emptied(draft)
        self.card.undo.start(item)
        self.sent.emit(item)

    def _emptied(self, draft: Draft) -> None:
        if self._thread is None or draft.conversation_id != self._thread.row.conversation_id:
            return
        self._drafts.pop(draft.is_note, None)
        self.offering.forget()
        self._cleared_at = datetime.now(UTC)
        self._fill()

    async def _send_later(self, words: str) -> None:
        if not words:
            sentence = tr('Say when: "tomorrow 9", "next Sunday", "in 3 hours".')
            asked = await ask_text(self, tr("Send later"), sentence, yes=tr("Send later"))
            if not asked:
                return
            words = asked
        try:
            when = await in_background(self._desk.snooze_time, words, QLocale().name()[:2])
        except Invalid as error:
            self.card.foot.say(told(str(error)), "circle-alert")
            return
        self.send(not_before=when)

    async def _recall(self, outbox_id: str) -> None:
        try:
            draft: Draft = await in_background(self._desk.recall, outbox_id, write=True)
        except KindlineError as error:
            self.card.foot.say(told(str(error)), "circle-alert")
            return
        is_here = self._thread and self._thread.row.conversation_id == draft.conversation_id
        if is_here and not self.text():
            self._drafts[draft.is_note] = draft
            self._turn_to(is_note=draft.is_note)
            self._fill()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _save_note(self) -> None:
        draft = self._written()
        if not draft.text.strip():
            self.card.foot.say(tr("The note is empty."), "circle-alert")
            return
        self.keeper.drop()
        try:
            await in_background(self._desk.note, draft.conversation_id, draft.text, write=True)
        except KindlineError as error:
            self.card.foot.say(told(str(error)), "circle-alert")
            self.keeper.take(draft)
            return
        self._emptied(draft)
        self.note_saved.emit()
