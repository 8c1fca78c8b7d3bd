"""Intercom against a fake that keeps state, every request checked by Prism and by schema."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import (
    ConversationInfo,
    FlagsChanged,
    IncomingFile,
    MessageDeleted,
    RemoteAction,
)
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Account, Direction
from tests.servers.contract import Contract
from tests.servers.intercom_rig import ADMIN, SPEC, TOKEN, FakeIntercom
from tests.servers.taking import Taken, channel_of, reply, take
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def contract() -> Iterator[Contract]:
    made = Contract(SPEC, ("/files/",))
    yield made
    made.stop()


@pytest.fixture
def fake(contract: Contract) -> Iterator[FakeIntercom]:
    server = FakeIntercom(contract)
    server.start()
    yield server
    server.stop()


@asynccontextmanager
async def _open(fake: FakeIntercom, token: str = TOKEN) -> AsyncIterator[Any]:
    settings = {"base_url": fake.base_url, "poll_seconds": 0.1}
    channel = channel_of(Account("", "intercom", "Shop", "", settings), {"token": token})
    try:
        yield channel
    finally:
        await channel.close()


async def _until(
    fake: FakeIntercom, until: Callable[[Taken], bool], taken: Taken | None = None
) -> Taken:
    async with _open(fake) as channel:
        return await take(channel, taken or Taken(), until)


async def _take(fake: FakeIntercom, count: int, taken: Taken | None = None) -> Taken:
    return await _until(fake, lambda t: len(t.messages) >= count, taken)


async def _send(fake: FakeIntercom, *given: Any, **more: Any) -> Any:
    async with _open(fake) as channel:
        return await channel.send(reply(*given, **more))


def test_pages_are_walked_and_a_restart_goes_on(fake: FakeIntercom) -> None:
    fake.page_size = 5
    for number in range(12):
        fake.says(f"hello {number}", f"person{number}")
    taken = asyncio.run(_take(fake, 5))
    assert not taken.is_caught_up
    taken = asyncio.run(_take(fake, 12, taken))
    fake.says("again", "person3")
    taken = asyncio.run(_take(fake, 13, taken))
    assert len(taken.messages) == 13
    assert taken.is_caught_up


def test_a_walk_whose_page_is_gone_begins_anew(fake: FakeIntercom) -> None:
    fake.page_size = 5
    for number in range(12):
        fake.says(f"hello {number}", f"person{number}")
    taken = asyncio.run(_take(fake, 5))
    gone = {"type": "error.list", "errors": [{"code": "parameter_invalid"}]}
    fake.trouble(Answer(gone, 400), path="search")
    assert len(asyncio.run(_take(fake, 12, taken)).messages) == 12


def test_two_changes_in_one_second_are_both_read(fake: FakeIntercom) -> None:
    async def story() -> Taken:
        async with _open(fake) as channel, asyncio.TaskGroup() as group:
            taken = Taken()
            until = lambda t: len(t.messages) >= 3  # noqa: E731
            done = group.create_task(take(channel, taken, until))
            fake.says("one")
            async with asyncio.timeout(10):
                while len(taken.messages) < 1:  # noqa: ASYNC110 - told by no event
                    await asyncio.sleep(0.01)
            (key,) = fake.conversations
            before = fake.conversations[key]["updated_at"]
            fake.says("two")
            fake.says("three")
            fake.conversations[key]["updated_at"] = before
            return await done

    assert asyncio.run(story()).texts() == ["one", "two", "three"]


def test_what_did_not_change_is_read_once_and_once_more_when_it_has_settled(
    fake: FakeIntercom,
) -> None:
    async def story() -> list[str]:
        async with _open(fake) as channel, asyncio.TaskGroup() as group:
            taken = Taken()
            done = group.create_task(take(channel, taken, lambda t: "end" in t.texts(), 20))
            fake.says("one", "carla")
            async with asyncio.timeout(10):
                while len(fake.reads) < 2:  # noqa: ASYNC110 - told by no event
                    await asyncio.sleep(0.01)
            looks = [each.path for each in fake.asked].count("/conversations/search")
            assert looks > 5
            fake.says("end", "dora")
            await done
            return list(fake.reads)

    carla, _, dora = asyncio.run(story())
    assert (carla, dora) == tuple(fake.conversations)


def test_who_wrote_what_is_told_apart(fake: FakeIntercom) -> None:
    fake.says("Where is <b>it</b>?<br>See <a href='https://a.example/1'>here</a>")
    (key,) = fake.conversations
    fake.add(key, ADMIN, "<p>On its way</p>")
    fake.add(key, ADMIN, "<p>VIP, careful</p>", "note")
    fake.add(key, ADMIN, None, "assignment")
    fake.add(key, {"type": "bot", "id": "278", "name": "Operator"}, "<p>We are away</p>")
    customer, ours, note, bot = asyncio.run(_take(fake, 4)).messages.values()
    assert customer.text == "Where is it?\nSee here (https://a.example/1)"
    assert (customer.author_handle, customer.author_name) == ("carla@example.com", "Carla")
    assert ours.direction is Direction.OUTBOUND
    assert ours.counterpart_handle == "carla@example.com"
    assert not ours.is_auto
    assert (note.direction, note.is_auto) == (Direction.OUTBOUND, True)
    assert note.text.startswith("[Note in Intercom")
    assert bot.is_auto


def test_a_conversation_that_we_began_names_its_customer(fake: FakeIntercom) -> None:
    fake.begin(ADMIN, "<p>How do you like it?</p>")
    (message,) = asyncio.run(_take(fake, 1)).messages.values()
    assert message.direction is Direction.OUTBOUND
    assert message.counterpart_handle == "carla@example.com"


def test_files_come_without_our_token_and_only_from_there(fake: FakeIntercom) -> None:
    fake.files["/files/a.pdf"] = b"%PDF"
    one = {"type": "upload", "name": "a.pdf", "url": f"{fake.base_url}/files/a.pdf"}
    two = {"type": "upload", "name": "b.pdf", "url": "http://192.168.0.1/secret"}
    big = {"type": "upload", "name": "c.zip", "url": "https://x", "filesize": 90_000_000}
    kinds = [each | {"content_type": "application/pdf"} for each in (one, two, big)]
    fake.says("see", attachments=kinds)
    (message,) = asyncio.run(_take(fake, 1)).messages.values()
    good, bad, large = message.files
    assert (good.content, good.media_type) == (b"%PDF", "application/pdf")
    assert (bad.content, bool(bad.missing)) == (b"", True)
    assert "25 MB" in large.missing


def test_closed_snoozed_and_redacted_are_followed(fake: FakeIntercom) -> None:
    fake.says("hello")
    (key,) = fake.conversations
    part = fake.add(key, ADMIN, "<p>secret</p>")
    taken = asyncio.run(_take(fake, 2))
    fake.change(key, state="snoozed", snoozed_until=1_900_000_000)
    snoozed = lambda t: any("Snoozed" in getattr(e, "sentence", "") for e in t.events)  # noqa: E731
    taken = asyncio.run(_until(fake, snoozed, taken))
    fake.conversations[key]["parts"][0].update(body=None, redacted=True)
    fake.change(key, state="closed", open=False)
    closed = lambda t: any(isinstance(e, FlagsChanged) for e in t.events)  # noqa: E731
    taken = asyncio.run(_until(fake, closed, taken))
    infos = [each.sentence for each in taken.events if isinstance(each, ConversationInfo)]
    assert infos[-1] == "Closed in Intercom."
    assert any("until 2030-03-17" in each for each in infos)
    assert {e.remote_id for e in taken.events if isinstance(e, MessageDeleted)} == {f"{key}:{part}"}
    links = [each.link for each in taken.events if isinstance(each, ConversationInfo)]
    assert links[0] == f"https://app.eu.intercom.com/a/inbox/abc123/inbox/conversation/{key}"


def test_a_rating_is_told(fake: FakeIntercom) -> None:
    fake.says("hello")
    (key,) = fake.conversations
    rating = {"rating": 1, "remark": "too slow", "created_at": 1_800_000_000}
    fake.change(key, conversation_rating=rating)
    _, message = asyncio.run(_take(fake, 2)).messages.values()
    assert (message.rating, message.text, message.is_auto) == (1, "too slow", False)


def test_what_we_send_is_what_we_then_receive(fake: FakeIntercom) -> None:
    fake.says("hello")
    (key,) = fake.conversations
    text = "Hi <you> & co\nsecond line\n\nhttps://shop.example/a"
    paper = IncomingFile("a.pdf", "application/pdf", b"%PDF")
    sent = asyncio.run(_send(fake, text, key, files=(paper,)))
    taken = asyncio.run(_take(fake, 2))
    assert taken.messages[sent.remote_id].text.split() == text.split()
    assert fake.uploads[0]["data"] == "JVBERg=="


def test_a_lost_answer_is_unknown_and_then_found(fake: FakeIntercom) -> None:
    fake.says("hello")
    (key,) = fake.conversations
    fake.trouble(path="/reply", after=True, cut=True)

    async def story() -> Any:
        async with _open(fake) as channel:
            with pytest.raises(OutcomeUnknown):
                await channel.send(reply("hi", key))
            assert await channel.find_sent(reply("other", key)) is None
            return await channel.find_sent(reply("hi", key))

    assert asyncio.run(story()).remote_id == f"{key}:{fake.conversations[key]['parts'][0]['id']}"


def test_read_close_open_and_take_back_are_brought(fake: FakeIntercom) -> None:
    fake.says("hello")
    (key,) = fake.conversations
    sent = asyncio.run(_send(fake, "oops", key))

    async def story() -> None:
        async with _open(fake) as channel:
            await channel.act([RemoteAction("seen", "intercom", f"{key}:source")])
            await channel.act([RemoteAction("archive", "", "", thread_key=key)])
            assert fake.conversations[key]["state"] == "closed"
            await channel.act([RemoteAction("inbox", "", "", thread_key=key)])
            await channel.act([RemoteAction("delete", "", "", remote_id=sent.remote_id)])
            await channel.act([RemoteAction("seen", "", "", thread_key="99999")])

    asyncio.run(story())
    assert fake.conversations[key]["read"] is True
    assert fake.conversations[key]["state"] == "open"
    assert fake.saw() == [""]


@pytest.mark.parametrize(
    ("status", "code", "kind", "words"),
    [
        (401, "token_revoked", SignInAgain, "access token"),
        (403, "api_plan_restricted", Refused, "plan"),
        (403, "forbidden", Refused, "read and write"),
        (404, "not_found", Refused, "did not take"),
        (500, "server_error", OutcomeUnknown, "may already"),
        (503, "service_unavailable", TryLater, "fault of its own"),
    ],
)
def test_every_no_has_its_sentence(
    fake: FakeIntercom, status: int, code: str, kind: type[ChannelError], words: str
) -> None:
    body = {"type": "error.list", "errors": [{"code": code}]}
    fake.trouble(Answer(body, status), path="/reply")
    with pytest.raises(kind, match=words):
        asyncio.run(_send(fake, "hi", "5"))


def test_the_limit_says_when_it_opens_again(fake: FakeIntercom) -> None:
    at = str(int(time.time()) + 9)
    fake.trouble(Answer({}, 429, {"X-RateLimit-Reset": at}), path="search")
    with pytest.raises(TryLater) as caught:
        asyncio.run(_take(fake, 1))
    assert 5 < (caught.value.after_seconds or 0) <= 9


def test_check_tells_what_works(fake: FakeIntercom) -> None:
    async def check(token: str) -> Any:
        async with _open(fake, token) as channel:
            return await channel.check()

    good = asyncio.run(check(TOKEN))
    assert good.is_ok
    assert good.sentences[0] == "Signed in as Ada."
    bad = asyncio.run(check("wrong\x07"))
    assert not bad.is_ok
    assert "Developer Hub" in bad.sentences[0]
