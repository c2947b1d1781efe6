"""Lists that belong in no plan: each is known whatever its headings; nothing of it is kept or said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from plans.importing.proposal.private import unfit
from plans.importing.sources import open_source
from plans.importing.tables.private_lines import is_about_client
from plans.importing.tables.sheet_table import SheetTable, TableRow
from plans.importing.taking import plan_import
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import xlsx
from tests.plans.importing.own_lists import List
from tests.plans.importing.written_lists import FOLDER, read_lists

REFUSED = read_lists(FOLDER / "in_no_plan.txt")


def _table(sheet: str, head: list[str], *lines: list[str]) -> SheetTable:
    rows = [TableRow(number, {**dict(enumerate(line))}) for number, line in enumerate(lines, start=2)]
    return SheetTable(sheet, "", dict(enumerate(head)), rows)


@pytest.mark.parametrize("item", REFUSED, ids=[item.name for item in REFUSED])
def test_nothing_of_it_is_said_beside_a_list_that_comes_in(tmp_path: Path, item: List) -> None:
    other = open_source(xlsx(tmp_path / "acties.xlsx", ("Acties", [["Actie", "Wie"], ["Oefenen", "Noor"]])))
    private = open_source(item.write(tmp_path))
    places = range(2, len(private.tables) + 2)
    tables = [replace(table, number=place) for place, table in zip(places, private.tables, strict=True)]
    found = plan_import(new_plan(2027), replace(other, tables=[*other.tables, *tables]))
    assert [line.what for line in found.lines] == ["Oefenen"]
    said = " ".join(found.remarks)
    cells = {str(cell) for table in tables for row in table.rows for cell in row.cells.values()}
    # What is short may stand in any sentence.
    assert not [cell for cell in cells if len(cell) > 3 and re.search(rf"\b{re.escape(cell)}\b", said)]


def test_names_beside_one_sign_alone_may_be_taken_all_the_same() -> None:
    found = unfit(_table("Blad1", ["Wie", "Waar"], ["Anna Mol", "kamer 3"], ["Piet Bos", "kamer 4"]))
    assert found is not None
    assert (found.kind, found.final) == ("clients", False)


@pytest.mark.parametrize(
    "lines",
    [
        [["Anna Mol", "kamer 3", "dementie"], ["Piet Bos", "kamer 4", "CVA"]],
        [["Anna Mol", "12-03-1938", ""], ["Piet Bos", "04-11-1941", ""]],
        [["mw Mol", "", "steunkousen"], ["dhr Bos", "", "insuline"]],
        [["Anna Mol", "A-204", "VV5"], ["Piet Bos", "A-206", "ZZP 4"]],
    ],
    ids=["rooms and what ails", "born long ago", "called mw and dhr", "codes and levels of care"],
)
def test_two_signs_beside_names_leave_no_room(lines: list[list[str]]) -> None:
    found = unfit(_table("Blad1", ["Wie", "Waar", "Bijz."], *lines))
    assert found is not None
    assert (found.kind, found.final) == ("clients", True)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (["Naam", "Aandachtsvelder"], [["Anna Mol", "dementie"], ["Piet Bos", "medicatie"]]),
        (["Wie", "Onderwerp"], [["Anna Mol", "dementie"], ["Piet Bos", "medicatie"]]),
        (["Wie", "Actie", "Waar"], [["Anna Mol", "Sensor ophangen", "kamer 3"], ["Piet Bos", "Bellen", "kamer 4"]]),
        (["Wie", "Onderwerp", "Dag"], [["Anna Mol", "dementie", "1-3-2027"], ["Piet Bos", "wonden", "1-4-2027"]]),
    ],
    ids=["who keeps an eye", "subjects alone", "who does what where", "who tells when"],
)
def test_care_words_beside_colleagues_are_no_clients(head: list[str], lines: list[list[str]]) -> None:
    assert unfit(_table("Blad1", head, *lines)) is None


@pytest.mark.parametrize(
    ("cells", "private"),
    [
        (["Sensor ophangen", "kamer 4"], False),
        (["Sensor bij mw Jansen", "kamer 4"], True),
        (["Onrustig, sensor ophangen", "kamer 4"], True),
        (["Kamer 4: onrustig in de nacht"], True),
    ],
)
def test_the_room_in_which_something_is_done_is_a_place(cells: list[object], private: bool) -> None:
    assert is_about_client(cells) is private
