"""Puts the profile's values into words of the window's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from profile_panel import matching
from profile_panel import profile as facts
from ui.kit.words import clock, day, is_rtl, isolate, moment, number, tr

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.model import Contact

_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "CAD": "CA$", "JPY": "¥", "INR": "₹"}


def money(value: facts.Money) -> str:
    """Write an amount shortly: whole units from a hundred on."""
    is_whole = value.amount >= 100 or value.amount == int(value.amount)  # noqa: PLR2004
    figures = QLocale().toString(value.amount, "f", 0 if is_whole else 2)
    return isolate(f"{_SIGNS.get(value.currency, value.currency + ' ')}{figures}")


def decimal(value: float) -> str:
    """Write a rating with one decimal."""
    return QLocale().toString(value, "f", 1)


def place_and_time(contact: Contact, now: datetime) -> str:
    """Say where somebody is and what time it is there."""
    local = facts.local_time(contact, now)
    if local is None:
        return contact.place
    # The clock is read as if it were ours: QLocale would turn it back into our zone.
    theirs = clock(local.replace(tzinfo=None).astimezone())
    if not contact.place:
        return _led(tr("{time} local", time=isolate(theirs)))
    return _led(tr("{place} · {time}", place=isolate(contact.place), time=isolate(theirs)))


def _led(text: str) -> str:
    # Without a mark Qt would take the line's direction from a foreign name at its start.
    return f"\u200f{text}" if is_rtl() else text


def relationship(value: facts.Relationship) -> tuple[str, ...]:
    """Say for how long somebody has been a customer and how often they wrote lately."""
    parts = []
    if value.months is not None:
        parts.append(_length(value.months))
    if value.recent_conversations:
        count = value.recent_conversations
        parts.append(
            tr(
                "{n} conversation in 30 days|{n} conversations in 30 days",
                n=count,
            )
        )
    return tuple(parts)


def _length(months: int) -> str:
    if years := facts.years(months):
        return tr("Customer for {n} year|Customer for {n} years", n=years)
    if months:
        return tr("Customer for {n} month|Customer for {n} months", n=months)
    return tr("New customer")


def timeline_title(found: facts.Moment) -> str:
    """Say what happened."""
    values = {key: isolate(str(value)) for key, value in found.values.items()}
    if found.kind == "order":
        state = order_state(str(found.values.get("status", "")))
        return tr("Order {order}: {state}", order=values["key"], state=state)
    if found.kind == "refund":
        amount = found.values.get("amount", 0.0)
        currency = str(found.values.get("currency", ""))
        return tr("Refund of {amount}", amount=money(facts.Money(float(amount), currency)))
    if found.kind == "rating":
        stars = number(int(found.values.get("stars", 0)))
        return tr("Rated support {stars} of 5", stars=stars)
    if found.kind == "plan":
        return tr("Joined {plan}", plan=values.get("name", values["title"]))
    return str(found.values.get("title", ""))


def timeline_when(found: facts.Moment) -> str:
    """Say when it happened, with what it was about."""
    about = {"order": "items", "refund": "reason", "rating": "about"}.get(found.kind, "")
    detail = str(found.values.get(about, "")) if about else ""
    when = day(found.at)
    return tr("{when} · {detail}", when=when, detail=isolate(detail)) if detail else when


def order_state(status: str) -> str:
    """Translate an order's state; a state we do not know is shown as it came."""
    known = {
        "paid": tr("paid"),
        "preparing": tr("being prepared"),
        "shipped": tr("on its way"),
        "delivered": tr("delivered"),
        "returned": tr("returned"),
        "lost": tr("lost"),
        "cancelled": tr("cancelled"),
    }
    return known.get(status, status)


def next_step(step: facts.NextStep) -> tuple[str, str]:
    """Say what is worth doing, as a title and a sentence."""
    about = isolate(step.subject)
    if step.kind == "promise_late":
        title = tr("A promise is overdue")
        return title, tr(
            "An answer was promised for {when}: {about}", when=moment(step.at), about=about
        )
    if step.kind == "promise_due":
        title = tr("Keep the promise")
        return title, tr(
            "An answer is promised by {when}: {about}", when=moment(step.at), about=about
        )
    title = tr(
        "Waiting in {n} other conversation|Waiting in {n} other conversations",
        n=step.count,
    )
    return title, _led(tr("Since {when}: {about}", when=moment(step.at), about=about))


def duplicate_reasons(why: str) -> str:
    """Translate matching's sentences; what is not one of them is shown as it came."""
    found = [
        _reason(part.strip()) for part in re.split(r"(?<=\.)\s+(?=[A-Z])", why) if part.strip()
    ]
    return " ".join(found)


def _reason(sentence: str) -> str:
    for code, template in matching.SENTENCES.items():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(template))
        if (met := re.fullmatch(pattern, sentence)) is not None:
            values = {key: isolate(value) for key, value in met.groupdict().items()}
            return _templates()[code].format(**values)
    return sentence


def _templates() -> dict[str, str]:
    return {
        "email": tr("Both use {email}."),
        "email_close": tr("The mail addresses are nearly the same: {one} and {other}."),
        "email_local": tr("The mail addresses begin alike: {one} and {other}."),
        "role_email": tr("Both use the shared address {email}."),
        "phone": tr("Both use the phone number {phone}."),
        "order": tr("Both wrote about order {order}."),
        "name": tr("The names are the same: {one} and {other}."),
        "name_close": tr("The names are nearly the same: {one} and {other}."),
        "name_initial": tr("The surname and the first letter agree: {one} and {other}."),
        "name_differs": tr("The names differ: {one} and {other}."),
        "handle": tr("The handle {handle} is also the mail address's name."),
        "handle_name": tr("The handle {handle} spells the name {name}."),
        "signature": tr("Both sign in the same way."),
        "place": tr("Both live in {place}."),
        "place_differs": tr("They live in different places."),
        "detail": tr("Both have the same {detail}."),
        "detail_differs": tr("They have a different {detail}."),
    }
