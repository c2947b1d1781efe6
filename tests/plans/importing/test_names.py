"""Who is meant by what stands in a column of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import edits
from plans.importing import taking
from plans.importing.cells.name_parts import split_names
from plans.importing.files import reading
from plans.importing.records.names import Names, Said
from plans.importing.records.result import Import
from plans.plan import Plan, new_plan
from plans.subjects.actions import Action
from plans.subjects.people import Person


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    made.people[0].name = "Ineke Verhoeven"
    made.people.append(Person(plan_id=made.id, name="Marloes de Wit", role="digicoach", position=9))
    return made


def take(plan: Plan, folder: Path, words: str) -> Import:
    path = folder / "lijst.csv"
    path.write_text(words, encoding="utf-8")
    found = taking.import_file(plan, path)
    edits.apply(plan, found.edits)
    return found


@pytest.mark.parametrize(
    ("words", "names"),
    [
        *(("Jan en Piet", ["Jan", "Piet"]), ("Jan en jan", ["Jan"]), ("Jan e.a.", ["Jan"]), ("Jan?", ["Jan"])),
        *(("@Jan", ["Jan"]), ("K.", ["K."]), ("n.t.b.", []), ("nog niemand", []), ("team Noord", ["team Noord"])),
        *(("jan.smit@zorg.nl", ["Jan Smit"]), ("jan1.s@zorg.nl", ["jan1.s@zorg.nl"])),
        *(("de Boer, Jan", ["Jan de Boer"]), ("Boer, J.", ["J Boer"]), ("Boer, Jan, de", ["Jan de Boer"])),
        *(
            ("Smit, Jan de", ["Jan de Smit"]),
            ("Boer, Jan, Piet", ["Boer", "Jan", "Piet"]),
            ("Jan, Piet", ["Jan", "Piet"]),
        ),
    ],
)
def test_the_names_in_a_cell(words: str, names: list[str]) -> None:
    assert split_names(words) == names


def test_a_comma_turns_a_name_that_is_known() -> None:
    assert split_names("Jan, Piet", lambda name: name == "Piet Jan") == ["Piet Jan"]
    assert split_names("Jan, Piet", lambda name: name in ("Piet Jan", "Jan")) == ["Jan", "Piet"]


@pytest.mark.parametrize(
    ("words", "owner", "what"),
    [
        ("Jan, Piet en Klaas", "Jan", "Oefenen (met Piet, Klaas)"),
        ("het team", "", "Oefenen"),
        ("digicoach", "Marloes de Wit", "Oefenen"),
        ("teamleider", "Ineke Verhoeven", "Oefenen"),
        ("i-nurse", None, "Oefenen (met i-nurse)"),
        ("afdeling zorg", None, "Oefenen (met afdeling zorg)"),
        ("nog niemand", None, "Oefenen"),
    ],
)
def test_who_has_the_lead_of_an_action(plan: Plan, tmp_path: Path, words: str, owner: str | None, what: str) -> None:
    found = take(plan, tmp_path, f"Actie;Wie\nOefenen;{words}\nMeten;Ineke Verhoeven\n")
    action = plan.actions[0]
    person = plan.person(action.owner_id)
    assert action.what == what
    assert (None if person is None else person.name) == (owner if words != "het team" else plan.people[1].name)
    assert owner or words == "het team" or found.lines[0].doubt or found.lines[0].why


def test_a_goal_has_one_lead_and_an_unlikely_name_is_refused(plan: Plan, tmp_path: Path) -> None:
    long = "y" * 90
    found = take(plan, tmp_path, f"Doel;Trekker\nA;Jan en Piet\nB;afdeling zorg\nC;n.t.b.\nD;{long}\n")
    assert [goal.owner_id is not None for goal in plan.goals] == [True, False, False, False]
    told = [" ".join(line.why) for line in found.lines]
    assert [word in line for word, line in zip(("Piet", "geen naam", "nog niemand", "naam"), told, strict=True)] == [
        True
    ] * 4


def test_two_with_one_role_leave_open_who_it_is(plan: Plan, tmp_path: Path) -> None:
    plan.people.append(Person(plan_id=plan.id, name="Yusuf Şahin", role="digicoach", position=10))
    take(plan, tmp_path, "Actie;Wie\nOefenen;digicoach\nMeten;Ineke Verhoeven\n")
    assert (plan.actions[0].owner_id, plan.actions[0].what) == (None, "Oefenen (met digicoach)")


def test_a_team_that_is_not_there_yet_is_made(plan: Plan, tmp_path: Path) -> None:
    del plan.people[1]
    take(plan, tmp_path, "Actie;Wie\nOefenen;het team\nMeten;Ineke Verhoeven\n")
    owner = plan.person(plan.actions[0].owner_id)
    assert owner
    assert owner.role == "team"


def test_lines_between_name_the_goal_of_what_follows(plan: Plan, tmp_path: Path) -> None:
    found = take(
        plan,
        tmp_path,
        "Actie;Wie;Klaar\nDoel 2: Beeldbellen;;\nA;Jan;1-5-2027\nWifi;;\nB;Jan;1-7-2027\n"
        "Totaal wifi;;\nC;Jan;1-7-2027\n* let op: alles onder voorbehoud van budget en van ruimte in het rooster;;\n",
    )
    assert [goal.title for goal in plan.goals] == ["Beeldbellen"]
    assert [action.what for action in plan.actions] == ["A", "B", "C"]
    assert plan.actions[0].goal_id == plan.goals[0].id
    assert [line.verdict for line in found.lines].count("skipped") == 4


def test_what_a_column_of_goals_refers_to(plan: Plan, tmp_path: Path) -> None:
    found = take(plan, tmp_path, "Actie;Doel;Wie\nA;Rust;Jan\nB;Rust;Jan\nC;9;Jan\nD;n.t.b.;Jan\n")
    [goal] = plan.goals
    assert [action.goal_id for action in plan.actions] == [goal.id, goal.id, None, None]
    told = [" ".join(line.why) for line in found.lines]
    assert "Nieuw doel in het plan: Rust" in told[0]
    assert "staat niet in de lijst" in told[2]
    assert "nog geen doel" in told[3]


def test_a_budget_keeps_a_purpose_that_is_no_goal_in_its_remark(plan: Plan, tmp_path: Path) -> None:
    found = take(plan, tmp_path, "Post;Bedrag;Doel\nA;10;Rust in de nacht\nB;20;9\n")
    assert [line.note for line in plan.budget_lines] == ["Doel: Rust in de nacht", ""]
    assert "nergens bij" in " ".join(found.lines[1].why)


def test_examples_and_totals_are_no_lines(plan: Plan, tmp_path: Path) -> None:
    found = take(plan, tmp_path, "Omschrijving;Bedrag\nvoorbeeld: tablet;100\nA;10\nTotaal;10\n")
    assert [line.what for line in plan.budget_lines] == ["A"]
    assert [line.verdict for line in found.lines] == ["skipped", "added", "skipped"]


def test_a_table_of_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><p>weg</p><td>los</td><table><td>zonder regel</td><tr><th colspan=2>Actie<th>Wie</tr>"
        "<tr><td rowspan=2>A<br>twee<td>b<td><table><tr><td>binnen</table></td></tr>"
        "<tr><td colspan=x>c<td><p>d</p></tr></table><table><tr><td></td></tr></table></html>",
        encoding="utf-8",
    )
    [grid] = reading.read(path).grids
    assert [row.cells for row in grid.rows] == [["Actie", None, "Wie"], ["A\ntwee", "b", "binnen"], [None, "c", "d"]]
    assert [(item.first, item.left, item.last, item.right) for item in grid.merged] == [(1, 0, 1, 1), (2, 0, 3, 0)]


def test_a_word_before_a_name_is_said_although_a_longer_one_behind_it_begins_so() -> None:
    plan, said = new_plan(2027), Said()
    Names(plan, {}).edits(Action(plan_id=plan.id), "owner_id", "Job: Bo Smit (Jobcoach, tot mei)", said)
    assert said.kept == ["Jobcoach, tot mei"]
    assert "“Job” voor de naam gaat niet mee." in said.notes
