"""Lines that only say that there is nothing: "Rondvraag: geen", "geen bijzonderheden", a dash for an action."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.values import as_text
from plans.importing.files.grid import is_blank
from plans.importing.records.drafts import Draft

_NOTHING = re.compile(
    r"(?:(?:rondvraag|w ?v ?t ?t ?k|mededelingen|ingekomen stukken|overige?|varia|diversen|actie(?:s|punten)?|"
    r"any other business|aob) )?(?:(?:er (?:zijn|is|waren|was) )?(?:verder )?(?:geen|niets|niks)|"
    r"n ?v ?t|none|nothing|no)"
    r"(?: (?:verdere?|nieuwe?|andere?|overige|new|other))?"
    r"(?: (?:bijzonderheden|bijzonders|opmerkingen|vragen|punten|acti(?:e|es|epunten)|aanvullingen|mededelingen|"
    r"rondvraag|nieuws|afspraken|doel(?:en|stelling(?:en)?)?|remarks|actions?|goals?|news))?"
    r"(?: (?:te melden|gemeld|nodig|afgesproken|voor nu|needed))?"
)
_AGENDA = re.compile(
    r"opening|sluiting|rondvraag|mededelingen|w ?v ?t ?t ?k|ingekomen stukken|notulen(?: vorige keer)?|"
    r"vaststell\w+ (?:van de )?agenda|agenda|actielijst|actiepunten|volgende vergadering|any other business|aob|welcome"
)
"""Points of the agenda of a meeting, which say nothing by themselves."""
_LETTER = re.compile(r"[^\W_]")


def says_nothing(words: str) -> bool:
    """Return whether words say that nothing is to be done, or are no words: "—", "geen bijzonderheden"."""
    return bool(words.strip()) and (not _LETTER.search(words) or _NOTHING.fullmatch(normalise(words)) is not None)


def without_nothing(items: list[Draft]) -> tuple[list[Draft], list[str]]:
    """Return the drafts of a line that say something, and all that stands in the others."""
    empty = [item for item in items if _is_empty(item)]
    kept = [item for item in items if not any(item is other for other in empty)]
    for item in kept:
        if any(item.goal is other for other in empty):
            item.goal = None
    said = [[as_text(cell) for _column, cell in item.cells.values() if not is_blank(cell)] for item in empty]
    return kept, [" · ".join(cells) for cells in said]


def _is_empty(item: Draft) -> bool:
    if item.table == "actions":
        # A point of the agenda with who and when is something to do: an opening, on 1 May.
        alone = all(is_blank(item.cell(name)) for name in ("owner_id", "due"))
        return says_nothing(item.what) or (alone and _AGENDA.fullmatch(normalise(item.what)) is not None)
    if item.table == "goals":
        return bool(item.what) and says_nothing(item.what)
    return item.table != "people" and bool(item.what) and not _LETTER.search(item.what)
