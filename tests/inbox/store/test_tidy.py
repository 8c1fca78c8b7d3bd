from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.store import indexing, search
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes

if TYPE_CHECKING:
    from inbox.store.database import Database

_BATCHES = 40


def _segments(database: Database) -> int:
    with database.read() as connection:
        asked = "SELECT count(DISTINCT segid) FROM search_idx"
        return int(connection.exec_driver_sql(asked).scalar_one())


def _found(database: Database, typed: str) -> list[str]:
    return [hit.message_id for hit in search.find(database, typed, False, 100, NOW)]


def test_segments_are_merged_and_a_search_finds_the_same(database: Database) -> None:
    add_account(database, NOW)
    assert not indexing.tidy(database)
    for number in range(_BATCHES):
        at = NOW - minutes(_BATCHES - number)
        bring(database, [mail(f"m{number}", at, text=f"parcel number{number} is late")], NOW)
    before, pieces = _found(database, "parcel late"), _segments(database)
    assert (len(before), pieces) == (_BATCHES, _BATCHES)
    steps = 0
    while indexing.tidy(database):
        steps += 1
        assert steps < 100
    assert steps
    assert _segments(database) < 8
    assert _found(database, "parcel late") == before
    assert len(_found(database, "number7")) == 1
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('integrity-check')")
