"""The look in one place: theme, text size, fonts; applied to the whole program at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme.style import SIZES, sheet
from resources import FONTS, ICONS
from resources.tokens import tokens

FAMILY = "Source Sans 3"
THEMES = ("system", "light", "dark", "contrast")
LEAST, MOST = 90, 150
"""The smallest and largest text size in per cent."""
AS_SYSTEM = 0
"""The text size of somebody who chose none: that of the system."""
PLAIN = {"win32": 12.0, "darwin": 13.0}
PLAIN_ELSEWHERE = 15.0
"""How high in pixels the letters of a system are where nobody made them larger, by its name."""


class Appearance(QObject):
    """The theme and text size in use; ``changed`` tells whoever paints by hand.

    What the system changes while the window is there, its colours or its contrast, is followed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self.scale = 1.0
        self.colours = tokens("light")
        """The colours in use by their token."""
        self._chosen = ("system", AS_SYSTEM)
        self._ground = ""
        """The colours of the system, from before ours came in their place."""
        self._sheet = ""

    def apply(self, app: QApplication, theme: str, percent: int, seen: str = "") -> None:
        """Put a theme (one of THEMES) and a text size (90 to 150 %, or AS_SYSTEM) on the program.

        ``seen`` is what ``confirm`` gave the last time: with the same colours the system is taken to have the same
        theme, and the first picture does not wait for the answer.
        """
        if not self._ground:
            self._prepare(app)
        self._chosen = (theme, percent)
        if theme == "system":
            ground, _space, theme = seen.rpartition(" ")
            if ground != self._ground or theme not in THEMES[1:]:
                theme = _system_theme(app)
        self.name = theme
        self.scale = max(LEAST, min(MOST, percent or system_percent())) / 100
        self.colours = _contrast_colours(app) if self.name == "contrast" else tokens(self.name)
        windows = [window for window in app.topLevelWidgets() if window.styleSheet() and not window.parentWidget()]
        # Put off and on again takes a fifth of the time that Qt takes to change it in place.
        for window in windows:
            window.setStyleSheet("")
        app.setFont(self.font("text"))
        app.setPalette(self._palette())
        pictures = {"arrow": self._picture("arrow", "paper"), "check": self._picture("check", "accent")}
        self._sheet = sheet(self.colours, self.scale, pictures)
        for window in windows:
            self.dress(window)
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Give a window that belongs to no other, and all that is or comes in it, the look in use and those after it.

        The sheet is no part of the application: Qt would style all parts of a page anew each time that they are put
        into something larger, before the page is in a window; that took a third of making it.
        """
        window.setStyleSheet(self._sheet)

    def confirm(self, app: QApplication) -> str:
        """Put right what was taken to be the system's theme, if need be; gives what to start from the next time."""
        found = _system_theme(app)
        if self._chosen[0] == "system" and found != self.name:
            self.apply(app, *self._chosen)
        return f"{self._ground} {found}"

    def _prepare(self, app: QApplication) -> None:
        for font in ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf"):
            QFontDatabase.addApplicationFont(str(FONTS / font))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self.apply(app, *self._chosen))
        hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: self.apply(app, *self._chosen))
        given = app.palette()
        self._ground = f"{given.color(QPalette.ColorRole.Window).name()} {given.color(QPalette.ColorRole.Text).name()}"

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
        return QColor(self.colours[name])

    def goal_colour(self, number: int | None) -> QColor:
        """Return the colour of a goal by its number; muted for one without."""
        colours: list[str] = self.colours["goals"]
        return QColor(colours[number - 1]) if number and number <= len(colours) else self.colour("muted")

    def _picture(self, name: str, ground: str) -> str:
        """Return the picture that is seen on a ground: on a light accent as in the dark theme."""
        if self.name == "contrast":
            from desktop.theme.contrast import is_dark

            dark = is_dark(self.colour(ground)) == (ground == "paper")
        else:
            dark = self.name == "dark"
        return Path(ICONS / f"{name}-{'dark' if dark else 'light'}.svg").as_posix()

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


def system_percent() -> int:
    """Return how large the system has its letters, in per cent of what is usual there; never less than 100."""
    high = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return max(100, round(100 * high / PLAIN.get(sys.platform, PLAIN_ELSEWHERE)))


def _system_theme(app: QApplication) -> str:
    """Return the theme that is as the system: high contrast where that was asked for, else dark or light."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference().name == "HighContrast":
        return "contrast"
    return "dark" if hints.colorScheme().name == "Dark" else "light"


def _contrast_colours(app: QApplication) -> dict[str, Any]:
    """Return the colours of high contrast: those of the system where it has them, else our own."""
    from desktop.theme import contrast

    hints = app.styleHints()
    if hints.accessibility().contrastPreference().name == "HighContrast":
        # Given back to the system first: what stands there is what this program put on itself before.
        app.setPalette(QPalette())
        return contrast.colours(app.palette())
    return contrast.colours(contrast.own_palette(dark=hints.colorScheme().name == "Dark"))


appearance = Appearance()
"""The one look of the program."""
