"""What arrives from a real Synapse: messages, what happens to them, and no gap."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import (
    FlagsChanged,
    MessageDeleted,
    MessageEdited,
    Reacted,
    ReadUpTo,
    Typing,
)
from inbox.model import Direction, Visibility
from tests.inbox.channels.matrix.house import Kept, caught_up, channel, direct

if TYPE_CHECKING:
    from tests.servers.synapse import MatrixUser, Synapse

pytestmark = pytest.mark.servers


def test_a_direct_message_says_who_wrote_and_that_it_is_private(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    carla.say(room, "Where is my parcel?")
    ours.say(room, "From my telephone")

    async def run() -> Kept:
        kept, made = Kept(), channel(synapse, ours)
        await kept.catch_up(made)
        await made.close()
        return kept

    kept = asyncio.run(run())
    asked, answered = kept.one("Where is my parcel?"), kept.one("From my telephone")
    assert asked.direction is Direction.INBOUND
    assert asked.author_name == "Carla Customer"
    assert asked.author_handle == carla.id
    assert asked.thread_key == room
    assert asked.visibility is Visibility.PRIVATE
    assert asked.raw
    assert answered.direction is Direction.OUTBOUND
    assert answered.counterpart_handle == carla.id
    assert kept.infos[room].network == ""


def test_a_public_room_is_public_and_its_name_is_the_title(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(preset="public_chat", name="Ask the shop")
    ours.join(room)
    carla.say(room, "Do you open on Sunday?")
    kept = caught_up(synapse, ours)
    assert kept.one("Do you open on Sunday?").visibility is Visibility.PUBLIC
    assert kept.infos[room].title == "Ask the shop"


def test_the_newest_come_first_and_history_follows(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    for number in range(180):
        carla.say(room, f"m{number:03d}")
    kept = caught_up(synapse, ours)
    assert kept.texts(room) == [f"m{number:03d}" for number in range(180)]
    first = [message.text for message in kept.batches[0].messages]
    assert first[0] == "m179"
    assert len(first) < 60
    assert not kept.batches[0].is_caught_up
    assert len(kept.order) == 180


def test_history_stops_where_the_settings_say(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    for number in range(80):
        carla.say(room, f"m{number:03d}")
    kept = caught_up(synapse, ours, history_days=0)
    assert "m079" in kept.texts(room)
    assert "m000" not in kept.texts(room)


def test_what_was_written_while_nobody_listened_is_fetched_without_a_gap(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    carla.say(room, "before")
    kept = caught_up(synapse, ours)
    for number in range(230):
        carla.say(room, f"g{number:03d}")
    # Ended in the middle of the gap, twice, and begun again from what was stored.
    for _ in range(2):
        made = channel(synapse, ours)

        async def interrupted(made: Any = made) -> None:
            await kept.follow(made, lambda: False, stop_after=1)
            await made.close()

        asyncio.run(interrupted())
    caught_up(synapse, ours, kept)
    assert kept.texts(room) == ["before", *(f"g{number:03d}" for number in range(230))]


def test_edits_deletions_and_reactions_arrive(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, omar: MatrixUser
) -> None:
    room = carla.create_room(ours.id, omar.id)
    ours.join(room)
    omar.join(room)
    first, second = carla.say(room, "It is brokn"), carla.say(room, "Forget me")
    kept = Kept()

    async def run() -> None:
        made = channel(synapse, ours)
        await kept.catch_up(made)
        new = {"m.new_content": {"msgtype": "m.text", "body": "It is broken"}}
        relation = {"m.relates_to": {"rel_type": "m.replace", "event_id": first}}
        carla.say(room, "* It is broken", **(new | relation))
        omar.say(room, "* I was never here", **(new | relation))  # not his to edit
        carla.redact(room, second)
        annotation = {"rel_type": "m.annotation", "event_id": first, "key": "👍"}
        reaction = omar.put(room, {"m.relates_to": annotation}, "m.reaction")
        await kept.follow(made, lambda: kept.of(Reacted))
        omar.redact(room, reaction)
        await kept.follow(made, lambda: any(each.is_removed for each in kept.of(Reacted)))
        await made.close()

    asyncio.run(run())
    (edited,) = kept.of(MessageEdited)
    assert (edited.remote_id, edited.text) == (first, "It is broken")
    assert [each.remote_id for each in kept.of(MessageDeleted)] == [second]
    put, taken = kept.of(Reacted)
    assert (put.remote_id, put.emoji, put.author_handle) == (first, "👍", omar.id)
    assert not put.is_ours
    assert taken.is_removed
    assert taken.remote_id == first


def test_what_happened_to_old_messages_is_known_at_the_first_sync(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    first, gone = carla.say(room, "Frist"), carla.say(room, "Gone")
    new = {"m.new_content": {"msgtype": "m.text", "body": "First"}}
    carla.say(
        room, "* First", **new, **{"m.relates_to": {"rel_type": "m.replace", "event_id": first}}
    )
    annotation = {"rel_type": "m.annotation", "event_id": first, "key": "❤"}
    carla.put(room, {"m.relates_to": annotation}, "m.reaction")
    carla.redact(room, gone)
    for number in range(70):
        carla.say(room, f"m{number}")
    kept = caught_up(synapse, ours)
    assert kept.messages[first].text == "First"
    assert kept.messages[first].edited_at is not None
    assert kept.messages[gone].is_deleted
    assert [each.remote_id for each in kept.of(Reacted)].count(first) >= 1


def test_replies_and_threads_name_what_they_answer(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    first = carla.say(room, "One")
    carla.say(
        room,
        "> <@x:y> One\n\nTwo",
        **{"m.relates_to": {"m.in_reply_to": {"event_id": first}}},
    )
    thread = {"rel_type": "m.thread", "event_id": first, "is_falling_back": True}
    carla.say(room, "Three", **{"m.relates_to": thread | {"m.in_reply_to": {"event_id": first}}})
    kept = caught_up(synapse, ours)
    assert kept.one("Two").reply_to == first
    assert kept.one("Three").reply_to == ""
    assert kept.one("Three").extra["thread_root"] == first


def test_typing_and_read_marks_arrive(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    asked = carla.say(room, "Hello?")
    answer = ours.say(room, "Yes")
    kept = Kept()

    async def run() -> None:
        made = channel(synapse, ours)
        await kept.catch_up(made)
        assert not kept.messages[asked].is_seen
        carla.call("PUT", f"/rooms/{room}/typing/{carla.id}", json={"typing": True})
        await kept.follow(made, lambda: kept.of(Typing))
        carla.call("POST", f"/rooms/{room}/receipt/m.read/{answer}", json={})
        await kept.follow(made, lambda: kept.of(ReadUpTo))
        ours.call("POST", f"/rooms/{room}/receipt/m.read/{asked}", json={})
        await kept.follow(made, lambda: kept.of(FlagsChanged))
        await made.close()

    asyncio.run(run())
    assert kept.of(Typing)[0] == Typing(room, True)
    assert kept.of(ReadUpTo)[-1].at == kept.messages[answer].sent_at
    assert FlagsChanged(room, asked, is_seen=True) in kept.of(FlagsChanged)


def test_files_arrive_with_their_kind(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    picture = carla.upload("broken.png", "image/png", b"\x89PNG\r\n\x1a\n picture")
    voice = carla.upload("voice.ogg", "audio/ogg", b"OggS voice")
    carla.put(
        room,
        {
            "msgtype": "m.image",
            "body": "Look at this",
            "filename": "broken.png",
            "url": picture,
            "info": {"mimetype": "image/png", "size": 16},
        },
    )
    carla.put(
        room,
        {
            "msgtype": "m.audio",
            "body": "voice.ogg",
            "url": voice,
            "info": {"mimetype": "audio/ogg", "duration": 2500},
            "org.matrix.msc3245.voice": {},
        },
    )
    carla.put(room, {"body": "A cat waves", "url": picture, "info": {}}, "m.sticker")
    carla.put(room, {"msgtype": "m.location", "body": "Here", "geo_uri": "geo:51.5,-0.12;u=10"})
    huge = {"mimetype": "video/mp4", "size": 90_000_000}
    carla.put(room, {"msgtype": "m.video", "body": "film.mp4", "url": picture, "info": huge})
    gone = "mxc://test.local/doesnotexist"
    carla.put(room, {"msgtype": "m.file", "body": "bill.pdf", "url": gone})
    kept = caught_up(synapse, ours)
    files = {file.name: file for each in kept.messages.values() for file in each.files}
    captioned = kept.one("Look at this").files[0]
    assert captioned.content == b"\x89PNG\r\n\x1a\n picture"
    assert captioned.media_type == "image/png"
    assert files["voice.ogg"].kind == "voice"
    assert files["voice.ogg"].duration_seconds == 2.5
    assert files["A cat waves"].kind == "sticker"
    assert files["film.mp4"].kind == "video"
    assert "25 MB" in files["film.mp4"].missing
    assert files["bill.pdf"].missing
    assert kept.one("Here").extra["location"]["latitude"] == 51.5


def test_unknown_types_are_shown_and_machinery_is_not(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    carla.put(room, {"body": "a hologram"}, "org.example.hologram")
    carla.put(room, {"msgtype": "org.example.smell", "body": "roses"})
    carla.put(room, {"call_id": "1"}, "m.call.candidates")
    carla.put(room, {"msgtype": "m.notice", "body": "I am a machine"})
    carla.state(room, "m.room.topic", {"topic": "parcels"})
    kept = caught_up(synapse, ours)
    hologram, smell, notice = kept.texts(room)
    assert "org.example.hologram" in hologram
    assert "a hologram" in hologram
    assert "org.example.smell" in smell
    assert "roses" in smell
    assert kept.one(notice).is_auto
