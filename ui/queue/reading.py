"""A queue row in words: its urgency, what it waits for, and why it stands where it stands."""

from __future__ import annotations

from datetime import UTC, datetime

from inbox.model import OutboxState, QueueRow, Urgency, Visibility
from ui.kit import words
from ui.kit.reasons import reason_sentence
from ui.kit.words import tr

URGENCY_ICONS = {
    Urgency.URGENT: "chevrons-up",
    Urgency.HIGH: "chevron-up",
    Urgency.NORMAL: "minus",
    Urgency.LOW: "chevron-down",
}


def urgency_word(urgency: Urgency) -> str:
    """Name a level."""
    return {
        Urgency.URGENT: tr("Urgent"),
        Urgency.HIGH: tr("High"),
        Urgency.NORMAL: tr("Normal"),
        Urgency.LOW: tr("Low"),
    }[urgency]


def outbox_word(state: OutboxState) -> str:
    """Say what is known of the newest reply."""
    return {
        OutboxState.WAITING: tr("Waiting to leave"),
        OutboxState.SENDING: tr("Sending"),
        OutboxState.SENT: tr("Sent"),
        OutboxState.HELD: tr("Held: look again before it goes"),
        OutboxState.UNKNOWN: tr("Unknown whether it arrived"),
        OutboxState.FAILED: tr("Not sent"),
    }[state]


def described(row: QueueRow, *, is_marked: bool = False, now: datetime | None = None) -> str:
    """Say all that the row shows and why it stands here, for the tooltip and screen readers."""
    now = now or datetime.now(UTC)
    heading = f"{words.isolate(row.contact_name)}: {words.isolate(row.subject or row.snippet)}"
    lines = [heading, *_why(row), *_waiting(row, now), *_marks(row)]
    if is_marked:
        lines.append(tr("Marked"))
    return "\n".join(line for line in lines if line)


def _why(row: QueueRow) -> list[str]:
    reasons = [reason_sentence(reason) for reason in row.reasons]
    word = urgency_word(row.urgency)
    if not reasons:
        return [tr("Urgency: {word}", word=word)]
    return [tr("Urgency: {word}, because", word=word), *(f"\u2022 {text}" for text in reasons)]


def _waiting(row: QueueRow, now: datetime) -> list[str]:
    if row.waiting_since is None:
        return [tr("Nobody waits for us here.")]
    lines = [tr("Waiting for {time}", time=words.span(now - row.waiting_since))]
    if row.due_at is not None:
        text = (
            tr("An answer was promised by {time}")
            if row.is_promised
            else tr("An answer is due by {time}")
        )
        lines.append(text.format(time=words.moment(row.due_at)))
        if row.due_at < now:
            lines.append(tr("Late by {time}", time=words.span(now - row.due_at)))
    return lines


def _where(row: QueueRow) -> list[str]:
    lines = [words.isolate(row.network)] if row.network else []
    lines.append(tr("Public") if row.visibility is Visibility.PUBLIC else tr("Private"))
    if row.rating:
        lines.append(tr("{rating} of 5 stars", rating=row.rating))
    return lines


def _marks(row: QueueRow) -> list[str]:
    lines = _where(row)
    if row.is_unread:
        lines.append(tr("Unread"))
    if row.is_vip:
        lines.append(tr("Important customer"))
    if row.assignee:
        lines.append(tr("Assigned to {name}", name=words.person(row.assignee)))
    if row.snoozed_until is not None:
        lines.append(tr("Snoozed until {time}", time=words.moment(row.snoozed_until)))
    if row.has_draft:
        lines.append(tr("Has a draft"))
    if row.outbox_state is not None:
        lines.append(outbox_word(row.outbox_state))
    if row.tags:
        lines.append(tr("Tags: {tags}", tags=", ".join(row.tags)))
    return [" \u00b7 ".join(lines)]
