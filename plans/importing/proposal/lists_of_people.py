"""Lists about colleagues that belong in no plan: who was ill, how somebody works, what they earn, when they are born.

Names stand first, or the days of a roster do; and what stands beside them, below or in the name of the sheet, says it.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from plans.exchange.headings import both_languages, normalise
from plans.importing.cells.reachable import are_contacts
from plans.importing.files.grid import Cell
from plans.importing.proposal.cell_kinds import kind_of
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.people_first import (
    are_done,
    cells_of,
    day_columns,
    find_people,
    is_somebody,
    most,
    says_jobs,
    says_roles,
    task_columns,
    years_of,
)
from plans.importing.proposal.unfit_kinds import Unfit, unfit_as
from plans.importing.tables.matrix import is_weekday
from plans.importing.tables.sheet_table import SheetTable

_JUDGED = re.compile(
    r"\b(?:oordeel|beoordel\w*|functioner\w*|jaargesprek\w*|ontwikkelgesprek\w*|\w*gesprekken|potentieel|"
    r"sterk in|sterke punten|sterke kanten|moet beter|kan beter|verbeterpunt\w*|ontwikkelpunt\w*|"
    r"appraisal\w*|assessment|rating|strengths|weaknesses)\b"
)
_GRADED = re.compile(r"\b(?:cijfer|score|beoordeling|oordeel|grade|score|rating)\b")
_GRADES = re.compile(
    r"(?i)^(?:(?:on|ruim |net )?voldoende|goed|zeer goed|uitstekend|matig|slecht|good|poor|excellent|insufficient)$"
)
_CARE_TASKS = re.compile(r"\b(?:bekwaam\w*|voorbehouden\w*|risicovolle handelingen|toets\w*|bevoegd\w*|competenc\w*)\b")
_EXPIRED = re.compile(r"(?i)^(?:verlopen|verloopt|expired|niet bekwaam|bekwaam|onbekwaam)\b")
_BORN = re.compile(r"\b(?:jarig\w*|\w*verjaar\w*|geboren|geboorte\w*|birthdays?|born)\b")
_GROWN = 14
"""Years ago in which everybody was born who works somewhere."""
_SICK = re.compile(r"\b(?:ziek\w*|\w*verzuim\w*|sick\w*|absence)\b")
_FROM = re.compile(
    r"\b(?:van|vanaf|weg|vrij|afwezig|vertrek|begin|start|eerste dag|eerste vrije dag|from|away|off|first day)\b"
)
_OFF = re.compile(r"\b(?:vrij\w*|weg|afwezig\w*|terug|vakantie\w*|\w*verlof\w*|off|away|holiday|leave)\b")
_BACK = re.compile(r"\b(?:tot|terug\w*|t m|tot en met|einde|laatste dag|laatste vrije dag|weer|until|back|last day)\b")
_GAME = re.compile(
    r"\b(?:\w*pool|poule|toto|voetbal\w*|wedstrijd\w*|competitie|punten|stand|ranglijst|score|quiz\w*|bingo|klaverjas\w*|"
    r"points|ranking|league)\b"
)
_RESULT = re.compile(r"^\d{1,2} ?[-–] ?\d{1,2}$")
_MEALS = re.compile(
    r"\b(?:lunch\w*|broodjes?|maaltijd\w*|menu\w*|eetlijst|eten|etentje|diner|bbq|barbecue|kerstpakket\w*|bestellijst|"
    r"snacks?|koffielijst|meals?|dinner|food)\b"
)
_PAID = re.compile(r"\b(?:schaal|trede|fwg|salaris\w*|loon|bruto\w*|per maand|uurloon|scale|salary|pay|gross)\b")
_SCALE = re.compile(r"(?i)^(?:fwg|schaal|scale)[ -]?\d{1,2}\b|^\d{1,2} ?[-/] ?\d{1,2}$")
_SHIFT_NAMED = re.compile(
    r"^(?:(?:vroege?|dag|late?|avond|nacht|tussen|slaap|ochtend|middag)(?: ?dienst)?|"
    r"(?:early|late|day|night)(?: shift)?|"
    r"dienst ?\d|[dvlna]\d?)$"
)
_DAY_OF_MONTH = re.compile(r"\d{1,2}\.?|\d{1,2}[-/]\d{1,2}")
_MARKED = re.compile(r"^(?:[A-Za-z]{1,2}\d?|\d{1,2}(?:[.,]\d{1,2})?|[-–/]|\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d)$")
_LETTER = re.compile(r"^[A-Za-z]{1,2}\d?$")
_LEAST_DAYS, _LEAST_SHIFTS, _LEAST_GRADED = 4, 2, 2
_HAPPENED = re.compile(
    r"\b(?:mic|mim|vim|fobo|incident\w*|klacht\w*|melding\w*|toedracht|wat gebeurde er|wat is er gebeurd|valpartij\w*|"
    r"complaints?|incidents?|what happened)\b"
)


def people_list(table: SheetTable) -> Unfit | None:
    """Return which list about colleagues a table is that belongs in no plan; None for all else."""
    if (found := _by_shift(table)) is not None:
        return found
    people = find_people(table)
    if people is None:
        return _by_match(table)
    if says_roles(table):
        return None
    beside = [column for column in table.headings if column != people and cells_of(table, column)]
    for read in (_incidents, _absence, _pay, _appraisals, _birthdays, _leave, _competences, _roster, _meals, _scores):
        if beside and (found := read(table, people, beside)) is not None:
            return found
    return _contacts(table, people, beside)


def _name(table: SheetTable) -> str:
    return normalise(f"{table.sheet} {table.title}")


def _headed(table: SheetTable, columns: list[int], sign: re.Pattern[str]) -> list[int]:
    return [column for column in columns if sign.search(normalise(table.headings[column]))]


def _by_shift(table: SheetTable) -> Unfit | None:
    """Return a roster of days with who has which shift: "Datum · Vroeg · Laat · Nacht"."""
    shifts = [c for c, words in table.headings.items() if _SHIFT_NAMED.fullmatch(normalise(words))]
    names = [cell for column in shifts for cell in cells_of(table, column)]
    named = [cell for cell in names if isinstance(cell, str) and is_somebody(cell)]
    days = [*day_columns(table), *(c for c, words in table.headings.items() if is_weekday(words))]
    return unfit_as("roster") if len(shifts) >= _LEAST_SHIFTS and days and named and named == names else None


def _by_match(table: SheetTable) -> Unfit | None:
    """Return the results of matches, told or forecast: "2-1"."""
    results = [column for column in table.headings if most(cells_of(table, column), _RESULT)]
    said = _GAME.search(" ".join([_name(table), *_words(table)])) is not None
    return unfit_as("scores") if said and len(results) > 1 and not task_columns(table) else None


def _words(table: SheetTable) -> list[str]:
    return [normalise(words) for words in table.headings.values()]


def _incidents(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return what happened to whom on which day, where a heading or the sheet says that it is about that."""
    said = _HAPPENED.search(_name(table)) is not None or bool(_headed(table, beside, _HAPPENED))
    return unfit_as("incidents") if said and day_columns(table) and not task_columns(table) else None


def _absence(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return why people are away."""
    named = _SICK.search(_name(table)) is not None and bool(day_columns(table))
    if (named or any(_are_reasons(cells_of(table, column)) for column in beside)) and not task_columns(table):
        return unfit_as("health")
    return None


def _are_reasons(cells: list[Cell]) -> bool:
    plain = [f" {normalise(cell)} " for cell in cells if isinstance(cell, str)]
    away = [words for words in plain if any(f" {word} " in words for word in _away())]
    return len(away) >= max(2, len(cells) / 2)


@cache
def _away() -> tuple[str, ...]:
    return tuple(map(normalise, both_languages("private.absence")))


def _pay(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return what people earn, or any list of nothing but names and amounts."""
    figures = [
        column for column in beside if kind_of(cells_of(table, column), len(cells_of(table, column))) == "figure"
    ]
    scales = [column for column in beside if most(cells_of(table, column), _SCALE)]
    if figures and scales and _headed(table, beside, _PAID):
        return unfit_as("pay")
    euros = [column for column in figures if any("€" in str(cell) for cell in cells_of(table, column))]
    texts = [column for column in beside if column not in figures and kind_of(cells_of(table, column), 1) == "text"]
    if not figures or texts or task_columns(table):
        return None
    if _headed(table, beside, _PAID):
        return unfit_as("pay")
    return unfit_as("amounts") if euros else None


def _appraisals(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return how somebody works: a grade, or what was said in the talk about that."""
    judged, graded = _headed(table, beside, _JUDGED), _headed(table, beside, _GRADED)
    told = [column for column in beside if most(cells_of(table, column), _GRADES)]
    named = _JUDGED.search(_name(table)) is not None
    if (graded and (len({*judged, *graded}) >= _LEAST_GRADED or named)) or (told and (judged or named)):
        return unfit_as("appraisals")
    return unfit_as("appraisals") if named and judged else None


def _birthdays(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return days of birth beside names, and nothing else."""
    days = day_columns(table)
    said = _BORN.search(_name(table)) is not None or bool(_headed(table, beside, _BORN))
    born = [c for c in days if (years := years_of(cells_of(table, c))) and max(years) <= _latest_birth()]
    return unfit_as("birthdays") if len(beside) == 1 and days and (said or born) else None


def _latest_birth() -> int:
    return dt.date.today().year - _GROWN


def _leave(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return from when until when people are away: two days beside each name, and nothing else."""
    days = day_columns(table)
    if len(days) != 2 or len(beside) != len(days):
        return None
    first, last = (normalise(table.headings[column]) for column in days)
    if not _FROM.search(first) or not _BACK.search(last):
        return None
    # "Van" and "tot" may as well be those of a role.
    return unfit_as("leave", sure=_OFF.search(" ".join((first, last, _name(table)))) is not None)


def _competences(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return who may do which tasks in care, and until when."""
    cells = [cell for column in beside for cell in cells_of(table, column)]
    days = [*day_columns(table), *(c for c in beside if kind_of(cells_of(table, c), 1) == "figure")]
    said = _CARE_TASKS.search(_name(table)) or _headed(table, beside, _CARE_TASKS)
    expired = most(cells, _EXPIRED, 0)
    return unfit_as("competences") if (said and (days or expired)) or (expired and days) else None


def _roster(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return a roster: below days of the week, or of the month, the letters or hours of shifts beside names."""
    days = [column for column in beside if is_weekday(table.headings[column])]
    numbered = [column for column in beside if _DAY_OF_MONTH.fullmatch(table.headings[column].strip())]
    marks = [str(cell).strip() for column in (days or numbered) for cell in cells_of(table, column)]
    many = len(days) >= _LEAST_DAYS or len(numbered) > _LEAST_DAYS
    short = bool(marks) and all(map(_MARKED.fullmatch, marks))
    letters = sum(_LETTER.fullmatch(mark) is not None for mark in marks) * 2 >= len(marks)
    several = len({mark.casefold() for mark in marks} - {"x", "v", "-"}) > 1
    return unfit_as("roster") if many and short and ((letters and several) or (days and not letters)) else None


def _meals(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return who eats or orders what, as the sheet says."""
    said = _MEALS.search(_name(table)) is not None or len(_headed(table, beside, _MEALS)) > 0
    return unfit_as("orders") if said and not day_columns(table) and not _are_tasks(table) else None


def _are_tasks(table: SheetTable) -> bool:
    """Return whether something is to be done, rather than eaten: "Wat" may stand above both."""
    return any(are_done(cells_of(table, column)) for column in task_columns(table))


def _scores(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return points of a game: names with nothing but numbers below words for that."""
    numbers = [column for column in beside if all(number_in(cell) is not None for cell in cells_of(table, column))]
    said = _headed(table, beside, _GAME) or (_GAME.search(_name(table)) and numbers)
    return unfit_as("scores") if said and numbers == beside else None


def _contacts(table: SheetTable, people: int, beside: list[int]) -> Unfit | None:
    """Return how to reach people: numbers or addresses, and nothing that says what they are."""
    found = [column for column in beside if are_contacts(cells_of(table, column))]
    if not found or task_columns(table) or says_jobs(table):
        return None
    return unfit_as("contacts") if len(beside) - len(found) <= 1 else None
