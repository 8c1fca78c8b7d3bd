"""The colours, radii and distances of the light and dark looks, and their way onto the app."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Colours are "#rrggbb"; radii and spaces are device-independent pixels."""

    name: str
    bg: str
    surface: str
    surface_alt: str
    sunken: str
    border: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_soft: str
    on_accent: str
    urgent: str
    urgent_soft: str
    high: str
    high_soft: str
    normal: str
    normal_soft: str
    low: str
    low_soft: str
    good: str
    good_soft: str
    note: str
    note_soft: str
    note_border: str
    focus: str
    bubble_in: str
    bubble_out: str
    on_bubble_out: str
    selection: str
    film: str = "#1a1e27"  # behind a film's play sign, in both looks
    on_film: str = "#f2f4f8"
    radius_small: int = 6
    radius: int = 8
    radius_large: int = 12
    radius_bubble: int = 16
    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_5: int = 24

    def color(self, name: str) -> QColor:
        """Give a token as a colour."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    name="light",
    bg="#ffffff",
    surface="#ffffff",
    surface_alt="#f3f4f7",
    sunken="#eceef2",
    border="#e4e6eb",
    text="#111318",
    text_soft="#4f5665",
    text_faint="#656c7a",
    accent="#4f46e5",
    accent_soft="#eeedfd",
    on_accent="#ffffff",
    urgent="#c11c1c",
    urgent_soft="#fdebeb",
    high="#925400",
    high_soft="#fff1d6",
    normal="#1a59b8",
    normal_soft="#e6f0ff",
    low="#4f5665",
    low_soft="#f0f1f4",
    good="#0b7a54",
    good_soft="#e2f6ee",
    note="#8a5200",
    note_soft="#fff8de",
    note_border="#f0dc9c",
    focus="#4f46e5",
    bubble_in="#f1f2f5",
    bubble_out="#4f46e5",
    on_bubble_out="#ffffff",
    selection="#eeedfd",
)

DARK = Tokens(
    name="dark",
    bg="#11141a",
    surface="#11141a",
    surface_alt="#1a1e27",
    sunken="#0c0f14",
    border="#262b36",
    text="#f2f4f8",
    text_soft="#b0b7c5",
    text_faint="#8b93a4",
    accent="#7f7bfa",
    accent_soft="#1f2143",
    on_accent="#0d0f1f",
    urgent="#ff8080",
    urgent_soft="#441a1f",
    high="#f5b83d",
    high_soft="#3a2a10",
    normal="#74adff",
    normal_soft="#152a4a",
    low="#b0b7c5",
    low_soft="#222732",
    good="#4cd6a0",
    good_soft="#103328",
    note="#f0b93f",
    note_soft="#2a2413",
    note_border="#4a3d18",
    focus="#9b98ff",
    bubble_in="#1d212b",
    bubble_out="#4a47c8",
    on_bubble_out="#ffffff",
    selection="#1f2143",
)

_LOOKS = {"light": LIGHT, "dark": DARK}
_SHEET = Path(__file__).with_name("sheet.qss")
_THEMES = (Path(__file__).parents[2] / "resources" / "themes").as_posix()


class Signals(QObject):
    """Tells painted widgets that the look changed."""

    changed = Signal()


signals = Signals()
_current: list[Tokens] = [LIGHT]


def tokens() -> Tokens:
    """Give the look that is on the screen now."""
    return _current[0]


def system_name() -> str:
    """Tell which look the operating system asks for."""
    scheme = QApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, name: str) -> None:
    """Put a look ("light", "dark" or "system") onto the whole app."""
    look = _LOOKS[system_name() if name == "system" else name]
    _current[0] = look
    app.setStyle("Fusion")
    app.setPalette(_palette(look))
    app.setStyleSheet(sheet(look))
    signals.changed.emit()


def sheet(look: Tokens) -> str:
    """Fill the style sheet's `@token` names with a look's values."""
    text = _SHEET.read_text(encoding="utf-8").replace("@themes", _THEMES)
    values = {key: str(value) for key, value in asdict(look).items()}
    # Longest names first, so that @text does not eat the start of @text_soft.
    for key in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{key}", values[key])
    return text


def _palette(look: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: look.bg,
        QPalette.ColorRole.WindowText: look.text,
        QPalette.ColorRole.Base: look.surface,
        QPalette.ColorRole.AlternateBase: look.surface_alt,
        QPalette.ColorRole.Text: look.text,
        QPalette.ColorRole.PlaceholderText: look.text_faint,
        QPalette.ColorRole.Button: look.surface_alt,
        QPalette.ColorRole.ButtonText: look.text,
        QPalette.ColorRole.BrightText: look.urgent,
        QPalette.ColorRole.Highlight: look.accent,
        QPalette.ColorRole.HighlightedText: look.on_accent,
        QPalette.ColorRole.Link: look.accent,
        QPalette.ColorRole.LinkVisited: look.accent,
        QPalette.ColorRole.ToolTipBase: look.surface_alt,
        QPalette.ColorRole.ToolTipText: look.text,
        QPalette.ColorRole.Mid: look.border,
        QPalette.ColorRole.Accent: look.accent,
    }
    palette = QPalette()
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.text_faint))
    return palette
