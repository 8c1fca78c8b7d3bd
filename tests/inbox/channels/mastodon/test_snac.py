"""The channel against a real snac2 server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from inbox.channel import (
    ConversationInfo,
    IncomingFile,
    MessageDeleted,
    MessageEdited,
    Reacted,
    RemoteAction,
)
from inbox.channels.mastodon import CHANNEL
from inbox.errors import Offline, Refused, SignInAgain
from inbox.model import Account, Direction, Visibility
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.answering import answer_to, tried_again
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets
from tests.inbox.channels.kept import Kept
from tests.inbox.channels.mastodon.people import channel_of
from tests.servers.needs import free_ports

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.inbox.channels.mastodon.people import Person
    from tests.servers.snac import Snac

    Make = Callable[[str], Person]

pytestmark = pytest.mark.servers
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d4944415478da63fcffff3f0300050001ff2e5f2b0000000049454e44ae426082"
)


async def _received(channel: Any, count: int) -> Kept:
    kept = Kept()
    await kept.follow(channel, lambda: len(kept.messages) >= count and kept.is_caught_up)
    return kept


async def test_a_direct_message_is_received_answered_and_seen(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    media = ann.uploads("cup.png", PIXEL, "image/png", "A broken cup")
    ann.says(
        f"@{shop.handle} where is my order? https://example.org/a\n\nIt was <b>big</b>.",
        "direct",
        spoiler_text="order",
        media_ids=[media],
    )
    channel = channel_of(shop)
    kept = await _received(channel, 1)
    message = next(iter(kept.messages.values()))
    assert message.visibility is Visibility.PRIVATE
    assert message.author_handle == ann.handle
    assert message.text.startswith("where is my order? https://example.org/a\n\nIt was")
    assert message.extra["content_warning"] == "order"
    assert message.extra["descriptions"] == ["A broken cup"]
    assert [file.content for file in message.files] == [PIXEL]
    info = kept.of(ConversationInfo)[0]
    assert info.thread_key == message.thread_key == message.remote_id
    assert info.limits["max_length"] < 100_000

    photo = IncomingFile("map.png", "image/png", PIXEL)
    sent = await channel.send(answer_to(message, "It is on its way.", files=(photo,)))
    heard = (await asyncio.to_thread(ann.waits_for, 1))[0]
    assert heard["uri"] == sent.remote_id
    assert heard["visibility"] == "private"
    assert heard["spoiler_text"] == "order"
    assert "It is on its way." in heard["content"]
    assert heard["media_attachments"][0]["description"] == "map.png"
    await channel.close()


async def test_a_thread_is_one_conversation_and_our_answer_is_known_again(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    ann.says(f"@{shop.handle} hello there")
    channel = channel_of(shop)
    kept = await _received(channel, 1)
    first = next(iter(kept.messages.values()))
    sent = await channel.send(answer_to(first, "Good morning."))
    heard = (await asyncio.to_thread(ann.waits_for, 1))[0]
    ann.says(f"@{shop.handle} thank you", in_reply_to_id=heard["id"])
    await kept.follow(channel, lambda: len(kept.messages) >= 3)
    assert {each.thread_key for each in kept.messages.values()} == {first.remote_id}
    assert kept.messages[sent.remote_id].direction is Direction.OUTBOUND
    assert kept.messages[sent.remote_id].counterpart_handle == ann.handle
    assert kept.texts() == ["hello there", "Good morning.", "thank you"]
    assert {each.visibility for each in kept.messages.values()} == {Visibility.PUBLIC}
    await channel.close()


async def test_a_public_question_is_taken_private(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    ann.says(f"@{shop.handle} my order 7 is lost")
    channel = channel_of(shop)
    kept = await _received(channel, 1)
    question = next(iter(kept.messages.values()))
    reply = answer_to(question, "Tell me your address here.", thread_key="")
    sent = await channel.send(reply)
    assert sent.thread_key == sent.remote_id
    again = await channel.find_sent(reply)
    assert again is not None
    assert again.remote_id == sent.remote_id
    heard = (await asyncio.to_thread(ann.waits_for, 1))[0]
    assert heard["visibility"] == "private"
    more = answer_to(question, "And your name.", thread_key=sent.thread_key)
    more = replace(more, visibility=Visibility.PRIVATE)
    second = await channel.send(replace(more, item=replace(more.item, id="d" * 32)))
    assert second.remote_id != sent.remote_id
    ann.says(f"@{shop.handle} High Street 1", "direct", in_reply_to_id=heard["id"])
    await kept.follow(channel, lambda: "High Street 1" in kept.texts())
    private = [each for each in kept.messages.values() if each.visibility is Visibility.PRIVATE]
    assert {each.thread_key for each in private} == {sent.thread_key}
    assert question.thread_key != sent.thread_key
    await channel.close()


async def test_a_second_try_finds_the_first_instead_of_saying_it_twice(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    ann.says(f"@{shop.handle} once please", "direct")
    channel = channel_of(shop)
    kept = await _received(channel, 1)
    question = next(iter(kept.messages.values()))
    nothing = await channel.find_sent(answer_to(question, "Only once."))
    assert nothing is None
    sent = await channel.send(answer_to(question, "Only once."))
    again = tried_again(answer_to(question, "Only once."))
    assert (await channel.send(again)).remote_id == sent.remote_id
    await channel.close()


async def test_edits_favourites_and_deletions_are_followed(person: Make, snac: Snac) -> None:
    shop, ann = person("shop"), person("ann")
    said = ann.says(f"@{shop.handle} it is blue")
    channel = channel_of(shop, recheck_seconds=0.2)
    kept = await _received(channel, 1)
    message = next(iter(kept.messages.values()))
    ann.web.put(
        f"/api/v1/statuses/{said['id']}", json={"status": f"@{shop.handle} it is green"}
    ).raise_for_status()
    await kept.follow(channel, lambda: kept.of(MessageEdited))
    edit = kept.of(MessageEdited)[0]
    assert (edit.remote_id, edit.text) == (message.remote_id, "it is green")

    sent = await channel.send(answer_to(message, "Green it is."))
    heard = (await asyncio.to_thread(ann.waits_for, 1))[0]
    ann.web.post(f"/api/v1/statuses/{heard['id']}/favourite").raise_for_status()
    await kept.follow(channel, lambda: kept.of(Reacted))
    star = kept.of(Reacted)[0]
    assert (star.remote_id, star.author_handle, star.emoji) == (sent.remote_id, ann.handle, "⭐")

    ann.web.post(
        "/" + ann.name + "/admin/action",
        data={"id": said["uri"], "actor": f"{snac.url}/{ann.name}", "action": "Delete"},
        auth=(ann.name, snac.passwords[ann.name]),
    )
    await kept.follow(channel, lambda: kept.of(MessageDeleted))
    assert kept.of(MessageDeleted)[0].remote_id == message.remote_id
    await channel.close()


async def test_acting_stars_edits_and_marks_as_read(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    ann.says(f"@{shop.handle} thank you so much")
    channel = channel_of(shop)
    kept = await _received(channel, 1)
    message = next(iter(kept.messages.values()))
    sent = await channel.send(answer_to(message, "You are welcom."))
    place, key = message.place, message.place_key
    await channel.act(
        [
            RemoteAction("seen", place, key),
            RemoteAction("react", place, key, "⭐", message.remote_id),
            RemoteAction("edit", sent.place, sent.place_key, "You are welcome.", sent.remote_id),
            RemoteAction("archive", place, key),
        ]
    )
    status_id, _, notification = key.partition("/")
    assert shop.sees(status_id)["favourited"]
    marker = shop.web.get("/api/v1/markers?timeline[]=notifications").json()
    assert marker["notifications"]["last_read_id"] == notification
    mine = await asyncio.to_thread(lambda: shop.sees(sent.place_key))
    assert mine["content"].startswith("@" + ann.handle)
    assert "You are welcome." in mine["content"]
    with pytest.raises(Refused, match="no program delete"):
        await channel.act([RemoteAction("delete", sent.place, sent.place_key)])
    fresh = Kept()
    await fresh.follow(channel_of(shop), lambda: fresh.is_caught_up)
    assert fresh.messages[message.remote_id].is_seen
    await channel.close()


async def test_a_restart_goes_on_where_it_was(person: Make) -> None:
    shop, ann = person("shop"), person("ann")
    for number in range(3):
        ann.says(f"@{shop.handle} number {number}")
    await asyncio.to_thread(shop.waits_for, 3)
    channel = channel_of(shop)
    kept = await _received(channel, 3)
    await channel.close()
    ann.says(f"@{shop.handle} number 3")
    channel = channel_of(shop)
    await kept.follow(channel, lambda: len(kept.messages) >= 4)
    assert kept.repeated == 0
    assert sorted(kept.texts()) == [f"number {number}" for number in range(4)]
    await channel.close()


async def test_signing_in_through_the_browser(person: Make, snac: Snac) -> None:
    shop = person("shop")
    account = Account(ACCOUNT_ID, "mastodon", "Test", "", {"base_url": snac.url})

    async def browser(url: str) -> None:
        back = await asyncio.to_thread(snac.approve, url, shop.name)
        async with httpx.AsyncClient() as web:
            assert (await web.get(back)).status_code == 200

    tasks: list[asyncio.Task[None]] = []
    loop = asyncio.get_running_loop()
    kept = await CHANNEL.sign_in(account, lambda url: tasks.append(loop.create_task(browser(url))))
    await tasks[0]
    secrets = Secrets({secret_name(ACCOUNT_ID, key): value for key, value in kept.items()})
    channel = CHANNEL(account, secrets, SystemClock())
    result = await channel.check()
    assert result.is_ok
    assert result.sentences[0] == f"Receiving works: signed in as @{shop.handle}."
    await channel.close()


async def test_a_wrong_token_and_no_network_are_told_apart(person: Make) -> None:
    shop = person("shop")
    wrong = channel_of(shop, Secrets({secret_name(ACCOUNT_ID, "token"): "no"}))
    with pytest.raises(SignInAgain):
        await anext(wrong.receive(None))
    assert not (await wrong.check()).is_ok
    none = channel_of(shop, Secrets())
    with pytest.raises(SignInAgain, match="no sign-in kept"):
        await anext(none.receive(None))
    away = channel_of(shop, base_url=f"http://127.0.0.1:{free_ports(1)[0]}")
    with pytest.raises(Offline):
        await anext(away.receive(None))
    for channel in (wrong, none, away):
        await channel.close()
