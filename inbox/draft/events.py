"""What the engine streams about a draft, as JSON-ready values and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from inbox.model import Ground, ModelState, ModelStatus, Suggestion


def event_json(event: str | Suggestion) -> dict[str, Any]:
    """Give a piece of text, or the checked suggestion, for the line."""
    if isinstance(event, str):
        return {"text": event}
    made = event.made_at.isoformat() if event.made_at else None
    return {"suggestion": asdict(event) | {"made_at": made}}


def event_value(event: dict[str, Any]) -> str | Suggestion:
    """Read what `event_json` gave."""
    if "suggestion" not in event:
        return str(event.get("text", ""))
    data = event["suggestion"]
    made = data.get("made_at")
    return Suggestion(
        conversation_id=data["conversation_id"],
        text=data["text"],
        source=data["source"],
        language=data["language"],
        grounds=tuple(
            Ground(ground["kind"], ground["reference"], ground["excerpt"])
            for ground in data["grounds"]
        ),
        refused=tuple(data.get("refused", ())),
        based_on_message_id=data.get("based_on_message_id", ""),
        made_at=datetime.fromisoformat(made) if made else None,
    )


def status_value(data: dict[str, Any]) -> ModelStatus:
    """Read the model's status as the line brings it."""
    return ModelStatus(
        state=ModelState(data["state"]),
        name=data.get("name", ""),
        sentence=data.get("sentence", ""),
        progress=data.get("progress"),
        device=data.get("device", "cpu"),
        tokens_per_second=data.get("tokens_per_second"),
    )
