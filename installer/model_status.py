"""How far the model's engine is built: a small JSON file that window and terminal read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from installer.places import VENV, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = VENV / "model-setup.json"
_NINJA = re.compile(r"\[(\d+)/(\d+)\]")
_MAKE = re.compile(r"\[\s*(\d+)%\]")
Tell = Callable[[str, float, str], None]


def write(state: str, progress: float, sentence: str, *also: Path) -> None:
    """Tell everybody: `state` is building, installing, ready or failed."""
    told = json.dumps({"state": state, "progress": round(progress, 3), "sentence": sentence})
    for path in (FILE, *also):
        write_whole(path, told)


def read(path: Path = FILE) -> dict[str, object]:
    """Give what was last told; {} if nothing was."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def compiled(line: str) -> float | None:
    """Read how much is compiled out of a line of ninja's or make's output."""
    if found := _NINJA.search(line):
        return int(found[1]) / max(1, int(found[2]))
    if found := _MAKE.search(line):
        return int(found[1]) / 100
    return None
