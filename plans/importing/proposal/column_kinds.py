"""Whether what stands in a column can be what its heading may mean: days, amounts, numbers, words of a list."""

from __future__ import annotations

import datetime as dt
import re

from plans import field_text
from plans.exchange.headings import READ, normalise
from plans.importing.cells import heading_periods
from plans.importing.cells import headings as known
from plans.importing.cells.answers import SIGNS, meant
from plans.importing.cells.values import is_open
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_contents import names_people
from plans.importing.prose.task_lines import names_day
from plans.importing.tables.sheet_table import SheetTable
from plans.importing.tables.sums import is_sum_like
from plans.subjects.actions import Action

_NUMBER_WORDS = re.compile(
    r"(?:ca\.?|circa|max\.?|min\.?|eur|euro|[^\w])*[€]?\s*-?\d[\d.,]*\s*(?:-\s*\d+\s*)?"
    r"(?:%|procent|uur|uren|u|min|minuten|dagen|dagdelen|dag|fte|st|stuks|pers|personen|mensen|man|deelnemers|p\.?p\.?|"
    r"p\.?w\.?|per stuk|per week|euro|eur|k|x|mnd|,-|=|excl\.? btw|incl\.? btw)?[^\w]*",
    re.IGNORECASE,
)
_IN_WORDS = {
    ("goals", "title"),
    ("goals", "result"),
    ("goals", "indicator"),
    ("actions", "what"),
    ("activities", "what"),
    ("budget_lines", "what"),
}
"""Fields that are said in words: numbers and letters below such a heading only number the lines."""
_OF_THE_YEAR = frozenset(
    ("year_amount", "target", "cost", "cost_each", "cost_group", "one_off", "yearly", "actual_year", "places")
)
"""What a heading with another year does not say of the year of the plan: "Deelnemers 2026"."""
_SKIPPED = 3
"""The highest number of lines, for each of them, when lines between them were left out."""
_LONGEST_FIGURE = 25
"""Characters of a cell that says how much; more are a sentence."""
_NUMBERED_TOO = {("goals", "title"), ("actions", "what"), ("activities", "what"), ("budget_lines", "what")}
"""Of those the ones that are said in numbers all the same, when no other column says them."""
_CODE = re.compile(r"(?=.*[-\d])[A-Z]{1,6}[-./]?[A-Z\d]{1,8}(?:[-./][A-Z\d]{1,8})?")
"""The number of an article; letters alone may be a word in capitals."""
_OWN_KEY = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\s*(?:-|–|tot|uur)")
"""An hour of the day, from which or until which something lasts."""
_HOW_LONG = re.compile(
    r"(?<![:.\d])\d{1,2}(?:,\d+)?\s*(?:u|uur|uren|min|minuten|fte|dagdeel|dagdelen|dag|dagen|%|h|hrs?|hours?|days?)\b",
    re.IGNORECASE,
)
"""How much time somebody has; "14.00 uur" is an hour of the day."""
_ONLY_HOURS = re.compile(r"(?i)\s*\d{1,3}(?:[.,]\d+)?\s*(?:u|uur|uren|h|hrs?|hours?)\.?\s*")
"""How long something takes, and no day."""
_TIME = re.compile(r"\b(?:uren|uur|hours?|weken|weeks)\b")
_COSTS = re.compile(
    r"\b(?:euro\w*|eur|\w*kosten|\w*bedrag|\w*prijs|\w*tarief|\w*loon|budget|begroot|begroting|costs?|amount|price|rate)\b"
)
_LENGTH = re.compile(
    r"(?i)\s*(?:ca\.? ?)?(?:\d[\d.,]*\s?[½¼¾]?|½)\s?(?:u|uur|uren|min\.?|minuten|dagde\w+|h|hrs?|hours?|minutes)\.?\s*"
)
_WEEKDAY = re.compile(r"ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?")
_YES_NO = {
    "ja",
    "nee",
    "j",
    "n",
    "x",
    "v",
    "yes",
    "no",
    "✓",
    "✔",
    "klaar",
    "gereed",
    "deels",
    "bezig",
    "open",
    "0",
    "1",
    "-",
    "afgerond",
    "todo",
    "done",
    "nog niet",
    "loopt",
    *SIGNS,
}


_BESIDE_ANSWERS = {"nog", "al", "niet", "bijna", "deels", "not", "yet", "almost", "partly"}
_FEW, _MANY = 2, 30
"""Words of an answer, and more answers than there are to choose from."""


def _aims_in_words(sheet: SheetTable, column: int) -> bool:
    """Return whether a column of what is aimed at holds words alone, beside one with figures: "Streven", "Straks"."""
    others = [
        place
        for place, heading in sheet.headings.items()
        if place != column and any(item.field == "target" and item.certain for item in known.meanings("goals", heading))
    ]
    return not _has_figures(sheet, column) and any(_has_figures(sheet, place) for place in others)


def _has_figures(sheet: SheetTable, column: int) -> bool:
    return any(mark.isdigit() for cell in sheet.column(column) for mark in str(cell))


def fits(sheet: SheetTable, column: int, table: str, name: str, year: int) -> bool:
    """Return whether what stands in a column can be what its heading may mean."""
    cells = sheet.column(column)
    if not cells:
        return True
    heading = sheet.headings[column]
    other = heading_periods.year_of(heading)
    if (name in _OF_THE_YEAR or _is_quarter(name)) and other is not None and other != year:
        return False
    if name in SPECIAL_AMOUNTS and (says_time(heading) or are_lengths(cells)):
        return False
    if (table, name) == ("goals", "target") and _aims_in_words(sheet, column):
        return False
    if name == "count" and sum("€" in str(cell) for cell in cells) > len(cells) / 2:
        return False
    share = len(cells)
    days = sum(isinstance(cell, dt.date) for cell in cells) / share
    # A month alone may be a name: "Jan", "Mei".
    dated = (
        sum(isinstance(cell, str) and re.search(r"\d", cell) is not None and names_day(cell) for cell in cells) / share
    )
    money = sum(number_in(cell) is not None for cell in cells) / share
    answers = (
        sum(isinstance(cell, bool) or (isinstance(cell, str) and cell.strip().casefold() in _YES_NO) for cell in cells)
        / share
    )
    if name in SPECIAL_AMOUNTS or _is_quarter(name):
        told = [cell for cell in cells if not _says_nothing(cell)] or cells
        readable = sum(number_in(cell) is not None or is_sum_like(cell) for cell in told)
        return readable >= len(told) * 0.34 and days == 0
    if name == known.KEY:
        # The keys of another program say nothing here.
        return any(isinstance(cell, str) and _OWN_KEY.fullmatch(cell.strip()) for cell in cells)
    if (table, name) == ("activities", "number") and _count_something(cells):
        return False
    if name in known.SPECIALS[table]:
        return True
    if name == "ended":
        # "Outcome" above a sentence is what a goal comes to, not how it ended.
        return _are_choices(cells, table, name)
    if name == "meet_time":
        return (
            sum(isinstance(cell, int | float) or _HOW_LONG.search(str(cell)) is not None for cell in cells) < share / 2
        )
    match field_text.kind(READ[table], name):
        case "date" if "peildatum" in normalise(heading) and not any(str(year) in str(cell) for cell in cells):
            # On that day it was measured, before the year of the plan.
            return False
        case "date":
            if all(isinstance(cell, str) and _WEEKDAY.fullmatch(normalise(cell)) for cell in cells):
                return False
            if not any(isinstance(cell, dt.date) or _may_be_day(str(cell)) for cell in cells):
                return False
            hours = sum(isinstance(cell, str) and _HOUR.search(cell) is not None for cell in cells) / share
            hours += sum(isinstance(cell, str) and _ONLY_HOURS.fullmatch(cell) is not None for cell in cells) / share
            return hours < 0.5 and answers < 0.6 and not (money > 0.6 and days == 0 and not _are_weeks(heading, cells))
        case "choice" | "tick" if name == "status":
            return days + dated < 0.5 and (days == 0 or answers > 0)
        case "choice" | "several":
            # "1x" says how often rather than how many; beside amounts "pm" is one that nobody knows yet.
            told = [cell for cell in cells if not _says_nothing(cell)] or cells
            many = sum(number_in(cell) is not None for cell in told) / len(told)
            return days < 0.5 and (many < 0.6 or _are_choices(cells, table, name))
        case "words":
            return (table, name) not in _IN_WORDS or (
                not _are_answers(cells)
                and money <= 0.7
                and days <= 0.5
                and not (table == "goals" and _are_marks(cells))
                and not _are_codes(cells)
                and not names_people(heading, cells)
            )
        case "person":
            return money < 0.7 and days + dated < 0.5
        case "count" if any(meaning.field == "audience" for meaning in known.meanings(table, heading)):
            # "Groep" above words says which one, and not how many.
            figures = sum(any(map(str.isdigit, str(cell))) for cell in cells) / share
            return figures >= 0.5 and days < 0.5
        case "quantity" if table == "people":
            figures = sum(isinstance(cell, int | float) or any(mark.isdigit() for mark in str(cell)) for cell in cells)
            return figures >= share * 0.3 and days < 0.5
        case "quantity" if any(meaning.field == "title" for meaning in known.meanings(table, heading)):
            # "Doel eind 2027" above sentences is what is to be reached, and not how much.
            short = [cell for cell in cells if isinstance(cell, int | float) or len(str(cell)) <= _LONGEST_FIGURE]
            figures = sum(any(map(str.isdigit, str(cell))) or number_in(cell) is not None for cell in short)
            return days + dated < 0.5 and figures >= share * 0.3
        case "quantity":
            return days + dated < 0.5
        case _:
            return days < 0.5


def _count_something(cells: list[Cell]) -> bool:
    """Return whether numbers say how many and do not number the lines: some come twice, or they skip about."""
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    return len(numbers) == len(cells) > 1 and numbers != sorted(set(numbers)) and max(numbers) > _SKIPPED * len(cells)


def _is_quarter(name: str) -> bool:
    return name[:-1] in ("quarter", "actual")


def says_time(heading: str) -> bool:
    """Return whether a heading asks for hours and not for what they cost: "p.p. (uur)" beside "Prijs per uur"."""
    plain = normalise(re.sub(r"[()\[\]]", " ", heading))
    if "€" in heading:
        return False
    return _TIME.search(plain) is not None and _COSTS.search(plain) is None


def are_lengths(cells: list[Cell]) -> bool:
    """Return whether most cells say how long something takes: "45 min", "1,5 uur"."""
    return bool(cells) and sum(map(is_length, cells)) > len(cells) / 2


def is_length(cell: Cell) -> bool:
    """Return whether a cell says how long something takes, and nothing else."""
    return isinstance(cell, str) and _LENGTH.fullmatch(cell) is not None


def _says_nothing(cell: Cell) -> bool:
    """Return whether no amount is known yet, or there is none: "n.t.b.", "geen"."""
    return isinstance(cell, str) and (is_open(cell) or normalise(cell) in ("geen", "gratis", "none", "free"))


def _may_be_day(words: str) -> bool:
    """Return whether words may say when: with a figure, the name of a month, or "doorlopend"."""
    return any(map(str.isdigit, words)) or names_day(words)


def _are_marks(cells: list[Cell]) -> bool:
    """Return whether all cells are letters that name what stands elsewhere, some more than once: "A", "b.", "D2"."""
    return len(set(cells)) < len(cells) and all(
        isinstance(cell, str) and re.fullmatch(r"\s*[A-Za-z]\d?[.)]?\s*", cell) for cell in cells
    )


def _are_choices(cells: list[Cell], table: str, name: str) -> bool:
    """Return whether most of what stands in a column is among the answers of a field."""
    different = {cell for cell in cells if isinstance(cell, str)}
    known = [cell for cell in different if meant(READ[table], name, cell) is not None] if len(different) < _MANY else []
    return len(known) > len(different) / 2


def _are_answers(cells: list[Cell]) -> bool:
    """Return whether all cells say yes, no or how far something is, and so name nothing: "ja", "later", "nog niet"."""
    words = [cell.strip() for cell in cells if isinstance(cell, str)]
    return len(words) == len(cells) and all(
        text.casefold() in _YES_NO or (len(text.split()) <= _FEW and all(map(_is_answer, text.casefold().split())))
        for text in words
    )


def _is_answer(word: str) -> bool:
    """Return whether a single word says how far something is: "Nieuw" does, "bed" behind it does not."""
    return word in _YES_NO or word in _BESIDE_ANSWERS or meant(Action, "status", word) is not None


def _are_codes(cells: list[Cell]) -> bool:
    """Return whether nearly all cells are numbers of articles: "SN-200", "TB10"."""
    codes = [cell for cell in cells if isinstance(cell, str) and _CODE.fullmatch(cell.strip())]
    return len(set(codes)) > 1 and len(codes) >= len(cells) * 0.8


def may_fit(sheet: SheetTable, column: int, table: str, name: str, year: int) -> bool:
    """Return whether a heading says enough although the cells look otherwise: each of those is refused with a word."""
    other = heading_periods.year_of(sheet.headings[column])
    if name in _OF_THE_YEAR and other is not None and other != year:
        return False
    if name == known.KEY or name[:-1] in ("quarter", "actual"):
        return False
    if (table, name) in _IN_WORDS and names_people(sheet.headings[column], sheet.column(column)):
        return False
    if name in known.SPECIALS[table]:
        if name not in ("year_amount", "price", "cost_each") or says_time(sheet.headings[column]):
            return False
        return not are_lengths(sheet.column(column))
    if (table, name) in _NUMBERED_TOO:
        return not _are_marks(sheet.column(column)) and not _are_answers(sheet.column(column))
    return field_text.kind(READ[table], name) in ("date", "quantity", "count", "person", "amount")


SPECIAL_AMOUNTS = frozenset(
    {
        "year_amount",
        "one_off",
        "yearly",
        "amount_without_vat",
        "price",
        "actual_year",
        "cost",
        "cost_each",
        "cost_group",
    }
)


def _are_weeks(heading: str, cells: list[Cell]) -> bool:
    """Return whether numbers are days of a spreadsheet, or the numbers of weeks, months or quarters."""
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    serial = all(36_000 < number < 75_000 for number in numbers)
    named = any(
        word in normalise(heading) for word in ("week", "maand", "kwartaal", "wk", "kw", "month", "quarter", "periode")
    )
    return serial or (named and all(number <= 53 for number in numbers))


def is_money(cells: list[Cell]) -> bool:
    """Return whether at least half of the cells of a column are numbers or amounts, or there are none."""
    return not cells or sum(number_in(cell) is not None for cell in cells) >= len(cells) / 2


def number_in(cell: Cell) -> float | None:
    """Return about how much a cell says, when it is a number and hardly anything else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if (
        not isinstance(cell, str)
        or not _NUMBER_WORDS.fullmatch(cell.strip())
        or not any(mark.isdigit() for mark in cell)
    ):
        return None
    if re.fullmatch(r"\s*\d{1,2}([./-])\d{1,2}\1(20)?\d\d\s*|\s*\d{1,2}-\d{1,2}\s*", cell):
        return None
    digits = re.sub(r"[^\d.,]", "", cell).replace(".", "").replace(",", ".")
    try:
        return float(digits.rstrip("."))
    except ValueError:
        return None
