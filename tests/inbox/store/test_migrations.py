from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from inbox import draft, send, work
from inbox.channel import IncomingFile
from inbox.model import Draft
from inbox.store import read, search, tables
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only, reply

KEY = "0123456789abcdef" * 4
SCHEMAS = Path(__file__).parent / "schemas"
AGO = NOW - timedelta(hours=3)


def _open(folder: Path) -> Database:
    return Database.open(folder / "k.db", KEY, files_dir=folder / "files")


def _raw(folder: Path) -> Any:
    folder.mkdir(exist_ok=True)
    raw = dbapi2.connect(str(folder / "k.db"))
    raw.execute(f"PRAGMA key = \"x'{KEY}'\"")
    return raw


def _fill(database: Database) -> str:
    add_account(database, NOW, "email")
    file = IncomingFile("bill.pdf", "application/pdf", b"%PDF")
    place = {"place": "INBOX/7", "place_key": "1"}
    bring(database, [mail("one", AGO, files=(file,), rating=2, **place)], NOW)
    bring(database, [reply("two", "one", AGO + minutes(2))], NOW)
    chosen = only(database)
    work.tag(database, [chosen], ["vip"], [], "me", NOW)
    work.note(database, chosen, "call back", "me", NOW)
    work.mark_read(database, [chosen], True, "me", NOW)
    send.approve(database, Draft(chosen, "On its way."), None, False, "me", NOW)
    draft.save(database, Draft(chosen, "half a sente"), NOW)
    return chosen


def _tables_of(raw: Any) -> dict[str, list[str]]:
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%search%'"
    ).fetchall()
    return {
        name: [row[1] for row in raw.execute(f"PRAGMA table_info('{name}')")] for (name,) in names
    }


def _contents(raw: Any, columns: dict[str, list[str]]) -> dict[str, list[Any]]:
    return {
        name: sorted(raw.execute(_select(name, wanted)).fetchall(), key=repr)
        for name, wanted in columns.items()
    }


def _made_old(folder: Path) -> dict[str, tuple[list[str], list[Any]]]:
    """Make a workspace of schema 1 from the columns that it had; give its contents."""
    source, old = _raw(folder / "new"), _raw(folder / "old")
    old.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
    columns = {name: wanted for name, wanted in _tables_of(old).items() if name != "meta"}
    for name, wanted in columns.items():
        rows = source.execute(_select(name, wanted)).fetchall()
        places = ", ".join("?" * len(wanted))
        old.executemany(
            f"INSERT INTO {name} ({', '.join(wanted)}) VALUES ({places})",  # noqa: S608
            rows,
        )
    for rowid, body in source.execute("SELECT rowid, text FROM messages"):
        asked = "INSERT INTO search(rowid, body) VALUES (?, ?)"
        old.execute(asked, (rowid, body.lower()))
    old.commit()
    found = _contents(old, columns)
    old.close()
    source.close()
    return {name: (columns[name], rows) for name, rows in found.items()}


def _select(name: str, wanted: list[str]) -> str:
    return f"SELECT {', '.join(wanted)} FROM {name}"  # noqa: S608


def test_a_workspace_of_the_first_release_keeps_everything(tmp_path: Path) -> None:
    present = _open(tmp_path / "new")
    chosen = _fill(present)
    present.close()
    before = _made_old(tmp_path)
    database = _open_old(tmp_path)
    after_raw = _raw(tmp_path / "old")
    columns = {name: wanted for name, (wanted, _) in before.items()}
    assert _contents(after_raw, columns) == {name: rows for name, (_, rows) in before.items()}
    after_raw.close()
    thread = read.thread(database, chosen)
    assert [message.text for message in thread.messages] == ["Hello from one.", "Hello from two."]
    assert (thread.row.tags, thread.row.rating) == (("vip",), None)
    assert [note.text for note in thread.notes] == ["call back"]
    assert thread.draft is not None
    assert [action.kind for _, action in read.remote_actions(database, "a" * 32)] == ["seen"]
    assert search.find(database, "hello", False, 10, NOW)
    bring(database, [reply("three", "one", NOW - minutes(1))], NOW)
    assert read.row(database, chosen).message_count == 3
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    database.close()


def test_the_stars_of_earlier_reviews_are_on_their_conversations(tmp_path: Path) -> None:
    old = _raw(tmp_path / "old")
    old.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
    old.executescript(
        "INSERT INTO accounts (id, channel) VALUES ('a', 'x');"
        "INSERT INTO contacts (id, canonical_id) VALUES ('c', 'c');"
        "INSERT INTO conversations (id, account_id, contact_id, visibility, created_at,"
        " last_message_at) VALUES ('t', 'a', 'c', 'public', 1, 1);"
        "INSERT INTO messages (rowid, id, account_id, conversation_id, remote_id, direction,"
        " sent_at, arrived_at, rating) VALUES (1, 'm', 'a', 't', 'r', 'inbound', 1, 1, 2),"
        " (2, 'n', 'a', 't', 's', 'inbound', 2, 2, 4), (3, 'o', 'a', 't', 'u', 'outbound', 3, 3,"
        " NULL);"
    )
    old.close()
    database = _open_old(tmp_path)
    with database.read() as connection:
        assert (
            connection.scalar(
                tables.conversations.select().with_only_columns(tables.conversations.c.rating)
            )
            == 4
        )
    with database.write() as connection:
        for emoji in "ab":
            connection.execute(
                insert(tables.remote_actions).values(
                    kind="react",
                    value=emoji,
                    account_id="a",
                    place="p",
                    place_key="k",
                    created_at=NOW,
                )
            )
    database.close()


def test_joined_threads_lead_to_the_one_that_stands_in_one_step(tmp_path: Path) -> None:
    old = _raw(tmp_path / "old")
    old.executescript((SCHEMAS / "0004.sql").read_text(encoding="utf-8"))
    steps = [("a", "b"), ("b", "c"), ("c", "d"), ("x", "y")]
    old.executemany(
        "INSERT INTO conversation_joins (gone_id, conversation_id, at) VALUES (?, ?, 1)", steps
    )
    old.commit()
    old.close()
    database = _open_old(tmp_path)
    with database.read() as connection:
        rows = connection.execute(tables.conversation_joins.select()).all()
    database.close()
    assert {each.gone_id: each.conversation_id for each in rows} == {
        "a": "d",
        "b": "d",
        "c": "d",
        "x": "y",
    }


def _open_old(folder: Path) -> Database:
    return _open(folder / "old")
