"""Which conversation and which person a command means, when it could be more than one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.commands.writing import _whom
from app.paths import Workspace
from app.wiring import open_desk

if TYPE_CHECKING:
    from tests.cli.conftest import Kindline

_ASKED = """From: Carla <carla@customer.example>
To: shop@shop.example
Reply-To: orders@customer.example
Subject: My order
Message-ID: <asked@customer.example>
Date: Fri, 20 Nov 2026 09:00:00 +0000

Where is it?
"""
_BOUNCED = """From: MAILER-DAEMON@shop.example
To: shop@shop.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce@shop.example>
In-Reply-To: <asked@customer.example>
References: <asked@customer.example>
Auto-Submitted: auto-replied
Date: Fri, 20 Nov 2026 10:00:00 +0000

It could not be delivered.
"""


@pytest.fixture
def imported(kindline: Kindline, tmp_path: Path) -> Kindline:
    (tmp_path / "mail").mkdir()
    for name, text in (("asked", _ASKED), ("bounced", _BOUNCED)):
        (tmp_path / "mail" / f"{name}.eml").write_text(text, "utf-8")
    kindline.json("import", str(tmp_path / "mail"), "--mine", "shop@shop.example")
    return kindline


def _ids(kindline: Kindline) -> list[str]:
    rows: list[dict[str, Any]] = kindline.json("queue", "--view", "all")
    return [row["conversation_id"] for row in rows]


def test_imported_messages_cannot_be_answered_and_it_is_said_why(imported: Kindline) -> None:
    (wanted,) = _ids(imported)
    refused = imported.run("send", wanted, "--text", "Soon.", "--yes")
    assert refused.returncode == 1
    assert "is off, so nothing can leave by it" in refused.stderr


def test_a_reply_goes_where_the_customer_wants_it_and_never_to_a_mail_program(
    imported: Kindline,
) -> None:

    place, key = imported.general[1], imported.general[3]
    (wanted,) = _ids(imported)
    thread = open_desk(Workspace(Path(place)), key_file=Path(key)).thread(wanted)
    assert [message.is_auto for message in thread.messages] == [False, True]
    assert _whom(thread) == ("orders@customer.example",)


def test_the_beginning_of_an_id_means_one_conversation_or_none(sample: Kindline) -> None:
    ids = _ids(sample)
    shared = ids[0][:1]
    assert len([each for each in ids if each.startswith(shared)]) > 1
    refused = sample.run("show", shared)
    assert refused.returncode == 1
    assert "Several conversations begin with" in refused.stderr
    for odd in ("%", "_", "zz", "0" * 33):
        assert sample.run("show", odd).returncode == 1
    assert sample.json("show", ids[0].upper()[:31])["row"]["conversation_id"] == ids[0]


def test_an_export_holds_spam_people_and_what_was_set_up(sample: Kindline, tmp_path: Path) -> None:

    before = _ids(sample)
    desk = open_desk(Workspace(sample.home / "sample"))
    desk.spam([before[0]])
    try:
        assert before[0] not in _ids(sample)
        sample.json("export", str(tmp_path / "out"))
    finally:
        desk.reopen([before[0]])
    lines = (tmp_path / "out" / "conversations.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line)["row"] for line in lines]
    assert before[0] in {row["conversation_id"] for row in rows}
    people = (tmp_path / "out" / "people.jsonl").read_text("utf-8").splitlines()
    known = {json.loads(line)["contact"]["id"] for line in people}
    assert known == {row["contact_id"] for row in rows}
    kept = json.loads((tmp_path / "out" / "workspace.json").read_text("utf-8"))
    assert kept["accounts"]
    assert kept["canned_replies"]
    assert kept["settings"]["agent_name"]
