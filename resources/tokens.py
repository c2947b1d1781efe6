"""The colours of the house, one table for each theme; the window and the printed page read the same.

The accent is no goal's colour, and no status's. Every text colour is at least 4.5:1 on every ground of its theme,
``border`` and ``handle`` at least 3:1; the goals keep apart for who does not see red, green or blue
(tests/test_tokens.py). The statuses do not: a status is always shape and word as well. In Python, because the first
picture of the window waits for them.
"""

from __future__ import annotations

from typing import Any

THEMES = ("light", "dark")
GROUNDS = ("paper", "surface", "side", "accent_soft", "warm_soft")
"""What text stands on."""

_TOKENS: dict[str, dict[str, Any]] = {
    "light": {
        "paper": "#FAF8F4",
        "surface": "#FFFFFF",
        "side": "#F4F1EA",
        "line": "#E4DFD6",
        "border": "#8C8577",
        "handle": "#857E70",
        "ink": "#1E2A2F",
        "muted": "#56646B",
        "accent": "#0B6E6E",
        "on_accent": "#FFFFFF",
        "accent_soft": "#E3F1EF",
        "warm": "#A84A24",
        "warm_soft": "#FBEBE2",
        "goals": ["#0670B2", "#66300A", "#472781", "#C02D67", "#616E00"],
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
        "handle": "#87949A",
        "ink": "#E8E6E1",
        "muted": "#A7B2B7",
        "accent": "#5CC2BD",
        "on_accent": "#12201F",
        "accent_soft": "#20403F",
        "warm": "#F0966C",
        "warm_soft": "#43302A",
        "goals": ["#4DACF7", "#E6C4AC", "#D9CAF9", "#F87DB6", "#AAB55C"],
        "on_course": "#6CCB8B",
        "attention": "#E2A64A",
        "stuck": "#F28B82",
        "not_yet": "#A3AFB5",
    },
}


def tokens(theme: str) -> dict[str, Any]:
    """Return the colours of a theme by name, as "#RRGGBB"; ``goals`` is a list of five.

    ``on_accent`` is text on the accent, on a goal's colour and on that of a status.

    Raises KeyError for a theme that is not there.
    """
    return _TOKENS[theme]
