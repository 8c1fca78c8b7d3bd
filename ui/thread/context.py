"""What a conversation as a whole says of its messages: quotes, what was seen, what can be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inbox.model import Capabilities, Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inbox.model import Message, Thread


@dataclass(frozen=True, slots=True)
class Context:
    """The same for every entry; where it changes, everything is laid out again."""

    can: Capabilities = field(default_factory=Capabilities)
    is_public: bool = False
    read_until: datetime | None = None
    seen_id: str = ""  # our last message that the customer has read
    quoted: Mapping[str, Message] = field(default_factory=dict)  # by id

    def is_seen(self, message: Message) -> bool:
        """Tell whether the customer has read a message of ours."""
        return self.read_until is not None and message.sent_at <= self.read_until


def context_of(thread: Thread) -> Context:
    """Gather what laying out a thread's messages depends on."""
    wanted = {m.reply_to for m in thread.messages if m.reply_to}
    return Context(
        can=thread.can,
        is_public=thread.row.visibility is Visibility.PUBLIC,
        read_until=thread.read_until,
        seen_id=_last_seen(thread),
        quoted={m.id: m for m in thread.messages if m.id in wanted} if wanted else {},
    )


def _last_seen(thread: Thread) -> str:
    if thread.read_until is None:
        return ""
    return next(
        (
            m.id
            for m in reversed(thread.messages)
            if m.direction is Direction.OUTBOUND and m.sent_at <= thread.read_until
        ),
        "",
    )
