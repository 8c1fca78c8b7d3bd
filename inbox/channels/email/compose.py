"""Turns an approved reply into the bytes of a mail: pure."""

from __future__ import annotations

import email.policy
import hashlib
import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses, parseaddr, unquote
from html import escape
from typing import TYPE_CHECKING

from inbox.channels.email.headers import one_line
from inbox.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inbox.channel import IncomingFile, Outgoing
    from inbox.channels.email.config import MailConfig

_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_POLICY = email.policy.SMTP.clone(max_line_length=76)
# RFC 5322 sets no limit, but header fields beyond a few kilobytes are cut by some servers.
_MOST_REFERENCES = 20
_LAST_ASCII = 126
_FRAME = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{}\n</body></html>\n'


def compose(outgoing: Outgoing, config: MailConfig, now: datetime) -> bytes:
    """Give the mail, ready for SMTP. Raises Refused, also when there is nobody to send it to."""
    try:
        return _composed(outgoing, config, now)
    except (ValueError, LookupError, TypeError, MessageError) as error:
        # Nothing has left yet: without a word of ours nobody would know that.
        raise Refused(
            "This reply could not be written as a mail, so it was not sent. Look at its addresses, "
            "subject and files, then send it again."
        ) from error


def _composed(outgoing: Outgoing, config: MailConfig, now: datetime) -> bytes:
    item = outgoing.item
    to = _addresses(item.to or (outgoing.counterpart_handle,))
    if not to:
        raise Refused("This reply has no address to go to. Add one, then send it again.")
    # RFC 6532: only where a mailbox itself has such letters; domains are told in ASCII.
    needs_utf8 = any(not each.username.isascii() for each in (*to, *_addresses(item.cc)))
    mail = EmailMessage(policy=_POLICY.clone(utf8=True) if needs_utf8 else _POLICY)
    mail["From"] = _address(config.from_name, config.address)
    if config.reply_to:
        mail["Reply-To"] = _addresses([config.reply_to])
    mail["To"] = to
    if item.cc:
        mail["Cc"] = _addresses(item.cc)
    mail["Subject"] = one_line(item.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = item.message_id_header
    _thread(mail, outgoing)
    _body(mail, outgoing, config)
    for file in outgoing.files:
        _attach(mail, file)
    _name_boundaries(mail, item.message_id_header)
    return mail.as_bytes()


def recipients(outgoing: Outgoing) -> list[str]:
    """Give every envelope address, once each."""
    item = outgoing.item
    pairs = getaddresses([*(item.to or (outgoing.counterpart_handle,)), *item.cc])
    return list(dict.fromkeys(_ascii_domain(address) for _, address in pairs if "@" in address))


def _thread(mail: EmailMessage, outgoing: Outgoing) -> None:
    references = list(dict.fromkeys((*outgoing.references, outgoing.in_reply_to)))
    references = [each for each in references if _is_reference(each)]
    if len(references) > _MOST_REFERENCES:
        references = [references[0], *references[1 - _MOST_REFERENCES :]]
    if _is_reference(outgoing.in_reply_to):
        mail["In-Reply-To"] = outgoing.in_reply_to
    if references:
        mail["References"] = " ".join(references)


def _is_reference(text: str) -> bool:
    """Tell whether a Message-ID can be repeated; what came may be anything."""
    return bool(text) and text.isascii() and text.isprintable()


def _body(mail: EmailMessage, outgoing: Outgoing, config: MailConfig) -> None:
    text = _whole(outgoing.item.text).replace("\r\n", "\n").rstrip("\n")
    signature = _whole(config.signature).strip("\n")
    quoted = _whole(outgoing.quoted_text).rstrip()
    parts = [text]
    if signature:
        parts.append(f"-- \n{signature}")
    intro = _intro(outgoing, text)
    if quoted:
        lines = quoted.splitlines()
        parts.append("\n".join([intro, *(f"> {line}".rstrip() for line in lines)]))
    plain = "\n\n".join(parts) + "\n"
    mail.set_content(plain, cte=_encoding(plain))
    if outgoing.item.html or _ARABIC.search(text):
        written = _whole(outgoing.item.html) or _paragraphs(text)
        html = _html(written, text, signature, (intro, quoted))
        mail.add_alternative(html, subtype="html", cte=_encoding(html))


def _whole(text: str) -> str:
    """Replace halves of characters, which a window may paste and no mail can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _encoding(text: str) -> str:
    """Arabic in quoted-printable is six bytes a letter: base64 is then smaller and safer."""
    foreign = sum(1 for letter in text if ord(letter) > _LAST_ASCII)
    return "base64" if foreign * 6 > len(text) else "quoted-printable"


def _intro(outgoing: Outgoing, text: str) -> str:
    author = one_line(outgoing.quoted_author or outgoing.counterpart_handle)
    when = outgoing.quoted_at.strftime("%Y-%m-%d %H:%M UTC") if outgoing.quoted_at else ""
    if _ARABIC.search(text):
        return f"في {when} كتب {author}:" if when else f"كتب {author}:"
    return f"On {when}, {author} wrote:" if when else f"{author} wrote:"


def _html(written: str, text: str, signature: str, quoted: tuple[str, str]) -> str:
    direction = "rtl" if _ARABIC.search(text) else "ltr"
    intro, quote = quoted[0], _lines(quoted[1])
    parts = [f'<div dir="{direction}">{written}</div>']
    if signature:
        parts.append(f'<div dir="auto">-- <br>{_lines(signature)}</div>')
    if quote:
        parts.append(
            f'<div class="gmail_quote"><div dir="{direction}">{escape(intro)}</div>'
            '<blockquote type="cite" dir="auto" style="margin:0 0 0 0.8ex;'
            f'border-left:1px solid #ccc;padding-left:1ex">{quote}</blockquote></div>'
        )
    return _FRAME.format("\n".join(parts))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_lines(part)}</p>" for part in re.split(r"\n{2,}", text))


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in text.splitlines())


def _attach(mail: EmailMessage, file: IncomingFile) -> None:
    main, _, sub = file.media_type.partition("/")
    if main in {"", "multipart", "message", "text"} or not sub:
        # As an octet stream every byte arrives as it was; text would have its lines rewritten.
        main, sub = "application", "octet-stream"
    mail.add_attachment(
        file.content,
        maintype=main,
        subtype=sub,
        filename=one_line(file.name) or "file",
        disposition="inline" if file.is_inline else "attachment",
        cid=f"<{file.content_id}>" if file.content_id else None,
    )


def _name_boundaries(mail: EmailMessage, seed: str) -> None:
    """Name them after the reply: composed again it must be the same, to be recognised."""
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            digest = hashlib.sha256(f"{seed} {number}".encode()).hexdigest()[:24]
            part.set_boundary(f"=_{digest}")


def _addresses(texts: Sequence[str]) -> tuple[Address, ...]:
    pairs = getaddresses(list(texts))
    return tuple(_address(name, address) for name, address in pairs if "@" in address)


def _address(name: str, address: str) -> Address:
    shown = parseaddr(address)[1] or address
    local, _, domain = one_line(_ascii_domain(shown)).rpartition("@")
    try:
        return Address(one_line(name), unquote(local), domain)
    except (ValueError, IndexError) as error:
        raise Refused(f"{address} is not an address that mail can go to.") from error


def _ascii_domain(address: str) -> str:
    """Give an address with its domain as the network writes it (RFC 5890); else as it came."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address
