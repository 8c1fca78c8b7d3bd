"""Mails are read beside us in another process; one that brings it down costs only its looks."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from inbox.channels.email import apart
from inbox.channels.email.parse import Where, parse
from inbox.prepared import packed, words_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

    from inbox.channel import IncomingMessage

# Reads as the real one does, but dies of a mail that says "deadly".
_FRAIL = """
import os, sys
from inbox.channels.email import apart
read = apart.parse
apart.parse = lambda raw, where: os._exit(9) if b"deadly" in raw else read(raw, where)
sys.exit(apart.main())
"""
_PLACE = Where(place="INBOX;1", place_key="7", is_seen=True)


@pytest.fixture
def reader() -> Iterator[apart.Apart]:
    made = apart.Apart()
    yield made
    made.close()


def _mail(text: str) -> bytes:
    head = "From: Ada <ada@home.example>\r\nSubject: Parcel\r\nMessage-ID: <1@home.example>\r\n"
    return f"{head}\r\n{text}\r\n".encode()


def _letters(count: int) -> list[apart.Letter]:
    return [(_mail(f"Where is parcel {number}?"), _PLACE) for number in range(count)]


def test_few_mails_are_read_here(reader: apart.Apart) -> None:
    reader.expect(10)
    assert [each.text for each in reader.parse(_letters(2))()] == [
        "Where is parcel 0?",
        "Where is parcel 1?",
    ]


def test_many_are_read_in_the_other_process_and_come_back_whole(reader: apart.Apart) -> None:
    reader.expect(100_000)
    letters = _letters(300)
    first, second = reader.parse(letters[:150]), reader.parse(letters[150:])
    assert first() + second() == [parse(*each) for each in letters]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Give the commands with which processes were started."""
    commands: list[list[str]] = []
    command = apart._command

    def noted() -> list[str]:
        commands.append(command())
        return commands[-1]

    monkeypatch.setattr(apart, "_command", noted)
    return commands


def _running(reader: apart.Apart) -> subprocess.Popen[bytes]:
    assert reader._reader is not None
    return reader._reader._process


def _plain(letters: list[apart.Letter]) -> list[IncomingMessage]:
    return [parse(*each) for each in letters]


def test_what_it_prepared_is_what_storing_would_make(reader: apart.Apart) -> None:
    reader.expect(100_000)
    letters = [(_mail(f"Où est le colis {number}? أين طلبي"), _PLACE) for number in range(100)]
    for each in reader.parse(letters)():
        assert each.packed == packed(each.raw)
        assert each.folded == words_of(each)


def test_a_process_that_was_killed_costs_nothing(
    reader: apart.Apart, started: list[list[str]]
) -> None:
    reader.expect(100_000)
    process = _running(reader)
    letters = _letters(500)
    begun = [reader.parse(letters[at : at + 100]) for at in range(0, 500, 100)]
    assert begun[0]() == _plain(letters[:100])
    process.kill()
    assert [each for chunk in begun[1:] for each in chunk()] == _plain(letters[100:])
    assert process.wait(10) != 0
    # One successor reads all that the dead one was asked, and goes on.
    assert len(started) == 2
    successor = _running(reader)
    assert reader.parse(letters)() == _plain(letters)
    assert _running(reader) is successor
    assert successor.poll() is None


def test_a_process_that_hangs_is_not_waited_for(
    reader: apart.Apart, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.expect(100_000)
    letters = _letters(120)
    assert reader.parse(letters)() == _plain(letters)
    process = _running(reader)
    process.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(apart, "_PATIENCE_SECONDS", 0.2)
    assert reader.parse(letters)() == _plain(letters)
    assert process.wait(10) == -signal.SIGKILL
    assert len(started) == 2


def test_where_no_process_lives_mails_are_read_here(
    reader: apart.Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "raise SystemExit(3)"])
    reader.expect(100_000)
    letters = _letters(110)
    assert reader.parse(letters)() == _plain(letters)
    monkeypatch.setattr(apart, "_command", lambda: ["/nowhere/at/all"])
    reader.expect(100_000)
    assert reader.parse(letters)() == _plain(letters)


def test_a_harmful_mail_alone_is_shown_raw(
    reader: apart.Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[int] = []

    def frail() -> list[str]:
        starts.append(len(starts))
        return [sys.executable, "-c", _FRAIL]

    monkeypatch.setattr(apart, "_command", frail)
    reader.expect(100_000)
    letters = _letters(110)
    letters[50] = (_mail("deadly"), _PLACE)
    found = reader.parse(letters)()
    raw_shown = [at for at, each in enumerate(found) if "raw_shown" in each.warnings]
    assert raw_shown == [50]
    assert "deadly" in found[50].text
    assert found[:50] + found[51:] == _plain(letters[:50] + letters[51:])
    assert len(starts) == 4  # at first, for the second look, and after the harmful one's two tries
