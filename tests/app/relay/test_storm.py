"""Every payload arrives exactly once, whoever dies meanwhile."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from tests.app.relay.storm import storm
from tests.servers.postgres import Postgres
from tests.servers.relay import RelayProcess

if TYPE_CHECKING:
    from pathlib import Path

PAYLOADS = int(os.environ.get("KINDLINE_RELAY_PAYLOADS", "1000"))
KILLS = int(os.environ.get("KINDLINE_RELAY_KILLS", "8"))


@pytest.mark.timeout(900)
def test_every_payload_arrives_once_at_three_desktops_though_the_relay_is_killed(
    tmp_path: Path,
) -> None:
    _run(RelayProcess(tmp_path, ("one", "two", "three")), PAYLOADS, KILLS)


@pytest.mark.servers
@pytest.mark.timeout(300)
def test_every_payload_arrives_once_through_postgresql(tmp_path: Path) -> None:
    postgres = Postgres.start()
    try:
        _run(RelayProcess(tmp_path, ("one", "two"), url=postgres.url), 300, 3)
    finally:
        postgres.stop()


def _run(relay: RelayProcess, payloads: int, kills: int) -> None:
    relay.start()
    try:
        told = asyncio.run(storm(relay, payloads, kills))
    finally:
        relay.stop()
    print(told)
    assert (told.missing, told.doubled, told.faults, told.kept_after) == (0, 0, 0, 0)
    assert told.posts >= payloads
    assert relay.starts == kills + 1
    assert "payload" not in relay.log.replace("payloads were deleted", "")
