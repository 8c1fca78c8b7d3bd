"""The arithmetic of the queue: when an answer is due, and where a conversation stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Below every conversation somebody waits in, whatever its date.
ANSWERED = -1e10
CLOSED = -2e10
DEFAULT_URGENCY = 0.4
# A promise or an expectation is shortened down to this share when it burns.
SHORTEST = 0.25
# Five days: what burns stands above what is merely late, unless that is later by days.
BONUS_SECONDS = 120 * 3600.0


def urgency_bonus_seconds(urgency: float) -> float:
    """Give how far urgency (0.0 to 1.0) lifts a conversation, as seconds of waiting."""
    return (min(max(urgency, 0.0), 1.0) - DEFAULT_URGENCY) * BONUS_SECONDS


def due_at(
    waiting_since: datetime | None,
    expectation: timedelta,
    urgency: float,
    promised_at: datetime | None,
) -> datetime | None:
    """Give when an answer was promised, or may be expected; None when nobody waits."""
    if waiting_since is None:
        return None
    if promised_at is not None:
        return promised_at
    haste = max(0.0, min(urgency, 1.0) - 0.5) / 0.5
    return waiting_since + expectation * (1.0 - haste * (1.0 - SHORTEST))


def queue_score(
    *,
    waiting_since: datetime | None,
    due_at: datetime | None,
    urgency: float,
    last_message_at: datetime,
) -> float:
    """Give the stored order of a conversation; higher stands first, and time never changes it."""
    if waiting_since is None:
        return ANSWERED + last_message_at.timestamp()
    due = due_at or waiting_since
    return -due.timestamp() + urgency_bonus_seconds(urgency)


def closed_score(last_message_at: datetime) -> float:
    """Give the order of a closed conversation: below all open ones, newest first."""
    return CLOSED + last_message_at.timestamp()


def minutes(settings: Mapping[str, Any]) -> tuple[int, int, int]:
    """Give the settings of what may be expected: chat, social and mail minutes."""
    chat, social, mail = (settings[f"expect_minutes_{kind}"] for kind in ("chat", "social", "mail"))
    return chat, social, mail


def expectation(kind: str, minutes: tuple[int, int, int]) -> timedelta:
    """Give what a customer may expect on a kind of account; chat, social and mail `minutes`."""
    chat, social, mail = minutes
    # A review stays; nobody sits waiting before it as before a chat.
    known = {"chat": chat, "mail": mail, "review": mail}
    return timedelta(minutes=known.get(kind, social))
