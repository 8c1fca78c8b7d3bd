"""Threads that turn out to be one, one after the other, and the ids that lead there."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from inbox.store.tables import conversation_joins, conversations, messages
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)
_ROOTS = 5


@pytest.fixture(autouse=True)
def account(database: Database) -> str:
    return add_account(database, NOW)


def test_a_thread_that_goes_after_others_takes_their_names_along(database: Database) -> None:
    for number in range(_ROOTS):
        root = f"<root{number}@h>"
        bring(database, [mail(f"m{number}", AGO + minutes(number), references=(root,))], NOW)
    with database.read() as connection:
        asked = select(messages.c.conversation_id, messages.c.remote_id)
        roots = {each: f"<root{name[1:]}@h>" for each, name in connection.execute(asked)}
    # The smallest id stands: from the largest on, each thread takes in all that went before.
    named = [roots[each] for each in sorted(roots, reverse=True)]
    for number, pair in enumerate(pairwise(named)):
        at = AGO + minutes(10 + number)
        bring(database, [mail(f"bridge{number}", at, references=pair)], NOW)
    stands = only(database)
    assert stands == min(roots)
    with database.read() as connection:
        joins = connection.execute(select(conversation_joins)).all()
    assert {each.gone_id for each in joins} == roots.keys() - {stands}
    assert {each.conversation_id for each in joins} == {stands}
    for number, root in enumerate(named):
        late = mail(f"late{number}", AGO + minutes(30 + number), references=(root,))
        assert bring(database, [late], NOW).conversations == {stands}
    assert only(database) == stands


def test_mails_ids_begin_with_their_second_and_chats_do_not(database: Database) -> None:
    written = [AGO + minutes(number) for number in range(20)]
    bring(database, [mail(f"m{at.minute}", at) for at in written], NOW)
    bring(database, [mail("chat", AGO, thread_key="room")], NOW)
    with database.read() as connection:
        kept = dict(connection.execute(select(messages.c.remote_id, messages.c.id)).all())
        assert connection.scalars(select(conversations.c.id)).all()
    for at in written:
        assert kept[f"m{at.minute}"].startswith(f"{int(at.timestamp()):08x}")
    assert not kept["chat"].startswith(f"{int(AGO.timestamp()):08x}")
    assert {len(each) for each in kept.values()} == {32}
