"""Finds the vendors' published specs, which are shared data and never part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def spec_path(name: str) -> Path:
    """Give a vendor's spec by its file name; skips the test where there is none.

    KINDLINE_SPECS names the folder itself, KINDLINE_DATA the one above it; else it lies beside
    the clone in ../shared/data/specs.
    """
    given, data = os.environ.get("KINDLINE_SPECS"), os.environ.get("KINDLINE_DATA")
    folder = Path(given) if given else Path(data) / "specs" if data else _beside()
    path = folder / name
    if not path.is_file():
        pytest.skip(
            f"the vendor's spec {name} is not on this machine: put it into ../shared/data/specs "
            "or name the folder in KINDLINE_SPECS"
        )
    return path


def _beside() -> Path:
    return Path(__file__).resolve().parents[3] / "shared" / "data" / "specs"
