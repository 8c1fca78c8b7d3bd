"""What the panel says of a person rests on rows alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from inbox.model import (
    Contact,
    ConversationState,
    Fact,
    Profile,
    QueueRow,
    Urgency,
    Visibility,
)
from profile_panel import profile as facts

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def row(key: str, days: float, *, is_waiting: bool = False, **more: Any) -> QueueRow:
    at = NOW - timedelta(days=days)
    given: dict[str, Any] = {
        "conversation_id": key, "account_id": "a", "channel": "chat",
        "visibility": Visibility.PRIVATE, "contact_id": "c", "contact_name": "Layla",
        "subject": key.title(), "snippet": "", "state": ConversationState.OPEN,
        "urgency": Urgency.NORMAL, "urgency_score": 0.3, "reasons": (), "queue_score": 0.0,
        "last_message_at": at, "waiting_since": at if is_waiting else None, "due_at": None,
    }  # fmt: skip
    return QueueRow(**(given | more))


def fact(kind: str, days: float, **values: Any) -> Fact:
    return Fact("c", kind, "1", f"{kind} 1", values, NOW - timedelta(days=days), "Shop")


def profile(*rows: QueueRow, known: tuple[Fact, ...] = (), **contact: Any) -> Profile:
    return Profile(Contact("c", "Layla Haddad", **contact), (), rows, (), known)


def test_lifetime_value_leaves_out_what_came_back_and_what_was_refunded() -> None:
    known = (
        fact("order", 1, total=100.0, currency="EUR", status="delivered"),
        fact("order", 2, total=50.0, currency="EUR", status="returned"),
        fact("order", 3, total=70.0, currency="GBP", status="delivered"),
        fact("refund", 1, amount=20.0, currency="EUR"),
        fact("rating", 1, stars=4),
        fact("rating", 2, stars=5),
    )
    found = facts.numbers(profile(known=known))
    assert found.lifetime == facts.Money(80.0, "EUR")
    assert found.order_count == 3
    assert found.rating == 4.5


def test_nothing_known_is_none_and_never_a_zero() -> None:
    found = facts.numbers(profile())
    assert (found.lifetime, found.order_count, found.rating) == (None, 0, None)
    assert facts.relationship(profile(), NOW) == facts.Relationship(None, 0)
    assert facts.timeline(profile()) == ()
    assert facts.newest_fact_at(profile()) is None


def test_relationship_counts_from_the_first_order() -> None:
    known = (fact("order", 800, total=1.0, currency="EUR"), fact("rating", 900, stars=5))
    found = facts.relationship(profile(row("a", 2), row("b", 40), known=known), NOW)
    assert found.recent_conversations == 1
    assert found.months == 26
    assert facts.years(found.months) == 2


def test_local_time_follows_the_zone_and_an_unknown_zone_is_left_out() -> None:
    local = facts.local_time(Contact("c", "L", time_zone="Asia/Dubai"), NOW)
    assert local is not None
    assert local.hour == 16
    assert facts.local_time(Contact("c", "L", time_zone="Moon/Base"), NOW) is None
    assert facts.local_time(Contact("c", "L"), NOW) is None


def test_weeks_run_from_old_to_new_and_older_ones_are_left_out() -> None:
    counts = facts.weekly(profile(row("a", 0), row("b", 1), row("c", 80), row("d", 200)), NOW)
    assert len(counts) == 12
    assert (counts[-1], counts[0], sum(counts)) == (2, 1, 3)


def test_the_timeline_mixes_facts_and_conversations_newest_first() -> None:
    known = (fact("order", 5, status="delivered"), fact("odd", 1))
    found = facts.timeline(profile(row("a", 3), known=known))
    assert [moment.kind for moment in found] == ["note", "conversation", "order"]
    assert found[1].conversation_id == "a"
    assert len(facts.timeline(profile(*(row(str(i), i) for i in range(20))), limit=4)) == 4


def test_an_overdue_promise_comes_before_everything() -> None:
    late = row("late", 1, is_waiting=True, is_promised=True, due_at=NOW - timedelta(hours=1))
    step = facts.next_step(profile(row("x", 4, is_waiting=True), late), NOW)
    assert step is not None
    assert (step.kind, step.conversation_id) == ("promise_late", "late")


def test_somebody_who_waits_elsewhere_is_pointed_at_but_not_the_shown_one() -> None:
    both = profile(row("shown", 1, is_waiting=True), row("other", 2, is_waiting=True))
    step = facts.next_step(both, NOW, "shown")
    assert step is not None
    assert (step.kind, step.conversation_id, step.count) == ("waits_elsewhere", "other", 1)
    assert facts.next_step(profile(row("shown", 1, is_waiting=True)), NOW, "shown") is None
    assert facts.next_step(profile(row("done", 1)), NOW) is None
