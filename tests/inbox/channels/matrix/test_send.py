"""What leaves for a real Synapse: replies once each, acts, and the reasons when it may not."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import IncomingFile, RemoteAction
from inbox.errors import Offline, OutcomeUnknown, Refused
from inbox.model import Direction, Visibility
from tests.inbox.channels.matrix.house import Kept, channel, outgoing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.servers.proxy import FaultProxy
    from tests.servers.synapse import MatrixUser, Synapse

pytestmark = pytest.mark.servers


@pytest.fixture
def room(ours: MatrixUser, carla: MatrixUser) -> str:
    """A direct room of the shop and a customer."""
    made = carla.create_room(ours.id, is_direct=True)
    ours.join(made)
    return made


def _run(made: Any, work: Callable[[Any], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        try:
            return await work(made)
        finally:
            await made.close()

    return asyncio.run(run())


def _newest(user: MatrixUser, room: str) -> dict[str, Any]:
    return user.events(room)[-1]


def test_a_reply_arrives_and_comes_back_under_its_own_id(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    carla.say(room, "Where is it?")
    kept = Kept()

    async def work(made: Any) -> str:
        await kept.catch_up(made)
        sent = await made.send(outgoing(room))
        await kept.follow(made, lambda: sent.remote_id in kept.messages)
        return str(sent.remote_id)

    sent = _run(channel(synapse, ours), work)
    assert carla.texts(room) == ["We are on it."]
    assert kept.messages[sent].direction is Direction.OUTBOUND
    assert kept.messages[sent].place_key == sent


def test_the_same_reply_twice_arrives_once_and_is_found(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    async def work(made: Any) -> list[Any]:
        lost = await made.find_sent(outgoing(room))
        first = await made.send(outgoing(room))
        again = await made.send(outgoing(room))
        tried = await made.send(outgoing(room, attempts=2))
        found = await made.find_sent(outgoing(room))
        other = await made.find_sent(outgoing(room, id="d" * 32))
        return [lost, first, again, tried, found, other]

    lost, first, again, tried, found, other = _run(channel(synapse, ours), work)
    assert lost is None
    assert other is None
    assert first.remote_id == again.remote_id == tried.remote_id == found.remote_id
    assert carla.texts(room) == ["We are on it."]


def test_a_reply_is_found_by_another_sign_in(synapse: Synapse, ours: MatrixUser, room: str) -> None:
    sent = _run(channel(synapse, ours), lambda made: made.send(outgoing(room)))
    found = _run(channel(synapse, ours), lambda made: made.find_sent(outgoing(room)))
    assert found.remote_id == sent.remote_id


def test_a_line_that_swallows_the_answer_doubles_nothing(
    synapse: Synapse,
    ours: MatrixUser,
    carla: MatrixUser,
    room: str,
    proxy_to: Callable[[int], FaultProxy],
) -> None:
    proxy = proxy_to(synapse.port)
    made = channel(synapse, ours, base_url=f"http://127.0.0.1:{proxy.port}")

    async def work(made: Any) -> Any:
        await made.check()
        proxy.swallow_after = b"/send/m.room.message/"
        proxy.drop()
        with pytest.raises(OutcomeUnknown):
            await made.send(outgoing(room))
        proxy.heal()
        proxy.drop()
        return await made.find_sent(outgoing(room))

    found = _run(made, work)
    assert found is not None
    assert carla.texts(room) == ["We are on it."]


def test_without_a_network_nothing_leaves(
    synapse: Synapse, ours: MatrixUser, room: str, proxy_to: Callable[[int], FaultProxy]
) -> None:
    proxy = proxy_to(synapse.port)
    made = channel(synapse, ours, base_url=f"http://127.0.0.1:{proxy.port}")

    async def work(made: Any) -> None:
        await made.check()
        proxy.down()
        with pytest.raises(Offline) as caught:
            await made.send(outgoing(room))
        assert str(proxy.port) not in str(caught.value)

    _run(made, work)


def test_files_leave_with_a_caption(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    voice = IncomingFile("answer.ogg", "audio/ogg", b"OggS", kind="voice", duration_seconds=1.5)
    picture = IncomingFile("label.png", "image/png", b"\x89PNG")

    async def work(made: Any) -> None:
        await made.send(outgoing(room, "Print this", files=(picture,)))
        await made.send(outgoing(room, "", files=(voice,), id="e" * 32))
        with pytest.raises(Refused, match="one file"):
            await made.send(outgoing(room, files=(picture, voice), id="f" * 32))

    _run(channel(synapse, ours), work)
    pictured, spoken = (event["content"] for event in carla.events(room)[-2:])
    assert (pictured["msgtype"], pictured["body"], pictured["filename"]) == (
        "m.image",
        "Print this",
        "label.png",
    )
    assert spoken["msgtype"] == "m.audio"
    assert "org.matrix.msc3245.voice" in spoken
    assert spoken["info"]["duration"] == 1500
    media = pictured["url"].removeprefix("mxc://")
    got = synapse.client.get(
        f"/_matrix/client/v1/media/download/{media}",
        headers={"Authorization": f"Bearer {carla.token}"},
    )
    assert got.content == b"\x89PNG"


def test_formatting_leaves_without_what_matrix_does_not_allow(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    html = '<p onclick="x()">We <b>are</b> on it.<script>x()</script></p>'
    _run(channel(synapse, ours), lambda made: made.send(outgoing(room, html=html)))
    content = _newest(carla, room)["content"]
    assert content["formatted_body"] == "<p>We <b>are</b> on it.</p>"
    assert content["body"] == "We are on it."


def test_an_answer_in_a_group_names_what_it_answers(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(preset="public_chat")
    ours.join(room)
    asked = carla.say(room, "When?")
    thread = {"thread_root": asked}

    async def work(made: Any) -> None:
        reply = outgoing(room, "Now", answers_remote_id=asked, visibility=Visibility.PUBLIC)
        await made.send(reply)
        await made.send(
            outgoing(room, "In it", answers_remote_id=asked, answers_extra=thread, id="e" * 32)
        )

    _run(channel(synapse, ours), work)
    plain, threaded = (event["content"]["m.relates_to"] for event in carla.events(room)[-2:])
    assert plain == {"m.in_reply_to": {"event_id": asked}}
    assert threaded["rel_type"] == "m.thread"
    assert threaded["event_id"] == asked


def test_edits_deletions_and_reactions_leave(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    asked = carla.say(room, "When?")

    def action(kind: str, remote_id: str, value: str = "") -> RemoteAction:
        return RemoteAction(kind, room, remote_id, value, remote_id, room)

    async def work(made: Any) -> str:
        sent = await made.send(outgoing(room, "Tomorow"))
        await made.act([action("edit", sent.remote_id, "Tomorrow")])
        for _ in range(2):  # brought twice after a crash, there once
            await made.act([action("react", asked, "👍")])
        await made.act([action("react", asked, "🎉"), action("unreact", asked, "🎉")])
        await made.act([action("archive", asked), action("answered", asked)])
        return str(sent.remote_id)

    made = channel(synapse, ours)
    sent = _run(made, work)
    events = carla.events(room)
    edit = next(e for e in events if "m.new_content" in e["content"])
    assert edit["content"]["m.new_content"]["body"] == "Tomorrow"
    assert edit["content"]["m.relates_to"] == {"rel_type": "m.replace", "event_id": sent}
    kept = [e for e in events if e["type"] == "m.reaction" and e["content"]]
    assert [e["content"]["m.relates_to"]["key"] for e in kept] == ["👍"]
    _run(channel(synapse, ours), lambda made: made.act([action("delete", sent)]))
    gone = next(e for e in carla.events(room) if e["event_id"] == sent)
    assert gone["content"] == {}


def test_an_act_that_is_refused_says_so_and_holds_up_no_other(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(preset="public_chat")
    ours.join(room)
    asked = carla.say(room, "When?")

    async def work(made: Any) -> None:
        delete = RemoteAction("delete", room, asked, "", asked, room)  # not ours to delete
        gone = RemoteAction("edit", "!left:test.local", "$x", "y", "$x", "!left:test.local")
        react = RemoteAction("react", room, asked, "👍", asked, room)
        with pytest.raises(Refused, match=r"\.$"):
            await made.act([delete, gone, react])
        await made.act([RemoteAction("seen", "!left:test.local", "$x")])

    _run(channel(synapse, ours), work)
    assert any(event["type"] == "m.reaction" for event in carla.events(room))
    assert carla.texts(room) == []


def test_the_customer_sees_that_we_read_and_write(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    asked = carla.say(room, "When?")

    async def work(made: Any) -> None:
        await made.act([RemoteAction("seen", room, asked)])
        await made.typing(room, is_typing=True)

    _run(channel(synapse, ours), work)
    joined = carla.call("GET", "/sync", params={"timeout": 0})["rooms"]["join"][room]
    ephemeral = {each["type"]: each["content"] for each in joined["ephemeral"]["events"]}
    assert ours.id in ephemeral["m.receipt"][asked]["m.read"]
    assert ephemeral["m.typing"]["user_ids"] == [ours.id]


def test_reading_may_be_kept_to_ourselves(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    asked = carla.say(room, "When?")
    quiet = channel(synapse, ours, tells_read=False)
    _run(quiet, lambda made: made.act([RemoteAction("seen", room, asked)]))
    joined = carla.call("GET", "/sync", params={"timeout": 0})["rooms"]["join"][room]
    assert ours.id not in json.dumps(joined["ephemeral"])


def test_nothing_is_sent_in_the_clear_into_an_encrypted_room(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, room: str
) -> None:
    carla.state(room, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    with pytest.raises(Refused, match="encrypted"):
        _run(channel(synapse, ours), lambda made: made.send(outgoing(room)))
    assert carla.texts(room) == []


def test_a_room_where_we_may_not_write_refuses_in_a_sentence(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(
        preset="public_chat", power_level_content_override={"events_default": 50}
    )
    ours.join(room)
    with pytest.raises(Refused, match="may not do this here"):
        _run(channel(synapse, ours), lambda made: made.send(outgoing(room)))


def test_taking_it_private_opens_one_direct_room(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    kept = Kept()

    async def work(made: Any) -> list[Any]:
        first = await made.send(outgoing("", counterpart_handle=carla.id))
        await kept.follow(made, lambda: first.remote_id in kept.messages)
        second = await made.send(outgoing("", "Again", counterpart_handle=carla.id, id="e" * 32))
        return [first, second]

    first, second = _run(channel(synapse, ours), work)
    assert first.thread_key == second.thread_key
    carla.join(first.thread_key)
    assert carla.texts(first.thread_key) == ["We are on it.", "Again"]
    assert kept.messages[first.remote_id].visibility is Visibility.PRIVATE
