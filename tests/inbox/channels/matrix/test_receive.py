"""What arrives from a real Synapse: messages, what happens to them, and no gap."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
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
from inbox.errors import TryLater
from inbox.model import Direction, Visibility
from tests.inbox.channels.matrix.house import Kept, channel, outgoing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.proxy import FaultProxy
    from tests.servers.synapse import MatrixUser, Synapse

pytestmark = pytest.mark.servers


def _direct(customer: MatrixUser, ours: MatrixUser) -> str:
    room = customer.create_room(ours.id, is_direct=True)
    ours.join(room)
    return room


def test_a_direct_message_says_who_wrote_and_that_it_is_private(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
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
    kept = _caught_up(synapse, ours)
    assert kept.one("Do you open on Sunday?").visibility is Visibility.PUBLIC
    assert kept.infos[room].title == "Ask the shop"


def _caught_up(
    synapse: Synapse, ours: MatrixUser, kept: Kept | None = None, **settings: Any
) -> Kept:
    async def run() -> Kept:
        store, made = kept or Kept(), channel(synapse, ours, **settings)
        await store.catch_up(made)
        await made.close()
        return store

    return asyncio.run(run())


def test_the_newest_come_first_and_history_follows(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    for number in range(180):
        carla.say(room, f"m{number:03d}")
    kept = _caught_up(synapse, ours)
    assert kept.texts(room) == [f"m{number:03d}" for number in range(180)]
    first = [message.text for message in kept.batches[0].messages]
    assert first[0] == "m179"
    assert len(first) < 60
    assert not kept.batches[0].is_caught_up
    assert len(kept.order) == 180


def test_history_stops_where_the_settings_say(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    for number in range(80):
        carla.say(room, f"m{number:03d}")
    kept = _caught_up(synapse, ours, history_days=0)
    assert "m079" in kept.texts(room)
    assert "m000" not in kept.texts(room)


def test_what_was_written_while_nobody_listened_is_fetched_without_a_gap(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    carla.say(room, "before")
    kept = _caught_up(synapse, ours)
    for number in range(230):
        carla.say(room, f"g{number:03d}")
    # Ended in the middle of the gap, twice, and begun again from what was stored.
    for _ in range(2):
        made = channel(synapse, ours)

        async def interrupted(made: Any = made) -> None:
            await kept.follow(made, lambda: False, stop_after=1)
            await made.close()

        asyncio.run(interrupted())
    _caught_up(synapse, ours, kept)
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
    room = _direct(carla, ours)
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
    kept = _caught_up(synapse, ours)
    assert kept.messages[first].text == "First"
    assert kept.messages[first].edited_at is not None
    assert kept.messages[gone].is_deleted
    assert [each.remote_id for each in kept.of(Reacted)].count(first) >= 1


def test_replies_and_threads_name_what_they_answer(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    first = carla.say(room, "One")
    carla.say(
        room,
        "> <@x:y> One\n\nTwo",
        **{"m.relates_to": {"m.in_reply_to": {"event_id": first}}},
    )
    thread = {"rel_type": "m.thread", "event_id": first, "is_falling_back": True}
    carla.say(room, "Three", **{"m.relates_to": thread | {"m.in_reply_to": {"event_id": first}}})
    kept = _caught_up(synapse, ours)
    assert kept.one("Two").reply_to == first
    assert kept.one("Three").reply_to == ""
    assert kept.one("Three").extra["thread_root"] == first


def test_typing_and_read_marks_arrive(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
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
    room = _direct(carla, ours)
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
    kept = _caught_up(synapse, ours)
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
    room = _direct(carla, ours)
    carla.put(room, {"body": "a hologram"}, "org.example.hologram")
    carla.put(room, {"msgtype": "org.example.smell", "body": "roses"})
    carla.put(room, {"call_id": "1"}, "m.call.candidates")
    carla.put(room, {"msgtype": "m.notice", "body": "I am a machine"})
    carla.state(room, "m.room.topic", {"topic": "parcels"})
    kept = _caught_up(synapse, ours)
    hologram, smell, notice = kept.texts(room)
    assert "org.example.hologram" in hologram
    assert "a hologram" in hologram
    assert "org.example.smell" in smell
    assert "roses" in smell
    assert kept.one(notice).is_auto


def test_an_encrypted_room_says_so_and_loses_nothing(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    carla.state(room, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    secret = {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAE", "session_id": "s"}
    event_id = carla.put(room, secret, "m.room.encrypted")
    kept = _caught_up(synapse, ours)
    assert "encrypted" in kept.messages[event_id].text
    assert b"AwgAE" in kept.messages[event_id].raw
    assert "encrypted" in kept.infos[room].sentence


def test_an_invitation_is_accepted_or_shown(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(ours.id, is_direct=True)
    carla.say(room, "Are you there?")
    shown = _caught_up(synapse, ours, accept_invites=False)
    (invitation,) = shown.messages.values()
    assert "accepts" in invitation.text
    assert invitation.author_handle == carla.id
    assert invitation.thread_key == room

    async def answer() -> None:
        made = channel(synapse, ours, accept_invites=False)
        async with asyncio.timeout(20), aclosing(made.receive(shown.cursor)) as batches:
            shown.store(await anext(batches))
            await made.send(outgoing(room, "Yes, we are"))
            async for batch in batches:
                shown.store(batch)
                if "Yes, we are" in shown.texts():
                    break
        await made.close()

    asyncio.run(answer())
    assert carla.texts(room) == ["Yes, we are"]
    assert "Are you there?" in shown.texts()

    other = carla.create_room(ours.id, name="Orders")
    carla.say(other, "By itself?")
    by_itself = Kept()

    async def accept() -> None:
        made = channel(synapse, ours)
        await by_itself.follow(made, lambda: "By itself?" in by_itself.texts())
        await made.close()

    asyncio.run(accept())


def test_being_put_out_of_a_room_is_told(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(ours.id, preset="private_chat")
    ours.join(room)
    carla.say(room, "Hello")
    kept = _caught_up(synapse, ours)
    carla.call("POST", f"/rooms/{room}/kick", json={"user_id": ours.id, "reason": "enough"})
    again = channel(synapse, ours)

    async def run() -> None:
        await kept.follow(again, lambda: len(kept.messages) == 2)
        await again.close()

    asyncio.run(run())
    told = kept.texts(room)[-1]
    assert "removed from this room" in told
    assert "enough" in told


def test_a_place_that_the_server_forgot_loses_nothing(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    carla.say(room, "one")
    kept = _caught_up(synapse, ours)
    carla.say(room, "two")
    kept.cursor = dict(kept.cursor) | {"since": "no such place"}
    _caught_up(synapse, ours, kept)
    assert kept.texts(room) == ["one", "two"]


def test_two_accounts_do_not_meet(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, omar: MatrixUser
) -> None:
    carla.say(_direct(carla, ours), "for the shop")
    carla.say(_direct(carla, omar), "for omar")
    assert _caught_up(synapse, ours).texts() == ["for the shop"]
    assert _caught_up(synapse, omar).texts() == ["for omar"]


def test_tokens_that_mean_nothing_any_more_leave_no_gap(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = _direct(carla, ours)
    kept = _caught_up(synapse, ours)
    for number in range(130):
        carla.say(room, f"g{number:03d}")
    made = channel(synapse, ours)

    async def begin() -> None:
        await kept.follow(made, lambda: False, stop_after=1)
        await made.close()

    asyncio.run(begin())
    (fill,) = kept.cursor["fills"]
    fill |= {"start": "nonsense", "end": "nonsense"}
    _caught_up(synapse, ours, kept)
    assert kept.texts(room) == [f"g{number:03d}" for number in range(130)]


def test_a_line_that_comes_back_is_told_at_once(
    synapse: Synapse,
    ours: MatrixUser,
    carla: MatrixUser,
    proxy_to: Callable[[int], FaultProxy],
) -> None:
    _direct(carla, ours)
    proxy, kept = proxy_to(synapse.port), Kept()
    url = f"http://127.0.0.1:{proxy.port}"

    async def run() -> None:
        made = channel(synapse, ours, base_url=url, poll_seconds=60)
        await kept.catch_up(made)
        async with aclosing(made.receive(kept.cursor)) as batches:
            assert (await anext(batches)).is_caught_up
            asyncio.get_running_loop().call_later(0.2, proxy.drop)
            with pytest.raises(TryLater):
                await anext(batches)
        async with asyncio.timeout(10):
            await kept.catch_up(made)
        await made.close()

    asyncio.run(run())
