"""What rooms do, against a real Synapse: invitations, encryption, leaving, and places forgotten."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from inbox.errors import TryLater
from tests.inbox.channels.matrix.house import Kept, caught_up, channel, direct, outgoing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.proxy import FaultProxy
    from tests.servers.synapse import MatrixUser, Synapse

pytestmark = pytest.mark.servers


def test_an_encrypted_room_says_so_and_loses_nothing(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    carla.state(room, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    secret = {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAE", "session_id": "s"}
    event_id = carla.put(room, secret, "m.room.encrypted")
    kept = caught_up(synapse, ours)
    assert "encrypted" in kept.messages[event_id].text
    assert b"AwgAE" in kept.messages[event_id].raw
    assert "encrypted" in kept.infos[room].sentence


def test_an_invitation_is_accepted_or_shown(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(ours.id, is_direct=True)
    carla.say(room, "Are you there?")
    shown = caught_up(synapse, ours, accept_invites=False)
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
    kept = caught_up(synapse, ours)
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
    room = direct(carla, ours)
    carla.say(room, "one")
    kept = caught_up(synapse, ours)
    carla.say(room, "two")
    kept.cursor = dict(kept.cursor) | {"since": "no such place"}
    caught_up(synapse, ours, kept)
    assert kept.texts(room) == ["one", "two"]


def test_two_accounts_do_not_meet(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, omar: MatrixUser
) -> None:
    carla.say(direct(carla, ours), "for the shop")
    carla.say(direct(carla, omar), "for omar")
    assert caught_up(synapse, ours).texts() == ["for the shop"]
    assert caught_up(synapse, omar).texts() == ["for omar"]


def test_tokens_that_mean_nothing_any_more_leave_no_gap(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = direct(carla, ours)
    kept = caught_up(synapse, ours)
    for number in range(130):
        carla.say(room, f"g{number:03d}")
    made = channel(synapse, ours)

    async def begin() -> None:
        await kept.follow(made, lambda: False, stop_after=1)
        await made.close()

    asyncio.run(begin())
    (fill,) = kept.cursor["fills"]
    fill |= {"start": "nonsense", "end": "nonsense"}
    caught_up(synapse, ours, kept)
    assert kept.texts(room) == [f"g{number:03d}" for number in range(130)]


def test_a_line_that_comes_back_is_told_at_once(
    synapse: Synapse,
    ours: MatrixUser,
    carla: MatrixUser,
    proxy_to: Callable[[int], FaultProxy],
) -> None:
    direct(carla, ours)
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
