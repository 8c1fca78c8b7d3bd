"""People who have nothing to do with each other never meet in one conversation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inbox.model import QueueFilter, View
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes

if TYPE_CHECKING:
    from inbox.channel import IncomingMessage
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=2)
FORM = "<form@shop.example>"


@pytest.fixture(autouse=True)
def _account(database: Database) -> None:
    add_account(database, NOW)


def _by(name: str, number: int = 0, **more: object) -> IncomingMessage:
    told = {"author_handle": f"{name}@x.example", "author_name": name, "message_id_header": FORM}
    return mail(f"{name}{number}", AGO + minutes(number), **(told | more))


def _rows(database: Database) -> dict[str, int]:
    rows = read.queue(database, View.ALL, QueueFilter(), None, 9, "me", NOW).rows
    assert len({row.contact_name for row in rows}) == len(rows)
    return {row.contact_name: row.message_count for row in rows}


@pytest.mark.parametrize("is_together", [True, False])
def test_a_form_that_gives_all_its_mails_one_message_id_mixes_nobody(
    database: Database, is_together: bool
) -> None:
    found = [_by("Ada"), _by("Bob", 1), _by("Carla", 2)]
    for batch in [found] if is_together else [[each] for each in found]:
        bring(database, batch, NOW)
    assert _rows(database) == {"Ada": 1, "Bob": 1, "Carla": 1}
    # What follows refers to the form's id as well as to our answer's, and joins nobody either.
    for name in ("Ada", "Bob"):
        ours = f"<answer-{name}@shop.example>"
        answered = mail(
            f"to-{name}", NOW, author_handle="us@shop.example", message_id_header=ours,
            references=(f"<own-{name}@x.example>",),
        )  # fmt: skip
        again = _by(
            name, 9, message_id_header=f"<again-{name}@x.example>", references=(FORM, ours),
            in_reply_to=ours,
        )  # fmt: skip
        bring(database, [answered], NOW)
        bring(database, [again], NOW)
    rows = read.queue(database, View.ALL, QueueFilter(), None, 20, "me", NOW).rows
    for row in rows:
        written = read.thread(database, row.conversation_id).messages
        customers = {each.author_name for each in written} - {"Ada Lovelace"}
        assert len(customers) <= 1


def test_the_same_mail_twice_and_a_lists_copy_stay_in_their_thread(database: Database) -> None:
    bring(database, [_by("Ada")], NOW)
    bring(database, [_by("Ada", 1)], NOW)
    bring(database, [_by("List", 2, is_auto=True)], NOW)
    assert _rows(database) == {"Ada": 3}


def test_a_late_parent_still_joins_its_answers(database: Database) -> None:
    child = {"message_id_header": "<b@x.example>", "in_reply_to": FORM}
    bring(database, [_by("Bob", 1, **child)], NOW)
    bring(database, [_by("Ada")], NOW)
    assert _rows(database) == {"Bob": 2}


def test_a_sender_of_blanks_is_stored(database: Database) -> None:
    bring(database, [_by("Ada", author_handle="  ", author_name="")], NOW)
    assert _rows(database) == {"unknown": 1}
