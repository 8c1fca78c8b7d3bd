"""Import takes what can be read, says what cannot, and never stops."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from typing import TYPE_CHECKING

from inbox.channels.email.files import Unread, read, split

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kindline

_BROKEN = {
    "empty.eml": b"",
    "noise.eml": bytes(range(256)) * 40,
    "headers-only.eml": b"From: a@x.test\nSubject: nothing below\n",
    "no-headers.eml": b"just some words\nand more\n",
    "bad-charset.eml": b"From: b@x.test\nContent-Type: text/plain; charset=klingon\n\nHello\n",
    "bad-base64.eml": b"From: c@x.test\nContent-Transfer-Encoding: base64\n\n!!!!not base64!!!!\n",
    "bad-date.eml": b"From: d@x.test\nDate: the day before yesterday\nSubject: When?\n\nHello\n",
    "bad-id.eml": b"From: e@x.test\nMessage-ID: <<>>[]@\nSubject: Id\n\nHello\n",
    "endless.eml": b"From: f@x.test\nContent-Type: multipart/mixed; boundary=b\n\n--b\n--b\n--b\n",
}


def _mail(number: int, subject: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"Customer {number} <c{number}@example.test>"
    mail["To"] = "help@shop.test"
    mail["Subject"] = subject or f"Question {number}"
    mail["Date"] = f"Fri, 20 Nov 2026 12:00:{number:02d} +0000"
    mail["Message-ID"] = f"<{number}@example.test>"
    mail.set_content("Where is my order?\nFrom the beginning it was late.\n")
    return mail


def test_every_kind_of_file_is_imported_and_broken_mail_never_stops_it(
    kindline: Kindline, tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    for name, content in _BROKEN.items():
        (folder / name).write_bytes(content)
    (folder / "good.eml").write_bytes(_mail(1, "The good one").as_bytes())
    box = mailbox.mbox(tmp_path / "archive.mbox")
    for number in range(2, 6):
        box.add(_mail(number))
    box.close()
    maildir = mailbox.Maildir(tmp_path / "Maildir")
    maildir.add(_mail(6))
    (tmp_path / "locked.eml").mkdir()

    told = kindline.json(
        "import", str(folder), str(tmp_path / "archive.mbox"), str(tmp_path / "Maildir"), "nowhere"
    )
    assert told["messages"] >= 6 + len(_BROKEN) - 1
    assert told["passed_over"] == ["nowhere does not exist."]

    subjects = {row["subject"] for row in kindline.json("queue", "--view", "all", "--limit", "99")}
    assert {"The good one", "When?", "Question 5", "Question 6"} <= subjects


def test_importing_twice_adds_nothing(kindline: Kindline, tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(_mail(1).as_bytes())
    kindline.json("import", str(tmp_path / "one.eml"))
    kindline.json("import", str(tmp_path / "one.eml"))
    rows = kindline.json("queue", "--view", "all")
    assert [row["message_count"] for row in rows] == [1]


def test_an_mbox_is_split_where_mails_begin_and_nowhere_else(tmp_path: Path) -> None:
    file = tmp_path / "box"
    file.write_bytes(
        b"From a@x Fri Nov 20 12:00:00 2026\nSubject: 1\n\nFrom here on:\n>From there\n\n"
        b"From b@x Fri Nov 20 12:00:00 2026\nSubject: 2\n\nHi\n"
    )
    first, second = split(file)
    assert first == b"Subject: 1\n\nFrom here on:\nFrom there\n\n"
    assert second == b"Subject: 2\n\nHi\n"


def test_flags_of_a_maildir_are_kept(tmp_path: Path) -> None:
    current = tmp_path / "cur"
    current.mkdir()
    (current / "1.host:2,RS").write_bytes(_mail(1).as_bytes())
    (found,) = read([tmp_path], frozenset(), Unread())
    assert found.is_seen
    assert found.is_answered
