"""SIGKILL at random moments: nothing lost, nothing sent twice, what is unsure is shown."""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from inbox.model import AccountState, OutboxState
from tests.flow.house import House, mail, parsed, within
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.dovecot import Dovecot
    from tests.servers.fixtures import MailChain
    from tests.servers.proxy import FaultProxy

pytestmark = [pytest.mark.servers, pytest.mark.timeout(900)]
BOB = "bob@test.local"
KILLS = 50
# Chosen so that most kills fall between the engine's first connection and its last batch.
SYNC_SECONDS = (0.4, 1.6)
SEND_SECONDS = (0.0, 0.6)


def test_kills_during_sync_lose_and_double_nothing(house: House, dovecot: Dovecot) -> None:
    chance = random.Random(20261122)  # noqa: S311
    expected: Counter[str] = Counter()
    house.connect(dovecot, BOB)
    during = 0
    for kill in range(KILLS):
        subjects = [f"Mail {kill} {number}" for number in range(30)]
        _drop(dovecot, kill, [mail(subject, number=str(kill)) for subject in subjects])
        expected.update(subjects)
        house.start()
        time.sleep(chance.uniform(*SYNC_SECONDS))
        house.kill()
        during += house.desk.accounts()[0].state == AccountState.SYNCING
    house.start()
    assert within(60, lambda: len(house.rows()) == len(expected)), len(house.rows())
    house.wait_account(AccountState.LIVE)
    found = Counter(row.subject for row in house.rows())
    assert found == expected
    assert {row.message_count for row in house.rows()} == {1}
    with house.desk._database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert during >= KILLS // 10, "the kills fell outside the sync"


def test_kills_during_sending_send_nothing_twice_and_show_what_is_unsure(  # noqa: PLR0915
    house: House, mail_chain: MailChain, proxy_to: Callable[[int], FaultProxy]
) -> None:
    chance = random.Random(20261123)  # noqa: S311
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    subjects = [f"Question {kill}" for kill in range(KILLS)]
    server.fill(shop, [mail(subject, f"Carla <{customer}>", shop) for subject in subjects])
    # Slow enough that a reply takes a while to hand over.
    smtp = proxy_to(server.submission_port)
    smtp.delay_seconds = 0.02
    house.connect(server, shop, smtp_port=smtp.port)
    house.start()
    assert within(60, lambda: len(house.rows()) == KILLS)
    house.stop()
    caught = 0
    items = {}
    for subject in subjects:
        item = house.reply(subject, f"The answer to {subject}.")
        items[item.id] = subject
        house.start()
        assert within(30, lambda item=item: _state(house, item.id) != OutboxState.WAITING)
        time.sleep(chance.uniform(*SEND_SECONDS))
        house.kill()
        caught += _state(house, item.id) == OutboxState.SENDING
    smtp.heal()
    house.start()
    wait_for(
        lambda: {item.state for item in house.desk.outbox()} <= {OutboxState.UNKNOWN},
        60,
        "every reply sent or shown as unknown",
    )
    time.sleep(2.0)
    arrived = Counter(parsed(raw)["Subject"] for raw in server.raw_mails(customer))
    unknown = {items[item.id]: item for item in house.desk.outbox()}
    assert max(arrived.values()) == 1, "something was sent twice"
    for subject in subjects:
        if subject in unknown:
            assert unknown[subject].sentence
        else:
            assert arrived[f"Re: {subject}"] == 1, f"{subject} is said to be sent"
            assert len(house.thread(subject).messages) == 2
    assert caught >= KILLS // 10, "the kills fell outside the sending"
    for subject, item in unknown.items():
        house.desk.settle(item.id, was_sent=arrived[f"Re: {subject}"] == 1)


def _drop(server: Dovecot, kill: int, mails: list[bytes]) -> None:
    """Write mails into the Maildir under names of their own (fill's repeat within a second)."""
    maildir = server.maildir(BOB)
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(mails):
        name = f"{int(time.time())}.M{kill:04d}{number:04d}.test"
        (maildir / "tmp" / name).write_bytes(raw)
        (maildir / "tmp" / name).rename(maildir / "new" / name)
    server._own(server.directory / "mail" / BOB)


def _state(house: House, outbox_id: str) -> OutboxState:
    for item in house.desk.outbox():
        if item.id == outbox_id:
            return item.state
    return OutboxState.SENT
