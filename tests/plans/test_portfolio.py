"""Several teams side by side: which comes first, what they come to together, which plans count."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from plans import portfolio
from plans.anonymise import anonymised
from plans.command import run
from plans.exchange import overview_sheet, plan_file, plan_folder
from plans.money import format_number
from plans.plan import Plan, new_plan
from plans.portfolio import Choice, GoalLine, Source, Summary, themes, words
from plans.status import GOAL_MARKS
from plans.subjects.reviews import Measurement
from tests.plans.strategies import plans
from tests.properties import examples

TODAY = dt.date(2027, 8, 1)


def read(path: Path = plan_file.SAMPLE) -> Plan:
    plan, _notice = plan_file.read(path)
    return plan


def team(name: str, *statuses: str, location: str = "Huize Singelhof", quarter: int = 1) -> Plan:
    """The sample as another team, its goals measured in this order."""
    plan = plan_file.with_new_keys(read())
    plan.team.name, plan.team.location = name, location
    measured = zip((item for item in plan.goals if not item.parked), statuses, strict=False)
    for place, (goal, status) in enumerate(measured):
        plan.measurements.append(
            Measurement(
                plan_id=plan.id,
                position=place,
                goal_id=goal.id,
                quarter=quarter,
                status=status,
                value=Decimal(4),
                why=f"Want {name}",
            )
        )
    return plan


def line(status: str, number: int = 1, **more: object) -> GoalLine:
    empty = dict.fromkeys(("quarter", "baseline", "value", "target", "due", "focus", "stage"))
    return GoalLine(**{"number": number, "title": "", "status": status, "why": "", "unit": "", **empty, **more})


def short(name: str, *statuses: str, **more: object) -> Summary:
    one = portfolio.summary(new_plan(2027))
    goals = tuple(line(status, number) for number, status in enumerate(statuses, start=1))
    return replace(one, **{"plan_id": uuid4(), "team": name, "goals": goals, **more})


# How a goal stands


def test_a_goal_stands_as_its_latest_measurement_says() -> None:
    plan = team("De Beuk", "on_course", "attention")
    first, _second, third = [goal for goal in plan.goals if not goal.parked][:3]
    plan.measurements += [
        Measurement(plan_id=plan.id, goal_id=first.id, quarter=2, status="stuck", value=Decimal(7), why="Wifi"),
        # Without a sentence a status does not count; and half filled in, a number without a status yet.
        Measurement(plan_id=plan.id, goal_id=first.id, quarter=3, status="reached", value=Decimal(8)),
        Measurement(plan_id=plan.id, goal_id=third.id, quarter=1, value=Decimal(2)),
    ]
    one, two, three, *_rest = portfolio.summary(plan).goals
    assert (one.status, one.quarter, one.why, one.value) == ("stuck", 2, "Wifi", 8)
    assert (two.status, two.quarter) == ("attention", 1)
    assert (three.status, three.quarter, three.value) == ("not_yet", None, 2)
    assert one.way == f"8 → {format_number(first.target)} {first.unit}"


def test_a_summary_holds_what_the_plan_says() -> None:
    plan = team("De Beuk", "stuck")
    plan.reviews[0].asked, plan.reviews[0].asked_of = "Oude vraag", "Iemand"
    plan.reviews[1].asked = "Wifi op gang 3"
    one = portfolio.summary(plan, "beuk.jaarplan", "/x/beuk.jaarplan")
    assert (one.team, one.year, one.source, one.leader) == ("De Beuk", 2027, "beuk.jaarplan", plan.leader.name)
    assert one.asked == portfolio.ManagerRequest(2, "Wifi op gang 3", plan.team.manager)
    assert one.reviewed == (1, plan.reviews[0].on)
    assert one.planned > 0
    assert one.promised > 0
    assert 0 < one.reached <= one.counted
    assert words.asked_line(one) == f"Wifi op gang 3 (aan: {plan.team.manager} · van: {plan.leader.name})"


@examples(20)
@given(plans())
def test_any_plan_can_be_summed_up_and_put_in_words(plan: Plan) -> None:
    one = portfolio.summary(plan)
    sentences = [words.data_line(one), words.money_line(one), words.hours_line(one), words.training_line(one)]
    assert all(isinstance(line, str) for line in (*sentences, words.asked_line(one), one.called))
    assert len(one.goals) == sum(not goal.parked for goal in plan.goals)


# Worst first


def test_the_team_that_is_stuck_most_stands_first() -> None:
    teams = [
        short("gehaald", "reached", "reached"),
        short("op koers", "on_course", "reached"),
        short("zonder doelen"),
        short("nog niet", "not_yet", "on_course"),
        short("aandacht", "attention", "on_course"),
        short("eenmaal vast", "stuck", "reached"),
        short("vast en aandacht", "stuck", "attention"),
        short("tweemaal vast", "stuck", "stuck"),
    ]
    assert [item.team for item in portfolio.worst_first(teams)] == [
        "tweemaal vast", "vast en aandacht", "eenmaal vast", "aandacht", "nog niet", "zonder doelen", "op koers",
        "gehaald",
    ]  # fmt: skip


summaries = st.lists(
    st.builds(
        lambda name, statuses, place, year, money, key: short(
            name, *statuses, location=place, year=year, planned=money, spent=money // 2, plan_id=key
        ),
        st.sampled_from(["De Beuk", "de beuk", "Łódź", ""]),
        st.lists(st.sampled_from([*GOAL_MARKS]), max_size=6),
        st.sampled_from(["", "Noord", " Noord ", "Zuid"]),
        st.sampled_from([2026, 2027]),
        st.integers(0, 10**9),
        st.uuids(version=4),
    ),
    max_size=8,
    unique_by=lambda build: build.plan_id,
)


@given(summaries, st.randoms(), st.sampled_from(portfolio.SORTINGS))
def test_the_order_does_not_depend_on_the_order_of_reading(
    teams: list[Summary], rnd: random.Random, by: portfolio.Sorting
) -> None:
    mixed = list(teams)
    rnd.shuffle(mixed)
    assert portfolio.worst_first(mixed, by) == portfolio.worst_first(teams, by)


@given(summaries)
def test_the_totals_add_up_over_any_split(teams: list[Summary]) -> None:
    whole = portfolio.totals(teams)
    parts = [portfolio.totals([item for item in teams if item.year == year]) for year in (2026, 2027)]
    assert whole.planned == sum(part.planned for part in parts) == sum(item.planned for item in teams)
    assert whole.spent == sum(part.spent for part in parts)
    assert whole.teams == sum(part.teams for part in parts) == len(teams)
    for status in GOAL_MARKS:
        assert whole.statuses[status] == sum(part.statuses[status] for part in parts)
    assert sum(whole.statuses.values()) == sum(len(item.goals) for item in teams)


def test_hours_nobody_entered_are_not_counted_as_none() -> None:
    teams = [short("a", promised=Decimal(40)), short("b", promised=Decimal(10), rostered=Decimal(8))]
    assert portfolio.totals(teams[:1]).rostered is None
    assert portfolio.totals(teams).rostered == 8
    assert portfolio.totals(teams).promised == 50


# Narrowing down


def test_a_theme_and_a_stage_leave_only_their_goals() -> None:
    one = replace(
        short("a"),
        goals=(line("stuck", 1, focus="safety", stage="pilot"), line("reached", 2, focus="skills", stage="pilot")),
    )
    other = replace(short("b", location="Noord", year=2026), goals=(line("stuck", 1, focus="skills", stage="secured"),))
    teams = [one, other, short("c")]
    found = portfolio.filtered(teams, Choice(focus="skills"))
    assert [(two.team, [goal.number for goal in two.goals]) for two in found] == [("a", [2]), ("b", [1])]
    assert [two.team for two in portfolio.filtered(teams, Choice(stage="pilot", focus="safety"))] == ["a"]
    assert portfolio.filtered(teams, Choice(location="Noord")) == [other]
    assert portfolio.filtered(teams, Choice(year=2027)) == [one, teams[2]]
    assert portfolio.filtered(teams, Choice()) == teams
    assert words.choice_line(Choice("Noord", 2026, "skills")) == "Alleen: Noord · 2026 · Vaardigheden"
    assert words.choice_line(Choice()) == ""


# The same plan twice, and files that cannot be read


def test_of_the_same_plan_the_newest_counts_and_it_is_said() -> None:
    key = UUID(int=1)
    march, april = (dt.datetime(2027, month, 1, 9, tzinfo=dt.UTC) for month in (3, 4))
    old = short("De Beuk", "stuck", plan_id=key, source="oud.jaarplan", changed_at=march)
    new = replace(old, source="nieuw.jaarplan", changed_at=april)
    other = short("De Linde")
    for mixed in ([old, new, other], [other, new, old]):
        kept, sentence = portfolio.newest_of_each(mixed)
        assert set(kept) == {new, other}
        assert len(sentence) == 1
        assert "nieuw.jaarplan van 01-04-2027" in sentence[0]
        assert "oud.jaarplan van 01-03-2027" in sentence[0]
    _kept, (same,) = portfolio.newest_of_each([old, replace(old, source="kopie.jaarplan")])
    assert "hetzelfde plan" in same


def test_of_the_same_plan_the_one_saved_most_often_counts_whatever_the_clock_said() -> None:
    key = UUID(int=1)
    ahead = short("De Beuk", "stuck", plan_id=key, source="klok loopt voor.jaarplan", revision=3)
    new = replace(ahead, source="nieuw.jaarplan", revision=8, changed_at=ahead.changed_at - dt.timedelta(days=300))
    for mixed in ([ahead, new], [new, ahead]):
        kept, _passed_over = portfolio.newest_of_each(mixed)
        assert kept == [new]


def folder_with(tmp_path: Path, *plans: Plan) -> Path:
    folder = tmp_path / "plannen"
    (folder / "noord").mkdir(parents=True)
    for number, plan in enumerate(plans):
        plan_file.write(plan, (folder / "noord" if number % 2 else folder) / f"{number}.jaarplan")
    return folder


def spoil(folder: Path) -> None:
    (folder / "kapot.jaarplan").write_bytes(plan_file.SAMPLE.read_bytes()[:3000])
    newer = {**json.loads(plan_file.SAMPLE.read_bytes()), "version": 999}
    (folder / "noord" / "nieuwer.jaarplan").write_text(json.dumps(newer), encoding="utf-8")
    (folder / "notitie.txt").write_text("geen plan", encoding="utf-8")


def test_a_folder_is_read_with_the_folders_in_it_and_nothing_is_written(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, team("A", "stuck"), team("B", "reached"), team("C"))
    spoil(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = portfolio.collect(plan_folder.sources([folder, folder / "0.jaarplan"]))
    assert [summary.team for summary in found.summaries] == ["A", "C", "B"]
    assert found.skipped == ()
    assert len(found.unread) == 2
    assert all(item.line.count("jaarplan") >= 1 and "\n" not in item.line for item in found.unread)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_not_there_is_said_and_the_rest_is_shown(tmp_path: Path) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    found = portfolio.collect(plan_folder.sources([tmp_path / "weg.jaarplan", empty, Path("a\0b"), plan_file.SAMPLE]))
    assert len(found.summaries) == 1
    assert len(found.unread) == 3
    assert all(item.sentence.endswith(("?", ".")) for item in found.unread)


def test_reading_can_be_followed_and_stopped() -> None:
    entries: list[tuple[int, int]] = []
    sources = [Source(f"{number}", f"{number}", lambda: team("A")) for number in range(3)]
    found = portfolio.collect(sources, progress=lambda *far: entries.append(far), stopped=lambda: len(entries) >= 2)
    assert entries == [(1, 3), (2, 3)]
    assert len(found.summaries) == 2
    assert not found.whole
    assert portfolio.collect(sources[:1]).whole


def test_roles_stand_in_the_place_of_names() -> None:
    plan = team("A", "stuck")
    plan.reviews[1].asked, plan.reviews[1].asked_of = f"Meer tijd voor {plan.leader.name}", "Rachid Benali"
    (one,) = portfolio.collect([Source("a", "a", lambda: plan)], seen=anonymised).summaries
    shown = words.asked_line(one)
    assert plan.leader.name not in shown
    assert "Benali" not in shown


# The spreadsheet


def test_the_spreadsheet_holds_types_totals_and_no_formula_of_anybody(tmp_path: Path) -> None:
    evil = team("=1+1", "stuck")
    evil.team.location = "@SOM(A1)"
    evil.measurements[0].why = '=HYPERLINK("http://x")'
    evil.reviews[1].asked = "+31 bellen"
    sources = [Source(item.team.name, str(item.id), lambda item=item: item) for item in (evil, team("B", "reached"))]
    found = portfolio.collect(sources)
    to = tmp_path / "x.xlsx"
    overview_sheet.write(found, to, language="nl", today=TODAY)
    book = openpyxl.load_workbook(to)
    teams, goals, asked, _themes, _about = book.worksheets
    heads = [cell.value for cell in teams[1]]
    first = {head: teams.cell(2, place) for place, head in enumerate(heads, start=1)}
    assert (first["Team"].value, first["Team"].data_type) == ("=1+1", "s")
    assert (first["Locatie"].value, first["Locatie"].data_type) == ("@SOM(A1)", "s")
    assert first["Gevraagd besluit"].data_type == "s"
    assert first["Begroot"].value == pytest.approx(found.summaries[0].planned / 100)
    assert first["Begroot"].number_format != "General"
    assert first["Laatst gewijzigd"].is_date
    rows = (*teams.iter_rows(), *goals.iter_rows(), *asked.iter_rows())
    formulas = [cell for row in rows for cell in row if cell.data_type == "f"]
    assert {cell.row for cell in formulas} == {4}
    column = first["Begroot"].column_letter
    assert teams[f"{column}4"].value == f"=SUBTOTAL(109,{column}2:{column}3)"
    assert goals.max_row == 1 + sum(len(summary.goals) for summary in found.summaries)
    assert all(sheet.column_dimensions["A"].width > 20 for sheet in book.worksheets)
    assert (evil.team.name, "+31 bellen") in {(row[0].value, row[3].value) for row in asked.iter_rows()}


# The command


def test_the_command_makes_a_sheet_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, team("De Beuk", "stuck"), team("De Linde", "reached"))
    pdf, xlsx = tmp_path / "o.pdf", tmp_path / "o.xlsx"
    assert run(["overview", str(folder), "--to", str(pdf)]) == 0
    assert run(["overview", str(folder), "--to", str(xlsx), "--language", "en"]) == 0
    assert capsys.readouterr().err == ""
    sentence = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert sentence.index("De Beuk") < sentence.index("De Linde")
    assert openpyxl.load_workbook(xlsx).sheetnames[1] == "Goals"
    # A spreadsheet that is there may hold somebody's work; a PDF is made anew, as print does.
    assert run(["overview", str(folder), "--to", str(xlsx)]) == 2
    assert run(["overview", str(folder), "--to", str(xlsx), "--force"]) == 0
    assert run(["overview", str(folder), "--to", str(pdf)]) == 0


def test_the_command_makes_csv_as_dutch_excel_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, team("=De Beuk", "stuck"), team("De Linde", "reached"))
    assert run(["overview", str(folder), "--to", str(tmp_path / "o.csv")]) == 0
    teams = (tmp_path / "o-teams.csv").read_bytes()
    assert teams.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(teams.decode("utf-8-sig")), delimiter=";"))
    assert [len(row) for row in rows] == [len(rows[0])] * 3
    assert [row[0] for row in rows[1:]] == ["'=De Beuk", "De Linde"]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert (tmp_path / "o-doelen.csv").is_file()
    # What is there already is not replaced.
    assert run(["overview", str(folder), "--to", str(tmp_path / "o.csv")]) == 2
    assert (tmp_path / "o-teams.csv").read_bytes() == teams
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_says_what_it_could_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, team("De Beuk", "stuck"), team("De Linde", "reached"))
    spoil(folder)
    to = tmp_path / "o.pdf"
    assert run(["overview", str(folder), "--to", str(to)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    sentence = "".join(page.extract_text() for page in PdfReader(to).pages)
    assert "kapot.jaarplan" in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ["weg.jaarplan", "--to", "o.pdf"],
        ["map", "--to", "o.pdf"],
        ["goed.jaarplan", "--to", "o.doc"],
        ["goed.jaarplan", "--to", "weg/o.pdf"],
        ["goed.jaarplan", "--to", "weg/o.xlsx"],
        ["goed.jaarplan", "--to", "goed.jaarplan"],
        ["goed.jaarplan", "--to", "brief.pdf"],
        ["goed.jaarplan"],
        ["--to", "o.pdf"],
    ],
)
def test_the_command_refuses_with_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map").mkdir()
    plan_file.write(read(), tmp_path / "goed.jaarplan")
    (tmp_path / "brief.pdf").write_text("een brief")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert run(["overview", *arguments]) == 2
    err = capsys.readouterr().err
    assert err.strip()
    assert "Traceback" not in err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


# How the themes move


def test_themes_are_counted_by_quarter_without_a_team_or_a_name() -> None:
    teams = [
        short(
            "De Linde", "stuck", goals=(line("stuck", focus="wellbeing", course=("attention", "stuck", None, None)),)
        ),
        short("De Wilg", goals=(line("reached", focus="wellbeing", course=(None, "reached", None, None)),)),
        short("De Eik", goals=(line("not_yet", focus="loneliness"), line("stuck", course=("stuck", None, None, None)))),
    ]
    found = themes.courses(teams)
    assert [(item.called, item.goals) for item in found] == [("Welzijn", 2), ("Geen thema", 1)]
    assert [list(counts.items()) for counts in found[0].quarters] == [
        [("attention", 1)],
        [("stuck", 1), ("reached", 1)],
        [],
        [],
    ]
    assert themes.say(found[0].quarters[1]) == "■ 1  ✓ 1"
    assert themes.say_in_words(found[0].quarters[1]) == "1 loopt vast, 1 gehaald"
    assert not [item.team for item in teams if item.team in str(found)]


def test_a_summary_says_how_each_goal_stood_at_the_end_of_every_quarter() -> None:
    plan = team("De Linde", "attention", "stuck")
    goal = plan.measurements[0].goal_id
    plan.measurements.append(
        Measurement(plan_id=plan.id, position=9, goal_id=goal, quarter=3, status="reached", why="Het lukt.")
    )
    found = portfolio.summary(plan).goals
    assert found[0].course == ("attention", None, "reached", None)
    assert found[2].course == (None, None, None, None)
