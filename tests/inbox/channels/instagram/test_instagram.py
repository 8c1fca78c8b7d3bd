"""What only Instagram does; the rest is in tests/inbox/graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inbox.channel import IncomingFile
from inbox.channels.instagram.channel import InstagramChannel
from inbox.errors import Refused
from tests.inbox.graph.stage import Stage
from tests.servers.pages import PAGE
from tests.servers.vendor import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage.start(InstagramChannel)
    yield made
    made.stop()


def test_it_takes_no_files(stage: Stage) -> None:
    channel = stage.channel()
    file = IncomingFile("a.png", "image/png", b"x")
    with pytest.raises(Refused, match="one by one"):
        stage.do(channel, channel.send(stage.reply("", files=(file,))))


def test_a_page_without_an_instagram_account_is_told(stage: Stage) -> None:
    stage.pages.trouble(Answer({"id": PAGE, "name": "Mug Shop"}), path=f"/{PAGE}")
    with pytest.raises(Refused, match="No Instagram professional account"):
        stage.take(stage.channel())


def test_its_length_is_counted_in_bytes() -> None:
    can = InstagramChannel.can
    assert (can.max_length, can.counted_in) == (1000, "bytes")
