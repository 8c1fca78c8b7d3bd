"""The servers that tests build on do what the tests believe."""

from __future__ import annotations

import imaplib
import smtplib
import socket
from typing import TYPE_CHECKING

import pytest

from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.dovecot import Dovecot
    from tests.servers.fixtures import MailChain
    from tests.servers.proxy import FaultProxy

pytestmark = pytest.mark.servers
MAIL = b"From: a@example.com\r\nTo: bob@test.local\r\nSubject: hi\r\n\r\nhello\r\n"


def test_a_delivered_mail_can_be_fetched_and_renumbered(dovecot: Dovecot) -> None:
    dovecot.deliver("bob@test.local", MAIL)
    validity = _uidvalidity(dovecot)
    dovecot.renumber("bob@test.local")
    assert _uidvalidity(dovecot) == validity + 1000
    assert len(dovecot.raw_mails("bob@test.local")) == 1


def test_a_token_signs_in_and_an_expired_one_does_not(oauth_dovecot: Dovecot) -> None:
    user = "bob@test.local"
    with imaplib.IMAP4("127.0.0.1", oauth_dovecot.imap_port) as imap:
        imap.authenticate("XOAUTH2", lambda _: _xoauth2(user, oauth_dovecot.token(user)))
    with imaplib.IMAP4("127.0.0.1", oauth_dovecot.imap_port) as imap:
        expired = _xoauth2(user, oauth_dovecot.token(user, -60))
        with pytest.raises(imaplib.IMAP4.error):
            imap.authenticate("XOAUTH2", lambda challenge: b"" if challenge else expired)


def test_mail_goes_from_submission_through_postfix_to_a_mailbox(mail_chain: MailChain) -> None:
    sender, receiver = mail_chain.new_user("sender"), mail_chain.new_user("receiver")
    with smtplib.SMTP("127.0.0.1", mail_chain.dovecot.submission_port) as smtp:
        smtp.login(sender, "b")
        smtp.sendmail(sender, [receiver], MAIL)
    wait_for(lambda: mail_chain.dovecot.raw_mails(receiver), name="the delivery")


def test_a_mail_to_an_unknown_mailbox_bounces(mail_chain: MailChain) -> None:
    sender = mail_chain.new_user("sender")
    with smtplib.SMTP("127.0.0.1", mail_chain.dovecot.submission_port) as smtp:
        smtp.login(sender, "b")
        smtp.sendmail(sender, ["nobody@test.local"], MAIL)
    wait_for(lambda: mail_chain.dovecot.raw_mails(sender), name="the bounce")
    assert b"multipart/report" in mail_chain.dovecot.raw_mails(sender)[0]


def test_nothing_leaves_the_machine(mail_chain: MailChain) -> None:
    sender = mail_chain.new_user("sender")
    with smtplib.SMTP("127.0.0.1", mail_chain.dovecot.submission_port) as smtp:
        smtp.login(sender, "b")
        with pytest.raises(smtplib.SMTPRecipientsRefused, match="no outside world"):
            smtp.sendmail(sender, ["somebody@elsewhere.example"], MAIL)


def test_the_proxy_cuts_after_the_given_bytes(
    dovecot: Dovecot, proxy_to: Callable[[int], FaultProxy]
) -> None:
    proxy = proxy_to(dovecot.imap_port)
    proxy.cut_after = 7
    with socket.create_connection(("127.0.0.1", proxy.port)) as client:
        got = b""
        try:
            while piece := client.recv(100):
                got += piece
        except ConnectionResetError:
            pass
    assert got == b"* OK [C"


def _uidvalidity(dovecot: Dovecot) -> int:
    with imaplib.IMAP4("127.0.0.1", dovecot.imap_port) as imap:
        imap.login("bob@test.local", "b")
        imap.select()
        (value,) = imap.response("UIDVALIDITY")[1]
        assert isinstance(value, bytes)
        return int(value)


def _xoauth2(user: str, token: str) -> bytes:
    return f"user={user}\1auth=Bearer {token}\1\1".encode()
