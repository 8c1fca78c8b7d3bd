"""What Messenger and Instagram do alike, each shown on both."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import ConversationInfo, RemoteAction
from inbox.channels.instagram.channel import InstagramChannel
from inbox.channels.messenger.channel import MessengerChannel
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction, Visibility
from tests.inbox.graph.stage import CARLA, Stage
from tests.servers.pages import SOURCE, refusal
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inbox.graph.channel import PageChannel

KINDS: list[type[PageChannel]] = [MessengerChannel, InstagramChannel]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.platform)
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    made = Stage.start(request.param)
    yield made
    made.stop()


@pytest.fixture(params=KINDS, ids=lambda kind: kind.platform)
def relayed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    made = Stage.start(request.param, tmp_path)
    yield made
    made.stop()


def test_the_first_look_is_newest_first_and_a_restart_gives_only_what_is_new(stage: Stage) -> None:
    stage.pages.page_size = 2
    for number in range(5):
        stage.pages.says(f"c{number}", f"Question {number}")
        stage.pages.threads[f"c{number}"].messages[0]["created_time"] = _ago(days=6 - number)
    taken = stage.take(stage.channel(), count=5)
    assert taken.texts == [f"Question {number}" for number in (4, 3, 2, 1, 0)]
    assert [batch.is_caught_up for batch in taken.batches] == [False, False, True]
    # Cut off after the first page, it goes on with the second.
    halfway = json.loads(json.dumps(taken.batches[0].cursor))
    rest = stage.take(stage.channel(), halfway, count=3)
    assert rest.texts == ["Question 2", "Question 1", "Question 0"]
    cursor = json.loads(json.dumps(taken.cursor))
    stage.pages.says("c0", "One more")
    # The newest comes once more: the last minutes are read again, and known by their names.
    assert stage.take(stage.channel(), cursor).texts == ["One more", "Question 4"]


def test_a_message_knows_who_wrote_it_and_ours_are_ours(stage: Stage) -> None:
    stage.pages.says("carla", "Where is it?")
    stage.pages.says("carla", "On its way.", ours=True)
    asked, answered = stage.take(stage.channel(), count=2).messages
    assert (asked.author_handle, asked.author_name, asked.thread_key) == (CARLA, "Carla", CARLA)
    assert asked.visibility is Visibility.PRIVATE
    assert answered.direction is Direction.OUTBOUND
    assert (answered.counterpart_handle, answered.counterpart_name) == (CARLA, "Carla")


def test_a_long_conversation_is_read_to_its_beginning(stage: Stage) -> None:
    for number in range(75):
        stage.pages.says("carla", f"Line {number}")
    taken = stage.take(stage.channel(), count=75)
    assert taken.texts == [f"Line {number}" for number in range(75)]


def test_a_file_is_fetched_only_from_meta(stage: Stage) -> None:
    near = {"mime_type": "image/png", "image_data": {"url": f"{stage.pages.base_url}/cdn/1"}}
    far = {"mime_type": "image/png", "file_url": "http://169.254.169.254/secret"}
    stage.pages.says("carla", "", attachments={"data": [near, far]})
    (message,) = stage.take(stage.channel()).messages
    assert [each.content for each in message.files] == [b"a file", b""]
    assert message.files[1].missing


def test_a_reply_gets_the_name_that_receiving_gives_it(stage: Stage) -> None:
    stage.pages.says("carla", "Where is it?")
    channel = stage.channel()
    sent = stage.do(channel, channel.send(stage.reply("On its way.")))
    assert stage.pages.sent[0]["recipient"] == {"id": CARLA}
    assert sent.remote_id in {
        each.remote_id for each in stage.take(stage.channel(), count=2).messages
    }


def test_a_reply_of_unknown_fate_is_looked_for(stage: Stage) -> None:
    stage.pages.says("carla", "Where is it?")
    channel = stage.channel()
    assert stage.do(channel, channel.find_sent(stage.reply())) is None
    stage.pages.trouble(path="/messages", after=True, cut=True)
    with pytest.raises(OutcomeUnknown):
        stage.do(channel, channel.send(stage.reply()))
    found = stage.do(channel, channel.find_sent(stage.reply()))
    assert found is not None
    assert found.remote_id == stage.pages.threads["carla"].messages[0]["id"]


def test_after_a_day_the_human_agent_answers_where_meta_granted_it(stage: Stage) -> None:
    late = datetime.now(UTC) - timedelta(hours=30)
    channel = stage.channel(human_agent=True)
    stage.do(channel, channel.send(stage.reply("Late", quoted_at=late)))
    stage.do(channel, channel.send(stage.reply("In time")))
    assert stage.pages.sent[0]["tag"] == "HUMAN_AGENT"
    assert "tag" not in stage.pages.sent[1]
    channel = stage.channel()
    stage.pages.trouble(refusal(10, "outside of allowed window", error_subcode=2018278))
    with pytest.raises(Refused, match="24 hours"):
        stage.do(channel, channel.send(stage.reply("Late", quoted_at=late)))
    stage.pages.says("carla", "Where is it?")
    taken = stage.take(stage.channel(human_agent=True), count=4)
    (info,) = [each for each in taken.events if isinstance(each, ConversationInfo)]
    asked = next(each for each in taken.messages if each.direction is Direction.INBOUND)
    assert info.reply_until == asked.sent_at + timedelta(days=7)


def test_comments_are_public_and_can_be_answered_hidden_and_taken_private(stage: Stage) -> None:
    first = stage.pages.comments_on("Do they break?")
    stage.pages.comments_on("Mine did", who="dan", parent=first)
    taken = stage.take(stage.channel(), count=3)
    asked, other = taken.messages
    assert asked.visibility is Visibility.PUBLIC
    assert asked.thread_key == other.thread_key == f"comment:{first}"
    (info,) = [each for each in taken.events if isinstance(each, ConversationInfo)]
    assert info.title == "New mugs"
    assert info.limits is not None
    assert info.limits["hide"]
    channel = stage.channel()
    answer = stage.reply("They do not.", asked.thread_key, visibility=Visibility.PUBLIC)
    sent = stage.do(channel, channel.send(answer))
    assert stage.pages.sent[0]["comment"] == first
    private = stage.reply("Let us replace it.", "", answers_remote_id=first)
    opened = stage.do(channel, channel.send(private))
    assert opened.thread_key == CARLA
    acts = [
        RemoteAction("hide", asked.place, first),
        RemoteAction("show", asked.place, first),
        RemoteAction("hide", asked.place, first),
        RemoteAction("delete", asked.place, sent.remote_id),
        RemoteAction("seen", asked.place, first),
    ]
    stage.do(channel, channel.act(acts))
    name = "hide" if stage.pages.platform == "instagram" else "is_hidden"
    assert stage.pages.comments[first][name] is True
    assert stage.pages.deleted == [sent.remote_id]
    again = stage.take(stage.channel(), count=4)
    assert sent.remote_id in {each.remote_id for each in again.messages}
    assert not stage.take(stage.channel(comments=False), count=1, batches=1).texts[1:]


def test_seen_and_typing_are_brought(stage: Stage) -> None:
    asked = stage.pages.says("carla", "Where is it?")
    channel = stage.channel()
    stage.do(channel, channel.act([RemoteAction("seen", CARLA, asked)]))
    stage.do(channel, channel.typing(CARLA, is_typing=True))
    stage.do(channel, channel.typing("comment:1", is_typing=True))
    assert [each["sender_action"] for each in stage.pages.marks] == ["mark_seen", "typing_on"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refusal(190, "expired", 401), SignInAgain),
        (refusal(4, "limit", 400), TryLater),
        (refusal(200, "permission", 403), Refused),
        (Answer({"data": "no list"}), None),
        (Answer(b"<html>"), TryLater),
        (Answer(status=502), TryLater),
    ],
)
def test_what_may_go_wrong_in_receiving_has_its_sentence(
    stage: Stage, answer: Answer, kind: Any
) -> None:
    stage.pages.says("carla", "Where is it?")
    stage.pages.trouble(answer, path="/conversations")
    if kind is None:
        assert stage.take(stage.channel()).texts == ["Where is it?"]
        return
    with pytest.raises(kind) as told:
        stage.take(stage.channel())
    assert str(told.value).endswith(".")
    assert "token-that" not in str(told.value)
    assert stage.take(stage.channel()).texts == ["Where is it?"]


def test_check_says_what_works(stage: Stage) -> None:
    channel = stage.channel()
    good = stage.do(channel, channel.check())
    assert good.is_ok
    assert "Mug Shop" in good.sentences[0]
    stage.pages.trouble(refusal(200, "permission", 403), path="/conversations")
    half = stage.do(channel, channel.check())
    assert not half.is_ok
    assert "conversations does not work" in half.sentences[1]
    stage.pages.token = "another"  # noqa: S105 - of the fake
    assert not stage.do(channel, channel.check()).is_ok
    bad = stage.channel(page_id="my page")
    with pytest.raises(Refused, match="page's ID"):
        stage.do(bad, bad.send(stage.reply()))


def _ago(days: int) -> str:
    at = datetime.now(UTC) - timedelta(days=days)
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")


def _event(**content: Any) -> dict[str, Any]:
    head = {"sender": {"id": CARLA}, "recipient": {"id": "1"}, "timestamp": time.time_ns() // 10**6}
    return head | content


def test_webhooks_come_at_once_and_what_is_polled_too_is_one(relayed: Stage) -> None:
    stage = relayed
    cursor = stage.take(stage.channel(), count=0).cursor
    mid = stage.pages.says("carla", "Where is it?")
    stage.pages.hook(_event(message={"mid": mid, "text": "Where is it?"}))
    fresh = "m_only-by-webhook"
    stage.pages.hook(_event(message={"mid": fresh, "text": "Hello?"}))
    taken = stage.take(stage.channel(), cursor, count=2)
    assert [each.remote_id for each in taken.messages] == [mid, fresh]
    assert {each.author_name for each in taken.messages} == {"Carla"}
    assert stage.relay is not None
    channel = stage.channel()
    stage.take(channel, taken.cursor, count=0)
    stage.pages.hook(_event(read={"watermark": 1_750_000_000_000}))
    assert stage.take(stage.channel(), taken.cursor, count=2).events
    assert SOURCE in stage.relay.sources
