"""The lines between the client and the worker: one JSON object a line, both ways.

To the worker:   {"id", "op": "load" | "draft" | "urgency" | "embed", "rank", ...fields}
                 {"cancel": id}
From the worker: {"id", "text"}   {"id", "value"}   {"id", "end": true}
                 {"id", "error": "not_ready" | "failed", "sentence"}   {"status": {...}}
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

# Lower runs first, and preempts what runs.
RANK_PERSON, RANK_AHEAD, RANK_BACKGROUND = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Prompt:
    """All that a draft may rest on, as plain text; nothing in it is ever a control token."""

    turns: tuple[tuple[str, str], ...]  # ("customer" | "agent", text), oldest first
    language: str
    customer_name: str = ""
    agent_name: str = ""
    facts: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    is_public: bool = False
    max_tokens: int = 160


@dataclass(frozen=True, slots=True)
class Status:
    """How the model is doing; `state` has the words of inbox.model.ModelState."""

    state: str
    name: str = ""
    sentence: str = ""
    progress: float | None = None
    device: str = "cpu"
    tokens_per_second: float | None = None


def encode(line: dict[str, Any]) -> bytes:
    """Give a line; JSON escapes newlines, so a text can never end one early."""
    return (
        json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        + b"\n"
    )


def decode(line: bytes) -> dict[str, Any] | None:
    """Read a line; None for anything that is not an object."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def prompt_json(prompt: Prompt) -> dict[str, Any]:
    """Give a prompt as JSON-ready values."""
    return asdict(prompt)


def prompt_value(data: dict[str, Any]) -> Prompt:
    """Read what `prompt_json` gave."""
    return Prompt(
        turns=tuple((role, text) for role, text in data["turns"]),
        language=data["language"],
        customer_name=data.get("customer_name", ""),
        agent_name=data.get("agent_name", ""),
        facts=tuple(data.get("facts", ())),
        examples=tuple((asked, answer) for asked, answer in data.get("examples", ())),
        is_public=bool(data.get("is_public")),
        max_tokens=int(data.get("max_tokens", 160)),
    )
