"""Headings that only say what they ask together with the one above them: "Meten" over "wat | begin | eind".

What groups are called, and what their columns are, stands in resources/texts/sheets.toml. By itself "wat" asks for
an action and "begin" for a day, so what both say together is weighed first.
"""

from __future__ import annotations

import re
from functools import cache

from plans.exchange.headings import both_languages, normalise
from plans.importing.cells.gains import gained

_ENGLISH = ("benefit", "benefits", "gain", "gains", "value")
_YEAR = re.compile(r"\b20\d\d\b")
_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "measured": ("goals", ("indicator", "unit", "baseline", "target")),
    "planned": ("actions", ("start", "due")),
    "done_by": ("actions", ("owner_id", "along")),
    "paid_once": ("budget_lines", ("one_off",)),
    "paid_each_year": ("budget_lines", ("yearly", "computed")),
}
"""What is grouped below one heading: the table it is about, and the fields its columns may be."""


def grouped(table: str, heading: str) -> list[str]:
    """Return the field of a table that a group and the heading below it ask for together; nothing for any other."""
    words = _undated(heading).split()
    for place in range(len(words) - 1, 0, -1):
        group, below = " ".join(words[:place]), " ".join(words[place:])
        found = [field for of, field in _known().get(group, {}).get(below, ()) if of == table]
        if found:
            return found
    return []


def says_more_together(group: str, heading: str) -> bool:
    """Return whether a heading means something else below a group than by itself: "team" below "Winst"."""
    if _undated(heading) in _known().get(_undated(group), {}):
        return True
    return bool(gained(f"{group} {heading}")) and not gained(group) and not gained(heading)


def _undated(heading: str) -> str:
    return normalise(_YEAR.sub(" ", heading))


def joined(group: str, heading: str) -> str:
    """Return a group and the heading below it as one: "Opbrengst voor cliënt", where "Opbrengst" alone stands above."""
    brings = gained(f"{group} {heading}") and len(group.split()) == 1
    between = "for" if normalise(group) in _ENGLISH else "voor"
    return f"{group} {between} {heading}" if brings else f"{group} {heading}".strip()


@cache
def _known() -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Return by group and heading the table and field that they ask for."""
    found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for name, (table, fields) in _GROUPS.items():
        below = {
            normalise(words): ((table, field),)
            for field in fields
            for words in both_languages(f"groups.{name}.{field}")
        }
        for words in both_languages(f"groups.{name}.above"):
            found.setdefault(normalise(words), {}).update(below)
    return found
