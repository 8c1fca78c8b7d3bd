"""Notices that a text speaks of an attachment that is not there."""

from __future__ import annotations

import re

_WORDS = (
    r"\battach(?:ed|ment|ments|ing)?\b",
    r"\benclosed\b",
    r"\badjunt\w*\b",
    r"\banex[oa]s?\b",
    r"\b(?:ci-)?joint(?:e|es|s)?\b",
    r"\bpi[eè]ces? jointes?\b",
    r"مرفق|المرفق|أرفق|ارفق|مرفقات|مرفقة",
)
_SAID = re.compile("|".join(_WORDS), re.IGNORECASE)


def speaks_of_attachment(text: str) -> bool:
    """Tell whether the text says that something is attached."""
    return _SAID.search(text) is not None
