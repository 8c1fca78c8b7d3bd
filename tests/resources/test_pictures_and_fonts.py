"""Every icon that the code names is shipped, and the fonts are there, small and licensed."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
# Where each call takes an icon's name.
POSITION = {
    "IconButton": 0,
    "PrimaryButton": 1,
    "GhostButton": 1,
    "PlainButton": 1,
    "Pill": 1,
    "Line": 0,
    "pixmap": 0,
    "icon": 0,
    "set_icon": 0,
    "StateCard": 0,
    "Action": 4,
}
KEYWORDS = {"icon_name", "icon"}


def named() -> Iterator[tuple[str, str]]:
    """Give each icon name that stands in the code as a literal, with its file."""
    for package in ("ui", "profile_panel", "app"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from ((name, path.name) for name in _icons(node))


def _icons(node: ast.Call) -> Iterator[str]:
    called = getattr(node.func, "id", getattr(node.func, "attr", ""))
    where = POSITION.get(called)
    given = [] if where is None or len(node.args) <= where else [node.args[where]]
    if where is not None:
        given += [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
    for part in given:
        for leaf in (part.body, part.orelse) if isinstance(part, ast.IfExp) else (part,):
            if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and leaf.value:
                yield leaf.value


def test_every_icon_named_in_the_code_is_shipped() -> None:
    found = set(named())
    assert len(found) > 20
    missing = sorted(
        f"{n} ({f})" for n, f in found if not resources.path(f"icons/{n}.svg").exists()
    )
    assert not missing


def test_every_icon_is_an_svg_that_takes_its_colour_from_the_theme() -> None:
    for path in resources.path("icons").glob("*.svg"):
        root = ET.parse(path).getroot()  # noqa: S314 - our own files
        assert root.tag.endswith("svg")
        assert path.name == "kindline.svg" or "currentColor" in path.read_text("utf-8"), path.name


@pytest.mark.parametrize("family", ["Inter", "NotoSansArabic"])
def test_each_font_has_four_weights_and_its_licence(family: str) -> None:
    for cut in ("Regular", "Medium", "SemiBold", "Bold"):
        assert resources.path(f"fonts/{family}-{cut}.ttf").read_bytes()[:4] == b"\x00\x01\x00\x00"
    licence = resources.path(f"fonts/LICENSE-{family}.txt").read_text("utf-8")
    assert "SIL Open Font License" in licence


def test_the_fonts_together_stay_small() -> None:
    sizes = [path.stat().st_size for path in resources.path("fonts").iterdir()]
    assert sum(sizes) < 3_000_000
