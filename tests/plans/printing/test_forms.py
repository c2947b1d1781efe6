"""The blank forms: every question of a goal and a review, room to write, two sessions of ninety minutes, no names."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.derived import quarterly_review
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.request import PrintRequest
from plans.printing.words import choice_words, field_question
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.calendar import Review
from plans.subjects.goals import EFFECTS, ESSENTIAL, FEASIBILITY, READINESS, Goal
from resources.language import speaking
from resources.texts import entries, text, texts
from tests.plans.printing.conftest import full_plan, print_once
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, body, fill, fonts, outline, smallest, squeezed

Print = Callable[..., Path]


@pytest.fixture
def forms(tmp_path: Path) -> Print:
    """Print the forms of a plan and give the file."""

    def print_them(plan: Plan, language: str = "nl") -> Path:
        return print_once(plan, tmp_path / f"forms-{language}.pdf", PrintRequest("forms", language=language))

    return print_them


def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


@pytest.mark.parametrize("language", ["nl", "en"])
def test_bookmarks_lead_to_each_form_and_the_goal_card_is_one_sheet(language: str, forms: Print) -> None:
    with speaking(language):
        titles = [
            text("forms", "goal_card.title"), text("training", "count_sheet.title"), text("forms", "questions.title"),
            text("forms", "session.title"), text("forms", "session.first.title"), text("forms", "session.second.title"),
        ]  # fmt: skip
    file = forms(sample(), language)
    assert outline(file) == list(zip(titles, (1, 3, 4, 6, 7, 8), strict=True))
    assert len(PdfReader(file).pages) == 8
    assert beyond_the_margins(file) == []
    assert smallest(file) >= 8.5
    assert all(fonts(file).values())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_goal_card_asks_all_that_a_goal_cannot_do_without(language: str, forms: Print) -> None:
    front, back = map(squeezed, bodies(forms(new_plan(2027), language))[:2])
    with speaking(language):
        for field in ESSENTIAL:
            assert squeezed(field_question(Goal, field)) in front, field
        for word in choice_words(Goal, "stage").values():
            assert squeezed(word) in front
        for field in ("fits", "fits_answers", *EFFECTS, *FEASIBILITY, *READINESS):
            assert squeezed(field_question(Goal, field)) in back, field
            for word in choice_words(Goal, field).values():
                assert squeezed(word) in back


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_count_sheet_and_all_five_questions_are_there(language: str, forms: Print) -> None:
    sentence = squeezed(body(forms(sample(), language)))
    with speaking(language):
        assert squeezed(text("training", "count_sheet.lead")) in sentence
        for name in quarterly_review.QUESTIONS:
            assert squeezed(field_question(Review, name)) in sentence
            assert squeezed(text("forms", f"questions.tips.{name}")) in sentence


def test_each_question_has_a_line_for_every_goal(forms: Print) -> None:
    plan = sample()
    plan.goals[4].parked = True
    sentence = squeezed("".join(bodies(forms(plan))[3:5]))
    for place, goal in enumerate(goals.chosen(plan.goals), start=1):
        assert sentence.count(squeezed(f"{place} {goal.title}")) == 5
    assert squeezed(plan.goals[4].title) not in sentence


def test_without_goals_there_is_room_for_five(forms: Print) -> None:
    pages = bodies(forms(new_plan(2027)))[3:5]
    lines = [line.strip() for page in pages for line in page.splitlines()]
    assert [line for line in lines if line in set("12345")] == list("12345") * 5


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_sessions_take_ninety_minutes_and_say_what_to_do(language: str, forms: Print) -> None:
    pages = bodies(forms(sample(), language))
    with speaking(language):
        for which, page in (("first", pages[6]), ("second", pages[7])):
            parts = entries("forms", f"session.{which}.parts")
            assert sum(part["minutes"] for part in parts) == 90
            sentence = squeezed(page)
            for part in parts:
                assert squeezed(part[language]) in sentence
            for key in ("how", "ask"):
                written = texts("forms", f"session.{which}.{key}")
                assert len(written) == len(parts)
                assert all(squeezed(item) in sentence for item in written)
        prepared = squeezed(pages[5])
        for key, item in itertools.product(("who", "bring", "before", "between", "after", "good"), (0, -1)):
            assert squeezed(texts("forms", f"session.{key}_list")[item]) in prepared


def test_they_carry_the_team_and_the_year_but_no_names_of_people(forms: Print) -> None:
    plan = full_plan()
    sentence = squeezed(body(forms(plan)))
    assert squeezed("Team De Linde · 2027") in sentence
    personal = [person.name for person in plan.people if person.role != "team"]
    personal += [plan.team.manager, plan.record.adopted_by]
    assert all(personal)
    assert [name for name in personal if squeezed(name) in sentence] == []
    assert squeezed(plan.actions[0].what) not in sentence
    assert isinstance(plan.actions[0], Action)


def test_a_name_without_end_stays_within_the_page(forms: Print) -> None:
    plan = full_plan()
    fill(plan, lambda _record, _field: "Ж<b>" * 100)
    file = forms(plan)
    assert beyond_the_margins(file) == []
    assert "Ж<b>Ж<b>" in body(file)


def test_in_english_no_dutch_is_left(forms: Print) -> None:
    sentence = body(forms(new_plan(2027), "en"))
    for dutch in ("Doelkaart", "Wat ", "Hoe ", "minuten", "Gevraagd", "Lege formulieren", "Aantekeningen", "Doel "):
        assert dutch not in sentence


def test_the_name_of_the_file_tells_what_it_is() -> None:
    assert printer.suggested_name(sample(), PrintRequest("forms", "en")) == "Blank forms 2027 Team De Linde"
