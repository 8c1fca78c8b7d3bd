"""The end of `./kindline test`: what ran, how long it took, what failed, on one screen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

_SLOWEST = 5
_AREA_DEPTH = 2
_BAD = ("failure", "error")


@dataclass(frozen=True)
class Step:
    """One check that has run."""

    name: str
    code: int
    seconds: float


def lines(steps: Sequence[Step], report: Path) -> Iterator[str]:
    """Give the summary's lines; `report` is what pytest wrote, if it came that far."""
    for step in steps:
        word = "ok" if step.code == 0 else "FAILED"
        yield f"  {word:<8}{step.name:<24}{clock(step.seconds)}"
    yield f"  {'':<8}{'all together':<24}{clock(sum(step.seconds for step in steps))}"
    yield from _tests(_cases(report))


def clock(seconds: float) -> str:
    """Write a duration as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:>3}:{rest:02d}"


def _cases(report: Path) -> list[Element]:
    try:
        return list(ET.parse(report).iter("testcase"))  # noqa: S314  # pytest wrote it
    except (OSError, ET.ParseError):
        return []


def _tests(cases: Sequence[Element]) -> Iterator[str]:
    if not cases:
        return
    yield "\nTests, by what they are about"
    count, took = Counter(map(_area, cases)), Counter[str]()
    for case in cases:
        took[_area(case)] += _seconds(case)  # type: ignore[assignment]  # a Counter adds floats too
    for area, seconds in took.most_common():
        yield f"  {count[area]:>5}   {area:<24}{clock(seconds)}"
    yield "\nThe slowest"
    for case in sorted(cases, key=_seconds, reverse=True)[:_SLOWEST]:
        yield f"  {clock(_seconds(case))}  {_name(case)}"
    yield from _named("Skipped", [case for case in cases if case.find("skipped") is not None])
    yield from _named("Failed", [case for case in cases if _is_bad(case)])


def _named(title: str, cases: Sequence[Element]) -> Iterator[str]:
    if cases:
        yield f"\n{title}"
    yield from (f"  {_name(case)}" for case in cases)


def _is_bad(case: Element) -> bool:
    return any(case.find(word) is not None for word in _BAD)


def _seconds(case: Element) -> float:
    return float(case.get("time") or 0)


def _area(case: Element) -> str:
    return "/".join((case.get("classname") or "?").split(".")[:_AREA_DEPTH])


def _name(case: Element) -> str:
    return f"{(case.get('classname') or '?').replace('.', '/')}.py::{case.get('name')}"
