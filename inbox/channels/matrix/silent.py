"""Event types that carry nothing a person should read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Signalling of calls, key verification, votes and bridges' bookkeeping.
_SILENT = frozenset(
    {
        "",
        "m.poll.response",
        "m.poll.end",
        "org.matrix.msc3381.poll.response",
        "org.matrix.msc3381.poll.end",
        "m.beacon",
        "org.matrix.msc3672.beacon",
        "m.room.pinned_events",
        "io.element.functional_members",
        "org.matrix.dummy_event",
        "m.dummy",
        "m.room_key_request",
        "com.beeper.backfill_status",
    }
)
_SILENT_PREFIXES = (
    "m.key.verification.",
    "org.matrix.call.",
    "org.matrix.msc4075.",
    "m.rtc.",
    "fi.mau.dummy.",
)
_CALL = "m.call."
_CALL_STARTS = "m.call.invite"


def is_silent(kind: str, content: Mapping[str, Any]) -> bool:
    """Tell whether an event is machinery; types nobody knows are not, they are shown."""
    if kind.startswith(_CALL):
        return kind != _CALL_STARTS
    if kind == "m.room.message":
        return content.get("msgtype") == "m.key.verification.request"
    return kind in _SILENT or kind.startswith(_SILENT_PREFIXES)
