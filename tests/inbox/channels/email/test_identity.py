"""A mail keeps its identity: where its body begins is found as it always was."""

from __future__ import annotations

import itertools
import re

from inbox.channels.email.identity import remote_id

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def test_the_body_begins_after_the_first_empty_line_however_lines_end() -> None:
    for length in range(7):
        for letters in itertools.product((b"a", b"\r", b"\n"), repeat=length):
            raw = b"".join(letters) + b"b"
            found = _END_OF_HEADERS.search(raw)
            body = raw[found.end() :] if found else raw
            assert remote_id(raw, "<1@home.example>", "") == remote_id(
                b"\n\n" + body, "<1@home.example>", ""
            )


def test_an_identity_that_is_stored_somewhere_stays() -> None:
    raw = b"Subject: Parcel\r\n\r\nWhere is it?\r\n"
    assert remote_id(raw, "<1@home.example>", "") == "8ee14928e66428081058d7d755052c4c5e57e365"
