"""Where set-up finds and keeps things."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
IS_WINDOWS = os.name == "nt"


def venv_program(name: str) -> Path:
    """Give the path of a program inside the clone's environment."""
    return VENV / "Scripts" / f"{name}.exe" if IS_WINDOWS else VENV / "bin" / name


def cache() -> Path:
    """Give the user's cache folder for Kindline, made if missing: the one app/paths.py names."""
    if chosen := os.environ.get("KINDLINE_CACHE"):
        folder = Path(chosen)
    elif IS_WINDOWS:
        local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        folder = Path(local) / "kindline" / "Cache"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches" / "kindline"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(base) / "kindline"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log(name: str) -> Path:
    """Give the path of a set-up log, in a folder that exists."""
    folder = cache() / "logs"
    folder.mkdir(exist_ok=True)
    return folder / f"{name}.log"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that readers see the old text or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
