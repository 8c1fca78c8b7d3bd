"""What several accounts bring in one transaction is stored as if they came one after the other."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, select

from inbox import receive, triage
from inbox.channel import (
    Batch,
    ConversationInfo,
    DeliveryFailed,
    Event,
    FlagsChanged,
    IncomingFile,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
)
from inbox.model import Direction
from inbox.store import tables
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, mail, minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# Two share a channel, and so the people on it.
ACCOUNTS = {"a" * 32: "letters", "b" * 32: "letters", "c" * 32: "chat"}
AGO = NOW - timedelta(hours=3)
_COMPARED = (
    "accounts",
    "attachments",
    "contacts",
    "conversation_joins",
    "conversations",
    "cursors",
    "early_events",
    "early_infos",
    "identities",
    "message_versions",
    "messages",
    "outbox",
    "places",
    "raws",
    "reactions",
    "thread_links",
)
_fresh = count()


@dataclass(frozen=True)
class _Step:
    """One transaction."""

    offered: Sequence[tuple[str, Batch]]


@st.composite
def _message(draw: st.DrawFn) -> IncomingMessage:
    number = draw(st.integers(0, 9))
    parents = draw(st.lists(st.integers(0, 9), max_size=2))
    references = tuple(f"<m{each}@h>" for each in parents)
    is_ours = draw(st.sampled_from([False, False, True]))
    # Somebody may be a customer of one account and the author of another's answers.
    author = draw(st.sampled_from(["ada", "bo", "Cy"]))
    return mail(
        f"m{number}",
        AGO + minutes(draw(st.integers(0, 4))),
        author_handle=author,
        author_name=draw(st.sampled_from(["", "Ada", "Bo"])),
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        to=(draw(st.sampled_from(["ada", "bo", "dee"])),) if is_ours else ("us@shop.example",),
        thread_key=draw(st.sampled_from(["", "", "t0", "t1"])),
        subject=draw(st.sampled_from(["", "One", "Re: One", "Two"])),
        message_id_header=f"<m{draw(st.sampled_from([number, number, 0]))}@h>",
        references=references,
        in_reply_to=references[-1] if references else "",
        text=draw(st.sampled_from(["hello", "where is it", "غدا"])),
        language=draw(st.sampled_from(["", "en"])),
        is_seen=draw(st.booleans()),
        is_auto=draw(st.sampled_from([False, False, False, True])),
        is_deleted=draw(st.sampled_from([False, False, False, True])),
        rating=draw(st.sampled_from([None, None, 2])),
        edited_at=draw(st.sampled_from([None, None, AGO + minutes(9)])),
        reply_to=draw(st.sampled_from(["", "m1", "m2"])),
        place=draw(st.sampled_from(["", "in"])),
        place_key=str(number),
        bounce_of=draw(st.sampled_from(["", "", "", "<m1@h>"])),
        files=draw(st.sampled_from([(), (IncomingFile("a.txt", "text/plain", b"words"),)])),
        received_at=draw(st.sampled_from([None, NOW])),
    )


def _event() -> st.SearchStrategy[Event]:
    about = st.sampled_from(["m1", "m2", "m3", "m4"])
    key, at = (
        st.sampled_from(["t0", "t1"]),
        st.sampled_from([AGO + minutes(each) for each in (1, 7)]),
    )
    return st.one_of(
        st.builds(Reacted, about, st.just("ada"), st.just("+"), at=at, is_removed=st.booleans()),
        st.builds(MessageEdited, about, st.just("other"), at, asks_again=st.booleans()),
        st.builds(MessageDeleted, about, at),
        st.builds(DeliveryFailed, about, st.just("The number is blocked.")),
        st.builds(ReadUpTo, key, at),
        st.builds(ConversationInfo, key, title=st.sampled_from(["", "Room", "Hall"])),
        st.builds(FlagsChanged, st.just("in"), st.just("1"), is_seen=st.booleans()),
    )


def _batch() -> st.SearchStrategy[Batch]:
    return st.builds(
        Batch,
        messages=st.lists(_message(), max_size=4),
        events=st.lists(_event(), max_size=2),
        cursor=st.sampled_from([None, {"at": 1}, {"at": 2}]),
        synced_count=st.sampled_from([0, 3]),
        total_count=st.sampled_from([0, 5]),
    )


def _step() -> st.SearchStrategy[_Step]:
    offer = st.tuples(st.sampled_from(sorted(ACCOUNTS)), _batch())
    once = st.lists(offer, min_size=2, max_size=3, unique_by=lambda each: each[0])
    return st.builds(_Step, once | st.lists(offer, min_size=1, max_size=5))


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the accounts and with replies that left from here."""
    folder = tmp_path_factory.mktemp("pattern")
    opened = Database.open(folder / "k.db", "0" * 64, files_dir=folder / "files")
    for account_id, channel in ACCOUNTS.items():
        add_account(opened, NOW, channel, account_id)
    resumed = [(each, Batch(is_caught_up=True)) for each in list(ACCOUNTS)[1:]]
    receive.receive_together(opened, resumed, NOW)
    for account_id in ACCOUNTS:
        _reply_left(opened, account_id)
    opened.checkpoint()
    opened.close()
    return folder


def _reply_left(database: Database, account_id: str) -> None:
    """Store a reply as sending does: its copy comes back under the server's own id."""
    kept = mail(
        "left", AGO, direction=Direction.OUTBOUND, message_id_header="<m3@h>", to=("ada",), raw=b""
    )
    changes = receive.receive(database, account_id, Batch([kept]), NOW)
    rows = [
        {
            "id": f"{state}{account_id}"[:32],
            "conversation_id": next(iter(changes.conversations)),
            "account_id": account_id,
            "text": "hi",
            "state": state,
            "message_id_header": header,
            "not_before": NOW,
            "created_at": NOW,
        }
        for state, header in (("sent", "<m3@h>"), ("unknown", "<m5@h>"))
    ]
    with database.write() as connection:
        connection.execute(insert(tables.outbox), rows)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(_step(), min_size=1, max_size=4))
def test_together_is_as_one_by_one(pattern: Path, tmp_path: Path, steps: list[_Step]) -> None:
    def together(database: Database, step: _Step) -> None:
        receive.receive_together(database, step.offered, NOW)

    def apart(database: Database, step: _Step) -> None:
        for account_id, batch in step.offered:
            receive.receive(database, account_id, batch, NOW)

    wanted = _after(pattern, tmp_path, steps, apart)
    for name, rows in _after(pattern, tmp_path, steps, together).items():
        assert set(rows) == set(wanted[name]), name


def _after(
    pattern: Path, tmp_path: Path, steps: list[_Step], store: Callable[[Database, _Step], None]
) -> dict[str, list[str]]:
    folder = shutil.copytree(pattern, tmp_path / str(next(_fresh)))
    opened = Database.open(folder / "k.db", "0" * 64, files_dir=folder / "files")
    for step in steps:
        store(opened, step)
    found = _contents(opened)
    opened.close()
    shutil.rmtree(folder)
    return found


def _contents(database: Database) -> dict[str, list[str]]:
    with database.write() as connection:
        found = {
            name: sorted(
                str({key: value for key, value in row.items() if key != "seq"})
                for row in connection.execute(select(tables.metadata.tables[name])).mappings()
            )
            for name in _COMPARED
        }
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'instance')"
        )
        words = connection.exec_driver_sql("SELECT * FROM temp.terms").all()
        found["search"] = sorted(map(str, words))
    return found


def _batches(accounts: Sequence[str], turn: int) -> list[tuple[str, Batch]]:
    """Give what a chat brings: a message in a known thread and what the network says of it."""
    return [
        (
            account_id,
            Batch(
                [mail(f"m{turn}", NOW, thread_key="t", message_id_header="")],
                [ConversationInfo("t", title="Room")],
                cursor={"at": turn},
                is_caught_up=True,
            ),
        )
        for account_id in accounts
    ]


@pytest.fixture
def many(database: Database) -> list[str]:
    names = [f"{number:032d}" for number in range(12)]
    for number, name in enumerate(names):
        add_account(database, NOW, f"channel{number % 4}", name)
    for turn in range(2):
        receive.receive_together(database, _batches(names, turn), NOW, triage.judge_at_once)
    return names


def test_more_accounts_make_no_more_statements(database: Database, many: list[str]) -> None:
    counted = []
    for turn, size in enumerate((1, 2, 12), 2):
        offered = _batches(many[:size], turn)
        with _noted(database) as statements:
            receive.receive_together(database, offered, NOW, triage.judge_at_once)
        counted.append(len(statements))
    assert counted[0] == counted[1] == counted[2] <= 32


def test_everything_that_receiving_asks_goes_by_an_index(
    database: Database, many: list[str]
) -> None:
    answer = mail(
        "answer",
        NOW,
        thread_key="t",
        direction=Direction.OUTBOUND,
        message_id_header="<m@h>",
        reply_to="m0",
        is_seen=True,
    )
    follow = mail("m", NOW, in_reply_to="<m@h>", message_id_header="<m@h>", subject="Re: One")
    told: list[Event] = [
        MessageEdited("m0", "more", NOW),
        Reacted("later", "ada", "+"),
        ReadUpTo("u", NOW),
    ]
    batches = [Batch([answer], told), Batch([follow, answer], told), Batch([mail("u", NOW)])]
    with _noted(database) as statements:
        for batch in batches:
            offered = [(account_id, batch) for account_id in many]
            receive.receive_together(database, offered, NOW, triage.judge_at_once)
    allowed = (
        "SCAN wanted VIRTUAL",
        "SCAN settings",
        "SCAN measured",
        "SCAN (subquery",
        "SCAN newest",
    )
    with database.read() as connection:
        asked = [each for each in statements if each[0].lstrip().startswith(("SELECT", "WITH"))]
        assert len(asked) > 20
        for statement, parameters in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for *_, step in plan:
                assert not step.startswith("SCAN") or step.startswith(allowed), (step, statement)


@contextmanager
def _noted(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """Give a list of the statements, and their parameters, of what is written meanwhile."""
    with database.write() as connection:
        engine = connection.engine
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)
