"""The shipped examples against a local shop, and sources that mean no good."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import ConversationInfo
from inbox.channels.feed.checking import read
from inbox.channels.feed.wire import Source
from inbox.errors import Offline, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Account, Direction, Visibility
from tests.inbox.channels.reviewing import Received, answer_to, channel_of, run
from tests.servers.feed_rig import TOKEN, FeedRig
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def rig() -> Iterator[FeedRig]:
    made = FeedRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


def _channel(rig: FeedRig, name: str = "reviews", **settings: Any) -> Any:
    return channel_of(*rig.account(rig.port, name), **settings)[0]


def _described(text: str, secret: str = "") -> Any:
    settings = {"definition": text, "poll_seconds": 0.1}
    return channel_of(Account("", "feed", "Feed", "", settings), {"secret": secret})[0]


def _feed(rig: FeedRig, path: str, more: str = "") -> Any:
    url = f"http://127.0.0.1:{rig.port}{path}"
    return _described(f'name = "F"\n[source]\nurl = "{url}"\n{more}')


def test_reviews_with_replies_arrive_over_pages_and_only_once(rig: FeedRig) -> None:
    rig.vendor.page_size = 2
    for number in range(5):
        rig.vendor.write(f"r{number}", f"Broken {number}", number + 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    assert list(kept.messages) == ["r4", "r3", "r2", "r1", "r0"]
    first = kept.messages["r4"]
    assert (first.author_name, first.author_handle, first.rating) == ("Customer r4", "c-r4", 5)
    assert first.extra == {"title": "About it", "product": "Kettle", "version": "2"}
    assert first.visibility is Visibility.PUBLIC
    info = next(each for each in kept.events if isinstance(each, ConversationInfo))
    assert info.limits == {"max_length": 1000, "one_answer": False}
    assert info.network == "Shop reviews"
    asyncio.run(kept.catch_up(_channel(rig)))
    assert kept.repeated == 0
    assert not kept.edits


def test_a_reply_is_shown_in_the_shop_and_comes_back_as_the_same(rig: FeedRig) -> None:
    rig.vendor.write("r1", "Broken")
    kept = Received()
    channel = _channel(rig)

    async def story() -> None:
        await kept.catch_up(channel)
        reply = answer_to(kept.messages["r1"], "We send a new one.")
        assert await channel.find_sent(reply) is None
        sent = await channel.send(reply)
        assert await channel.send(reply) == sent  # the same key: once in the shop
        assert await channel.find_sent(reply) == sent
        await kept.follow(_channel(rig), lambda: sent.remote_id in kept.messages)
        assert kept.messages[sent.remote_id].direction is Direction.OUTBOUND
        await channel.close()

    asyncio.run(story())
    assert rig.vendor.replies() == ["We send a new one."]
    assert not kept.edits


def test_a_changed_review_asks_again(rig: FeedRig) -> None:
    rig.vendor.write("r1", "Broken", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    rig.vendor.write("r1", "Works now", 5)
    asyncio.run(kept.follow(_channel(rig), lambda: bool(kept.edits)))
    assert (kept.edits[0].text, kept.edits[0].rating) == ("Works now", 5)
    assert kept.edits[0].asks_again


def test_what_did_not_change_is_not_sent_again(rig: FeedRig) -> None:
    rig.vendor.write("r1", "Broken")
    kept = Received()

    async def story() -> None:
        task = asyncio.ensure_future(kept.follow(_channel(rig), lambda: False, 1.5))
        with suppress(TimeoutError):
            await task

    asyncio.run(story())
    asked = [each for each in rig.vendor.asked if each.headers.get("if-none-match")]
    assert len(asked) > 1
    assert len(kept.batches) == 1


def test_a_contact_form_comes_in_privately_and_takes_no_reply(rig: FeedRig) -> None:
    for number in range(1, 6):
        rig.vendor.send(number, f"Do you ship to Oman? {number}")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig, "contact_form")))
    assert len(kept.messages) == 5
    first = kept.messages["1"]
    assert first.visibility is Visibility.PRIVATE
    assert (first.author_handle, first.subject) == ("c1@example.com", "A question")
    assert first.sent_at.timestamp() == 1_790_000_001
    info = next(each for each in kept.events if isinstance(each, ConversationInfo))
    assert info.limits is not None
    assert info.limits["reply"] is False
    with pytest.raises(Refused, match="takes no replies"):
        run(channel := _channel(rig, "contact_form"), channel.send(answer_to(first, "Yes")))


def test_the_secret_is_asked_for_and_a_wrong_one_named(rig: FeedRig) -> None:
    account, _ = rig.account(rig.port)
    for secret, sentence in (("", "none is kept"), ("wrong", "does not accept the secret")):
        channel, _ = channel_of(account, {"secret": secret})
        with pytest.raises(SignInAgain, match=sentence):
            asyncio.run(Received().catch_up(channel))


def test_the_secret_may_go_in_the_query_or_as_basic(rig: FeedRig) -> None:
    rig.vendor.files["/feed"] = Answer([])
    url = f"http://127.0.0.1:{rig.port}/feed"
    for auth in ('kind = "query"\nname = "key"', 'kind = "basic"\nuser = "shop"'):
        text = f'name = "F"\n[source]\nurl = "{url}"\n[source.auth]\n{auth}\n'
        asyncio.run(Received().catch_up(_described(text, TOKEN)))
    first, second = rig.vendor.asked[-2:]
    assert first.get("key") == TOKEN
    assert second.headers["authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer({}, 429, {"Retry-After": "7"}), TryLater),
        (Answer({}, 500), TryLater),
        (Answer(b"{oops", 200), TryLater),
        (Answer({}, 404), Refused),
        (Answer({}, 401), SignInAgain),
    ],
)
def test_troubles_are_known_errors(rig: FeedRig, answer: Answer, expected: type[Exception]) -> None:
    rig.vendor.trouble(answer, path="/api", times=5)
    with pytest.raises(expected) as raised:
        asyncio.run(Received().catch_up(_channel(rig)))
    assert TOKEN not in str(raised.value)
    if answer.status == 429:
        assert getattr(raised.value, "after_seconds", None) == 7


def test_no_network_is_offline() -> None:
    channel = _described('name = "F"\n[source]\nurl = "http://127.0.0.1:9/x"')
    with pytest.raises(Offline):
        asyncio.run(Received().catch_up(channel))


def test_a_cut_reply_is_unsure_and_then_found(rig: FeedRig) -> None:
    rig.vendor.write("r1", "Broken")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    reply = answer_to(kept.messages["r1"], "We send a new one.")
    rig.vendor.trouble(path="/replies", cut=True, after=True)
    with pytest.raises(OutcomeUnknown):
        run(channel := _channel(rig), channel.send(reply))
    found = run(channel := _channel(rig), channel.find_sent(reply))
    assert found is not None
    rig.vendor.trouble(Answer(None, 307, {"Location": "/elsewhere"}), path="/replies")
    with pytest.raises(Refused, match="leads elsewhere"):
        run(channel := _channel(rig), channel.send(reply))


def test_a_redirect_goes_on_at_the_same_host_and_never_inside(rig: FeedRig) -> None:
    rig.vendor.files["/old"] = Answer(None, 301, {"Location": "/new"})
    rig.vendor.files["/new"] = Answer([{"id": 1, "text": "Hello"}])
    kept = Received()
    asyncio.run(kept.catch_up(_feed(rig, "/old")))
    assert kept.messages["1"].text == "Hello"

    # A host on the open network (by name only) that leads inside.
    inner = f"http://localhost:{rig.port}/new"
    rig.vendor.files["/evil"] = Answer(None, 302, {"Location": inner})
    feed = read(f'name = "F"\n[source]\nurl = "http://127.0.0.1:{rig.port}/evil"')
    told: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        told.append(host)
        return ["127.0.0.1"] if host == "localhost" else ["93.184.215.14"]

    async def fetch() -> None:
        source = Source(feed, "", resolve)
        try:
            await source.first()
        finally:
            await source.close()

    before = len(rig.vendor.asked)
    with pytest.raises(Refused, match="not on the open network"):
        asyncio.run(fetch())
    assert told == ["localhost", "127.0.0.1"]
    assert len(rig.vendor.asked) == before + 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(None, 500), OutcomeUnknown),
        (Answer(None, 503), TryLater),
        (Answer(None, 404), Refused),
        (Answer(None, 429, {"Retry-After": "5"}), TryLater),
        (Answer(b"thanks", 200), None),
        (Answer(None, 204), None),
    ],
)
def test_what_a_reply_met_is_told(
    rig: FeedRig, answer: Answer, expected: type[Exception] | None
) -> None:
    rig.vendor.write("r1", "Broken")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    reply = answer_to(kept.messages["r1"], "We send a new one.")
    rig.vendor.trouble(answer, path="/replies")
    if expected is None:
        sent = run(channel := _channel(rig), channel.send(reply))
        assert sent.remote_id == f"sent:{reply.item.id}"
        return
    with pytest.raises(expected):
        run(channel := _channel(rig), channel.send(reply))


def test_an_address_that_is_none_is_said(rig: FeedRig) -> None:
    rig.vendor.files["/old"] = Answer(None, 301, {"Location": "http://[::1"})
    with pytest.raises(TryLater):
        asyncio.run(Received().catch_up(_feed(rig, "/old")))
    rig.vendor.files["/f"] = Answer({"items": [], "next": "http://[::1"})
    paging = '[source.paging]\nkind = "next"\npath = "$.next"\n[fields]\nitems = "$.items"'
    with pytest.raises(Refused, match="is no address"):
        asyncio.run(Received().catch_up(_feed(rig, "/f", paging)))


def test_inside_the_office_a_redirect_gets_no_secret(rig: FeedRig) -> None:
    inner = f"http://localhost:{rig.port}/new"
    rig.vendor.files["/old"] = Answer(None, 302, {"Location": inner})
    rig.vendor.files["/new"] = Answer([{"id": 1, "text": "Hello"}])
    url = f"http://127.0.0.1:{rig.port}/old"
    auth = '[source.headers]\nX-Own = "mine"\n[source.auth]\nkind = "bearer"\n'
    kept = Received()
    asyncio.run(kept.catch_up(_described(f'name = "F"\n[source]\nurl = "{url}"\n{auth}', TOKEN)))
    assert "1" in kept.messages
    first, second = rig.vendor.asked
    assert (first.headers["authorization"], first.headers["x-own"]) == (f"Bearer {TOKEN}", "mine")
    assert "authorization" not in second.headers
    assert "x-own" not in second.headers
    assert second.headers["host"] == f"localhost:{rig.port}"


def test_a_next_page_at_another_host_is_not_asked(rig: FeedRig) -> None:
    rig.vendor.files["/f"] = Answer({"items": [], "next": "http://127.0.0.1:1/steal"})
    paging = '[source.paging]\nkind = "next"\npath = "$.next"\n[fields]\nitems = "$.items"'
    with pytest.raises(Refused, match="another host"):
        asyncio.run(Received().catch_up(_feed(rig, "/f", paging)))


def test_the_check_says_what_is_found(rig: FeedRig) -> None:
    rig.vendor.write("r1", "Broken")
    done = run(channel := _channel(rig), channel.check())
    assert done.is_ok
    assert done.sentences[0] == "Reading works: 1 items on the first page."
    assert any("“email”" in one for one in done.sentences)
    done = run(channel := _described("name = 5"), channel.check())
    assert not done.is_ok
    assert "Line 1" in done.sentences[0]
