"""Texts that a network approved beforehand: all it takes once the time for free replies is over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inbox.model.channels import Capabilities

_PLACE = re.compile(r"\{\{(\d+)\}\}")
# What may stand in a place: no further place, and no line break or tab (Meta's rule for them all).
_FILLED = r"([^\n\t{}]+?)"


@dataclass(frozen=True, slots=True)
class Template:
    """An approved text; {{1}}, {{2}} stand for what is filled in."""

    name: str
    language: str
    text: str


def templates_of(can: Capabilities) -> tuple[Template, ...]:
    """Give what can be sent when nothing else can."""
    return tuple(Template(*each) for each in can.templates)


def places(text: str) -> tuple[int, ...]:
    """Give the numbers of the places of a template's text, each once, in order."""
    return tuple(sorted({int(each) for each in _PLACE.findall(text)}))


def fitting(text: str, can: Capabilities) -> tuple[Template, tuple[str, ...]] | None:
    """Give the template that a reply is, with what stands in its places; None when it is none."""
    for template in templates_of(can):
        met = _pattern(template.text).fullmatch(text.strip())
        if met is not None:
            filled = tuple(met[f"p{number}"].strip() for number in places(template.text))
            if all(filled):
                return template, filled
    return None


def _pattern(text: str) -> re.Pattern[str]:
    seen: set[str] = set()
    made = ""
    for number, fixed in enumerate(_PLACE.split(text.strip())):
        if number % 2 == 0:
            made += re.escape(fixed)
        elif fixed in seen:
            made += f"(?P=p{int(fixed)})"
        else:
            seen.add(fixed)
            made += _FILLED.replace("(", f"(?P<p{int(fixed)}>", 1)
    return re.compile(made)
