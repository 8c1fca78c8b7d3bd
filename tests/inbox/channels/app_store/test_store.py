"""The App Store against a stand-in that checks every call by Apple's own OpenAPI file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jwt

from inbox.channel import ConversationInfo, RemoteAction
from inbox.channels.app_store.auth import Signer
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction, Visibility
from tests.inbox.channels.reviewing import Received, answer_to, channel_of, run
from tests.servers.app_store_rig import APP, AppStoreRig, error, key
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def rig() -> Iterator[AppStoreRig]:
    made = AppStoreRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


def _channel(rig: AppStoreRig, **settings: Any) -> Any:
    return channel_of(*rig.account(rig.port), **settings)[0]


def test_reviews_arrive_newest_first_over_pages_and_only_once(rig: AppStoreRig) -> None:
    rig.vendor.page_size = 2
    for number in range(5):
        rig.vendor.write(f"r{number}", f"Too slow {number}", number % 5 + 1, title="Slow")
    rig.vendor.answer("r1", "We made it faster.", "PUBLISHED")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    assert [each for each in kept.messages if "reply" not in each] == ["r4", "r3", "r2", "r1", "r0"]
    first = kept.messages["r4"]
    assert (first.rating, first.visibility, first.thread_key) == (5, Visibility.PUBLIC, "r4")
    assert first.extra == {"product": APP, "title": "Slow", "territory": "SAU"}
    assert first.subject == "Slow"
    assert kept.messages["r1:reply"].direction is Direction.OUTBOUND
    assert kept.batches[-1].total_count >= 5
    asyncio.run(kept.catch_up(_channel(rig)))
    assert kept.repeated == 0
    assert not kept.edits


def test_an_answer_is_public_later_and_a_second_replaces_it(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    channel = _channel(rig)

    def sentences() -> list[str]:
        infos = [each for each in kept.events if isinstance(each, ConversationInfo)]
        return [each.sentence for each in infos if each.sentence]

    async def story() -> None:
        await kept.catch_up(channel)
        sent = await channel.send(answer_to(kept.messages["r1"], "Sorry!"))
        assert sent.remote_id == "r1:reply"
        assert await channel.find_sent(answer_to(kept.messages["r1"], "Sorry!")) == sent
        assert await channel.find_sent(answer_to(kept.messages["r1"], "Never said")) is None
        await kept.follow(_channel(rig), lambda: bool(sentences()))
        rig.vendor.answers["r1"]["attributes"]["state"] = "PUBLISHED"
        await kept.follow(_channel(rig), lambda: len(sentences()) == 2)
        await channel.send(answer_to(kept.messages["r1"], "It is repaired."))
        await kept.follow(_channel(rig), lambda: bool(kept.edits))
        await channel.close()

    asyncio.run(story())
    assert sentences()[:2] == [
        "Apple has not published the answer yet; that may take a day.",
        "The answer is public now.",
    ]
    assert kept.edits[0].text == "It is repaired."
    assert not kept.edits[0].asks_again
    assert len(rig.vendor.answers) == 1


def test_an_edited_review_asks_again(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    rig.vendor.write("r2", "Good", 5)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    rig.vendor.write("r1", "Better now", 4)
    asyncio.run(kept.follow(_channel(rig), lambda: bool(kept.edits)))
    assert (kept.edits[0].remote_id, kept.edits[0].rating) == ("r1", 4)
    assert kept.edits[0].asks_again


def test_an_answer_is_edited_and_taken_back(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    rig.vendor.answer("r1", "Sorry!")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    edit = RemoteAction("edit", APP, "r1:reply", "Better now.", "r1:reply", "r1")
    run(channel := _channel(rig), channel.act([edit]))
    assert rig.vendor.answers["r1"]["attributes"]["responseBody"] == "Better now."
    delete = RemoteAction("delete", APP, "r1:reply", "", "r1:reply", "r1")
    run(channel := _channel(rig), channel.act([delete, delete]))
    assert not rig.vendor.answers
    asyncio.run(kept.follow(_channel(rig), lambda: bool(kept.deletions)))
    assert kept.deletions[0].remote_id == "r1:reply"


@pytest.mark.parametrize(
    ("answer", "expected", "seconds"),
    [
        (error(401, "NOT_AUTHORIZED"), SignInAgain, None),
        (error(403, "FORBIDDEN_ERROR"), Refused, None),
        (error(404, "NOT_FOUND"), Refused, None),
        (Answer({"errors": []}, 429, {"Retry-After": "11"}), TryLater, 11),
        (Answer(b"<html>", 500), TryLater, None),
    ],
)
def test_apples_troubles_are_known_errors(
    rig: AppStoreRig, answer: Answer, expected: type[Exception], seconds: float | None
) -> None:
    rig.vendor.trouble(answer, path="/customerReviews", times=9)
    with pytest.raises(expected) as raised:
        asyncio.run(Received().catch_up(_channel(rig)))
    assert getattr(raised.value, "after_seconds", None) == seconds


def test_a_long_answer_is_refused_and_a_cut_line_unsure(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    long = answer_to(kept.messages["r1"], "x" * 5971)
    with pytest.raises(Refused, match=r"TOO_LONG|too_long"):
        run(channel := _channel(rig), channel.send(long))
    reply = answer_to(kept.messages["r1"], "Sorry!")
    rig.vendor.trouble(path="/customerReviewResponses", cut=True, after=True)
    with pytest.raises(OutcomeUnknown):
        run(channel := _channel(rig), channel.send(reply))
    found = run(channel := _channel(rig), channel.find_sent(reply))
    assert found is not None


def test_a_key_on_one_line_works_and_a_wrong_one_is_named(rig: AppStoreRig) -> None:
    account, secrets = rig.account(rig.port)
    one_line = {"private_key": secrets["private_key"].replace("\n", "\u2028")}
    channel, _ = channel_of(account, one_line)
    done = run(channel, channel.check())
    assert done.is_ok, done.sentences
    for wrong in ("", "nonsense", "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----"):
        channel, _ = channel_of(account, {"private_key": wrong})
        done = run(channel, channel.check())
        assert not done.is_ok
        assert "private key" in done.sentences[0]


def test_a_next_link_to_another_host_gets_no_token(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    evil = {
        "data": [],
        "links": {"self": "x", "next": "http://127.0.0.1:1/v1/apps/1234567890/customerReviews?x=1"},
    }
    rig.vendor.trouble(Answer(evil), path="/customerReviews")
    rig.vendor.check = None
    with pytest.raises(TryLater):  # the stand-in fails over the odd query: it was asked, no other
        asyncio.run(Received().catch_up(_channel(rig)))
    rig.vendor.errors.clear()


def test_only_some_countries_are_asked_for(rig: AppStoreRig) -> None:
    rig.vendor.write("r1", "Slow")
    asyncio.run(Received().catch_up(_channel(rig, territories="usa, sau")))
    assert rig.vendor.asked[-1].get("filter[territory]") == "USA,SAU"


def test_an_individual_key_speaks_for_its_owner() -> None:
    signer = Signer("", "K1", key().as_pem(private=True).decode())
    token = signer.header(1_790_000_000)["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, key(), algorithms=["ES256"]).claims
    assert claims["sub"] == "user"
    assert "iss" not in claims
    assert signer.header(1_790_000_100)["Authorization"].endswith(token)
    assert not signer.header(1_790_001_000)["Authorization"].endswith(token)
