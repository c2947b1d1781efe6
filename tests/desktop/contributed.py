"""What must hold of fields that were added as CONTRIBUTING.md says; tests/test_contributing.py runs it on a copy.

``CONTRIBUTED`` names them by table and field: "goals.first_place devices.what".
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QTableView

from desktop.settings import Settings
from plans import anonymise, field_text
from plans.derived import compare, next_year
from plans.derived.sharing import PRIVATE
from plans.edits import apply, change, inverse
from plans.exchange import plan_file, spreadsheet
from plans.exchange.file_schema import schema
from plans.exchange.headings import sheet_title
from plans.plan import TABLES, Plan
from plans.printing import printer
from plans.printing.request import PrintRequest
from plans.records import Record
from plans.storage.library import Library
from resources.language import LANGUAGES, speaking
from resources.texts import text
from tests.plans.printing.everything import comparable, found
from tests.plans.strategies import filled_plan

FIELDS = [tuple(part.split(".")) for part in os.environ["CONTRIBUTED"].split()]
WITHOUT_OFFER = ("team", "assumptions", "barriers")
"""What is carried over without being offered: the team, and what belongs to a goal."""
each = pytest.mark.parametrize(("table", "field"), FIELDS, ids=["-".join(field) for field in FIELDS])
in_each_language = pytest.mark.parametrize("language", LANGUAGES)

OWN = PRIVATE
"""What the leader fills in about herself goes into no print of the plan and no sheet, whatever field comes to it."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan in which every field is filled."""
    return filled_plan()


@pytest.fixture(scope="module")
def printed(plan: Plan) -> dict[str, str]:
    """All text in the whole plan on paper, by language."""
    asked = (PrintRequest(language=language, without=frozenset()) for language in LANGUAGES)
    return {item.language: found(printer.pdf(plan, item, today=dt.date(2027, 1, 4))) for item in asked}


@pytest.fixture(scope="module")
def book(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], set[object]]:
    """The cells of a sheet, by language and table."""
    folder, books = tmp_path_factory.mktemp("sheets"), {}
    for language in LANGUAGES:
        with speaking(language):
            spreadsheet.export(plan, folder / f"{language}.xlsx")
        books[language] = openpyxl.load_workbook(folder / f"{language}.xlsx")

    def cells(language: str, table: str) -> set[object]:
        with speaking(language):
            page = books[language][sheet_title(table)]
        return {cell.value for row in page.iter_rows() for cell in row}

    return cells


@pytest.fixture(scope="module")
def back_again(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> list[Plan]:
    """The plan as it comes out of the library and out of a plan file."""
    folder = tmp_path_factory.mktemp("kept")
    library = Library.open(folder / "digikoers.db")
    library.create(plan)
    loaded = library.load(plan.id)
    library.close()
    plan_file.write(plan, folder / "plan.jaarplan")
    return [loaded, plan_file.read(folder / "plan.jaarplan")[0]]


@pytest.fixture(scope="module")
def following(plan: Plan) -> Plan:
    """The plan for the year after it, with all that can be carried over."""
    source = plan_file.copy(plan)
    source.goals[0].ended, source.assumptions[0].outcome = "carried_on", None
    source.budget_lines[0].recurrence, source.conditions[0].status = "yearly", "arranging"
    return next_year.make_next_plan(source)


def first(plan: Plan, table: str) -> Record:
    return plan.table(table)[0]


@each
def test_it_is_saved_and_loaded_and_travels_in_a_plan_file(
    plan: Plan, back_again: list[Plan], table: str, field: str
) -> None:
    value = getattr(first(plan, table), field)
    assert value
    assert [getattr(first(item, table), field) for item in back_again] == [value, value]


@each
def test_the_schema_of_the_plan_file_describes_it(table: str, field: str) -> None:
    assert field in schema()["$defs"][str(TABLES[table].__tablename__)]["properties"]


@each
@in_each_language
def test_it_is_printed_with_its_name(
    plan: Plan, printed: dict[str, str], table: str, field: str, language: str
) -> None:
    record = first(plan, table)
    with speaking(language):
        name, shown = field_text.short_name(type(record), field), field_text.format_value(plan, record, field)
    if table in OWN:
        assert comparable(name) not in printed[language]
        assert comparable(shown) not in printed[language]
        return
    assert comparable(name) in printed[language]
    assert comparable(shown) in printed[language]


@each
@in_each_language
def test_it_stands_in_the_spreadsheet(
    plan: Plan, book: Callable[[str, str], set[object]], table: str, field: str, language: str
) -> None:
    if table in OWN:
        with pytest.raises(KeyError, match="Worksheet"):
            book(language, table)
        return
    record, cells = first(plan, table), book(language, table)
    with speaking(language):
        names = {field_text.short_name(type(record), field), field_text.question(type(record), field)}
        assert cells & names
        assert field_text.format_value(plan, record, field) in cells


@each
def test_it_can_be_undone_compared_and_left_without_names(plan: Plan, table: str, field: str) -> None:
    own, other = plan_file.copy(plan), plan_file.copy(plan)
    edits = [change(first(other, table), field, "Jan, de Nachtegaal")]
    apply(other, edits)
    (difference,) = compare.differences(own, other)
    assert [item.name for item in difference.fields] == [field_text.short_name(TABLES[table], field)]
    apply(other, inverse(edits))
    assert compare.differences(own, other) == []
    if table in OWN:
        assert anonymise.anonymised(plan).table(table) == []
    else:
        assert getattr(first(anonymise.anonymised(plan), table), field)


@each
def test_it_is_carried_over_to_the_next_year_with_its_record(
    plan: Plan, following: Plan, table: str, field: str
) -> None:
    value = getattr(first(plan, table), field)
    carried = any(getattr(row, field) == value for row in following.table(table))
    assert carried == bool(TABLES[table].carried_with or table in WITHOUT_OFFER)


@each
@in_each_language
def test_it_is_on_the_page_with_its_words(
    start, plan: Plan, tmp_path: Path, table: str, field: str, language: str
) -> None:
    Settings().language = language
    plan_file.write(plan, tmp_path / "plan.jaarplan")
    me = start(str(tmp_path / "plan.jaarplan"))
    kind = TABLES[table]
    me.go(text(kind.subject, "step.title"))
    me.words()
    page = me.window.walk.page
    questions = {label.text() for label in page.findChildren(QLabel)}
    heads = {
        model.headerData(column, item.horizontalHeader().orientation())
        for item in page.findChildren(QTableView)
        for model in [item.model()]
        for column in range(model.columnCount())
    }
    with speaking(language):
        assert field_text.question(kind, field) in questions or field_text.short_name(kind, field) in heads
