"""Which table a sheet holds and which field stands in which column, by name and heading, Dutch and English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from plans import field_text
from plans.exchange.sheet_files import Cell, Grid
from plans.plan import KEPT, TABLES, PlanRecord
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import LANGUAGES, speaking
from resources.texts import text

READ: dict[str, type[Record]] = {
    "people": Person,
    "goals": Goal,
    "activities": Activity,
    "actions": Action,
    "budget_lines": BudgetLine,
}
"""The tables that can be taken from a spreadsheet, in the order in which they refer to each other."""

_NEAREST = ("actions", "people", "goals", "activities", "budget_lines")
"""When headings fit several tables as well: what is likeliest first."""

MAIN = {"people": "name", "goals": "title", "activities": "what", "actions": "what", "budget_lines": "what"}
"""The field by which a line of a table is known; without it a line cannot be taken."""

KEY = "id"
YEAR_AMOUNT, FIRST_NAME, INFIX, LAST_NAME = "year_amount", "first_name", "infix", "last_name"
"""Columns that are no field by themselves."""

LOOKED_AT = 20
"""How many lines at the top may stand above the headings."""


@dataclass
class Found:
    """A sheet of which it is known what it holds."""

    grid: Grid
    table: str
    head: int
    """The place of the line with headings."""
    columns: dict[str, int] = field(default_factory=dict)
    """The column of each field, and of the key."""
    extra: list[str] = field(default_factory=list)
    """Headings that are no field of this table, or that stand there twice."""


def recognise_tables(grid: Grid) -> Found | None:
    """Return what a sheet holds; None when neither its name nor its headings say so."""
    named = table_of(grid.name)
    if named is not None and named not in READ:
        return None
    best: tuple[int, Found] | None = None
    for place, row in enumerate(grid.rows[:LOOKED_AT]):
        for table in _NEAREST if named is None else (named,):
            found = _columns(grid, table, place, row.cells)
            score = len(found.columns)
            # One heading alone says enough when nothing else stands there, as in a list of one column.
            alone = named is not None or (place == 0 and not found.extra)
            if not _has_main(found) or (score < 2 and not alone):
                continue
            if best is None or score > best[0]:
                best = score, found
    return best[1] if best else None


def table_of(name: str) -> str | None:
    """Return the table that a sheet or file is named after, of all tables of a plan; None when it says nothing."""
    plain = normalise(name)
    names = _sheet_names()
    if plain in names:
        return names[plain]
    # "acties team Linde 2027", "linde-2027-acties": the longest name that stands in it as a whole.
    inside = [known_column for known_column in names if re.search(rf"(^| ){re.escape(known_column)}( |$)", plain)]
    longest = max(inside, key=len, default="")
    tables = {names[known_column] for known_column in inside if len(known_column) == len(longest)}
    return tables.pop() if len(tables) == 1 else None


def normalise(words: str) -> str:
    """Return words without case, accents, brackets and punctuation, to compare them by."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", words).casefold())
    kept = "".join(mark for mark in bare if not unicodedata.combining(mark)).replace("’", "").replace("'", "")
    return " ".join(re.findall(r"[^\W_]+", kept))


def sheet_title(table: str) -> str:
    """Return the name of a sheet in the language in use: a short one of its own, or else the title of the table."""
    kind = PlanRecord if table == "plan" else TABLES[table]
    path = f"tables.{kind.__tablename__}"
    return text(kind.subject, f"{path}.sheet", "") or text(kind.subject, f"{path}.title")


def slug(words: str) -> str:
    """Return words as a part of a file name."""
    return normalise(words).replace(" ", "-")


@cache
def known_column(table: str) -> dict[str, str]:
    """Return the headings of a table with the field each stands for; nearer names go before wider ones."""
    kind, found = READ[table], {KEY: KEY}
    for wording in ("name", "own", "ask"):
        for field_name in kind.fields():
            for heading in _wordings(kind, field_name, wording):
                found.setdefault(normalise(heading), field_name)
    parts = {"people": (FIRST_NAME, INFIX, LAST_NAME), "budget_lines": (YEAR_AMOUNT,)}.get(table, ())
    for part in parts:
        for heading in both_languages(f"parts.{part}"):
            found.setdefault(normalise(heading), part)
    found.pop("", None)
    return found


def both_languages(path: str) -> list[str]:
    """Return the wordings under a path of the sheet texts, of both languages."""
    wordings = []
    for language in LANGUAGES:
        with speaking(language):
            wordings += [part.strip() for part in text("sheets", path, "").split(",")]
    return [wording for wording in dict.fromkeys(wordings) if wording]


def _wordings(kind: type[Record], name: str, wording: str) -> list[str]:
    if wording == "own":
        return both_languages(f"headings.{kind.__tablename__}.{name}")
    wordings = []
    for language in LANGUAGES:
        with speaking(language):
            wordings.append(field_text.short_name(kind, name) if wording == "name" else field_text.question(kind, name))
    return wordings


@cache
def _sheet_names() -> dict[str, str]:
    names: dict[str, str] = {}
    tables = ("plan", *(name for name in TABLES if name not in KEPT))
    for language in LANGUAGES:
        with speaking(language):
            for table in tables:
                names.setdefault(normalise(sheet_title(table)), table)
    for table in tables:
        for wording in both_languages(f"called.{table}"):
            names.setdefault(normalise(wording), table)
    return names


def _columns(grid: Grid, table: str, place: int, cells: list[Cell]) -> Found:
    found, headings = Found(grid, table, place), known_column(table)
    for column, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        if normalise(cell) in map(normalise, [*both_languages("words.planned"), *both_languages("words.spent")]):
            # Worked out by our own export.
            continue
        name = headings.get(normalise(cell))
        if name is None or name in found.columns:
            found.extra.append(" ".join(cell.split())[:60])
        else:
            found.columns[name] = column
    return found


def _has_main(found: Found) -> bool:
    fields = set(found.columns)
    ways = {"goals": {"title", "result"}, "people": {"name", FIRST_NAME, LAST_NAME}}
    return bool(fields & ways.get(found.table, {MAIN[found.table]}))
