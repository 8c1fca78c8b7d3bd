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


def test_a_file_is_uploaded_and_then_sent_by_its_name_there(stage: Stage) -> None:
    stage.pages.says("carla", "Show me")
    channel = stage.channel()
    picture = IncomingFile("Tasse grün.png", "image/png", b"\x89PNG")
    paper = IncomingFile("فاتورة.pdf", "application/pdf", b"%PDF")
    for file in (picture, paper):
        stage.do(channel, channel.send(stage.reply("", files=(file,))))
    uploads = list(stage.pages.uploads.items())
    assert [
        (each["filedata"].content, each["message"]["attachment"]["type"]) for _, each in uploads
    ] == [(picture.content, "image"), (paper.content, "file")]
    assert [each["message"] for each in stage.pages.sent] == [
        {"attachment": {"type": "MEDIA_SHARE", "payload": {"id": number}}} for number, _ in uploads
    ]
    with pytest.raises(Refused, match="one by one"):
        stage.do(channel, channel.send(stage.reply("With words", files=(picture,))))
    large = IncomingFile("a.png", "image/png", b"x" * 8_000_001)
    with pytest.raises(Refused, match="8 MB"):
        stage.do(channel, channel.send(stage.reply("", files=(large,))))
    stage.pages.trouble(Answer({"success": True}), path="/message_attachments")
    with pytest.raises(Refused, match="did not keep"):
        stage.do(channel, channel.send(stage.reply("", files=(picture,))))
    assert len(stage.pages.sent) == 2


def test_a_page_without_an_instagram_account_is_told(stage: Stage) -> None:
    stage.pages.trouble(Answer({"id": PAGE, "name": "Mug Shop"}), path=f"/{PAGE}")
    with pytest.raises(Refused, match="No Instagram professional account"):
        stage.take(stage.channel())


def test_its_length_is_counted_in_bytes() -> None:
    can = InstagramChannel.can
    assert (can.max_length, can.counted_in) == (1000, "bytes")
