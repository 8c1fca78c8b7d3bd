"""Every command on the sample workspace, with --json, and every refusal in one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import ROOT, Kindline

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def rows(sample: Kindline) -> Any:
    return sample.json("queue", "--limit", "100")


def test_the_command_line_loads_no_qt() -> None:
    code = (
        "import sys, app.cli, app.doctor, app.terminal; app.cli._parser();"
        "from app.wiring import open_desk;"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'qasync')]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_queue_stands_best_first_and_says_why(rows: Any) -> None:
    assert len(rows) >= 10
    scores = [row["queue_score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert any(row["reasons"] for row in rows)


def test_the_queue_is_narrowed(sample: Kindline, rows: Any) -> None:
    level = rows[0]["urgency"]
    narrowed = sample.json("queue", "--urgency", level)
    assert {row["urgency"] for row in narrowed} == {level}


def test_a_conversation_is_shown_by_the_beginning_of_its_id(sample: Kindline, rows: Any) -> None:
    wanted = rows[0]["conversation_id"]
    thread = sample.json("show", wanted[:20])
    assert thread["row"]["conversation_id"] == wanted
    assert thread["messages"]
    text = sample.run("show", wanted).stdout
    assert thread["row"]["contact_name"] in text


def test_search_finds_by_word(sample: Kindline) -> None:
    hits = sample.json("search", "order")
    assert hits
    assert all(hit["message_id"] for hit in hits)


def test_a_persons_judgement_of_urgency_is_kept(sample: Kindline, rows: Any) -> None:
    wanted = rows[-1]["conversation_id"]
    assert sample.json("urgency", wanted, "--set", "urgent")["urgency"] == "urgent"
    assert sample.json("urgency", wanted)["urgency"] == "urgent"


def test_settings_are_shown_changed_and_refused(sample: Kindline) -> None:
    assert sample.json("settings")["undo_send_seconds"] >= 0
    assert sample.json("settings", "undo_send_seconds", "3") == {"undo_send_seconds": 3}
    refused = sample.run("settings", "undo_send_seconds", "soon")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1


def test_accounts_are_listed(sample: Kindline) -> None:
    assert sample.json("accounts")
    assert sample.json("accounts", "list") == sample.json("accounts")


def test_nothing_is_sent_without_yes(sample: Kindline, rows: Any) -> None:
    refused = sample.run("send", rows[0]["conversation_id"], "--text", "Hello")
    assert refused.returncode == 1
    assert "--yes" in refused.stderr


def test_an_approved_reply_waits_in_the_outbox(sample: Kindline, rows: Any) -> None:
    wanted = rows[1]["conversation_id"]
    item = sample.json("send", wanted, "--text", "We are looking into it.", "--yes")
    assert item["state"] == "waiting"
    assert [one["id"] for one in sample.json("show", wanted)["outbox"]] == [item["id"]]


def test_everything_is_exported_in_open_formats(sample: Kindline, tmp_path: Path) -> None:
    told = sample.json("export", str(tmp_path / "out"))
    lines = (tmp_path / "out" / "conversations.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == told["conversations"] >= 40
    assert json.loads(lines[0])["messages"]
    again = sample.run("export", str(tmp_path / "out"))
    assert again.returncode == 1
    assert "not an empty folder" in again.stderr


def test_doctor_says_how_it_stands(sample: Kindline) -> None:
    done = sample.run("doctor", "--quick", "--json")
    found = {each["topic"]: each for each in json.loads(done.stdout)}
    assert found["encrypted"]["state"] == "ok"
    assert {"python", "libraries", "disk", "engine", "model"} <= set(found)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "0" * 32), 1),
        (("show", "zzz"), 1),
        (("settings", "no_such_setting"), 1),
        (("export", "/dev/null"), 1),
        (("accounts", "remove", "nobody@nowhere"), 1),
        (("send", "0" * 32, "--file", "no-such-file", "--yes"), 1),
        (("queue", "--view", "sideways"), 2),
        (("send", "0" * 32, "--yes"), 2),
        (("dance",), 2),
    ],
)
def test_errors_are_a_sentence_and_an_exit_code(
    sample: Kindline, arguments: tuple[str, ...], code: int
) -> None:
    done = sample.run(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_workspace_without_a_keyring_is_refused_and_not_left_open(tmp_path: Path) -> None:
    plain = Kindline(("--workspace", str(tmp_path / "w")), tmp_path)
    no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    refused = plain.run("queue", env=no_keyring)
    assert refused.returncode == 1
    assert "keyring" in refused.stderr
    assert not (tmp_path / "w" / "kindline.db").exists()


def test_a_password_is_never_taken_from_the_command_line(kindline: Kindline) -> None:
    refused = kindline.run("accounts", "add", "a@b.test", "--no-check", "--set", "password=x")
    assert refused.returncode == 1
    assert "others can see it" in refused.stderr
