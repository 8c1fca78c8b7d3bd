"""The buttons of the app: an icon, the one main action, and the quiet ones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.kit import icons, theme
from ui.kit.fonts import font


class IconButton(QToolButton):
    """A button with only an icon; the tooltip is its accessible name too."""

    def __init__(
        self,
        icon_name: str,
        tooltip: str,
        parent: QWidget | None = None,
        *,
        size: int = 18,
        shortcut: str = "",
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._size = icon_name, size
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tooltip)
        self.setToolTip(f"{tooltip}  ({shortcut})" if shortcut else tooltip)
        self._paint_icon()
        theme.signals.changed.connect(self._paint_icon)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(icons.icon(self._icon_name, "text_soft", self._size))


class _TextButton(QPushButton):
    """A push button that draws its icon in the colour of its kind."""

    kind = ""
    ink = "text_soft"

    def __init__(
        self, text: str, icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setProperty(self.kind, True)
        self.setFont(font(13, 500))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self._paint_icon()
        theme.signals.changed.connect(self._paint_icon)

    def _paint_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icons.beside_text(self._icon_name, self.ink, 16))
            self.setIconSize(QSize(22, 16))


class PrimaryButton(_TextButton):
    """The one action a place is for."""

    kind, ink = "primary", "on_accent"


class GhostButton(_TextButton):
    """A quiet action."""

    kind = "ghost"


class PlainButton(_TextButton):
    """An outlined action beside a primary one."""

    kind = "plain"


class Chip(QPushButton):
    """A small round filter that stays pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setFont(font(12, 500))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setToolTip(text)
