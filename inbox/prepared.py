"""What takes long in storing a message and needs no database: its packed raw, its folded words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inbox.channel import IncomingMessage

INDEXED_CHARACTERS = 100_000
# What a review says beside its text is found like a subject.
_FIELDS = ("title", "product", "version")


def packed(raw: bytes) -> bytes:
    """Give the bytes of a message as they are kept: zlib."""
    from isal import isal_zlib  # noqa: PLC0415 - the window starts without it

    made: bytes = isal_zlib.compress(raw, 1)
    return made


def words(row: Mapping[str, Any], files: Iterable[str]) -> tuple[str, ...]:
    """Give what search knows of a message's row: subject, body, author, people, files."""
    extra = row["extra"]
    named = [str(extra[key]) for key in _FIELDS if extra.get(key)] if extra else ()
    return (
        fold(" ".join((row["subject"], *named))),
        fold(f"{row['text']}\n{row['signature_text']}"[:INDEXED_CHARACTERS]),
        fold(f"{row['author_name']} {row['author_handle']}"),
        fold(" ".join((*row["to_list"], *row["cc_list"]))),
        fold(" ".join(files)),
    )


def words_of(message: IncomingMessage) -> tuple[str, ...]:
    """Give the same of a message that is not stored yet."""
    row = {
        "extra": message.extra,
        "subject": message.subject,
        "text": message.text,
        "signature_text": message.signature_text,
        "author_name": message.author_name,
        "author_handle": message.author_handle,
        "to_list": message.to,
        "cc_list": message.cc,
    }
    return words(row, [file.name for file in message.files])
