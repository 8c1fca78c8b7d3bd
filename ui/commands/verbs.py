"""Carries out what a person wants done to conversations, and offers Undo for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from inbox.errors import Invalid, KindlineError
from ui.commands.snooze import SnoozeDialog
from ui.commands.tag import TagDialog
from ui.kit import words
from ui.kit.dialogs import ask_text, opened
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr
from ui.queue.reading import urgency_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from inbox.desk import Desk
    from inbox.model import QueueRow, Toast, Urgency
    from ui.kit.toast import Toasts


class ConversationVerbs(QObject):
    """Acts on whatever `ids` gives: the marked conversations, else the selected one."""

    def __init__(
        self, desk: Desk, window: QWidget, toasts: Toasts, ids: Callable[[], list[str]]
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._toasts, self._ids = desk, window, toasts, ids
        self.after_bulk: Callable[[], None] = lambda: None
        self.going: Sequence[str] = ()  # what a person sent out of the queue last
        # Takes back what was done last elsewhere (a reply that still waits); False: too late.
        self.latest: Callable[[], bool] | None = None

    # The table's hands ----------------------------------------------------------------------

    def close(self) -> None:
        """Close; where somebody waits, ask why no answer is needed."""
        if ids := self._ids():
            spawn(self._close(ids))

    def archive(self) -> None:
        """Close, and archive on the server as well."""
        if ids := self._ids():
            spawn(self._close(ids, is_archived=True))

    def offer_undo(self, toast: Toast) -> None:
        """Say what was done elsewhere on the screen, with the way back."""
        self._toasts.show(told(toast.sentence), tr("Undo"), lambda: spawn(self._undo(toast.group)))

    def assign(self) -> None:
        """Take the conversations."""
        ids = self._ids()
        text = tr(
            "Assigned to you: {n} conversation|Assigned to you: {n} conversations", n=len(ids)
        )
        self._do(ids, text, self._desk.assign, ids, self._desk.who)

    def unassign(self) -> None:
        """Give the conversations back."""
        ids = self._ids()
        self._do(ids, tr("The assignment was taken away"), self._desk.assign, ids, "")

    def snooze(self) -> None:
        """Ask until when, then hide until then."""
        if ids := self._ids():
            spawn(self._snooze(ids))

    def tag(self) -> None:
        """Ask which tags, then set them."""
        if ids := self._ids():
            spawn(self._tag(ids))

    def spam(self) -> None:
        """Mark as spam."""
        ids = self._ids()
        text = tr("Marked as spam: {n} conversation|Marked as spam: {n} conversations", n=len(ids))
        self._do(ids, text, self._desk.spam, ids)

    def reopen(self) -> None:
        """Open closed conversations again."""
        ids = self._ids()
        self._do(ids, tr("Open again"), self._desk.reopen, ids)

    def toggle_read(self) -> None:
        """Mark as unread, or as read where any is unread."""
        if ids := self._ids():
            spawn(self._toggle_read(ids))

    def correct(self, urgency: Urgency) -> None:
        """Set a person's own judgement of the urgency."""
        text = tr("Urgency is now: {word}", word=urgency_word(urgency))
        for conversation_id in self._ids():
            self._do([conversation_id], text, self._desk.correct_urgency, conversation_id, urgency)

    def undo(self) -> None:
        """Take the latest action back, also a reply that has not left yet."""
        latest, self.latest = self.latest, None
        if latest is not None and latest():
            return
        spawn(self._undo(""))

    def sync(self) -> None:
        """Look for new messages at once."""
        spawn(self._sync())

    # Carrying out ---------------------------------------------------------------------------

    def _do(self, ids: Sequence[str], text: str, fn: Callable[..., Toast], *args: Any) -> None:
        if ids:
            spawn(self._done(ids, text, fn, *args))

    async def _done(
        self, ids: Sequence[str], text: str, fn: Callable[..., Toast], *args: Any
    ) -> None:
        self.going = ids if fn in self._outward() else ()
        try:
            toast = await in_background(fn, *args, write=True)
        except KindlineError as error:
            self.going = ()
            self._toasts.show(told(str(error)))
            return
        self.latest = None
        if len(ids) > 1:
            self.after_bulk()
        self._toasts.show(text, tr("Undo"), lambda: spawn(self._undo(toast.group)))

    def _outward(self) -> tuple[Callable[..., Toast], ...]:
        desk = self._desk
        return desk.close, desk.archive, desk.snooze, desk.spam

    async def _undo(self, group: str) -> None:
        try:
            toast = await in_background(self._desk.undo, group, write=True)
        except KindlineError as error:
            self._toasts.show(told(str(error)))
            return
        self._toasts.show(
            tr("Undone") if toast else tr("There is nothing to undo"), timeout_ms=3000
        )

    async def _close(self, ids: list[str], *, is_archived: bool = False) -> None:
        rows = await in_background(self._desk.rows, ids)
        reason = ""
        if waiting := [row for row in rows if row.waiting_since is not None]:
            given = await ask_text(
                self._window,
                tr("Close without an answer?"),
                _waiting_sentence(waiting),
                presets=(
                    tr("No answer is needed"),
                    tr("Answered another way"),
                    tr("Advertising or automatic"),
                    tr("Duplicate of another conversation"),
                ),
                placeholder=tr("Another reason"),
                yes=tr("Close"),
            )
            if given is None:
                return
            reason = given
        text = tr("Closed: {n} conversation|Closed: {n} conversations", n=len(ids))
        verb = self._desk.archive if is_archived else self._desk.close
        await self._done(ids, text, verb, ids, reason)

    async def _snooze(self, ids: list[str]) -> None:
        dialog = SnoozeDialog(self._window, self._read_time)
        if await opened(dialog) and dialog.chosen is not None:
            text = tr("Snoozed until {time}", time=words.moment(dialog.chosen))
            await self._done(ids, text, self._desk.snooze, ids, dialog.chosen)

    def _read_time(self, text: str) -> Any:
        try:
            return self._desk.snooze_time(text, words.language())
        except Invalid as error:
            return told(str(error))

    async def _tag(self, ids: list[str]) -> None:
        rows = await in_background(self._desk.rows, ids)
        known = await in_background(self._desk.tags)
        shared = set(rows[0].tags).intersection(*(row.tags for row in rows)) if rows else set()
        dialog = TagDialog(self._window, known, shared)
        if await opened(dialog):
            now = dialog.chosen()
            add, remove = sorted(now - shared), sorted(shared - now)
            if add or remove:
                await self._done(ids, tr("Tags changed"), self._desk.tag, ids, add, remove)

    async def _toggle_read(self, ids: list[str]) -> None:
        rows = await in_background(self._desk.rows, ids)
        is_read = any(row.is_unread for row in rows)
        await in_background(self._desk.mark_read, ids, is_read, write=True)
        text = tr("Marked as read") if is_read else tr("Marked as unread")
        self._toasts.show(text, timeout_ms=3000)

    async def _sync(self) -> None:
        try:
            await self._desk.sync_now()
        except KindlineError as error:
            self._toasts.show(told(str(error)))
            return
        self._toasts.show(tr("Looking for new messages"), timeout_ms=3000)


def _waiting_sentence(rows: Sequence[QueueRow]) -> str:
    if len(rows) == 1:
        return tr(
            "{name} waits for an answer. Say why none is needed, so that nobody is forgotten.",
            name=words.isolate(rows[0].contact_name),
        )
    return tr(
        "{n} person waits for an answer. Say why none is needed.|"
        "{n} people wait for an answer. Say why none is needed.",
        n=len(rows),
    )
