"""What a draft rests on, read from the workspace: the thread, the profile, our earlier replies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from inbox.draft.language import detect
from inbox.draft.saved import canned_replies
from inbox.model import CannedReply, Direction, Fact, Message, QueueRow
from inbox.store import read, values
from inbox.store.tables import contacts, conversations, facts, messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.store.database import Database

_TURNS, _TURN_LENGTH = 6, 900
_FACTS = 6
_EARLIER = 40  # our newest replies elsewhere that are looked at
_VARIABLE = re.compile(r"\{(\w+)\}")
# "Hi {first_name}," becomes "Hi,": a reply to somebody unnamed still reads well.
_UNNAMED = re.compile(r",? ?\{(?:first_)?name\}")
_ORDER = re.compile(
    r"(?i)(?:order|parcel|package|pedido|paquete|commande|colis|الطلب|طلب|الطرد|#)\W{0,3}([A-Z]{0,3}-?\d{4,8})"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A customer's message elsewhere and what we answered."""

    message_id: str
    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known about one conversation, for a draft."""

    row: QueueRow
    messages: tuple[Message, ...]
    language: str
    agent: str
    facts: tuple[Fact, ...]
    canned: tuple[CannedReply, ...]
    earlier: tuple[Earlier, ...]
    based_on_message_id: str

    @property
    def customer_text(self) -> str:
        """Give all the customer wrote in this thread."""
        mine = [m for m in self.messages if m.direction is Direction.INBOUND]
        return "\n".join(f"{m.subject}\n{m.text}" for m in mine)

    @property
    def our_text(self) -> str:
        """Give all we wrote in this thread."""
        return "\n".join(m.text for m in self.messages if m.direction is Direction.OUTBOUND)

    @property
    def asked(self) -> str:
        """Give what waits for an answer: the customer's messages since our last one."""
        return "\n".join(_unanswered(self.messages))[-1500:]

    @property
    def first_name(self) -> str:
        """Give the name to greet with; a handle or an address is nobody's name."""
        name = self.row.contact_name.strip()
        if not name or "@" in name or any(char.isdigit() for char in name):
            return ""
        first = name.replace("_", " ").split()[0].strip(",.")
        return first if first.lower() not in ("mr", "mrs", "ms", "dr", "the") else ""

    @property
    def fact_lines(self) -> tuple[str, ...]:
        """Give the facts as short lines, those that the customer names first."""
        said = self.customer_text.lower()
        ranked = sorted(self.facts, key=lambda fact: fact.key.lower() not in said)
        return tuple(map(fact_line, ranked[:_FACTS]))


def gather(database: Database, conversation_id: str) -> Material:
    """Read everything for one conversation. Raises NotFound."""
    thread = read.thread(database, conversation_id)
    agent = str(read.settings(database)["agent_name"])
    shown = tuple(m for m in thread.messages if not m.is_auto and not m.is_deleted and m.text)
    spoken = "\n".join(_unanswered(shown))
    with database.read() as connection:
        known = _language(connection, thread.row)
        language = detect(spoken, known or "en")
        found = _facts(connection, thread.row.contact_id)
        earlier = _earlier(connection, thread.row.conversation_id)
    canned = tuple(
        reply for reply in canned_replies(database) if reply.language.split("-")[0] == language
    )
    return Material(
        row=thread.row,
        messages=shown,
        language=language,
        agent=agent,
        facts=found,
        canned=canned,
        earlier=tuple(pair for pair in earlier if detect(pair.answer, language) == language),
        based_on_message_id=thread.messages[-1].id if thread.messages else "",
    )


def fact_line(fact: Fact) -> str:
    """Give a fact as a line: "Order 51170: delivered, 12 Nov"."""
    details = [
        f"{key.replace('_', ' ')} {value}"
        for key, value in fact.values.items()
        if isinstance(value, str | int | float) and str(value)
    ]
    title = fact.title or f"{fact.kind} {fact.key}".strip()
    return f"{title}: {', '.join(details[:4])}" if details else title


def fill(reply: CannedReply, material: Material, agent: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the text with its variables filled in, and the names of those that could not be."""
    known = {
        "name": material.row.contact_name if material.first_name else "",
        "first_name": material.first_name,
        "agent": agent or material.agent,
        "order": _order(material),
    }
    text = reply.text
    if not known["agent"]:
        text = text.replace("{agent}", "").rstrip()
    if not known["name"]:
        text = _UNNAMED.sub("", text)
    missing = tuple(name for name in _VARIABLE.findall(text) if not known.get(name))
    filled = _VARIABLE.sub(lambda found: known.get(found.group(1)) or found.group(), text)
    return filled.strip(), missing


def _order(material: Material) -> str:
    orders = [fact.key for fact in material.facts if fact.kind == "order"]
    named = [key for key in orders if key.lower() in material.customer_text.lower()]
    if named or orders:
        return (named or orders)[0]
    written = _ORDER.search(material.customer_text)
    return written.group(1) if written else ""


def turns(material: Material) -> list[tuple[str, str]]:
    """Give the end of the conversation as (role, text)."""
    roles = {Direction.INBOUND: "customer", Direction.OUTBOUND: "agent"}
    chosen: list[tuple[str, str]] = []
    for message in material.messages[-_TURNS:]:
        text = " ".join(message.text.split())[:_TURN_LENGTH]
        role = roles[message.direction]
        if chosen and chosen[-1][0] == role:
            chosen[-1] = (role, f"{chosen[-1][1]} {text}"[-_TURN_LENGTH:])
        else:
            chosen.append((role, text))
    return chosen


def _unanswered(shown: Sequence[Message]) -> list[str]:
    found: list[str] = []
    for message in reversed(shown):
        if message.direction is Direction.OUTBOUND and found:
            break
        if message.direction is Direction.INBOUND:
            subject = message.subject if not message.subject.lower().startswith("re:") else ""
            found.append(f"{subject}\n{message.text}".strip())
    return found[::-1]


def _language(connection: Connection, row: QueueRow) -> str:
    c, p = conversations.c, contacts.c
    own = connection.scalar(select(c.language).where(c.id == row.conversation_id))
    return own or connection.scalar(select(p.language).where(p.id == row.contact_id)) or ""


def _facts(connection: Connection, contact_id: str) -> tuple[Fact, ...]:
    p = contacts.c
    everybody = select(p.id).where(p.canonical_id == contact_id)
    chosen = select(facts).where(facts.c.contact_id.in_(everybody))
    rows = connection.execute(chosen.order_by(facts.c.happened_at.desc())).mappings()
    return tuple(values.fact(dict(row)) for row in rows)


def _earlier(connection: Connection, conversation_id: str) -> list[Earlier]:
    """Give our newest answers in other conversations, with what they answered."""
    m = messages.c
    ours = connection.execute(
        select(m.rowid, m.conversation_id, m.text)
        .where(m.direction == "outbound", m.is_auto.is_(False))
        .where(m.conversation_id != conversation_id)
        .order_by(m.rowid.desc())
        .limit(_EARLIER)
    ).all()
    found = []
    for answer in ours:
        asked = connection.execute(
            select(m.id, m.text, m.direction)
            .where(m.conversation_id == answer.conversation_id, m.rowid < answer.rowid)
            .order_by(m.rowid.desc())
            .limit(1)
        ).first()
        if asked is not None and asked.direction == "inbound" and asked.text and answer.text:
            found.append(Earlier(asked.id, asked.text, answer.text))
    return found
