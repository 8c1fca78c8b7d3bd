"""Few hits are ranked by their words: the subject counts more, a long text less."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from inbox.channel import Batch
from inbox.receive import receive
from inbox.store import search
from tests.inbox.mail import ACCOUNT, add_account, mail

if TYPE_CHECKING:
    from inbox.store.database import Database

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _found(database: Database, typed: str) -> list[str]:
    hits = search.find(database, typed, True, 10, NOW)
    return [hit.row.subject for hit in hits]


def _fill(database: Database, *letters: tuple[str, str]) -> None:
    add_account(database, NOW)
    incoming = [
        mail(f"m{at}", NOW - timedelta(hours=at + 1), subject=subject, text=text)
        for at, (subject, text) in enumerate(letters)
    ]
    receive(database, ACCOUNT, Batch(incoming), NOW)


def test_a_word_of_the_subject_counts_more_than_one_of_the_text(database: Database) -> None:
    _fill(database, ("Hello", "the kettle leaks"), ("Kettle", "it leaks"))
    assert _found(database, "kettle") == ["Kettle", "Hello"]


def test_a_word_said_often_in_a_short_text_comes_first(database: Database) -> None:
    _fill(
        database,
        ("Long", "a refund " + "and much else besides " * 80),
        ("Short", "refund, please a refund"),
    )
    assert _found(database, "refund") == ["Short", "Long"]


def test_of_two_alike_the_newer_comes_first(database: Database) -> None:
    _fill(database, ("New", "where is it"), ("Old", "where is it"))
    assert _found(database, "where") == ["New", "Old"]


def test_a_phrase_is_only_counted_where_its_words_follow_each_other(database: Database) -> None:
    _fill(
        database,
        ("Once", "the blue kettle"),
        ("Twice", "the blue kettle and another blue kettle"),
        ("Apart", "blue is the kettle"),
    )
    assert _found(database, '"blue kettle"') == ["Twice", "Once"]


def test_arabic_spellings_are_one_word(database: Database) -> None:
    _fill(database, ("One", "أين الطلب"), ("Two", "اين الطلب، أين الطلب"))
    assert _found(database, "اين") == ["Two", "One"]
