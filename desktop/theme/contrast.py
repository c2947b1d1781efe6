"""High contrast: the colours of the window made of the few that the system has for whoever needs them far apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QColor, QPalette

TEXT, CALM = 4.5, 7.0
"""The least contrast of words, and of words that step back behind the others (WCAG 2.2, 1.4.3 and 1.4.6)."""
PART = 3.0
"""The least contrast of a line that holds things apart (WCAG 2.2, 1.4.11)."""
_STEPS = 20
"""In how many steps one colour is mixed with another."""

GOALS = 5

_OWN = {
    "dark": ("#000000", "#FFFFFF", "#FFE14D", "#000000", "#FFE14D"),
    "light": ("#FFFFFF", "#000000", "#00309C", "#FFFFFF", "#00309C"),
}
"""Ground, text, what is chosen, text on that, and links, for a system that has no high contrast of its own."""


def own_palette(dark: bool) -> QPalette:
    """Return the colours for a system that has no high contrast of its own."""
    palette = QPalette()
    roles = (
        QPalette.ColorRole.Window,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Highlight,
        QPalette.ColorRole.HighlightedText,
        QPalette.ColorRole.Link,
    )
    for role, colour in zip(roles, _OWN["dark" if dark else "light"], strict=True):
        palette.setColor(role, QColor(colour))
    return palette


def colours(palette: QPalette) -> dict[str, Any]:
    """Return every token of resources/tokens.py, made of the colours of the system.

    Goals and statuses are in the colour of the text: their number, shape and word tell them apart.
    """
    ground, ink = (palette.color(role) for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText))
    offered = (palette.color(role) for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Link))
    accent = next((colour for colour in offered if contrast(colour, ground) >= TEXT), ink)
    offered = (palette.color(role) for role in (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Window))
    on_accent = next((one for one in offered if min(contrast(one, accent), contrast(one, ink)) >= TEXT), ground)
    muted = _mixed(ink, ground, lambda one: contrast(one, ground) >= CALM)
    line = _mixed(ink, ground, lambda one: contrast(one, ground) >= PART)
    soft = _mixed(ground, accent, lambda one: min(contrast(word, one) for word in (ink, muted, accent)) >= TEXT)
    made = dict.fromkeys(("paper", "surface", "side", "warm_soft"), ground)
    made |= dict.fromkeys(("ink", "border", "warm", "on_course", "attention", "stuck", "not_yet"), ink)
    made |= {"accent": accent, "on_accent": on_accent, "accent_soft": soft}
    made |= {"muted": muted, "handle": muted, "line": line}
    return {name: colour.name() for name, colour in made.items()} | {"goals": [ink.name()] * GOALS}


def is_dark(colour: QColor) -> bool:
    """Return whether a colour is nearer to black than to white, as eyes see it."""
    return contrast(colour, QColor("white")) > contrast(colour, QColor("black"))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast between two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _mixed(start: QColor, towards: QColor, holds: Callable[[QColor], bool]) -> QColor:
    """Return a colour as far from the first towards the second as something still holds; at most half way."""
    found = start
    for step in range(1, _STEPS // 2 + 1):
        share = step / _STEPS
        pairs = zip(start.getRgbF()[:3], towards.getRgbF()[:3], strict=True)  # type: ignore[index]
        mixed = QColor.fromRgbF(*(one + (other - one) * share for one, other in pairs))
        if not holds(mixed):
            break
        found = mixed
    return found


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
