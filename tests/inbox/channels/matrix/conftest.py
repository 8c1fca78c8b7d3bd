"""One Synapse for all of these tests; each uses accounts of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.servers.needs import server_directory
from tests.servers.synapse import MatrixUser, Synapse

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def synapse() -> Iterator[Synapse]:
    """A running Synapse."""
    directory = server_directory("synapse")
    server = Synapse.start(directory / "synapse")
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def ours(synapse: Synapse) -> MatrixUser:
    """The shop's account."""
    return synapse.register()


@pytest.fixture
def carla(synapse: Synapse) -> MatrixUser:
    """A customer."""
    user = synapse.register()
    user.call("PUT", f"/profile/{user.id}/displayname", json={"displayname": "Carla Customer"})
    return user


@pytest.fixture
def omar(synapse: Synapse) -> MatrixUser:
    """Another customer."""
    return synapse.register()
