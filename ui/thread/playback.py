"""How far a voice note has been played, as the message area shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.kit.words import number

SPEEDS = (1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Playback:
    """One file in the player."""

    entry_key: str
    is_playing: bool = False
    position: float = 0.0  # seconds
    duration: float = 0.0  # seconds, 0 while it is not known
    speed: float = 1.0

    def fraction(self) -> float:
        """Give the part that was played, 0.0 to 1.0."""
        return min(1.0, self.position / self.duration) if self.duration else 0.0

    def faster(self) -> Playback:
        """Give the next speed, the slowest after the fastest."""
        after = SPEEDS.index(self.speed) + 1 if self.speed in SPEEDS else 0
        return replace(self, speed=SPEEDS[after % len(SPEEDS)])


def span_said(seconds: float) -> str:
    """Say a length as a player does: 0:07, 12:40."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{number(minutes)}:{'' if rest > 9 else number(0)}{number(rest)}"  # noqa: PLR2004


def speed_said(speed: float) -> str:
    """Say a speed as a factor."""
    return f"{speed:g}\u00d7"
