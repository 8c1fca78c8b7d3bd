"""What set-up says while it works: a moving line on a terminal, few plain lines in a log."""

from __future__ import annotations

import os
import sys
import time

_QUIET_SECONDS = 20.0
_WIDTH = 100


class Progress:
    """One long step. Nothing is said of steps that end at once."""

    def __init__(self, sentence: str, *, after_seconds: float = 0.0) -> None:
        self._sentence = sentence
        self._began = time.monotonic()
        self._said = self._began + after_seconds - _QUIET_SECONDS
        self._is_moving = sys.stderr.isatty() and not os.environ.get("CI")
        self._has_spoken = False

    def update(self, fraction: float | None = None, detail: str = "") -> None:
        """Show how far it is; cheap to call often."""
        now = time.monotonic()
        if now - self._said < (0.1 if self._is_moving else _QUIET_SECONDS):
            return
        self._said = now
        self._has_spoken = True
        part = "" if fraction is None else f" {fraction:4.0%}"
        text = f"{self._sentence}{part}  {self._elapsed(now)}  {detail}".rstrip()
        self._write(text)

    def done(self, sentence: str = "") -> None:
        """End the step, with a line if anything was shown or a sentence is given."""
        if self._has_spoken or sentence:
            elapsed = self._elapsed(time.monotonic())
            self._write(sentence or f"{self._sentence}: done in {elapsed}.", is_last=True)

    def _elapsed(self, now: float) -> str:
        minutes, seconds = divmod(int(now - self._began), 60)
        return f"{minutes}:{seconds:02d}"

    def _write(self, text: str, *, is_last: bool = False) -> None:
        if self._is_moving:
            end = "\n" if is_last else ""
            sys.stderr.write(f"\r\x1b[2K{text[:_WIDTH]}{end}")
        else:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def say(sentence: str) -> None:
    """Say one sentence to the person."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
