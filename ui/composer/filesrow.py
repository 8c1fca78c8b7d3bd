"""The files that go with a reply: chips with a name, a size and a way out."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from inbox.errors import Invalid
from ui.composer.terms import takes_type
from ui.kit import fonts
from ui.kit.buttons import IconButton
from ui.kit.words import isolate, size, tip, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inbox.model import Attachment, Capabilities

_SHOWN = 34  # characters of a name


class FilesRow(QWidget):
    """Holds the attachments of the draft."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._files: list[Attachment] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 2, 6, 2)
        self._row.setSpacing(6)
        self.setAccessibleName(tr("Attachments"))
        self._show()

    def files(self) -> tuple[Attachment, ...]:
        """Give the attachments."""
        return tuple(self._files)

    def fill(self, files: Sequence[Attachment]) -> None:
        """Take a draft's attachments."""
        self._files = list(files)
        self._show()

    def add(self, file: Attachment) -> None:
        """Add one."""
        self._files.append(file)
        self._show()
        self.changed.emit()

    def _remove(self, file: Attachment) -> None:
        self._files.remove(file)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for file in self._files:
            self._row.addWidget(self._chip(file))
        self._row.addStretch(1)
        self.setVisible(bool(self._files))

    def _chip(self, file: Attachment) -> QFrame:
        chip = QFrame()
        chip.setProperty("card", True)
        inner = QHBoxLayout(chip)
        inner.setContentsMargins(10, 2, 4, 2)
        inner.setSpacing(6)
        name = (
            file.name if len(file.name) <= _SHOWN else f"{file.name[: _SHOWN - 9]}…{file.name[-8:]}"
        )
        label = QLabel(f"{isolate(name)}  {size(file.size_bytes)}")
        label.setFont(fonts.font(12.5))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip(file.name))
        inner.addWidget(label)
        out = IconButton("x", tr("Remove {name}", name=isolate(file.name)), size=14)
        out.clicked.connect(lambda: self._remove(file))
        inner.addWidget(out)
        return chip


def read_file(
    given: tuple[str, bytes | Path], can: Capabilities, keep: Callable[[str, str, bytes], Any]
) -> Attachment:
    """Read and keep one file for the draft. Raises Invalid where the channel would refuse it."""
    name, source = given
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if not takes_type(kind, can.file_types):
        raise Invalid(
            tr(
                "{name} was not attached: this channel takes only {types}.",
                name=isolate(name),
                types=", ".join(types_said(can.file_types)),
            )
        )
    length = len(source) if isinstance(source, bytes) else _length(name, source)
    if can.max_file_bytes is not None and length > can.max_file_bytes:
        most = size(can.max_file_bytes)
        raise Invalid(
            tr(
                "{name} is larger than {most}, the most that this channel takes; it was not"
                " attached.",
                name=isolate(name),
                most=most,
            )
        )
    content = source if isinstance(source, bytes) else _content(name, source)
    kept: Attachment = keep(name, kind, content)
    return kept


def types_said(types: Sequence[str]) -> list[str]:
    """Name media types as people do."""
    names = {
        "image/*": tr("images"),
        "video/*": tr("films"),
        "audio/*": tr("sound"),
        "application/pdf": "PDF",
        "text/plain": tr("plain text"),
    }
    said = [names.get(one, one.partition("/")[2].removeprefix("x-").upper()) for one in types]
    return list(dict.fromkeys(said))


def _length(name: str, path: Path) -> int:
    try:
        if path.is_dir():
            raise Invalid(
                tr("{name} is a folder; pack it into one file first.", name=isolate(name))
            )
        return path.stat().st_size
    except OSError:
        raise _unreadable(name) from None


def _content(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _unreadable(name) from None


def _unreadable(name: str) -> Invalid:
    return Invalid(
        tr("{name} could not be read; nothing was attached. Check the file.", name=isolate(name))
    )
