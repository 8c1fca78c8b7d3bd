"""A Synapse that is slow, strict or short of goodwill is waited for, as it asks."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from inbox.channel import IncomingFile
from inbox.channels.matrix import CHANNEL
from inbox.channels.matrix.faults import Forbidden, SignedOut, explain
from inbox.errors import Refused, SignInAgain, TryLater
from tests.inbox.channels.matrix.house import Kept, channel, outgoing
from tests.servers.needs import server_directory
from tests.servers.synapse import Synapse

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRICT = """serve_client_wellknown: true
rc_message: {per_second: 0.2, burst_count: 3}
max_upload_size: 1M
"""


@pytest.fixture(scope="module")
def strict() -> Iterator[Synapse]:
    """A Synapse that takes three messages and then one every five seconds."""
    directory = server_directory("strict")
    server = Synapse.start(directory / "synapse", _STRICT)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.mark.servers
def test_going_too_fast_waits_as_long_as_the_server_says(strict: Synapse) -> None:
    ours, carla = strict.register(), strict.register()
    room = carla.create_room(ours.id)
    ours.join(room)

    async def run() -> TryLater:
        made = channel(strict, ours)
        try:
            for number in range(6):
                await made.send(outgoing(room, id=f"{number:032d}"))
        except TryLater as error:
            return error
        finally:
            await made.close()
        pytest.fail("six messages at once were taken")

    error = asyncio.run(run())
    assert error.after_seconds is not None
    assert 0 < error.after_seconds <= 20
    assert "slower" in str(error)


@pytest.mark.servers
def test_a_file_larger_than_the_server_takes_is_refused(strict: Synapse) -> None:
    ours, carla = strict.register(), strict.register()
    room = carla.create_room(ours.id)
    ours.join(room)
    large = IncomingFile("large.bin", "application/octet-stream", bytes(1_500_000))

    async def run() -> None:
        made = channel(strict, ours)
        try:
            with pytest.raises(Refused, match="larger than the Matrix server takes"):
                await made.send(outgoing(room, files=(large,)))
        finally:
            await made.close()

    asyncio.run(run())
    assert carla.texts(room) == []


@pytest.mark.servers
def test_the_server_is_found_from_the_address(strict: Synapse) -> None:
    told = httpx.get(f"{strict.url}/.well-known/matrix/client")
    assert told.status_code == 200
    found = asyncio.run(CHANNEL.discover(f"@help:127.0.0.1:{strict.port}"))
    assert found == {"base_url": strict.url}
    assert asyncio.run(CHANNEL.discover("no address")) == {}


@pytest.mark.servers
def test_a_server_that_restarts_is_followed_on(strict: Synapse) -> None:
    ours, carla = strict.register(), strict.register()
    room = carla.create_room(ours.id)
    ours.join(room)
    carla.say(room, "before")
    kept = Kept()

    async def run() -> None:
        made = channel(strict, ours)
        await kept.catch_up(made)
        strict.halt()
        with pytest.raises(TryLater):
            await kept.follow(made, lambda: False)
        strict.run()
        carla.say(room, "after")
        await kept.follow(made, lambda: "after" in kept.texts())
        await made.close()

    asyncio.run(run())
    assert kept.texts() == ["before", "after"]


@pytest.mark.parametrize(
    ("code", "body", "kind"),
    [
        (401, {"errcode": "M_UNKNOWN_TOKEN", "soft_logout": True}, SignedOut),
        (401, {"errcode": "M_MISSING_TOKEN"}, SignInAgain),
        (403, {"errcode": "M_USER_DEACTIVATED"}, SignInAgain),
        (401, {"errcode": "M_USER_LOCKED", "soft_logout": True}, SignInAgain),
        (429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500}, TryLater),
        (403, {"errcode": "M_FORBIDDEN"}, Forbidden),
        (403, {"errcode": "M_CONSENT_NOT_GIVEN"}, Refused),
        (413, {"errcode": "M_TOO_LARGE"}, Refused),
        (403, {"errcode": "M_RESOURCE_LIMIT_EXCEEDED"}, TryLater),
    ],
)
def test_every_error_of_the_spec_says_what_to_do(code: int, body: Any, kind: type) -> None:
    error = explain(code, body)
    assert isinstance(error, kind)
    assert str(error).endswith(".")
    assert "M_" not in str(error)


@pytest.mark.parametrize("body", [None, "", [], {}, {"errcode": 7}, {"retry_after_ms": "soon"}])
def test_an_error_without_a_known_shape_is_left_to_the_general_sentences(body: Any) -> None:
    assert explain(500, body) is None
    assert explain(429, body) is None
