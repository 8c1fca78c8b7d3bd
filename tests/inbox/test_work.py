from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbox import work
from inbox.errors import Invalid, NotFound
from inbox.model import ConversationState, QueueFilter, View
from inbox.store import moments, read
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only, ours, reply

if TYPE_CHECKING:
    from pathlib import Path

AGO = NOW - timedelta(hours=2)


@pytest.fixture
def chosen(database: Database) -> str:
    add_account(database, NOW)
    bring(database, [mail("one", AGO)], NOW)
    return only(database)


def test_closing_without_an_answer_asks_for_a_reason(database: Database, chosen: str) -> None:
    with pytest.raises(Invalid):
        work.close(database, [chosen], " ", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN
    _, toast = work.close(database, [chosen], "answered by phone", "me", NOW)
    assert read.row(database, chosen).state is ConversationState.CLOSED
    work.undo(database, toast.group, "me", NOW)
    row = read.row(database, chosen)
    assert (row.state, row.waiting_since) == (ConversationState.OPEN, AGO)


def test_undo_keeps_what_somebody_did_later(database: Database, chosen: str) -> None:
    _, mine = work.assign(database, [chosen], "me", "me", NOW)
    work.assign(database, [chosen], "zoe", "zoe", NOW)
    work.undo(database, mine.group, "me", NOW)
    assert read.row(database, chosen).assignee == "zoe"
    assert work.undo(database, "", "me", NOW) is None


def test_undo_of_undo_does_it_again(database: Database, chosen: str) -> None:
    _, toast = work.tag(database, [chosen], ["vip"], [], "me", NOW)
    undone = work.undo(database, toast.group, "me", NOW)
    assert undone is not None
    assert read.row(database, chosen).tags == ()
    work.undo(database, undone[1].group, "me", NOW)
    assert read.row(database, chosen).tags == ("vip",)


def test_removing_a_tag_kills_only_the_adds_it_saw(database: Database, chosen: str) -> None:
    work.tag(database, [chosen], ["vip"], [], "me", NOW)
    _, removed = work.tag(database, [chosen], [], ["vip"], "me", NOW)
    work.tag(database, [chosen], ["vip"], [], "zoe", NOW)
    work.undo(database, removed.group, "me", NOW)
    assert read.row(database, chosen).tags == ("vip",)
    assert read.tags(database) == ["vip"]


def test_undo_of_a_close_that_a_new_message_overtook_leaves_it_open(
    database: Database, chosen: str
) -> None:
    work.close(database, [chosen], "x", "me", NOW)
    bring(database, [reply("two", "one", AGO + minutes(1))], NOW)
    _, toast = work.spam(database, [chosen], "me", NOW)
    work.undo(database, toast.group, "me", NOW)
    assert read.row(database, chosen).state is ConversationState.OPEN


def test_a_snoozed_conversation_hides_until_its_time(database: Database, chosen: str) -> None:
    until = NOW + timedelta(hours=5)
    work.snooze(database, [chosen], until, "me", NOW)
    for view, before, after in (
        (View.UNANSWERED, 0, 1),
        (View.SNOOZED, 1, 0),
        (View.UNASSIGNED, 0, 1),
    ):
        for at, size in ((NOW, before), (until + minutes(1), after)):
            page = read.queue(database, view, QueueFilter(), None, 9, "me", at)
            assert len(page.rows) == size
            row = read.row(database, chosen)
            assert read.is_in_view(row, view, QueueFilter(), "me", at) is bool(size)
    with pytest.raises(Invalid):
        work.snooze(database, [chosen], NOW - minutes(1), "me", NOW)


def test_a_promise_is_the_due_time_until_it_is_kept(database: Database, chosen: str) -> None:
    promised = NOW + timedelta(hours=4)
    work.promise(database, chosen, promised, "me", NOW)
    row = read.row(database, chosen)
    assert (row.due_at, row.is_promised) == (promised, True)
    bring(database, [ours("soon", "one", NOW)], NOW + minutes(1))
    assert read.row(database, chosen).due_at == promised
    bring(database, [ours("later", "one", NOW + timedelta(hours=3))], NOW + timedelta(hours=3))
    row = read.row(database, chosen)
    assert (row.due_at, row.is_promised) == (None, False)


def test_a_note_can_be_taken_back(database: Database, chosen: str) -> None:
    _, _toast = work.note(database, chosen, " Call her first. ", "me", NOW)
    assert [note.text for note in read.thread(database, chosen).notes] == ["Call her first."]
    work.undo(database, "", "me", NOW)
    assert read.thread(database, chosen).notes == ()
    assert [each["voids"] != "" for each in read.history(database, chosen)] == [True, False]


def test_an_unknown_conversation_is_a_known_error_and_nothing_is_written(
    database: Database, chosen: str
) -> None:
    with pytest.raises(NotFound):
        work.assign(database, [chosen, "f" * 32], "me", "me", NOW)
    assert read.row(database, chosen).assignee == ""


def test_settings_are_checked_and_kept(database: Database) -> None:
    changes, _ = work.set_setting(database, "undo_send_seconds", 25, "me", NOW)
    assert changes.settings == {"undo_send_seconds"}
    assert read.settings(database)["undo_send_seconds"] == 25
    work.set_setting(database, "images_allowed", ("a@x",), "me", NOW)
    assert read.settings(database)["images_allowed"] == ["a@x"]
    for odd in ("soon", -1, True, 10**12):
        with pytest.raises(Invalid):
            work.set_setting(database, "undo_send_seconds", odd, "me", NOW)


_VERBS = st.sampled_from(["close", "reopen", "assign", "snooze", "tag", "untag", "spam", "promise"])
_fresh = count()


def _do(database: Database, verb: str, chosen: str, number: int) -> Any:
    later = NOW + timedelta(hours=number + 1)
    verbs = {
        "close": lambda: work.close(database, [chosen], "done", "me", NOW),
        "reopen": lambda: work.reopen(database, [chosen], "me", NOW),
        "assign": lambda: work.assign(database, [chosen], f"p{number % 3}", "me", NOW),
        "snooze": lambda: work.snooze(database, [chosen], later, "me", NOW),
        "tag": lambda: work.tag(database, [chosen], [f"t{number % 2}", "x"], [], "me", NOW),
        "untag": lambda: work.tag(database, [chosen], [], ["x", "t0"], "me", NOW),
        "spam": lambda: work.spam(database, [chosen], "me", NOW),
        "promise": lambda: work.promise(database, chosen, later, "me", NOW),
    }
    return verbs[verb]()[1].group


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(verbs=st.lists(_VERBS, min_size=1, max_size=7), data=st.data())
def test_undoing_everything_in_any_order_restores_the_state(
    tmp_path: Path, verbs: list[str], data: st.DataObject
) -> None:
    folder = tmp_path / str(next(_fresh))
    database = Database.open(folder / "k.db", "0" * 64, files_dir=folder / "files")
    add_account(database, NOW)
    bring(database, [mail("one", AGO)], NOW)
    chosen = only(database)
    before = read.row(database, chosen)
    groups = [_do(database, verb, chosen, number) for number, verb in enumerate(verbs)]
    for group in data.draw(st.permutations(groups)):
        work.undo(database, group, "me", NOW)
    after = read.row(database, chosen)
    database.close()
    assert after == before


ZONE = ZoneInfo("Europe/Paris")
FRIDAY = NOW.replace(hour=12)  # 13:00 in Paris


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("tomorrow 9", "en", "2026-11-21 09:00"),
        ("next Sunday", "en", "2026-11-22 09:00"),
        ("in 2 hours", "en", "2026-11-20 15:00"),
        ("friday", "en", "2026-11-27 09:00"),
        ("18:30", "en", "2026-11-20 18:30"),
        ("9am", "en", "2026-11-21 09:00"),
        ("tonight", "en", "2026-11-20 20:00"),
        ("next week", "en", "2026-11-27 09:00"),
        ("12 December 14:00", "en", "2026-12-12 14:00"),
        ("غدًا الساعة ٩", "ar", "2026-11-21 09:00"),
        ("الأحد القادم", "ar", "2026-11-22 09:00"),
        ("بعد ساعتين", "ar", "2026-11-20 15:00"),
        ("mañana a las 9", "es", "2026-11-21 09:00"),
        ("próximo domingo", "es", "2026-11-22 09:00"),
        ("en 3 horas", "es", "2026-11-20 16:00"),
        ("demain 9h", "fr", "2026-11-21 09:00"),
        ("lundi prochain", "fr", "2026-11-23 09:00"),
        ("dans 2 heures", "fr", "2026-11-20 15:00"),
    ],
)
def test_times_in_words(words: str, language: str, expected: str) -> None:
    found = moments.later(words, FRIDAY, language, ZONE).astimezone(ZONE)
    assert found.strftime("%Y-%m-%d %H:%M") == expected


def test_summer_time_ends_and_nine_stays_nine() -> None:
    friday = FRIDAY.replace(month=10, day=23)
    found = moments.later("monday 9", friday, "en", ZONE)
    assert found.astimezone(ZONE).strftime("%d %H:%M") == "26 09:00"


@pytest.mark.parametrize("words", ["", "nonsense", "yesterday", "2020-01-01", "99:99"])
def test_words_that_are_no_time_to_come_are_refused(words: str) -> None:
    with pytest.raises(Invalid):
        moments.later(words, FRIDAY, "en", ZONE)
