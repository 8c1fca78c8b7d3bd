"""Turns the bytes of a mail into an IncomingMessage: pure, and never raising.

Warning codes: `raw_shown` (could not be taken apart), `repaired` (something in it was broken),
`date_unusable` (the Date is missing or ahead of its arrival), and those of spoofing.py.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fast_mail_parser import ParseError, PyAddress, PyAttachment, parse_email

from inbox.channel import IncomingFile, IncomingMessage
from inbox.channels.email import automatic, fallback, quoted, spoofing
from inbox.channels.email.headers import first, message_id, message_ids, one_line, sent_at
from inbox.channels.email.html_text import html_to_text
from inbox.channels.email.identity import remote_id
from inbox.channels.email.mime import Address, Mail
from inbox.model import Direction

if TYPE_CHECKING:
    from datetime import datetime

_log = logging.getLogger(__name__)
_CID = re.compile(r"cid:([^\"'\s>)]+)", re.IGNORECASE)
_UNSAFE_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')
# Another machine's words for spam; the provider's Junk folder is not read at all.
_SPAM = re.compile(r"^\s*yes\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Where:
    """What is known of a mail beside its bytes."""

    own_addresses: frozenset[str] = frozenset()
    arrived_at: datetime | None = None
    is_sent_folder: bool = False
    is_seen: bool = False
    is_answered: bool = False
    place: str = ""
    place_key: str = ""


_NOWHERE = Where()


def parse(raw: bytes, where: Where = _NOWHERE) -> IncomingMessage:
    """Read one mail. What cannot be read is given raw, with a warning code."""
    mail = _read(raw)
    try:
        return _understood(raw, mail, where)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # A bug of ours must cost one mail's looks, never the sync of the mailbox.
        _log.exception("a mail could not be understood and is shown raw")
        return shown_raw(raw, where)


def shown_raw(raw: bytes, where: Where = _NOWHERE) -> IncomingMessage:
    """Give a mail as it is, its headers among the text."""
    text = raw[:200_000].decode("utf-8", "replace")
    return _understood(raw, Mail(text=text, warnings=("raw_shown",)), where)


def _read(raw: bytes) -> Mail:
    try:
        return _fast(raw)
    except (ParseError, ValueError, OverflowError):
        return fallback.read(raw)


def _fast(raw: bytes) -> Mail:
    read = parse_email(raw)
    author = read.from_
    return Mail(
        headers={name.lower(): values for name, values in read.headers.items()},
        subject=read.subject,
        author=_address(author) if author else Address("", ""),
        to=tuple(map(_address, read.to)),
        cc=tuple(map(_address, read.cc)),
        reply_to=tuple(map(_address, read.reply_to)),
        date=read.date_parsed,
        text="\n\n".join(read.text_plain),
        html="\n".join(read.text_html),
        files=tuple(map(_file, read.attachments)),
        warnings=("repaired",) if read.warnings else (),
    )


def _address(read: PyAddress) -> Address:
    return Address(read.display_name or "", read.address)


def _file(read: PyAttachment) -> IncomingFile:
    is_inline = read.disposition == "inline"
    content_id = read.content_id or ""
    return IncomingFile(read.filename, read.mimetype, read.content, content_id, is_inline)


def _understood(raw: bytes, mail: Mail, where: Where) -> IncomingMessage:
    headers = mail.headers
    name, handle = one_line(mail.author.name), _handle(mail.author)
    reply_to = _handle(mail.reply_to[0]) if mail.reply_to else ""
    direction = _direction(handle, reply_to, where)
    is_form = direction is Direction.INBOUND and handle in where.own_addresses and bool(reply_to)
    if is_form:
        # A contact form writes in our own name; the customer is who the answer goes to.
        name, handle = one_line(mail.reply_to[0].name), reply_to
    at, is_date_good = sent_at(mail.date, where.arrived_at)
    text, quote, signature = _bodies(mail)
    own_id = message_id(first(headers, "message-id"))
    fault = _bounce(raw, mail, handle, text)
    others = _counterpart(mail, where) if direction is Direction.OUTBOUND else Address("", "")
    return IncomingMessage(
        remote_id=remote_id(raw, own_id, f"{handle} {first(headers, 'date')} {mail.subject}"),
        direction=direction,
        author_handle=handle,
        author_name=name,
        sent_at=at,
        text=_storable(text),
        subject=one_line(mail.subject),
        html=_storable(mail.html),
        quoted_text=_storable(quote),
        signature_text=_storable(signature),
        message_id_header=own_id,
        in_reply_to=next(iter(message_ids(first(headers, "in-reply-to"))), ""),
        references=message_ids(" ".join(headers.get("references", ()))),
        to=tuple(map(_shown, mail.to)),
        cc=tuple(map(_shown, mail.cc)),
        files=_files(mail),
        raw=raw,
        is_seen=where.is_seen,
        is_answered=where.is_answered,
        is_auto=direction is Direction.INBOUND
        and (fault is not None or automatic.is_automatic(headers, handle, is_form=is_form)),
        is_spam=bool(_SPAM.match(first(headers, "x-spam-flag"))),
        bounce_of=fault.bounce_of if fault else "",
        bounce_sentence=one_line(fault.sentence) if fault else "",
        warnings=_warnings(mail, handle, direction, reply_to, is_date_good),
        extra={"reply_to": reply_to} if reply_to and reply_to != handle else {},
        place=where.place,
        place_key=where.place_key,
        counterpart_handle=_handle(others),
        counterpart_name=one_line(others.name),
        received_at=where.arrived_at,
    )


def _direction(handle: str, reply_to: str, where: Where) -> Direction:
    if where.is_sent_folder:
        return Direction.OUTBOUND
    if handle not in where.own_addresses:
        return Direction.INBOUND
    is_form = bool(reply_to) and reply_to not in where.own_addresses
    return Direction.INBOUND if is_form else Direction.OUTBOUND


def _bounce(raw: bytes, mail: Mail, handle: str, text: str) -> automatic.Bounce | None:
    return automatic.bounce(raw, mail.headers, handle, mail.subject, text)


def _counterpart(mail: Mail, where: Where) -> Address:
    for each in (*mail.to, *mail.cc):
        if _handle(each) not in where.own_addresses:
            return each
    return mail.to[0] if mail.to else Address("", "")


def _bodies(mail: Mail) -> tuple[str, str, str]:
    if "raw_shown" in mail.warnings:
        return mail.text, "", ""
    if mail.text.strip():
        parts = quoted.split(mail.text)
        return parts.text, parts.quoted, parts.signature
    written, quote = html_to_text(mail.html) if mail.html else ("", "")
    parts = quoted.split(written)
    # A mail that is nothing but a quote (a forward) is shown, not folded away.
    if not parts.text.strip() and quote:
        return quote, "", parts.signature
    return parts.text, "\n\n".join(filter(None, (parts.quoted, quote))), parts.signature


def _files(mail: Mail) -> tuple[IncomingFile, ...]:
    shown = set(_CID.findall(mail.html)) if mail.files and mail.html else set()
    return tuple(
        IncomingFile(
            name=_file_name(file, at),
            media_type=one_line(file.media_type) or "application/octet-stream",
            content=file.content,
            content_id=one_line(file.content_id),
            is_inline=file.content_id in shown
            or (file.is_inline and file.media_type.startswith("image/")),
        )
        for at, file in enumerate(mail.files, 1)
    )


def _file_name(file: IncomingFile, at: int) -> str:
    cleaned = _UNSAFE_NAME.sub("_", _storable(file.name)).strip(" .")[-120:]
    if cleaned:
        return cleaned
    if file.media_type == "message/rfc822":
        return f"message-{at}.eml"
    if file.media_type == "text/calendar":
        return "invitation.ics"
    kind = re.sub(r"\W", "", file.media_type.rpartition("/")[2]) or "bin"
    return f"file-{at}.{kind[:10]}"


def _warnings(
    mail: Mail, handle: str, direction: Direction, reply_to: str, is_date_good: bool
) -> tuple[str, ...]:
    found = list(mail.warnings)
    if not is_date_good:
        found.append("date_unusable")
    if direction is Direction.INBOUND:
        found += spoofing.warnings(mail.headers, mail.author.name, handle, reply_to)
    return tuple(found)


def _handle(address: Address) -> str:
    return one_line(address.address).lower()


def _shown(address: Address) -> str:
    name, handle = one_line(address.name), one_line(address.address)
    return f"{name} <{handle}>" if name else handle


def _storable(text: str) -> str:
    """Lone surrogates and NULs cannot be stored as UTF-8."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
