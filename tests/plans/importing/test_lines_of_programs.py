"""What a program puts into a list: numbers shown in thousands, page lines, headings for hours above their estimate."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.importing.cells.hour_headings import asks_hours, counts_time
from plans.importing.files.workbook import formatted
from plans.importing.tables.export_lines import is_export_line
from plans.importing.tables.idle_lines import is_idle
from plans.importing.taking import import_file
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import Rows, xlsx


@pytest.mark.parametrize(
    ("form", "shown"),
    [('#,##0, "k"', 12500), ('0.0,,"mln"', 12500), ('0"k"', "12500 k"), ("#,##0", 12500), ('#,##0 "min"', "12500 min")],
)
def test_a_number_shown_in_thousands_is_the_number_itself(form: str, shown: object) -> None:
    assert formatted(12500, form) == shown


def test_an_amount_shown_in_thousands_comes_whole(tmp_path: Path) -> None:
    rows: Rows = [["Post", "Bedrag"], ["Licenties", 12500], ["Scholing", 3000]]
    forms = {"B2": '#,##0, "k"', "B3": '#,##0, "k"'}
    found = import_file(new_plan(2027), xlsx(tmp_path / "lijst.xlsx", ("Begroting", rows), formats=forms))
    assert [total.cents_after for total in found.totals] == [1_550_000]


@pytest.mark.parametrize(
    "words",
    [
        "--- pagina 2 van 2 ---",
        "Page 2 of 3",
        "- 3 / 3 -",
        "Afgedrukt op 12-11-2026 14:05",
        "Bron: Planner",
        "Pagina 1 van 4 - afgedrukt op 12-11-2026",
        "Geëxporteerd uit Taakbeheer",
        "Vervolg op volgende pagina",
    ],
)
def test_a_line_of_a_print_is_known(words: str) -> None:
    assert is_export_line([words])


@pytest.mark.parametrize(
    "words", ["Print de poster", "Export maken van de wachtlijst", "Pagina voor familie maken", "Blad voor de muur"]
)
def test_what_is_to_be_printed_is_no_line_of_a_print(words: str) -> None:
    assert not is_export_line([words])


@pytest.mark.parametrize("words", ["zomerstop juli/augustus", "Kerstvakantie week 52 en 53", "zomersluiting"])
def test_a_break_in_a_part_of_the_year_is_no_training(words: str) -> None:
    assert is_idle(words)


def test_a_heading_for_hours_is_none_for_money() -> None:
    assert counts_time("Inzet (uren)")
    assert not counts_time("Kosten uren")
    assert asks_hours("raming uren")
    assert not asks_hours("raming")
