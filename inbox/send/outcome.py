"""Where an approved reply stands, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from inbox.model import OutboxItem, OutboxState
from inbox.send import message
from inbox.store import early, happenings, waking
from inbox.store.tables import outbox

if TYPE_CHECKING:
    from inbox.channel import Sent
    from inbox.store.files import Files
    from inbox.store.write import Writer


def record_sent(writer: Writer, files: Files, item: OutboxItem, sent: Sent | None) -> None:
    """Insert the message into its thread, answer the conversation, close it if that was asked."""
    item = message.open_thread(writer, item, sent)
    remote_id = message.insert_sent(writer, files, item, sent)
    message.queue_answered(writer, item)
    if sent is None or sent.is_copy_missing:
        message.queue_copy(writer, item)
    write_state(writer, item, OutboxState.SENT, "", remote_id=remote_id)
    then_close = writer.connection.scalar(select(outbox.c.then_close).where(outbox.c.id == item.id))
    if then_close:
        writer.set("conversation", item.conversation_id, "state", "closed")
    _catch_up(writer, item.account_id, remote_id)


def _catch_up(writer: Writer, account_id: str, remote_id: str) -> None:
    """Follow what the network said of the reply before it was written down here."""
    told = early.take(writer, {account_id: [remote_id]})
    followed = happenings.follow(writer, account_id, told.get(account_id, []))
    for conversation_id in followed.conversations:
        writer.refresh(conversation_id)
    waking.wake(writer, sorted(followed.asking))


def write_state(
    writer: Writer, item: OutboxItem, state: OutboxState, sentence: str, **more: Any
) -> None:
    """Write a reply's state and the sentence beside it."""
    values: dict[str, Any] = {"next_attempt_at": None} | more
    writer.connection.execute(
        update(outbox)
        .where(outbox.c.id == item.id)
        .values(state=state.value, sentence=sentence, updated_at=writer.now, **values)
    )
    changed(writer, item)


def changed(writer: Writer, item: OutboxItem) -> None:
    """Have everybody told that a reply changed."""
    writer.touch(outbox=item.id)
    writer.refresh_outbox(item.conversation_id)
