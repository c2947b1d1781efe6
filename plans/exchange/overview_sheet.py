"""The overview of several teams as a spreadsheet: teams with totals that add up, goals, what is asked, and themes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from plans import portfolio
from plans.exchange import cells, files, sheet_writing
from plans.exchange.headings import slug
from plans.exchange.sheets import Value
from plans.plan import PlanRecord
from plans.portfolio import Choice, Collection, GoalLine, Summary, themes, words
from plans.status import GOAL_MARKS, goal_word
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.language import speaking
from resources.texts import choices, text

SUFFIX = ".xlsx"
CSV = ".csv"


def write(
    gathered: Collection,
    to: Path,
    *,
    choice: Choice | None = None,
    language: str = "nl",
    today: dt.date | None = None,
) -> None:
    """Write the overview as .xlsx, or as .csv files, in the order in which the teams are given.

    ``choice`` is what the overview was narrowed down to, to be said in it. Totals are formulas over the rows above
    them; X.csv becomes X-teams.csv, X-goals.csv and so on, without totals. Raises PlanError when a file cannot be
    written; what was there before then stays.
    """
    with speaking(language):
        book = _book(gathered, choice or Choice(), today or dt.date.today())
        if to.suffix.lower() == CSV:
            sheet_writing.replace(dict(zip(csv_files(to), map(_csv, book.worksheets), strict=False)))
            return
        files.write(sheet_writing.workbook_bytes(book), to, lambda data: zipfile.is_zipfile(io.BytesIO(data)))


def csv_files(to: Path) -> list[Path]:
    """Return the files that an overview as csv becomes, in the language in use."""
    return [to.with_name(f"{to.stem}-{slug(title)}{CSV}") for title in _titles()]


def _titles() -> tuple[str, str, str, str]:
    return _("Teams"), _("Goals"), _("Asked"), _("Themes")


def _csv(sheet: Any) -> bytes:
    """Return a sheet as Dutch Excel reads csv; lines with formulas would be lines without anything."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    for row in sheet.iter_rows():
        if all(cell.data_type != "f" for cell in row):
            writer.writerow([sheet_writing.csv_cell(_plain(cell.value)) for cell in row])
    return sheet_writing.BOM + lines.getvalue().encode("utf-8")


def _plain(value: Any) -> Any:
    return cells.unescaped(value) if isinstance(value, str) else value


def _book(gathered: Collection, choice: Choice, today: dt.date) -> Workbook:
    book = Workbook()
    teams = book.active
    assert teams is not None
    titles = _titles()
    teams.title = titles[0]
    for sheet, fill in zip(
        (teams, *map(book.create_sheet, titles[1:])), (_teams, _goals, _asked, _themes), strict=True
    ):
        fill(sheet, gathered.summaries)
    _about(book.create_sheet(_("About this overview")), gathered, choice, today)
    return book


def _teams(sheet: Any, teams: tuple[Summary, ...]) -> None:
    counts = [goal_word(mark) for mark in GOAL_MARKS]
    heads = [
        (_("Team"), 28), (_("Location"), 26), (_("Organisation"), 26), (_("Year"), 8), (_("State"), 16),
        (_("Team leader"), 22), *((count, 12) for count in counts), (_("Planned"), 16), (_("Spent"), 16),
        (_("Hours freed"), 14), (_("Hours on the rota"), 18), (_("Colleagues counted"), 18),
        (_("Reached by training"), 18), (_("Last change"), 14), (_("Last review"), 14),
        (_("Decision asked for"), 50), (_("Of whom"), 22),
    ]  # fmt: skip
    _head(sheet, heads)
    states = choices(PlanRecord.subject, "plan.state")
    for row, team in enumerate(teams, start=2):
        values: list[tuple[Value, str]] = [
            (team.called, ""), (team.location, ""), (team.organisation, ""), (team.year, cells.WHOLE),
            (states[team.state], ""), (team.leader, ""),
            *((sum(goal.status == status for goal in team.goals), "") for status in GOAL_MARKS),
            (Decimal(team.planned) / 100, cells.MONEY), (Decimal(team.spent) / 100, cells.MONEY),
            (team.promised, ""), (team.rostered, ""), (team.counted, ""), (team.reached, ""),
            (team.changed_on, ""), (team.reviewed[1] if team.reviewed else None, ""),
            (team.asked.what if team.asked else "", ""), (team.asked.of if team.asked else "", ""),
        ]  # fmt: skip
        for column, (value, shape) in enumerate(values, start=1):
            cells.write_cell(sheet.cell(row, column), value, shape)
    first = 7
    last = first + len(counts) + 5
    if teams:
        _totals(sheet, len(teams) + 2, first, last)


def _totals(sheet: Any, row: int, first: int, last: int) -> None:
    cells.write_cell(sheet.cell(row, 1), _("Total"))
    for column in range(first, last + 1):
        letter, above = get_column_letter(column), sheet.cell(row - 1, column)
        # SUBTOTAL leaves out what a filter hides, so that the total is that of the rows in sight.
        cells.write_formula(sheet.cell(row, column), f"SUBTOTAL(109,{letter}2:{letter}{row - 1})", above.number_format)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(row, column).font = Font(bold=True)


def _goals(sheet: Any, teams: tuple[Summary, ...]) -> None:
    _head(
        sheet,
        [
            (_("Team"), 28), (_("Location"), 26), (_("Year"), 8), (_("Number"), 9), (_("Goal"), 36), (_("Status"), 14),
            (_("Why"), 50), (_("Quarter"), 10), (_("Baseline"), 12), (_("Measured value"), 14), (_("Target"), 12),
            (_("Unit"), 18), (_("By when"), 14), (_("Theme"), 20), (_("Stage"), 16),
        ],
    )  # fmt: skip
    row = 2
    for team in teams:
        for goal in team.goals:
            for column, value in enumerate((team.called, team.location, team.year, *_cells(goal)), start=1):
                cells.write_cell(sheet.cell(row, column), value, cells.WHOLE if isinstance(value, int) else "")
            row += 1


def _cells(goal: GoalLine) -> tuple[Value, ...]:
    focuses, stages = choices(Goal.subject, "goal.focus"), choices(Goal.subject, "goal.stage")
    return (
        goal.number, goal.called, goal_word(goal.status), goal.why, goal.quarter, goal.baseline,
        goal.value, goal.target, goal.unit, goal.due, focuses[goal.focus] if goal.focus else "",
        stages[goal.stage] if goal.stage else "",
    )  # fmt: skip


def _asked(sheet: Any, teams: tuple[Summary, ...]) -> None:
    """Write everything that the teams ask, all together by the day it should be there."""
    heads = [
        (_("Team"), 28), (_("Location"), 26), (_("Wanted by"), 14), (_("What they ask for"), 60), (_("Of whom"), 22),
        (_("By whom"), 22), (_("Amount"), 14),
    ]  # fmt: skip
    _head(sheet, heads)
    for row, (ask, team) in enumerate(portfolio.asked(teams), start=2):
        amount = Decimal(ask.cents) / 100 if ask.cents else None
        values: tuple[Value, ...] = (team.called, team.location, ask.before, ask.what, ask.of, team.leader)
        for column, value in enumerate(values, start=1):
            cells.write_cell(sheet.cell(row, column), value)
        cells.write_cell(sheet.cell(row, len(heads)), amount, cells.MONEY)


def _themes(sheet: Any, teams: tuple[Summary, ...]) -> None:
    """Write how many goals of each theme stood how at the end of each quarter, over all teams: counts alone."""
    counts = [(goal_word(mark), 12) for mark in GOAL_MARKS]
    _head(sheet, [(_("Theme"), 28), (_("Goals"), 9), (_("Quarter"), 10), *counts])
    row = 2
    for course in themes.courses(teams):
        for quarter, found in enumerate(course.quarters, start=1):
            values: list[Value] = [course.called, course.goals, quarter, *(found.get(mark, 0) for mark in GOAL_MARKS)]
            for column, value in enumerate(values, start=1):
                cells.write_cell(sheet.cell(row, column), value, cells.WHOLE if isinstance(value, int) else "")
            row += 1


def _about(sheet: Any, gathered: Collection, choice: Choice, today: dt.date) -> None:
    sheet.column_dimensions["A"].width = 110
    lines: list[Value] = [
        text("portfolio", "step.title"),
        today,
        *filter(None, [words.choice_line(choice)]),
        text("portfolio", "page.order"),
        *gathered.skipped,
        *(item.line for item in gathered.unread),
    ]
    if not gathered.whole:
        lines.append(text("portfolio", "page.stopped"))
    for row, line in enumerate(lines, start=1):
        cells.write_cell(sheet.cell(row, 1), line)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    sheet["A1"].font = Font(bold=True)


def _head(sheet: Any, heads: list[tuple[str, int]]) -> None:
    for column, (sentence, width) in enumerate(heads, start=1):
        cell = sheet.cell(1, column)
        cells.write_cell(cell, sentence)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}1"
