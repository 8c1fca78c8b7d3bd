from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - minutes(30)


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def _texts(database: Database) -> list[str]:
    return [each.text for each in read.thread(database, only(database)).messages]


def test_what_is_written_within_a_second_stands_in_its_order(database: Database) -> None:
    words = [f"word {number}" for number in range(20)]
    for number, text in enumerate(words):
        at = AGO + timedelta(milliseconds=40 * number)
        bring(database, [mail(f"m{number}", at, text=text, thread_key="t")], NOW)
    assert _texts(database) == words
    assert read.row(database, only(database)).snippet == words[-1]


def test_where_a_network_tells_the_second_only_it_is_the_order_of_coming(
    database: Database,
) -> None:
    words = [f"word {number}" for number in range(20)]
    for number, text in enumerate(words):
        bring(database, [mail(f"m{number}", AGO, text=text, thread_key="t")], NOW)
    assert _texts(database) == words


def test_a_page_of_history_comes_from_the_newest_on(database: Database) -> None:
    told = [(f"m{number}", AGO + timedelta(seconds=number // 4)) for number in range(12)]
    page = [mail(name, at, text=name, thread_key="t") for name, at in reversed(told)]
    bring(database, page, NOW)
    assert _texts(database) == [name for name, _ in told]


def test_thousands_of_one_second_all_have_a_place(database: Database) -> None:
    names = [f"m{number:04}" for number in range(2_600)]
    for start in (0, 1_300):
        chunk = names[start : start + 1_300]
        bring(database, [mail(each, AGO, text=each, thread_key="t") for each in chunk], NOW)
    later = mail("later", AGO + timedelta(microseconds=1), text="later", thread_key="t")
    bring(database, [later], NOW)
    assert _texts(database) == [*names, "later"]
