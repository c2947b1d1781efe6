"""The parts of the whole plan that can be left out of print, and what they are called."""

from __future__ import annotations

from plans.derived.steps import STEPS
from resources.language import gettext as _
from resources.texts import text

PARTS: tuple[str, ...] = (
    *("summary", "contents"),
    *(step.name for step in STEPS),
    *("reviews", "adoption", "tips", "cases", "aside", "scans"),
)
"""Every part by name, in the order of the pages; the cover is always there."""


def part_title(name: str) -> str:
    """Return the words for a part; raises KeyError when there is none of this name."""
    own = {
        "summary": _("The plan on one page"),
        "contents": _("Contents"),
        "adoption": text("plan", "sections.adopt.title"),
        "tips": _("Annex: tips per type"),
        "cases": _("Annex: weighing, costs and benefits"),
        "aside": _("Annex: not this year, on purpose"),
        "scans": _("Annex: self scans"),
    }
    if name not in PARTS:
        raise KeyError(name)
    return own.get(name) or text(name, "step.title")
