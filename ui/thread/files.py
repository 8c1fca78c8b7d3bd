"""Opens, saves and drags out a message's files, and reads inline images."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from inbox.errors import KindlineError
from ui.kit.dialogs import ask, tell
from ui.kit.tasks import in_background, spawn
from ui.kit.words import isolate, tr
from ui.thread.player import can_play
from ui.thread.stills import still

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.model import Attachment

_DANGEROUS = frozenset(
    """
    app bat cmd com cpl desktop exe hta htm html jar js jse lnk msi ps1 py reg scr sh vbe
    vbs wsf svg xhtml
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_MOST_PIXELS = 1600


class Files(QObject):
    """The files of the shown messages; `read` gives an attachment's bytes by its hash."""

    picture_ready = Signal(str, object)  # content hash, QPixmap
    image_ready = Signal(object, object)  # Attachment, QPixmap in full size

    def __init__(self, read: Callable[[str], bytes], parent: QWidget) -> None:
        super().__init__(parent)
        self._read, self._over = read, parent
        self._folder: Path | None = None

    def open(self, file: Attachment) -> None:
        """Open a file with the system's program."""
        spawn(self._open(file))

    def save(self, file: Attachment) -> None:
        """Ask where, and save a file there."""
        dialog = QFileDialog(self._over, tr("Save file"), safe_name(file.name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(safe_name(file.name))
        dialog.fileSelected.connect(lambda chosen: spawn(self._save(file, Path(chosen))))
        dialog.open()

    def drag(self, file: Attachment) -> None:
        """Let a file be dragged into another program."""
        spawn(self._drag(file))

    def show_picture(self, content_hash: str) -> None:
        """Read an inline image, or the first picture of a film, and announce it."""
        spawn(self._picture(content_hash))

    def enlarge(self, file: Attachment) -> None:
        """Read an image in its full size and announce it."""
        spawn(self._enlarge(file))

    async def _enlarge(self, file: Attachment) -> None:
        try:
            image = await in_background(_full_image, self._read, file.content_hash)
        except KindlineError:
            await self._say_lost(file)
            return
        if image.isNull():
            self.open(file)  # a kind that only another program can show
            return
        self.image_ready.emit(file, QPixmap.fromImage(image))

    async def _open(self, file: Attachment) -> None:
        if Path(file.name).suffix.lower().lstrip(".") in _DANGEROUS and not await ask(
            self._over,
            tr("Open this file?"),
            tr(
                "{name} can run a program or a script on this computer. Open it only if you"
                " expected it.",
                name=isolate(file.name),
            ),
            yes=tr("Open"),
        ):
            return
        if (path := await self._copy(file)) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    async def _save(self, file: Attachment, path: Path) -> None:
        try:
            content = await in_background(self._read, file.content_hash)
            await in_background(path.write_bytes, content)
        except (KindlineError, OSError):
            await self._say_lost(file)

    async def _drag(self, file: Attachment) -> None:
        path = await self._copy(file)
        if path is None:
            return
        # Dragging turns a loop of its own, which must not stand inside a coroutine's step.
        QTimer.singleShot(0, self, lambda: self._drag_path(path))

    def _drag_path(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        drag = QDrag(self._over)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    async def _copy(self, file: Attachment) -> Path | None:
        """Write the file where other programs can read it; gone when the window closes."""
        try:
            content = await in_background(self._read, file.content_hash)
            return await in_background(self._write, file, content)
        except (KindlineError, OSError):
            await self._say_lost(file)
            return None

    def _write(self, file: Attachment, content: bytes) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="kindline-open-"))
        folder = self._folder / file.content_hash[:16]
        folder.mkdir(exist_ok=True)
        path = folder / safe_name(file.name)
        path.write_bytes(content)
        return path

    async def _say_lost(self, file: Attachment) -> None:
        await tell(
            self._over,
            tr("The file could not be read or saved"),
            tr(
                "{name} stays with its message; try another folder, or receive the account again.",
                name=isolate(file.name),
            ),
        )

    async def _picture(self, content_hash: str) -> None:
        try:
            image = await in_background(_image, self._read, content_hash)
        except KindlineError:
            return  # its place keeps the picture icon; opening it says why
        self.picture_ready.emit(content_hash, QPixmap.fromImage(image))


def safe_name(name: str) -> str:
    """Give a file name without folders or characters that a system refuses."""
    # Only the last part counts: a sender must not choose the folder.
    last = re.split(r"[/\\]", name)[-1]
    cleaned = re.sub(r'[\x00-\x1f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]', "_", last)
    return cleaned.strip(". ")[:150] or "file"


def _full_image(read: Callable[[str], bytes], content_hash: str) -> QImage:
    return QImage.fromData(QByteArray(read(content_hash)))


def _image(read: Callable[[str], bytes], content_hash: str) -> QImage:
    data = read(content_hash)
    image = QImage.fromData(QByteArray(data))
    if image.isNull() and can_play():
        image = QImage.fromData(QByteArray(still(data)))
    if max(image.width(), image.height()) > _MOST_PIXELS:
        box = QSize(_MOST_PIXELS, _MOST_PIXELS)
        image = image.scaled(
            box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image


QImageReader.setAllocationLimit(256)  # megabytes: a small file can claim to be a huge image
