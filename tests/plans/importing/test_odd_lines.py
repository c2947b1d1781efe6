"""What looks wrong in a list, whatever its layout, is said: odd lines, sums, texts and columns that stay behind."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.importing.records.result import Import
from plans.importing.taking import import_file
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import Rows, xlsx

HEAD = ["Actie", "Wie", "Klaar"]
LINES: Rows = [
    ["Tablets kopen", "AK", "1 mei"],
    ["Wifi meten op de gang", "Bo", "1 juni"],
    ["Folder schrijven", "AK", "1 juli"],
    ["Uitleg geven aan familie", "Bo", "1 september"],
]


def brought(folder: Path, rows: Rows) -> Import:
    return import_file(new_plan(2027), xlsx(folder / "lijst.xlsx", ("lijst", rows)))


def doubts(found: Import) -> dict[str, str]:
    """Return the lines that are marked, with what is said of them."""
    return {line.what: " ".join(line.why) for line in found.lines if line.doubt}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["AK", "Ahmet Kaya", None], "ergens anders in deze lijst een naam"),
        (["eind maart", "Bo", "1 mei"], "is een tijd en geen titel"),
        (["Afkortingen", "Bo", "1 mei"], "lijkt uitleg bij de lijst"),
        (["Oude kast", None, None], "Bijna alle andere regels hebben ook “Wie”, “Klaar”"),
        (["Scherm ophangen", "Bo", "1 mei 2029"], "01-05-2029 valt niet in het jaar van dit plan"),
    ],
)
def test_a_line_that_may_be_none_of_the_list_is_taken_and_said(tmp_path: Path, line: list[str], said: str) -> None:
    found = brought(tmp_path, [HEAD, *LINES[:2], line, *LINES[2:]])
    assert list(doubts(found)) == [line[0]]
    assert said in doubts(found)[line[0]]


def test_a_plain_list_says_nothing_of_this(tmp_path: Path) -> None:
    found = brought(tmp_path, [["Actielijst team Es"], HEAD, *LINES, ["Elke maand een tip sturen", "Bo", "1 okt 2026"]])
    assert doubts(found) == {}
    assert found.remarks == []


def test_another_sum_than_the_list_says_itself_is_said(tmp_path: Path) -> None:
    lines: Rows = [["Post", "Bedrag"], ["Tablets", 1200], ["Hoezen", 100]]
    assert not any("volgens de lijst zelf" in words for words in brought(tmp_path, [*lines, ["Totaal", 1300]]).remarks)
    (words,) = [words for words in brought(tmp_path, [*lines, ["Totaal", 1450]]).remarks if "lijst zelf" in words]
    assert "€\u00a01.450" in words
    assert "€\u00a01.300" in words
    about = brought(tmp_path, [*lines, ["Samen ongeveer", 1400]])
    assert not any("lijst zelf" in words for words in about.remarks)


@pytest.mark.parametrize(
    ("rows", "doubtful"),
    [
        # Lines that are the same come to twice as much by chance.
        ([["Scholing", "Uren", "Plekken"], ["Tablet A", 2, 10], ["Tablet B", 2, 10], ["Tabletdag", 4, 20]], True),
        # A single column adds up by chance as well.
        ([["Post", "Bedrag"], ["Tablets", 1200], ["Hoezen", 100], ["Lessen", 450], ["wat het kost", 1750]], True),
        # A line with a number is one of the list.
        ([["Nr", "Post", "Bedrag"], [1, "Les", 90], [2, "Hoes", 80], [3, "Uur", 20], [4, "te betalen", 190]], True),
        ([["Post", "Bedrag"], ["Tablets", 100], ["Hoezen", 100], ["Lessen", 200]], False),
        ([["Scholing", "Uren", "Plekken"], ["Tablet A", 2, 10], ["Tablet B", 2, 10]], False),
        ([["Scholing", "Uren", "Plekken"], ["Tablet A", 2, 10], ["Tablet B", 0, 0]], False),
    ],
)
def test_an_ordinary_line_that_adds_up_by_chance_is_kept(tmp_path: Path, rows: Rows, *, doubtful: bool) -> None:
    found = brought(tmp_path, rows)
    assert [line.verdict for line in found.lines] == ["added"] * (len(rows) - 1)
    last = str(next(cell for cell in rows[-1] if isinstance(cell, str)))
    assert doubts(found) == ({last: doubts(found)[last]} if doubtful else {})
    assert ("van de regels erboven bij elkaar" in doubts(found).get(last, "")) is doubtful


def test_what_is_to_be_paid_with_the_tax_below_the_posts_is_marked(tmp_path: Path) -> None:
    posts: Rows = [["Post", "Bedrag"], ["Tablets", 1000], ["Hoezen", 500], ["Lessen", 250], ["btw 21%", 367.5]]
    said = doubts(brought(tmp_path, [*posts, ["te betalen", 2117.5]]))
    assert "van de regels erboven bij elkaar" in said["te betalen"]


def test_a_text_beside_the_list_that_is_in_no_table_is_said(tmp_path: Path) -> None:
    rows: Rows = [HEAD, *LINES]
    rows[1] = [*rows[1], None, None, "sleutels liggen bij de receptie"]
    rows[2] = [*rows[2], None, None, "x = al besteld"]
    found = brought(tmp_path, rows)
    assert found.remarks == ["Op “lijst” lazen we 1 tekst niet: “sleutels liggen bij de receptie”."]
    assert found.incomplete


def test_nothing_is_quoted_of_a_sheet_about_clients(tmp_path: Path) -> None:
    rows: Rows = [
        ["Bewoner", "Kamer", "Diagnose", None, None, "let op de sleutels van de kast"],
        ["mw. Jansen", 12, "dementie"],
        ["dhr. Bos", 14, "CVA"],
    ]
    path = xlsx(tmp_path / "twee.xlsx", ("clienten", rows), ("acties", [HEAD, *LINES]))
    assert not any("sleutels" in words for words in import_file(new_plan(2027), path).remarks)


def test_names_and_days_in_columns_that_stay_behind_are_said(tmp_path: Path) -> None:
    rows: Rows = [["Actie", "maand", "maand", "ploeg"], *([what, day, day, who] for what, who, day in LINES)]
    words = brought(tmp_path, rows).remarks
    assert any(text.startswith("In “maand” staan dagen") for text in words)
    assert any(text.startswith("In “ploeg” staan namen") for text in words)


def test_words_in_brackets_behind_a_name_are_kept_or_said(tmp_path: Path) -> None:
    lines: Rows = [["Bellen", "Facilitair (via Marleen)", "1 mei"], ["Wifi meten", "Jan (ICT, tot juni)", "1 mei"]]
    found = brought(tmp_path, [HEAD, *lines])
    said = doubts(found)
    assert "“(via Marleen)” achter de naam zetten we bij de tekst" in said["Bellen"]
    assert "“(ICT, tot juni)” achter de naam zetten we bij de tekst" in said["Wifi meten"]
    assert "Nieuw in het plan: Jan." in said["Wifi meten"]


def test_a_block_beside_the_list_is_said_and_a_text_above_it_that_is_no_title(tmp_path: Path) -> None:
    rows: Rows = [[*HEAD], *([*line] for line in LINES)]
    for row, beside in zip(rows, (["Ding", "Kleur"], ["Tablet", 3], ["Hoes", 20]), strict=False):
        row += [None, *beside]
    (words,) = [words for words in brought(tmp_path, rows).remarks if "lazen we" in words]
    assert words == "Op “lijst” lazen we 6 teksten niet: “Ding”, “Kleur”, “Tablet”, “3”, “Hoes”, “20”."
    above = "Plan 2027 van team Es, besproken in november. Doel: minder papier (nu 200 vel per week, straks 50)."
    (words,) = brought(tmp_path, [[above], [], HEAD, *LINES]).remarks
    assert words.startswith("Op “lijst” lazen we 1 tekst niet: “Plan 2027 van team Es")


def test_numbers_of_lines_are_no_days_and_a_heading_is_nobody(tmp_path: Path) -> None:
    nested: Rows = [["1", "Minder papier", None], ["1.1", "Printer weg", "Noor"], ["2", "Mailen", None]]
    diary: Rows = [
        ["Datum", "Gebeurtenis"],
        [dt.date(2027, 2, 1), "Tablets geleverd"],
        [dt.date(2027, 3, 1), "Evaluatie"],
    ]
    survey: Rows = [["Vraag", "1", "2", "3"], ["Ik kan beeldbellen", 2, 3, 5], ["Ik rapporteer zelf", 1, 4, 9]]
    for rows in (nested, diary, survey):
        with pytest.raises(PlanError, match="geen doelen"):
            brought(tmp_path, rows)


def test_hours_of_people_by_month_are_no_money(tmp_path: Path) -> None:
    rows: Rows = [["Naam", "jan", "feb", "totaal"], ["Noor", 8, 8, 16], ["Bo", 4, 4, 8]]
    found = import_file(new_plan(2027), xlsx(tmp_path / "uren.xlsx", ("uren digicoaches", rows)))
    assert {line.table for line in found.lines} == {"people"}


def test_days_below_a_heading_for_how_it_stands_are_when_it_is_done(tmp_path: Path) -> None:
    found = brought(tmp_path, [["Stap", "Wie", "Af"], *LINES])
    assert [line.verdict for line in found.lines] == ["added"] * len(LINES)
    assert found.tables[0].columns[2] == "actions.due"


def test_days_that_changed_are_no_figures_of_a_goal(tmp_path: Path) -> None:
    rows: Rows = [["Door", "Actie", "Was", "Wordt"], ["Noor", "Tablets bestellen", "1 feb", "1 mrt"]]
    found = brought(tmp_path, [*rows, ["Bo", "Wifi meten", "1 apr", "1 mei"]])
    assert {line.table for line in found.lines} == {"actions"}
    assert any("Was, Wordt" in words for words in found.remarks)
