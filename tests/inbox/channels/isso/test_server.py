"""The channel against a real isso."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import ConversationInfo, MessageDeleted, MessageEdited, RemoteAction
from inbox.channels.isso import CHANNEL
from inbox.channels.isso.parse import PENDING
from inbox.channels.isso.wire import Page, Wire
from inbox.errors import Offline, Refused, SignInAgain
from inbox.model import Account, Direction, Visibility
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.answering import answer_to, tried_again
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets
from tests.inbox.channels.kept import Kept
from tests.servers.isso import PASSWORD
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from tests.servers.isso import Isso

pytestmark = pytest.mark.servers


def channel_of(server: Isso, password: str = PASSWORD, **settings: Any) -> Any:
    """Build the channel of the shop."""
    given = {
        "server": server.url,
        "author": "The Cup Shop",
        "email": "answers@shop.example",
        "website": "https://shop.example",
        "poll_seconds": 0.1,
    }
    account = Account(ACCOUNT_ID, "isso", "Test", "", given | settings)
    secrets = Secrets({secret_name(ACCOUNT_ID, "password"): password} if password else {})
    return CHANNEL(account, secrets, SystemClock())


async def _received(channel: Any, count: int) -> Kept:
    kept = Kept()
    await kept.follow(channel, lambda: len(kept.messages) >= count and kept.is_caught_up)
    return kept


async def test_a_comment_is_received_approved_and_answered(isso: Isso) -> None:
    made = isso.comments("Is it **dishwasher** proof?", author="Ann & Bob", email="a@c.example")
    assert isso.shown() == []
    channel = channel_of(isso)
    kept = await _received(channel, 1)
    message = next(iter(kept.messages.values()))
    assert message.text == "Is it **dishwasher** proof?"
    assert (message.author_name, message.author_handle) == ("Ann & Bob", "a@c.example")
    assert message.visibility is Visibility.PUBLIC
    assert message.extra["link"] == f"https://shop.example/cups/#isso-{made.id}"
    assert abs(message.sent_at.timestamp() - made.made["created"]) < 1
    assert any("wait for approval" in info.sentence for info in kept.of(ConversationInfo))

    reply = answer_to(message, "Yes, up to 60 degrees.")
    assert await channel.find_sent(reply) is None
    sent = await channel.send(reply)
    assert (await channel.send(tried_again(reply))).remote_id == sent.remote_id
    shown = [(each["author"], each["text"], each["parent"]) for each in isso.shown()]
    assert (
        shown
        == [
            ("Ann & Bob", "Is it **dishwasher** proof?", None),
            ("The Cup Shop", "Yes, up to 60 degrees.", made.id),
        ]
        or shown[0][0] == "Ann &amp; Bob"
    )
    await kept.follow(channel, lambda: len(kept.messages) >= 2)
    mine = kept.messages[sent.remote_id]
    assert (mine.direction, mine.thread_key) == (Direction.OUTBOUND, message.remote_id)
    assert mine.counterpart_handle == "a@c.example"
    await channel.close()


async def test_a_thread_edits_and_deletions_are_followed(isso: Isso) -> None:
    first = isso.comments("It is blue", author="Ann")
    channel = channel_of(isso)
    kept = await _received(channel, 1)
    root = next(iter(kept.messages.values()))
    await channel.act([RemoteAction("show", root.place, root.place_key)])
    assert [each["id"] for each in isso.shown()] == [first.id]
    second = isso.comments("Mine is red", author="Ann", parent=first.id)
    await kept.follow(channel, lambda: len(kept.messages) >= 2)
    answer = next(each for each in kept.messages.values() if each.text == "Mine is red")
    assert answer.thread_key == root.remote_id
    assert answer.author_handle != root.author_handle  # a name is no proof
    first.edits("It is green")
    await kept.follow(channel, lambda: kept.of(MessageEdited))
    edit = kept.of(MessageEdited)[0]
    assert (edit.remote_id, edit.text) == (root.remote_id, "It is green")
    second.deletes()
    await kept.follow(channel, lambda: kept.of(MessageDeleted))
    assert kept.of(MessageDeleted)[0].remote_id == answer.remote_id
    # SQLite gives the number again: it is another comment all the same, one of a later second.
    written = int(answer.remote_id.partition("@")[2])
    await asyncio.to_thread(wait_for, lambda: time.time() > written + 1, 5, "the next second")
    third = isso.comments("Mine is yellow", author="Cem")
    assert third.id == second.id
    reused = Kept()
    await reused.follow(channel_of(isso), lambda: len(reused.messages) >= 2)
    assert answer.remote_id not in reused.messages
    await channel.close()


async def test_our_own_answer_is_edited_and_taken_back(isso: Isso) -> None:
    isso.comments("When are you open?", author="Ann")
    channel = channel_of(isso)
    kept = await _received(channel, 1)
    message = next(iter(kept.messages.values()))
    sent = await channel.send(answer_to(message, "At nin."))
    place, key = sent.place, sent.place_key
    await channel.act([RemoteAction("edit", place, key, "At nine.", sent.remote_id)])
    assert [each["text"] for each in isso.shown()][1:] == ["At nine."]
    gone = RemoteAction("delete", place, key, "", sent.remote_id)
    await channel.act([gone, gone, RemoteAction("seen", place, key)])
    assert len(isso.shown()) == 1
    await channel.act([RemoteAction("hide", message.place, message.place_key)])
    assert isso.shown() == []
    with pytest.raises(Refused, match="no longer there"):
        await channel.send(answer_to(message, "Hello?", "e" * 32))
    await channel.close()


async def test_a_restart_goes_on_where_it_was(isso: Isso) -> None:
    for number in range(130):  # more than a page
        isso.comments(f"number {number}", author="Ann")
    channel = channel_of(isso)
    kept = Kept()
    await kept.follow(channel, lambda: kept.messages)
    await channel.close()
    isso.stop()
    away = channel_of(isso)
    with pytest.raises(Offline):
        await anext(away.receive(kept.cursor))
    isso.run()
    isso.comments("number 130", author="Ann")
    channel = channel_of(isso)
    await kept.follow(channel, lambda: len(kept.messages) >= 131)
    assert kept.repeated == 0
    await kept.follow(channel, lambda: kept.is_caught_up)
    first = next(each for each in kept.messages.values() if each.text == "number 7")
    sent = await channel.send(answer_to(first, "Answer to seven."))
    isso.comments("Thanks for it", parent=int(first.place_key), author="Ann")
    await kept.follow(channel, lambda: len(kept.messages) >= 133)
    assert {"number 130", "Answer to seven.", "Thanks for it"} <= set(kept.texts())
    assert kept.messages[sent.remote_id].thread_key == first.remote_id
    second = isso.comments("Fleeting", author="Ann")
    await kept.follow(channel, lambda: "Fleeting" in kept.texts())
    second.deletes()
    await kept.follow(channel, lambda: kept.of(MessageDeleted))
    await channel.close()


async def test_who_looks_often_asks_for_what_may_have_changed(
    isso: Isso, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    rows = Wire.rows

    async def counted(self: Wire, mode: int, page: int = 0) -> Page:
        asked.append(mode)
        return await rows(self, mode, page)

    monkeypatch.setattr(Wire, "rows", counted)
    monkeypatch.setattr("inbox.channels.isso.sync._WHOLE_SECONDS", 3600.0)
    isso.comments("one", author="Ann")
    channel, kept, gone = channel_of(isso), Kept(), ""
    async with asyncio.timeout(20), aclosing(channel.receive(None)) as batches:
        async for batch in batches:
            kept.store(batch)
            if kept.is_caught_up and len(kept.messages) == 1:
                asked.clear()
                isso.comments("two", author="Cem")
            elif kept.of(MessageDeleted):
                break
            elif len(kept.messages) == 2:
                # New comments stand among those that wait: nothing else was asked for.
                assert set(asked) == {PENDING}
                one = next(each for each in kept.messages.values() if each.text == "one")
                await channel.act([RemoteAction("show", one.place, one.place_key)])
                await channel.act([RemoteAction("hide", one.place, one.place_key)])
                gone = one.remote_id
    assert kept.of(MessageDeleted)[0].remote_id == gone
    await channel.close()


async def test_checking_says_what_works(isso: Isso) -> None:
    isso.comments("one", author="Ann")
    good = channel_of(isso)
    assert (await good.check()).sentences == (
        "Receiving works: 1 comments wait for approval.",
        "Answers will be signed The Cup Shop.",
    )
    await good.close()
    for password in ("wrong", ""):
        bad = channel_of(isso, password)
        assert not (await bad.check()).is_ok
        with pytest.raises(SignInAgain):
            await anext(bad.receive(None))
        await bad.close()
