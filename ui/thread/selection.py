"""What is selected in the message area: from one character of one entry to another."""

from __future__ import annotations

from dataclasses import dataclass

from ui.thread.typeset import cut

Spot = tuple[int, int]  # entry's index, Qt's position in its text
_END = 1 << 30


@dataclass(frozen=True, slots=True)
class Selection:
    """An anchor and a cursor; empty while they are the same."""

    anchor: Spot = (0, 0)
    cursor: Spot = (0, 0)

    def __bool__(self) -> bool:
        return self.anchor != self.cursor

    def within(self, index: int) -> tuple[int, int] | None:
        """Give the selected stretch of one entry."""
        first, last = sorted((self.anchor, self.cursor))
        if not self or not first[0] <= index <= last[0]:
            return None
        start = first[1] if index == first[0] else 0
        return start, (last[1] if index == last[0] else _END)

    def indexes(self) -> range:
        """Give the entries that it touches."""
        first, last = sorted((self.anchor, self.cursor))
        return range(first[0], last[0] + 1) if self else range(0)


def everything(count: int) -> Selection:
    """Select all entries."""
    return Selection((0, 0), (max(0, count - 1), _END))


def copied(selection: Selection, texts: dict[int, str]) -> str:
    """Give the selected text, entries apart by a line."""
    parts = []
    for index in selection.indexes():
        stretch = selection.within(index)
        text = cut(texts[index], *stretch) if stretch else ""
        if text:
            parts.append(text)
    return "\n\n".join(parts)
