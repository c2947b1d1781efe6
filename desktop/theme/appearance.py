"""The look in one place: theme, text size, fonts; applied to the whole program at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.theme.style import SIZES, sheet
from resources import FONTS, ICONS
from resources.tokens import tokens

FAMILY = "Source Sans 3"
THEMES = ("system", "light", "dark")
LEAST, MOST = 90, 150
"""The smallest and largest text size in per cent."""


class Appearance(QObject):
    """The theme and text size in use; ``changed`` tells whoever paints by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.scale = 1.0
        self._fonts = False

    def apply(self, app: QApplication, theme: str, percent: int) -> None:
        """Put a theme ("system", "light", "dark") and a text size (90 to 150 %) on the program."""
        if not self._fonts:
            for font in ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf"):
                QFontDatabase.addApplicationFont(str(FONTS / font))
            self._fonts = True
        dark = theme == "dark" or (theme == "system" and app.styleHints().colorScheme().name == "Dark")
        self.name = "dark" if dark else "light"
        self.scale = max(LEAST, min(MOST, percent)) / 100
        app.setFont(self.font("text"))
        app.setPalette(self._palette())
        pictures = {name: self._picture(name) for name in ("arrow", "check")}
        app.setStyleSheet(sheet(tokens(self.name), self.scale, pictures))
        self.changed.emit()

    def size(self, role: str) -> int:
        """Return a type size ("title", "text", "label", "note") in pixels."""
        return round(SIZES[role] * self.scale)

    def font(self, role: str, bold: bool = False) -> QFont:
        """Return the font of a type size, for what is painted by hand."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(role))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def px(self, pixels: float) -> int:
        """Scale a distance along with the text."""
        return round(pixels * self.scale)

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme by its token."""
        return QColor(tokens(self.name)[name])

    def goal_colour(self, number: int | None) -> QColor:
        """Return the colour of a goal by its number; muted for one without."""
        colours: list[str] = tokens(self.name)["goals"]
        return QColor(colours[number - 1]) if number and number <= len(colours) else self.colour("muted")

    def _picture(self, name: str) -> str:
        return Path(ICONS / f"{name}-{self.name}.svg").as_posix()

    def _palette(self) -> QPalette:
        roles: dict[Any, str] = {
            QPalette.ColorRole.Window: "paper",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "side",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        return palette


appearance = Appearance()
"""The one look of the program."""
