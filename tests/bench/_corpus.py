"""Makes mail and short messages to measure with: varied from the shared data, repeatably."""

# ruff: noqa: S311 - chance, not secrets
from __future__ import annotations

import csv
import os
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END = datetime(2026, 11, 20, tzinfo=UTC)
_FALLBACK = {
    "en": "please help order late parcel refund invoice thanks delivery card account broken "
    "replacement number today waiting answer again yesterday price cancel address change",
    "ar": "أين طلبي الذي تأخر كثيرا أريد استرداد المبلغ شكرا على المساعدة رقم الفاتورة البطاقة "
    "التوصيل الحساب العنوان اليوم غدا لماذا لم تصل الرسالة إلى الآن",
}
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
    raw: bytes

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
    """Give mails: real ones varied, and generated ones; threads of a few among them."""
    chance = random.Random(seed)
    bodies = _bodies()
    parents: list[Letter] = []
    for number in range(count):
        parent = chance.choice(parents) if parents and chance.random() < 1 / 2 else None
        person = chance.randrange(max(10, count // 6))
        language = "ar" if chance.random() < 1 / 4 else "en"
        text = _body(chance, bodies, language)
        words = _WORD.findall(text)
        subject = f"Re: {parent.subject}" if parent else " ".join(words[:6]) or "Hello"
        references = () if parent is None else (*parent.references[-5:], parent.message_id)
        said = (subject.replace("Re: Re: ", "Re: "), text, references)
        letter = _letter(number, count, person, said)
        parents = [*parents[-200:], letter]
        yield letter


def _letter(number: int, count: int, person: int, said: tuple[str, str, tuple[str, ...]]) -> Letter:
    subject, text, references = said
    sent_at = END - timedelta(minutes=count - number)
    author, address = f"Customer {person}", f"customer{person}@home.example"
    mail = EmailMessage()
    mail["From"] = f"{author} <{address}>"
    mail["To"] = "Shop <us@shop.example>"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = f"<{number}.bench@home.example>"
    if references:
        mail["In-Reply-To"] = references[-1]
        mail["References"] = " ".join(references)
    mail.set_content(text)
    return Letter(number, author, address, subject, text, sent_at, references, bytes(mail))


def _body(chance: random.Random, bodies: tuple[str, ...], language: str) -> str:
    lines = [chance.choice(sentences(language)) for _ in range(chance.randint(2, 12))]
    if bodies and chance.random() < 1 / 3:
        lines.append(chance.choice(bodies))
    return "\n\n".join(lines) + f"\n\nRef {chance.randrange(10**6)}\n"


@cache
def _bodies() -> tuple[str, ...]:
    """Give the bodies of the shared mails, as text."""
    folder = data_folder()
    if folder is None:
        return ()
    found = []
    for path in sorted((folder / "email").rglob("*")):
        if path.is_file() and path.stat().st_size < 20_000:
            _, _, body = path.read_text(encoding="utf-8", errors="replace").partition("\n\n")
            found.append(body[:4_000].replace("\x00", ""))
    return tuple(found)


def write_maildir(folder: Path, count: int, seed: int = 1) -> None:
    """Write mails as a Maildir."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for letter in letters(count, seed):
        name = f"{int(letter.sent_at.timestamp())}.{letter.number}.bench:2,"
        (folder / "cur" / name).write_bytes(letter.raw)
