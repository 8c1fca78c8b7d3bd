from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from inbox import receive, work
from inbox.channel import Batch, FlagsChanged, IncomingFile, PlaceReset
from inbox.errors import NotFound
from inbox.model import ConversationState, OutboxState, QueueFilter, QueueRow, View
from inbox.store import read, tables
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, minutes, only, ours, reply, threads

if TYPE_CHECKING:
    from pathlib import Path

AGO = NOW - timedelta(hours=3)


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def test_a_message_is_stored_with_its_thread_person_raw_and_file(database: Database) -> None:
    file = IncomingFile("invoice.pdf", "application/pdf", b"%PDF")
    changes = bring(database, [mail("one", AGO, files=(file,))], NOW)
    thread = read.thread(database, only(database))
    assert changes.conversations == {thread.row.conversation_id}
    assert thread.row.contact_name == "Ada Lovelace"
    assert thread.row.waiting_since == AGO
    assert thread.row.is_unread
    assert thread.row.has_attachment
    (message,) = thread.messages
    assert read.raw(database, message.id) == b"raw one"
    assert database.files.get(message.attachments[0].content_hash) == b"%PDF"


def test_the_same_batch_twice_changes_nothing(database: Database) -> None:
    batch = [mail("one", AGO), reply("two", "one", AGO + minutes(1))]
    bring(database, batch, NOW)
    before = read.thread(database, only(database))
    assert not bring(database, batch, NOW + minutes(1))
    assert read.thread(database, only(database)) == before


def test_a_repeated_message_id_with_another_body_is_kept(database: Database) -> None:
    bring(
        database, [mail("one", AGO), mail("two", AGO, message_id_header="<one@home.example>")], NOW
    )
    assert threads(database) == {frozenset({"one", "two"})}


def test_our_reply_answers_and_the_customers_next_message_waits_again(database: Database) -> None:
    bring(database, [mail("one", AGO), ours("two", "one", AGO + minutes(5))], NOW)
    assert read.row(database, only(database)).waiting_since is None
    bring(database, [reply("three", "two", AGO + minutes(9))], NOW)
    assert read.row(database, only(database)).waiting_since == AGO + minutes(9)


def test_a_mail_that_was_on_its_way_while_we_answered_still_waits(database: Database) -> None:
    receive.receive(database, ACCOUNT, Batch([mail("one", AGO)], is_caught_up=True), NOW)
    answer = ours("two", "one", AGO + minutes(10))
    receive.receive(database, ACCOUNT, Batch([answer], is_caught_up=True), NOW)
    assert _all(database)[0].waiting_since is None

    delayed = reply("three", "one", AGO + minutes(5))
    receive.receive(database, ACCOUNT, Batch([delayed], is_caught_up=True), NOW)

    assert _all(database)[0].waiting_since == AGO + minutes(5)


@pytest.mark.parametrize(
    ("reached_after", "waits"), [(minutes(20), True), (minutes(6), False), (None, False)]
)
def test_a_mail_that_was_late_while_kindline_was_off_still_waits(
    database: Database, reached_after: timedelta | None, waits: bool
) -> None:
    receive.receive(database, ACCOUNT, Batch([mail("one", AGO)], is_caught_up=True), NOW)
    second = reply(
        "three", "one", AGO + minutes(5), received_at=reached_after and AGO + reached_after
    )
    # We answered from a telephone; the two come in either order, or together.
    answer = ours("two", "one", AGO + minutes(10))
    receive.receive(database, ACCOUNT, Batch([answer]), NOW)
    receive.receive(database, ACCOUNT, Batch([second]), NOW)
    assert _all(database)[0].waiting_since == (AGO + minutes(5) if waits else None)


def test_a_late_mail_beside_our_own_answer_still_waits(database: Database) -> None:
    receive.receive(database, ACCOUNT, Batch([mail("one", AGO)], is_caught_up=True), NOW)
    second = reply("three", "one", AGO + minutes(5), received_at=AGO + minutes(20))
    answer = ours("two", "one", AGO + minutes(10))
    receive.receive(database, ACCOUNT, Batch([second, answer]), NOW)
    assert _all(database)[0].waiting_since == AGO + minutes(5)


def test_what_our_own_answer_had_not_seen_waits(database: Database) -> None:
    receive.receive(database, ACCOUNT, Batch([mail("one", AGO)], is_caught_up=True), NOW)
    answer = ours("two", "one", AGO + minutes(10))
    receive.receive(database, ACCOUNT, Batch([answer]), NOW)
    with database.write() as connection:
        connection.execute(
            insert(tables.outbox).values(
                id="f" * 32,
                conversation_id=only(database),
                account_id=ACCOUNT,
                text="hi",
                state="sent",
                not_before=NOW,
                created_at=NOW,
                remote_id="two",
            )
        )
    # It lay at the server while we answered from here, offline until then.
    second = reply("three", "one", AGO + minutes(5), received_at=AGO + minutes(5))
    receive.receive(database, ACCOUNT, Batch([second]), NOW)
    assert _all(database)[0].waiting_since == AGO + minutes(5)


def test_the_first_sync_brings_history_as_it_was(database: Database) -> None:
    answer = ours("two", "one", AGO + minutes(10))
    receive.receive(database, ACCOUNT, Batch([mail("one", AGO), answer]), NOW)
    second = reply("three", "one", AGO + minutes(5), received_at=AGO + minutes(20))
    receive.receive(database, ACCOUNT, Batch([second], is_caught_up=True), NOW)
    assert _all(database)[0].waiting_since is None


def test_automatic_mail_and_history_never_wait(database: Database) -> None:
    bring(database, [mail("robot", AGO, is_auto=True)], NOW)
    bring(database, [mail("old", NOW - timedelta(days=90), author_handle="b@x.example")], NOW)
    page = read.queue(database, View.UNANSWERED, QueueFilter(), None, 10, "me", NOW)
    assert page.rows == ()
    assert read.counts(database, "me", NOW)[View.UNASSIGNED] == 2


def test_a_late_parent_joins_two_threads_and_the_old_id_still_leads_there(
    database: Database,
) -> None:
    left = mail("left", AGO, references=("<x@h>",), in_reply_to="<x@h>", subject="A")
    right = mail("right", AGO + minutes(1), references=("<y@h>",), in_reply_to="<y@h>", subject="B")
    bring(database, [left, right], NOW)
    assert len(threads(database)) == 2
    ids = {row.conversation_id for row in _all(database)}
    work.note(database, sorted(ids)[1], "remember", "me", NOW)
    work.tag(database, [sorted(ids)[1]], ["kept"], [], "me", NOW)
    bring(database, [mail("bridge", AGO + minutes(2), references=("<x@h>", "<y@h>"))], NOW)
    assert threads(database) == {frozenset({"left", "right", "bridge"})}
    for each in ids:
        thread = read.thread(database, each)
        assert [note.text for note in thread.notes] == ["remember"]
        assert thread.row.tags == ("kept",)
        assert thread.row.message_count == 3


def test_a_missing_parent_keeps_its_children_together(database: Database) -> None:
    bring(database, [reply("b", "gone", AGO)], NOW)
    bring(database, [reply("c", "gone", AGO + minutes(1))], NOW)
    assert threads(database) == {frozenset({"b", "c"})}


def test_the_subject_is_the_last_resort_for_the_same_person_only(database: Database) -> None:
    bring(database, [mail("one", AGO, subject="My order")], NOW)
    bare = {"subject": "RE: my  Order", "message_id_header": ""}
    bring(database, [mail("two", AGO + minutes(1), **bare)], NOW)
    bring(database, [mail("other", AGO + minutes(2), author_handle="eve@x.example", **bare)], NOW)
    bring(database, [mail("new", AGO + minutes(3), subject="My order")], NOW)
    assert threads(database) == {
        frozenset({"one", "two"}),
        frozenset({"other"}),
        frozenset({"new"}),
    }


def test_a_thread_key_decides_alone(database: Database) -> None:
    bring(database, [mail("one", AGO, thread_key="t"), mail("two", AGO, thread_key="t")], NOW)
    bring(database, [mail("three", AGO, thread_key="u")], NOW)
    assert threads(database) == {frozenset({"one", "two"}), frozenset({"three"})}


def test_a_bounce_is_shown_on_the_message_that_failed_and_the_customer_waits_again(
    database: Database,
) -> None:
    bring(database, [mail("one", AGO), ours("two", "one", AGO + minutes(1))], NOW)
    work.close(database, [only(database)], "", "me", NOW)
    bounce = mail(
        "bounce",
        AGO + minutes(2),
        author_handle="mailer-daemon@x",
        bounce_of="<two@home.example>",
        bounce_sentence="no such mailbox",
    )
    bring(database, [bounce], NOW)
    thread = read.thread(database, only(database))
    assert thread.messages[1].delivery == "failed: no such mailbox"
    assert thread.row.state is ConversationState.OPEN
    assert thread.row.waiting_since == AGO


def test_a_customers_message_reopens_what_was_closed_or_snoozed_before(database: Database) -> None:
    bring(database, [mail("one", AGO)], NOW)
    chosen = only(database)
    work.close(database, [chosen], "a joke", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.CLOSED
    bring(
        database,
        [mail("robot", AGO + minutes(1), references=("<one@home.example>",), is_auto=True)],
        NOW,
    )
    assert read.row(database, chosen).state is ConversationState.CLOSED
    bring(database, [reply("two", "one", AGO + minutes(2))], NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN
    work.snooze(database, [chosen], NOW + timedelta(days=1), "me", NOW)
    bring(database, [reply("three", "one", AGO + minutes(3))], NOW)
    assert read.row(database, chosen).snoozed_until is None


def test_older_messages_streaming_in_do_not_reopen(database: Database) -> None:
    bring(database, [reply("two", "one", AGO)], NOW)
    work.close(database, [only(database)], "done by phone", "me", NOW)
    bring(database, [mail("one", AGO - minutes(60))], NOW)
    row = read.row(database, only(database))
    assert (row.state, row.message_count) == (ConversationState.CLOSED, 2)


def test_our_own_copy_settles_a_reply_of_unknown_outcome(database: Database) -> None:
    bring(database, [mail("one", AGO)], NOW)
    with database.write() as connection:
        connection.execute(
            insert(tables.outbox).values(
                id="f" * 32,
                conversation_id=only(database),
                account_id=ACCOUNT,
                text="hi",
                state="unknown",
                not_before=NOW,
                created_at=NOW,
                message_id_header="<two@home.example>",
            )
        )
    changes = bring(database, [ours("two", "one", AGO + minutes(1))], NOW)
    assert changes.outbox == {"f" * 32}
    assert read.outbox(database) == []
    assert read.row(database, only(database)).outbox_state is not OutboxState.UNKNOWN


def test_spam_reaches_the_server_after_the_time_to_undo_and_not_after_an_undo(
    database: Database,
) -> None:
    bring(database, [mail("one", AGO, place="INBOX/7", place_key="1")], NOW)
    later = NOW + read.UNDO_SPAM
    _, toast = work.spam(database, [only(database)], "me", NOW)
    assert read.remote_actions(database, ACCOUNT, NOW) == []
    ((_, action),) = read.remote_actions(database, ACCOUNT, later)
    assert (action.kind, action.place, action.place_key) == ("spam", "INBOX/7", "1")
    assert toast is not None
    work.undo(database, toast.group, "me", NOW)
    assert read.remote_actions(database, ACCOUNT, later) == []


def test_flags_of_other_clients_are_followed_and_a_reset_forgets_places(
    database: Database,
) -> None:
    bring(database, [mail("one", AGO, place="INBOX/7", place_key="1")], NOW)

    def flags(*told: FlagsChanged | PlaceReset) -> None:
        receive.receive(database, ACCOUNT, Batch(events=told), NOW)

    flags(FlagsChanged("INBOX/7", "1", is_seen=True))
    assert not read.row(database, only(database)).is_unread
    flags(FlagsChanged("INBOX/7", "1", is_answered=True))
    assert read.row(database, only(database)).waiting_since is None
    flags(PlaceReset("INBOX/7"), FlagsChanged("INBOX/7", "1", is_seen=False))
    assert not read.row(database, only(database)).is_unread
    bring(database, [mail("one", AGO, place="INBOX/8", place_key="4")], NOW)
    work.mark_read(database, [only(database)], False, "me", NOW)
    work.mark_read(database, [only(database)], True, "me", NOW)
    ((_, action),) = read.remote_actions(database, ACCOUNT)
    assert (action.kind, action.place, action.place_key) == ("seen", "INBOX/8", "4")
    # Our own state is on its way there, so the server's older one does not win.
    flags(FlagsChanged("INBOX/8", "4", is_seen=False))
    assert not read.row(database, only(database)).is_unread
    receive.acted(database, [read.remote_actions(database, ACCOUNT)[0][0]])
    assert read.remote_actions(database, ACCOUNT) == []
    flags(FlagsChanged("INBOX/8", "4", is_gone=True))
    assert read.thread(database, only(database)).messages


def test_the_cursor_is_stored_with_its_batch(database: Database) -> None:
    assert receive.cursor(database, ACCOUNT) is None
    batch = Batch([mail("one", AGO)], cursor={"uid": 4}, synced_count=1, total_count=9)
    changes = receive.receive(database, ACCOUNT, batch, NOW)
    assert receive.cursor(database, ACCOUNT) == {"uid": 4}
    receive.receive(database, ACCOUNT, Batch(is_caught_up=True), NOW)
    assert receive.cursor(database, ACCOUNT) == {"uid": 4}
    assert read.accounts(database)[0].total_count == 9
    assert changes.accounts == {ACCOUNT}


def test_an_unknown_account_is_a_known_error(database: Database) -> None:
    with pytest.raises(NotFound):
        receive.receive(database, "b" * 32, Batch([mail("one", AGO)]), NOW)


def test_strange_times_are_survived(database: Database) -> None:
    odd = [
        mail("future", NOW + timedelta(days=4000)),
        mail("early", datetime(1901, 1, 1, tzinfo=NOW.tzinfo), author_handle="b@x.example"),
    ]
    bring(database, odd, NOW)
    rows = _all(database)
    assert len(rows) == 2
    assert all(row.last_message_at <= NOW for row in rows)


@st.composite
def _correspondence(draw: st.DrawFn) -> list[tuple[int, int | None, bool]]:
    """(number, parent, is ours) of some messages."""
    size = draw(st.integers(2, 9))
    return [
        (
            number,
            draw(st.none() | st.integers(0, number - 1)) if number else None,
            draw(st.booleans()),
        )
        for number in range(size)
    ]


_fresh = count()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=_correspondence(), data=st.data())
def test_any_order_and_repetition_gives_the_same_threads(
    tmp_path: Path, told: list[tuple[int, int | None, bool]], data: st.DataObject
) -> None:
    paths: dict[int, tuple[str, ...]] = {}
    incoming = []
    for number, parent, is_ours in told:
        above = () if parent is None else (*paths[parent], f"<m{parent}@h>")
        paths[number] = above
        make = ours if is_ours else reply
        incoming.append(make(f"m{number}", "-", NOW - minutes(60 - number), **_refs(number, above)))
    expected = None
    for order in (incoming, data.draw(st.permutations(incoming + incoming[:2]))):
        folder = tmp_path / str(next(_fresh))
        opened = Database.open(folder / "k.db", "0" * 64, files_dir=folder / "files")
        add_account(opened, NOW)
        size = data.draw(st.integers(1, 4))
        for start in range(0, len(order), size):
            bring(opened, order[start : start + size], NOW)
        found = threads(opened)
        rows = {(row.message_count, row.waiting_since, row.last_message_at) for row in _all(opened)}
        opened.close()
        expected = expected or (found, rows)
        assert (found, rows) == expected


def _refs(number: int, above: tuple[str, ...]) -> dict[str, Any]:
    return {
        "message_id_header": f"<m{number}@h>",
        "references": above,
        "in_reply_to": above[-1] if above else "",
        "subject": f"S{number}",
    }


def _all(database: Database) -> list[QueueRow]:
    with database.read() as connection:
        assert (connection.scalar(select(func.count(tables.conversations.c.id))) or 0) < 100
    return list(read.queue(database, View.ALL, QueueFilter(), None, 100, "me", NOW).rows)
