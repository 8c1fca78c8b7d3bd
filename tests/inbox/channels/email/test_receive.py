"""Receiving from a real Dovecot: nothing is lost and nothing is there twice."""

from __future__ import annotations

import asyncio
import imaplib
import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from inbox.channel import RemoteAction
from inbox.errors import Offline, SignInAgain, TryLater
from tests.inbox.channels.email.mailbox import Kept, email_channel, mail
from tests.servers.dovecot import Dovecot
from tests.servers.needs import server_directory, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.proxy import FaultProxy

pytestmark = pytest.mark.servers
BOB = "bob@test.local"


def test_the_first_batch_is_small_and_newest_first(dovecot: Dovecot) -> None:
    dovecot.fill(BOB, (mail(n) for n in range(700)))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    first = kept.batches[0].messages
    assert 0 < len(first) <= 200
    assert {message.subject for message in first} == {
        f"mail {n:05d}" for n in range(700 - len(first), 700)
    }
    assert len(kept.messages) == 700
    assert kept.duplicates == 0
    assert kept.batches[-1].synced_count == kept.batches[-1].total_count == 700


def test_mail_arrives_while_idling(dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail(1))
    kept = Kept()

    async def tell() -> None:
        channel = email_channel(dovecot, poll_seconds=30)
        following = asyncio.ensure_future(kept.follow(channel, lambda: len(kept.messages) == 2))
        await kept.caught_up.wait()
        await asyncio.to_thread(dovecot.deliver, BOB, mail(2))
        async with asyncio.timeout(5):  # far below the 30 s of polling
            await following

    asyncio.run(tell())
    assert kept.subjects == ["mail 00001", "mail 00002"]


@pytest.mark.parametrize("server", ["qresync", "condstore", "plain"])
def test_flags_and_expunge_by_another_client(server: str) -> None:
    capability = {
        "qresync": "",
        "condstore": "IMAP4rev1 IDLE SPECIAL-USE UIDPLUS CONDSTORE",
        "plain": "IMAP4rev1 SPECIAL-USE",
    }[server]
    dovecot = Dovecot.start(
        server_directory("plain"), options={"imap_capability": capability} if capability else {}
    )
    try:
        for number in range(4):
            dovecot.deliver(BOB, mail(number))
        kept = Kept()

        async def tell() -> None:
            channel = email_channel(dovecot, poll_seconds=0.3)
            following = asyncio.ensure_future(
                kept.follow(
                    channel,
                    lambda: len(kept.places) == 3 and (True, False) in kept.seen.values(),
                )
            )
            await kept.caught_up.wait()
            await asyncio.to_thread(_other_client, dovecot)
            await following

        asyncio.run(tell())
    finally:
        dovecot.stop()
    assert len(kept.messages) == 4
    assert "2" not in {key for _, key in kept.places}


def test_changes_made_while_away_are_seen_at_the_next_start(dovecot: Dovecot) -> None:
    for number in range(4):
        dovecot.deliver(BOB, mail(number))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    _other_client(dovecot)
    dovecot.deliver(BOB, mail(9))
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    assert len(kept.places) == 4
    assert (True, False) in kept.seen.values()
    assert "mail 00009" in kept.subjects
    assert kept.duplicates == 0


def test_a_renumbered_folder_is_read_again_without_duplicates(dovecot: Dovecot) -> None:
    dovecot.fill(BOB, (mail(n) for n in range(30)))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    before = set(kept.places)
    dovecot.renumber(BOB)
    dovecot.deliver(BOB, mail(99))
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    assert len(kept.messages) == 31
    assert len(kept.places) == 31
    assert not before & set(kept.places)


def test_cuts_at_any_byte_lose_nothing_and_repeat_nothing(
    dovecot: Dovecot, proxy_to: Callable[[int], FaultProxy]
) -> None:
    dovecot.fill(BOB, (mail(n, "x" * 300) for n in range(900)))
    proxy = proxy_to(dovecot.imap_port)
    kept = Kept()
    dice = random.Random(7)  # noqa: S311

    async def tell() -> None:
        for _ in range(25):
            proxy.cut_after = dice.randrange(1, 400_000)
            with suppress(TryLater):
                await kept.catch_up(email_channel(dovecot, imap_port=proxy.port))
        proxy.heal()
        await kept.catch_up(email_channel(dovecot, imap_port=proxy.port))

    asyncio.run(tell())
    assert len(kept.messages) == 900
    assert len(kept.places) == 900
    assert kept.duplicates == 0


def test_the_same_mail_in_two_folders_is_one_message(dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail(1))
    dovecot.doveadm("save", "-u", BOB, "-m", "Archive", _file(dovecot, mail(1)))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    assert len(kept.messages) == 1
    assert len(kept.places) == 2


def test_states_are_brought_to_the_server(dovecot: Dovecot) -> None:
    for number in range(3):
        dovecot.deliver(BOB, mail(number))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    place = next(iter(kept.places))[0]
    actions = [
        RemoteAction("seen", place, "1"),
        RemoteAction("answered", place, "1"),
        RemoteAction("archive", place, "2"),
        RemoteAction("spam", place, "3"),
    ]
    asyncio.run(email_channel(dovecot).act(actions))
    asyncio.run(email_channel(dovecot).act(actions))  # again: nothing more happens
    assert len(dovecot.raw_mails(BOB)) == 1
    assert len(dovecot.raw_mails(BOB, "Archive")) == 1
    assert len(dovecot.raw_mails(BOB, "Junk")) == 1
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    assert kept.seen[place, "1"] == (True, True)


def test_what_was_archived_or_marked_as_spam_is_brought_back(dovecot: Dovecot) -> None:
    for number in range(3):
        dovecot.deliver(BOB, mail(number))
    kept = Kept()
    channel = email_channel(dovecot)
    asyncio.run(kept.catch_up(channel))
    place = next(iter(kept.places))[0]
    headers = {key[1]: kept.messages[one].message_id_header for key, one in kept.places.items()}
    back = [RemoteAction("inbox", "", "", value=headers[key]) for key in ("2", "3")]
    asyncio.run(email_channel(dovecot).act(back))  # they never left: nothing happens
    assert len(dovecot.raw_mails(BOB)) == 3
    away = [RemoteAction("archive", place, "2"), RemoteAction("spam", place, "3")]
    asyncio.run(email_channel(dovecot).act(away))
    assert len(dovecot.raw_mails(BOB)) == 1
    asyncio.run(email_channel(dovecot).act([*back, RemoteAction("inbox", "", "", value="<no@x>")]))
    asyncio.run(email_channel(dovecot).act(back))
    assert len(dovecot.raw_mails(BOB)) == 3
    assert dovecot.raw_mails(BOB, "Archive") == dovecot.raw_mails(BOB, "Junk") == []
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    assert len(kept.messages) == 3


def test_an_action_on_a_renumbered_folder_does_nothing(dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail(1))
    asyncio.run(email_channel(dovecot).act([RemoteAction("archive", "1:INBOX", "1")]))
    assert len(dovecot.raw_mails(BOB)) == 1


def test_a_wrong_password_asks_to_sign_in_again(dovecot: Dovecot) -> None:
    with pytest.raises(SignInAgain, match="did not accept the sign-in"):
        asyncio.run(Kept().catch_up(email_channel(dovecot, password="wrong")))  # noqa: S106


def test_a_server_that_cannot_prove_itself_gets_no_password(dovecot: Dovecot) -> None:
    channel = email_channel(dovecot, imap_port=dovecot.imaps_port, imap_security="tls")
    with pytest.raises(TryLater, match="could not prove its identity"):
        asyncio.run(Kept().catch_up(channel))
    channel = email_channel(dovecot, imap_security="starttls")
    with pytest.raises(TryLater, match="could not prove its identity"):
        asyncio.run(Kept().catch_up(channel))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_tls_with_a_trusted_certificate_receives(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    dovecot.deliver(BOB, mail(1))
    port = dovecot.imaps_port if security == "tls" else dovecot.imap_port
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot, imap_port=port, imap_security=security)))
    assert len(kept.messages) == 1


def test_a_server_that_is_gone_is_tried_later(
    dovecot: Dovecot, proxy_to: Callable[[int], FaultProxy]
) -> None:
    proxy = proxy_to(dovecot.imap_port)
    channel = email_channel(dovecot, imap_port=proxy.port)
    proxy.down()
    with pytest.raises(TryLater, match="does not answer"):
        asyncio.run(Kept().catch_up(channel))
    with pytest.raises(Offline, match="cannot be found"):
        asyncio.run(Kept().catch_up(email_channel(dovecot, imap_host="no.such.host.invalid")))


def test_a_connection_dropped_while_idling_is_noticed(
    dovecot: Dovecot, proxy_to: Callable[[int], FaultProxy]
) -> None:
    proxy = proxy_to(dovecot.imap_port)
    kept = Kept()

    async def tell() -> None:
        channel = email_channel(dovecot, imap_port=proxy.port, poll_seconds=30)
        following = asyncio.ensure_future(kept.follow(channel, lambda: False))
        await kept.caught_up.wait()
        await asyncio.sleep(0.2)
        await asyncio.to_thread(proxy.drop)
        with pytest.raises(TryLater):
            await following

    asyncio.run(tell())


def test_check_says_what_works(dovecot: Dovecot) -> None:
    dovecot.deliver(BOB, mail(1))
    good = asyncio.run(email_channel(dovecot).check())
    assert good.is_ok
    assert good.sentences[0] == "Receiving works: 1 messages in the inbox."
    bad = asyncio.run(email_channel(dovecot, password="wrong").check())  # noqa: S106
    assert not bad.is_ok
    assert len(bad.sentences) == 2


def _other_client(dovecot: Dovecot) -> None:
    """Read message 1 and delete message 2, as a telephone would."""
    with imaplib.IMAP4("127.0.0.1", dovecot.imap_port) as imap:
        imap.login(BOB, "b")
        imap.select()
        imap.uid("STORE", "1", "+FLAGS", r"(\Seen)")
        imap.uid("STORE", "2", "+FLAGS", r"(\Deleted)")
        imap.expunge()


def _file(dovecot: Dovecot, raw: bytes) -> str:
    path = dovecot.directory / "one.eml"
    path.write_bytes(raw)
    path.chmod(0o644)
    wait_for(path.exists)
    return str(path)
