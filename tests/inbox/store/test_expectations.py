from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, update

from inbox import receive, triage, work
from inbox.channel import Batch
from inbox.channels import registry
from inbox.model import Urgency, Visibility
from inbox.store import read, standing
from inbox.store.tables import accounts, conversations
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, ours

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)


def _rows(database: Database) -> dict[str, dict[str, object]]:
    with database.read() as connection:
        found = connection.execute(select(conversations)).mappings()
        return {row["counterpart_handle"]: dict(row) for row in found}


def test_a_changed_expectation_holds_for_what_is_open(database: Database) -> None:
    add_account(database, NOW)
    who = {"author_handle": "b@x.example"}
    bring(
        database,
        [
            mail("a", AGO),
            mail("b", AGO, **who),
            ours("c", "b", AGO + minutes(1)),
            mail("d", AGO, author_handle="chat", subject="", thread_key="t", message_id_header=""),
            mail("e", AGO, author_handle="urgent", subject="now"),
            mail("f", AGO, author_handle="promised", subject="soon"),
            mail("g", AGO, author_handle="closed", subject="over"),
            mail("h", AGO, author_handle="p", subject="", thread_key="u", message_id_header="",
                 visibility=Visibility.PUBLIC),
        ],
        NOW,
    )  # fmt: skip
    rows = _rows(database)
    ids = {handle: str(row["id"]) for handle, row in rows.items()}
    triage.correct(database, ids["urgent"], Urgency.URGENT, "me", NOW)
    work.promise(database, ids["promised"], NOW + minutes(9), "me", NOW)
    work.close(database, [ids["closed"]], "x", "me", NOW)
    changes, _ = work.set_setting(database, "expect_minutes_mail", 30, "me", NOW)
    assert ids["ada@home.example"] in changes.conversations
    rows = _rows(database)
    assert rows["ada@home.example"]["due_at"] == AGO + minutes(30)
    assert rows["chat"]["due_at"] == AGO + minutes(5)
    assert rows["p"]["due_at"] == AGO + minutes(60)
    assert rows["promised"]["due_at"] == NOW + minutes(9)
    assert rows["closed"]["expect_seconds"] == 86_400
    for row in rows.values():
        due, score = standing.order(row)
        assert row["due_at"] == due
        assert row["queue_score"] == pytest.approx(score, abs=1e-4)
    work.set_setting(database, "expect_minutes_chat", 1, "me", NOW)
    assert _rows(database)["chat"]["due_at"] == AGO + minutes(1)


def test_an_account_is_as_fast_as_its_channel(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account(database, NOW)
    monkeypatch.setattr(registry, "kind_of", lambda _: "review")
    bring(database, [mail("a", AGO, thread_key="t", visibility=Visibility.PUBLIC)], NOW)
    assert _rows(database)["ada@home.example"]["expect_seconds"] == 86_400
    with database.write() as connection:
        connection.execute(update(accounts).values(settings={"kind": "chat"}))
    receive.receive(database, account, Batch([mail("b", AGO, author_handle="b")]), NOW)
    assert _rows(database)["b"]["expect_seconds"] == 300
    with database.write() as connection:
        row = {"id": "b" * 32, "channel": "x", "name": "x", "created_at": NOW}
        connection.execute(insert(accounts).values(**row))
    work.set_setting(database, "expect_minutes_chat", 2, "me", NOW)
    assert _rows(database)["b"]["expect_seconds"] == 120
    assert read.settings(database)["expect_minutes_chat"] == 2
