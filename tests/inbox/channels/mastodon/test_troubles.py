"""What servers answer when they will not, as Mastodon's documentation has it; snac2 never does."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import IncomingFile
from inbox.channels.mastodon import CHANNEL
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Account
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.answering import answer_to
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets
from tests.inbox.channels.kept import Kept
from tests.servers.vendor import Answer, Asked, Vendor

if TYPE_CHECKING:
    from collections.abc import Iterator

STATUS = {
    "id": "7",
    "uri": "https://a.test/7",
    "created_at": "2026-01-01T10:00:00Z",
    "content": "<p>@shop hello</p>",
    "visibility": "direct",
    "account": {"id": "2", "acct": "ann@a.test"},
}


class Server(Vendor):
    """Answers as a Mastodon with one strange notification page."""

    title = "Mastodon"
    page: list[Any] = []
    works = 0

    def respond(self, asked: Asked) -> Answer:
        path = asked.path.removeprefix("/api/")
        if path.startswith("v1/media/"):
            self.works += 1
            url = "https://a.test/f" if self.works > 1 else None
            return Answer({"id": "9", "url": url}, 200 if url else 206)
        answers: dict[str, Answer] = {
            "v1/accounts/verify_credentials": Answer({"id": "1", "acct": "shop"}),
            "v2/instance": Answer({"domain": "b.test"}),
            "v1/notifications": Answer([] if asked.get("max_id") else self.page),
            "v2/media": Answer({"id": "9", "url": None}, 202),
            "v1/statuses": Answer({"id": "8", "uri": "https://b.test/8"}),
        }
        return answers.get(path, Answer({"error": "Record not found"}, 404))


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    started.start()
    yield started
    started.stop()


def _channel(server: Server) -> Any:
    settings = {"base_url": server.base_url, "poll_seconds": 0.1}
    account = Account(ACCOUNT_ID, "mastodon", "Test", "", settings)
    secrets = Secrets({secret_name(ACCOUNT_ID, "token"): "a-secret-token"})
    return CHANNEL(account, secrets, SystemClock())


@pytest.mark.parametrize(
    ("answer", "error", "wait"),
    [
        (Answer({}, 429, {"Retry-After": "7"}), TryLater, 7.0),
        (Answer({}, 503, {"Retry-After": "9"}), TryLater, 9.0),
        (Answer(b"<html>no JSON", 200), TryLater, None),
        (Answer({"error": "The access token was revoked"}, 401), SignInAgain, None),
        (Answer({"error": "outside the authorized scopes"}, 403), Refused, None),
    ],
)
async def test_every_trouble_has_its_error(
    server: Server, answer: Answer, error: type[Exception], wait: float | None
) -> None:
    server.trouble(answer, path="notifications")
    channel = _channel(server)
    with pytest.raises(error) as raised:
        await anext(channel.receive(None))
    assert getattr(raised.value, "after_seconds", None) == wait
    assert "a-secret-token" not in str(raised.value)
    await channel.close()


async def test_strange_notifications_lose_nothing(server: Server) -> None:
    server.page = [
        7,
        None,
        {},
        {"id": "9", "type": "brand-new", "status": STATUS},
        {"id": "8", "type": "mention", "status": {"id": "6"}},
        {"id": "5", "type": "mention", "status": None},
        {"id": "4", "type": "annual_report"},
    ]
    channel, kept = _channel(server), Kept()
    await kept.follow(channel, lambda: kept.is_caught_up)
    assert kept.messages["https://a.test/7"].text == "hello"
    assert "no text" in kept.messages["6"].text
    assert len(kept.messages) == 2
    await channel.close()


async def test_a_notification_that_shows_after_a_later_one_is_taken(server: Server) -> None:
    def told(number: int) -> dict[str, Any]:
        status = STATUS | {"id": f"1{number}", "uri": f"https://a.test/{number}"}
        return {"id": f"{number}", "type": "mention", "status": status}

    server.page = [told(30), told(10)]
    channel, kept = _channel(server), Kept()
    async with asyncio.timeout(20), aclosing(channel.receive(None)) as batches:
        async for batch in batches:
            kept.store(batch)
            if "https://a.test/20" in kept.messages:
                break
            if batch.is_caught_up:
                # What stood further down before and comes up again was read long ago.
                server.page = [told(30), told(20), told(10), told(5)]
    assert set(kept.messages) == {f"https://a.test/{number}" for number in (30, 20, 10)}
    assert (kept.cursor or {})["floor"] == "30"
    await channel.close()


async def test_a_file_is_waited_for_and_a_lost_answer_is_unsure(server: Server) -> None:
    server.page = [{"id": "9", "type": "mention", "status": STATUS}]
    channel, kept = _channel(server), Kept()
    await kept.follow(channel, lambda: kept.messages)
    message = next(iter(kept.messages.values()))
    picture = IncomingFile("a.png", "image/png", b"png")
    sent = await channel.send(answer_to(message, "There", files=(picture,)))
    assert sent.remote_id == "https://b.test/8"
    posted = next(
        each for each in server.asked if each.method == "POST" and each.path.endswith("statuses")
    )
    assert posted.json == {
        "status": "@ann@a.test There",
        "visibility": "direct",
        "in_reply_to_id": "7",
        "media_ids": ["9"],
    }
    assert posted.headers["idempotency-key"] == "b" * 32
    server.trouble(path="v1/statuses", cut=True)
    with pytest.raises(OutcomeUnknown):
        await channel.send(answer_to(message, "There"))
    server.trouble(Answer({"error": "Validation failed: too long"}, 422), path="v1/statuses")
    with pytest.raises(Refused, match="Validation failed: too long"):
        await channel.send(answer_to(message, "There"))
    await channel.close()
