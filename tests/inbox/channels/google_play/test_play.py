"""Google Play against a stand-in that checks every call by Google's own discovery document."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import RemoteAction
from inbox.errors import Offline, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction, Visibility
from tests.inbox.channels.reviewing import Received, answer_to, channel_of, run
from tests.servers.google_play_rig import PACKAGE, GooglePlayRig, error
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def rig() -> Iterator[GooglePlayRig]:
    made = GooglePlayRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


def _channel(rig: GooglePlayRig, **settings: Any) -> Any:
    return channel_of(*rig.account(rig.port), **settings)[0]


def test_reviews_arrive_newest_first_over_pages_and_only_once(rig: GooglePlayRig) -> None:
    rig.vendor.page_size = 2
    for number in range(5):
        rig.vendor.write(f"r{number}", f"Too slow {number}", number % 5 + 1)
    rig.vendor.answer("r1", "We made it faster.")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    assert [each for each in kept.messages if "reply" not in each] == ["r4", "r3", "r2", "r1", "r0"]
    first = kept.messages["r4"]
    assert (first.rating, first.visibility, first.thread_key) == (5, Visibility.PUBLIC, "r4")
    assert first.extra["version"] == "4.1.2"
    assert first.extra["product"] == PACKAGE
    assert first.extra["device"] == "Example Phone 7"
    answer = kept.messages["r1:reply"]
    assert answer.direction is Direction.OUTBOUND
    assert answer.counterpart_handle == kept.messages["r1"].author_handle
    asyncio.run(kept.catch_up(_channel(rig)))
    assert kept.repeated == 0
    assert not kept.edits


def test_an_edited_review_asks_again_and_an_edited_answer_does_not(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    rig.vendor.answer("r1", "Sorry!")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    rig.vendor.write("r1", "Bad", 5)
    rig.vendor.answer("r1", "Thank you!")
    asyncio.run(kept.follow(_channel(rig), lambda: len(kept.edits) == 2))
    review, answer = kept.edits
    assert (review.remote_id, review.rating, review.asks_again) == ("r1", 5, True)
    assert (answer.remote_id, answer.text, answer.asks_again) == ("r1:reply", "Thank you!", False)


def test_an_answer_is_seen_in_the_store_and_not_received_as_another(rig: GooglePlayRig) -> None:
    rig.vendor.write("gp:AO/q=1", "Bad", 1)
    kept = Received()
    channel = _channel(rig)

    async def story() -> None:
        await kept.catch_up(channel)
        message = kept.messages["gp:AO/q=1"]
        assert await channel.find_sent(answer_to(message, "Sorry!")) is None
        sent = await channel.send(answer_to(message, "Sorry!"))
        assert sent.remote_id == "gp:AO/q=1:reply"
        assert await channel.find_sent(answer_to(message, "Sorry!")) == sent
        again = await channel.send(answer_to(message, "Sorry, it is repaired."))
        assert again == sent
        await kept.catch_up(channel)
        await channel.close()

    asyncio.run(story())
    assert rig.vendor.answers()[0] == "Sorry, it is repaired."


def test_the_answer_sent_is_the_one_received(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    channel = _channel(rig)

    async def story() -> None:
        await kept.catch_up(channel)
        sent = await channel.send(answer_to(kept.messages["r1"], "Sorry!"))
        await kept.follow(_channel(rig), lambda: sent.remote_id in kept.messages)
        await channel.close()

    asyncio.run(story())
    assert kept.messages["r1:reply"].text == "Sorry!"
    assert not kept.edits


def test_a_long_answer_is_refused_in_a_sentence(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    with pytest.raises(Refused, match="350 characters"):
        run(channel := _channel(rig), channel.send(answer_to(kept.messages["r1"], "x" * 351)))


@pytest.mark.parametrize(
    ("answer", "expected", "seconds"),
    [
        (error(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded"), TryLater, 120),
        (error(403, "PERMISSION_DENIED", "rateLimitExceeded"), TryLater, 120),
        (error(403, "PERMISSION_DENIED", "quotaExceeded"), TryLater, 3600),
        (error(403, "PERMISSION_DENIED", "accessNotConfigured"), Refused, None),
        (error(403, "PERMISSION_DENIED", "permissionDenied"), Refused, None),
        (error(404, "NOT_FOUND", "applicationNotFound"), Refused, None),
        (Answer({"error": 1}, 503, {"Retry-After": "9"}), TryLater, 9),
        (Answer(b"<html>", 200), TryLater, None),
    ],
)
def test_googles_troubles_are_known_errors(
    rig: GooglePlayRig, answer: Answer, expected: type[Exception], seconds: float | None
) -> None:
    rig.vendor.trouble(answer, path="/reviews", times=9)
    with pytest.raises(expected) as raised:
        asyncio.run(Received().catch_up(_channel(rig)))
    assert getattr(raised.value, "after_seconds", None) == seconds


def test_a_token_that_ended_early_is_renewed_once(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    channel = _channel(rig)
    kept = Received()

    async def story() -> None:
        await kept.catch_up(channel)
        rig.vendor.token = "another"  # noqa: S105 - no real one
        await kept.catch_up(channel)

    asyncio.run(story())
    assert rig.vendor.tokens_given == 2
    rig.vendor.trouble(error(400, "x", "invalid_grant"), path="/token", times=9)
    with pytest.raises(SignInAgain, match="does not accept the service account"):
        asyncio.run(Received().catch_up(_channel(rig)))


def test_a_line_cut_while_answering_is_unsure_and_then_found(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    reply = answer_to(kept.messages["r1"], "Sorry!")
    rig.vendor.trouble(path=":reply", cut=True, after=True)
    with pytest.raises(OutcomeUnknown):
        run(channel := _channel(rig), channel.send(reply))
    found = run(channel := _channel(rig), channel.find_sent(reply))
    assert found is not None


def test_a_server_that_is_away_is_offline(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    with pytest.raises(Offline):
        asyncio.run(Received().catch_up(_channel(rig, base_url="http://127.0.0.1:9")))


@pytest.mark.parametrize(
    "key",
    ["", "nonsense", "[]", '{"type": "authorized_user"}', '{"type": "service_account"}'],
)
def test_a_key_that_is_none_is_named(rig: GooglePlayRig, key: str) -> None:
    account, secrets = rig.account(rig.port)
    channel, _ = channel_of(account, secrets | {"service_account": key})
    with pytest.raises(SignInAgain, match="service account"):
        asyncio.run(Received().catch_up(channel))


def test_a_key_file_never_sends_its_assertion_in_the_clear(rig: GooglePlayRig) -> None:
    account, secrets = rig.account(rig.port)
    file = json.loads(secrets["service_account"]) | {"token_uri": "http://google.example/token"}
    channel, _ = channel_of(account, {"service_account": json.dumps(file)})
    with pytest.raises(SignInAgain, match="not safe"):
        asyncio.run(Received().catch_up(channel))


def test_the_check_says_what_works(rig: GooglePlayRig) -> None:
    done = run(channel := _channel(rig), channel.check())
    assert done.is_ok
    assert f"Reading the reviews of {PACKAGE} works." in done.sentences
    rig.vendor.trouble(error(403, "x", "permissionDenied"), path="/reviews", times=9)
    done = run(channel := _channel(rig), channel.check())
    assert not done.is_ok
    assert "Reply to reviews" in done.sentences[0]


def test_an_edit_of_ours_replaces_the_answer(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    rig.vendor.answer("r1", "Sorry!")
    action = RemoteAction("edit", PACKAGE, "r1:reply", "Better now.", "r1:reply", "r1")
    run(channel := _channel(rig), channel.act([action, RemoteAction("seen", PACKAGE, "r1")]))
    assert rig.vendor.answers() == ["Better now."]


def test_googles_translation_is_asked_for(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Slow", originalText="بطيء")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig, translate_to="en")))
    assert rig.vendor.asked[-1].get("translationLanguage") == "en"
    assert kept.messages["r1"].extra["original_text"] == "بطيء"


def test_the_app_of_a_review_is_found_among_several(rig: GooglePlayRig) -> None:
    rig.vendor.write("r1", "Slow")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    reply = replace(answer_to(kept.messages["r1"], "Sorry!"), answers_place="")
    several = f"com.example.other, {PACKAGE}"
    sent = run(channel := _channel(rig, packages=several), channel.send(reply))
    assert sent.place == PACKAGE
    assert rig.vendor.answers() == ["Sorry!"]
    kept = Received()
    with pytest.raises(Refused, match="no such app"):
        asyncio.run(kept.follow(_channel(rig, packages=several), lambda: False))
    assert "r1" in kept.messages
