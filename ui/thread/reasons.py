"""Says in the person's language why a conversation is urgent and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.model import QueueRow, Urgency
from ui.kit.reasons import reason_sentence
from ui.kit.words import clock, day, moment, span, tr, until

if TYPE_CHECKING:
    from datetime import datetime


def level(urgency: Urgency) -> str:
    """Name an urgency level."""
    return {
        Urgency.URGENT: tr("Urgent"),
        Urgency.HIGH: tr("High"),
        Urgency.NORMAL: tr("Normal"),
        Urgency.LOW: tr("Low"),
    }[urgency]


def why(row: QueueRow, most: int = 3) -> str:
    """Say the strongest reasons, the heaviest first."""
    strongest = sorted(row.reasons, key=lambda r: -abs(r.weight))[:most]
    return " · ".join(text for text in (reason_sentence(one) for one in strongest) if text)


def waiting(row: QueueRow, now: datetime) -> str:
    """Say how long somebody has waited and what he was promised, "" when nobody waits."""
    if row.waiting_since is None:
        return tr("Answered; nobody is waiting")
    parts = [tr("Waiting {time}", time=span(now - row.waiting_since))]
    if row.due_at is not None:
        is_today = day(row.due_at) == tr("Today")
        when = clock(row.due_at) if is_today else moment(row.due_at)
        told = (
            tr("promised by {when}", when=when)
            if row.is_promised
            else tr("answer expected by {when}", when=when)
        )
        parts.append(told if row.due_at > now else tr("{told}, now late", told=told))
    return ", ".join(parts)


def waiting_shortly(row: QueueRow, now: datetime) -> str:
    """Say the same in a few words: how late it is, where it is late."""
    if row.waiting_since is None or row.due_at is None or row.due_at > now:
        return waiting(row, now)
    since = tr("Waiting {time}", time=span(now - row.waiting_since))
    promised = [tr("promised by {when}", when=moment(row.due_at))] if row.is_promised else []
    return " · ".join([since, *promised, until(row.due_at, now)])
