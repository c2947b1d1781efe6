"""Lists that come again in other words, who leads, percentages, hidden parts, and what is said of all that."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from plans.edits import apply
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.importing import taking
from plans.importing.cells import amounts, values
from plans.importing.files import refusals
from plans.importing.proposal.choices import NEW, Choices
from plans.importing.proposal.meaning import NOTHING
from plans.importing.records.result import Import, Line
from plans.importing.records.rewording import in_other_words, near
from plans.plan import Plan, new_plan
from tests.plans.importing.files_of_kinds import docx, text, xlsx


@pytest.fixture
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


def bring(plan: Plan, path: Path, choices: Choices | None = None) -> Import:
    found = taking.import_file(plan, path, choices)
    apply(plan, found.edits)
    return found


def words_of(line: Line) -> str:
    return " ".join([*line.why, *line.readings])


# The same in other words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tablets kopen voor gang 1", "Tablets aanschaffen voor gang 1"),
        ("Familieavond houden", "Familieavond organiseren"),
    ],
)
def test_another_verb_for_the_same(one: str, other: str) -> None:
    assert in_other_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tablets kopen voor gang 1", "Tablets aanschaffen voor gang 2"),
        ("Tablets kopen", "Hoezen aanschaffen"),
        ("Tablets kopen", "Tablets"),
        ("Tablets kopen", "Tablets uitdelen"),
    ],
)
def test_what_is_another_thing_is_not_the_same(one: str, other: str) -> None:
    assert not in_other_words(one, other)


def test_a_longer_word_for_the_same() -> None:
    assert near("Minder vallen", "Minder valincidenten")
    assert not near("Minder vallen", "Minder werkdruk")
    assert not near("Minder vallen", "Meer tijd voor bewoners")


def test_a_reworded_action_is_offered_and_its_amount_does_not_double(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, text(tmp_path / "a.csv", "Actie;Wie;Wanneer;Kosten\nTablets kopen voor gang 1;Noor Vos;15 mei;450\n"))
    path = text(tmp_path / "b.csv", "Actie;Wie;Wanneer;Kosten\nTablets aanschaffen voor gang 1;N. Vos;15 mei;450\n")
    found = taking.import_file(plan, path)
    assert [(line.verdict, line.doubt, line.like) for line in found.lines] == [
        ("changed", True, "Tablets kopen voor gang 1")
    ]
    # Whoever says that it is another line gets another amount too.
    other = taking.import_file(plan, path, Choices(lines={(1, found.lines[0].number): NEW}))
    assert [total.after for total in other.totals if total.table == "budget_lines"] == [2]
    apply(plan, found.edits)
    assert [line.what for line in plan.budget_lines] == ["Tablets aanschaffen voor gang 1"]


def test_a_reworded_goal_with_the_same_result_is_the_goal(tmp_path: Path) -> None:
    plan = new_plan(2027)
    heads = "Doel;Resultaat;Norm;Actie;Wie\n"
    bring(plan, text(tmp_path / "a.csv", f"{heads}Minder vallen;Rustig;80%;Sensor plaatsen;Noor\n"))
    found = bring(plan, text(tmp_path / "b.csv", f"{heads}Minder valincidenten;Rustig;90%;Sensor plaatsen;Noor\n"))
    assert [goal.title for goal in plan.goals] == ["Minder valincidenten"]
    assert found.lines[0].doubt


def test_a_goal_that_is_only_like_another_is_new_and_marked(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, text(tmp_path / "a.csv", "Doel;Resultaat\nMinder vallen;Rustig\n"))
    found = bring(plan, text(tmp_path / "b.csv", "Doel;Resultaat\nMinder valincidenten;Veilig\n"))
    assert len(plan.goals) == 2
    assert found.lines[0].doubt
    assert found.lines[0].like == "Minder vallen"


def test_an_action_that_differs_in_one_word_is_new_and_offered(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, text(tmp_path / "a.csv", "Actie;Wie;Wanneer\nTraining tillift;Noor;1 mei\n"))
    found = bring(plan, text(tmp_path / "b.csv", "Actie;Wie;Wanneer\nTraining tilband;Noor;1 mei\n"))
    assert len(plan.actions) == 2
    assert (found.lines[0].doubt, found.lines[0].like) == (True, "Training tillift")


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("dispensers  instellen.;Sanne;1 mei", "Dispensers instellen"),
        ("Dispensers instellen;Sanne / apotheek;1 mei", "Dispensers instellen (met apotheek)"),
    ],
)
def test_what_stands_in_a_list_twice_comes_once(tmp_path: Path, second: str, what: str) -> None:
    plan = new_plan(2027)
    path = text(tmp_path / "a.csv", f"Actie;Wie;Wanneer\nDispensers instellen;Sanne;1 mei\n{second}\n")
    found = bring(plan, path)
    assert [line.verdict for line in found.lines] == ["added", "skipped"]
    assert "regel 2" in words_of(found.lines[1])
    assert [action.what for action in plan.actions] == [what]


def test_who_helps_stands_before_other_columns(tmp_path: Path) -> None:
    plan = new_plan(2027)
    heads = "Actie;Wie;Klaar;Kosten;Uren"
    lines = "Dispensers instellen;Sanne / apotheek;15-3;1.035,-;12 uur\nDispensers instellen;Sanne;15-3;1.035,-;12 uur"
    found = bring(plan, text(tmp_path / "a.csv", f"{heads}\n{lines}\n"))
    assert [line.verdict for line in found.lines] == ["added", "skipped"]
    assert (len(plan.actions), len(plan.budget_lines)) == (1, 1)


def test_two_lines_with_other_helpers_are_two(tmp_path: Path) -> None:
    plan = new_plan(2027)
    words = "Actie;Wie;Wanneer\nInstellen;Sanne / apotheek;1 mei\nInstellen;Sanne / ict;1 mei\n"
    bring(plan, text(tmp_path / "a.csv", words))
    assert len(plan.actions) == 2


def test_a_slip_of_the_pen_within_a_list_is_said(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "Actie;Wie;Wanneer\nTablets bestellen;Noor;1 mei\nTablets besteleln;Noor;1 mei\n")
    found = taking.import_file(new_plan(2027), path)
    assert [line.doubt for line in found.lines] == [False, True]


# Who leads, and who is meant


def test_a_leader_is_not_taken_away_and_a_second_one_is_marked(tmp_path: Path, sample: Plan) -> None:
    leader = next(person for person in sample.people if person.role == "leader")
    words = f"Naam;Rol\n{leader.name};Digicoach\nNieuwe Chef;Teamleider\n"
    found = bring(sample, text(tmp_path / "a.csv", words))
    assert leader.name in words_of(found.lines[0])
    assert found.lines[0].verdict == "not"
    assert leader.name in words_of(found.lines[1])
    assert found.lines[1].doubt
    assert leader.role == "leader"


def test_a_first_name_with_a_letter_is_said(tmp_path: Path, sample: Plan) -> None:
    found = taking.import_file(sample, text(tmp_path / "a.csv", "Actie;Wie\nBellen;Sanne B.\nMailen;Sanne Bos\n"))
    assert [line.doubt for line in found.lines] == [True, False]
    assert "Sanne Bos" in words_of(found.lines[0])


def test_of_two_goals_in_a_cell_the_first_counts_with_a_mark(tmp_path: Path, sample: Plan) -> None:
    words = "Doel;Actie;Wie\nRustiger nachten / Minder alleen;Faxen;Sanne\n2.1;Sturen;Sanne\n"
    found = taking.import_file(sample, text(tmp_path / "a.csv", words), Choices())
    assert [line.doubt for line in found.lines] == [True, True]
    assert not [total for total in found.totals if total.table == "goals"]


# Tables below each other


def test_two_headings_right_below_a_list_begin_another(tmp_path: Path) -> None:
    rows = [["Actie", "Wie", "Wanneer"], ["Sensor", "Noor", "1 mei"], ["Naam", "Rol"], ["Anna Vis", "Digicoach"]]
    plan = new_plan(2027)
    bring(plan, xlsx(tmp_path / "a.xlsx", ("Blad1", rows)))
    assert [action.what for action in plan.actions] == ["Sensor"]
    assert "Anna Vis" in [person.name for person in plan.people if person.role == "digicoach"]


def test_a_line_of_a_list_is_no_heading_by_its_words(tmp_path: Path) -> None:
    rows = [["Actie", "Wie", "Wanneer"], ["Evaluatie", "Team"], ["Scholing", "Noor", "1 mei"]]
    found = taking.import_file(new_plan(2027), xlsx(tmp_path / "a.xlsx", ("Blad1", rows)))
    assert len(found.tables) == 1


# Units, percentages and days


@pytest.mark.parametrize(
    ("unit", "now", "then", "read", "doubt"),
    [
        ("%", 0.2, 0.8, ("20", "80", "%"), True),
        ("", "20%", "0,8", ("20", "80", "%"), True),
        ("", "20%", "4 van de 5", ("20", "80", "%"), True),
        ("", "1 op 3", "50%", ("33.3", "50", "%"), True),
        ("%", "0,5%", "0,8%", ("0.5", "0.8", "%"), False),
        ("%", 0.5, 2, ("0.5", "2", "%"), False),
        ("minuten", "50%", "10 min", ("50", "10", "minuten"), True),
    ],
)
def test_percentages_of_one_goal(
    tmp_path: Path, unit: str, now: object, then: object, read: tuple[str, str, str], doubt: bool
) -> None:
    rows = [["Doel", "Eenheid", "Nu", "Straks"], ["Rust", unit, now, then], ["Tijd", "keer", 2, 3]]
    plan = new_plan(2027)
    found = bring(plan, xlsx(tmp_path / "a.xlsx", ("Blad1", rows)))
    goal = plan.goals[0]
    assert (goal.baseline, goal.target, goal.unit) == (Decimal(read[0]), Decimal(read[1]), read[2])
    assert found.lines[0].doubt is doubt


def test_a_heading_gives_the_unit(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, xlsx(tmp_path / "a.xlsx", ("Blad1", [["Doel", "Nulmeting (%)", "Norm (%)"], ["Rust", 20, 80]])))
    assert plan.goals[0].unit == "%"


@pytest.mark.parametrize(
    ("heading", "times"),
    [("Kosten (x €100)", 100), ("Kosten x € 10.000", 10_000), ("x € 1.000", 1000), ("Prijs 2 x 100", 1)],
)
def test_by_how_much_amounts_are_multiplied(heading: str, times: int) -> None:
    assert amounts.scale(heading) == times


def test_what_a_month_costs_counts_twelve_times(tmp_path: Path) -> None:
    plan = new_plan(2027)
    rows = [["Omschrijving", "Per maand", "Per jaar"], ["App", 100, 1200], ["Licentie", 50, None]]
    found = bring(plan, xlsx(tmp_path / "a.xlsx", ("Blad1", rows)))
    assert [4 * (line.quarter1 or 0) for line in plan.budget_lines] == [120_000, 60_000]
    assert [line.doubt for line in found.lines] == [False, True]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2027-03", "2027-03-31"),
        ("weeknr 22", "2027-06-04"),
        ("voor de zomervakantie", "2027-07-09"),
    ],
)
def test_days_in_other_words(words: str, read: str) -> None:
    reading = values.day(new_plan(2027), words)
    assert str(reading.value) == read
    assert reading.note


def test_between_two_numbers() -> None:
    assert values.number("tussen 2 en 3")[0] == 3


def test_the_day_of_a_marked_month_is_said(tmp_path: Path) -> None:
    heads = ["Actie", "Wie", "jan", "feb", "mrt", "apr"]
    rows = [heads, ["Sensor", "Noor", None, "x"], ["Training", "Jan", "x"], ["Meten", "Jan", None, None, "x"]]
    found = taking.import_file(new_plan(2027), xlsx(tmp_path / "a.xlsx", ("Blad1", rows)))
    assert "28-02-2027" in words_of(found.lines[0])


# What is hidden, left out or of another kind


def test_hidden_sheets_and_columns_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [["Actie", "Wie", "Wanneer"], ["Bellen", "Noor", "1 mei"]]
    for title in ("Acties", "Oud"):
        page = book.create_sheet(title)
        for row in rows:
            page.append([f"{cell} {title}" if cell == "Bellen" else cell for cell in row])
    book.remove(book.worksheets[0])
    book["Oud"].sheet_state = "hidden"
    book["Acties"].column_dimensions["C"].hidden = True
    book.save(tmp_path / "a.xlsx")
    said = " ".join(taking.import_file(new_plan(2027), tmp_path / "a.xlsx").remarks)
    assert "Blad “Oud” is verborgen" in said
    assert "kolom C is verborgen" in said


def test_what_is_left_out_counts_unless_it_was_chosen(tmp_path: Path) -> None:
    sheets = ("Acties", [["Actie", "Wie"], ["Bellen", "Noor"]]), ("Weer", [["Dag", "Zon"], ["ma", "ja"], ["di", "nee"]])
    path = xlsx(tmp_path / "a.xlsx", *sheets)
    assert taking.import_file(new_plan(2027), path).incomplete
    choices = Choices()
    choices.table(2).becomes = NOTHING
    found = taking.import_file(new_plan(2027), path, choices)
    assert not found.incomplete
    assert any("koos je zelf" in words for words in found.remarks)
    assert taking.import_file(
        new_plan(2027), docx(tmp_path / "a.docx", [["Actie", "Wie"], ["Bellen", "Noor"]], "Nog een losse zin hierbij.")
    ).incomplete


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("part", ["Props14", "Quill", "VisioDocument"])
def test_an_old_file_of_another_kind_is_not_damaged(part: str) -> None:
    refused = refusals.old_kind(_OLE + b"\0" * 50 + part.encode("utf-16-le"), "a.mpp")
    assert isinstance(refused, PlanError)
    assert "beschadigd" not in str(refused)
    assert refusals.old_kind(_OLE + "Workbook".encode("utf-16-le"), "a.xls") is None


def test_a_packed_file_of_another_kind_is_not_damaged() -> None:
    for parts in ({"[Content_Types].xml", "visio/document.xml"}, {"[Content_Types].xml", "3D/model"}):
        refused = refusals.packed_kind(parts, "a.vsdx")
        assert refused is not None
        assert "beschadigd" not in str(refused)


def test_a_spreadsheet_saved_as_xml_is_named() -> None:
    data = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    assert "XML" in str(refusals.other_kind(data, "a.xls"))
