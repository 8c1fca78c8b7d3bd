"""The engine merges the search's index, and leaves it alone while history streams in."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from app import background
from inbox.model import AccountState
from inbox.store import indexing
from inbox.store.database import Database
from inbox.store.tables import accounts
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("state", "is_enabled", "is_merged"),
    [
        (AccountState.LIVE, True, True),
        (AccountState.SYNCING, True, False),
        (AccountState.SYNCING, False, True),
    ],
)
def test_segments_are_merged_when_nothing_streams_in(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    state: AccountState,
    is_enabled: bool,
    is_merged: bool,
) -> None:
    database = Database.open(tmp_path / "k.db", "0" * 64, files_dir=tmp_path / "files")
    add_account(database, NOW)
    for number in range(20):
        bring(database, [mail(f"m{number}", NOW - minutes(number + 1))], NOW)
    with database.write() as connection:
        connection.execute(update(accounts).values(state=state.value, is_enabled=is_enabled))
    looks, merged = [0], list[bool]()
    is_syncing, tidy = background._is_syncing, indexing.tidy

    def look(engine: Any) -> bool:
        looks[0] += 1
        return is_syncing(engine)

    def note(given: Database) -> bool:
        merged.append(tidy(given))
        return merged[-1]

    monkeypatch.setattr(background, "_TIDY_SECONDS", 0.01)
    monkeypatch.setattr(background, "_is_syncing", look)
    monkeypatch.setattr(indexing, "tidy", note)

    async def story() -> None:
        engine: Any = SimpleNamespace(database=database)
        task = asyncio.ensure_future(background.tidy_for_ever(engine))
        async with asyncio.timeout(20):
            while looks[0] < 5:  # noqa: ASYNC110 - told by no event
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(story())
    database.close()
    assert (True in merged) == is_merged
