"""Plays voice notes in the thread where the optional multimedia parts are installed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal

from inbox.errors import KindlineError
from ui.kit.dialogs import tell
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr
from ui.thread.playback import Playback

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inbox.model import Attachment

_MS = 1000.0
_STEP_SECONDS = 0.2


@cache
def can_play() -> bool:
    """Tell whether the `media` extra is installed, without loading it."""
    return find_spec("PySide6.QtMultimedia") is not None


class Player(QObject):
    """One file at a time; `moved` says how far it is."""

    moved = Signal(str, object)  # content hash, Playback
    open_wanted = Signal(object)  # Attachment: the system's player has to do it

    def __init__(self, read: Callable[[str], bytes], over: QWidget) -> None:
        super().__init__(over)
        self._read, self._over = read, over
        self._file: Attachment | None = None
        self._now = Playback("")
        self._said = self._now
        self._media: Any = None
        self._output: Any = None
        self._buffer: QBuffer | None = None
        self._has_said = False

    def toggle(self, file: Attachment, entry_key: str) -> None:
        """Play a file, or pause the one that plays."""
        if not can_play():
            self._hand_over(file)
            return
        if self._file is not None and self._file.content_hash == file.content_hash:
            self._media.pause() if self._now.is_playing else self._media.play()
            return
        spawn(self._start(file, entry_key))

    def seek(self, file: Attachment, part: float) -> None:
        """Go to a part (0.0 to 1.0) of the file that is in the player."""
        if self._is_here(file) and self._media is not None:
            self._media.setPosition(round(max(0.0, min(1.0, part)) * self._media.duration()))

    def faster(self, file: Attachment, entry_key: str) -> None:
        """Take the next speed; it holds for the files after this one too."""
        self._now = self._now.faster()
        if self._is_here(file) and self._media is not None:
            self._media.setPlaybackRate(self._now.speed)
            self.moved.emit(file.content_hash, self._now)
        else:
            self.moved.emit(file.content_hash, Playback(entry_key, speed=self._now.speed))

    def stop(self) -> None:
        """Stop: another conversation is opened, or the window closes."""
        if self._media is not None:
            self._media.stop()
        self._file = None
        self._now = Playback("", speed=self._now.speed)

    def _is_here(self, file: Attachment) -> bool:
        return self._file is not None and self._file.content_hash == file.content_hash

    def _hand_over(self, file: Attachment) -> None:
        self.open_wanted.emit(file)
        if self._has_said:
            return
        self._has_said = True
        spawn(
            tell(
                self._over,
                tr("Voice notes open in your system's player"),
                tr(
                    "To play them here, start Kindline once with KINDLINE_EXTRAS=media; it"
                    " installs the parts that play sound."
                ),
            )
        )

    async def _start(self, file: Attachment, entry_key: str) -> None:
        try:
            content = await in_background(self._read, file.content_hash)
        except KindlineError as error:
            await tell(self._over, tr("The voice note could not be read"), told(str(error)))
            return
        before = self._file
        self._prepare()
        self._media.stop()
        if before is not None:
            self.moved.emit(before.content_hash, replace(self._now, is_playing=False, position=0))
        self._file = file
        self._now = Playback(
            entry_key, duration=file.duration_seconds or 0.0, speed=self._now.speed
        )
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._media.setSourceDevice(self._buffer)
        self._media.setPlaybackRate(self._now.speed)
        self._media.play()

    def _prepare(self) -> None:
        if self._media is not None:
            return
        # 60 MB of libraries: loaded when the first voice note is played.
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer  # noqa: PLC0415

        self._media, self._output = QMediaPlayer(self), QAudioOutput(self)
        self._media.setAudioOutput(self._output)
        self._media.positionChanged.connect(self._tell)
        self._media.durationChanged.connect(self._tell)
        self._media.playbackStateChanged.connect(self._tell)
        self._media.errorOccurred.connect(lambda _error, _text: self._failed())

    def _tell(self, *_: object) -> None:
        if self._file is None:
            return
        media = self._media
        is_playing = media.playbackState() == media.PlaybackState.PlayingState
        length = media.duration() / _MS or self._file.duration_seconds or 0.0
        self._now = replace(
            self._now, is_playing=is_playing, position=media.position() / _MS, duration=length
        )
        # Sixteen reports a second would lay the bubble out as often.
        if is_playing != self._said.is_playing or abs(self._now.position - self._said.position) > (
            _STEP_SECONDS
        ):
            self._said = self._now
            self.moved.emit(self._file.content_hash, self._now)

    def _failed(self) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        self.moved.emit(file.content_hash, replace(self._now, is_playing=False, position=0))
        self.open_wanted.emit(file)
