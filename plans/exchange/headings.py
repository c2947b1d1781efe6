"""How sheets and tables are called, Dutch and English: for what is written, and to know what comes back."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

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

_LONGEST_KEPT = 200
"""Letters of what is kept as it was normalised; nothing longer comes twice."""


def table_of(name: str) -> str | None:
    """Return the table that a sheet or file is named after, of all tables of a plan; None when it says nothing."""
    plain = normalise(name)
    names = _sheet_names()
    if plain in names:
        return names[plain]
    # "acties team Linde 2027", "linde-2027-acties": the longest name that stands in it as a whole.
    apart = f" {plain} "
    inside = [wording for wording in names if f" {wording} " in apart]
    longest = max(inside, key=len, default="")
    tables = {names[wording] for wording in inside if len(wording) == len(longest)}
    return tables.pop() if len(tables) == 1 else None


def normalise(words: str) -> str:
    """Return words without case, accents, brackets and punctuation, to compare them by."""
    return _normalised(words) if len(words) <= _LONGEST_KEPT else _normalised.__wrapped__(words)


@lru_cache(maxsize=10_000)
def _normalised(words: str) -> str:
    """The same words are asked for again and again: a heading for every field that it may stand for."""
    bare = re.sub(r"\([^)]*\)", " ", words).casefold()
    if not bare.isascii():
        bare = "".join(mark for mark in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(mark))
    return " ".join(re.findall(r"[^\W_]+", bare.replace("’", "").replace("'", "")))


def sheet_title(table: str) -> str:
    """Return the name of a sheet in the language in use: a short one of its own, or else the title of the table."""
    kind = PlanRecord if table == "plan" else TABLES[table]
    path = f"tables.{kind.__tablename__}"
    return text(kind.subject, f"{path}.sheet", "") or text(kind.subject, f"{path}.title")


def slug(words: str) -> str:
    """Return words as a part of a file name."""
    return normalise(words).replace(" ", "-")


def both_languages(path: str) -> list[str]:
    """Return the wordings under a path of the sheet texts, of both languages."""
    wordings = []
    for language in LANGUAGES:
        with speaking(language):
            wordings += [part.strip() for part in text("sheets", path, "").split(",")]
    return [wording for wording in dict.fromkeys(wordings) if wording]


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
