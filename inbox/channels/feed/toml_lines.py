"""Finds the line of a TOML text on which a setting stands, so that a fault can be named."""

from __future__ import annotations

import re

_TABLE = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]")
_KEY = re.compile(
    r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*="""
)
_LONG = ('"""', "'''")


def line_of(text: str, path: tuple[str, ...]) -> int:
    """Give the line (from 1) of a key, of the table it belongs to when it stands nowhere, or 0."""
    found = _lines(text)
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 0)


def _lines(text: str) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    ends = ""  # of a text over several lines
    for number, line in enumerate(text.splitlines(), 1):
        if ends:
            ends = "" if ends in line else ends
            continue
        if header := _TABLE.match(line):
            table = _parts(header.group(1))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = (*table, *_parts(key.group(1)))
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], number)
            ends = next((mark for mark in _LONG if line.count(mark) == 1), "")
    return found


def _parts(given: str) -> tuple[str, ...]:
    found = re.findall(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*\.?""", given)
    return tuple(next(filter(None, one), "") for one in found)
