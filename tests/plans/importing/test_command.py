"""The command that takes a list into a plan: what it prints, what can be chosen, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.command import run
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from tests.plans.importing.files_of_kinds import docx, text, xlsx


@pytest.fixture
def into(tmp_path: Path) -> Path:
    plan_file.write(new_plan(2027), tmp_path / "a.jaarplan")
    return tmp_path / "a.jaarplan"


def read(into: Path) -> Plan:
    return plan_file.read(into)[0]


@pytest.mark.parametrize("name", ["import", "import-sheet"])
def test_it_prints_tables_columns_sums_and_lines(
    tmp_path: Path, into: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = text(tmp_path / "lijst.csv", "Actie;Wie;Klaar\nOefenen;Noor;Q2\n")
    assert run([name, str(path), "--into", str(into)]) == 0
    said = capsys.readouterr().out
    for words in (
        "Tabel 1: lijst, 1 regel, wordt Acties",
        "A Actie → Actie",
        "C Klaar → Klaar",
        "Acties: 0 → 1",
        "“Q2” lezen we als 30-06-2027",
    ):
        assert words in said
    assert [action.what for action in read(into).actions] == ["Oefenen"]


def test_a_preview_changes_nothing(tmp_path: Path, into: Path) -> None:
    before = into.read_bytes()
    assert run(["import", str(text(tmp_path / "a.csv", "Actie\nOefenen\n")), "--into", str(into), "--preview"]) == 0
    assert into.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Actie;Wie\nA;Noor\n", 0),
        ("Actie;Wie\nA;Noor\nTotaal;\n", 0),
        ("Actie;Lievelingskleur\nA;rood\n", 1),
        ("Actie;Klaar\nA;ooit\n", 1),
        ("Actie;Wie\n;Noor\n", 1),
    ],
)
def test_it_ends_with_one_when_something_was_left_out(tmp_path: Path, into: Path, words: str, ends: int) -> None:
    assert run(["import", str(text(tmp_path / "a.csv", words)), "--into", str(into)]) == ends


def test_tables_and_columns_can_be_chosen(tmp_path: Path, into: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        ("Een", [["Onderwerp", "Naam", "Moment"], ["Sensor kiezen", "Noor", "1 mei"]]),
        ("Twee", [["Actie", "Wie"], ["Niet dit", "Jan"]]),
    )
    chosen = ["--table", "1=acties,2=niets", "--columns", "Onderwerp=wat,C=wanneer"]
    assert run(["import", str(path), "--into", str(into), *chosen]) == 0
    assert [(action.what, str(action.due)) for action in read(into).actions] == [("Sensor kiezen", "2027-05-01")]


def test_a_column_can_be_skipped(tmp_path: Path, into: Path) -> None:
    path = text(tmp_path / "a.csv", "Actie;Wie;Klaar\nA;Noor;1 mei\n")
    assert run(["import", str(path), "--into", str(into), "--columns", "Wie=overslaan"]) == 1
    assert read(into).actions[0].owner_id is None


def test_choices_can_stand_in_a_file(tmp_path: Path, into: Path) -> None:
    mapped = tmp_path / "keuzes.json"
    columns = {"onderwerp": "budget_lines.what", "moment": ""}
    mapped.write_text(
        json.dumps({"tables": [{"table": 1, "becomes": "budget_lines", "columns": columns}]}), encoding="utf-8"
    )
    path = text(tmp_path / "a.csv", "Onderwerp;Bedrag;Moment\nSensor;100;mei\n")
    assert run(["import", str(path), "--into", str(into), "--map", str(mapped)]) == 1
    assert [line.what for line in read(into).budget_lines] == ["Sensor"]


@pytest.mark.parametrize(
    "words",
    [
        ["--table", "auto's"],
        ["--table", "9=acties"],
        ["--columns", "Xyz=wie"],
        ["--columns", "Wie"],
        ["--columns", "Wie=paars"],
        ["--map", "a.csv"],
    ],
)
def test_what_is_not_understood_gets_one_line(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text(tmp_path / "a.csv", "Actie;Wie\nA;Noor\n")
    before = into.read_bytes()
    assert run(["import", "a.csv", "--into", str(into), *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert into.read_bytes() == before


def test_a_list_of_clients_is_refused_and_so_it_stays(
    tmp_path: Path, into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = text(tmp_path / "a.csv", "Naam bewoner;Kamer;BSN\nJansen;3;111222333\n")
    for words in ([], ["--table", "mensen"]):
        assert run(["import", str(path), "--into", str(into), *words]) == 2
        assert "cliënten" in capsys.readouterr().err
    assert [person.name for person in read(into).people] == [person.name for person in new_plan(2027).people]


def test_clients_beside_actions_stay_behind(tmp_path: Path, into: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        ("Acties", [["Actie"], ["Oefenen"]]),
        ("Lijst", [["Kamer", "Geboortedatum", "Diagnose"], [1, "1-1-1940", "x"]]),
    )
    assert run(["import", str(path), "--into", str(into)]) == 1
    assert [action.what for action in read(into).actions] == ["Oefenen"]


def test_the_tables_of_a_word_plan(tmp_path: Path, into: Path) -> None:
    path = docx(
        tmp_path / "plan.docx",
        "# Plan",
        [["Kostenpost", "Bedrag"], ["Kast", "€ 80"]],
        "Tekst",
        [["Actie", "Wie"], ["Kast kopen", "Noor"]],
    )
    # The text between the tables stays behind.
    assert run(["import", str(path), "--into", str(into)]) == 1
    plan = read(into)
    assert [line.what for line in plan.budget_lines] == ["Kast"]
    assert [action.what for action in plan.actions] == ["Kast kopen"]


LETTER = ("Beste werkgroep,", "We willen dat gasten ook bij slecht weer contact houden.", "Hartelijke groet, Trees")


def test_of_a_letter_the_texts_are_shown_and_can_be_picked(
    tmp_path: Path, into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(docx(tmp_path / "brief.docx", *LETTER))
    assert run(["import", path, "--into", str(into)]) == 2
    assert "Tekst 2: “We willen dat gasten ook bij slecht weer contact houden.” → Overslaan" in capsys.readouterr().out
    assert run(["import", path, "--into", str(into), "--texts", "2=visie"]) == 0
    assert read(into).vision.text == LETTER[1]


@pytest.mark.parametrize("words", ["9=visie", "0=visie", "visie", "2=kleur"])
def test_texts_that_are_not_there_get_one_line(
    tmp_path: Path, into: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    path = str(docx(tmp_path / "brief.docx", *LETTER))
    assert run(["import", path, "--into", str(into), "--texts", words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_vision_in_a_box_above_the_list_of_an_a3_is_taken(
    tmp_path: Path, into: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vision = "Thuis zo lang het kan, met techniek die je niet ziet en mensen die je wel ziet."
    factors = "Goede dekking, geoefende collega's, gasten niet vergeten"
    path = xlsx(
        tmp_path / "plan.xlsx",
        (
            "A3",
            [
                ["A3 JAARPLAN 2027"],
                ["Onze visie", None, "Succesbepalende factoren", None, "Cliënt & medewerker"],
                [vision, None, factors, None, "Cliënt: meer regie. Medewerker: minder kilometers."],
                [],
                ["Resultaten 2027"],
                ["Resultaat", "Indicator", "2026", "2027", "Wie", "Actie"],
                ["Monitoring als aanbod", "cliënten met monitoring", 6, 24, "Jannie Louw", "dossiers doornemen"],
                ["Zorg digitaal aangemeld", "% via formulier", "10%", "80%", "Pim Geld", "formulier op de site"],
            ],
        ),
    )
    # The other boxes stay behind.
    assert run(["import", str(path), "--into", str(into)]) == 1
    plan, said = read(into), capsys.readouterr().out
    assert plan.vision.text == vision
    assert "2 stukjes tekst gaan niet vanzelf mee: “Goede dekking" in said
    assert "Tekst 2: Succesbepalende factoren: “Goede dekking" in said
    shown = [(goal.title, str(goal.baseline), str(goal.target)) for goal in plan.goals]
    assert shown == [("Monitoring als aanbod", "6", "24"), ("Zorg digitaal aangemeld", "10", "80")]
