"""The named states of what Kindline keeps."""

from __future__ import annotations

from enum import StrEnum

# Where one level ends and the next begins.
_URGENT_FROM, _HIGH_FROM, _NORMAL_FROM = 0.8, 0.55, 0.25


class Direction(StrEnum):
    """Who wrote a message, seen from the team."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Visibility(StrEnum):
    """Where a conversation happens."""

    PUBLIC = "public"
    PRIVATE = "private"


class ConversationState(StrEnum):
    """Whether anybody still has something to do; snoozed is derived from `snoozed_until`."""

    OPEN = "open"
    CLOSED = "closed"
    SPAM = "spam"


class Urgency(StrEnum):
    """The level shown to a person; the score behind it is 0.0 to 1.0."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"

    @classmethod
    def of(cls, score: float) -> Urgency:
        """Name the level of a score from 0.0 to 1.0."""
        if score >= _URGENT_FROM:
            return cls.URGENT
        if score >= _HIGH_FROM:
            return cls.HIGH
        return cls.NORMAL if score >= _NORMAL_FROM else cls.LOW


class View(StrEnum):
    """The queue's standing questions."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    UNANSWERED = "unanswered"
    SNOOZED = "snoozed"
    SENT = "sent"  # sent, waiting, held, unknown and failed replies
    ALL = "all"


class OutboxState(StrEnum):
    """What is known about an approved reply.

    WAITING -> SENDING -> SENT | FAILED | UNKNOWN; HELD when the thread moved on. UNKNOWN is never
    retried without a person, because the customer may already have it.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    UNKNOWN = "unknown"
    FAILED = "failed"


class AccountState(StrEnum):
    """How an account is doing, for the status bar and the accounts page."""

    NEW = "new"
    SYNCING = "syncing"
    LIVE = "live"
    OFFLINE = "offline"
    SIGN_IN = "sign_in"
    FAILED = "failed"
    OFF = "off"


class ModelState(StrEnum):
    """How the local model is doing."""

    MISSING = "missing"
    PREPARING = "preparing"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
