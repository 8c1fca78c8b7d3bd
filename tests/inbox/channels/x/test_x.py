"""X against a fake that keeps state, every request checked by Prism and by X's own schema."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from inbox.channel import ConversationInfo, IncomingFile, RemoteAction
from inbox.channels.x.info import INFO
from inbox.errors import ChannelError, Offline, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Account, Direction, Visibility
from tests.servers.contract import Contract
from tests.servers.needs import free_ports
from tests.servers.taking import Taken, channel_of, reply, take
from tests.servers.vendor import Answer, Vendor
from tests.servers.x_rig import ME, SPEC, FakeX, kept_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = pytest.mark.servers
PNG = IncomingFile("a.png", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@pytest.fixture(scope="module")
def contract() -> Iterator[Contract]:
    made = Contract(SPEC, ("/2/oauth2/", "/files/"))
    yield made
    made.stop()


@pytest.fixture
def fake(contract: Contract) -> Iterator[FakeX]:
    server = FakeX(contract)
    server.start()
    yield server
    server.stop()


@asynccontextmanager
async def _open(fake: FakeX, expires_at: float = 0.0, **more: Any) -> AsyncIterator[Any]:
    settings = {"base_url": fake.base_url, "poll_seconds": 0.1, "client_id": "c", **more}
    account = Account("", "x", "Shop", "", settings)
    channel = channel_of(account, {"oauth": kept_token(fake, expires_at)})
    try:
        yield channel
    finally:
        await channel.close()


async def _take(fake: FakeX, count: int, taken: Taken | None = None, seconds: float = 10) -> Taken:
    async with _open(fake) as channel:
        enough = lambda t: len(t.messages) >= count  # noqa: E731
        return await take(channel, taken or Taken(), enough, seconds)


async def _send(fake: FakeX, *given: Any, **more: Any) -> Any:
    async with _open(fake) as channel:
        return await channel.send(reply(*given, **more))


def test_the_newest_come_first_and_a_restart_goes_on(fake: FakeX) -> None:
    fake.page_size = 10
    for number in range(35):
        fake.says(f"{number}")
    taken = asyncio.run(_take(fake, 10))
    assert taken.texts()[:2] == ["34", "33"]
    assert not taken.is_caught_up
    taken = asyncio.run(_take(fake, 35, taken))
    assert sorted(map(int, taken.texts())) == list(range(35))
    assert len(taken.order) == 35
    for number in range(35, 60):
        fake.says(f"{number}")
    taken = asyncio.run(_take(fake, 60, taken))
    assert sorted(map(int, taken.texts())) == list(range(60))
    assert taken.is_caught_up


def test_a_quiet_account_is_caught_up_at_once_and_then_live(fake: FakeX) -> None:
    async def story() -> Taken:
        async with _open(fake) as channel, asyncio.TaskGroup() as group:
            taken = Taken()
            done = group.create_task(take(channel, taken, lambda t: bool(t.messages)))
            async with asyncio.timeout(10):
                while not taken.is_caught_up:  # noqa: ASYNC110 - told by no event
                    await asyncio.sleep(0.01)
            fake.says("now")
            return await done

    assert asyncio.run(story()).texts() == ["now"]


def test_who_looks_often_asks_for_one_page_and_misses_nothing(
    fake: FakeX, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.page_size = 10
    for number in range(35):
        fake.says(f"{number}")

    def asked() -> int:
        return sum(each.path == "/2/dm_events" for each in fake.asked)

    async def story() -> Taken:
        async with _open(fake) as channel:
            taken = Taken()
            await take(channel, taken, lambda t: t.is_caught_up)
        async with _open(fake) as channel, asyncio.TaskGroup() as group:
            done = group.create_task(take(channel, taken, lambda t: "late" in t.texts(), 20))
            await _until(lambda: asked() >= 20)
            tokens = [each.get("pagination_token") for each in fake.asked[-6:]]
            assert not any(tokens)
            monkeypatch.setattr("inbox.channels.x.walk._DEEP_SECONDS", 0.2)
            with fake.lock:
                # Shown only now, and further down than the first page.
                fake.events.insert(20, fake.events[20] | {"text": "late"})
                fake.events[20]["id"] = str(int(fake.events[20]["id"]) - (1 << 21))
            return await done

    taken = asyncio.run(story())
    assert len(taken.order) == len(set(taken.order)) + 35  # a restart looks at two minutes again


async def _until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not what():  # noqa: ASYNC110 - told by no event
            await asyncio.sleep(0.01)


def test_a_walk_whose_page_is_too_old_begins_anew(fake: FakeX) -> None:
    fake.page_size = 10
    for number in range(25):
        fake.says(f"{number}")
    taken = asyncio.run(_take(fake, 10))
    problem = {"errors": [{"message": "The `pagination_token` query parameter value is not valid"}]}
    fake.trouble(Answer(problem, 400), path="dm_events")
    assert len(asyncio.run(_take(fake, 25, taken)).messages) == 25


def test_a_message_says_who_and_what(fake: FakeX) -> None:
    url = {"start": 4, "end": 12, "url": "https://t.co/a", "expanded_url": "https://shop.example/x"}
    entities = {"urls": [url]}
    fake.says("see https://t.co/a &amp; tell", entities=entities)
    fake.happens({"text": "by phone", "sender_id": ME["id"]}, fake.conversation("carla"))
    joined = {"event_type": "ParticipantsJoin", "participant_ids": [fake.person("dora")["id"]]}
    fake.happens({**joined, "sender_id": ME["id"]}, "1578398451921985538")
    service, ours, theirs = asyncio.run(_take(fake, 3)).messages.values()
    assert theirs.text == "see https://shop.example/x & tell"
    assert theirs.author_name == "Carla"
    assert theirs.extra["link"] == "https://x.com/carla"
    assert theirs.thread_key == ours.thread_key == fake.conversation("carla")
    assert ours.direction is Direction.OUTBOUND
    assert ours.counterpart_handle == theirs.author_handle
    assert service.is_auto


def test_media_is_fetched_with_the_sign_in_and_only_from_x(fake: FakeX) -> None:
    fake.files["/files/p.jpg"] = b"jpeg"
    fake.media = {
        "3_1": {"media_key": "3_1", "type": "photo", "url": f"{fake.base_url}/files/p.jpg"},
        "3_2": {"media_key": "3_2", "type": "photo", "url": "http://192.168.0.1/admin"},
    }
    fake.says("look", attachments={"media_keys": ["3_1", "3_2"]})
    (message,) = asyncio.run(_take(fake, 1)).messages.values()
    good, bad = message.files
    assert good.content == b"jpeg"
    assert (bad.content, "see it at X" in bad.missing) == (b"", True)


def test_what_we_send_is_what_we_then_receive(fake: FakeX) -> None:
    fake.says("hello")
    thread = fake.conversation("carla")
    sent = asyncio.run(_send(fake, "hi there", thread))
    taken = asyncio.run(_take(fake, 2))
    assert taken.messages[sent.remote_id].direction is Direction.OUTBOUND
    opened = asyncio.run(_send(fake, "hi", "", handle=fake.person("dora")["id"]))
    assert opened.thread_key == fake.conversation("dora")


def test_a_picture_is_uploaded_first(fake: FakeX) -> None:
    asyncio.run(_send(fake, "look", fake.conversation("carla"), files=(PNG,)))
    (upload,) = fake.uploads.values()
    assert upload.content == PNG.content
    assert fake.asked[-1].json["attachments"] == [{"media_id": next(iter(fake.uploads))}]


def test_the_token_renews_itself_and_the_new_one_is_kept(fake: FakeX) -> None:
    async def story() -> None:
        async with _open(fake, expires_at=time.time() - 5) as channel:
            await asyncio.gather(*(channel.send(reply("hi", "1-2")) for _ in range(3)))
            assert fake.renewals == 1
            fake.token = "revoked-early"  # noqa: S105 - of the fake
            await channel.send(reply("hi", "1-2"))
            assert fake.renewals == 2
            fake.token = fake.refresh_token = "gone"  # noqa: S105 - of the fake
            with pytest.raises(SignInAgain, match="sign in again"):
                await channel.send(reply("hi", "1-2"))

    asyncio.run(story())


def test_a_lost_answer_is_unknown_and_then_found(fake: FakeX) -> None:
    thread = fake.conversation("carla")
    fake.trouble(path="/messages", after=True, cut=True)

    async def story() -> Any:
        async with _open(fake) as channel:
            with pytest.raises(OutcomeUnknown):
                await channel.send(reply("hi", thread))
            return await channel.find_sent(reply("hi", thread)), await channel.find_sent(
                reply("other", thread)
            )

    found, other = asyncio.run(story())
    assert found.remote_id == fake.events[-1]["id"]
    assert other is None


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer({"detail": "You cannot send messages to this user."}, 403), Refused, "ask them"),
        (Answer({"title": "Forbidden"}, 403), Refused, "permission"),
        (Answer({"title": "Payment Required"}, 402), Refused, "plan"),
        (Answer({"detail": "duplicate content"}, 403), Refused, "exactly this"),
        (Answer({"title": "Invalid Request"}, 400), Refused, "did not take"),
        (Answer({}, 500), OutcomeUnknown, "may already"),
        (Answer({"data": {}}), OutcomeUnknown, "did not name"),
    ],
)
def test_every_no_has_its_sentence(
    fake: FakeX, answer: Answer, kind: type[ChannelError], words: str
) -> None:
    fake.trouble(answer, path="/messages")
    with pytest.raises(kind, match=words):
        asyncio.run(_send(fake, "hi", "1-2"))


def test_the_limit_says_when_it_opens_again(fake: FakeX) -> None:
    at = str(int(time.time()) + 300)
    fake.trouble(Answer({"title": "Too Many"}, 429, {"x-rate-limit-reset": at}), path="dm_events")
    with pytest.raises(TryLater) as caught:
        asyncio.run(_take(fake, 1))
    assert 290 < (caught.value.after_seconds or 0) <= 300


def test_too_much_is_refused_before_it_leaves(fake: FakeX) -> None:
    with pytest.raises(Refused, match="10,000"):
        asyncio.run(_send(fake, "x" * 10_001, "1-2"))
    with pytest.raises(Refused, match="one file"):
        asyncio.run(_send(fake, "x", "1-2", files=(PNG, PNG)))
    assert fake.asked == []


def test_check_tells_reading_apart_from_sending(fake: FakeX) -> None:
    async def check() -> Any:
        async with _open(fake) as channel:
            return await channel.check()

    good = asyncio.run(check())
    assert good.is_ok
    assert "@the_shop" in good.sentences[0]
    fake.trouble(Answer({"title": "Forbidden"}, 403), path="dm_events")
    bad = asyncio.run(check())
    assert not bad.is_ok
    assert "cannot be read" in bad.sentences[1]


async def _take_public(fake: FakeX, count: int, taken: Taken) -> Taken:
    async with _open(fake, mentions=True) as channel:
        return await take(channel, taken, lambda t: len(t.messages) >= count)


def test_public_posts_are_public_and_answered_in_public(fake: FakeX) -> None:
    fake.page_size = 3
    carla = fake.person("carla")["id"]
    roots = [fake.posts_of(f"@the_shop broken {number}", carla) for number in range(7)]
    fake.says("in private")
    taken = asyncio.run(_take_public(fake, 3, Taken()))
    taken = asyncio.run(_take_public(fake, 8, taken))
    assert len(taken.messages) == 8
    message = taken.messages[f"post:{roots[0]}"]
    assert (message.visibility, message.thread_key) == (Visibility.PUBLIC, f"post:{roots[0]}")
    assert message.extra["link"] == f"https://x.com/carla/status/{roots[0]}"
    infos = [each for each in taken.events if isinstance(each, ConversationInfo)]
    limits = dict(infos[0].limits or {})
    assert limits["max_length"] == 280
    assert (limits["counted_in"], limits["link_length"]) == ("weighted", 23)

    async def answer() -> Any:
        async with _open(fake, mentions=True) as channel:
            given = reply("sorry", message.thread_key, answers=message.remote_id, files=(PNG, PNG))
            sent = await channel.send(given)
            assert (await channel.find_sent(given)).remote_id == sent.remote_id
            assert (await channel.check()).is_ok
            private = await channel.send(reply("let us talk", "", handle=carla))
            await channel.act([RemoteAction("delete", "", "", remote_id=sent.remote_id)])
            return sent, private

    sent, private = asyncio.run(answer())
    assert sent.remote_id.startswith("post:")
    assert private.thread_key == fake.conversation("carla")
    assert len(fake.posts) == 7
    assert "let us talk" in fake.saw()


def test_signing_in_runs_through_the_browser(fake: FakeX) -> None:
    class Tokens(Vendor):
        def respond(self, asked: Any) -> Answer:
            form = asked.form
            fits = form["grant_type"] == "authorization_code" and form["code"] == "abc"
            fits = fits and len(form["code_verifier"]) > 43 and form["client_id"] == "c"
            return Answer({"access_token": "a", "refresh_token": "r"}, 200 if fits else 400)

    tokens = Tokens()
    tokens.start()
    (port,) = free_ports(1)
    settings = {"client_id": "c", "base_url": tokens.base_url, "redirect_port": port}
    opened: list[Any] = []

    async def story() -> dict[str, str]:
        async def browse(url: str) -> None:
            query = parse_qs(urlsplit(url).query)
            assert query["code_challenge_method"] == ["S256"]
            assert "dm.write" in query["scope"][0]
            answer = {"code": "abc", "state": query["state"][0]}
            async with httpx.AsyncClient(trust_env=False) as web:
                await web.get(query["redirect_uri"][0], params=answer)

        account = Account("", "x", "Shop", "", settings)
        async with asyncio.TaskGroup() as group:
            signing = channel_of(account, {}).sign_in(
                account, lambda url: opened.append(group.create_task(browse(url)))
            )
            return dict(await signing)

    try:
        assert '"refresh_token": "r"' in asyncio.run(story())["oauth"]
    finally:
        tokens.stop()


def test_no_network_is_told_apart(fake: FakeX) -> None:
    fake.stop()
    with pytest.raises(Offline):
        asyncio.run(_send(fake, "hi", "1-2"))
    assert INFO.visibility == "private"
