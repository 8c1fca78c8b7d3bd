"""How the window and its engine write to each other: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from inbox import errors
from inbox.model import ModelState, ModelStatus

# A suggestion with its grounds is some kilobytes; a Changes of a whole sync some hundred.
LIMIT_BYTES = 16_000_000


def encode(message: dict[str, Any]) -> bytes:
    """Give the line of a message."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """Read a line; anything but an object is an empty message."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def error_json(error: errors.KindlineError) -> dict[str, str]:
    """Write down a known error."""
    return {"type": type(error).__name__, "sentence": str(error)}


def error_value(data: dict[str, str]) -> errors.KindlineError:
    """Make the error again by its type; a type of a later release is a KindlineError."""
    kind = getattr(errors, data.get("type", ""), errors.KindlineError)
    if not (isinstance(kind, type) and issubclass(kind, errors.KindlineError)):
        kind = errors.KindlineError
    return kind(data.get("sentence", ""))


def status_json(status: ModelStatus) -> dict[str, Any]:
    """Write down how the model is doing."""
    return asdict(status)


def status_value(data: dict[str, Any]) -> ModelStatus:
    """Read how the model is doing."""
    return ModelStatus(**(data | {"state": ModelState(data["state"])}))
