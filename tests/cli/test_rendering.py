"""What a customer wrote cannot steer the terminal, and every value becomes JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from app.commands.rendering import ago, as_json, one_line, safe
from inbox.model import Ground, Suggestion, Urgency

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_escape_sequences_are_taken_out() -> None:
    assert safe("red \x1b[31mtext\x07\x9b2J\r\nnext") == "red [31mtext2J\nnext"


def test_a_line_is_one_line_and_fits() -> None:
    assert one_line("a\nb\tc", 10) == "a b c"
    assert one_line("abcdefgh", 5) == "abcd…"


def test_values_become_json() -> None:
    ground = Ground("message", "1", "نص")
    made = Suggestion("c", "text", "model", "ar", (ground,), made_at=_NOW)
    told = json.loads(as_json([made, Urgency.HIGH, frozenset({"b", "a"})]))
    assert told[0]["grounds"][0]["excerpt"] == "نص"
    assert told[0]["made_at"] == "2026-11-20T12:00:00+00:00"
    assert told[1:] == ["high", ["a", "b"]]


def test_waiting_is_said_roughly() -> None:
    told = [ago(_NOW - timedelta(minutes=each), _NOW) for each in (0, 59, 60, 60 * 49)]
    assert told == ["0 min", "59 min", "1 h", "2 d"]
