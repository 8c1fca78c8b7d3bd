"""Sending through a real Dovecot and Postfix: arrived once, or surely known not to be."""

from __future__ import annotations

import asyncio
import socket
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from inbox.channels.email.parse import Where, parse
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from tests.inbox.channels.email.mailbox import Kept, email_channel, outgoing
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.fixtures import MailChain
    from tests.servers.proxy import FaultProxy

pytestmark = pytest.mark.servers


def test_a_reply_arrives_threaded_and_stands_in_sent_once(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    channel = email_channel(mail_chain.dovecot, agent, from_name="سارة 🌱")
    sent = asyncio.run(channel.send(outgoing(customer, "مرحبًا 🌱\nوصل طلبك.")))
    wait_for(lambda: mail_chain.dovecot.raw_mails(customer), name="the delivery")
    (raw,) = mail_chain.dovecot.raw_mails(customer)
    got = message_from_bytes(raw, policy=default)
    assert got["In-Reply-To"] == "<m1@example.com>"
    assert str(got["References"]).split() == ["<m0@example.com>", "<m1@example.com>"]
    assert got["From"].addresses[0].display_name == "سارة 🌱"
    assert "وصل طلبك." in parse(raw).text
    assert len(mail_chain.dovecot.raw_mails(agent, "Sent")) == 1
    kept = Kept()
    asyncio.run(kept.catch_up(email_channel(mail_chain.dovecot, agent)))
    assert set(kept.messages) == {sent.remote_id}
    found = asyncio.run(channel.find_sent(outgoing(customer)))
    assert found is not None
    assert found.remote_id == sent.remote_id


def test_a_reply_that_the_server_keeps_is_not_appended(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    channel = email_channel(mail_chain.dovecot, agent, sent_copy="server")
    asyncio.run(channel.send(outgoing(customer)))
    assert mail_chain.dovecot.raw_mails(agent, "Sent") == []
    assert asyncio.run(channel.find_sent(outgoing(customer))) is None


def test_a_sent_reply_is_received_at_once_while_idling(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    channel = email_channel(mail_chain.dovecot, agent, poll_seconds=30)
    kept = Kept()

    async def tell() -> None:
        following = asyncio.ensure_future(kept.follow(channel, lambda: bool(kept.messages)))
        await kept.caught_up.wait()
        await channel.send(outgoing(customer))
        async with asyncio.timeout(5):
            await following

    asyncio.run(tell())
    assert len(kept.messages) == 1


def test_a_refused_recipient_means_nobody_got_it(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    channel = email_channel(mail_chain.dovecot, agent)
    reply = outgoing(customer, cc=("somebody@elsewhere.example",))
    with pytest.raises(Refused, match="no outside world"):
        asyncio.run(channel.send(reply))
    assert mail_chain.dovecot.raw_mails(customer) == []
    assert mail_chain.dovecot.raw_mails(agent, "Sent") == []


def test_a_cut_before_the_text_is_surely_not_sent(
    mail_chain: MailChain, proxy_to: Callable[[int], FaultProxy]
) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    proxy = proxy_to(mail_chain.dovecot.submission_port)
    channel = email_channel(mail_chain.dovecot, agent, smtp_port=proxy.port)
    for cut in (1, 40, 120, 200):
        proxy.cut_after = cut
        with pytest.raises(TryLater):
            asyncio.run(channel.send(outgoing(customer)))
    proxy.heal()
    proxy.refuse = True
    with pytest.raises(TryLater):
        asyncio.run(channel.send(outgoing(customer)))
    proxy.down()
    with pytest.raises(TryLater, match="does not answer"):
        asyncio.run(channel.send(outgoing(customer)))
    assert mail_chain.dovecot.raw_mails(customer) == []


def _narrow_socket() -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    listening.bind(("127.0.0.1", 0))
    return listening


async def _hangs_up_in_the_text(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 hello\r\n")
    while line := await reader.readline():
        if line.startswith(b"DATA"):
            writer.write(b"354 go on\r\n")
            await reader.readexactly(20_000)
            writer.transport.abort()
            return
        writer.write(b"250 fine\r\n")


def test_a_cut_within_the_text_is_surely_not_sent(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    # More than the system's buffers take: the text is under way when the line is cut.
    long = "The whole story.\n" * 540_000

    async def cut_in_the_text() -> None:
        server = await asyncio.start_server(_hangs_up_in_the_text, sock=_narrow_socket())
        port = server.sockets[0].getsockname()[1]
        async with server:
            channel = email_channel(mail_chain.dovecot, agent, smtp_port=port)
            with pytest.raises(TryLater):
                await channel.send(outgoing(customer, long))

    asyncio.run(cut_in_the_text())
    channel = email_channel(mail_chain.dovecot, agent)
    asyncio.run(channel.send(outgoing(customer, ".\r\n..dots\n.")))
    wait_for(lambda: mail_chain.dovecot.raw_mails(customer), name="the delivery")
    (raw,) = mail_chain.dovecot.raw_mails(customer)
    assert parse(raw).text.splitlines() == [".", "..dots", "."]


def test_a_copy_is_kept_in_sent_exactly_once(mail_chain: MailChain) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    channel = email_channel(mail_chain.dovecot, agent)
    reply = outgoing(customer)
    for _ in range(2):
        asyncio.run(channel.keep_copy(reply))
    assert len(mail_chain.dovecot.raw_mails(agent, "Sent")) == 1
    assert mail_chain.dovecot.raw_mails(customer) == []
    found = asyncio.run(channel.find_sent(reply))
    assert found is not None


def test_a_cut_after_the_final_dot_is_unknown(
    mail_chain: MailChain, proxy_to: Callable[[int], FaultProxy]
) -> None:
    agent, customer = mail_chain.new_user("agent"), mail_chain.new_user("customer")
    proxy = proxy_to(mail_chain.dovecot.submission_port)
    proxy.swallow_after = b"\r\n.\r\n"
    channel = email_channel(mail_chain.dovecot, agent, smtp_port=proxy.port)
    with pytest.raises(OutcomeUnknown, match="may or may not have arrived"):
        asyncio.run(channel.send(outgoing(customer)))
    wait_for(lambda: mail_chain.dovecot.raw_mails(customer), name="the delivery")


def test_a_wrong_password_asks_to_sign_in_again(mail_chain: MailChain) -> None:
    agent = mail_chain.new_user("agent")
    with pytest.raises(SignInAgain, match="The reply is kept"):
        asyncio.run(
            email_channel(mail_chain.dovecot, agent, "wrong").send(outgoing("a@test.local"))
        )


def test_smtp_without_a_valid_certificate_gets_no_password(mail_chain: MailChain) -> None:
    agent = mail_chain.new_user("agent")
    channel = email_channel(mail_chain.dovecot, agent, smtp_security="starttls")
    with pytest.raises(TryLater, match="could not prove its identity"):
        asyncio.run(channel.send(outgoing("a@test.local")))


def test_a_real_bounce_names_the_message_that_failed(mail_chain: MailChain) -> None:
    agent = mail_chain.new_user("agent")
    asyncio.run(email_channel(mail_chain.dovecot, agent).send(outgoing("nobody@test.local")))
    wait_for(lambda: mail_chain.dovecot.raw_mails(agent), name="the bounce")
    bounce = parse(mail_chain.dovecot.raw_mails(agent)[0], Where(frozenset({agent})))
    assert bounce.bounce_of == "<reply-1@test.local>"
    assert "nobody@test.local" in bounce.bounce_sentence
    assert bounce.is_auto
