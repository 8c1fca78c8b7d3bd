"""Joins the classifier's opinion, the plain signs and a person's earlier correction; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inbox.model import UrgencyReason

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where nothing is known a message is normal.
_BASE = -0.6
_TRUST = 0.7  # the classifier saw a few hundred messages, so it may not decide alone
_MAX_OPINION = 3.5  # log-odds
_BLEND = 0.4  # how far a person's earlier judgement pulls the next message's score
_SHOWN = 5
_LIKELY, _UNLIKELY = 0.65, 0.25


@dataclass(frozen=True, slots=True)
class Judgement:
    """A score from 0.0 to 1.0 with its reasons, the weightiest first."""

    score: float
    reasons: tuple[UrgencyReason, ...]


def judge(
    signs: Sequence[UrgencyReason],
    opinion: float | None = None,
    corrected: float | None = None,
) -> Judgement:
    """Give the score. `opinion` is the classifier's probability, None while it isn't ready."""
    found = list(signs)
    if opinion is not None:
        found.extend(_opinion_reason(opinion))
    odds = _BASE + sum(reason.weight for reason in found)
    if opinion is not None and not any(reason.code == "model" for reason in found):
        odds += _TRUST * _log_odds(opinion)
    score = 1 / (1 + math.exp(-odds))
    if corrected is not None:
        pull = _BLEND * (corrected - score)
        score += pull
        found.append(UrgencyReason("corrected", {}, pull * 4, "Somebody here corrected it earlier"))
    return Judgement(round(score, 4), _shown(found))


def _log_odds(probability: float) -> float:
    safe = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-_MAX_OPINION, min(_MAX_OPINION, math.log(safe / (1 - safe))))


def _opinion_reason(opinion: float) -> list[UrgencyReason]:
    """Put a clear opinion in words; one in the middle counts but explains nothing."""
    weight = _TRUST * _log_odds(opinion)
    percent = {"percent": str(round(opinion * 100))}
    if opinion >= _LIKELY:
        return [UrgencyReason("model", percent, weight, "Reads like messages that could not wait")]
    if opinion <= _UNLIKELY:
        return [UrgencyReason("model", percent, weight, "Reads like messages that can wait")]
    return []


def _shown(found: Sequence[UrgencyReason]) -> tuple[UrgencyReason, ...]:
    """Give each reason its share of all weights, the weightiest first."""
    total = sum(abs(reason.weight) for reason in found) or 1.0
    ranked = sorted(found, key=lambda reason: -abs(reason.weight))[:_SHOWN]
    return tuple(replace(r, weight=round(r.weight / total, 3)) for r in ranked)
