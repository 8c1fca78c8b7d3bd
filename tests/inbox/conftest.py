"""A fresh encrypted workspace and a clock that stands still."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from inbox.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(
        tmp_path / "kindline.db", secrets.token_hex(32), files_dir=tmp_path / "files"
    )
    yield opened
    opened.close()
