"""Puts things into the reply: files, canned replies, emoji, links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from inbox.errors import KindlineError
from inbox.model import CannedReply, templates
from ui.composer.filesrow import read_file
from ui.composer.pickers import CannedPicker
from ui.kit.dialogs import ask_text
from ui.kit.emoji import EmojiPicker
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.desk import Desk
    from inbox.model import Thread
    from ui.composer.card import Card


class Inserting(QObject):
    """Answers the tool buttons; `opened` gives the thread that takes files and text now."""

    written = Signal(str)  # a text for the cursor

    def __init__(self, desk: Desk, card: Card, opened: Callable[[], Thread | None]) -> None:
        super().__init__(card)
        self._desk, self._card, self._opened = desk, card, opened
        self.language = ""
        self.canned = CannedPicker(card)
        self.emoji = EmojiPicker(card)
        self.templates = CannedPicker(card, tr("Templates"), tr("Find a template"))
        self.canned.chosen.connect(lambda reply: spawn(self._insert_canned(reply)))
        self.templates.chosen.connect(lambda template: self.written.emit(template.text))
        card.template_wanted.connect(self._open_templates)
        self.emoji.chosen.connect(self.written)

    def speak(self, language: str) -> None:
        """Take the conversation's language, for the order of canned replies."""
        self.language = language

    def ask(self, what: str) -> None:
        """Do what a tool button says."""
        if what == "attach":
            self._choose_files()
        elif what == "emoji":
            self.emoji.open_over(self._card.tools.emoji)
        elif what == "canned":
            spawn(self._open_canned())
        elif what == "link":
            spawn(self._ask_link())

    def take_files(self, given: list[Any]) -> None:
        """Attach files that were chosen, dropped or pasted."""
        thread = self._opened()
        if thread is None or self._card.is_note or not thread.can.files:
            sentence = tr("Files cannot be attached here; this channel takes text only.")
            self._card.foot.say(sentence, "circle-alert")
            return
        most, has = thread.can.max_files, len(self._card.files.files())
        if most is not None and has + len(given) > most:
            sentence = tr(
                "This channel takes {n} file with a message; the rest was not attached.|"
                "This channel takes {n} files with a message; the rest was not attached.",
                n=most,
            )
            self._card.foot.say(sentence, "circle-alert")
            given = given[: max(0, most - has)]
        spawn(self._keep_files(given, thread))

    def _choose_files(self) -> None:
        dialog = QFileDialog(self._card, tr("Attach a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.take_files([(Path(name).name, Path(name)) for name in names])
        )
        dialog.open()

    async def _keep_files(self, given: list[Any], thread: Thread) -> None:
        for one in given:
            try:
                kept = await in_background(
                    read_file, one, thread.can, self._desk.add_file, write=True
                )
            except KindlineError as error:
                self._card.foot.say(told(str(error)), "circle-alert")
                continue
            now = self._opened()
            if now is not None and now.row.conversation_id == thread.row.conversation_id:
                self._card.files.add(kept)

    async def _open_canned(self) -> None:
        replies = await in_background(self._desk.canned_replies)
        language = self.language or QLocale().name()[:2]
        self.canned.show_replies(replies, self._card.tools.canned, language)

    def _open_templates(self) -> None:
        thread = self._opened()
        if thread is not None:
            offered = [
                CannedReply(each.name, each.name, each.text, each.language.partition("_")[0])
                for each in templates.templates_of(thread.can)
            ]
            self.templates.show_replies(offered, self._card.reply_tab, self.language)

    async def _insert_canned(self, reply: CannedReply) -> None:
        thread = self._opened()
        if thread is not None:
            filled = await in_background(self._desk.fill_canned, reply, thread.row.conversation_id)
            self.written.emit(filled)

    async def _ask_link(self) -> None:
        address = await ask_text(
            self._card, tr("Add a link"), placeholder="https://", yes=tr("Add")
        )
        if address:
            has_scheme = address.startswith(("http://", "https://", "mailto:"))
            self._card.tools.make_link(address if has_scheme else f"https://{address}")
