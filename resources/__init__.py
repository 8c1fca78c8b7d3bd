"""Data that ships with Kindline: icons, fonts, translations, the sample workspace."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(name: str) -> Path:
    """Give the path of a shipped file, named relative to this folder with forward slashes."""
    return Path(str(files(__name__).joinpath(*name.split("/"))))
