"""How far an account's mailbox has been read: the channel's cursor, JSON-ready."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION = 1


class UidSet:
    """A set of UIDs kept as ranges, written as IMAP does ("1:500,503")."""

    def __init__(self, text: str = "") -> None:
        self._ranges: list[list[int]] = []
        for part in filter(None, text.split(",")):
            low, _, high = part.partition(":")
            self._ranges.append(sorted((int(low), int(high or low))))
        self._ranges.sort()

    def __str__(self) -> str:
        return ",".join(f"{low}:{high}" if low < high else str(low) for low, high in self._ranges)

    def __len__(self) -> int:
        return sum(high - low + 1 for low, high in self._ranges)

    def __iter__(self) -> Iterator[int]:
        for low, high in self._ranges:
            yield from range(low, high + 1)

    def __contains__(self, uid: int) -> bool:
        at = bisect_right(self._ranges, [uid, 1 << 62]) - 1
        return at >= 0 and self._ranges[at][0] <= uid <= self._ranges[at][1]

    def add(self, uid: int) -> None:
        """Add one UID."""
        at = bisect_right(self._ranges, [uid, 1 << 62])
        before = self._ranges[at - 1] if at else None
        after = self._ranges[at] if at < len(self._ranges) else None
        if before and uid <= before[1]:
            return
        joins_before, joins_after = bool(before and before[1] == uid - 1), False
        joins_after = bool(after and after[0] == uid + 1)
        if before and after and joins_before and joins_after:
            before[1] = after[1]
            del self._ranges[at]
        elif before and joins_before:
            before[1] = uid
        elif after and joins_after:
            after[0] = uid
        else:
            self._ranges.insert(at, [uid, uid])

    def update(self, uids: Iterable[int]) -> None:
        """Add many."""
        for uid in uids:
            self.add(uid)

    def discard(self, uid: int) -> bool:
        """Take a UID away; tell whether it was there."""
        at = bisect_right(self._ranges, [uid, 1 << 62]) - 1
        if at < 0 or uid > self._ranges[at][1]:
            return False
        low, high = self._ranges[at]
        rest = [[low, uid - 1], [uid + 1, high]]
        self._ranges[at : at + 1] = [part for part in rest if part[0] <= part[1]]
        return True


@dataclass
class FolderState:
    """What is known of one folder. Every UID from `low` to `high` that existed was read."""

    name: str
    validity: int = 0
    high: int = 0
    low: int = 0
    modseq: int = 0
    uids: UidSet = field(default_factory=UidSet)
    exists: int = 0  # on the server, for the progress bar

    @property
    def place(self) -> str:
        """Name the folder together with its numbering, for `place`."""
        return f"{self.validity}:{self.name}"

    @property
    def is_complete(self) -> bool:
        """Tell whether the backfill has reached the oldest message."""
        return bool(self.validity) and self.low <= 1

    def reset(self, validity: int, uid_next: int) -> None:
        """Begin again under a new numbering."""
        self.validity, self.low, self.high = validity, uid_next, uid_next - 1
        self.modseq, self.uids = 0, UidSet()

    def to_json(self) -> dict[str, Any]:
        """Give the part of the cursor that describes this folder."""
        return {
            "validity": self.validity,
            "high": self.high,
            "low": self.low,
            "modseq": self.modseq,
            "uids": str(self.uids),
            "exists": self.exists,
        }


def place_parts(place: str) -> tuple[int, str]:
    """Split a `place` into UIDVALIDITY and folder name."""
    validity, _, name = place.partition(":")
    return int(validity) if validity.isdigit() else 0, name


def read_cursor(cursor: Mapping[str, Any] | None) -> dict[str, FolderState]:
    """Read what `write_cursor` gave; a cursor of another version means: start again."""
    if not cursor or cursor.get("v") != VERSION:
        return {}
    return {
        name: FolderState(
            name,
            int(kept["validity"]),
            int(kept["high"]),
            int(kept["low"]),
            int(kept["modseq"]),
            UidSet(kept["uids"]),
            int(kept["exists"]),
        )
        for name, kept in cursor["folders"].items()
    }


def write_cursor(folders: Iterable[FolderState]) -> dict[str, Any]:
    """Give the JSON-ready cursor."""
    return {"v": VERSION, "folders": {folder.name: folder.to_json() for folder in folders}}
