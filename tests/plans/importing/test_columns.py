"""Columns that are no field by themselves: what each line of a list becomes, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import edits, field_text
from plans.errors import PlanError
from plans.importing import taking
from plans.importing.records.result import Import
from plans.plan import Plan, new_plan
from plans.status import PlanState
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


# A heading; then a line, what it becomes, and a word that is said of it.
Lists = dict[str, list[tuple[str, str, str]]]

BUDGET: Lists = {
    "Omschrijving;Aantal;Prijs;Bedrag": [
        ("Tablets;4;€ 300;€ 1.200", "300 300 300 300", ""),
        ("Hoezen;4;€ 20;€ 100", "25 25 25 25", "4 × € 20 is € 80, en in de lijst staat € 100"),
        ("Kabels;3;€ 10;", "7,50 7,50 7,50 7,50", "3 × € 10 is € 30"),
        ("Muizen;;€ 15;", "3,75 3,75 3,75 3,75", ""),
        ("Pennen;veel;€ 2;€ 50", "12,50 12,50 12,50 12,50", ""),
        ("Tassen;2;veel;", "- - - -", "Niet mee: Prijs"),
        ("Dozen;n.t.b.;n.t.b.;n.t.b.", "- - - -", "“n.t.b.” onder “Bedrag”: nog niets"),
        ("Lint;2;10;24,20", "6,05 6,05 6,05 6,05", ""),
    ],
    "Omschrijving;jan;feb;mrt;2e halfjaar;Bedrag": [
        ("Tablets;100;100;100;200;500", "300 - 100 100", ""),
        ("Hoezen;50;;;veel;", "50 - - -", "Niet mee: 2e halfjaar"),
        ("Kabels;10;n.v.t.;;;99", "10 - - -", "Samen is dat € 10, en in de lijst staat € 99"),
    ],
    "Omschrijving;Q1;Q2;Werkelijk Q1;Bedrag": [
        ("Tablets;100;50;90;500", "100 50 - -", "Samen is dat € 150"),
        ("Hoezen;;;;100", "25 25 25 25", ""),
    ],
    "Omschrijving;Bedrag excl. btw": [("Tablets;€ 1.000", "250 250 250 250", "Het bedrag is zonder btw")],
    "Omschrijving;Bedrag": [
        ("Tablets;€ 1.210 incl. btw", "302,50 302,50 302,50 302,50", "Het bedrag is inclusief btw")
    ],
}
TRAINING: Lists = {
    "Training;Aantal deelnemers;Kosten p.p.;Kosten": [
        ("A;10;€ 50;", "500", "10 × € 50 is € 500"),
        ("B;10;€ 50;€ 600", "600", "10 × € 50 is € 500, en in de lijst staat € 600"),
        ("C;;€ 50;", "-", "niet voor hoeveel mensen"),
        ("D;4;gratis;", "gratis", ""),
        ("E;4;veel;", "-", "Niet mee: “veel”"),
        ("F;;€ 50;€ 600", "600", ""),
        ("G;10;€ 50;€ 500", "500", ""),
    ],
    "Training;Uren;Aantal keer;Tijd": [
        ("A;2;3;", "6 uur", ""),
        ("B (aantal keer: 3);;3;", "-", ""),
        ("C;;;13.00-15.00", "2 uur", ""),
        ("D;2;;13.00-15.00", "2 uur", ""),
        ("E (tijd: 13.00-16.00);2;;13.00-16.00", "2 uur", ""),
        ("F (tijd: na de lunch);;;na de lunch", "-", ""),
        ("G (aantal keer: 1);2;1;", "2 uur", ""),
    ],
    "Training;Q1;Q2;Q3": [
        ("A (wanneer: Q1, Q2);x;x;", "31-03-2027", "Er staan meer momenten in het jaar; het eerste telt"),
        ("B;nee;x;", "30-06-2027", ""),
        ("C (q3: wel);;n.t.b.;wel", "30-09-2027", ""),
        ("D;;;", "-", ""),
    ],
}
ACTIONS: Lists = {
    "Actie;Q1;Q2;Start;Klaar": [
        ("A;x;x;;", "01-01-2027 30-06-2027", ""),
        ("B;x;x;1-2-2027;", "01-02-2027 30-06-2027", ""),
        ("C;x;;;1-5-2027", "- 01-05-2027", ""),
        ("D;;;;", "- -", ""),
    ],
    "Actie;Wie;Betrokkenen": [
        ("Oefenen (met Ineke Verhoeven);Marloes de Wit;Marloes de Wit, Ineke Verhoeven", "- -", ""),
        ("Testen;Ineke Verhoeven;Ineke Verhoeven", "- -", ""),
        ("Kijken (met Piet);;Piet", "- -", ""),
    ],
}
FIELDS = {
    "budget_lines": ("quarter1", "quarter2", "quarter3", "quarter4"),
    "activities": ("cost", "hours", "on", "free"),
    "actions": ("start", "due"),
}
EVERY = [
    (table, heading, lines)
    for table, lists in (("budget_lines", BUDGET), ("activities", TRAINING), ("actions", ACTIONS))
    for heading, lines in lists.items()
]


def shown(plan: Plan, table: str, record: object) -> str:
    """The fields of a record that these columns fill."""
    words = [field_text.format_value(plan, record, name) for name in FIELDS[table]]  # type: ignore[arg-type]
    if table == "activities":
        cost, hours, on, free = words
        return "gratis" if free == "ja" else cost or (hours and f"{hours} uur") or on or "-"
    return " ".join(word or "-" for word in words)


@pytest.mark.parametrize(("table", "heading", "lines"), EVERY, ids=[heading for _table, heading, _lines in EVERY])
def test_what_a_line_becomes(
    plan: Plan, tmp_path: Path, table: str, heading: str, lines: list[tuple[str, str, str]]
) -> None:
    # What the text of a line becomes stands in its first cell: what has no field goes behind it, in brackets.
    typed = [(line.partition(" (")[0] + line[line.index(";") :] if " (" in line else line) for line, *_rest in lines]
    found = take(plan, tmp_path, "\n".join([heading, *typed, ""]))
    records = plan.table(table)
    assert [record.what for record in records] == [line.partition(";")[0] for line, *_rest in lines]  # type: ignore[attr-defined]
    assert [shown(plan, table, record) for record in records] == [becomes for _line, becomes, _said in lines]
    told = [" ".join(line.why).replace("\u00a0", " ") for line in found.lines]
    assert [
        (said, words) for (_line, _becomes, said), words in zip(lines, told, strict=True) if said not in words
    ] == []
    assert [words for (_line, _becomes, said), words in zip(lines, told, strict=True) if words and not said] == []


def test_what_was_spent_in_the_year_stands_in_the_remark(plan: Plan, tmp_path: Path) -> None:
    take(plan, tmp_path, "Omschrijving;Bedrag;Realisatie\nA;10;€ 900\nB;10;0\nC;10;veel\nD;10;n.t.b.\n")
    assert [line.note for line in plan.budget_lines] == ["Realisatie: € 900,00", "", "", ""]


def test_an_action_brings_its_cost_with_it(plan: Plan, tmp_path: Path) -> None:
    take(plan, tmp_path, "Actie;Klaar;Kosten\nOefenen;1-5-2027;€ 100\nMeten;;€ 5\nKijken;;\n")
    lines = [(line.what, line.quarter1, line.quarter2) for line in plan.budget_lines]
    assert lines == [("Oefenen", None, 10_000), ("Meten", 125, 125)]


@pytest.mark.parametrize(
    ("state", "first", "later"),
    [
        ("closed", "Training;Aantal\nA;10\nB;4\n", "Training;Aantal;Kosten p.p.;Q1\nA;10;€ 50;x\nB;4;gratis;x\n"),
        ("closed", "Actie;Wie\nOefenen;Marloes de Wit\n", "Actie;Betrokkenen;Q1\nOefenen;Ineke Verhoeven;x\n"),
        ("adopted", "Omschrijving;Q1\nTablets;10\n", "Omschrijving;Q1;Q2\nTablets;10;20\n"),
        ("adopted", "Omschrijving;Q1\nTablets;10\n", "Omschrijving;Bedrag\nTablets;100\n"),
    ],
)
def test_what_is_fixed_stays_as_it_is_and_says_so(
    plan: Plan, tmp_path: Path, state: PlanState, first: str, later: str
) -> None:
    take(plan, tmp_path, first)
    plan.record.state = state
    found = take(plan, tmp_path, later)
    assert found.edits == []
    assert all(line.why for line in found.lines)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *(
            ("✔", "Klaar"),
            ("☐", "Nog te doen"),
            ("⏳", "Mee bezig"),
            ("done", "Klaar"),
            ("gestart in maart", "Mee bezig"),
        ),
        *(("loopt (tot mei)", "Mee bezig"), ("50%", "Mee bezig"), ("0 %", "Nog te doen"), ("100% klaar", "Klaar")),
        *(("iets anders", ""), ("150%", "")),
    ],
)
def test_a_status_in_words_and_signs_of_people(plan: Plan, tmp_path: Path, words: str, status: str) -> None:
    found = take(plan, tmp_path, f"Actie;Status\nOefenen;{words}\nMeten;klaar\n")
    assert field_text.format_value(plan, plan.actions[0], "status") == status
    assert bool(found.lines[0].why) is not bool(status), "what is not understood is said"


@pytest.mark.parametrize(
    ("words", "role", "name", "function"),
    [
        ("Digitaal kampioen", "other", "Digitaal kampioen", ""),
        ("verpleegkundige", "colleague", "", "verpleegkundige"),
        ("i-nurse", "i_nurse", "", ""),
        ("n.t.b.", None, "", ""),
        ("", None, "", ""),
    ],
)
def test_a_role_of_a_list_or_with_a_name_of_its_own(
    plan: Plan, tmp_path: Path, words: str, role: str | None, name: str, function: str
) -> None:
    take(plan, tmp_path, f"Naam;Rol;Uren per week\nPiet de Boer;{words};2\nMia Mus;digicoach;4\n")
    piet = next(person for person in plan.people if person.name == "Piet de Boer")
    assert (piet.role, piet.role_name, piet.function) == (role, name, function)


def test_who_leads_stays_who_leads(plan: Plan, tmp_path: Path) -> None:
    found = take(plan, tmp_path, "Naam;Rol\nIneke Verhoeven;Opperhoofd\nMia Mus;digicoach\n")
    assert plan.people[0].role == "leader"
    assert "Opperhoofd" in " ".join(found.lines[0].why)


def test_yes_and_no_and_neither(plan: Plan, tmp_path: Path) -> None:
    found = take(plan, tmp_path, "Training;Gratis;Gehouden\nA;ja;v\nB;nee;☐\nC;misschien;\nD;;x\n")
    assert [(item.free, item.held) for item in plan.activities] == [
        *((True, True), (False, False), (False, False), (False, True))
    ]
    assert "is geen ja en geen nee" in " ".join(found.lines[2].why)


def test_a_word_that_is_in_no_list_is_kept_where_it_can_be_read(plan: Plan, tmp_path: Path) -> None:
    take(plan, tmp_path, "Omschrijving;Bedrag;Soort kosten;Bron\nA;10;Iets geks;Blauwe pot\nB;20;hardware;extern\n")
    strange, usual = plan.budget_lines
    assert (strange.kind, strange.fund) == ("other", "Blauwe pot")
    assert "Iets geks" in strange.note
    assert (usual.kind, usual.source, usual.note) == ("innovation", "external", "Soort kosten: hardware")


@pytest.mark.parametrize(
    ("words", "table", "becomes"),
    [
        (
            "Tablets kopen;Mia Mus;1-5-2027\nLampen ophangen;Mia Mus;eind mei\nWifi meten;Bo Bos;Q3\n",
            "actions",
            ["Tablets kopen", "Lampen ophangen", "Wifi meten"],
        ),
        ("Tablets voor de gang;1200\nLampen erbij;300\nDozen;12,50\n", "budget_lines",
         ["Tablets voor de gang", "Lampen erbij", "Dozen"]),
        ("Te doen;Bezig;Klaar\nwifi meten;;visie delen\n", "actions", ["wifi meten", "visie delen"]),
    ],
)  # fmt: skip
def test_a_list_without_headings_is_what_stands_in_it(
    plan: Plan, tmp_path: Path, words: str, table: str, becomes: list[str]
) -> None:
    take(plan, tmp_path, words)
    assert [record.what for record in plan.table(table)] == becomes  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", ["iets\nnog iets\nen dit\n", "Jan Smit;Piet Vis\nKlaas Mus;Kees Bos\n", "Vraag;Antwoord\nHoe heet u;Jan\n"]
)
def test_what_is_no_list_says_so(plan: Plan, tmp_path: Path, words: str) -> None:
    with pytest.raises(PlanError, match="die we herkennen"):
        take(plan, tmp_path, words)
