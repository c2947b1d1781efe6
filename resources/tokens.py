"""The colours of the house, one table for each theme; the window and the printed page read the same.

Every text colour is at least 4.5:1 on paper, surface and side of its theme, the border at least 3:1. In Python,
because the first picture of the window waits for them.
"""

from __future__ import annotations

from typing import Any

THEMES = ("light", "dark")

_TOKENS: dict[str, dict[str, Any]] = {
    "light": {
        "paper": "#FAF8F4",
        "surface": "#FFFFFF",
        "side": "#F4F1EA",
        "line": "#E4DFD6",
        "border": "#8C8577",
        "ink": "#1E2A2F",
        "muted": "#56646B",
        "accent": "#0B6E6E",
        "accent_soft": "#E3F1EF",
        "warm": "#A84A24",
        "warm_soft": "#FBEBE2",
        "goals": ["#0B6E6E", "#9A5B00", "#3F51A3", "#8B3A76", "#55701A"],
        "on_course": "#1F7A3D",
        "attention": "#9A5B00",
        "stuck": "#B3261E",
        "not_yet": "#5F6B73",
    },
    "dark": {
        "paper": "#1A2225",
        "surface": "#222C30",
        "side": "#2A363B",
        "line": "#3A474D",
        "border": "#7F8C92",
        "ink": "#E8E6E1",
        "muted": "#A7B2B7",
        "accent": "#5CC2BD",
        "accent_soft": "#20403F",
        "warm": "#F0966C",
        "warm_soft": "#43302A",
        "goals": ["#5CC2BD", "#E2A64A", "#93A4F0", "#D98BC4", "#A9C667"],
        "on_course": "#6CCB8B",
        "attention": "#E2A64A",
        "stuck": "#F28B82",
        "not_yet": "#98A4AA",
    },
}


def tokens(theme: str) -> dict[str, Any]:
    """Return the colours of a theme by name, as "#RRGGBB"; ``goals`` is a list of five.

    Raises KeyError for a theme that is not there.
    """
    return _TOKENS[theme]
