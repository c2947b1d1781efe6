"""Lists under headings that nobody knows: what leaves little room is taken and marked, all else is left."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.importing.files.grid import Cell, Grid, Row
from plans.importing.proposal.meaning import Proposal
from plans.importing.proposal.proposing import propose
from plans.importing.tables.month_letters import name_months
from plans.importing.tables.private_lines import is_about_client
from plans.importing.tables.sheet_table import SheetTable, TableRow

_TASKS: list[Cell] = ["Opladers in de teamkamer zetten", "Beeldbellen proberen in de wijk", "Wifi nalopen in de serre"]
_THINGS: list[Cell] = ["Oplader van de gang", "Tablet met de hoes", "Scherm op de serre"]
_WHO: list[Cell] = ["Geert Bos", "Noor Vink", "Geert Bos"]
_DAYS: list[Cell] = [dt.date(2027, month, 1) for month in (2, 3, 4)]


def _proposed(**columns: list[Cell]) -> Proposal:
    headings = dict(enumerate(columns))
    lines = [
        TableRow(number, {place: cells[number] for place, cells in enumerate(columns.values())})
        for number in range(len(_TASKS))
    ]
    return propose(SheetTable("Blad1", "", headings, lines), 2027)


def test_texts_names_and_days_are_actions_and_marked() -> None:
    found = _proposed(zoezo=_TASKS, wiedan=_WHO, wannaer=_DAYS)
    assert found.columns == {0: "actions.what", 1: "actions.owner_id", 2: "actions.due"}
    assert found.doubtful == {0, 1, 2}
    assert found.by_cells


def test_the_first_of_two_days_is_when_it_begins() -> None:
    later: list[Cell] = [dt.date(2027, month, 20) for month in (5, 6, 7)]
    found = _proposed(zoezo=_TASKS, wiedan=_WHO, begun=_DAYS, wannaer=later)
    assert (found.columns[2], found.columns[3]) == ("actions.start", "actions.due")


@pytest.mark.parametrize(
    ("becomes", "columns"),
    [
        ("actions", {"zoezo": _TASKS, "wannaer": _DAYS}),
        ("actions", {"zoezo": _TASKS, "wiedan": _WHO}),
        ("goals", {"zoezo": _TASKS, "wiedan": _WHO, "wannaer": _DAYS, "eerst": [3, 5, 8], "dan": [1, 2, 4]}),
        ("people", {"wiedan": ["Geert Bos", "Noor Vink", "Els Pot"], "nou": ["digicoach", "ambassadeur", "digicoach"]}),
        (
            "activities",
            {"zoezo": _TASKS, "veur": ["alle zorg", "nachtdienst", "iedereen"], "lang": ["2 u", "1 uur", "1 u"]},
        ),
        ("budget_lines", {"zoezo": _THINGS, "keer": [2, 4, 3], "elk": [30, 25, 12], "saam": [60, 100, 36]}),
    ],
    ids=["days alone", "names alone", "measured", "roles", "for whom and how long", "so many of so much"],
)
def test_what_stands_in_columns_is_proposed_and_marked(becomes: str, columns: dict[str, list[Cell]]) -> None:
    found = _proposed(**columns)
    assert found.becomes == becomes
    assert found.by_cells or found.by_contents
    assert found.doubtful == set(found.columns)
    assert len(found.columns) == len(columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"zoezo": _THINGS, "wannaer": _DAYS},
        {"zoezo": _THINGS, "wiedan": _WHO},
        {"zoezo": _TASKS, "hoeveul": [30, 50, 80]},
        {"wiedan": _WHO, "zoezo": _TASKS, "hoeveul": ["€ 30", "€ 50", "€ 80"]},
    ],
    ids=["days of things", "names of things", "no euros", "names before them"],
)
def test_what_says_less_is_left(columns: dict[str, list[Cell]]) -> None:
    assert _proposed(**columns).becomes == ""


def test_twelve_letters_are_months() -> None:
    grid = name_months(Grid("Blad1", [Row(1, ["Post", *"JFMAMJJASOND", "Som"]), Row(2, ["Huur", *range(12), 66])]))
    assert [grid.rows[0].cells[place] for place in (0, 1, 5, 12, 13)] == ["Post", "jan", "mei", "dec", "Som"]
    shifts = Grid("Blad1", [Row(1, ["Wie", *"JFMAMJJASON"])])
    assert name_months(shifts) is shifts


@pytest.mark.parametrize(
    ("words", "private"),
    [("Lamp kamer 4 en 9", False), ("Lamp kamer 4", True), ("Kamer 4 en 9: medicatie nakijken", True)],
)
def test_two_rooms_are_a_part_of_the_house(words: str, private: bool) -> None:
    assert is_about_client([words]) is private
