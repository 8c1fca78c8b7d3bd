"""An approved reply to a message that a channel gave, as the core builds it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.inbox.channels.email.mailbox import outgoing

if TYPE_CHECKING:
    from inbox.channel import IncomingMessage, Outgoing


def answer_to(message: IncomingMessage, text: str, item_id: str = "", **changes: Any) -> Outgoing:
    """Give the reply; `changes` are Outgoing's fields."""
    built = outgoing(message.author_handle, text, thread_key=message.thread_key)
    if item_id:
        built = replace(built, item=replace(built.item, id=item_id))
    given = {
        "visibility": message.visibility,
        "answers_remote_id": message.remote_id,
        "answers_extra": message.extra,
        "answers_place": message.place,
        "answers_place_key": message.place_key,
    }
    return replace(built, **(given | changes))


def tried_again(reply: Outgoing) -> Outgoing:
    """Give the same reply at its second try."""
    return replace(reply, item=replace(reply.item, attempts=2))
