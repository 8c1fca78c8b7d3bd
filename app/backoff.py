"""How long to wait before trying again: full jitter under a growing ceiling."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(slots=True)
class Backoff:
    """Waits of one account; a success starts it anew."""

    first_seconds: float = 1.0
    ceiling_seconds: float = 300.0
    failures: int = 0

    def next(self, asked_seconds: float | None = None) -> float:
        """Give the next wait; never shorter than what the other side asked for."""
        top = min(self.ceiling_seconds, self.first_seconds * 2.0**self.failures)
        self.failures = min(self.failures + 1, 30)
        # Full jitter keeps many clients from coming back in step.
        wait = random.uniform(top / 4, top)  # noqa: S311 - not a secret
        return max(wait, asked_seconds or 0.0)

    def worked(self) -> None:
        """Start anew."""
        self.failures = 0
