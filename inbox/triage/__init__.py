"""How urgent a message is, and why: the classifier and plain signs together."""

from __future__ import annotations

from inbox.store.scoring import due_at, queue_score
from inbox.triage.combine import Judgement, judge
from inbox.triage.correct import correct
from inbox.triage.pending import judge_at_once, run_pending
from inbox.triage.signals import Case, reasons

__all__ = [
    "Case",
    "Judgement",
    "correct",
    "due_at",
    "judge",
    "judge_at_once",
    "queue_score",
    "reasons",
    "run_pending",
]
