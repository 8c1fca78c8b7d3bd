"""Says the product's English sentences (errors, states) in the window's language."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from ui.kit.words import isolate, tr

_TEMPLATES = Path(__file__).parents[2] / "resources" / "translations" / "sentences.json"


def told(sentence: str) -> str:
    """Translate a sentence; one with values in it is found by its template.

    What is not known is shown as it came: an English sentence is better than none.
    """
    if not sentence:
        return ""
    whole = tr(sentence)
    if whole != sentence:
        return whole
    for pattern, template in _patterns():
        if (met := pattern.fullmatch(sentence)) is not None:
            said = tr(template)
            if said == template:
                return sentence
            return said.format(**{name: isolate(value) for name, value in met.groupdict().items()})
    return sentence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    try:
        templates = json.loads(_TEMPLATES.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    # The longest first: a short template may fit a sentence of a longer one.
    return tuple((_pattern(text), text) for text in sorted(templates, key=len, reverse=True))


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(v\d+)\\}", r"(?P<\1>.+?)", re.escape(template)), re.DOTALL)
