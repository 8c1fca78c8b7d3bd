"""Telegram against a fake that keeps state and refuses what the published Bot API refuses."""

from __future__ import annotations

import asyncio
import logging
import traceback
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from inbox.channel import (
    ConversationInfo,
    IncomingFile,
    MessageDeleted,
    MessageEdited,
    Reacted,
    RemoteAction,
)
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.model import Direction, Visibility
from tests.servers.relay import SECRET, RelayProcess, token_of
from tests.servers.taking import Taken, channel_of, named, reply, take
from tests.servers.telegram_rig import TOKEN, FakeTelegram
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from inbox.model import Account

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50


@pytest.fixture
def fake() -> Iterator[FakeTelegram]:
    server = FakeTelegram()
    server.start()
    yield server
    server.stop()


def _account(fake: FakeTelegram, **settings: Any) -> Account:
    from inbox.model import Account  # noqa: PLC0415

    return Account("", "telegram", "Bot", "", {"base_url": fake.base_url, **settings})


@asynccontextmanager
async def _open(fake: FakeTelegram, token: str = TOKEN) -> AsyncIterator[Any]:
    channel = channel_of(_account(fake, poll_seconds=1), {"token": token})
    try:
        yield channel
    finally:
        await channel.close()


async def _take(fake: FakeTelegram, count: int, taken: Taken | None = None) -> Taken:
    async with _open(fake) as channel:
        enough = lambda t: len(t.messages) + len(t.events) >= count  # noqa: E731
        return await take(channel, taken or Taken(), enough)


async def _send(fake: FakeTelegram, *given: Any, **more: Any) -> Any:
    async with _open(fake) as channel:
        return await channel.send(reply(*given, **more))


def test_an_empty_bot_is_caught_up_at_once(fake: FakeTelegram) -> None:
    assert asyncio.run(_take(fake, 0)).is_caught_up


def test_a_restart_resumes_with_no_loss_and_no_duplicate(fake: FakeTelegram) -> None:
    for number in range(250):
        fake.says(text=f"{number}")
    taken = asyncio.run(_take(fake, 100))
    assert not taken.is_caught_up
    taken = asyncio.run(_take(fake, 250, taken))
    fake.says(text="while away")
    taken = asyncio.run(_take(fake, 251, taken))
    assert taken.texts() == [*map(str, range(250)), "while away"]
    assert len(taken.order) == len(set(taken.order))


def test_what_was_not_stored_comes_again_under_the_same_id(fake: FakeTelegram) -> None:
    fake.says(text="once")
    first, again = asyncio.run(_take(fake, 1)), asyncio.run(_take(fake, 1))
    assert first.order == again.order


def test_a_message_says_who_and_where(fake: FakeTelegram) -> None:
    fake.says(text="hello")
    group = {"id": -1001, "type": "supergroup", "title": "Fans", "username": "fans"}
    fake.arrives("message", {"from": fake.person("dora"), "chat": group, "text": "hi all"})
    taken = asyncio.run(_take(fake, 3))
    private, public = taken.messages.values()
    assert private.direction is Direction.INBOUND
    assert private.author_name == "Carla"
    assert private.author_handle == private.thread_key
    assert private.visibility is Visibility.PRIVATE
    assert private.extra["username"] == "carla_here"
    assert public.visibility is Visibility.PUBLIC
    assert public.thread_key == "-1001"
    info = [each for each in taken.events if isinstance(each, ConversationInfo)]
    assert info[0].link == "https://t.me/fans" or info[-1].title == "Fans"


def test_media_arrives_with_its_kind(fake: FakeTelegram) -> None:
    fake.files |= {f"files/{name}": name.encode() for name in ("small", "large", "v", "s", "n")}
    sizes = [
        {"file_id": name, "file_unique_id": name, "width": width, "height": width}
        for name, width in (("small", 90), ("large", 1280))
    ]
    fake.says(photo=sizes, caption="broken")
    fake.says(voice={"file_id": "v", "file_unique_id": "v", "duration": 7})
    side = {"width": 9, "height": 9}
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular", **side}
    fake.says(sticker=sticker | {"is_animated": False, "is_video": False, "emoji": "\U0001f44d"})
    note = {"file_id": "n", "file_unique_id": "n", "length": 9, "duration": 3}
    fake.says(video_note=note)
    big = {"file_id": "b", "file_unique_id": "b", "file_size": 30_000_000, "file_name": "b.zip"}
    fake.says(document=big)
    photo, voice, sticker_, video, large = asyncio.run(_take(fake, 5)).messages.values()
    assert (photo.text, photo.files[0].content) == ("broken", b"large")
    assert (voice.files[0].kind, voice.files[0].duration_seconds) == ("voice", 7.0)
    assert (sticker_.files[0].kind, sticker_.text) == ("sticker", "\U0001f44d")
    assert video.files[0].kind == "video"
    assert large.files[0].content == b""
    assert "20 MB" in large.files[0].missing


def test_a_file_that_fails_for_a_moment_is_fetched_again(fake: FakeTelegram) -> None:
    fake.files["files/v"] = b"voice"
    fake.says(voice={"file_id": "v", "file_unique_id": "v", "duration": 7})
    fake.trouble(Answer(status=502), path="getFile")

    async def story() -> Taken:
        async with _open(fake) as channel:
            with pytest.raises(TryLater):
                await take(channel, Taken(), lambda t: bool(t.messages))
            fake.trouble(Answer(status=502), path="/file/", times=9)
            with pytest.raises(TryLater):
                await take(channel, Taken(), lambda t: bool(t.messages))
            return await take(channel, Taken(), lambda t: bool(t.messages))

    (message,) = asyncio.run(story()).messages.values()
    assert message.files[0].missing


def test_edits_reactions_and_business_removals_are_followed(fake: FakeTelegram) -> None:
    message = fake.says(text="old")
    who, chat = message["from"], message["chat"]
    edited = {**message, "text": "new", "edit_date": message["date"] + 5}
    fake.update({"edited_message": edited})
    heart = {"type": "emoji", "emoji": "\u2764"}
    change = {"chat": chat, "message_id": message["message_id"], "user": who, "date": 1_800_000_000}
    fake.update({"message_reaction": {**change, "old_reaction": [], "new_reaction": [heart]}})
    fake.update({"message_reaction": {**change, "old_reaction": [heart], "new_reaction": []}})
    gone = {"business_connection_id": "bc", "chat": chat, "message_ids": [5, 6]}
    fake.update({"deleted_business_messages": gone})
    taken = asyncio.run(_take(fake, 6))
    (remote_id,) = taken.messages
    edit, *rest = [each for each in taken.events if not isinstance(each, ConversationInfo)]
    assert isinstance(edit, MessageEdited)
    assert (edit.remote_id, edit.text) == (remote_id, "new")
    assert [type(each) for each in rest] == [Reacted, Reacted, MessageDeleted, MessageDeleted]
    assert [getattr(each, "is_removed", None) for each in rest[:2]] == [False, True]


def test_business_chats_tell_ours_from_theirs(fake: FakeTelegram) -> None:
    carla, owner = fake.person("carla"), fake.person("owner")
    chat = {"id": carla["id"], "type": "private", "first_name": "Carla"}
    common = {"chat": chat, "business_connection_id": "bc"}
    fake.arrives("business_message", {**common, "from": carla, "text": "hello"})
    fake.arrives("business_message", {**common, "from": owner, "text": "from the phone"})
    ours = {**common, "from": owner, "text": "by us", "sender_business_bot": fake.me}
    fake.arrives("business_message", ours)
    theirs, phone = asyncio.run(_take(fake, 2)).messages.values()
    assert theirs.thread_key == phone.thread_key == f"{carla['id']}@bc"
    assert phone.direction is Direction.OUTBOUND
    assert phone.counterpart_handle == str(carla["id"])
    asyncio.run(_send(fake, "hi", theirs.thread_key))
    assert fake.calls[-1][1]["business_connection_id"] == "bc"


def test_a_reply_arrives_and_is_quoted_only_in_groups(fake: FakeTelegram) -> None:
    message = fake.says(text="hello")
    thread, answered = str(message["chat"]["id"]), f"{message['chat']['id']}:11"
    sent = asyncio.run(_send(fake, "hi *you*", thread, answers=answered))
    assert fake.saw() == ["hi *you*"]
    assert sent.remote_id == f"{thread}:{fake.sent[0]['message_id']}"
    assert "reply_parameters" not in fake.calls[-1][1]
    asyncio.run(_send(fake, "all", "-1001", answers="-1001:9", visibility=Visibility.PUBLIC))
    assert fake.calls[-1][1]["reply_parameters"]["message_id"] == 9


def test_a_private_conversation_is_opened_from_a_group(fake: FakeTelegram) -> None:
    sent = asyncio.run(_send(fake, "in private", "", handle="777"))
    assert sent.thread_key == "777"


def test_files_leave_with_their_text(fake: FakeTelegram) -> None:
    photo = IncomingFile("a.png", "image/png", PNG)
    paper = IncomingFile("a.pdf", "application/pdf", b"%PDF")
    asyncio.run(_send(fake, "look", "7", files=(photo,)))
    asyncio.run(_send(fake, "both", "7", files=(photo, paper)))
    asyncio.run(_send(fake, "x" * 2000, "7", files=(paper,)))
    methods = [name for name, _ in fake.calls]
    assert methods == ["sendPhoto", "sendMediaGroup", "sendMessage", "sendDocument"]
    assert [each.content for each in fake.uploads[fake.sent[1]["message_id"]]] == [PNG, b"%PDF"]
    assert fake.saw()[:2] == ["look", "both"]


def test_edits_removals_and_reactions_of_ours_are_brought(fake: FakeTelegram) -> None:
    async def story() -> None:
        async with _open(fake) as channel:
            sent = await channel.send(reply("helo", "7"))
            given = {"place": sent.place, "place_key": sent.place_key, "remote_id": sent.remote_id}
            edit = RemoteAction("edit", value="hello", **given)
            await channel.act([edit, edit])
            assert fake.saw() == ["hello"]
            await channel.act([RemoteAction("react", "", "", "\U0001f44d", "7:11")])
            assert fake.reactions[7, 11] == [{"type": "emoji", "emoji": "\U0001f44d"}]
            await channel.act([RemoteAction("unreact", "", "", "\U0001f44d", "7:11")])
            await channel.act([RemoteAction("delete", **given), RemoteAction("seen", "", "")])
            await channel.typing("7", is_typing=True)
            assert fake.saw() == []
            assert fake.reactions[7, 11] == []

    asyncio.run(story())


def test_the_words_beside_a_file_are_edited_too(fake: FakeTelegram) -> None:
    async def story() -> None:
        async with _open(fake) as channel:
            photo = IncomingFile("a.png", "image/png", PNG)
            sent = await channel.send(reply("lok", "7", files=(photo,)))
            for place, words in ((sent.place, "look"), ("", "look!")):
                edit = RemoteAction("edit", place, sent.place_key, words, sent.remote_id)
                await channel.act([edit])
                assert fake.saw() == [words]

    asyncio.run(story())


def test_a_group_that_became_a_supergroup_stays_one_thread(fake: FakeTelegram) -> None:
    old, new = -55, -100055
    group = {"id": old, "type": "group", "title": "Fans"}
    common = {"from": fake.person("dora")}
    fake.arrives("message", {**common, "chat": group, "text": "before"})
    fake.arrives("message", {**common, "chat": group, "migrate_to_chat_id": new})
    supergroup = {"id": new, "type": "supergroup", "title": "Fans"}
    fake.arrives("message", {**common, "chat": supergroup, "text": "after"})
    taken = asyncio.run(_take(fake, 6))
    assert {each.thread_key for each in taken.messages.values()} == {"-55"}
    fake.migrated[old] = new
    asyncio.run(_send(fake, "still here", "-55"))
    assert fake.sent[-1]["chat"]["id"] == new


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer({"ok": False, "description": "Forbidden: bot was blocked by the user"}, 403),
         Refused, "blocked the bot"),
        (Answer({"ok": False, "description": "Forbidden: bot can't initiate conversation with a "
                 "user"}, 403), Refused, "press Start"),
        (Answer({"ok": False, "description": "Unauthorized"}, 401), SignInAgain, "token"),
        (Answer({"ok": False, "description": "Bad Request: strange"}, 400), Refused, "strange"),
        (Answer({"ok": False}, 500), OutcomeUnknown, "may already"),
        (Answer({"ok": True}), OutcomeUnknown, "makes no sense"),
        (Answer(b"<html>"), OutcomeUnknown, "may already"),
    ],
)  # fmt: skip
def test_every_no_has_its_sentence(
    fake: FakeTelegram, answer: Answer, kind: type[ChannelError], words: str
) -> None:
    fake.trouble(answer, path="sendMessage")
    with pytest.raises(kind, match=words):
        asyncio.run(_send(fake, "hi", "7"))


def test_a_wait_that_is_asked_is_kept(fake: FakeTelegram) -> None:
    body = {"ok": False, "error_code": 429, "parameters": {"retry_after": 37}}
    fake.trouble(Answer(body, 429), path="sendMessage")
    with pytest.raises(TryLater) as caught:
        asyncio.run(_send(fake, "hi", "7"))
    assert caught.value.after_seconds == 37.0


def test_a_lost_answer_is_unknown_and_not_sent_again(fake: FakeTelegram) -> None:
    fake.trouble(path="sendMessage", after=True, cut=True)
    with pytest.raises(OutcomeUnknown):
        asyncio.run(_send(fake, "hi", "7"))
    assert fake.saw() == ["hi"]


def test_a_text_too_long_is_refused_before_it_leaves(fake: FakeTelegram) -> None:
    with pytest.raises(Refused, match="4096"):
        asyncio.run(_send(fake, "\U0001f600" * 2049, "7"))
    assert fake.calls == []


def test_a_webhook_and_another_poller_are_named(fake: FakeTelegram) -> None:
    fake.webhook = "https://elsewhere.example/hook"
    with pytest.raises(Refused, match="webhook"):
        asyncio.run(_take(fake, 1))

    async def check() -> Any:
        async with _open(fake) as channel:
            return await channel.check()

    found = asyncio.run(check())
    assert not found.is_ok
    assert "cannot receive" in " ".join(found.sentences)
    fake.webhook = ""
    assert asyncio.run(check()).is_ok
    body = {"ok": False, "description": "Conflict: terminated by other getUpdates request"}
    fake.trouble(Answer(body, 409), path="getUpdates")
    with pytest.raises(TryLater, match="Another program"):
        asyncio.run(_take(fake, 1))


def test_the_token_is_never_told(fake: FakeTelegram, caplog: pytest.LogCaptureFixture) -> None:
    async def try_all(token: str) -> str:
        told = ""
        async with _open(fake, token) as channel:
            told += repr(vars(channel)["_bot"]) + repr(await channel.check())
            for work in (channel.send(reply("hi", "7")), take(channel, Taken(), lambda _: True)):
                try:
                    await work
                except ChannelError:
                    told += traceback.format_exc()
        return told

    with caplog.at_level(logging.DEBUG):
        wrong = "99:wrong-token-wrong"
        told = asyncio.run(try_all(wrong)) + asyncio.run(try_all("not a token"))
        fake.trouble(cut=True, times=3)
        told += asyncio.run(try_all(TOKEN))
        fake.stop()
        told += asyncio.run(try_all(TOKEN))
    for secret in (TOKEN, wrong, "not a token"):
        assert secret not in told
        assert secret not in caplog.text


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path, sources=("bot",))
    process.start()
    yield process
    process.stop()


def test_a_relay_hands_over_every_update_once(fake: FakeTelegram, relay: RelayProcess) -> None:
    secrets = named({"token": TOKEN, "relay_token": token_of("one"), "relay_secret": SECRET})
    settings = {"relay_url": relay.base_url, "relay_source": "bot", "relay_wait_seconds": 1}
    taken = Taken()

    async def receive(count: int) -> Any:
        channel = channel_of(_account(fake, poll_seconds=1, **settings), secrets)
        try:
            await take(channel, taken, lambda t: len(t.messages) >= count)
            return await channel.check()
        finally:
            await channel.close()

    def call(update: dict[str, Any]) -> int:
        proof = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        with httpx.Client(trust_env=False) as web:
            return web.post(fake.webhook, json=update, headers=proof).status_code

    asyncio.run(receive(0))
    assert fake.webhook == f"{relay.base_url}/hooks/bot"
    fake.says(text="one")
    fake.says(text="two")
    for update in (*fake.updates, fake.updates[0], {"no": "update"}):
        assert call(update) == 200
    assert asyncio.run(receive(3)).is_ok
    assert taken.texts()[:2] == ["one", "two"]
    assert "no Telegram message" in taken.texts()[2]
    fake.says(text="three")
    assert call(fake.updates[-1]) == 200
    asyncio.run(receive(4))
    assert taken.texts()[3] == "three"
