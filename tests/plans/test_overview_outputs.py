"""The overview of several teams says the same in the window, on paper and in a spreadsheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from pypdf import PdfReader

from plans import portfolio
from plans.exchange import overview_sheet
from plans.portfolio import Collection, themes
from plans.printing import location_sheet
from tests.plans.test_portfolio import TODAY, line, short


def test_themes_and_asks_are_the_same_in_the_window_in_print_and_in_the_spreadsheet(tmp_path: Path) -> None:
    """The window shows ``themes.courses`` and ``portfolio.asked``."""
    course = ("attention", "on_course", None, None)
    goals = (line("on_course", focus="wellbeing", course=course), line("stuck", 2, course=("stuck", None, None, None)))
    asks = (portfolio.AskLine("Wifi op gang 3", dt.date(2027, 3, 1), "Rachid", 90_00),)
    teams = (short("Beuk", goals=goals, asks=asks), short("Linde", goals=goals[:1], asks=()))
    gathered = Collection(teams)
    overview_sheet.write(gathered, tmp_path / "o.xlsx", today=TODAY)
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    rows = [[cell.value for cell in row] for row in book["Thema’s"].iter_rows(min_row=2)]
    wellbeing, other = themes.courses(teams)
    assert [row[:3] for row in rows[::4]] == [[wellbeing.called, 2, 1], [other.called, 1, 1]]
    assert [row[3:] for row in rows[:2]] == [[0, 2, 0, 0, 0], [0, 0, 0, 2, 0]]
    assert {cell for row in rows for cell in row if isinstance(cell, str)} == {wellbeing.called, other.called}
    (asked,) = [[cell.value for cell in row] for row in book["Gevraagd"].iter_rows(min_row=2)]
    assert asked == ["Beuk", None, dt.datetime(2027, 3, 1), "Wifi op gang 3", "Rachid", None, 90]
    location_sheet.write(gathered, tmp_path / "o.pdf", today=TODAY)
    printed = " ".join("\n".join(page.extract_text() for page in PdfReader(tmp_path / "o.pdf").pages).split())
    assert f"{wellbeing.called} 2 ▲ 2\xa0Aandacht ● 2\xa0Op koers – –".replace("\xa0", " ") in printed.replace(
        "\xa0", " "
    )
    assert "01-03-2027 Beuk Wifi op gang 3 Rachid € 90" in printed
