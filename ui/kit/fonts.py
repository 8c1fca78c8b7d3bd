"""The app's fonts: Inter and Noto Sans Arabic where they are shipped, else the system's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
_FAMILIES: list[str] = []
# Static cuts of a variable font name their weight in the family.
_CUTS = {500: " Medium", 600: " SemiBold"}


def load() -> None:
    """Register the shipped fonts; without them the system's sans-serif is used."""
    if _FAMILIES:
        return
    found: list[str] = []
    for path in sorted([*_FOLDER.rglob("*.ttf"), *_FOLDER.rglob("*.otf")]):
        number = QFontDatabase.addApplicationFont(str(path))
        found += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in found]
    # Latin first: Inter has no Arabic, so Qt falls through to Noto for it.
    found.sort(key=lambda family: ("Inter" not in family, "Arabic" in family, family))
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    _FAMILIES.extend(found or [general])
    font.cache_clear()


@lru_cache(maxsize=256)
def font(px: float, weight: int = 400) -> QFont:
    """Give the app's font; treat it as read-only, it is shared."""
    made = QFont()
    if _FAMILIES:
        made.setFamilies(_families(weight))
    made.setPixelSize(round(px))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _families(weight: int) -> list[str]:
    cuts = tuple(set(_CUTS.values()))
    plain = [family for family in _FAMILIES if not family.endswith(cuts)]
    cut = _CUTS.get(weight, "")
    return [f + cut if cut and f + cut in _FAMILIES else f for f in plain]
