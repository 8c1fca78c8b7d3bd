"""A cut connection goes on with the same session (XEP-0198, 5), against a real Prosody."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest

from inbox.channels.live_chat import stanzas
from inbox.channels.live_chat.config import config_of
from inbox.channels.live_chat.wire import Line
from inbox.errors import TryLater
from tests.inbox.channels.live_chat.test_channel import agent, say, until, visitor
from tests.servers.live_chat_rig import AGENT, _account
from tests.servers.needs import server_directory
from tests.servers.prosody import Prosody
from tests.servers.proxy import FaultProxy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

pytestmark = [pytest.mark.servers, pytest.mark.timeout(90)]


@pytest.fixture
def prosody() -> Iterator[Prosody]:
    made = Prosody.start(server_directory("chat"))
    yield made
    made.remove()


@pytest.fixture
def proxy(prosody: Prosody) -> Iterator[FaultProxy]:
    made = FaultProxy.start(prosody.c2s_port)
    yield made
    made.stop()


def _bodies(heard: list[Element]) -> list[str]:
    found = [each.findtext("{jabber:client}body") for each in heard]
    return [text for text in found if text]


async def _heard(line: Line, count: int) -> list[Element]:
    """Everything until so many presences or messages came, and a moment longer."""
    found: list[Element] = []
    async with asyncio.timeout(10):
        while len(_bodies(found)) < count:
            found += await line.heard(0.5)
    return found + await line.heard(0.3)


def test_a_cut_connection_resumes_its_session_and_nobody_notices(
    prosody: Prosody, proxy: FaultProxy
) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody, port=proxy.port) as desk:
            await say(carla, "before")
            await until(desk.texts)
            line = desk.channel._line
            assert line is not None
            # Subscribed or not: who writes to somebody sees no presence of theirs unless sent.
            line.post(stanzas.presence("Amal", to="carla@visitors.test"))
            await carla.heard(1.0)
            for number in range(5):
                proxy.drop()
                await say(carla, f"meanwhile {number}")
                await until(lambda want=number + 1: line.resumed == want and line.is_open)  # type: ignore[misc]
            await until(lambda: len(desk.texts()) == 6)
            assert desk.channel._line is line  # the session never ended
            assert desk.texts() == ["before", *(f"meanwhile {number}" for number in range(5))]
            await desk.says("carla@visitors.test", "after")
            told = await _heard(carla, 1)
            assert _bodies(told) == ["after"]
            gone = [each for each in told if each.get("type") == "unavailable"]
            assert gone == []

    asyncio.run(story())


def test_what_was_leaving_at_the_cut_arrives_exactly_once(
    prosody: Prosody, proxy: FaultProxy
) -> None:
    chance = random.Random(20261122)  # noqa: S311 - not a secret

    async def story() -> None:
        address = prosody.add_visitor("dora")
        line = Line(config_of(_account(address, proxy.port)), "v")
        await line.open()
        async with agent(prosody) as desk:
            for number in range(20):
                leaving = asyncio.ensure_future(say(line, f"word {number}"))
                await asyncio.sleep(chance.uniform(0, 0.004))
                proxy.drop()
                await leaving  # acknowledged by the server, without an unknown outcome
                await until(lambda want=number + 1: line.resumed == want)  # type: ignore[misc]
            await until(lambda: len(desk.texts()) == 20)
            await asyncio.sleep(0.3)
            assert desk.texts() == [f"word {number}" for number in range(20)]
            assert desk.repeated == []
        await line.close()

    asyncio.run(story())


def test_an_encrypted_line_resumes_as_well(prosody: Prosody, proxy: FaultProxy) -> None:
    async def story() -> None:
        trusted = {"security": "starttls", "ca_file": str(prosody.directory / "cert.pem")}
        async with (
            visitor(prosody) as carla,
            agent(prosody, port=proxy.port, **trusted) as desk,
        ):
            line = desk.channel._line
            assert line is not None
            proxy.drop()
            await say(carla, "meanwhile")
            await until(lambda: desk.texts() == ["meanwhile"])
            assert (line.resumed, desk.channel._line) == (1, line)

    asyncio.run(story())


def test_a_session_that_the_server_forgot_ends_and_the_archive_tells_the_rest(
    prosody: Prosody, proxy: FaultProxy
) -> None:
    async def story() -> None:
        async with agent(prosody, port=proxy.port) as desk:
            async with visitor(prosody) as carla:
                await say(carla, "before")
                await until(desk.texts)
            line = desk.channel._line
            assert line is not None
            proxy.down()
            await asyncio.to_thread(prosody.stop)
            await asyncio.to_thread(prosody.run)
            async with visitor(prosody) as carla:
                await say(carla, "meanwhile")
                proxy.up()
                await until(lambda: desk.texts() == ["before", "meanwhile"], 20)
            assert line.resumed == 0
            assert desk.channel._line is not line
            with pytest.raises(TryLater):
                await line.heard(1.0)

    asyncio.run(story())


def test_closing_while_it_resumes_leaves_nothing_behind(
    prosody: Prosody, proxy: FaultProxy
) -> None:
    async def story() -> None:
        line = Line(config_of(_account(AGENT, proxy.port)), "b")
        await line.open()
        proxy.down()
        await until(lambda: not line.is_open)
        await asyncio.sleep(0.1)
        await line.close()
        await line.close()
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(story())
