"""A room as its state events describe it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import ConversationInfo
from inbox.channels.matrix.bridge import BRIDGE_TYPES, Bridge, read_bridge
from inbox.channels.matrix.shape import mapping, number, text
from inbox.model import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENCRYPTED = (
    "This room is encrypted and Kindline can't read or write in it yet; answer in another Matrix "
    "app such as Element, or ask the customer to write in a room without encryption."
)
MOVED = "This room was closed in favour of a new one; answer there."


@dataclass(slots=True)
class Room:
    """What is known of a room just now."""

    id: str
    name: str = ""
    alias: str = ""
    join_rule: str = "invite"
    history: str = "shared"
    is_listed: bool = False  # in the server's public directory
    is_encrypted: bool = False
    is_moved: bool = False
    members: dict[str, str] = field(default_factory=dict)  # Matrix id -> name
    heroes: tuple[str, ...] = ()
    speaker: str = ""  # the customer who wrote last
    read_at_ms: float = 0.0  # until when our own account has read
    bridges: dict[tuple[str, str], Bridge] = field(default_factory=dict)
    features: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bridge(self) -> Bridge | None:
        """The network behind the room; the newer state type wins."""
        ordered = sorted(self.bridges, key=lambda key: BRIDGE_TYPES.index(key[0]))
        return self.bridges[ordered[0]] if ordered else None

    @property
    def visibility(self) -> Visibility:
        """Public where anybody may walk in or read."""
        is_open = self.join_rule == "public" or self.history == "world_readable"
        return Visibility.PUBLIC if is_open or self.is_listed else Visibility.PRIVATE

    def name_of(self, user: str) -> str:
        """Give how a member is called here; without a name, the first part of the address."""
        return self.members.get(user) or user.removeprefix("@").partition(":")[0]

    def is_bot(self, user: str) -> bool:
        """Tell whether it is the bridge's own user, which nobody sits behind."""
        return any(bridge.bot == user for bridge in self.bridges.values() if bridge.bot)

    def customer(self, ours: frozenset[str]) -> str:
        """Give the counterpart: who wrote last, else who is known to be here, else the room."""
        if self.speaker:
            return self.speaker
        others = [*self.heroes, *sorted(self.members)]
        people = [user for user in others if user not in ours and not self.is_bot(user)]
        return people[0] if people else self.id

    def info(self) -> ConversationInfo:
        """Say what the screen should show of the conversation as a whole."""
        bridge = self.bridge
        return ConversationInfo(
            self.id,
            title=self.name or self.alias or (bridge.channel_name if bridge else ""),
            network=bridge.network if bridge else "",
            link=bridge.link if bridge else "",
            limits=_limits(self.features),
            sentence=self._sentence(),
        )

    def _sentence(self) -> str:
        if self.is_moved:
            return MOVED
        return ENCRYPTED if self.is_encrypted else ""

    def learn(self, events: Iterable[Any]) -> None:
        """Take over state events; what has no known shape changes nothing."""
        for event in map(mapping, events):
            if isinstance(event.get("state_key"), str):
                self._apply(text(event.get("type")), event["state_key"], event)

    def summarise(self, summary: Any) -> None:
        """Take over the room summary of a sync (`m.heroes`)."""
        heroes = mapping(summary).get("m.heroes")
        if isinstance(heroes, list):
            self.heroes = tuple(filter(None, map(text, heroes)))

    def _apply(self, kind: str, key: str, event: Mapping[str, Any]) -> None:
        content = mapping(event.get("content"))
        if kind == "m.room.member":
            self._member(key, content)
        elif kind in BRIDGE_TYPES:
            self._bridge(kind, key, read_bridge(content, text(event.get("sender"))))
        elif kind == "com.beeper.room_features":
            self.features = content
        elif key == "":
            self._describe(kind, content)

    def _describe(self, kind: str, content: Mapping[str, Any]) -> None:
        if kind == "m.room.name":
            self.name = text(content.get("name"))
        elif kind == "m.room.canonical_alias":
            self.alias = text(content.get("alias"))
        elif kind == "m.room.join_rules":
            self.join_rule = text(content.get("join_rule")) or "invite"
        elif kind == "m.room.history_visibility":
            self.history = text(content.get("history_visibility"))
        elif kind == "m.room.encryption":
            # Encryption is never taken back, whatever a later state event says (spec 11.12.1).
            self.is_encrypted = True
        elif kind == "m.room.tombstone":
            self.is_moved = bool(content)

    def _member(self, user: str, content: Mapping[str, Any]) -> None:
        # The name is kept when somebody leaves: their messages stay.
        if name := text(content.get("displayname")):
            self.members[user] = name
        elif text(content.get("membership")) in ("join", "invite"):
            self.members[user] = ""

    def _bridge(self, kind: str, key: str, bridge: Bridge | None) -> None:
        if bridge is None:
            self.bridges.pop((kind, key), None)
        else:
            self.bridges[kind, key] = bridge


def _limits(features: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a bridge says its network can do (`com.beeper.room_features`, levels -2 to 2)."""
    found: dict[str, Any] = {}
    longest = number(features.get("max_text_length"))
    if longest is not None and longest > 0:
        found |= {"max_length": int(longest), "counted_in": "characters"}
    for key, can in (("edit", "edit"), ("delete", "delete"), ("reaction", "react")):
        level = number(features.get(key))
        if level is not None and level <= 0:
            found[can] = False
    return found or None
