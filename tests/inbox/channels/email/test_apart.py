"""Mails are read beside us in another process; one that brings it down costs only its looks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from inbox.channels.email import apart
from inbox.channels.email.parse import Where, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_a_process_that_was_killed_costs_nothing(reader: apart.Apart) -> None:
    reader.expect(100_000)
    process = reader._reader._process
    begun = reader.parse(_letters(120))
    process.kill()
    assert len(begun()) == 120
    assert process.wait(10) != 0


def test_a_harmful_mail_alone_is_shown_raw(
    reader: apart.Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", _FRAIL])
    reader.expect(100_000)
    letters = _letters(110)
    letters[50] = (_mail("deadly"), _PLACE)
    found = reader.parse(letters)()
    raw_shown = [at for at, each in enumerate(found) if "raw_shown" in each.warnings]
    assert raw_shown == [50]
    assert "deadly" in found[50].text
