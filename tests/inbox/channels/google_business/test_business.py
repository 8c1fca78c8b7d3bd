"""Google Business against a stand-in that checks every call."""

# ruff: noqa: S105, S106 - no real secrets
from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from inbox.channel import ConversationInfo, RemoteAction
from inbox.channels import registry
from inbox.errors import Invalid, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Account, Direction, Visibility
from tests.inbox.channels.reviewing import Received, answer_to, channel_of, run
from tests.servers.google_business_rig import PLACE, GoogleBusinessRig, error
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def rig() -> Iterator[GoogleBusinessRig]:
    made = GoogleBusinessRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


def _channel(rig: GoogleBusinessRig, **settings: Any) -> Any:
    return channel_of(*rig.account(rig.port), **settings)[0]


def test_reviews_of_all_places_arrive_newest_first_and_only_once(rig: GoogleBusinessRig) -> None:
    rig.vendor.page_size = 2
    for number in range(5):
        rig.vendor.write(f"r{number}", f"Too slow {number}", number % 5 + 1)
    rig.vendor.answer("r1", "We made it faster.")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    assert [each for each in kept.messages if "reply" not in each] == ["r4", "r3", "r2", "r1", "r0"]
    first = kept.messages["r4"]
    assert (first.rating, first.visibility, first.place) == (5, Visibility.PUBLIC, PLACE)
    assert first.extra == {"product": "Shop, Main Street"}
    assert kept.messages["r1:reply"].direction is Direction.OUTBOUND
    asyncio.run(kept.catch_up(_channel(rig)))
    assert kept.repeated == 0
    assert not kept.edits


def test_a_changed_review_asks_again_and_keeps_its_first_time(rig: GoogleBusinessRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    rig.vendor.write("r1", "Better", 4)
    asyncio.run(kept.follow(_channel(rig), lambda: bool(kept.edits)))
    assert (kept.edits[0].text, kept.edits[0].rating, kept.edits[0].asks_again) == (
        "Better",
        4,
        True,
    )
    assert kept.edits[0].edited_at > kept.messages["r1"].sent_at


def test_answering_editing_and_taking_back(rig: GoogleBusinessRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    channel = _channel(rig)

    async def story() -> None:
        await kept.catch_up(channel)
        reply = answer_to(kept.messages["r1"], "Sorry!")
        assert await channel.find_sent(reply) is None
        sent = await channel.send(reply)
        assert sent == await channel.find_sent(reply)
        await kept.follow(_channel(rig), lambda: sent.remote_id in kept.messages)
        edit = RemoteAction("edit", PLACE, sent.place_key, "Repaired.", sent.remote_id, "r1")
        await channel.act([edit])
        assert rig.vendor.answers() == ["Repaired."]
        delete = RemoteAction("delete", PLACE, sent.place_key, "", sent.remote_id, "r1")
        await channel.act([delete, delete])
        assert rig.vendor.answers() == []
        await kept.follow(_channel(rig), lambda: bool(kept.deletions))
        await channel.close()

    asyncio.run(story())


def test_an_answer_that_google_refused_to_publish_is_said(rig: GoogleBusinessRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    rig.vendor.answer("r1", "Buy pills", "REJECTED")
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    said = [each.sentence for each in kept.events if isinstance(each, ConversationInfo)]
    assert said == ["Google refused to publish the answer; change it and send it again."]


@pytest.mark.parametrize(
    ("answer", "expected", "seconds"),
    [
        (error(429, "RESOURCE_EXHAUSTED"), TryLater, 60),
        (error(429, "RESOURCE_EXHAUSTED", quota_limit_value="0"), Refused, None),
        (error(403, "PERMISSION_DENIED"), Refused, None),
        (error(404, "NOT_FOUND"), Refused, None),
        (Answer({"error": 1}, 503, {"Retry-After": "9"}), TryLater, 9),
    ],
)
def test_googles_troubles_are_known_errors(
    rig: GoogleBusinessRig, answer: Answer, expected: type[Exception], seconds: float | None
) -> None:
    rig.vendor.trouble(answer, path="/reviews", times=9)
    with pytest.raises(expected) as raised:
        asyncio.run(Received().catch_up(_channel(rig)))
    assert getattr(raised.value, "after_seconds", None) == seconds


def test_an_ended_token_is_renewed_and_kept_and_an_ended_sign_in_is_said(
    rig: GoogleBusinessRig,
) -> None:
    account, _ = rig.account(rig.port)
    channel, secrets = channel_of(account, {"oauth": rig.kept(expires_at=1)})
    asyncio.run(Received().catch_up(channel))
    kept = json.loads(next(iter(secrets.values())))
    assert kept["access_token"] == "token-1"
    assert kept["refresh_token"] == "refresh-1"
    channel, _ = channel_of(account, {"oauth": rig.kept(expires_at=1, refresh_token="x")})
    with pytest.raises(SignInAgain, match="cannot be renewed"):
        asyncio.run(Received().catch_up(channel))
    for nothing in ("", "{}", "nonsense"):
        channel, _ = channel_of(account, {"oauth": nothing})
        with pytest.raises(SignInAgain):
            asyncio.run(Received().catch_up(channel))


def test_a_cut_line_is_unsure_and_then_found(rig: GoogleBusinessRig) -> None:
    rig.vendor.write("r1", "Bad", 1)
    kept = Received()
    asyncio.run(kept.catch_up(_channel(rig)))
    reply = answer_to(kept.messages["r1"], "Sorry!")
    rig.vendor.trouble(path="/reply", cut=True, after=True)
    with pytest.raises(OutcomeUnknown):
        run(channel := _channel(rig), channel.send(reply))
    found = run(channel := _channel(rig), channel.find_sent(reply))
    assert found is not None


def test_the_browser_sign_in_gives_what_is_kept(rig: GoogleBusinessRig) -> None:
    settings = {
        "oauth_client_id": "client-1",
        "oauth_client_secret": "secret-1",
        "oauth_token_url": f"{rig.vendor.base_url}/token",
        "oauth_authorize_url": "https://accounts.google.example/auth",
    }
    account = Account("", "google_business", "Shop", "", settings)
    opened: list[dict[str, list[str]]] = []

    async def story() -> dict[str, str]:
        def browse(url: str) -> None:
            opened.append(parse_qs(urlsplit(url).query))
            asyncio.get_running_loop().call_soon(
                lambda: tasks.append(asyncio.ensure_future(come()))
            )

        async def come() -> None:
            query = {"state": opened[0]["state"][0], "code": "code-1"}
            async with httpx.AsyncClient(trust_env=False) as web:
                await web.get(opened[0]["redirect_uri"][0], params=query)

        tasks: list[asyncio.Future[None]] = []
        secrets = await registry.sign_in(account, browse)
        await asyncio.gather(*tasks)
        return secrets

    kept = json.loads(asyncio.run(story())["oauth"])
    assert kept["refresh_token"] == "refresh-1"
    assert opened[0]["access_type"] == ["offline"]
    assert opened[0]["code_challenge_method"] == ["S256"]
    with pytest.raises(Invalid, match="client id"):
        asyncio.run(registry.sign_in(Account("", "google_business", ""), lambda _: None))


def test_the_check_says_what_works_and_which_places_there_are(rig: GoogleBusinessRig) -> None:
    done = run(channel := _channel(rig), channel.check())
    assert done.is_ok
    assert done.sentences[:2] == (
        "The sign-in works: 1 places.",
        "Reading the reviews of Shop, Main Street works.",
    )
    done = run(channel := _channel(rig, places="Elsewhere"), channel.check())
    assert not done.is_ok
    done = run(channel := _channel(rig, places="shop, main street"), channel.check())
    assert done.is_ok
