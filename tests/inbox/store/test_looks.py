"""What the engine asks every second must not read a whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from inbox import draft, send
from inbox.store import read
from inbox.triage import pending
from tests.inbox.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.store.database import Database

_LARGE = ("messages", "conversations", "outbox", "remote_actions", "contacts")


@pytest.mark.parametrize(
    "look",
    [
        lambda database: send.due_everywhere(database, NOW),
        lambda database: send.due(database, NOW, "a"),
        lambda database: send.next_due_at(database, "a"),
        lambda database: send.unsettled(database, "a"),
        read.outbox,
        lambda database: read.remote_actions(database, "a", NOW),
        lambda database: read.next_action_at(database, "a"),
        lambda database: draft.next_for_ahead(database, 5),
        lambda database: pending._by_signs(database, NOW, 64),
        lambda database: pending._take_for_model(database, NOW, 64),
    ],
)
def test_a_look_goes_by_an_index(database: Database, look: Callable[[Database], Any]) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    with database.read() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", note)
    look(database)
    event.remove(engine, "before_cursor_execute", note)
    assert any(statement.startswith("SELECT") for statement, _ in asked)
    with database.read() as connection:
        for statement, parameters in asked:
            if not statement.startswith("SELECT"):
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for *_, step in plan:
                whole = [f"SCAN {table}" for table in _LARGE if step == f"SCAN {table}"]
                assert not whole, (whole, statement)
