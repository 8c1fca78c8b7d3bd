"""WhatsApp through a real relay and a fake Cloud API that is checked by Meta's own spec."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from inbox.channel import DeliveryFailed, IncomingFile, Reacted, ReadUpTo, RemoteAction
from inbox.channels.whatsapp.channel import WhatsAppChannel
from inbox.errors import OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction
from inbox.ports import SystemClock, secret_name
from tests.app.relay.desktop import Secrets
from tests.inbox.channels.email.mailbox import outgoing
from tests.servers.needs import wait_for
from tests.servers.whatsapp_rig import NUMBER, WhatsAppRig, error, phone

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from inbox.channel import Batch, Outgoing
    from inbox.model import CheckResult

pytestmark = pytest.mark.servers
T = TypeVar("T")
CARLA = phone("carla")


@pytest.fixture
def rig() -> Iterator[WhatsAppRig]:
    made = WhatsAppRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


@pytest.fixture
def secrets(rig: WhatsAppRig) -> Secrets:
    given = rig.account(rig.port)[1]
    return Secrets({secret_name("a" * 32, key): value for key, value in given.items()})


@pytest.fixture
def channel(rig: WhatsAppRig, secrets: Secrets) -> WhatsAppChannel:
    return _channel(rig, secrets)


def _channel(rig: WhatsAppRig, secrets: Secrets, **settings: Any) -> WhatsAppChannel:
    account = rig.account(rig.port)[0]
    known = {**account.settings, "relay_wait_seconds": 1, **settings}
    return WhatsAppChannel(replace(account, id="a" * 32, settings=known), secrets, SystemClock())


def _takes(channel: WhatsAppChannel, cursor: Any = None, count: int = 1) -> list[Batch]:
    async def run() -> list[Batch]:
        found = []
        async with aclosing(channel.receive(cursor)) as batches:  # type: ignore[type-var]
            async for batch in batches:
                found.append(batch)
                if len(found) == count:
                    break
        return found

    return _do(channel, run())


def _do(channel: WhatsAppChannel, work: Coroutine[Any, Any, T]) -> T:
    async def run() -> T:
        try:
            return await work
        finally:
            await channel.close()

    return asyncio.run(run())


def _checked(channel: WhatsAppChannel) -> CheckResult:
    return _do(channel, channel.check())


def _handed(rig: WhatsAppRig) -> None:
    wait_for(rig.cloud.is_handed_over, 10, "the webhook")


def _reply(text: str = "We are on it.", **changes: Any) -> Outgoing:
    answers = changes.pop("answers_remote_id", "")
    made = outgoing("+" + CARLA, text, thread_key=CARLA, **changes)
    return replace(made, answers_remote_id=answers)


def test_a_message_arrives_once_and_is_forgotten_by_the_relay_once_stored(
    rig: WhatsAppRig, channel: WhatsAppChannel, secrets: Secrets
) -> None:
    first = asyncio.run(rig.customer_says("Where is my parcel? 📦"))
    second = asyncio.run(rig.customer_says("مرحبا"))
    batch = _takes(channel)[0]
    assert [each.remote_id for each in batch.messages] == [first, second]
    message = batch.messages[0]
    assert (message.text, message.author_name) == ("Where is my parcel? 📦", "Carla")
    assert (message.author_handle, message.thread_key) == (f"+{CARLA}", CARLA)
    cursor = json.loads(json.dumps(batch.cursor))
    # Died before it was stored: all of it comes again; stored: none of it.
    assert len(_takes(_channel(rig, secrets))[0].messages) == 2
    again = _takes(_channel(rig, secrets), cursor)[0]
    assert not again.messages
    assert again.is_caught_up
    checked = _checked(_channel(rig, secrets))
    assert checked.is_ok
    assert "0 payloads wait" in checked.sentences[1]


def test_a_reply_is_sent_and_its_fate_followed(rig: WhatsAppRig, channel: WhatsAppChannel) -> None:
    sent = _do(channel, channel.send(_reply("On its way.")))
    assert rig.cloud.sent[0]["text"]["body"] == "On its way."
    assert "context" not in rig.cloud.sent[0]
    rig.cloud.status(sent.remote_id, "read")
    why = [{"code": 131047, "title": "Re-engagement message"}]
    rig.cloud.status(sent.remote_id, "failed", errors=why)
    _handed(rig)
    events = _takes(channel)[0].events
    assert isinstance(events[0], ReadUpTo)
    assert events[0].thread_key == CARLA
    failed = DeliveryFailed(sent.remote_id, "the customer's last message is more than 24 hours old")
    assert events[1] == failed


def test_a_reply_of_unknown_fate_is_found_by_its_status(
    rig: WhatsAppRig, channel: WhatsAppChannel, secrets: Secrets
) -> None:
    rig.cloud.trouble(path="/messages", after=True, cut=True)
    with pytest.raises(OutcomeUnknown):
        _do(channel, channel.send(_reply()))
    assert _do(channel, channel.find_sent(_reply())) is None
    _handed(rig)
    batch = _takes(channel)[0]
    found = _do(channel, channel.find_sent(_reply()))
    assert found is not None
    assert found.remote_id == rig.cloud.sent[0]["id"]
    # The statuses are gone from the relay after a restart, what they told is not.
    later = _channel(rig, secrets)
    _takes(later, batch.cursor)
    assert _do(later, later.find_sent(_reply())) == found


def test_only_an_earlier_message_is_quoted(rig: WhatsAppRig, channel: WhatsAppChannel) -> None:
    first = asyncio.run(rig.customer_says("One"))
    asyncio.run(rig.customer_says("Two"))
    _takes(channel)
    _do(channel, channel.send(_reply("To the first", answers_remote_id=first)))
    assert rig.cloud.sent[0]["context"] == {"message_id": first}


@pytest.mark.parametrize(
    ("media_type", "size", "text", "kind"),
    [
        ("image/jpeg", 10, "See here", "image"),
        ("image/jpeg", 5_000_001, "", "document"),
        ("audio/ogg", 10, "", "audio"),
        ("audio/ogg", 10, "Listen", "document"),
        ("video/mp4", 10, "", "video"),
        ("application/pdf", 10, "The invoice", "document"),
    ],
)
def test_files_leave_as_what_they_are(
    rig: WhatsAppRig, channel: WhatsAppChannel, media_type: str, size: int, text: str, kind: str
) -> None:
    file = IncomingFile("file.bin", media_type, b"x" * size)
    _do(channel, channel.send(_reply(text, files=(file,))))
    sent = rig.cloud.sent[0]
    assert sent["type"] == kind
    assert sent[kind].get("caption", "") == text
    assert rig.cloud.files[sent[kind]["id"]] == (media_type, file.content)
    assert sent[kind].get("filename", "file.bin") == "file.bin"


def test_what_one_message_cannot_carry_is_refused_before_anything_leaves(
    rig: WhatsAppRig, channel: WhatsAppChannel
) -> None:
    file = IncomingFile("a.png", "image/png", b"x")
    with pytest.raises(Refused, match="one file"):
        _do(channel, channel.send(_reply(files=(file, file))))
    with pytest.raises(Refused, match="1024 characters"):
        _do(channel, channel.send(_reply("x" * 1025, files=(file,))))
    assert not rig.cloud.asked


def test_a_file_is_fetched_and_a_lost_one_does_not_stop_the_others(
    rig: WhatsAppRig, channel: WhatsAppChannel
) -> None:
    media_id = rig.cloud.keep("audio/ogg", b"OggS")
    voice = {"id": media_id, "mime_type": "audio/ogg; codecs=opus", "voice": True}
    rig.cloud.says("carla", type="audio", audio=voice)
    gone = {"id": "77", "mime_type": "image/jpeg", "caption": "Broken"}
    rig.cloud.says("carla", type="image", image=gone)
    _handed(rig)
    heard, lost = _takes(channel)[0].messages
    assert (heard.files[0].kind, heard.files[0].content) == ("voice", b"OggS")
    assert (lost.text, lost.files[0].content) == ("Broken", b"")
    assert "ask the customer" in lost.files[0].missing


def test_a_file_that_fails_again_and_again_comes_without_it(
    rig: WhatsAppRig, channel: WhatsAppChannel
) -> None:
    media_id = rig.cloud.keep("image/png", b"x")
    rig.cloud.says("carla", type="image", image={"id": media_id, "mime_type": "image/png"})
    _handed(rig)
    rig.cloud.trouble(path="/lookaside", times=99)
    for _ in range(2):
        with pytest.raises(TryLater):
            _takes(channel)
    assert _takes(channel)[0].messages[0].files[0].missing


def test_reactions_and_read_marks_go_both_ways(rig: WhatsAppRig, channel: WhatsAppChannel) -> None:
    asked = asyncio.run(rig.customer_says("Thank you"))
    rig.cloud.says("carla", type="reaction", reaction={"message_id": asked, "emoji": "❤️"})
    rig.cloud.says("carla", type="reaction", reaction={"message_id": asked})
    _handed(rig)
    batch = _takes(channel)[0]
    told = [(each.emoji, each.is_removed) for each in batch.events if isinstance(each, Reacted)]
    assert told == [("❤️", False), ("", True)]
    acts = [
        RemoteAction("seen", "whatsapp", asked),
        RemoteAction("react", "whatsapp", asked, "👍", asked, CARLA),
        RemoteAction("unreact", "whatsapp", asked, "👍", asked, CARLA),
        RemoteAction("archive", "whatsapp", asked),
    ]
    _do(channel, channel.act(acts))
    _do(channel, channel.typing(CARLA, is_typing=True))
    _do(channel, channel.typing("nobody", is_typing=True))
    assert [each["message_id"] for each in rig.cloud.marks] == [asked, asked]
    assert [each["reaction"]["emoji"] for each in rig.cloud.sent] == ["👍", ""]


@pytest.mark.parametrize(
    ("code", "status", "kind", "words"),
    [
        (190, 401, SignInAgain, "access token"),
        (131047, 400, Refused, "24 hours"),
        (130429, 400, TryLater, "slower"),
        (131056, 400, TryLater, "slower"),
        (131026, 400, Refused, "not on WhatsApp"),
        (10, 403, Refused, "permission"),
        (100, 400, Refused, "code 100"),
        (131000, 500, OutcomeUnknown, "may already"),
    ],
)
def test_metas_errors_have_their_sentences(
    rig: WhatsAppRig, channel: WhatsAppChannel, code: int, status: int, kind: Any, words: str
) -> None:
    rig.cloud.trouble(error(code, "no", status))
    with pytest.raises(kind, match=words):
        _do(channel, channel.send(_reply()))
    assert not rig.cloud.sent


def test_check_says_which_of_both_ways_works(rig: WhatsAppRig, secrets: Secrets) -> None:
    good = _checked(_channel(rig, secrets))
    assert good.is_ok
    assert "+1 555 078 3881" in good.sentences[0]
    secrets[secret_name("a" * 32, "relay_token")] = "wrong"
    half = _checked(_channel(rig, secrets))
    assert (half.is_ok, half.sentences[0][:8], half.sentences[1][:21]) == (
        False,
        "Sending:",
        "Receiving does not wo",
    )
    rig.cloud.token = "another"  # noqa: S105 - of the fake
    assert "Sending does not work" in _checked(_channel(rig, secrets)).sentences[0]
    bare = _checked(_channel(rig, Secrets(), relay_url=""))
    assert "no access token" in bare.sentences[0]


def test_messages_of_another_number_and_of_colleagues_are_told_apart(
    rig: WhatsAppRig, channel: WhatsAppChannel
) -> None:
    other = {"phone_number_id": "1", "display_phone_number": "1"}
    rig.cloud.hook(metadata=other, messages=[{"from": CARLA, "id": "wamid.X", "type": "text"}])
    echo = {"from": "15550783881", "to": CARLA, "id": "wamid.E", "timestamp": "1750000000"}
    rig.cloud.hook(message_echoes=[echo | {"type": "text", "text": {"body": "From my phone"}}])
    _handed(rig)
    (message,) = _takes(channel)[0].messages
    assert message.direction is Direction.OUTBOUND
    assert (message.counterpart_handle, message.text) == (f"+{CARLA}", "From my phone")
    assert NUMBER != "1"
