"""What a step of looking brought, each message once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inbox.channel import Event, IncomingMessage


@dataclass(slots=True)
class Found:
    """Messages by their id, and events."""

    messages: dict[str, IncomingMessage] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.messages or self.events)

    def add(self, message: IncomingMessage) -> None:
        """Take a message, unless it is there."""
        self.messages.setdefault(message.remote_id, message)
