"""A real bridge carries messages both ways, and its rooms read as their network."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from inbox.model import Direction, Visibility
from tests.inbox.channels.matrix.house import Kept, channel, outgoing
from tests.servers.irc import IrcUser
from tests.servers.synapse import MatrixUser

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers.synapse import Synapse

pytestmark = pytest.mark.servers
BOT = "@heisenbridge:test.local"


@pytest.fixture
def bridged(synapse: Synapse, ours: MatrixUser) -> MatrixUser:
    """Our account, owning a bridge to an IRC server."""
    synapse.run_bridge(ours.id)
    return ours


def _bot(synapse: Synapse) -> MatrixUser:
    written = (synapse.directory / "bridge.yaml").read_text()
    found = re.search(r"^as_token: (\S+)$", written, re.MULTILINE)
    assert found is not None
    return MatrixUser(synapse.client, BOT, found[1])


def _bridge_state(protocol: str, name: str) -> dict[str, Any]:
    """Give the state that mautrix bridges put into their rooms (MSC2346)."""
    return {
        "bridgebot": BOT,
        "creator": BOT,
        "protocol": {"id": protocol, "displayname": name},
        "channel": {"id": "carla", "displayname": "carla"},
        "com.beeper.room_type": "dm",
    }


class Talk:
    """A shop's account with a bridge, and a customer on IRC."""

    def __init__(self, synapse: Synapse, ours: MatrixUser) -> None:
        self.synapse = synapse
        self.ours = ours
        self.kept = Kept()
        self.made = channel(synapse, ours)

    async def connect(self) -> None:
        """Tell the bridge about the IRC server and let it connect there as "shop"."""
        kept, port = self.kept, self.synapse.irc_port
        control = self.ours.create_room(BOT, is_direct=True)
        await self.until(lambda: kept.texts(control))
        for command in ("ADDNETWORK net", f"ADDSERVER net 127.0.0.1 {port}"):
            self.ours.say(control, command)
            said = "Network added." if "NETWORK" in command else "Server added."
            await self.until(partial(self._is_said, control, said))
        self.ours.say(control, "OPEN net")
        await self.until(lambda: "net" in self.rooms())
        network = self.rooms()["net"]
        self.ours.say(network, "NICK shop")
        self.ours.say(network, "CONNECT")
        await self.until(lambda: any("Welcome" in text for text in kept.texts(network)))

    def _is_said(self, room: str, text: str) -> bool:
        return text in self.kept.texts(room)

    def rooms(self) -> dict[str, str]:
        """Give the rooms by their title."""
        return {info.title: room for room, info in self.kept.infos.items()}

    async def until(self, what: Callable[[], object]) -> None:
        """Receive until something is true."""
        await self.kept.follow(self.made, what, 40)

    async def run(self) -> None:
        """Let a customer ask over IRC and be answered there."""
        await self.connect()
        carla = await IrcUser.connect(self.synapse.irc_port, "carla")
        try:
            await self._converse(carla)
        finally:
            await carla.close()
            await self.made.close()

    async def _converse(self, carla: IrcUser) -> None:
        kept = self.kept
        await carla.say("shop", "Where is my parcel?")
        await self.until(lambda: "Where is my parcel?" in kept.texts())
        room = kept.one("Where is my parcel?").thread_key
        assert kept.infos[room].network == ""
        _bot(self.synapse).state(room, "m.bridge", _bridge_state("irc", "IRC"), "org.example.irc")
        await self.until(lambda: kept.infos[room].network == "IRC")
        sent = await self.made.send(outgoing(room, "It arrives today"))
        assert (await carla.hear("It arrives today"))[0] == "shop"
        await carla.say("shop", "Thank you")
        await self.until(lambda: "Thank you" in kept.texts(room))
        assert sent.remote_id in kept.messages


def test_irc_comes_in_and_goes_out_under_its_own_name(
    synapse: Synapse, bridged: MatrixUser
) -> None:
    talk = Talk(synapse, bridged)
    asyncio.run(talk.run())
    kept = talk.kept
    asked, thanks = kept.one("Where is my parcel?"), kept.one("Thank you")
    assert asked.direction is Direction.INBOUND
    assert asked.author_name == "carla"
    assert asked.author_handle.endswith("_carla:test.local")
    assert not asked.is_auto
    assert thanks.extra["network"] == "IRC"
    assert thanks.visibility is Visibility.PRIVATE
    assert kept.one("It arrives today").counterpart_handle == asked.author_handle
    notices = [each for each in kept.messages.values() if each.author_handle == BOT]
    assert notices
    assert all(each.is_auto for each in notices)


@pytest.mark.parametrize(
    "state",
    [
        ("m.bridge", "whatsapp", "WhatsApp", "WhatsApp"),
        ("uk.half-shot.bridge", "telegram", "Telegram", "Telegram"),
        ("m.bridge", "instagram", "Instagram", "Instagram"),
        ("m.bridge", "facebook", "Facebook Messenger", "Messenger"),
        ("m.bridge", "signal", "Signal", "Signal"),
    ],
)
def test_a_room_of_any_bridge_reads_as_its_network(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser, state: tuple[str, ...]
) -> None:
    kind, protocol, name, network = state
    room = carla.create_room(ours.id, is_direct=True)
    ours.join(room)
    carla.state(room, kind, _bridge_state(protocol, name), f"net.maunium.{protocol}")
    carla.say(room, "Hello from elsewhere")
    kept = Kept()

    async def run() -> None:
        made = channel(synapse, ours)
        await kept.catch_up(made)
        await made.close()
        # A restart knows it again, though nothing of it is new.
        made = channel(synapse, ours)
        kept.infos.clear()
        await kept.follow(made, lambda: room in kept.infos)
        await made.close()

    asyncio.run(run())
    assert kept.infos[room].network == network
    assert kept.one("Hello from elsewhere").extra["network"] == network
