"""Makes mail and short messages to measure with: varied from the shared data, repeatably."""

# ruff: noqa: S311 - chance, not secrets
from __future__ import annotations

import copy
import csv
import os
import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.charset import QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

END = datetime(2026, 11, 20, tzinfo=UTC)
_FALLBACK = {
    "en": "please help order late parcel refund invoice thanks delivery card account broken "
    "replacement number today waiting answer again yesterday price cancel address change",
    "ar": "أين طلبي الذي تأخر كثيرا أريد استرداد المبلغ شكرا على المساعدة رقم الفاتورة البطاقة "
    "التوصيل الحساب العنوان اليوم غدا لماذا لم تصل الرسالة إلى الآن",
}
_UTF_8 = Charset("utf-8")
_UTF_8.body_encoding = QP
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """One generated mail, as values and as bytes."""

    number: int
    author: str
    address: str
    subject: str
    text: str
    sent_at: datetime
    references: tuple[str, ...]
    raw: bytes = b""

    @property
    def message_id(self) -> str:
        """The Message-ID header."""
        return f"<{self.number}.bench@home.example>"


def data_folder() -> Path | None:
    """Give where the shared data lies, None when it is not on this machine."""
    given = os.environ.get("KINDLINE_DATA")
    folder = Path(given) if given else Path(__file__).parents[3] / "shared" / "data"
    return folder if folder.is_dir() else None


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Give real customer sentences of a language ("en" or "ar"), made-up ones without data."""
    folder = data_folder()
    found = [] if folder is None else _read(folder, language)
    if found:
        return tuple(found)
    chance = random.Random(language)
    words = _FALLBACK[language].split()
    return tuple(" ".join(chance.choices(words, k=chance.randint(5, 15))) for _ in range(3_000))


def _read(folder: Path, language: str) -> list[str]:
    if language == "ar":
        return _column(folder / "arabic" / "arbanking77_MSA_PAL_train.csv", ",", "text")
    found = _column(folder / "dialogues" / "twcs_dev.csv", ",", "text")
    return [re.sub(r"@\w+\s*|https?://\S+", "", each) for each in found]


def _column(path: Path, delimiter: str, name: str) -> list[str]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter)
        return [row[name] for row in rows if row.get(name)]


def short_messages(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Give (language, text) of short messages, a quarter of them Arabic."""
    chance = random.Random(seed)
    for number in range(count):
        language = "ar" if chance.random() < 1 / 4 else "en"
        known = sentences(language)
        text = f"{chance.choice(known)} {chance.choice(known)}"
        yield language, f"{text[:400]} {number if chance.random() < 1 / 4 else ''}".strip()


def letters(count: int, seed: int = 1) -> Iterator[Letter]:
    """Give mails as customers' programs write them; threads of a few among them.

    A third are varied from the shared real mails (all their parts and headers stay, the words of
    a customer are put above), the others are generated: plain, or plain and HTML, with what is
    answered quoted below, and the headers that relays add on the way.
    """
    chance = random.Random(seed)
    templates = _templates()
    parents: list[Letter] = []
    for number in range(count):
        parent = chance.choice(parents) if parents and chance.random() < 1 / 2 else None
        person = chance.randrange(max(10, count // 6))
        language = "ar" if chance.random() < 1 / 4 else "en"
        text = _body(chance, language)
        words = _WORD.findall(text)
        subject = f"Re: {parent.subject}" if parent else " ".join(words[:6]) or "Hello"
        references = () if parent is None else (*parent.references[-5:], parent.message_id)
        sent_at = END - timedelta(minutes=count - number)
        author, address = f"Customer {person}", f"customer{person}@home.example"
        letter = Letter(
            number, author, address, subject.replace("Re: Re: ", "Re: "), text, sent_at, references
        )
        if templates and chance.random() < 1 / 3:
            mail = _varied(chance.choice(templates), letter)
        else:
            mail = _generated(chance, letter, parent)
        letter = replace(letter, raw=_bytes(mail))
        parents = [*parents[-200:], letter]
        yield letter


def _address(mail: Message, letter: Letter) -> None:
    named = {
        "From": f"{letter.author} <{letter.address}>",
        "To": "Shop <us@shop.example>",
        "Subject": str(Header(letter.subject, "utf-8", maxlinelen=900)),
        "Date": format_datetime(letter.sent_at),
        "Message-ID": letter.message_id,
    }
    if letter.references:
        named |= {"In-Reply-To": letter.references[-1], "References": " ".join(letter.references)}
    for name in ("From", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References"):
        del mail[name]
        if name in named:
            mail[name] = named[name]


def _generated(chance: random.Random, letter: Letter, parent: Letter | None) -> Message:
    token = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=300))
    text = letter.text
    if parent is not None:
        quoted = "\n".join(f"> {line}" for line in parent.text.splitlines())
        text = f"{text}\nOn {format_datetime(parent.sent_at)}, {parent.author} wrote:\n{quoted}\n"
    mail = _part(text, "plain")
    if chance.random() < 1 / 2:
        paragraphs = "".join(f"<p>{escape(each)}</p>" for each in letter.text.split("\n\n"))
        below = ""
        if parent is not None:
            said = escape(parent.text).replace("\n", "<br>")
            below = f"<div class=gmail_quote><blockquote>{said}</blockquote></div>"
        page = _part(f"<html><body>{paragraphs}{below}</body></html>", "html")
        mail = MIMEMultipart("alternative", token[:24], [mail, page])
    for name, value in _relayed(token, letter):
        mail[name] = value
    _address(mail, letter)
    return mail


def _relayed(token: str, letter: Letter) -> Iterator[tuple[str, str]]:
    """Give the headers that servers add on the way."""
    for hop in range(3):
        yield (
            "Received",
            f"from out{hop}.home.example (out{hop}.home.example [192.0.2.{hop + 1}]) by "
            f"in{hop}.shop.example with ESMTPS id {token[hop * 12 : hop * 12 + 12]} for "
            f"<us@shop.example>; {format_datetime(letter.sent_at)}",
        )
    yield (
        "DKIM-Signature",
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d=home.example; s=mail; bh={token[:43]}=; "
        f"h=from:to:subject:date:message-id; b={token[:172]}=",
    )
    yield "Authentication-Results", "mx.shop.example; dkim=pass header.d=home.example; spf=pass"


def _part(text: str, subtype: str) -> Message:
    return MIMEText(text, subtype, _UTF_8)


def _varied(template: Message, letter: Letter) -> Message:
    mail = copy.deepcopy(template)
    _address(mail, letter)
    for part in mail.walk():
        if part.get_content_type() == "text/plain" and not part.is_multipart():
            said = letter.text.encode() + b"\n" + (part.get_payload(decode=True) or b"")
            del part["Content-Transfer-Encoding"]
            part.set_payload(said.decode("utf-8", "replace").replace("\x00", ""), _UTF_8)
            break
    return mail


def _bytes(mail: Message) -> bytes:
    try:
        return mail.as_bytes()
    except (UnicodeEncodeError, LookupError, KeyError):  # broken on purpose in the shared set
        return mail.as_string().encode("utf-8", "surrogateescape")


def _body(chance: random.Random, language: str) -> str:
    lines = [chance.choice(sentences(language)) for _ in range(chance.randint(2, 12))]
    return "\n\n".join(lines) + f"\n\nRef {chance.randrange(10**6)}\n"


@cache
def _templates() -> tuple[Message, ...]:
    """Give the shared real mails."""
    folder = data_folder()
    if folder is None:
        return ()
    found = []
    for path in sorted((folder / "email").rglob("*")):
        if not path.is_file() or path.suffix == ".html":
            continue
        mail = message_from_bytes(path.read_bytes())
        if mail["From"] and not mail.defects:
            found.append(mail)
    return tuple(found)


def write_maildir(folder: Path, count: int, seed: int = 1) -> None:
    """Write mails as a Maildir."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for letter in letters(count, seed):
        name = f"{int(letter.sent_at.timestamp())}.{letter.number}.bench:2,"
        (folder / "cur" / name).write_bytes(letter.raw)
