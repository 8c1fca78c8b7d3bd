"""Direct messages, checked against the published lexicons; the session is a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import ConversationInfo, MessageDeleted, Reacted, RemoteAction
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction, Visibility
from tests.inbox.channels.answering import answer_to, tried_again
from tests.inbox.channels.bluesky.test_network import channel_of
from tests.inbox.channels.kept import Kept
from tests.servers.bluesky_chat import ChatService
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers.atproto import Bluesky

pytestmark = pytest.mark.servers
ANN = ("did:plc:ann", "ann.test")


@pytest.fixture
def chat(bluesky: Bluesky) -> Iterator[ChatService]:
    """The chat service before a new account's server."""
    service = ChatService(bluesky, bluesky.person("shop"))
    service.start()
    yield service
    service.stop()


async def _received(chat: ChatService, bluesky: Bluesky, count: int) -> tuple[Kept, Any]:
    channel = channel_of(chat._me, bluesky, base_url=chat.base_url)
    kept = Kept()
    await kept.follow(channel, lambda: len(kept.messages) >= count and kept.is_caught_up)
    return kept, channel


async def test_direct_messages_are_read_and_answered(chat: ChatService, bluesky: Bluesky) -> None:
    for number in range(5):
        chat.says(f"did:plc:c{number}", f"c{number}.test", f"Hello {number}")
    kept, channel = await _received(chat, bluesky, 5)
    assert sorted(kept.texts()) == [f"Hello {number}" for number in range(5)]
    message = next(each for each in kept.messages.values() if each.text == "Hello 0")
    assert message.visibility is Visibility.PRIVATE
    assert (message.author_handle, message.author_name) == ("c0.test", "C0")
    info = next(i for i in kept.of(ConversationInfo) if i.thread_key == message.thread_key)
    assert info.limits == {
        "max_length": 1000,
        "files": False,
        "delete": False,
        "private_reply": False,
    }
    reply = answer_to(message, "See https://shop.example/a please")
    sent = await channel.send(reply)
    again = await channel.send(tried_again(reply))
    assert again.remote_id == sent.remote_id
    stored = chat.messages[chat.convo_of("did:plc:c0")]
    assert [each["text"] for each in stored] == ["Hello 0", "See https://shop.example/a please"]
    assert stored[1]["facets"][0]["features"][0]["uri"] == "https://shop.example/a"
    for number in range(5, 12):
        chat.says("did:plc:c0", "c0.test", f"Hello {number}")
    await kept.follow(channel, lambda: len(kept.messages) >= 13)
    mine = kept.messages[sent.remote_id]
    assert (mine.direction, mine.counterpart_handle) == (Direction.OUTBOUND, "c0.test")
    assert mine.thread_key == message.thread_key
    assert kept.repeated == 0
    await channel.close()


async def test_a_public_mention_is_taken_private(chat: ChatService, bluesky: Bluesky) -> None:
    ann = bluesky.person("ann")
    asked = ann.mentions(chat._me, "my order is lost")
    kept, channel = await _received(chat, bluesky, 1)
    question = kept.messages[asked["uri"]]
    sent = await channel.send(answer_to(question, "Tell me here.", thread_key=""))
    convo = chat.convo_of(ann.did)
    assert sent.thread_key == f"dm:{convo}"
    assert [each["text"] for each in chat.messages[convo]] == ["Tell me here."]
    closed = answer_to(question, "Hi", thread_key="", answers_extra={"did": "did:plc:closed"})
    with pytest.raises(Refused, match="takes no direct messages"):
        await channel.send(closed)
    await channel.close()


async def test_reactions_deletions_and_read_state(chat: ChatService, bluesky: Bluesky) -> None:
    first, second = chat.says(*ANN, "Thank you"), chat.says(*ANN, "Oops")
    kept, channel = await _received(chat, bluesky, 2)
    convo = chat.convo_of(ANN[0])
    message = kept.messages[f"dm:{first}"]
    chat.reacts(convo, first, ANN[0], "🎉")
    chat.deletes(convo, second)
    await kept.follow(channel, lambda: kept.of(Reacted) and kept.of(MessageDeleted))
    seen = kept.of(Reacted)[0]
    assert (seen.remote_id, seen.author_handle, seen.emoji) == (f"dm:{first}", "ann.test", "🎉")
    assert kept.of(MessageDeleted)[0].remote_id == f"dm:{second}"
    place, key = message.place, message.place_key
    await channel.act(
        [
            RemoteAction("seen", place, key, "", message.remote_id),
            RemoteAction("react", place, key, "❤️", message.remote_id),
        ]
    )
    assert chat.read == {convo: first}
    emojis = [each["value"] for each in chat.messages[convo][0]["reactions"]]
    assert emojis == ["🎉", "❤️"]
    await channel.act([RemoteAction("unreact", place, key, "❤️", message.remote_id)])
    assert len(chat.messages[convo][0]["reactions"]) == 1
    with pytest.raises(Refused, match="takes no direct message back"):
        await channel.act([RemoteAction("delete", place, key, "", message.remote_id)])
    await channel.close()


async def test_a_lost_answer_is_unsure_and_then_found(chat: ChatService, bluesky: Bluesky) -> None:
    chat.says(*ANN, "Are you there?")
    kept, channel = await _received(chat, bluesky, 1)
    message = next(iter(kept.messages.values()))
    reply = answer_to(message, "Yes, here.")
    chat.trouble(path="sendMessage", after=True, cut=True)
    with pytest.raises(OutcomeUnknown):
        await channel.send(reply)
    found = await channel.find_sent(reply)
    assert found is not None
    assert found.remote_id == f"dm:{chat.messages[chat.convo_of(ANN[0])][-1]['id']}"
    await channel.close()


async def test_without_the_permission_posts_go_on(chat: ChatService, bluesky: Bluesky) -> None:
    chat.is_permitted = False
    ann = bluesky.person("ann")
    asked = ann.mentions(chat._me, "hello")
    kept, channel = await _received(chat, bluesky, 1)
    assert list(kept.messages) == [asked["uri"]]
    result = await channel.check()
    assert result.is_ok
    assert "does not permit this" in result.sentences[2]
    await channel.close()


async def test_limits_and_faults_have_their_errors(chat: ChatService, bluesky: Bluesky) -> None:
    ann = bluesky.person("ann")
    channel = channel_of(chat._me, bluesky, base_url=chat.base_url)
    limited = Answer({"error": "RateLimitExceeded"}, 429, {"RateLimit-Reset": "11"})
    chat.trouble(limited, path="listNotifications")
    with pytest.raises(TryLater) as raised:
        await anext(channel.receive(None))
    assert raised.value.after_seconds == 11.0
    chat.trouble(Answer({"error": "AccountTakedown"}, 401), path="listNotifications")
    with pytest.raises(SignInAgain):
        await anext(channel.receive(None))
    # The chat service has a fault of its own: posts go on, and messages come when it is well.
    chat.trouble(Answer(status=502), path="getLog", times=2)
    asked = ann.mentions(chat._me, "hello")
    message = chat.says(*ANN, "Hi")
    kept = Kept()
    await kept.follow(channel, lambda: len(kept.messages) >= 2)
    assert set(kept.messages) == {asked["uri"], f"dm:{message}"}
    await channel.close()
