"""The desk's verbs on what networks keep: edit, delete, react, hide, archive, take private."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.changes import Changes
    from inbox.model import OutboxItem, Toast
    from inbox.ports import Clock, EngineLine
    from inbox.store.database import Database

_SOON = "This is being built and comes with the next step; nothing was changed."


class DeskActs:
    """Part of Desk; each verb is shown at once and brought to the network by the engine."""

    _database: Database
    _clock: Clock
    _line: EngineLine
    who: str

    def edit_sent(self, message_id: str, text: str) -> Toast:
        """Change a message of ours; the earlier text is kept. Raises Invalid, NotFound."""
        raise Invalid(_SOON)

    def delete_sent(self, message_id: str) -> Toast:
        """Take a message of ours back; our copy is kept and marked. Raises Invalid, NotFound."""
        raise Invalid(_SOON)

    def react(self, message_id: str, emoji: str, is_removed: bool = False) -> Toast:
        """Put our reaction on a message, or take it off. Raises Invalid, NotFound."""
        raise Invalid(_SOON)

    def hide(self, message_id: str, is_hidden: bool = True) -> Toast:
        """Hide a customer's public message, or show it again. Raises Invalid, NotFound."""
        raise Invalid(_SOON)

    def archive(self, ids: Sequence[str], reason: str = "") -> Toast:
        """Close conversations and archive them on the server; `reason` as in `close`."""
        raise Invalid(_SOON)

    def take_private(self, conversation_id: str, text: str, public_text: str = "") -> OutboxItem:
        """Answer in public ("" for not at all), then go on in a linked private conversation.

        Gives the private reply; its `conversation_id` names the private conversation. Raises
        Invalid, NotFound.
        """
        raise Invalid(_SOON)

    async def typing(self, conversation_id: str, is_typing: bool = True) -> None:
        """Tell the customer that we write, where the network shows it; never raises."""

    def _told(self, done: tuple[Changes, Any]) -> Any:
        """Announce a verb's Changes and give its Toast; the desk's own."""
        raise NotImplementedError
