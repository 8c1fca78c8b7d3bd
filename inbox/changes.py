"""What a write touched: ids only, because rows are the truth and changes are wake-up hints."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that a transaction touched. `group` names its operations, for undo."""

    conversations: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    outbox: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    suggestions: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    typing: frozenset[str] = frozenset()  # conversations whose customer writes just now
    group: str = ""

    def __or__(self, other: Changes) -> Changes:
        """Join two changes; the later group wins."""
        joined = {
            f.name: getattr(self, f.name) | getattr(other, f.name)
            for f in fields(self)
            if f.name != "group"
        }
        return Changes(**joined, group=other.group or self.group)

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(getattr(self, f.name) for f in fields(self))

    def to_json(self) -> dict[str, Any]:
        """Give a JSON-ready dict; empty fields are left out."""
        found: dict[str, Any] = {
            f.name: sorted(getattr(self, f.name))
            for f in fields(self)
            if f.name != "group" and getattr(self, f.name)
        }
        return found | ({"group": self.group} if self.group else {})

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Changes:
        """Read what `to_json` gave; unknown fields are ignored."""
        names = {f.name for f in fields(cls)} - {"group"}
        ids = {key: frozenset(value) for key, value in data.items() if key in names}
        return cls(**ids, group=data.get("group", ""))
