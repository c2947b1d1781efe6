"""What words say together with those above or beside them: groups of headings, titles of boxes, labels, years."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.importing import sources, taking
from plans.importing.cells.beside_names import beside
from plans.importing.cells.grouped_headings import grouped, joined, says_more_together
from plans.importing.cells.name_parts import split_names
from plans.importing.cells.role_since import since
from plans.importing.files.grid import Content, Grid, Row
from plans.importing.prose.reached import asks_reached
from plans.importing.tables.boxed_texts import with_boxes_as_texts
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import docx


@pytest.mark.parametrize(
    ("table", "heading", "field"),
    [
        *(("goals", "Meten wat", "indicator"), ("goals", "Meting begin 2027", "baseline")),
        *(("goals", "Hoe meten we het straks", "target"), ("goals", "In cijfers eenheid", "unit")),
        *(
            ("actions", "Planning van", "start"),
            ("actions", "Wie helpt mee", "along"),
            ("goals", "Measure end", "target"),
        ),
    ],
)
def test_a_heading_below_a_group(table: str, heading: str, field: str) -> None:
    assert grouped(table, heading) == [field]


def test_what_says_the_same_by_itself_is_no_group() -> None:
    assert not says_more_together("Doel", "wat")
    assert says_more_together("Winst", "team")
    assert not says_more_together("Winst voor team", "team")
    assert joined("Opbrengst", "cliënt") == "Opbrengst voor cliënt"
    assert joined("", "Actie") == "Actie"
    assert grouped("actions", "Meten wat") == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Wat willen we eind 2027 bereikt hebben?", "Waar willen we eind 2027 staan", "Resultaten eind 2027"),
        *("Eind 2027: wat willen we bereiken?", "Wat hebben we eind 2027 bereikt?", "What do we want to achieve?"),
    ],
)
def test_a_heading_that_asks_what_is_reached_by_then(heading: str) -> None:
    assert asks_reached(heading)


@pytest.mark.parametrize(
    "heading", ["Wat hebben we in 2026 bereikt?", "Resultaten 2026", "Resultaten", "Wat gaan we doen?"]
)
def test_what_was_reached_before_is_no_goal(heading: str) -> None:
    assert not asks_reached(heading)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        *(("Planning (Rob)", [("Planning", True)]), ("Job (communicatie)", [("(communicatie)", False)])),
        *(("planner Kees", [("planner", True)]), ("de Boer, Jan", []), ("Jan, Piet en Fatima", [])),
        *(("jan.smit@zorg.nl", []), ("Wilma bewaakt", [("bewaakt", False)]), ("Ans e.a.", [("e.a.", False)])),
    ],
)
def test_what_stands_beside_a_name(words: str, left: list[tuple[str, bool]]) -> None:
    assert beside(words, split_names(words)) == left


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Digicoach sinds", "digicoach"), ("Ambassadeur vanaf", "ambassador"), ("In dienst sinds", ""), ("Digicoach", "")],
)
def test_since_when_somebody_has_a_role(heading: str, role: str) -> None:
    assert since(heading) == role


def test_titles_above_columns_are_no_boxes() -> None:
    headed = Grid("Plan", [Row(1, ["Doelen", "Acties"]), Row(2, ["Rust\nMinder papier", "Kast kopen\nMap weg"])])
    content = Content([headed])
    assert with_boxes_as_texts(content) is content


def test_a_label_says_what_a_text_is(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "plan.docx",
        "# Jaarplan",
        "Visie: techniek helpt.",
        "Boodschap aan het team: wees nieuwsgierig.",
        [["Doel", "Trekker"], ["Minder papier", "Ria"]],
    )
    plan = new_plan(2027)
    source = sources.open_source(path)
    assert taking.proposed_texts(plan, source) == {0: "vision.text", 1: "vision.message"}
    assert [passage.text for passage in source.texts] == ["Techniek helpt.", "Wees nieuwsgierig."]
