"""Whatever fails is said in a sentence, and nothing is lost."""

from __future__ import annotations

import asyncio
import json
import resource
import secrets
import time
from typing import TYPE_CHECKING

import pytest

from app.link import Link
from inbox.errors import DiskFull
from inbox.model import AccountState, Draft, OutboxState
from tests.flow.house import House, mail
from tests.inbox.channels.email.test_oauth import Provider
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.dovecot import Dovecot
    from tests.servers.fixtures import MailChain
    from tests.servers.proxy import FaultProxy

pytestmark = pytest.mark.servers
BOB = "bob@test.local"


def is_sentence(text: str) -> bool:
    return len(text) > 20 and not text[0].islower() and text.rstrip().endswith((".", "?"))


def test_a_wrong_password_asks_to_sign_in_again_and_heals(house: House, dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail("Hello"))
    account = house.connect(dovecot, BOB, {"password": "wrong"})
    house.start()
    asked = house.wait_account(AccountState.SIGN_IN)
    assert is_sentence(asked.state_sentence)
    # Nothing but the password is another one: the running engine takes it at once.
    house.desk.add_account(account, {"password": "b"})
    house.row("Hello")
    house.wait_account(AccountState.LIVE)


def test_an_expired_token_asks_to_sign_in_again(house: House, oauth_dovecot: Dovecot) -> None:
    oauth_dovecot.deliver(BOB, mail("Hello"))
    expired = {
        "access_token": oauth_dovecot.token(BOB, -60),
        "refresh_token": "",
        "expires_at": int(time.time()) - 60,
        "token_type": "Bearer",
    }
    house.connect(oauth_dovecot, BOB, {"oauth": json.dumps(expired)}, auth="google")
    house.start()
    asked = house.wait_account(AccountState.SIGN_IN)
    assert is_sentence(asked.state_sentence)


def test_a_refused_refresh_asks_to_sign_in_again_and_heals(
    house: House, oauth_dovecot: Dovecot
) -> None:
    oauth_dovecot.deliver(BOB, mail("Hello"))
    provider = Provider()
    provider.answer = (400, {"error": "invalid_grant"})
    kept = {
        "access_token": oauth_dovecot.token(BOB, -60),
        "refresh_token": "revoked",
        "expires_at": int(time.time()) - 60,
        "token_url": provider.url,
        "client_id": "kindline",
        "client_secret": "",
    }
    try:
        account = house.connect(oauth_dovecot, BOB, {"oauth": json.dumps(kept)}, auth="google")
        house.start()
        asked = house.wait_account(AccountState.SIGN_IN)
        assert is_sentence(asked.state_sentence)
        assert "sign in again" in asked.state_sentence
        assert provider.asked[0]["refresh_token"] == kept["refresh_token"]
        # Signing in again is enough: the running engine takes the new token.
        fresh = kept | {"access_token": oauth_dovecot.token(BOB), "expires_at": None}
        house.desk.add_account(account, {"oauth": json.dumps(fresh)})
        house.row("Hello")
    finally:
        provider.stop()


def test_a_failed_tls_is_a_sentence(house: House, dovecot: Dovecot) -> None:
    house.connect(dovecot, BOB, imap_port=dovecot.imaps_port, imap_security="tls")
    house.start()
    wait_for(lambda: house.desk.accounts()[0].state_sentence, 30, "a sentence")
    account = house.desk.accounts()[0]
    assert account.state in (AccountState.FAILED, AccountState.OFFLINE)
    assert is_sentence(account.state_sentence)


def test_a_server_that_is_gone_loses_nothing(house: House, mail_chain: MailChain) -> None:
    server = mail_chain.dovecot
    shop = mail_chain.new_user("shop")
    server.deliver(shop, mail("Before", to=shop))
    house.connect(server, shop, smtp_port=9)
    house.start()
    house.reply("Before", "Waits for a server.")
    wait_for(lambda: house.desk.outbox()[0].attempts >= 2, 40, "two tries")
    (item,) = house.desk.outbox()
    assert item.state in (OutboxState.WAITING, OutboxState.SENDING)
    wait_for(lambda: is_sentence(house.desk.outbox()[0].sentence), 10, "a sentence")


def test_a_sick_account_does_not_slow_a_healthy_one(
    house: House, dovecot: Dovecot, proxy_to: Callable[[int], FaultProxy]
) -> None:
    tarpit = proxy_to(dovecot.imap_port)
    tarpit.delay_seconds = 30.0
    dovecot.deliver(BOB, mail("Healthy"))
    house.connect(dovecot, dovecot.add_user("sick@test.local"), imap_port=tarpit.port)
    house.connect(dovecot, BOB)
    house.start()
    begun = time.monotonic()
    house.row("Healthy")
    assert time.monotonic() - begun < 15


def test_smtp_dying_after_the_mail_was_handed_over_is_unknown_and_not_resent(
    house: House, mail_chain: MailChain, proxy_to: Callable[[int], FaultProxy]
) -> None:
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    server.deliver(shop, mail("Unknown", f"Carla <{customer}>", shop))
    smtp = proxy_to(server.submission_port)
    smtp.swallow_after = b"\r\n.\r\n"
    house.connect(server, shop, smtp_port=smtp.port, sent_copy="client")
    house.start()
    item = house.reply("Unknown", "Did it arrive?")
    wait_for(lambda: [i.state for i in house.desk.outbox()] == [OutboxState.UNKNOWN], 90, "unknown")
    (shown,) = house.desk.outbox()
    assert shown.id == item.id
    assert is_sentence(shown.sentence)
    smtp.heal()
    house.stop()
    house.start()
    house.wait_account(AccountState.LIVE)
    wait_for(lambda: server.raw_mails(customer), 20, "the delivery")
    time.sleep(1.0)
    assert len(server.raw_mails(customer)) == 1
    if house.desk.outbox():
        house.desk.settle(item.id, was_sent=True)
    assert house.desk.outbox() == []
    assert len(house.thread("Unknown").messages) == 2


def test_a_full_disk_is_said_and_everything_earlier_is_safe(house: House, dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail("Earlier"))
    house.connect(dovecot, BOB)
    house.start()
    conversation_id = house.row("Earlier").conversation_id
    house.stop()
    database = house.desk._database
    with database.read() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar()
    database._writing.dispose()

    def small(*_: object) -> object:
        raw = database._connect()
        raw.execute(f"PRAGMA max_page_count = {used}")
        return raw

    database._writing.pool._creator = small  # type: ignore[attr-defined]
    with pytest.raises(DiskFull, match="safe"):  # noqa: PT012
        for size in range(1, 200):
            house.desk.save_draft(Draft(conversation_id, "long " * size * 2000))
    kept = house.desk.thread(conversation_id)
    assert [message.subject for message in kept.messages] == ["Earlier"]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux limits another process's files")
def test_an_engine_whose_disk_is_full_says_so_and_goes_on_when_there_is_room(
    house: House, dovecot: Dovecot
) -> None:
    dovecot.deliver(BOB, mail("Earlier"))
    house.connect(dovecot, BOB, poll_seconds=1)
    house.start()
    house.row("Earlier")
    house.wait_account(AccountState.LIVE)
    assert house._engine is not None
    folder = house.workspace.folder
    used = max(path.stat().st_size for path in folder.glob("kindline.db*"))
    # No file of the engine may grow beyond this: what a full disk is to a database.
    limits = (used + 200_000, resource.RLIM_INFINITY)
    resource.prlimit(house._engine.pid, resource.RLIMIT_FSIZE, limits)
    subjects = {f"Big {number}" for number in range(3)}
    for subject in subjects:
        dovecot.deliver(BOB, mail(subject, text=secrets.token_hex(400_000)))
    said = lambda: house.desk.accounts()[0].state_sentence  # noqa: E731
    wait_for(lambda: is_sentence(said()) if said() else False, 60, "a sentence")
    assert "safe" in said()
    assert [row.subject for row in house.rows()] == ["Earlier"]
    everything = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.prlimit(house._engine.pid, resource.RLIMIT_FSIZE, everything)
    wait_for(lambda: {row.subject for row in house.rows()} >= subjects, 90, "the rest")
    assert house.wait_account(AccountState.LIVE).state_sentence == ""
    assert len(house.rows()) == 4


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux limits another process's files")
def test_a_reply_waits_while_the_disk_is_full_and_leaves_once_when_there_is_room(  # noqa: PLR0915
    house: House, mail_chain: MailChain
) -> None:
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    server.deliver(shop, mail("Full", f"Carla <{customer}>", shop))
    house.connect(server, shop)
    house.start()
    house.row("Full")
    house.wait_account(AccountState.LIVE)
    assert house._engine is not None
    # The engine cannot write one byte behind what is there; the person's window still can.
    folder = house.workspace.folder
    used = min(path.stat().st_size for path in folder.glob("kindline.db*") if path.stat().st_size)
    resource.prlimit(house._engine.pid, resource.RLIMIT_FSIZE, (used, resource.RLIM_INFINITY))
    link = Link(house.workspace)

    async def story() -> None:
        await link.start()
        await asyncio.to_thread(house.reply, "Full", "Not lost.")
        async with asyncio.timeout(60):
            while not link.troubles:  # noqa: ASYNC110 - no event tells it
                await asyncio.sleep(0.1)
        (sentence,) = link.troubles.values()
        assert is_sentence(sentence)
        assert "replies wait" in sentence
        (item,) = await asyncio.to_thread(house.desk.outbox)
        assert item.state is OutboxState.WAITING
        assert server.raw_mails(customer) == []
        everything = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        assert house._engine is not None
        resource.prlimit(house._engine.pid, resource.RLIMIT_FSIZE, everything)
        await asyncio.to_thread(wait_for, lambda: server.raw_mails(customer), 60, "the delivery")
        async with asyncio.timeout(30):
            while link.troubles:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.1)
        await link.stop(engine_too=False)

    asyncio.run(story())
    assert len(server.raw_mails(customer)) == 1
    assert house.wait_account(AccountState.LIVE).state_sentence == ""
    wait_for(lambda: not house.desk.outbox(), 20, "the record")
