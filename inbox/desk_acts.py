"""The desk's verbs on what networks keep: edit, delete, react, hide, archive, take private."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from inbox import acts, send, work
from inbox.errors import KindlineError
from inbox.model import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.model import Attachment, OutboxItem, Toast
    from inbox.ports import Clock, EngineLine
    from inbox.store.database import Database


class DeskActs:
    """Part of Desk; each verb is shown at once and brought to the network by the engine."""

    _database: Database
    _clock: Clock
    _line: EngineLine
    _on_change: Callable[[Changes], None]
    who: str

    def edit_sent(self, message_id: str, text: str) -> Toast:
        """Change a message of ours; the earlier text is kept. Raises Invalid, NotFound."""
        return self._done(acts.edit_sent(self._database, message_id, text, *self._now()))

    def delete_sent(self, message_id: str) -> Toast:
        """Take a message of ours back; our copy is kept and marked. Raises Invalid, NotFound."""
        return self._done(acts.delete_sent(self._database, message_id, *self._now()))

    def react(self, message_id: str, emoji: str, is_removed: bool = False) -> Toast:
        """Put our reaction on a message, or take it off. Raises Invalid, NotFound."""
        return self._done(acts.react(self._database, message_id, emoji, is_removed, *self._now()))

    def hide(self, message_id: str, is_hidden: bool = True) -> Toast:
        """Hide a customer's public message, or show it again. Raises Invalid, NotFound."""
        return self._done(acts.hide(self._database, message_id, is_hidden, *self._now()))

    def archive(self, ids: Sequence[str], reason: str = "") -> Toast:
        """Close conversations and archive them on the server; `reason` as in `close`."""
        return self._done(work.archive(self._database, ids, reason, *self._now()))

    def take_private(
        self,
        conversation_id: str,
        text: str,
        public_text: str = "",
        files: Sequence[Attachment] = (),
    ) -> OutboxItem:
        """Answer in public ("" for not at all), then go on in a linked private conversation.

        Gives the private reply, with which the files go; its `conversation_id` names the private
        conversation. Raises Invalid, NotFound.
        """
        written = Draft(conversation_id, text, files=tuple(files))
        item, changes = send.take_private(self._database, written, public_text, *self._now())
        self._on_change(changes)
        return item

    async def typing(self, conversation_id: str, is_typing: bool = True) -> None:
        """Tell the customer that we write, where the network shows it; never raises."""
        with suppress(KindlineError):
            await self._line.request("typing", conversation_id=conversation_id, is_typing=is_typing)

    def _now(self) -> tuple[str, datetime]:
        return self.who, self._clock.now()

    def _done(self, done: tuple[Changes, Toast]) -> Toast:
        """Announce a verb's Changes and give its Toast."""
        changes, toast = done
        self._on_change(changes)
        return toast
