"""A snac2 server for the whole module, and people on it."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.inbox.channels.mastodon.people import Person
from tests.inbox.channels.running import pytest_pyfunc_call
from tests.servers.needs import server_directory
from tests.servers.snac import Snac

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["person", "pytest_pyfunc_call", "snac"]
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def snac() -> Iterator[Snac]:
    """One server; every test takes people of its own."""
    directory = server_directory("snac")
    server = Snac.start(directory, users=())
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def person(snac: Snac) -> Iterator[Callable[[str], Person]]:
    """Make somebody new on the server."""
    made: list[Person] = []

    def make(name: str) -> Person:
        full = f"{name}{next(_numbers)}"
        snac.add(full)
        made.append(Person(full, snac, snac.token(full)))
        return made[-1]

    yield make
    for each in made:
        each.close()
