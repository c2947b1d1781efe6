"""Lines that only say that there is nothing, or nothing yet: "Rondvraag: geen", a dash for an action, "n.t.b."."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.exchange.spreadsheet import QUARTERS
from plans.importing.cells.headings import KEY
from plans.importing.cells.values import as_text, is_open
from plans.importing.files.grid import is_blank
from plans.importing.records.drafts import Draft
from plans.importing.records.paid_how_often import OFTEN
from resources.language import gettext as _

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
_YET = re.compile(
    r"(?:(?:dit|deze|doel(?:en)?|acties?|wordt|worden|moet(?:en)?|nog|nader|still|is|are) )*"
    r"(?:in (?:ontwikkeling|voorbereiding|te vullen|development)|te (?:bepalen|bespreken|formuleren|kiezen|verdelen)|"
    r"(?:uit te werken|vast te stellen|af te stemmen)|bepaald|ingevuld|uitgewerkt|volgt|volgen|"
    r"niet (?:bekend|bepaald|ingevuld|duidelijk)|n ?t ?b|n ?n ?b|t ?b ?[dac]|p ?m|"
    r"to (?:be )?(?:follow|decided?|determined?|confirmed|agreed|discussed|filled in)|under discussion|"
    r"pending|not (?:yet )?(?:known|decided))(?: (?:nog|later|yet))?"
)
"""What stands where something is to come."""
_TAIL = re.compile(
    r"(?i)\s*(?:\(|[-–—:,;]?\s+(?:na|door|met|in|zodra|wacht\w*|afhankelijk|afh|voor|vóór|op|volgt|komt|"
    r"after|by|with|once|when|depends|depending|before)\b)"
)
"""How what is said behind that begins: after what, by whom."""
_NOT_NOW = re.compile(
    r"(?i)(?:.*[,;:.–—(-]\s*)?(?:(?:dit|is|was|wordt|nog|voorlopig|nu|still|for now) )*"
    r"(?:(?:geen|no) (?:doel|speerpunt|prioriteit|goal|priority)(?: (?:voor|in|for) (?:20\d\d|dit jaar|nu|this year))?|"
    r"(?:nog )?niet (?:voor|in) (?:20\d\d|dit jaar)|not (?:for|in) (?:20\d\d|this year)|(?:nog )?niet aan de orde)"
    r"\s*[).!]*"
)
"""What says of itself that it is none of this plan: "Oriëntatie, geen doel voor 2027"."""
_PAID = (*OFTEN, "year_amount", "amount_without_vat", "price", "cost")
_LETTER = re.compile(r"[^\W_]")


def says_nothing(words: str) -> bool:
    """Return whether words say that nothing is to be done, or are no words: "—", "geen bijzonderheden"."""
    return bool(words.strip()) and (not _LETTER.search(words) or _NOTHING.fullmatch(normalise(words)) is not None)


def is_to_come(words: str) -> bool:
    """Return whether words only keep a place for what is to come: "n.t.b.", "Nog te bepalen (na kaderbrief)"."""
    plain = " ".join(words.split())
    parts = [plain, *(plain[: found.start()] for found in _TAIL.finditer(plain))]
    return is_open(plain) or any(_YET.fullmatch(normalise(part)) for part in parts)


def is_not_now(item: Draft) -> bool:
    """Return whether a goal or an action says of itself that it is none of this year."""
    words = f"{item.what} {as_text(item.cell('due')) if item.worked_out else ''}".strip()
    return item.table in ("goals", "actions") and KEY not in item.cells and _NOT_NOW.fullmatch(words) is not None


def without_nothing(items: list[Draft]) -> tuple[list[Draft], list[str]]:
    """Return the drafts of a line that say something, and all that stands in the others."""
    empty = [item for item in items if _is_empty(item)]
    kept = [item for item in items if not any(item is other for other in empty)]
    for item in kept:
        if item.goal is not None and _is_empty(item.goal):
            item.goal = None
        if item.table == "budget_lines" and KEY not in item.cells and is_to_come(item.what):
            item.doubts.append(_("“{text}” is no name yet; what is this for?").format(text=item.what[:40]))
    said = [[as_text(cell) for _column, cell in item.cells.values() if not is_blank(cell)] for item in empty]
    return kept, [" · ".join(cells) for cells in said]


def _is_empty(item: Draft) -> bool:
    if item.table != "people" and KEY not in item.cells and is_to_come(item.what):
        # A line of the budget may well have its amount before it has its name.
        amounts = [cell for name, _column, cell in item.specials if name in _PAID]
        amounts += [item.cell(name) for name in QUARTERS] + [cell for _part, _column, cell in item.spread]
        return item.table != "budget_lines" or all(is_blank(cell) or is_open(cell) for cell in amounts)
    if is_not_now(item):
        return True
    if item.table == "actions":
        # A point of the agenda with who and when is something to do: an opening, on 1 May.
        alone = all(is_blank(item.cell(name)) for name in ("owner_id", "due"))
        return says_nothing(item.what) or (alone and _AGENDA.fullmatch(normalise(item.what)) is not None)
    if item.table == "goals":
        return bool(item.what) and says_nothing(item.what)
    return item.table != "people" and bool(item.what) and not _LETTER.search(item.what)


def why_skipped(items: list[Draft]) -> str:
    """Say why a line of which nothing is left does not come along."""
    if any(map(is_not_now, items)):
        return _("It says of itself that it is not for this year.")
    if any(is_to_come(item.what) and not says_nothing(item.what) for item in items):
        return _("What stands here is still to come.")
    return _("Nothing is to be done here.")


def say_nothing(words: str) -> str:
    """Say of what stands in a line why it does not come along, where more of the line does."""
    what = words.split(" · ")[0]
    yet = is_to_come(what) and not says_nothing(what)
    said = _("“{text}” is still to come.") if yet else _("“{text}”: nothing to do.")
    return said.format(text=words[:60])
