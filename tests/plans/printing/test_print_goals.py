"""What weighs a goal, on paper: the gate on its page, costs and benefits on one sheet, ideas put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from reportlab.platypus import Table

from plans.anonymise import anonymised
from plans.exchange.plan_file import SAMPLE, read
from plans.plan import Plan
from plans.printing.goals import goals_section, places
from plans.printing.layout import WIDTH
from plans.printing.shapes import Picture
from plans.printing.styles import CELL, GRID, goal_colour
from plans.printing.tables import GAP, facts, grid, keep_together, stacked
from plans.printing.text import paragraph
from plans.printing.words import number, step_title
from plans.subjects import goals
from plans.subjects.goals import EFFECTS, FEASIBILITY, READINESS, Assumption, Goal
from resources.language import gettext as _
from resources.language import speaking
from resources.texts import choices
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, body, outline, squeezed, texts

Print = Callable[..., Path]
CASES, ASIDE = "Bijlage: afweging, kosten en opbrengst", "Bijlage: ideeën voor later, en wat we laten"


def text_of(file: Path, title: str) -> str:
    """Return the text from a bookmark to the next one that starts on another page."""
    marks = outline(file)
    place = next(place for place, (name, _page) in enumerate(marks) if name == title)
    first = marks[place][1]
    pages = bodies(file)
    last = next((page for _name, page in marks[place:] if page > first), len(pages) + 1)
    return "\n".join(pages[first - 1 : last - 1])


def annexed(file: Path, title: str) -> str:
    """Return the text of the annex about a goal, up to the next one."""
    pages = [page for name, page in outline(file) if name == title]
    return bodies(file)[pages[1] - 1]


def test_the_page_of_a_goal_says_what_it_adds(full: Plan, printed: Print) -> None:
    goal = full.goals[0]
    page = squeezed(text_of(printed(full), f"1 {goal.title}"))
    for field in EFFECTS:
        assert squeezed(choices("goals", f"goal.{field}")[getattr(goal, field)]) in page, field
    for words in ("1 → 3 → 15", "Geld · Scholing", "Sanne Đorđević", "Brengt in"):
        assert squeezed(words) in page


def test_the_annex_says_how_a_goal_was_weighed(full: Plan, printed: Print) -> None:
    goal = full.goals[0]
    page = squeezed(annexed(printed(full), f"1 {goal.title}"))
    for field in (*FEASIBILITY, *READINESS):
        assert squeezed(choices("goals", f"goal.{field}")[getattr(goal, field)]) in page, field
    assert squeezed("Waarom we vernieuwen · Hoe we het laten zien") in page


def test_what_we_run_into_stands_with_the_conditions(full: Plan, printed: Print) -> None:
    page = squeezed(body(printed(full)))
    page = page[page.index("Waarlopenwetegenaan?") :]
    for words in ("De huur wordt niet vergoed", "Regels en bekostiging", "Ineke Łukaszewicz-Vos", "Zet de huur"):
        assert squeezed(words) in page


def test_a_goal_that_was_not_weighed_asks_nothing(full: Plan, printed: Print) -> None:
    for goal in full.goals[1:]:
        goal.fits_vision = ""
    full.barriers.pop()
    text = body(printed(full))
    assert text.count("Past het bij onze visie?") == text.count("Waar lopen we tegenaan?") == 1


def test_colour_is_never_alone(full: Plan, printed: Print) -> None:
    """In black and white a shape still tells one answer from another."""
    page = squeezed(annexed(printed(full), f"1 {full.goals[0].title}"))
    for field, shape in (
        ("ready_urgent", "●"), ("ready_staffing", "▲"), ("ready_projects", "○"),
        ("can_organise", "●"), ("can_pay", "▲"), ("can_technically", "○"),
    ):  # fmt: skip
        word = choices("goals", f"goal.{field}")[getattr(full.goals[0], field)]
        assert squeezed(shape + word) in page, field


def test_the_line_of_a_goal_runs_from_baseline_to_target_before_anything_is_measured(full: Plan) -> None:
    with speaking("nl"):
        sentences = [item.alt_text for item in everything(goals_section(full)) if isinstance(item, Picture)]
        for goal in full.goals[:5]:
            assert _("start") + f": {number(goal.baseline)}; doel: {number(goal.target)}" in sentences


def everything(flow: list[Any]) -> Iterator[Any]:
    """Return every flowable, also those in the cells of tables."""
    for flowable in flow:
        yield flowable
        for row in getattr(flowable, "_cellvalues", []):
            for cell in row:
                yield from everything(cell if isinstance(cell, list | tuple) else [cell])


def test_every_goal_of_the_sample_fits_on_one_page(printed: Print) -> None:
    sample, _notice = read(SAMPLE)
    for language in ("nl", "en"):
        with speaking(language):
            following = step_title("actions")
        marks = outline(printed(sample, language))
        pages = [page for title, page in marks if title[:2] in ("1 ", "2 ", "3 ", "4 ", "5 ")][:5]
        assert pages == list(range(pages[0], pages[0] + 5))
        assert next(page for title, page in marks if title == following) == pages[0] + 5


@pytest.mark.parametrize(
    ("now", "then", "later", "said"),
    [
        (1, 3, 15, "1 → 3 → 15"),
        (1, 3, None, "1 → 3"),
        (1, None, 15, "1 → … → 15"),
        (None, 3, None, "… → 3"),
        (0, None, None, "0"),
        (None, None, None, ""),
    ],
)
def test_places(full: Plan, now: int | None, then: int | None, later: int | None, said: str) -> None:
    goal = Goal(plan_id=full.id, places_now=now, places_next=then, places_later=later)
    assert places(goal) == said


def test_costs_and_benefits_stand_on_one_sheet(full: Plan, printed: Print) -> None:
    file = printed(full)
    goal = full.goals[0]
    pages = [page for title, page in outline(file) if title == f"1 {goal.title}"]
    sheet = squeezed(bodies(file)[pages[1] - 1])
    (line,) = [line for line in full.budget_lines if line.goal_id == goal.id]
    for words in (
        *(CASES, goal.case_client, goal.case_employee, goal.case_care_cost, goal.case_saver, "Weten we niet"),
        *(line.what, "De apotheek blijft vullen", "Navragen na drie maanden", "14-06-2027", "▲Klopt deels"),
        *("Alleen op dinsdag", "Wachten is voorbij", "25-06-2027"),
    ):
        assert squeezed(words) in sheet, words


def test_every_goal_that_was_weighed_is_in_the_annex(full: Plan, printed: Print) -> None:
    marks = outline(printed(full))
    annex = next(page for title, page in marks if title == CASES)
    aside = next(page for title, page in marks if title == ASIDE)
    pieces = [title for title, page in marks if annex <= page <= aside and title not in (CASES, ASIDE)]
    assert pieces == [f"{place} {goal.title}" for place, goal in enumerate(full.goals[:5], start=1)]


def test_ideas_put_aside_stand_in_their_annex_only(full: Plan, printed: Print) -> None:
    file = printed(full)
    annex = text_of(file, ASIDE)
    for words in ("Camera’s in de gang", "Bewoners willen niet bekeken worden", "Altijd zien wat er gebeurt", "Nee"):
        assert words in annex
    assert "Familie-app" in annex
    assert body(file).count("Camera’s in de gang") == 1


def test_without_ideas_put_aside_and_cases_there_are_no_annexes(full: Plan, printed: Print) -> None:
    full.goals = [goal for goal in full.goals if not goal.parked]
    full.goals[0] = full.goals[0].copy_with(
        **dict.fromkeys(("case_client", "case_employee", "case_care_cost", "case_saver"), ""), case_pays=None
    )
    full.assumptions.clear()
    for goal in full.goals:
        for field in ("fits_vision", "feasible_with", "ready_first"):
            setattr(goal, field, "")
        for field in ("fits", *EFFECTS, *FEASIBILITY, *READINESS):
            setattr(goal, field, None)
        goal.fits_answers = []
    file = printed(full)
    assert {CASES, ASIDE}.isdisjoint(title for title, _page in outline(file))
    assert "Bijlage: afweging" not in body(file)
    assert "bewust niet" not in body(file)


def test_what_an_idea_already_holds_is_not_lost(full: Plan, printed: Print) -> None:
    waiting = full.goals[5]
    waiting.case_client, waiting.ready_first = "Minder op reis", "Eerst de wifi"
    waiting.needs, waiting.adds_health = ["people"], "clear"
    found = squeezed(body(printed(full)))
    for words in ("Minder op reis", "Eerst de wifi", "Brillen zijn te duur", "Koop samen in",
                  choices("goals", "goal.needs")["people"], choices("goals", "goal.adds_health")["clear"]):  # fmt: skip
        assert squeezed(words) in found, words


def test_with_roles_in_the_place_of_names_nobody_is_named(full: Plan, printed: Print) -> None:
    full.assumptions[0].check_how = "Ot van Zon vraagt het Marloes"
    full.versions.clear()
    found = body(printed(anonymised(full)))
    for name in ("Łukaszewicz", "Ot van Zon", "Marloes", "Sanne"):
        assert name not in found
    assert squeezed("contactpersoon vraagt het digicoach") in squeezed(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_longest_texts_stay_within_the_margins(full: Plan, printed: Print, language: str) -> None:
    long = "Zorgtechnologieimplementatiebegeleidingsoverleg en nog veel meer; " * 60
    for goal in full.goals[:2]:
        for field in ("feasible_with", "ready_first", "case_client", "case_employee", "case_care_cost", "case_saver"):
            setattr(goal, field, long)
    full.assumptions[0].learned = full.assumptions[0].what = full.barriers[0].asked = full.barriers[0].what = long
    full.goals[-1].parked_reason = long
    file = printed(full, language)
    # At the foot of a page the columns of a table may come apart in the middle of a sentence.
    assert squeezed(body(file)).count("nogveelmeer;") >= 11 * 60 - 11
    assert beyond_the_margins(file) == []


def test_nothing_of_a_case_of_the_sample_is_lost(printed: Print) -> None:
    sample, _notice = read(SAMPLE)
    file = printed(sample)
    first = next(page for title, page in outline(file) if title == CASES)
    found = squeezed("".join(bodies(file)[first - 1 : first + 4]))
    for goal in goals.chosen(sample.goals):
        sentences = [assumption.what for assumption in sample.assumptions if assumption.goal_id == goal.id]
        sentences += [line.what for line in sample.budget_lines if line.goal_id == goal.id]
        sentences += [goal.case_client, goal.case_employee, goal.case_care_cost, goal.case_saver]
        assert [words for words in sentences if squeezed(words) not in found] == []


def test_the_last_row_is_never_alone_on_a_page() -> None:
    rows = [("Naam", f"Waarde {place}") for place in range(4)]
    for (table,) in (facts(rows), grid(["Naam", "Waarde"], rows, [80, 80])):
        assert isinstance(table, Table)
        _wide, high = table.wrap(WIDTH, 10**6)
        first, second = table.split(WIDTH, high - 5)
        assert len(second._cellvalues) - second.repeatRows >= 2
        assert first._cellvalues


def test_a_note_goes_on_over_the_columns_that_end_above_it() -> None:
    note = "woord " * 30
    rows = [[stacked("Wifi", note), "nu"], [stacked("Wifi", note), "nu en later " * 9]]
    (table,) = grid(["Wat", "Wanneer"], rows, [120, 200])
    free, taken = (table._cellvalues[place][0][1] for place in (1, 2))
    assert (free.reach, taken.reach) == (200 + GAP, 0)
    assert table._rowHeights[1] < table._rowHeights[2]


def test_what_belongs_together_moves_on_whole() -> None:
    short = [paragraph("Een idee", CELL), paragraph("De reden", CELL)]
    whole = sum(item.wrap(WIDTH, 10**6)[1] for item in short)
    assert whole <= keep_together(short)[0].height < whole + 2 * GRID
    tall = [paragraph("woord " * 5000, CELL)]
    assert keep_together(tall, most=300)[0].height == 300


def test_an_assumption_without_a_goal_breaks_nothing(full: Plan, printed: Print) -> None:
    full.assumptions.append(Assumption(plan_id=full.id, position=9, what="Van een doel dat er niet meer is"))
    assert "Van een doel dat er niet meer is" not in body(printed(full))
    assert goal_colour(6) == goal_colour(1)


def test_a_goal_says_once_with_which_card_it_was_worked_out(printed: Print) -> None:
    sample, _notice = read(SAMPLE)
    whole = squeezed("\n".join(texts(printed(sample))))
    named = [_("worked out with the card “{name}”").format(name=name) for name in ("Medicijndispenser", "Bedsensor")]
    assert [whole.count(squeezed(words)) for words in named] == [1, 1]
    assert whole.count(squeezed(_("worked out with the card “{name}”").format(name=""))[:20]) == 2
