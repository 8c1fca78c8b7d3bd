from __future__ import annotations

import secrets
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from inbox import work
from inbox.errors import DiskFull, Invalid, NotFound, StoreError, WorkspaceTooNew, WrongKey
from inbox.store import migrations, read, tables
from inbox.store.database import Database
from inbox.store.faults import known
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, only

KEY = "0123456789abcdef" * 4
SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


def _open(folder: Path, key: str = KEY, *, create: bool = True) -> Database:
    return Database.open(folder / "k.db", key, files_dir=folder / "files", create=create)


def test_nothing_readable_lies_on_the_disk(tmp_path: Path) -> None:
    database = _open(tmp_path)
    add_account(database, NOW)
    bring(database, [mail("one", NOW, text="a very private sentence")], NOW)
    database.files.add("secret.txt", "text/plain", b"a very private sentence")
    database.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"private" not in path.read_bytes()
            assert not path.read_bytes().startswith(b"SQLite format 3")


def test_another_key_is_a_known_error_and_harms_nothing(tmp_path: Path) -> None:
    _open(tmp_path).close()
    with pytest.raises(WrongKey):
        _open(tmp_path, secrets.token_hex(32))
    _open(tmp_path).close()
    with pytest.raises(Invalid):
        _open(tmp_path, "too short")


def test_a_workspace_that_is_not_there_is_not_made_by_accident(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        _open(tmp_path / "new", create=False)
    assert not (tmp_path / "new").exists()


def test_a_later_release_s_workspace_is_left_alone(tmp_path: Path) -> None:
    database = _open(tmp_path)
    with database.write() as connection:
        connection.execute(
            update(tables.meta).where(tables.meta.c.key == "schema_version").values(value="99")
        )
    database.close()
    with pytest.raises(WorkspaceTooNew):
        _open(tmp_path)


@pytest.mark.parametrize("recorded", SCHEMAS, ids=lambda path: path.stem)
def test_every_earlier_schema_opens_and_becomes_the_present_one(
    tmp_path: Path, recorded: Path
) -> None:
    raw = dbapi2.connect(str(tmp_path / "k.db"))
    raw.execute(f"PRAGMA key = \"x'{KEY}'\"")
    raw.executescript(recorded.read_text(encoding="utf-8"))
    raw.close()
    old = _open(tmp_path)
    new = _open(tmp_path / "new")
    assert _shape(old) == _shape(new)
    add_account(old, NOW)
    bring(old, [mail("one", NOW)], NOW)
    assert read.thread(old, only(old)).messages
    old.close()
    new.close()


def test_the_present_schema_is_recorded() -> None:
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, tables.SCHEMA_VERSION + 1))
    assert set(migrations.STEPS) == set(range(1, tables.SCHEMA_VERSION))


def _shape(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every table's columns and indexes, whatever the wording of its CREATE."""
    with database.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).all()
        found: dict[str, list[tuple[object, ...]]] = {"names": sorted(map(tuple, names))}
        for kind, name, _ in names:
            pragma = "table_info" if kind == "table" else "index_info"
            rows = connection.exec_driver_sql(f"PRAGMA {pragma}('{name}')").all()
            found[name] = sorted(tuple(row)[1:] for row in rows)
    return found


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            connection.execute(insert(tables.meta).values(key="x", value="1"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as connection:
        assert connection.execute(select(tables.meta).where(tables.meta.c.key == "x")).all() == []


def test_readers_and_one_writer_work_side_by_side(database: Database) -> None:
    add_account(database, NOW)
    failures: list[BaseException] = []

    def write(start: int) -> None:
        try:
            for number in range(start, start + 10):
                bring(database, [mail(f"m{number}", NOW)], NOW)
                read.counts(database, "me", NOW)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with database.read() as connection:
        assert len(connection.execute(select(tables.messages.c.id)).all()) == 30


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    database = _open(tmp_path)
    add_account(database, NOW)
    bring(database, [mail("one", NOW)], NOW)
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull):
        bring(database, [mail("two", NOW, text="words " * 20_000)], NOW)
    assert read.thread(database, only(database)).row.message_count == 1
    database.close()


def test_faults_have_sentences_and_bugs_do_not() -> None:
    assert isinstance(known(sqlite3.OperationalError("database is locked")), StoreError)
    assert isinstance(known(OSError(28, "No space left on device")), DiskFull)
    assert known(sqlite3.OperationalError("no such column: x")) is None


_VICTIM = """
import sys
from pathlib import Path
from inbox import work
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import bring, mail, only, reply
folder = Path(sys.argv[1])
database = Database.open(folder / "k.db", sys.argv[2], files_dir=folder / "files")
chosen = only(database)
number = int(sys.argv[3])
while True:
    number += 1
    bring(database, [reply(f"m{number}", "one", NOW)], NOW)
    work.tag(database, [chosen], [f"t{number}"], [], "me", NOW)
    print(number, flush=True)
"""


def test_killed_while_writing_nothing_told_as_done_is_lost(tmp_path: Path) -> None:
    database = _open(tmp_path)
    add_account(database, NOW)
    bring(database, [mail("one", NOW)], NOW)
    done = 0
    for kill in range(6):
        command = [sys.executable, "-c", _VICTIM, str(tmp_path), KEY, str(done)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
        ) as victim:
            assert victim.stdout is not None
            for _ in range(3 + kill * 2):
                done = int(victim.stdout.readline())
            victim.kill()
            victim.wait()
        thread = read.thread(database, only(database))
        kept = len(thread.messages) - 1
        assert kept >= done
        assert set(thread.row.tags) >= {f"t{number}" for number in range(1, done + 1)}
        assert thread.row.message_count == len(thread.messages)
        done = kept
        # A new connection: an older one checks FTS5 against what it remembers of it.
        fresh = _open(tmp_path)
        with fresh.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        fresh.close()
    work.undo(database, "", "me", NOW)
    database.close()
