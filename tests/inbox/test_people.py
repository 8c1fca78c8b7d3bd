from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, update

from inbox import people, send, work
from inbox.channels import registry
from inbox.errors import Invalid, NotFound
from inbox.model import Account, Draft, QueueFilter, View
from inbox.ports import secret_name
from inbox.store import read, tables
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=2)


class Keeper:
    """A SecretStore in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def both(database: Database) -> tuple[str, str]:
    """Two contacts, Ada and her other address."""
    add_account(database, NOW)
    bring(
        database,
        [
            mail("one", AGO),
            mail("two", AGO + minutes(1), author_handle="Ada@Work.example", author_name="A. L."),
        ],
        NOW,
    )
    rows = read.queue(database, View.ALL, QueueFilter(), None, 9, "me", NOW).rows
    ids = {row.contact_name: row.contact_id for row in rows}
    return ids["Ada Lovelace"], ids["A. L."]


def test_a_merge_shows_one_person_and_undo_takes_them_apart(
    database: Database, both: tuple[str, str]
) -> None:
    people.merge(database, *both, "me", NOW)
    for each in both:
        profile = people.profile(database, each)
        assert profile.contact.id == min(both)
        assert len(profile.identities) == len(profile.conversations) == 2
    rows = read.queue(database, View.ALL, QueueFilter(), None, 9, "me", NOW).rows
    assert {row.contact_id for row in rows} == {min(both)}
    with pytest.raises(Invalid):
        people.merge(database, *both, "me", NOW)
    work.undo(database, "", "me", NOW)
    assert [len(people.profile(database, each).identities) for each in both] == [1, 1]


def test_renaming_is_undone(database: Database, both: tuple[str, str]) -> None:
    people.rename(database, both[0], "  Countess   Lovelace ", "me", NOW)
    assert people.profile(database, both[0]).contact.name == "Countess Lovelace"
    work.undo(database, "", "me", NOW)
    assert people.profile(database, both[0]).contact.name == "Ada Lovelace"
    with pytest.raises(Invalid):
        people.rename(database, both[0], " ", "me", NOW)


def test_a_stored_proposal_is_shown_beside_either(
    database: Database, both: tuple[str, str]
) -> None:
    with database.write() as connection:
        connection.execute(
            insert(tables.duplicate_proposals).values(
                contact_id=both[0], other_id=both[1], sentence="Same name.", score=0.9
            )
        )
    for each, other in (both, both[::-1]):
        ((contact, sentence),) = people.profile(database, each).possible_duplicates
        assert (contact.id, sentence) == (other, "Same name.")
    people.merge(database, *both, "me", NOW)
    assert people.profile(database, both[0]).possible_duplicates == ()


def test_nobody_is_a_known_error(database: Database) -> None:
    with pytest.raises(NotFound):
        people.profile(database, "f" * 32)


def test_an_account_keeps_its_secrets_outside_and_its_conversations_for_good(
    database: Database,
) -> None:
    keeper = Keeper()
    new = Account("", "email", "Shop", "us@shop.example", settings={"imap_host": "x"})
    added, changes = people.add_account(database, keeper, new, {"password": "p"}, "me", NOW)
    assert changes.accounts == {added.id}
    assert keeper.kept == {secret_name(added.id, "password"): "p"}
    with database.read() as connection:
        assert "p" not in connection.execute(select(tables.accounts)).one()
    again, _ = people.add_account(database, keeper, added, {"password": "q"}, "me", NOW)
    assert again.settings != added.settings, "a new password alone must be noticed"
    assert read.accounts(database) == [again]
    people.remove_account(database, keeper, added.id, "me", NOW)
    assert keeper.kept == {}
    assert read.accounts(database) == []
    with pytest.raises(NotFound):
        people.remove_account(database, keeper, "f" * 32, "me", NOW)
    with pytest.raises(Invalid):
        people.add_account(database, keeper, Account("", "pigeon", "x"), {}, "me", NOW)


@pytest.mark.parametrize("channel", ["email", "google_play", "app_store", "whatsapp", "telegram"])
def test_every_secret_of_a_removed_account_is_forgotten(database: Database, channel: str) -> None:
    keeper = Keeper()
    fields = registry.info_of(channel).fields
    secret = {each.key: "s" for each in fields if each.kind in ("secret", "file")}
    account, _ = people.add_account(
        database, keeper, Account("", channel, "Shop"), secret, "me", NOW
    )
    keeper.set(secret_name(account.id, "relay_key"), "made by the line to the relay")
    assert secret
    people.remove_account(database, keeper, account.id, "me", NOW)
    assert keeper.kept == {}


def test_a_reply_that_waits_when_its_account_is_removed_fails_with_a_sentence(
    database: Database, both: tuple[str, str]
) -> None:
    with database.write() as connection:
        connection.execute(update(tables.accounts).values(channel="email"))
    (row, *_) = read.queue(database, View.ALL, QueueFilter(), None, 9, "me", NOW).rows
    item, _ = send.approve(database, Draft(row.conversation_id, "Soon."), None, False, "me", NOW)
    changes, _ = people.remove_account(database, Keeper(), row.account_id, "me", NOW)
    assert changes.outbox == {item.id}
    (kept,) = read.outbox(database)
    assert kept.state == "failed"
    assert "disconnected" in kept.sentence
    written, _ = send.recall(database, item.id, "me", NOW)
    assert written.text == "Soon."
