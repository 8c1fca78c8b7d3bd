"""Finds our own replies that answer something close to what the customer asks."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from inbox.draft.material import Material, fill
from inbox.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.ports import TextModel

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Near:
    """One of our replies, how close it is (0.0 to 1.0), and where it is from."""

    score: float
    asked: str
    answer: str
    kind: str  # "canned" | "message"
    reference: str
    is_complete: bool  # every variable could be filled in


async def nearest(model: TextModel, material: Material) -> list[Near]:
    """Give the closest canned replies and earlier answers, best first; [] without vectors."""
    known = _canned(material) + _earlier(material)
    asked = material.asked
    if not known or not asked:
        return []
    try:
        vectors = await model.embed([asked, *(text for text, _ in known)])
    except ModelError:
        return []
    scored = [
        Near(_dot(vectors[0], vector), n.asked, n.answer, n.kind, n.reference, n.is_complete)
        for vector, (_, n) in zip(vectors[1:], known, strict=True)
    ]
    return sorted(scored, key=lambda near: -near.score)[:_SHOWN]


def body_of(answer: str, agent: str = "") -> str:
    """Give a reply without its greeting line and the writer's name: the model has its own."""
    paragraphs = [part.strip() for part in answer.strip().split("\n\n") if part.strip()]
    if len(paragraphs) > 1 and paragraphs[0].endswith((",", ":", "،", "!")):
        paragraphs = paragraphs[1:]
    if len(paragraphs) > 1 and agent and paragraphs[-1].endswith(agent):
        paragraphs = paragraphs[:-1]
    return " ".join(" ".join(paragraphs).split())


def _canned(material: Material) -> list[tuple[str, Near]]:
    found = []
    for reply in material.canned:
        text, missing = fill(reply, material)
        about = f"{reply.title}. {' '.join(reply.topics)}. {reply.text}"
        near = Near(0.0, reply.title, text, "canned", reply.id, not missing)
        found.append((about, near))
    return found


def _earlier(material: Material) -> list[tuple[str, Near]]:
    return [
        (pair.asked, Near(0.0, pair.asked, pair.answer, "message", pair.message_id, True))
        for pair in material.earlier
    ]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))
