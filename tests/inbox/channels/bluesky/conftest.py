"""Bluesky's own network for the whole run, and people on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.inbox.channels.running import pytest_pyfunc_call
from tests.servers.atproto import Bluesky

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bluesky", "pytest_pyfunc_call"]


@pytest.fixture(scope="session")
def bluesky() -> Iterator[Bluesky]:
    """One network; every test takes people of its own."""
    network = Bluesky.start()
    try:
        yield network
    finally:
        network.stop()
