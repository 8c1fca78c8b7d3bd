"""Reads the mails that the fast parser cannot: the standard library part by part, then raw."""

from __future__ import annotations

import email.policy
import logging
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import getaddresses
from typing import TYPE_CHECKING

from inbox.channel import IncomingFile
from inbox.channels.email.headers import first, parse_date
from inbox.channels.email.mime import Address, Mail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_log = logging.getLogger(__name__)
_MOST_RAW = 200_000
# What the standard library raised on real mail: unknown charsets, broken ids and addresses.
_KNOWN = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


def read(raw: bytes) -> Mail:
    """Give what can be read; at the very least the raw text. Never raises."""
    for policy in (email.policy.compat32, email.policy.default):
        try:
            return _read(message_from_bytes(raw, policy=policy))
        except _KNOWN:
            _log.info("the standard library could not read a mail", exc_info=True)
    return Mail(text=raw[:_MOST_RAW].decode("utf-8", "replace"), warnings=("raw_shown",))


def _read(mail: Message) -> Mail:
    headers: dict[str, list[str]] = {}
    for name, value in mail.items():
        headers.setdefault(name.lower(), []).append(_decoded(value))
    texts: list[str] = []
    htmls: list[str] = []
    files: list[IncomingFile] = []
    for part in _leaves(mail):
        kind = part.get_content_type()
        is_body = part.get_content_disposition() != "attachment" and not part.get_filename()
        if is_body and kind == "text/plain":
            texts.append(_text(part))
        elif is_body and kind == "text/html":
            htmls.append(_text(part))
        else:
            files.append(_file(part, kind))
    return Mail(
        headers=headers,
        subject=first(headers, "subject"),
        author=(_addresses(headers, "from") or (Address("", ""),))[0],
        to=_addresses(headers, "to"),
        cc=_addresses(headers, "cc"),
        reply_to=_addresses(headers, "reply-to"),
        date=parse_date(first(headers, "date")),
        text="\n\n".join(texts),
        html="\n".join(htmls),
        files=tuple(files),
        warnings=("repaired",),
    )


def _leaves(mail: Message) -> Iterator[Message]:
    for part in mail.walk():
        if not part.is_multipart():
            yield part


def _decoded(value: object) -> str:
    text = str(value)
    try:
        return str(make_header(decode_header(text)))
    except _KNOWN:
        return text.encode("utf-8", "replace").decode("utf-8")


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return str(part.get_payload())
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def _file(part: Message, kind: str) -> IncomingFile:
    content = part.get_payload(decode=True)
    return IncomingFile(
        name=_decoded(part.get_filename() or ""),
        media_type=kind,
        content=content if isinstance(content, bytes) else b"",
        content_id=str(part.get("Content-ID", "")).strip(" <>"),
        is_inline=part.get_content_disposition() == "inline",
    )


def _addresses(headers: dict[str, list[str]], name: str) -> tuple[Address, ...]:
    pairs = getaddresses(headers.get(name, []))
    return tuple(Address(shown, address) for shown, address in pairs if address)
