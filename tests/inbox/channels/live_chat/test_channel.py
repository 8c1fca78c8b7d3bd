"""The live chat channel against a real Prosody."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inbox.channel import DeliveryFailed, IncomingFile, MessageDeleted, MessageEdited, RemoteAction
from inbox.channels.live_chat import names, stanzas
from inbox.channels.live_chat.channel import LiveChatChannel
from inbox.channels.live_chat.config import config_of
from inbox.channels.live_chat.wire import Line
from inbox.errors import Offline, Refused, SignInAgain, TryLater
from inbox.model import Account
from inbox.ports import SystemClock
from tests.servers.chat_agent import Agent
from tests.servers.live_chat_rig import AGENT, _account
from tests.servers.needs import free_ports, server_directory
from tests.servers.prosody import Prosody

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.servers, pytest.mark.timeout(60)]
Story = Callable[[Prosody], Awaitable[None]]


@pytest.fixture
def prosody() -> Iterator[Prosody]:
    made = Prosody.start(server_directory("chat"))
    yield made
    made.remove()


@asynccontextmanager
async def visitor(server: Prosody, name: str = "carla") -> AsyncIterator[Line]:
    """Sign in as a visitor with a kept account."""
    address = server.add_visitor(name)
    line = Line(config_of(_account(address, server.c2s_port)), "v")
    await line.open()
    line.post(stanzas.presence(name))
    try:
        yield line
    finally:
        await line.close()


@asynccontextmanager
async def agent(server: Prosody, **more: object) -> AsyncIterator[Agent]:
    """Be at work."""
    made = await Agent(server, **more).begin()  # type: ignore[arg-type]
    try:
        await until(lambda: made.is_live)
        yield made
    finally:
        await made.end()


async def until(what: Callable[[], object], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not what():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def say(line: Line, text: str, name: str = "") -> str:
    name = name or uuid.uuid4().hex
    await line.deliver(stanzas.message(AGENT, name, text, "", "Carla"))
    return name


def test_what_came_while_away_is_fetched_once(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            await say(carla, "live")
            await until(desk.texts)
            await desk.end()
            for number in range(120):  # more than two pages
                await say(carla, f"away {number}")
            await desk.begin()
            await until(lambda: len(desk.texts()) == 121)
            await say(carla, "live again")
            await until(lambda: len(desk.texts()) == 122)
            assert desk.repeated == []
            assert desk.texts()[1:121] == [f"away {number}" for number in range(120)]

    asyncio.run(story())


def test_the_first_sync_brings_the_newest_first_and_goes_on_after_a_break(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla:
            for number in range(110):
                await say(carla, f"old {number}")
            desk = Agent(prosody)
            channel = desk.channel
            batches = channel.receive(None)
            first = await anext(batches)
            await batches.aclose()  # type: ignore[attr-defined]
            assert first.messages[-1].text == "old 109"
            assert not first.is_caught_up
            await say(carla, "meanwhile")
            desk.messages = {each.remote_id: each for each in first.messages}
            desk.cursor = first.cursor
            await desk.begin()
            await until(lambda: len(desk.texts()) == 111)
            await until(lambda: desk.is_live)
            assert desk.repeated == []
            await desk.end()

    asyncio.run(story())


def test_a_cursor_that_the_server_forgot_goes_on_by_time(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            await say(carla, "before")
            await until(desk.texts)
            await desk.end()
            assert desk.cursor is not None
            desk.cursor = dict(desk.cursor) | {"after": "no-such-id"}
            await say(carla, "after")
            await desk.begin()
            await until(lambda: desk.texts() == ["before", "after"])

    asyncio.run(story())


def test_a_reply_is_sent_once_whatever_is_repeated(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            await say(carla, "hello")
            await until(desk.texts)
            thread = "carla@visitors.test"
            outgoing = desk.outgoing(thread, "Hi Carla")
            assert await desk.channel.find_sent(outgoing) is None
            sent = await desk.channel.send(outgoing)
            assert await desk.channel.find_sent(outgoing) == sent
            again = replace(outgoing, item=replace(outgoing.item, attempts=2))
            assert await desk.channel.send(again) == sent
            results, _ = await carla.archive(stanzas.query("q"))
            ours = [each for each in results if "Hi Carla" in (_body(each) or "")]
            assert len(ours) == 1
            # Another desktop with the same account sees it as ours, under the same id.
            async with agent(prosody) as other:
                copy = other.messages[sent.remote_id]
                assert copy.direction == "outbound"
                assert copy.message_id_header == outgoing.item.message_id_header

    asyncio.run(story())


def _body(result) -> str | None:  # type: ignore[no-untyped-def]
    found: str | None = result.findtext(f".//{{{names.CLIENT}}}body")
    return found


def test_edits_and_deletions_go_both_ways(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            name = await say(carla, "helo")
            await until(desk.texts)
            thread = "carla@visitors.test"
            await carla.deliver(stanzas.correction(AGENT, "e1", "hello", thread, name))
            await carla.deliver(stanzas.retraction(AGENT, "e2", thread, name))
            await until(lambda: any(isinstance(e, MessageDeleted) for e in desk.events))
            (edit,) = [e for e in desk.events if isinstance(e, MessageEdited)]
            assert (edit.remote_id, edit.text) == (next(iter(desk.messages)), "hello")
            sent = await desk.says(thread, "Hi")
            carla_heard = await carla.heard(5)
            action = RemoteAction("delete", sent.place, sent.place_key, remote_id=sent.remote_id)
            await desk.channel.act([action])
            while not any(
                each.find(f"{{{names.RETRACT}}}retract") is not None for each in carla_heard
            ):
                carla_heard += await carla.heard(5)
            assert desk.texts() == ["helo"]

    asyncio.run(story())


def test_files_are_fetched_only_from_the_servers_own_service(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            stanza = stanzas.message(AGENT, "f1", "look", "", "")
            stanza.append(stanzas.file_link(f"http://127.0.0.1:{free_ports(1)[0]}/secret", "s"))
            await carla.deliver(stanza)
            await until(desk.texts)
            (message,) = desk.messages.values()
            (file,) = message.files
            assert file.content == b""
            assert file.missing.startswith("It lies on another server")
            sent = await desk.says(
                "carla@visitors.test", "", 7, IncomingFile("a.bin", "image/png", b"x" * 300_000)
            )
            async with agent(prosody) as other:
                (file,) = other.messages[sent.remote_id].files
                assert (file.name, len(file.content)) == ("a.bin", 300_000)

    asyncio.run(story())


def test_without_a_file_service_small_files_travel_in_the_message() -> None:
    async def story(server: Prosody) -> None:
        async with visitor(server) as carla, agent(server) as desk:
            await say(carla, "hello")
            await until(desk.texts)
            small = IncomingFile("a.txt", "text/plain", b"y" * 90_000)
            sent = await desk.says("carla@visitors.test", "", 1, small)
            large = IncomingFile("b.bin", "application/x", b"y" * 200_000)
            with pytest.raises(Refused, match="too large"):
                await desk.says("carla@visitors.test", "", 2, large)
            async with agent(server) as other:
                assert other.messages[sent.remote_id].files[0].content == small.content

    server = Prosody.start(server_directory("chat"), has_files=False)
    try:
        asyncio.run(story(server))
    finally:
        server.remove()


def test_a_reply_to_an_anonymous_visitor_who_left_is_shown_as_failed(prosody: Prosody) -> None:
    async def story() -> None:
        async with visitor(prosody) as carla, agent(prosody) as desk:
            secret = "v-" + "ab" * 16
            message = stanzas.message(AGENT, "m1", "hello", secret, "Nameless")
            await carla.deliver(message)
            await until(desk.texts)
            assert next(iter(desk.messages.values())).thread_key == secret
            # As if their session were gone: the address is no account's.
            desk.channel._remember(secret, "nobody@anon.test/x")
            sent = await desk.says(secret, "Are you there?")
            await until(lambda: any(isinstance(e, DeliveryFailed) for e in desk.events))
            (failed,) = [e for e in desk.events if isinstance(e, DeliveryFailed)]
            assert failed.remote_id == sent.remote_id

    asyncio.run(story())


def test_faults_have_their_names(prosody: Prosody) -> None:
    def channel(password: str = "b", **more: object) -> LiveChatChannel:  # noqa: S107
        made = Agent(prosody, {"password": password}, **more)
        return made.channel

    async def first(made: LiveChatChannel) -> None:
        batches = made.receive(None)
        try:
            await anext(batches)
        finally:
            await batches.aclose()  # type: ignore[attr-defined]

    async def story() -> None:
        with pytest.raises(SignInAgain, match="does not accept"):
            await first(channel("wrong"))
        with pytest.raises(Offline, match="cannot be reached"):
            await first(channel(port=free_ports(1)[0]))
        with pytest.raises(Refused, match="certificate"):
            await first(channel(security="starttls"))
        with pytest.raises(Refused, match="certificate file"):
            await first(channel(ca_file="/no/such/file"))
        nobody = Account("b" * 32, "live_chat", "x", "not an address")
        with pytest.raises(Refused, match="makes no sense"):
            await first(LiveChatChannel(nobody, Agent(prosody).kept, SystemClock()))
        made = Agent(prosody)
        with pytest.raises(TryLater, match="not up"):
            await made.says("carla@visitors.test", "x")
        checked = await channel().check()
        assert checked.is_ok
        assert len(checked.sentences) == 4
        assert not (await channel("wrong").check()).is_ok

    asyncio.run(story())


def test_starttls_with_a_trusted_certificate(prosody: Prosody) -> None:
    async def story() -> None:
        certificate = str(prosody.directory / "cert.pem")
        async with agent(prosody, security="starttls", ca_file=certificate) as desk:
            assert desk.is_live

    asyncio.run(story())


def test_a_server_that_goes_away_and_comes_back(prosody: Prosody) -> None:
    async def story() -> None:
        async with agent(prosody) as desk:
            async with visitor(prosody) as carla:
                await say(carla, "one")
                await until(desk.texts)
            await asyncio.to_thread(prosody.stop)
            await asyncio.sleep(0.2)
            with pytest.raises(TryLater):
                await desk.says("carla@visitors.test", "x")
            await asyncio.to_thread(prosody.run)
            async with visitor(prosody) as carla:
                await say(carla, "two")
                await until(lambda: desk.texts() == ["one", "two"])
                assert desk.repeated == []

    asyncio.run(story())
