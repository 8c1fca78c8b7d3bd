"""An isso of the test's own, with moderation on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.inbox.channels.running import pytest_pyfunc_call
from tests.servers.isso import Isso
from tests.servers.needs import server_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["isso", "pytest_pyfunc_call"]


@pytest.fixture
def isso() -> Iterator[Isso]:
    """Start it empty."""
    directory = server_directory("isso")
    server = Isso.start(directory)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)
