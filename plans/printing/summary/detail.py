"""How much the summary tells, from much to little: the first with which a page is not too full is taken."""

from __future__ import annotations

from dataclasses import dataclass

from plans.printing.layout import Flow
from plans.printing.styles import CELL_NOTE, GRID, HEADING
from plans.printing.text import paragraph
from resources.language import gettext as _


@dataclass(frozen=True)
class Detail:
    """How much is told: characters of a long and of a short text, rows of a list, whether a goal says its result."""

    message: int
    text: int
    rows: int
    results: bool

    @property
    def goals(self) -> int:
        """Return how many goals are told of: those of a year, always, each with its own money."""
        return max(self.rows, _GOALS)


_GOALS = 5

DETAILS = (
    Detail(300, 220, 9, results=True),
    Detail(300, 170, 7, results=True),
    Detail(240, 130, 6, results=True),
    Detail(240, 110, 5, results=True),
    Detail(200, 90, 5, results=True),
    Detail(200, 90, 5, results=False),
    Detail(160, 70, 4, results=False),
    Detail(160, 50, 4, results=False),
    Detail(120, 40, 3, results=False),
    Detail(80, 30, 2, results=False),
    Detail(80, 24, 1, results=False),
)

TITLE = HEADING.clone(HEADING.name, spaceBefore=2.5 * GRID, spaceAfter=GRID / 2)


def part(title: str, inside: Flow) -> Flow:
    """Return a part of a page under its title; nothing when there is nothing in it."""
    return [paragraph(title, TITLE), *inside] if inside else []


def more(left: int) -> Flow:
    """Say how much of a list stands in the whole plan only."""
    return [paragraph(_("and {number} more in the plan").format(number=left), CELL_NOTE)] if left > 0 else []
