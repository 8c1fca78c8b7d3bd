"""Turns a Profile into what the panel shows, as plain values: numbers, moments, a next step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Contact, Fact, Profile, QueueRow

WEEKS = 12
_MONTH = timedelta(days=30)
_YEAR = timedelta(days=365)
# Orders that were never delivered or came back are not money earned.
_NOT_EARNED = frozenset({"lost", "returned", "cancelled"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The stat cards; None where nothing is known."""

    lifetime: Money | None
    order_count: int
    rating: float | None  # 1.0 to 5.0


@dataclass(frozen=True, slots=True)
class Relationship:
    """How long and how often: whole months as a customer, conversations of the last 30 days."""

    months: int | None
    recent_conversations: int


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline."""

    kind: Literal["order", "refund", "rating", "plan", "note", "conversation"]
    at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    conversation_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something worth doing that the rows themselves say; never a guess."""

    kind: Literal["promise_late", "promise_due", "waits_elsewhere"]
    conversation_id: str
    at: datetime
    count: int = 1
    subject: str = ""


def numbers(profile: Profile) -> Numbers:
    """Sum up orders less refunds in the currency used most, and average the ratings."""
    orders = [fact for fact in profile.facts if fact.kind == "order"]
    ratings = [
        stars for f in profile.facts if f.kind == "rating" and (stars := _number(f, "stars"))
    ]
    return Numbers(
        lifetime=_lifetime(profile.facts),
        order_count=len(orders),
        rating=round(sum(ratings) / len(ratings), 1) if ratings else None,
    )


def relationship(profile: Profile, now: datetime) -> Relationship:
    """Tell since when somebody is a customer, and how often they wrote lately."""
    times = [fact.happened_at for fact in profile.facts if fact.kind in {"order", "plan"}]
    months = int((now - min(times)) / _MONTH) if times else None
    recent = sum(now - row.last_message_at <= _MONTH for row in profile.conversations)
    return Relationship(months, recent)


def local_time(contact: Contact, now: datetime) -> datetime | None:
    """Give the customer's own time of day, None when their zone is not known."""
    if not contact.time_zone:
        return None
    try:
        return now.astimezone(ZoneInfo(contact.time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None


def weekly(profile: Profile, now: datetime) -> tuple[int, ...]:
    """Count conversations a week over the last twelve, oldest week first."""
    counts = Counter(int((now - row.last_message_at).days // 7) for row in profile.conversations)
    return tuple(counts[week] for week in reversed(range(WEEKS)))


def timeline(profile: Profile, limit: int = 8) -> tuple[Moment, ...]:
    """Join facts and conversations into one story, newest first."""
    moments = [_fact_moment(fact) for fact in profile.facts]
    moments += [_conversation_moment(row) for row in profile.conversations]
    return tuple(sorted(moments, key=lambda moment: moment.at, reverse=True)[:limit])


def newest_fact_at(profile: Profile) -> datetime | None:
    """Tell how fresh the facts are: when the newest of them happened."""
    return max((fact.happened_at for fact in profile.facts), default=None)


def next_step(profile: Profile, now: datetime, shown: str = "") -> NextStep | None:
    """Find what the rows ask for: a promise first, then somewhere else they wait.

    `shown` is the conversation on the screen: it needs no pointer to itself.
    """
    waiting = [row for row in profile.conversations if row.waiting_since is not None]
    promised = sorted((r.due_at, r) for r in waiting if r.is_promised and r.due_at)[:1]
    for due_at, row in promised:
        kind: Literal["promise_late", "promise_due"]
        kind = "promise_late" if due_at < now else "promise_due"
        return NextStep(kind, row.conversation_id, due_at, subject=_title(row))
    elsewhere = [row for row in waiting if row.conversation_id != shown]
    if not elsewhere or (not shown and len(elsewhere) == 1):
        return None
    oldest = min(elsewhere, key=lambda row: row.waiting_since or now)
    since = oldest.waiting_since or now
    return NextStep(
        "waits_elsewhere", oldest.conversation_id, since, len(elsewhere), _title(oldest)
    )


def years(months: int) -> int:
    """Give the whole years in a number of months."""
    return int(months * _MONTH / _YEAR)


def _lifetime(facts: tuple[Fact, ...]) -> Money | None:
    totals: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for fact in facts:
        currency = str(fact.values.get("currency", ""))
        if fact.kind == "order":
            seen[currency] += 1
            if fact.values.get("status") not in _NOT_EARNED:
                totals[currency] += _number(fact, "total")  # type: ignore[assignment]
        elif fact.kind == "refund":
            totals[currency] -= _number(fact, "amount")  # type: ignore[assignment]
    if not seen:
        return None
    main = seen.most_common(1)[0][0]
    return Money(max(0.0, float(totals[main])), main)


def _number(fact: Fact, key: str) -> float:
    value = fact.values.get(key, 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _fact_moment(fact: Fact) -> Moment:
    known = {"order", "refund", "rating", "plan"}
    kind: Any = fact.kind if fact.kind in known else "note"
    values = {**fact.values, "key": fact.key, "title": fact.title}
    return Moment(kind, fact.happened_at, values, source=fact.source)


def _conversation_moment(row: QueueRow) -> Moment:
    values = {"title": _title(row), "channel": row.channel, "count": row.message_count}
    return Moment("conversation", row.last_message_at, values, row.conversation_id)


def _title(row: QueueRow) -> str:
    return row.subject or row.snippet
