"""From public to private in one step, and what a network makes of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from inbox import draft, receive, send
from inbox.channel import Batch, ConversationInfo, IncomingMessage, Sent
from inbox.channels import registry
from inbox.errors import Invalid
from inbox.model import Attachment, Capabilities, Direction, Draft, OutboxState, Visibility
from inbox.model.reply_length import length
from inbox.store import read
from inbox.store.tables import conversations, drafts
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, only

if TYPE_CHECKING:
    from inbox.channel import Outgoing
    from inbox.model import OutboxItem
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)
LATER = NOW + timedelta(minutes=2)
DAY = timedelta(days=1)
CAN = Capabilities(private_reply=True, files=True, max_length=100)


class Network:
    """Takes replies and names the thread that a first private one opens."""

    can = CAN

    def __init__(self, thread_key: str = "dm-ada") -> None:
        self.thread_key = thread_key
        self.handed: list[Outgoing] = []

    async def send(self, outgoing: Outgoing) -> Sent:
        self.handed.append(outgoing)
        name = f"sent-{len(self.handed)}"
        key = "" if outgoing.thread_key else self.thread_key
        return Sent(name, thread_key=key, place="room", place_key=name, extra={"link": "x"})


def said(name: str, at: Any = AGO, **more: Any) -> IncomingMessage:
    fields: dict[str, Any] = {
        "remote_id": name,
        "direction": Direction.INBOUND,
        "author_handle": "ada",
        "author_name": "Ada",
        "sent_at": at,
        "text": f"text of {name}",
        "thread_key": "post",
        "visibility": Visibility.PUBLIC,
    }
    return IncomingMessage(**(fields | more))


@pytest.fixture(autouse=True)
def public(database: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(registry, "capabilities", lambda _: CAN)
    add_account(database, NOW)
    bring(database, [said("comment")], NOW)
    return only(database)


def go(database: Database, public: str, text: str = "Tell me your order.", first: str = "") -> Any:
    item, changes = send.take_private(database, Draft(public, text), first, "me", NOW)
    assert {public, item.conversation_id} <= changes.conversations
    return item


def deliver_due(database: Database, network: Network, at: Any = LATER) -> list[OutboxItem]:
    found = send.due(database, at, ACCOUNT)
    for item in found:
        asyncio.run(send.deliver_one(database, network, item, at))  # type: ignore[arg-type]
    return found


def test_the_private_reply_leaves_after_the_public_one(database: Database, public: str) -> None:
    draft.save(database, Draft(public, "Tell me your order."), NOW)
    private = go(database, public, first="Sorry! I write to you.")
    assert read.thread(database, public).draft is None
    network = Network()
    assert [item.text for item in deliver_due(database, network)] == ["Sorry! I write to you."]
    assert [item.id for item in deliver_due(database, network)] == [private.id]
    first, second = network.handed
    assert (first.thread_key, first.visibility) == ("post", Visibility.PUBLIC)
    assert (second.thread_key, second.visibility) == ("", Visibility.PRIVATE)
    assert (second.counterpart_handle, second.answers_remote_id) == ("ada", "comment")
    here, there = read.thread(database, public), read.thread(database, private.conversation_id)
    assert [row.conversation_id for row in here.linked] == [private.conversation_id]
    assert [row.conversation_id for row in there.linked] == [public]
    assert (there.row.visibility, there.row.contact_id) == (Visibility.PRIVATE, here.row.contact_id)
    assert [message.text for message in there.messages] == ["Tell me your order."]
    assert there.messages[0].extra == {"link": "x"}
    # The customer's answer comes by the thread's own name.
    bring(database, [said("dm", NOW, thread_key="dm-ada", visibility=Visibility.PRIVATE)], LATER)
    assert len(read.thread(database, private.conversation_id).messages) == 2


def test_what_the_network_said_of_the_thread_before_it_was_opened_holds(
    database: Database, public: str
) -> None:
    private = go(database, public)
    said_early = ConversationInfo("dm-ada", network="Bridged", sentence="Answers take a day.")
    receive.receive(database, ACCOUNT, Batch(events=(said_early,)), NOW)
    assert deliver_due(database, Network())
    row = read.thread(database, private.conversation_id).row
    assert row.network == "Bridged"


def test_the_files_go_with_the_private_reply_and_never_with_the_public_one(
    database: Database, public: str
) -> None:
    file = database.files.add("invoice.pdf", "application/pdf", b"%PDF")
    send.take_private(database, Draft(public, "Here.", files=(file,)), "See there.", "me", NOW)
    network = Network()
    while deliver_due(database, network):
        pass
    files = [[each.content for each in one.files] for one in network.handed]
    assert files == [[], [b"%PDF"]]


def test_the_public_reply_taken_back_does_not_hold_the_private_one(
    database: Database, public: str
) -> None:
    private = go(database, public, first="Hello")
    (waiting,) = send.due(database, LATER, ACCOUNT)
    send.recall(database, waiting.id, "me", NOW)
    assert [item.id for item in send.due(database, LATER, ACCOUNT)] == [private.id]


def test_a_thread_that_is_known_already_is_joined(database: Database, public: str) -> None:
    private = go(database, public)
    bring(database, [said("dm", AGO, thread_key="dm-ada", visibility=Visibility.PRIVATE)], NOW)
    deliver_due(database, Network())
    found = read.thread(database, private.conversation_id)
    assert sorted(message.text for message in found.messages) == [
        "Tell me your order.",
        "text of dm",
    ]
    assert [row.conversation_id for row in found.linked] == [public]
    assert found.outbox == ()


def test_what_was_begun_in_both_halves_of_a_joined_thread_is_kept(
    database: Database, public: str
) -> None:
    private = go(database, public)
    bring(database, [said("dm", AGO, thread_key="dm-ada", visibility=Visibility.PRIVATE)], NOW)
    with database.read() as connection:
        ids = connection.scalars(select(conversations.c.id)).all()
    (known,) = set(ids) - {public, private.conversation_id}
    for place, name in ((known, "one"), (private.conversation_id, "two")):
        file = database.files.add(f"{name}.png", "image/png", name.encode())
        draft.save(database, Draft(place, name, files=(file,)), NOW)
    draft.save(database, Draft(private.conversation_id, "a note", is_note=True), NOW)
    waiting, _ = send.approve(
        database, Draft(private.conversation_id, "And more."), NOW + DAY, False, "me", NOW
    )
    draft.save(database, Draft(private.conversation_id, "two", files=(file,)), NOW)
    deliver_due(database, Network())
    found = read.thread(database, private.conversation_id)
    assert found.draft is not None
    assert found.draft.text == "one\n\ntwo"
    assert [each.name for each in found.draft.files] == ["one.png", "two.png"]
    assert [each.id for each in found.outbox] == [waiting.id]
    assert found.row.outbox_state == "waiting"
    with database.read() as connection:
        notes = connection.scalars(select(drafts.c.text).where(drafts.c.is_note)).all()
    assert notes == ["a note"]


def test_a_private_conversation_with_the_same_person_is_used_again(
    database: Database, public: str
) -> None:
    bring(database, [said("dm", AGO, thread_key="dm", visibility=Visibility.PRIVATE)], NOW)
    first = go(database, public)
    second = go(database, public, "And your name?")
    assert first.conversation_id == second.conversation_id
    assert len(read.thread(database, first.conversation_id).messages) == 1


def test_only_where_the_network_leads_there(
    database: Database, public: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = go(database, public)
    with pytest.raises(Invalid, match="private already"):
        go(database, private.conversation_id)
    with pytest.raises(Invalid, match="empty"):
        go(database, public, " ", "An answer that must not leave alone")
    assert len(send.due(database, LATER, ACCOUNT)) == 1
    monkeypatch.setattr(registry, "capabilities", lambda _: Capabilities())
    with pytest.raises(Invalid, match="does not lead"):
        go(database, public)


def test_an_echo_that_was_faster_is_the_same_message(database: Database, public: str) -> None:
    class Fast(Network):
        async def send(self, outgoing: Outgoing) -> Sent:
            sent = await super().send(outgoing)
            ours = {"direction": Direction.OUTBOUND, "counterpart_handle": "ada"}
            bring(database, [said(sent.remote_id, LATER, text=outgoing.item.text, **ours)], LATER)
            return sent

    send.approve(database, Draft(public, "one"), None, False, "me", NOW)
    send.approve(database, Draft(public, "two"), None, False, "me", NOW)
    network = Fast()
    deliver_due(database, network)
    assert [outgoing.item.text for outgoing in network.handed] == ["one", "two"]
    found = read.thread(database, public)
    assert sorted(message.text for message in found.messages) == ["one", "text of comment", "two"]
    assert (found.outbox, found.row.waiting_since) == ((), None)


def test_a_second_answer_takes_the_place_of_the_first(
    database: Database, public: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "capabilities", lambda _: replace(CAN, one_answer=True))

    class Store(Network):
        async def send(self, outgoing: Outgoing) -> Sent:
            self.handed.append(outgoing)
            return Sent("reply")

    store = Store()
    send.approve(database, Draft(public, "first"), None, False, "me", NOW)
    with pytest.raises(Invalid, match="one is on its way"):
        send.approve(database, Draft(public, "second"), None, False, "me", NOW)
    deliver_due(database, store)
    item, _ = send.approve(database, Draft(public, "second"), None, False, "me", LATER)
    deliver_due(database, store, LATER + timedelta(minutes=2))
    found = read.thread(database, public)
    assert [(each.text, [old.text for old in each.earlier]) for each in found.messages] == [
        ("text of comment", []),
        ("second", ["first"]),
    ]
    assert found.outbox == ()
    assert item.state is OutboxState.WAITING


def test_a_window_that_is_over_is_said_with_what_is_possible(
    database: Database, public: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    can = replace(CAN, reply_window_hours=2, window_sentence="Only a template may be sent now.")
    monkeypatch.setattr(registry, "capabilities", lambda _: can)
    with pytest.raises(Invalid, match="Only a template"):
        send.approve(database, Draft(public, "hi"), None, False, "me", NOW)
    info = ConversationInfo("post", reply_until=NOW + timedelta(hours=1))
    receive.receive(database, ACCOUNT, Batch(events=[info]), NOW)
    assert send.approve(database, Draft(public, "hi"), None, False, "me", NOW)


def test_where_nothing_can_be_sent_it_is_said(database: Database, public: str) -> None:
    info = ConversationInfo("post", limits={"reply": False, "window_sentence": "Read only here."})
    receive.receive(database, ACCOUNT, Batch(events=[info]), NOW)
    with pytest.raises(Invalid, match="Read only here"):
        send.approve(database, Draft(public, "hi"), None, False, "me", NOW)


def test_limits_of_one_conversation_count(database: Database, public: str) -> None:
    info = ConversationInfo("post", limits={"max_length": 3})
    receive.receive(database, ACCOUNT, Batch(events=[info]), NOW)
    with pytest.raises(Invalid, match="4 characters and 3 fit"):
        send.approve(database, Draft(public, "four"), None, False, "me", NOW)


@pytest.mark.parametrize(
    ("can", "files", "match"),
    [
        ({"files": False}, 1, "no files"),
        ({"max_files": 1}, 2, "takes 1 files"),
        ({"max_file_bytes": 3}, 1, "too large"),
        ({"file_types": ("image/*", "video/mp4")}, 1, "image/"),
    ],
)
def test_files_that_a_network_does_not_take_are_refused(
    database: Database,
    public: str,
    monkeypatch: pytest.MonkeyPatch,
    can: dict[str, Any],
    files: int,
    match: str,
) -> None:
    monkeypatch.setattr(registry, "capabilities", lambda _: replace(CAN, **can))
    file = Attachment("f", "a.pdf", "application/pdf", 4, "0" * 64)
    with pytest.raises(Invalid, match=match):
        send.approve(database, Draft(public, "hi", files=(file,) * files), None, False, "me", NOW)


def test_a_file_type_that_fits_is_taken(
    database: Database, public: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    can = replace(CAN, file_types=("image/*",))
    monkeypatch.setattr(registry, "capabilities", lambda _: can)
    file = Attachment("f", "a.png", "image/png", 4, "0" * 64)
    assert send.approve(database, Draft(public, "hi", files=(file,)), None, False, "me", NOW)


@pytest.mark.parametrize(
    ("text", "counted_in", "expected"),
    [
        ("hello", "characters", 5),
        ("👩‍👩‍👧‍👦é", "characters", 8),
        ("👩‍👩‍👧‍👦é", "graphemes", 2),
        ("👍a", "utf16", 3),
        ("é", "bytes", 2),
        ("مرحبا", "graphemes", 5),
    ],
)
def test_length_is_counted_as_the_network_counts(text: str, counted_in: str, expected: int) -> None:
    assert length(text, Capabilities(counted_in=counted_in)) == expected


def test_links_count_the_same_however_long() -> None:
    can = Capabilities(link_length=23)
    assert length("see https://shop.example/" + "x" * 90 + " now", can) == 4 + 23 + 4
