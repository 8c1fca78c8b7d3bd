"""Gives a film's first picture, where the `media` extra is installed.

A process of its own opens the film: what a stranger sent must not bring the window down.
"""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

_PATIENCE_SECONDS = 20.0
_LONGEST_MS = 10_000
_MOST_PIXELS = 800


def still(content: bytes) -> bytes:
    """Give a picture of a film as PNG, b"" where there is none; takes up to 20 seconds."""
    if getattr(sys, "frozen", False):  # there is no Python to start
        return b""
    try:
        run = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", __name__],
            input=content,
            capture_output=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return run.stdout if run.returncode == 0 else b""


def main() -> int:
    """Be the process: a film on stdin, a PNG on stdout; 1 where no picture came."""
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink  # noqa: PLC0415

    app = QGuiApplication([])
    film, sink, player = QBuffer(), QVideoSink(), QMediaPlayer()
    film.setData(QByteArray(sys.stdin.buffer.read()))
    film.open(QIODevice.OpenModeFlag.ReadOnly)

    def look(frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            sys.stdout.buffer.write(_png(image))
            sys.stdout.buffer.flush()
            # The decoder's threads have nothing to end in order for.
            os._exit(0)

    sink.videoFrameChanged.connect(look)
    player.errorOccurred.connect(lambda _error, _text: app.exit(1))
    player.setVideoSink(sink)
    player.setSourceDevice(film)
    QTimer.singleShot(_LONGEST_MS, lambda: app.exit(1))
    player.play()
    return app.exec()


def _png(image: QImage) -> bytes:
    if image.width() > _MOST_PIXELS:
        image = image.scaledToWidth(_MOST_PIXELS)
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(written, QByteArray(b"PNG")).write(image)
    return bytes(written.data().data())


if __name__ == "__main__":
    sys.exit(main())
