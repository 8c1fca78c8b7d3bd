from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbox import work
from inbox.channel import IncomingFile
from inbox.errors import Invalid
from inbox.folding import fold
from inbox.store import search
from inbox.store.excerpts import excerpt
from inbox.store.search_query import parse
from inbox.store.search_words import placed_words
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, ours

if TYPE_CHECKING:
    from inbox.model import SearchHit
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=5)


@pytest.fixture
def filled(database: Database) -> Database:
    add_account(database, NOW)
    file = IncomingFile("Rechnung-2231.pdf", "application/pdf", b"x")
    bring(
        database,
        [
            mail("a", AGO, subject="Late parcel", text="My parcel number 8821 is very late."),
            mail(
                "b",
                AGO + minutes(1),
                text="Thanks! The refund arrived.",
                author_name="Zoë Ünal",
                author_handle="zoe@mail.example",
                files=(file,),
            ),
            mail(
                "c",
                AGO + minutes(2),
                text="أين طلبي رقم ٤٤٢١؟ المسؤولة قالت إنه وصل إلى مكة",
                author_name="سارة",
                author_handle="sara@mail.example",
            ),
            ours("d", "b", AGO + minutes(3), text="We sent the refund, late but sure."),
        ],
        NOW,
    )
    return database


def find(database: Database, typed: str, by_relevance: bool = False) -> list[SearchHit]:
    return search.find(database, typed, by_relevance, 50, NOW)


def names(database: Database, typed: str, by_relevance: bool = False) -> list[str]:
    """The first three words of every excerpt's message, by its subject letter."""
    starts = {"My parcel": "a", "Thanks!": "b", "أين": "c", "We sent": "d"}
    hits = find(database, typed, by_relevance)
    return [
        next((name for start, name in starts.items() if hit.excerpt.startswith(start)), "?")
        for hit in hits
    ]


@pytest.mark.parametrize(
    ("typed", "found", "missed"),
    [
        ("parc", "a", ""),  # the last word may only have been begun
        ("late parc", "a", "d"),
        ("parc ", "", "a"),  # a space ends it
        ('"parc"', "", "a"),
        ("parc late", "", "a"),  # earlier words are whole
    ],
)
def test_the_last_word_may_only_have_been_begun(
    filled: Database, typed: str, found: str, missed: str
) -> None:
    got = names(filled, typed)
    assert set(found) <= set(got)
    assert not set(missed) & set(got)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("late", ["d", "a"]),
        ("LATE parcel", ["a"]),
        ('"very late"', ["a"]),
        ('"late very"', []),
        ("parc*", ["a"]),
        ("8821", ["a"]),
        ("refund -sure", ["b"]),
        ("from:zoe refund", ["b"]),
        ("from:unal", ["?"]),
        ("channel:letters refund", ["d", "b"]),
        ("channel:other refund", []),
        ("has:attachment", ["b"]),
        ("rechnung", ["b"]),
        ("refund before:2026-01-01", []),
        ("refund after:2026-11", ["d", "b"]),
        ("is:unanswered refund", []),
        ("is:open refund", ["d", "b"]),
        ("is:closed", []),
        ("urgency:normal late", ["d", "a"]),
        ("tag:vip", []),
        # Arabic, written otherwise than it is stored.
        ("اين طلبى", ["c"]),
        ("4421", ["c"]),
        ("٤٤٢١", ["c"]),
        ("مكه", ["c"]),
        ("المسؤوله", ["c"]),
        ("طَلَبِـي", ["c"]),
        ("الي", ["c"]),
        ("from:ساره", ["?"]),
    ],
)
def test_what_is_typed_is_found(filled: Database, typed: str, expected: list[str]) -> None:
    found = names(filled, typed)
    assert [name for name in found if name != "?"] == [name for name in expected if name != "?"]
    assert len(found) == len(expected)


def test_relevance_ranks_a_subject_above_a_body(filled: Database) -> None:
    assert names(filled, "late", by_relevance=True) == ["a", "d"]


def test_a_note_is_found_until_it_is_taken_back(filled: Database) -> None:
    chosen = find(filled, "parcel")[0].row.conversation_id
    work.note(filled, chosen, "Courier lost it, be generous", "me", NOW)
    (hit,) = find(filled, "generous")
    assert hit.row.conversation_id == chosen
    assert hit.excerpt[slice(*hit.marks[0])] == "generous"
    work.undo(filled, "", "me", NOW)
    assert find(filled, "generous") == []


def test_marks_stand_in_the_text_as_written() -> None:
    text = "قال: وَصَلَ الطَّلَبُ إلى مكّة ﬁnally, Straße 5"
    for typed, shown in (
        ("الطلب", "الطَّلَبُ"),
        ("الى", "إلى"),
        ("strasse", "Straße"),
        ("fin*", "ﬁnally"),
    ):
        cut, marks = excerpt(text, parse(typed, NOW).terms)
        assert [cut[first:last] for first, last in marks] == [shown]


@pytest.mark.parametrize(
    "typed", ["before:soon", "after:2026-13", "is:happy", "urgency:very", "has:hope"]
)
def test_a_condition_that_makes_no_sense_is_told_in_a_sentence(
    filled: Database, typed: str
) -> None:
    with pytest.raises(Invalid):
        find(filled, typed)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(alphabet="abl\" *():-^+{}[]ANDORNEAR'\\\x00ء٤ةﷺ.", max_size=25))
def test_nothing_typed_breaks_the_search(filled: Database, typed: str) -> None:
    for by_relevance in (False, True):
        find(filled, typed, by_relevance)


@given(st.text(max_size=60))
def test_every_placed_word_is_what_folding_its_stretch_gives(text: str) -> None:
    for word, first, last in placed_words(text):
        assert 0 <= first < last <= len(text)
        assert word in fold(text[first:last])
