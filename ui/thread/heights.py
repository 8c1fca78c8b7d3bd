"""Heights of all entries, estimated until measured, with sums to find one by its position."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Heights:
    """A list of heights that answers "which entry is at y" in logarithmic time."""

    def __init__(self, estimates: Sequence[float] = ()) -> None:
        self._heights = list(estimates)
        self._ends: list[float] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def set(self, index: int, height: float) -> bool:
        """Put in a measured height; tells whether that moved anything."""
        if abs(self._heights[index] - height) < 0.5:  # noqa: PLR2004 - half a pixel
            return False
        self._heights[index] = height
        self._ends = None
        return True

    def total(self) -> float:
        """Give the height of everything."""
        return self._sums()[-1] if self._heights else 0.0

    def top(self, index: int) -> float:
        """Give where an entry begins."""
        return self._sums()[index - 1] if index else 0.0

    def at(self, y: float) -> int:
        """Give the index of the entry at a position, kept within the list."""
        return max(0, min(len(self._heights) - 1, bisect_right(self._sums(), y)))

    def _sums(self) -> list[float]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends
