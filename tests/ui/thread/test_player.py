"""A voice note really played, where the media extra is installed."""

from __future__ import annotations

import io
import math
import struct
import wave

import pytest

from inbox.model import Attachment
from tests.ui.thread import fake
from ui.thread.player import can_play
from ui.thread.view import ThreadPane

pytestmark = [
    pytest.mark.skipif(not can_play(), reason="needs the media extra (PySide6-Addons)"),
    # The libraries say on stderr that a machine without sound has none.
    pytest.mark.filterwarnings("ignore"),
]
NOTE = Attachment("v", "voice.wav", "audio/wav", 900, "vv", kind="voice", duration_seconds=3)


def _tone(seconds: int) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        tone = (int(8000 * math.sin(i / 8)) for i in range(8000 * seconds))
        sound.writeframes(b"".join(struct.pack("<h", each) for each in tone))
    return buffer.getvalue()


@pytest.fixture
def pane(loop, until, feed, qtbot):
    desk = fake.FakeDesk(
        fake.thread(messages=(fake.message(1, "", attachments=(NOTE,)),), notes=())
    )
    desk.files["vv"] = _tone(3)
    made = ThreadPane(desk, feed)
    qtbot.addWidget(made)
    made.show()

    async def ask():
        made.show_conversation("c1")

    loop.run_until_complete(ask())
    until(lambda: made.shown() is not None)
    return made


def test_it_plays_pauses_seeks_and_changes_its_speed(pane, loop, until):
    def press(act):
        async def inside():
            act()

        loop.run_until_complete(inside())

    key = f"m:{1:032x}"
    press(lambda: pane.area.acted.emit("play", (NOTE, key)))
    now = pane.area.scene.playing
    until(lambda: "vv" in now and now["vv"].is_playing and now["vv"].position > 0.3)
    assert now["vv"].duration == pytest.approx(3, abs=0.2)
    press(lambda: pane.area.acted.emit("speed", (NOTE, key)))
    until(lambda: now["vv"].speed == 1.5)
    press(lambda: pane.area.acted.emit("play", (NOTE, key)))
    until(lambda: not now["vv"].is_playing)
    press(lambda: pane.area.acted.emit("seek", ((NOTE, key), 0.9)))
    press(lambda: pane.area.acted.emit("play", (NOTE, key)))
    until(lambda: now["vv"].position > 2.6)
    until(lambda: not now["vv"].is_playing)
    pane.player.stop()
