"""The channel against Bluesky's own server and AppView."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import IncomingFile, MessageDeleted, Reacted, RemoteAction
from inbox.channels.bluesky import CHANNEL
from inbox.channels.bluesky.compose import rkey_of
from inbox.errors import Offline, SignInAgain
from inbox.model import Account, Direction, Visibility
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.answering import answer_to, tried_again
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets, outgoing
from tests.inbox.channels.kept import Kept
from tests.servers.needs import free_ports, wait_for

if TYPE_CHECKING:
    from tests.servers.atproto import Bluesky, Person

pytestmark = pytest.mark.servers
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)


def channel_of(
    person: Person, network: Bluesky, secrets: Secrets | None = None, **settings: Any
) -> Any:
    """Build the channel of somebody's account."""
    given = {"identifier": person.handle, "base_url": network.pds, "poll_seconds": 0.2}
    account = Account(ACCOUNT_ID, "bluesky", "Test", "", given | settings)
    kept = Secrets({secret_name(ACCOUNT_ID, "password"): person.password})
    return CHANNEL(account, kept if secrets is None else secrets, SystemClock())


async def _received(channel: Any, count: int) -> Kept:
    kept = Kept()
    await kept.follow(channel, lambda: len(kept.messages) >= count and kept.is_caught_up)
    return kept


def _record(person: Person, uri: str) -> Any:
    _, _, repo, collection, rkey = uri.split("/")
    asked = {"repo": repo, "collection": collection, "rkey": rkey}
    return person.ask("com.atproto.repo.getRecord", **asked)["value"]


def _marked(text: str, record: Any) -> list[str]:
    raw, spans = text.encode(), [facet["index"] for facet in record["facets"]]
    return [raw[span["byteStart"] : span["byteEnd"]].decode() for span in spans]


def _is_indexed(person: Person, uri: str) -> bool:
    answer = person.web.get("/xrpc/app.bsky.feed.getPostThread", params={"uri": uri})
    return answer.status_code == 200


async def test_a_mention_is_answered_in_its_thread(bluesky: Bluesky) -> None:
    shop, ann = bluesky.person("shop"), bluesky.person("ann")
    asked = ann.mentions(shop, "where is my order?")
    channel = channel_of(shop, bluesky)
    kept = await _received(channel, 1)
    message = kept.messages[asked["uri"]]
    assert message.text == "where is my order?"
    assert message.visibility is Visibility.PUBLIC
    assert (message.author_handle, message.thread_key) == (ann.handle, asked["uri"])

    text = f"@{ann.handle} wÄre it here: https://example.org/a #late"
    reply = answer_to(message, text, files=(IncomingFile("a map.png", "image/png", PIXEL),))
    sent = await channel.send(reply)
    again = await channel.send(tried_again(reply))
    assert again.remote_id == sent.remote_id
    records = shop.ask(
        "com.atproto.repo.listRecords", repo=shop.did, collection="app.bsky.feed.post"
    )["records"]
    assert [each["uri"] for each in records] == [sent.remote_id]
    record = records[0]["value"]
    assert record["reply"]["root"] == record["reply"]["parent"] == asked
    assert _marked(text, record) == [f"@{ann.handle}", "https://example.org/a", "#late"]
    assert record["embed"]["images"][0]["alt"] == "a map.png"

    # Known to the AppView before it is answered, as any person would do it.
    await asyncio.to_thread(wait_for, lambda: _is_indexed(ann, sent.remote_id), 20, "the reply")
    thanks = ann.replies({"uri": sent.remote_id, "cid": sent.extra["cid"]}, "thanks", root=asked)
    await kept.follow(channel, lambda: thanks["uri"] in kept.messages)
    assert {each.thread_key for each in kept.messages.values()} == {asked["uri"]}
    mine = kept.messages[sent.remote_id]
    assert (mine.direction, mine.counterpart_handle) == (Direction.OUTBOUND, ann.handle)
    second = await channel.send(answer_to(kept.messages[thanks["uri"]], "Welcome", "f" * 32))
    assert _record(shop, second.remote_id)["reply"] == {"root": asked, "parent": thanks}
    await channel.close()


async def test_likes_deletions_and_our_own_answers_elsewhere_are_followed(
    bluesky: Bluesky,
) -> None:
    shop, ann = bluesky.person("shop"), bluesky.person("ann")
    asked = ann.mentions(shop, "is it blue?")
    channel = channel_of(shop, bluesky, recheck_seconds=0.2)
    kept = await _received(channel, 1)
    mine = shop.replies(asked, "Yes, blue.")  # with another client
    await kept.follow(channel, lambda: mine["uri"] in kept.messages)
    assert kept.messages[mine["uri"]].direction is Direction.OUTBOUND
    assert kept.messages[mine["uri"]].counterpart_handle == ann.handle
    await asyncio.to_thread(wait_for, lambda: _is_indexed(ann, mine["uri"]), 20, "our answer")
    ann.likes(mine)
    await kept.follow(channel, lambda: kept.of(Reacted))
    like = kept.of(Reacted)[0]
    assert (like.remote_id, like.author_handle, like.emoji) == (mine["uri"], ann.handle, "❤️")
    ann.deletes(asked["uri"])
    await kept.follow(channel, lambda: kept.of(MessageDeleted))
    assert kept.of(MessageDeleted)[0].remote_id == asked["uri"]
    await channel.close()


async def test_a_customers_picture_comes_along(bluesky: Bluesky) -> None:
    shop, ann = bluesky.person("shop"), bluesky.person("ann")
    blob = ann.web.post(
        "/xrpc/com.atproto.repo.uploadBlob", content=PIXEL, headers={"Content-Type": "image/png"}
    ).json()["blob"]
    name = f"@{shop.handle}"
    facet = {
        "index": {"byteStart": 0, "byteEnd": len(name)},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": shop.did}],
    }
    picture = {"alt": "a crack", "image": blob}
    embed = {"$type": "app.bsky.embed.images", "images": [picture]}
    asked = ann.posts(f"{name} broken", facets=[facet], embed=embed)
    channel = channel_of(shop, bluesky)
    kept = await _received(channel, 1)
    files = kept.messages[asked["uri"]].files
    assert [file.content for file in files] == [PIXEL]
    await channel.close()


async def test_acting_likes_marks_as_read_and_takes_back(bluesky: Bluesky) -> None:
    shop, ann = bluesky.person("shop"), bluesky.person("ann")
    asked = ann.mentions(shop, "lovely")
    channel = channel_of(shop, bluesky)
    kept = await _received(channel, 1)
    message = kept.messages[asked["uri"]]
    sent = await channel.send(answer_to(message, "So are you."))
    place, key = message.place, message.place_key
    like = RemoteAction("react", place, key, "❤️", message.remote_id)
    await channel.act([like, like, RemoteAction("seen", place, key, "", message.remote_id)])
    likes = shop.ask(
        "com.atproto.repo.listRecords", repo=shop.did, collection="app.bsky.feed.like"
    )["records"]
    assert [each["value"]["subject"]["uri"] for each in likes] == [asked["uri"]]
    unread = shop.ask("app.bsky.notification.getUnreadCount")["count"]
    assert unread == 0
    await channel.act(
        [
            RemoteAction("unreact", place, key, "❤️", message.remote_id),
            RemoteAction("delete", sent.place, sent.place_key, "", sent.remote_id),
            RemoteAction("delete", sent.place, sent.place_key, "", sent.remote_id),
        ]
    )
    for collection in ("app.bsky.feed.like", "app.bsky.feed.post"):
        left = shop.ask("com.atproto.repo.listRecords", repo=shop.did, collection=collection)
        assert left["records"] == []
    await channel.close()


async def test_a_restart_goes_on_with_the_session_it_kept(bluesky: Bluesky) -> None:
    shop, ann = bluesky.person("shop"), bluesky.person("ann")
    for number in range(3):
        ann.mentions(shop, f"number {number}")
    secrets = Secrets({secret_name(ACCOUNT_ID, "password"): shop.password})
    channel = channel_of(shop, bluesky, secrets)
    kept = await _received(channel, 3)
    await channel.close()
    ann.mentions(shop, "number 3")
    # Neither the password nor a live access token is needed: the session is renewed.
    del secrets[secret_name(ACCOUNT_ID, "password")]
    name = secret_name(ACCOUNT_ID, "session")
    secrets[name] = secrets[name].replace('"accessJwt": "', '"accessJwt": "x')
    channel = channel_of(shop, bluesky, secrets)
    await kept.follow(channel, lambda: len(kept.messages) >= 4)
    assert kept.repeated == 0
    assert sorted(kept.texts()) == [f"number {number}" for number in range(4)]
    await channel.close()


async def test_a_wrong_password_and_no_network_are_told_apart(bluesky: Bluesky) -> None:
    shop = bluesky.person("shop")
    good = channel_of(shop, bluesky)
    result = await good.check()
    assert result.is_ok
    assert result.sentences[0] == f"Posts work: signed in as @{shop.handle}."
    assert result.sentences[2].startswith("Direct messages do not work; posts do all the same.")
    wrong = Secrets({secret_name(ACCOUNT_ID, "password"): "no"})
    for secrets in (wrong, Secrets()):
        channel = channel_of(shop, bluesky, secrets)
        with pytest.raises(SignInAgain):
            await anext(channel.receive(None))
        await channel.close()
    away = channel_of(shop, bluesky, base_url=f"http://127.0.0.1:{free_ports(1)[0]}")
    with pytest.raises(Offline):
        await anext(away.receive(None))
    await good.close()
    await away.close()


def test_the_keys_of_replies_rise_with_time() -> None:
    first = rkey_of(outgoing("a"))
    time.sleep(0.001)
    assert len(first) == 13
    assert first < rkey_of(outgoing("a"))
