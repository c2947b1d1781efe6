"""The sheets to measure with and the idea board: a page each whatever the plan holds, room to write, no names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.request import PrintKind, PrintRequest
from plans.printing.words import field_name
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import speaking
from resources.texts import text, texts
from tests.plans.printing.conftest import TODAY, full_plan
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, body, fonts, outline, smallest, squeezed

Print = Callable[..., Path]
LONG = "Vrijheidsbeperkende maatregelen en mantelzorgcontacten in de verpleeghuisafdelingen bijhouden, " * 2


def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("plan", [sample, lambda: new_plan(2027)], ids=["sample", "empty"])
def test_every_goal_has_a_tally_sheet_and_each_sheet_is_one_page(
    language: str, plan: Callable[[], Plan], printed_as: Print
) -> None:
    made = plan()
    file = printed_as("measuring", made, language)
    with speaking(language):
        tallies = [text("measuring", "tally.title")] * max(1, len(goals.chosen(made.goals)))
        named = [*tallies, text("measuring", "clients.title"), text("measuring", "answers.title")]
    assert outline(file) == [(title, page) for page, title in enumerate(named, start=1)]
    assert len(PdfReader(file).pages) == len(named)
    assert beyond_the_margins(file) == []
    assert smallest(file) >= 8.5
    assert all(fonts(file).values())


def test_a_tally_sheet_says_what_is_counted_and_where_the_number_goes(printed_as: Print) -> None:
    plan = sample()
    page = squeezed(bodies(printed_as("measuring", plan))[1])
    goal = goals.chosen(plan.goals)[1]
    with speaking("nl"):
        wanted = [
            goal.title,
            goal.indicator,
            text("measuring", "tally.into").format(field=field_name(Goal, "baseline")),
        ]
        wanted += [*texts("measuring", "tally.days"), *texts("measuring", "tally.shifts")]
    assert [words for words in wanted if squeezed(words) not in page] == []


def test_the_questions_for_clients_name_the_technology_only_where_there_is_one(printed_as: Print) -> None:
    plan = sample()
    for goal in plan.goals:
        goal.technology = ""
    plan.goals[0].technology = "de medicijndispenser"
    words = squeezed(body(printed_as("measuring", plan)))
    with speaking("nl"):
        assert squeezed(text("measuring", "clients.lead").format(technology="de medicijndispenser")) in words
        assert all(words.count(squeezed(question)) == 2 for question in texts("measuring", "clients.questions"))
    plan.goals[1].technology = "de bedsensor"
    assert "medicijndispenser." not in squeezed(body(printed_as("measuring", plan)))


@pytest.mark.parametrize("what", ["measuring", "idea_board"])
def test_no_name_of_a_person_is_on_them(what: PrintKind, printed_as: Print) -> None:
    plan = full_plan()
    words = squeezed(body(printed_as(what, plan)))
    assert [person.name for person in plan.people if squeezed(person.name) in words] == []


@pytest.mark.parametrize("what", ["measuring", "idea_board"])
def test_long_words_stay_within_the_margins_and_add_no_page(what: PrintKind, printed_as: Print) -> None:
    plan = sample()
    pages = len(PdfReader(printed_as(what, plan)).pages)
    for goal in plan.goals:
        goal.title, goal.indicator, goal.technology, goal.unit = LONG[:120], LONG, LONG, LONG[:60]
    plan.goals += [Goal(title=f"{LONG} {number}", parked=True, plan_id=plan.id) for number in range(40)]
    file = printed_as(what, plan)
    assert len(PdfReader(file).pages) == pages
    assert beyond_the_margins(file, 48) == [] if what == "idea_board" else beyond_the_margins(file) == []


def test_the_board_names_what_is_parked_already_and_promises_an_answer(printed_as: Print) -> None:
    plan = sample()
    plan.goals += [Goal(title=f"Idee {number}", parked=True, plan_id=plan.id) for number in range(9)]
    file = printed_as("idea_board", plan)
    (page,) = PdfReader(file).pages
    words, (wide, high) = squeezed(body(file)), page.mediabox[2:]
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (420, 297)
    parked = [goal.title for goal in goals.parked(plan.goals) if goal.title.strip()]
    with speaking("nl"):
        for wanted in (
            text("measuring", "ideas.promise"),
            text("measuring", "ideas.more").format(count=len(parked) - 4),
        ):
            assert squeezed(wanted) in words
    assert [title for title in parked[:4] if squeezed(title) not in words] == []


@pytest.mark.parametrize("what", ["measuring", "idea_board"])
def test_they_can_be_read_aloud(what: PrintKind, printed_as: Print) -> None:
    page = printed_as(what, sample(), ending="html").read_text(encoding="utf-8")
    with speaking("nl"):
        for title in ("ideas.title",) if what == "idea_board" else ("tally.title", "clients.title", "answers.title"):
            assert text("measuring", title) in page


def test_the_board_is_a_table_on_a_page_and_each_answer_stands_once_below_its_question() -> None:
    plan = sample()
    board = printer.html(plan, PrintRequest("idea_board"), today=TODAY).decode()
    assert board.count("<tr") == 8
    asked = printer.html(plan, PrintRequest("measuring"), today=TODAY).decode()
    face = texts("measuring", "clients.faces")[0]
    rows = re.findall('<ul class="choices">(.*?)</ul>', asked)
    assert [row.count("<li") for row in rows] == [3, 3, 3]
    assert all(len(re.findall(rf"\b{face}\b", row)) == 1 for row in rows)
