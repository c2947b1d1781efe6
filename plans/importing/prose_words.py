"""The words by which running text says what it is about: labels before a colon, headings that ask, roles and costs."""

from __future__ import annotations

import re

from plans.exchange.headings import both_languages, normalise, table_of
from plans.importing.grid import Cell
from plans.importing.headings import meanings
from plans.importing.name_parts import ROLES, sort_of
from plans.importing.task_lines import is_name, names_day

_LABEL = re.compile(r"\s*(?:[-–•*·]\s*|\d{1,2}[.)]\s*)?([^\W\d][^:\n]{1,45}?)\s*:\s*(.*)", re.DOTALL)
_NEXT = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d][\w ]{1,30}:\s)")
_OF = re.compile(r" (?:van|voor|in|of|for) (?:het|dit|deze|ons|onze|de|this|our|the)\b.*| (?:nr )?\d{1,2}$")
_GOAL_FIELDS = ("title", "result", "indicator", "baseline", "target", "unit", "due", "owner_id", "problem")
_TASKS = re.compile(
    r"(?:(?:de |onze |concrete |geplande )?(?:acties?|actiepunten|actielijst|activiteiten|stappen|taken|"
    r"to ?do|maatregelen|"
    r"afspraken|verbeteracties|actions?|tasks|steps)|hoe( (?:gaan we|doen we|pakken we).*)?|wat (?:gaan|"
    r"moeten) we doen.*|"
    r"wie doet wat|aanpak|plan van aanpak|how.*)"
)
_COSTS = re.compile(
    r"(?:wat (?:hebben we|is er) nodig|wat kost (?:het|dat).*|kosten|begroting|budget|geld|middelen|costs?|money)"
)
_MONEY = re.compile(r"(?:€|eur(?:o)?\b)\s*-?\d|\d[\d.,]*\s*(?:,-|euro\b|eur\b|€)", re.IGNORECASE)
_EACH = re.compile(
    r"(?i)\s*(\d[\d.]*)\s*(?:x|×|stuks?)?\s*(.+?)\s+(?:à|a|á|x|×|van|"
    r"@)\s*(€?\s*\d[\d.,]*(?:,-)?)\s*(?:per stuk|p\.?st\.?|each)?\.?"
)
_AMOUNT = re.compile(r"(?i)^(.*?)[\s:–-]+((?:€|eur)\s*\d[\d.,]*(?:,?-)?|\d[\d.,]*(?:,-|\s*(?:euro|eur|€)))(.*)$")
_ONCE = re.compile(r"(?i)\b(eenmalig\w*|jaarlijks\w*|per jaar|structureel|one.?off|yearly)\b")
_ROLE = re.compile(r"\s*(?:[-–•*·]\s*)?([^\W\d][^:\n]{1,40}?)\s*(?::|\s[-–=]\s)\s*(\S[^:\n]*)")
_BEHIND = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*\.?$")
_HOURS = re.compile(
    r"(?i)(?:\d|half|een|één|twee|drie|vier)\S*.*(?:uur|uren|\bu\b|u/w|u p|fte|\bmin|dagde|hours?|hrs?)"
)
_SINCE = re.compile(r"(?i)(?:vanaf|per|sinds|start|from|since)\s+(.+)")


def goal_field(label: str) -> str:
    """Return the field of a goal that a label or heading asks for; nothing when it asks for none."""
    if len(label.split()) > 7 or not label.strip():
        return ""
    for words in (label, _OF.sub("", normalise(label))):
        found = [meaning.field for meaning in meanings("goals", words) if meaning.certain]
        for name in _GOAL_FIELDS:
            if name in found:
                return "title" if name == "result" else name
    return ""


def asks(heading: str) -> bool:
    """Return whether a heading is a question or the bare name of a field, rather than the title of a chapter."""
    return heading.rstrip().endswith("?") or normalise(heading) in (
        "doel",
        "doelstelling",
        "ons doel",
        "goal",
        "our goal",
    )


def mode_of(label: str) -> str:
    """Return what is listed below a label or heading: "tasks", "costs" or nothing known."""
    plain = re.sub(r"^\d+ ", "", normalise(label))
    if _TASKS.fullmatch(plain) or table_of(plain) == "actions":
        return "tasks"
    return "costs" if _COSTS.fullmatch(plain) or table_of(plain) == "budget_lines" else ""


def labelled(words: str) -> list[tuple[str, str]]:
    """Return the labels of a text with what stands behind each: "Doel: … Trekker: …"; nothing when it has none."""
    found: list[tuple[str, str]] = []
    for part in _NEXT.split(words):
        label = _LABEL.fullmatch(part)
        if label is None:
            return found
        name, value = label[1].strip(), label[2].strip()
        if not goal_field(name) and not mode_of(name):
            return found
        found.append((name, value))
    return found


def role_line(words: str, *, loose: bool = False) -> list[Cell] | None:
    """Return "Digicoach: Noor (4 uur per week)" as name, role, hours, start and remark; None when it is none.

    ``loose``: any role counts, as among lines of roles that are known.
    """
    found = _ROLE.fullmatch(words)
    if found is None:
        return None
    role, rest = found[1].strip(), found[2].strip().rstrip(".")
    behind = _BEHIND.fullmatch(rest)
    names, details = (behind[1], re.split(r"\s*[,;]\s*", behind[2])) if behind else (rest, [])
    if not behind and (parts := re.split(r"\s*,\s*", rest)) and len(parts) > 1 and all(map(_HOURS.search, parts[1:])):
        names, details = parts[0], parts[1:]
    if not is_name(names):
        return None
    if normalise(role) not in _roles() and not (
        loose and sort_of(role) != "text" and len(role.split()) <= 4 and not goal_field(role)
    ):
        return None
    hours: str | None = None
    start: str | None = None
    more = []
    for detail in details:
        since = _SINCE.fullmatch(detail)
        if since and names_day(since[1]):
            start = since[1]
        elif hours is None and _HOURS.search(detail):
            hours = detail
        elif detail:
            more.append(detail)
    return [names, role, hours, start, ", ".join(more) or None]


def _roles() -> set[str]:
    known = {
        normalise(words)
        for name in ("leader", "ambassador", "i_nurse", "digicoach")
        for words in both_languages(f"answers.person.role.{name}")
    }
    return (
        known
        | set(ROLES)
        | {"teamleider", "digicoach", "projectleider", "aandachtsvelder", "trekker", "team leader", "superuser"}
    )


def cost_line(words: str) -> list[Cell] | None:
    """Return "15 polsbanden à € 29,95" as what, amount and how often; None when no amount is named."""
    if not _MONEY.search(words):
        return None
    once = _ONCE.search(words)
    often = once[1] if once else None
    plain = re.sub(r"\(\s*\)", "", _ONCE.sub("", words)).strip(" .,;-–•*")
    if found := _EACH.fullmatch(plain):
        return [found[2].strip(), f"{found[1]} x {found[3]}", often]
    if found := _AMOUNT.fullmatch(plain):
        return [f"{found[1]} {found[3]}".strip(" :–-,"), found[2].strip(), often]
    return None
