"""What only Messenger does; the rest is in tests/inbox/graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inbox.channel import IncomingFile, RemoteAction
from inbox.channels.messenger.channel import MessengerChannel
from inbox.errors import Refused
from tests.inbox.graph.stage import CARLA, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = IncomingFile("a.png", "image/png", b"\x89PNG")


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage.start(MessengerChannel)
    yield made
    made.stop()


def test_a_file_leaves_by_itself(stage: Stage) -> None:
    stage.pages.says("carla", "Show me")
    channel = stage.channel()
    stage.do(channel, channel.send(stage.reply("", files=(FILE,))))
    sent = stage.pages.sent[0]
    assert sent["message"] == {"attachment": {"type": "image", "payload": {}}}
    assert sent["filedata"].content == FILE.content
    assert sent["recipient"] == {"id": CARLA}
    with pytest.raises(Refused, match="one by one"):
        stage.do(channel, channel.send(stage.reply("With words", files=(FILE,))))


def test_our_own_comment_can_be_changed(stage: Stage) -> None:
    first = stage.pages.comments_on("Do they break?")
    channel = stage.channel()
    edit = RemoteAction("edit", f"comment:{first}", first, "They never break.")
    stage.do(channel, channel.act([edit]))
    assert stage.pages.comments[first]["message"] == "They never break."
