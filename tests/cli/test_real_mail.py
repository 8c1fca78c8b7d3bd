"""The whole job from the command line, against a real Dovecot and Postfix."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from tests.servers.fixtures import mail_chain, mailbox
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from tests.cli.conftest import Kindline
    from tests.servers.fixtures import MailChain

__all__ = ["mail_chain", "mailbox"]
pytestmark = pytest.mark.servers


def _connect(kindline: Kindline, chain: MailChain, address: str) -> list[str]:
    settings = {
        "imap_host": "127.0.0.1",
        "imap_port": chain.dovecot.imap_port,
        "imap_security": "none",
        "smtp_host": "127.0.0.1",
        "smtp_port": chain.dovecot.submission_port,
        "smtp_security": "none",
    }
    given = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
    return ["accounts", "add", address, "--password-stdin", *given]


def test_a_mail_is_received_answered_and_arrives(
    kindline: Kindline, mail_chain: MailChain, mailbox: str
) -> None:
    customer = mail_chain.new_user("customer")
    question = EmailMessage()
    question["From"], question["To"] = f"Rosa <{customer}>", mailbox
    question["Subject"] = "Where is my tent?"
    question["Message-ID"] = "<tent@customer.test>"
    question.set_content("I ordered it two weeks ago.\n")
    mail_chain.dovecot.deliver(mailbox, question.as_bytes(), customer)

    added = kindline.json(*_connect(kindline, mail_chain, mailbox), given="b\n")
    assert added["address"] == mailbox
    assert kindline.json("accounts", "check", mailbox)["is_ok"]

    synced = kindline.json("sync", "--once", "--timeout", "60")
    assert synced["accounts"][0]["state"] == "live"
    (row,) = kindline.json("queue")
    assert row["subject"] == "Where is my tent?"

    kindline.json("settings", "undo_send_seconds", "0")
    text = "It left today, Rosa."
    sent = kindline.json("send", row["conversation_id"], "--text", text, "--yes", "--wait", "60")
    assert sent["state"] == "sent"
    wait_for(lambda: mail_chain.dovecot.raw_mails(customer))
    (raw,) = mail_chain.dovecot.raw_mails(customer)
    arrived = email.message_from_bytes(raw, policy=email.policy.default)
    assert "<tent@customer.test>" in arrived["References"]
    assert text in raw.decode()

    assert kindline.json("accounts", "remove", mailbox) == {"removed": added["id"]}
    assert len(kindline.json("queue", "--view", "all")) == 1


def test_a_wrong_password_is_said_and_nothing_is_saved(
    kindline: Kindline, mail_chain: MailChain, mailbox: str
) -> None:
    refused = kindline.run(*_connect(kindline, mail_chain, mailbox), given="wrong\n")
    assert refused.returncode == 1
    assert "Nothing was saved" in refused.stderr
    assert kindline.json("accounts") == []
