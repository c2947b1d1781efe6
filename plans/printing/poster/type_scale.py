"""The type of the wall poster: limits for each role on each paper, and one scale for all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle

from plans.printing.layout import Sheet
from plans.printing.request import Paper
from plans.printing.styles import ACCENT, MUTED, REGULAR, SEMIBOLD, TEXT

Role = Literal[
    "message", "team", "number", "title", "figure", "action", "note", "gain", "label", "band", "aside", "foot"
]

LEAST_SCALE, MOST_SCALE = 0.34, 2.5
"""At the ends of the scale every role has reached its own limit."""

EASY_SCALE = 0.85
"""The largest scale of a plan that needs a second sheet anyway."""

SHAPE: dict[Role, tuple[str, float]] = {
    "message": (SEMIBOLD, 1.1),
    "team": (SEMIBOLD, 1.2),
    "number": (SEMIBOLD, 0.92),
    "title": (SEMIBOLD, 1.16),
    "figure": (SEMIBOLD, 1.22),
    "action": (REGULAR, 1.22),
    "note": (REGULAR, 1.28),
    "gain": (REGULAR, 1.3),
    "label": (SEMIBOLD, 1.3),
    "band": (REGULAR, 1.3),
    "aside": (REGULAR, 1.3),
    "foot": (REGULAR, 1.3),
}
"""The typeface of every role, and the height of a line as a part of its size."""


@dataclass(frozen=True)
class Limits:
    """Least, usual and most size of every role on one paper, in points, and the paper itself."""

    sheet: Sheet
    part: float
    """How large room and lines are, measured against A3."""
    sizes: dict[Role, tuple[float, float, float]]
    stated: float
    """The message stays this large as long as it then takes two lines, in points."""

    @property
    def least(self) -> float:
        """Return the smallest size on the sheet."""
        return min(low for low, _usual, _most in self.sizes.values())


_A3: dict[Role, tuple[float, float, float]] = {
    "message": (16, 46, 84),
    "team": (11, 19, 30),
    "number": (22, 46, 110),
    "title": (12, 20.5, 48),
    "figure": (11, 17.5, 41),
    "action": (9, 13.5, 30),
    "note": (9, 11, 22),
    "gain": (9, 12.5, 26),
    "label": (9, 11, 13),
    "band": (9, 12, 15),
    "aside": (9, 10.5, 12.5),
    "foot": (9, 9, 9),
}
_A4: dict[Role, tuple[float, float, float]] = {
    "message": (13, 31, 58),
    "team": (9.5, 13, 21),
    "number": (17, 31, 77),
    "title": (10, 14, 33),
    "figure": (9, 12, 28),
    "action": (8.5, 9.6, 21),
    "note": (8.5, 8.5, 15.5),
    "gain": (8.5, 9, 18),
    "label": (8.5, 8.5, 10),
    "band": (8.5, 8.8, 11),
    "aside": (8.5, 8.5, 9.5),
    "foot": (8.5, 8.5, 8.5),
}

PAPER: dict[Paper, Limits] = {
    "A3": Limits(Sheet("poster", A3[1], A3[0], side=40, top=34, bottom=24, foot=False), 1, _A3, 30),
    "A4": Limits(Sheet("poster", A4[1], A4[0], side=28, top=24, bottom=18, foot=False), 0.7, _A4, 22),
}


class TypeScale:
    """The styles of a poster at one scale."""

    def __init__(self, limits: Limits, scale: float, caps: dict[Role, float] | None = None) -> None:
        """Set every role to its usual size times ``scale``, between its limits and below its cap, in points."""
        self.limits, self.scale = limits, scale
        self.sizes: dict[Role, float] = {}
        for role, (least, usual, most) in limits.sizes.items():
            self.sizes[role] = max(least, min(usual * scale, most, (caps or {}).get(role, most)))

    @property
    def step(self) -> float:
        """Return the size that the room between things is measured in, in points."""
        return self.sizes["action"]

    def style(self, role: Role, **more: object) -> ParagraphStyle:
        """Return the style of a role."""
        face, high = SHAPE[role]
        size = self.sizes[role]
        return TEXT.clone(f"poster {role}", **{"fontName": face, "fontSize": size, "leading": size * high, **more})

    @cached_property
    def styles(self) -> dict[str, ParagraphStyle]:
        """Return every style that the poster is made of, by its name."""
        return {
            **{role: self.style(role) for role in SHAPE},
            "team": self.style("team", alignment=TA_RIGHT),
            "year": self.style("action", alignment=TA_RIGHT),
            "state": self.style("note", alignment=TA_RIGHT, textColor=MUTED),
            "note": self.style("note", textColor=MUTED),
            "quiet": self.style("title", fontName=REGULAR, textColor=MUTED),
            "foot": self.style("foot", textColor=MUTED),
            "sheet": self.style("foot", textColor=MUTED, alignment=TA_RIGHT),
            "aside": self.style("aside", textColor=MUTED),
            "label": self.style("label", textColor=MUTED),
            "onward": self.style("action", fontName=SEMIBOLD, textColor=ACCENT),
        }
