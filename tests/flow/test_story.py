"""The main job: a customer's mail, the queue, a reply, the customer's mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inbox.errors import Invalid
from inbox.model import AccountState, Draft, OutboxState, View
from tests.flow.house import House, mail, parsed
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.fixtures import MailChain
    from tests.servers.proxy import FaultProxy

pytestmark = pytest.mark.servers


def test_a_customers_mail_is_answered_into_their_mailbox_threaded(
    house: House, mail_chain: MailChain
) -> None:
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    server.deliver(shop, mail("Order 88213", f"Carla <{customer}>", shop))
    house.connect(server, shop)
    house.start()
    row = house.row("Order 88213")
    assert row.contact_name == "Carla"
    assert [each.subject for each in house.rows(View.UNANSWERED)] == ["Order 88213"]
    house.desk.save_draft(Draft(row.conversation_id, "It left this morning."))
    draft = house.desk.thread(row.conversation_id).draft
    assert draft is not None
    house.desk.send(draft)
    wait_for(lambda: server.raw_mails(customer), 30, "the reply in the customer's mailbox")
    (raw,) = server.raw_mails(customer)
    reply = parsed(raw)
    assert reply["In-Reply-To"] == "<order-88213.1@customer.example>"
    assert "<order-88213.1@customer.example>" in reply["References"]
    assert reply["Subject"] == "Re: Order 88213"
    assert "It left this morning." in reply.get_body(("plain",)).get_content()
    house.wait_sent()
    thread = house.thread("Order 88213")
    assert thread.row.waiting_since is None
    assert [message.direction for message in thread.messages] == ["inbound", "outbound"]
    assert house.rows(View.UNANSWERED) == []
    wait_for(lambda: len(server.raw_mails(shop, "Sent")) == 1, 20, "the copy in Sent")
    answer = mail("Re: Order 88213", f"Carla <{customer}>", shop, "Thank you!", "2")
    server.deliver(
        shop, answer.replace(b"MIME-", f"In-Reply-To: {reply['Message-ID']}\r\nMIME-".encode(), 1)
    )
    wait_for(lambda: len(house.thread("Order 88213").messages) == 3, 20, "the answer")
    assert len(house.rows()) == 1
    assert len(server.raw_mails(shop, "Sent")) == 1


def test_offline_everything_works_and_goes_out_when_back(
    house: House, mail_chain: MailChain, proxy_to: Callable[[int], FaultProxy]
) -> None:
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    imap, smtp = proxy_to(server.imap_port), proxy_to(server.submission_port)
    for subject in ("First", "Second"):
        server.deliver(shop, mail(subject, f"Carla <{customer}>", shop))
    house.connect(server, shop, imap_port=imap.port, smtp_port=smtp.port)
    house.start()
    house.row("First")
    house.row("Second")
    house.wait_account(AccountState.LIVE)
    imap.down()
    smtp.down()
    offline = house.wait_account(AccountState.OFFLINE)
    assert offline.state_sentence
    assert house.desk.search("First")
    house.reply("First", "Sent from a train.")
    house.reply("Second", "This one is overtaken.")
    wait_for(lambda: house.desk.outbox()[0].attempts > 0, 20, "a try while offline")
    assert {item.state for item in house.desk.outbox()} <= {
        OutboxState.WAITING,
        OutboxState.SENDING,
    }
    second = mail("Re: Second", f"Carla <{customer}>", shop, "Never mind!", "2")
    server.deliver(
        shop, second.replace(b"MIME-", b"In-Reply-To: <second.1@customer.example>\r\nMIME-", 1)
    )
    imap.up()
    # The news comes before the sending, as after a journey.
    wait_for(lambda: len(house.thread("Second").messages) == 2, 60, "the customer's news")
    smtp.up()
    wait_for(lambda: server.raw_mails(customer), 60, "the reply written offline")
    wait_for(lambda: [i.state for i in house.desk.outbox()] == [OutboxState.HELD], 60, "the hold")
    (held,) = house.desk.outbox()
    assert held.sentence.startswith("Carla wrote again")
    assert len(server.raw_mails(customer)) == 1
    house.desk.release(held.id)
    wait_for(lambda: len(server.raw_mails(customer)) == 2, 60, "the released reply")


def test_a_reply_can_be_taken_back_until_it_leaves(house: House, mail_chain: MailChain) -> None:
    server = mail_chain.dovecot
    shop, customer = mail_chain.new_user("shop"), mail_chain.new_user("customer")
    server.deliver(shop, mail("Undo me", f"Carla <{customer}>", shop))
    house.connect(server, shop)
    house.start()
    house.desk.set_setting("undo_send_seconds", 30)
    item = house.reply("Undo me", "Too fast.")
    assert house.desk.recall(item.id).text == "Too fast."
    assert house.desk.outbox() == []
    assert house.thread("Undo me").draft is not None
    with pytest.raises(Invalid):
        house.desk.send(Draft(item.conversation_id, "  "))
    assert server.raw_mails(customer) == []
