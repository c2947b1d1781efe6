"""The parts of the whole plan that can be printed or left out, and what they are called."""

from __future__ import annotations

from plans.derived.steps import STEPS
from resources.language import gettext as _
from resources.texts import text

_BEHIND = {"actions": ("action_list",), "calendar": ("agenda",)}
"""The parts behind a step that have no step of their own."""

PARTS: tuple[str, ...] = (
    *("summary", "contents"),
    *(name for step in STEPS for name in (step.name, *_BEHIND.get(step.name, ()))),
    *("reviews", "adoption", "tips", "cases", "aside", "scans"),
)
"""Every part by name, in the order of the pages; the cover is always there."""


def part_title(name: str) -> str:
    """Return the words for a part; raises KeyError when there is none of this name."""
    own = {
        "summary": _("Summary"),
        "contents": _("Contents"),
        "action_list": _("All actions by date"),
        "agenda": _("All days of the year"),
        "adoption": text("plan", "sections.adopt.title"),
        "tips": _("Annex: tips per type"),
        "cases": _("Annex: weighing, costs and benefits"),
        "aside": _("Annex: ideas for later, and what we leave out"),
        "scans": _("Annex: self scans"),
    }
    if name not in PARTS:
        raise KeyError(name)
    return own.get(name) or text(name, "step.title")
