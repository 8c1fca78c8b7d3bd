"""Mail that is gone again before it was seen, as another client's rule moves it."""

from __future__ import annotations

import asyncio
import imaplib
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channels.email.wire import Connection
from tests.inbox.channels.email.mailbox import Kept, email_channel, mail

if TYPE_CHECKING:
    from tests.servers.dovecot import Dovecot

pytestmark = pytest.mark.servers
BOB = "bob@test.local"


def _expunge_newest(dovecot: Dovecot) -> None:
    with imaplib.IMAP4("127.0.0.1", dovecot.imap_port) as imap:
        imap.login(BOB, "b")
        imap.select()
        newest = imap.uid("SEARCH", "ALL")[1][0].split()[-1].decode()  # type: ignore[union-attr]
        imap.uid("STORE", newest, "+FLAGS", r"(\Deleted)")
        imap.expunge()


def test_a_mail_expunged_before_it_was_seen_does_not_keep_the_line_busy(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dovecot.deliver(BOB, mail(1))
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(dovecot)))
    dovecot.deliver(BOB, mail(2))
    _expunge_newest(dovecot)
    waited: list[float] = []
    opened: list[str] = []
    wait, real_open = Connection.wait, Connection.open

    def waiting(self: Connection, seconds: float) -> Any:
        waited.append(seconds)
        return wait(self, seconds)

    def opening(self: Connection, folder: str, *, writing: bool = False) -> Any:
        opened.append(folder)
        return real_open(self, folder, writing=writing)

    monkeypatch.setattr(Connection, "wait", waiting)
    monkeypatch.setattr(Connection, "open", opening)

    async def follow() -> None:
        channel = email_channel(dovecot, poll_seconds=30)
        following = asyncio.ensure_future(kept.follow(channel, lambda: len(kept.messages) > 1))
        async with asyncio.timeout(10):
            while not waited:
                assert len(opened) < 50, "the folder is opened again and again"
                await asyncio.sleep(0.02)
        dovecot.deliver(BOB, mail(3))
        await following

    asyncio.run(follow())
    assert kept.subjects == ["mail 00001", "mail 00003"]
    assert kept.duplicates == 0
