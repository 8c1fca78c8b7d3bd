"""The panel's sections, each made from a Profile and dropped when a newer one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inbox.model import Visibility
from profile_panel import profile as facts
from profile_panel.panel import parts, say
from ui.kit import icons, theme
from ui.kit.buttons import PlainButton, PrimaryButton
from ui.kit.words import day, isolate, moment, number, person, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from inbox.model import ChannelInfo, Contact, Profile, QueueRow

_MOMENTS = {
    "order": ("package", "normal"),
    "refund": ("credit-card", "high"),
    "rating": ("star", "good"),
    "plan": ("ticket", "accent"),
    "note": ("info", "low"),
    "conversation": ("message-circle", "low"),
}
_EARLIER = 6


def _column(spacing: int = 6) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return made, column


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("line", True)
    return made


def header(profile: Profile, now: datetime) -> QWidget:
    """Name, VIP, place and local time, and how long we know each other."""
    contact, known = profile.contact, facts.relationship(profile, now)
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(parts.Avatar(contact.name, contact.id), 0, Qt.AlignmentFlag.AlignTop)
    words, column = _column(3)
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(parts.Elided(contact.name, 16, 600))
    if contact.is_vip:
        top.addWidget(parts.Pill(tr("VIP"), "crown", "high", "high_soft"))
    top.addStretch(1)
    column.addLayout(top)
    for text in (say.place_and_time(contact, now), *say.relationship(known)):
        if text:
            column.addWidget(parts.label(text, 12, kind="soft", is_wrapped=True))
    made.setToolTip(tr("The time of day is theirs."))
    row.addWidget(words, 1)
    return made


def stats(profile: Profile) -> QWidget | None:
    """Make the three cards; none where no system of record says anything."""
    found = facts.numbers(profile)
    cards = []
    if found.lifetime is not None:
        cards.append((tr("Spent"), say.money(found.lifetime)))
        cards.append((tr("Orders"), number(found.order_count)))
    if found.rating is not None:
        cards.append((tr("Rating"), say.decimal(found.rating)))
    if not cards:
        return None
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for name, value in cards:
        row.addWidget(parts.StatCard(name, value), 1)
    return made


def next_step(
    profile: Profile, now: datetime, shown: str, choose: Callable[[str], None]
) -> QWidget | None:
    """Show what the rows themselves ask for, with the way there."""
    step = facts.next_step(profile, now, shown)
    if step is None:
        return None
    title, sentence = say.next_step(step)
    made, column = _card("accent_soft")
    column.addWidget(parts.label(title, 14, 600, is_wrapped=True))
    column.addWidget(parts.label(sentence, 12, kind="soft", is_wrapped=True))
    if step.conversation_id != shown:
        button = PrimaryButton(tr("Open"), "message-circle")
        button.setAccessibleName(f"{tr('Open')}: {title}")
        button.clicked.connect(lambda: choose(step.conversation_id))
        column.addLayout(_start(button))
    return made


def duplicate(other: Contact, why: str, merge: Callable[[str], None]) -> QWidget:
    """Somebody who may be the same person, why, and the button that joins them."""
    made, column = _card("note_soft", "note_border")
    title = tr("Possibly the same person: {name}", name=isolate(other.name))
    column.addWidget(parts.label(title, 13, 600, is_wrapped=True))
    column.addWidget(parts.label(say.duplicate_reasons(why), 12, kind="soft", is_wrapped=True))
    button = PlainButton(tr("Merge"), "git-merge")
    button.setAccessibleName(tr("Merge with {name}", name=isolate(other.name)))
    button.setToolTip(tr("Join the two contacts; this can be undone"))
    button.clicked.connect(lambda: merge(other.id))
    column.addLayout(_start(button))
    return made


def identities(profile: Profile, infos: Mapping[str, ChannelInfo]) -> QWidget | None:
    """Every handle with its channel."""
    if not profile.identities:
        return None
    made, column = _column(4)
    column.addWidget(parts.heading(tr("Identities")))
    for identity in profile.identities:
        info = infos.get(identity.channel)
        picture = (
            icons.file_pixmap(info.icon, 18, hex_color=theme.tokens().accent)
            if info
            else icons.pixmap(_icon_of(identity.handle), theme.tokens().text_soft, 18)
        )
        verified = tr("verified") if identity.is_verified else ""
        title = info.title if info else identity.channel
        column.addWidget(parts.IdentityRow(picture, isolate(identity.handle), title, verified))
    return made


def _icon_of(handle: str) -> str:
    # A channel that is not installed any more has no icon: the handle's own form speaks.
    if "@" in handle[1:]:
        return "mail"
    if handle.startswith("+") and any(c.isdigit() for c in handle):
        return "phone"
    return "at-sign"


def contacts(profile: Profile, now: datetime) -> QWidget:
    """Draw the last twelve weeks as a line."""
    made, column = _column(8)
    counts = facts.weekly(profile, now)
    column.addWidget(_line())
    column.addWidget(parts.heading(tr("Conversations, last 12 weeks")))
    name = tr(
        "{n} conversation in the last 12 weeks|{n} conversations in the last 12 weeks",
        n=sum(counts),
    )
    column.addWidget(parts.Sparkline(counts, name))
    return made


def timeline(profile: Profile, choose: Callable[[str], None]) -> QWidget | None:
    """Orders, refunds, ratings and conversations as one story."""
    moments = facts.timeline(profile)
    if not moments:
        return None
    made, column = _column(0)
    column.addWidget(parts.heading(tr("Timeline")))
    column.addSpacing(6)
    for found in moments:
        icon_name, tone = _MOMENTS[found.kind]
        line = parts.Line(
            icon_name,
            tone,
            say.timeline_title(found),
            say.timeline_when(found),
            found.conversation_id,
        )
        if found.source:
            line.setToolTip(tr("{what} (from {source})", what=line.toolTip(), source=found.source))
        line.is_last = found is moments[-1]
        line.chosen.connect(choose)
        column.addWidget(line)
    return made


def earlier(profile: Profile, shown: str, choose: Callable[[str], None]) -> QWidget | None:
    """List the customer's other conversations, newest first."""
    rows = [row for row in profile.conversations if row.conversation_id != shown]
    if not rows:
        return None
    made, column = _column(0)
    column.addWidget(parts.heading(tr("Other conversations")))
    column.addSpacing(6)
    for row in rows[:_EARLIER]:
        icon_name = "clock" if row.waiting_since else "check"
        tone = "high" if row.waiting_since else "good"
        line = parts.Line(icon_name, tone, _title(row), _state(row), row.conversation_id)
        line.is_last = True
        line.chosen.connect(choose)
        column.addWidget(line)
    return made


def notes(profile: Profile) -> QWidget | None:
    """Show what the team wrote down about this person."""
    if not profile.notes:
        return None
    made, column = _column(8)
    column.addWidget(parts.heading(tr("Notes")))
    for note in profile.notes[:5]:
        card, inner = _card("note_soft", "note_border")
        inner.addWidget(parts.label(note.text, 12.5, is_wrapped=True))
        signed = tr("{author} · {when}", author=person(note.author), when=moment(note.created_at))
        inner.addWidget(parts.label(signed, 11, kind="faint", is_wrapped=True))
        column.addWidget(card)
    return made


def _title(row: QueueRow) -> str:
    return row.subject or row.snippet


def _state(row: QueueRow) -> str:
    state = tr("waiting for us") if row.waiting_since else tr("answered")
    if row.state.value != "open":
        state = tr("spam") if row.state.value == "spam" else tr("closed")
    said = tr("{when} · {state}", when=day(row.last_message_at), state=state)
    network = [isolate(row.network)] if row.network else []
    public = [tr("Public")] if row.visibility is Visibility.PUBLIC else []
    return " · ".join([said, *network, *public])


def _card(ground: str, border: str = "") -> tuple[QFrame, QVBoxLayout]:
    look = theme.tokens()
    made = QFrame()
    made.setObjectName("profileCard")
    edge = f"1px solid {getattr(look, border)}" if border else "none"
    made.setStyleSheet(
        f"QFrame#profileCard {{ background: {getattr(look, ground)}; border: {edge};"
        " border-radius: 12px; }"
    )
    column = QVBoxLayout(made)
    column.setContentsMargins(12, 11, 12, 11)
    column.setSpacing(6)
    return made, column


def _start(button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
