"""What somebody chose for a list: what a table becomes, what a column is taken as, which lines, and who is meant.

The choices for a table can be kept and used for the next list with the same headings; as a file of the command line
they have the same form:
``{"tables": [{"headings": […], "becomes": "actions", "columns": {"actie": "actions.what"}}]}``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from plans import field_text
from plans.errors import PlanError
from plans.exchange.headings import READ, normalise, sheet_title
from plans.importing.cells.headings import KEY, SPECIALS, meanings
from plans.importing.cells.hours import DAY_HOURS
from plans.importing.proposal.meaning import BECOMES, GOALS_AND_ACTIONS, NOTHING, Proposal, is_whole, tables_of
from plans.importing.proposal.proposing import meant, propose
from plans.importing.tables.sheet_table import SheetTable, column_letter
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _
from resources.texts import text

Kept = dict[str, Any]
"""The choices for a table in the form in which they are kept."""

SKIP = ""
"""A column that stays behind."""
NEW = "new"
MOST_KEPT = 40


@dataclass
class TableChoice:
    """What was chosen for one table; what was not chosen goes as proposed."""

    becomes: str | None = None
    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[int, bool] = field(default_factory=dict)
    """Lines, by number, that are taken or left although the proposal says otherwise."""


@dataclass
class Choices:
    """What was chosen for all that a file holds."""

    tables: dict[int, TableChoice] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    """Whom of the plan a name means."""
    lines: dict[tuple[int, int], UUID | str] = field(default_factory=dict)
    """The record that a line (of a table, by number) is about, or ``new``."""
    texts: dict[int, str] = field(default_factory=dict)
    """Where a text of a document goes: a target of ``document_texts``, or nothing."""
    day_hours: Decimal = DAY_HOURS
    goal: UUID | None = None
    """The goal of the plan that lines come with which name none; of this import only."""

    def table(self, number: int) -> TableChoice:
        """Return the choices for a table, made when there are none."""
        return self.tables.setdefault(number, TableChoice())


def chosen(proposal: Proposal, choice: TableChoice | None, year: int) -> Proposal:
    """Return what is done with a table: the proposal with what was chosen in its place."""
    if choice is None or (proposal.unfit is not None and proposal.unfit.final):
        return proposal
    made = proposal
    if choice.becomes is not None and (choice.becomes != proposal.becomes or proposal.unfit):
        made = meant(proposal.table, choice.becomes, year)
    columns = dict(made.columns)
    for place, meaning in choice.columns.items():
        if place not in proposal.table.headings:
            continue
        if meaning == SKIP:
            columns.pop(place, None)
        elif meaning.split(".")[0] in tables_of(made.becomes):
            for other in [
                other
                for other, name in columns.items()
                if name == meaning and not meaning.endswith((".note", ".period"))
            ]:
                del columns[other]
            columns[place] = meaning
    unfit = None if choice.becomes else proposal.unfit
    said = set(choice.columns)
    return Proposal(
        proposal.table,
        made.becomes,
        columns,
        made.doubtful - said,
        unfit,
        made.score,
        by_contents=made.by_contents - said,
    )


def lacks_main(proposal: Proposal) -> bool:
    """Return whether no column says what the lines of a table are about, so that none can be taken."""
    columns = set(proposal.columns.values())
    made = {f"{table}.{name}" for table in ("actions",) for name in ("board", "period")}
    return bool(proposal.becomes) and not is_whole(proposal.becomes, columns) and not (columns & made)


def signature(table: SheetTable) -> list[str]:
    """Return the headings by which a table is known again."""
    return [normalise(words) or column_letter(place) for place, words in table.headings.items()]


def kept_form(proposal: Proposal) -> Kept:
    """Return what was chosen for a table in the form in which it is kept."""
    names = _column_names(proposal.table)
    columns = {names[place]: proposal.columns.get(place, SKIP) for place in proposal.table.headings}
    return {"headings": signature(proposal.table), "becomes": proposal.becomes, "columns": columns}


def from_kept(table: SheetTable, kept: Kept) -> TableChoice | None:
    """Return the kept choices for a table with the same headings, or None when they are of another table."""
    if kept.get("headings") is not None and kept["headings"] != signature(table):
        return None
    becomes, columns = kept.get("becomes"), kept.get("columns", {})
    if becomes not in (*BECOMES, None) or not isinstance(columns, dict):
        return None
    places = {name: place for place, name in _column_names(table).items()}
    found = {places[name]: meaning for name, meaning in columns.items() if name in places and isinstance(meaning, str)}
    return TableChoice(becomes, found)


def recall(tables: list[SheetTable], kept: list[Kept]) -> Choices:
    """Return the choices that were kept for tables with these headings."""
    choices = Choices()
    for table in tables:
        for item in kept:
            if item.get("headings") == signature(table) and (found := from_kept(table, item)) is not None:
                choices.tables[table.number] = found
                break
    return choices


def remember(kept: list[Kept], proposals: list[Proposal]) -> list[Kept]:
    """Return the kept choices with those for these tables added in front; the oldest fall out."""
    fresh = [kept_form(item) for item in proposals if item.unfit is None]
    headings = [item["headings"] for item in fresh]
    return [*fresh, *(item for item in kept if item.get("headings") not in headings)][:MOST_KEPT]


def _column_names(table: SheetTable) -> dict[int, str]:
    names: dict[int, str] = {}
    for place, words in table.headings.items():
        name = normalise(words) or column_letter(place)
        names[place] = name if name not in names.values() else f"{name} {column_letter(place)}"
    return names


# Words for what is chosen


def becomes_word(becomes: str) -> str:
    """Return what a table becomes, in words."""
    if becomes == NOTHING:
        return _("nothing")
    if becomes == GOALS_AND_ACTIONS:
        return _("{one} and {other}").format(one=sheet_title("goals"), other=sheet_title("actions").lower())
    return sheet_title(becomes)


def meaning_word(meaning: str) -> str:
    """Return what a column is taken as, in words."""
    if meaning == SKIP:
        return _("Skip")
    table, name = meaning.split(".")
    if name in SPECIALS[table] or name in ("period", "board"):
        return text("sheets", f"meanings.{name}")
    if name == KEY:
        return text("sheets", "meanings.id")
    return field_text.short_name(READ[table], name)


def possible(becomes: str) -> list[str]:
    """Return what a column of a table can be taken as, the usual first."""
    found = []
    for table in tables_of(becomes):
        usual = _USUAL[table]
        fields = [name for name in READ[table].fields() if name not in usual]
        specials = [name for name in SPECIALS[table] if name != "computed"]
        found += [
            f"{table}.{name}" for name in (*usual, *specials, "period" if table in _PERIODS else "", *fields) if name
        ]
    return found


_PERIODS = ("actions", "activities", "budget_lines")
_USUAL: dict[str, tuple[str, ...]] = {
    "goals": ("title", "result", "problem", "indicator", "unit", "baseline", "target", "due", "owner_id"),
    "actions": ("what", "goal_id", "owner_id", "where", "start", "due", "status"),
    "people": ("name", "role", "function", "location", "hours_per_week", "start", "until", "responsible_for"),
    "activities": ("what", "form", "audience", "given_by", "on", "hours", "places", "cost"),
    "budget_lines": ("what", "kind", "goal_id", "source", "payer", "note"),
}


# Typed on the command line


def parse_choices(
    tables: list[SheetTable], becomes: str | None, columns: str | None, mapped: str | None, year: int
) -> Choices:
    """Return the choices typed as ``--table``, ``--columns`` and in the file of ``--map``.

    ``becomes`` is a word for all tables ("acties") or for some ("1=acties,2=niets"); ``columns`` names columns by
    heading or letter ("Wie=trekker, E=overslaan", in the second table "2:Wie=trekker"); ``year`` is that of the plan.
    Raises PlanError with what is not understood.
    """
    choices = Choices()
    if mapped is not None:
        choices = _from_file(tables, mapped)
    for part in _parts(becomes):
        where, _sign, word = part.rpartition("=")
        found = _becomes(word)
        for table in _meant_tables(tables, where):
            choices.table(table.number).becomes = found
    for part in _parts(columns):
        left, sign, word = part.rpartition("=")
        if not sign:
            raise _misunderstood(part)
        number, colon, name = left.partition(":")
        if not colon or not number.strip().isdigit():
            number, name = "", left
        placed = False
        for table in _meant_tables(tables, number):
            place = _place(table, name)
            if place is not None:
                choice = choices.table(table.number)
                choice.columns[place] = _meaning(word, choice.becomes or propose(table, year).becomes)
                placed = True
        if not placed:
            raise PlanError(
                _("There is no column “{name}”.").format(name=name.strip()), _("Use a heading or a letter.")
            )
    return choices


def _from_file(tables: list[SheetTable], mapped: str) -> Choices:
    try:
        form = json.loads(mapped)
        items = form["tables"]
        assert isinstance(items, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
        raise PlanError(
            _("The file with choices cannot be read."), _("It is JSON with a list called “tables”.")
        ) from None
    choices = Choices()
    for item in items:
        if not isinstance(item, dict):
            continue
        for table in tables:
            if item.get("table", table.number) == table.number and (found := from_kept(table, item)) is not None:
                choices.tables.setdefault(table.number, found)
    return choices


def _parts(words: str | None) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]", words or "") if part.strip()]


def _meant_tables(tables: list[SheetTable], where: str) -> list[SheetTable]:
    wanted = where.strip()
    if not wanted:
        return tables
    found = [table for table in tables if str(table.number) == wanted or normalise(table.sheet) == normalise(wanted)]
    if not found:
        raise PlanError(_("There is no table “{name}”.").format(name=wanted), _("Look with --preview which there are."))
    return found


def _becomes(word: str) -> str:
    plain = normalise(word)
    known = {
        "niets": NOTHING,
        "nothing": NOTHING,
        "niet": NOTHING,
        "doelen en acties": GOALS_AND_ACTIONS,
        "goals and actions": GOALS_AND_ACTIONS,
        "goals actions": GOALS_AND_ACTIONS,
        "doelen acties": GOALS_AND_ACTIONS,
    }
    for language in LANGUAGES:
        with speaking(language):
            known |= {normalise(sheet_title(table)): table for table in READ}
    known |= {normalise(table): table for table in READ}
    if plain not in known:
        raise PlanError(
            _("A table cannot become “{name}”.").format(name=word.strip()),
            _("Choose one of: {choices}.").format(choices=", ".join(becomes_word(item).lower() for item in BECOMES)),
        )
    return known[plain]


def _place(table: SheetTable, name: str) -> int | None:
    plain = normalise(name)
    for place, words in table.headings.items():
        if plain and normalise(words) == plain:
            return place
    letters = {column_letter(place): place for place in table.headings}
    return letters.get(name.strip().upper())


def _meaning(word: str, becomes: str | None) -> str:
    plain = normalise(word)
    if plain in ("overslaan", "niets", "skip", "nothing", ""):
        return SKIP
    if word.strip().split(".")[0] in READ and "." in word:
        return word.strip()
    for table in tables_of(becomes) if becomes else READ:
        for meaning in meanings(table, word):
            if meaning.certain:
                return f"{table}.{meaning.field}"
    raise PlanError(
        _("A column cannot become “{name}”.").format(name=word.strip()),
        _("Use the name of a field, such as “wie” or “actions.owner_id”, or “overslaan”."),
    )


def _misunderstood(part: str) -> PlanError:
    return PlanError(_("“{text}” is not understood.").format(text=part), _("Type it like “Wie=trekker, E=overslaan”."))
