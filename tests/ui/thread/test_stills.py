"""A film's first picture, really decoded, where the media extra is installed."""

from __future__ import annotations

import struct

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from inbox.model import Attachment
from tests.ui.thread import fake
from ui.thread.player import can_play
from ui.thread.stills import still
from ui.thread.view import ThreadPane

needs_media = pytest.mark.skipif(not can_play(), reason="needs the media extra (PySide6-Addons)")
FILM = Attachment("f", "tent.avi", "video/x-msvideo", 9_000, "ff", kind="video")
WIDE, HIGH, FRAMES = 160, 96, 10


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _film(colour: str) -> bytes:
    """Make an AVI of still JPEGs (Microsoft, AVI RIFF file reference)."""
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(written, QByteArray(b"JPEG")).write(image)
    jpeg = bytes(written.data().data())
    head = struct.pack("<14I", 100_000, 0, 0, 0x10, FRAMES, 0, 1, len(jpeg), WIDE, HIGH, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack(
        "<10I4H", 0, 0, 0, 1, 10, 0, FRAMES, len(jpeg), 0, 0, 0, 0, WIDE, HIGH
    )
    form = struct.pack("<IiiHH4sIiiII", 40, WIDE, HIGH, 1, 24, b"MJPG", 0, 0, 0, 0, 0)
    listed = _chunk(b"LIST", b"strl" + _chunk(b"strh", stream) + _chunk(b"strf", form))
    frame = _chunk(b"00dc", jpeg)
    entries = b"".join(
        b"00dc" + struct.pack("<III", 0x10, 4 + at * len(frame), len(jpeg)) for at in range(FRAMES)
    )
    body = _chunk(b"LIST", b"hdrl" + _chunk(b"avih", head) + listed)
    body += _chunk(b"LIST", b"movi" + frame * FRAMES) + _chunk(b"idx1", entries)
    return _chunk(b"RIFF", b"AVI " + body)


@needs_media
def test_a_film_gives_its_first_picture() -> None:
    image = QImage.fromData(QByteArray(still(_film("#c81e1e"))))
    assert (image.width(), image.height()) == (WIDE, HIGH)
    colour = image.pixelColor(WIDE // 2, HIGH // 2)
    assert colour.red() > 150
    assert colour.green() < 80


def test_what_is_no_film_gives_none() -> None:
    assert still(b"not a film") == b""


@needs_media
def test_the_thread_shows_it(loop, until, feed, qtbot) -> None:
    message = fake.message(1, "", attachments=(FILM,))
    desk = fake.FakeDesk(fake.thread(messages=(message,), notes=()))
    desk.files["ff"] = _film("#1e5ac8")
    made = ThreadPane(desk, feed)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()

    async def ask() -> None:
        made.show_conversation("c1")

    loop.run_until_complete(ask())
    until(lambda: made.shown() is not None)
    until(lambda: made.area.scene.pictures.get("ff") == (WIDE, HIGH))
    shown = made.area.grab().toImage()
    blue = sum(
        shown.pixelColor(x, y).blue() > 150 and shown.pixelColor(x, y).red() < 80
        for x in range(0, shown.width(), 5)
        for y in range(0, shown.height(), 5)
    )
    assert blue > 200
