"""Mail kept in files: .eml, mbox and Maildir, read as far as they can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inbox.channels.email.parse import Where, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inbox.channel import IncomingMessage

# Windows cannot write ":", so mail programs there put another sign before a Maildir's flags.
_FLAGS = re.compile(r"[:!;]2,([A-Za-z]*)$")
_MBOX_STATUS = re.compile(rb"^(?:X-)?Status:[ \t]*(\w+)", re.MULTILINE | re.IGNORECASE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
# Writers that do not escape "From " are many; its time tells the line that begins a mail.
_BEGIN = re.compile(rb"^From .*\d\d:\d\d")
_HEADER_BYTES = 16_000
_SENT = re.compile(r"^\.?(inbox\.)?sent( items| messages|-mail)?$", re.IGNORECASE)
_MOST_BYTES = 100_000_000  # what is larger is no mail; it would only fill the memory


@dataclass
class Unread:
    """What could not be read at all, with the reason."""

    sentences: list[str] = field(default_factory=list)


def read(
    paths: Iterable[Path], own_addresses: frozenset[str], unread: Unread
) -> Iterator[IncomingMessage]:
    """Read every mail under the paths; what fails is noted in `unread` and passed over."""
    for path in paths:
        for file, raw, flags in _found(path, unread):
            where = Where(
                own_addresses=own_addresses,
                is_sent_folder=bool(_SENT.match(_folder(file))),
                is_seen="S" in flags,
                is_answered="R" in flags,
            )
            yield parse(raw, where)


def _folder(file: Path) -> str:
    """Name the mail folder a file belongs to."""
    home = file.parent.parent if file.parent.name in ("cur", "new") else file.parent
    return file.stem if file.suffix == ".mbox" else home.name


def _found(path: Path, unread: Unread) -> Iterator[tuple[Path, bytes, str]]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and _is_mail(file):
                yield from _file(file, unread)
    elif path.exists():
        yield from _file(path, unread)
    else:
        unread.sentences.append(f"{path} does not exist.")


def _is_mail(file: Path) -> bool:
    is_maildir = file.parent.name in ("cur", "new") and not file.name.startswith(".")
    return is_maildir or file.suffix.lower() in (".eml", ".mbox", ".mbx")


def _file(file: Path, unread: Unread) -> Iterator[tuple[Path, bytes, str]]:
    try:
        if file.suffix.lower() != ".eml" and _begins_as_mbox(file):
            yield from ((file, raw, _status(raw)) for raw in split(file))
        elif file.stat().st_size > _MOST_BYTES:
            unread.sentences.append(f"{file} is too large to be a mail.")
        else:
            flags = _FLAGS.search(file.name)
            yield file, file.read_bytes(), flags[1] if flags else ""
    except OSError as error:
        unread.sentences.append(f"{file} cannot be read: {error.strerror}.")


def _begins_as_mbox(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(5) == b"From "


def split(file: Path) -> Iterator[bytes]:
    """Give the mails of an mbox, one at a time.

    A mail begins at "From " with a time, after an empty line; one ">" before "From " is undone.
    """
    lines: list[bytes] = []
    is_after_empty = True
    with file.open("rb") as opened:
        for line in opened:
            if is_after_empty and _BEGIN.match(line):
                yield from _whole(lines)
                lines = []
            else:
                lines.append(line)
            is_after_empty = not line.strip()
    yield from _whole(lines)


def _whole(lines: list[bytes]) -> Iterator[bytes]:
    raw = b"".join(lines)
    if raw.strip():
        yield _ESCAPED.sub(rb"\1", raw)


def _status(raw: bytes) -> str:
    """Read the flags that mbox programs keep in headers, as Maildir writes them."""
    told = b"".join(_MBOX_STATUS.findall(raw[:_HEADER_BYTES])).decode("ascii", "replace").upper()
    return ("S" if "R" in told else "") + ("R" if "A" in told else "")
