"""A plan that we printed as a Word document, and what comes of it when it is imported again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table, _Row

from plans import edits
from plans.anonymise import anonymised
from plans.edits import Added, Change
from plans.errors import PlanError
from plans.exchange import plan_file, spreadsheet
from plans.exchange.headings import READ
from plans.importing import taking
from plans.importing.proposal.meaning import MAIN
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.request import PrintKind, PrintRequest
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from resources.language import LANGUAGES, speaking

TODAY = dt.date(2026, 12, 1)
SAID = {
    "people": ("name", "role", "hours_per_week", "responsible_for", "mandate", "replaced_by_id"),
    "goals": ("title", "result", "indicator", "unit", "baseline", "target", "due", "owner_id", "stage", "problem"),
    "activities": (
        "what",
        "form",
        "skill",
        "types",
        "audience",
        "goal_id",
        "given_by",
        "on",
        "hours",
        "places",
        "cost",
    ),
    "actions": ("what", "goal_id", "owner_id", "where", "start", "due", "status", "introduces"),
    "budget_lines": (
        *("what", "kind", "goal_id", "level", "source", "fund", "payer", "necessity", "recurrence", "rate", "note"),
        *("person_id", *spreadsheet.QUARTERS),
    ),
}
"""What a printed plan says of each record in so many words."""


@pytest.fixture(scope="module")
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


@pytest.fixture(scope="module")
def printed(sample: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan as an English document, that a Dutch program reads."""
    path = tmp_path_factory.mktemp("printed") / "plan.docx"
    printer.write(sample, path, PrintRequest(language="en"), today=TODAY)
    return path


def test_a_printed_plan_changes_nothing_in_the_plan_it_was_printed_of(sample: Plan, printed: Path) -> None:
    brought = taking.import_file(sample, printed)
    assert brought.edits == []
    assert {line.verdict for line in brought.lines} == {"same"}
    assert {table.becomes for table in brought.tables[:5]} == set(READ)
    assert {table.becomes for table in brought.tables[5:]} == {""}
    assert len(brought.remarks) == 1


def test_a_printed_plan_comes_whole_into_an_empty_one(sample: Plan, printed: Path) -> None:
    other = new_plan(sample.year)
    edits.apply(other, taking.import_file(other, printed).edits)
    printed_goals = [*goals.chosen(sample.goals), *goals.parked(sample.goals)]
    for table, names in SAID.items():
        main = MAIN[table]
        known = {getattr(record, main): record for record in other.table(table)}
        shown = [record for record in sample.table(table) if not isinstance(record, Goal) or record in printed_goals]
        assert len(known) == len(shown)
        for record in shown:
            own = names if not getattr(record, "parked", False) else ("title", "parked_reason")
            assert spreadsheet.row(other, known[getattr(record, main)], own) == spreadsheet.row(sample, record, own)


def test_what_was_edited_in_word_is_all_that_changes(sample: Plan, printed: Path, tmp_path: Path) -> None:
    document = Document(str(printed))
    actions = next(table for table in document.tables if table.rows[0].cells[1].text == "Action")
    budget = next(
        table for table in document.tables if table.rows[0].cells[0].text == "Item" and len(table.columns) == 6
    )
    rows = {row.cells[0].paragraphs[0].text: row for row in budget.rows}
    write(actions.rows[1], 3, "26-02-2027")
    write(rows["Huur medicijndispensers"], 2, "600")
    added = add_row(actions)
    for place, words in ((1, "Bel de apotheek na een week"), (2, "Sanne Bos"), (3, "31-03-2027"), (4, "In progress")):
        write(added, place, words)
    changed = tmp_path / "changed.docx"
    document.save(str(changed))
    brought = taking.import_file(sample, changed).edits
    new = [edit.record for edit in brought if isinstance(edit, Added)]
    other = [(edit.record, edit.field, edit.new) for edit in brought if isinstance(edit, Change)]
    assert [(type(record).__name__, field, value) for record, field, value in other] == [
        ("Action", "due", dt.date(2027, 2, 26)),
        ("BudgetLine", "quarter2", 60_000),
    ]
    (action,) = new
    assert isinstance(action, Action)
    goal = sample.goal(action.goal_id)
    person = sample.person(action.owner_id)
    assert goal is not None
    assert person is not None
    assert (goal.title, person.name) == ("Zelf medicatie regelen", "Sanne Bos")
    assert (action.what, action.due, action.status) == ("Bel de apotheek na een week", dt.date(2027, 3, 31), "busy")


def test_another_title_is_a_change_and_a_heading_that_lost_its_bookmark_is_known(
    sample: Plan, printed: Path, tmp_path: Path
) -> None:
    document = Document(str(printed))
    actions = next(table for table in document.tables if table.rows[0].cells[1].text == "Action")
    write(actions.rows[2], 1, "Zet de dispensers klaar")
    headings = {item.text: item for item in document.paragraphs if item.style and item.style.name == "Heading 2"}
    # Typed anew, as a whole.
    headings["2 Rustiger nachten"].text = "2 Een nacht doorslapen"
    removed = headings["4 Minder alleen"]._p
    removed.getparent().remove(removed)
    changed = tmp_path / "changed.docx"
    document.save(str(changed))
    brought = taking.import_file(sample, changed)
    assert [edit for edit in brought.edits if isinstance(edit, Added)] == []
    assert {(edit.field, edit.new) for edit in brought.edits if isinstance(edit, Change)} == {
        ("what", "Zet de dispensers klaar"),
        ("title", "Een nacht doorslapen"),
    }
    assert sum(line.doubt for line in brought.lines) == 2


@pytest.mark.parametrize(("what", "quarter"), [("summary", None), ("quarter", 1)])
def test_a_summary_or_a_page_for_a_review_doubles_nothing(
    sample: Plan, tmp_path: Path, what: PrintKind, quarter: int | None
) -> None:
    path = tmp_path / "page.docx"
    printer.write(sample, path, PrintRequest(what, quarter=quarter), today=TODAY)
    brought = taking.import_file(sample, path)
    assert brought.edits == []
    assert [(line.table, line.verdict) for line in brought.lines] == [("goals", "same")] * 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_printed_without_names_puts_no_role_in_the_place_of_a_name(
    sample: Plan, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "roles.docx"
    with speaking(language):
        printer.write(anonymised(sample), path, PrintRequest(language=language), today=TODAY)
    assert taking.import_file(sample, path).edits == []
    document = Document(str(path))
    actions = next(table for table in document.tables if len(table.columns) == 5 and len(table.rows) == 5)
    write(actions.rows[1], 3, "26-02-2027")
    document.save(str(path))
    (edit,) = taking.import_file(sample, path).edits
    assert isinstance(edit, Change)
    assert any(edit.record is action for action in sample.actions)
    assert (edit.field, edit.new) == ("due", dt.date(2027, 2, 26))


def test_tables_of_ours_pasted_into_another_document_are_known(sample: Plan, printed: Path, tmp_path: Path) -> None:
    document = Document(str(printed))
    for mark in document.element.xpath("//w:bookmarkStart | //w:bookmarkEnd"):
        mark.getparent().remove(mark)
    for table in document.tables:
        if table.rows[0].cells[1].text not in ("Action", "Q1", "Types"):
            table._tbl.getparent().remove(table._tbl)
    other = tmp_path / "other.docx"
    document.save(str(other))
    brought = taking.import_file(sample, other)
    listed = [line for line in brought.lines if line.table in ("actions", "activities", "budget_lines")]
    same = [line.verdict for line in listed if line.sheet != "Tekst"]
    assert same == ["same"] * (len(sample.actions) + len(sample.activities) + len(sample.budget_lines))


@pytest.mark.parametrize(("what", "name"), [("summary", "a.html"), ("poster", "a.docx"), ("forms", "a.docx")])
def test_another_print_of_ours_is_refused_with_what_to_take_instead(
    sample: Plan, tmp_path: Path, what: PrintKind, name: str
) -> None:
    path = tmp_path / name
    printer.write(sample, path, PrintRequest(what), today=TODAY)
    with pytest.raises(PlanError, match="die Digikoers zelf maakte") as refused:
        taking.import_file(sample, path)
    assert ".docx" in str(refused.value.advice)


def write(row: _Row, place: int, words: str) -> None:
    """Type over what stands in a cell."""
    first, *others = row.cells[place].paragraphs
    first.text = words
    for paragraph in others:
        paragraph._p.getparent().remove(paragraph._p)


def add_row(table: Table) -> _Row:
    """Add a row as Word does: in the styles of the one above."""
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, above in zip(made.cells, table.rows[-2].cells, strict=True):
        cell.paragraphs[0].style = above.paragraphs[0].style
    return made
