"""Twelve questions over the fields of the whole plan: what each fills, when it is answered, and what is proposed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import pytest

from plans import calendar_rules, coach, field_text
from plans.cards import deck, taking
from plans.derived import completeness, steps
from plans.edits import Added, Change, apply
from plans.exchange import plan_file
from plans.house import House, Rate
from plans.house_pack import filling, making
from plans.plan import Plan, new_plan
from plans.short_plan import proposals, questions, standing
from plans.short_plan.questions import QUESTIONS, Question
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources import voice
from resources.language import LANGUAGES, speaking
from resources.texts import text

TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    made.team.name, made.team.care, made.team.staff = "De Linde", "nursing_home", 21
    return made


def take(plan: Plan, key: str) -> Goal:
    card = deck.card(key)
    assert card
    apply(plan, taking.take_over(plan, card, TODAY).edits)
    goal = taking.taken(plan, card)
    assert goal
    return goal


def own_goal(plan: Plan) -> Goal:
    goal = Goal(plan_id=plan.id, title="Samen aan tafel", result="Twaalf eten samen.", position=len(plan.goals))
    apply(plan, [Added(goal)])
    return goal


def coach_named(plan: Plan, name: str) -> Person:
    person = Person(plan_id=plan.id, role="digicoach", name=name, position=9)
    apply(plan, [Added(person)])
    return person


def test_there_are_twelve_questions_with_words_in_both_languages() -> None:
    assert len(QUESTIONS) == 12
    for language in LANGUAGES:
        with speaking(language):
            for question in QUESTIONS:
                assert text("short_plan", f"questions.{question.key}.ask").endswith("?")


def test_a_new_plan_asks_nothing_about_goals_that_are_not_there(plan: Plan) -> None:
    asked = [item.key for item in QUESTIONS if questions.is_asked(plan, item)]
    assert asked == ["team", "message", "goal1", "coach", "reviews", "money"]
    take(plan, "bedsensor")
    asked = [item.key for item in QUESTIONS if questions.is_asked(plan, item)]
    assert asked == [item.key for item in QUESTIONS if item.key != "seen2"]


def test_forth_and_back_meet(plan: Plan) -> None:
    take(plan, "bedsensor")
    here, walked = questions.beside(plan, Question("team"), 1), [Question("team")]
    while here is not None:
        walked.append(here)
        here = questions.beside(plan, here, 1)
    back = [questions.beside(plan, None, -1)]
    while back[-1] is not None:
        back.append(questions.beside(plan, back[-1], -1))
    assert [*reversed(back[:-1])] == walked


def test_what_a_question_fills_are_fields_of_the_whole_plan(plan: Plan) -> None:
    take(plan, "bedsensor")
    take(plan, "spraak")
    coach_named(plan, "Yusuf")
    for question in QUESTIONS:
        for record, field in questions.fields(plan, question):
            assert plan.find(record.id) is record
            assert field_text.question(type(record), field)


def test_an_answer_is_open_then_begun_then_whole(plan: Plan) -> None:
    seen = Question("seen", 1)
    goal = own_goal(plan)
    assert questions.answer(plan, seen) == "open"
    goal.indicator = "Bewoners die samen eten"
    assert questions.answer(plan, seen) == "begun"
    goal.baseline, goal.target, goal.unit, goal.due = Decimal(0), Decimal(12), "bewoners", dt.date(2027, 9, 30)
    assert questions.answer(plan, seen) == "answered"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda item: item.key)
def test_a_proposal_fills_what_is_empty_and_nothing_else(plan: Plan, question: Question) -> None:
    take(plan, "bedsensor")
    own_goal(plan)
    coach_named(plan, "Yusuf").hours_per_week = Decimal(3)
    for edit in proposals.proposal(plan, question):
        if isinstance(edit, Change):
            assert edit.old in (None, "", [])
    apply(plan, proposals.proposal(plan, question))
    assert proposals.proposal(plan, question) == []


def test_the_proposed_steps_fall_on_working_days_before_the_goal(plan: Plan) -> None:
    first, second = own_goal(plan), own_goal(plan)
    made = proposals.first_steps(plan)
    assert [action.goal_id for action in made] == [first.id] * 3 + [second.id] * 3
    assert len({action.position for action in made}) == 6
    for goal in (first, second):
        days = [action.due for action in made if action.goal_id == goal.id]
        assert days == sorted(days)
        assert all(day and day.weekday() < 5 and day < proposals.due_of(plan, goal) for day in days)
    first.due = dt.date(2027, 1, 20)
    assert all(action.due and action.due.year == 2027 for action in proposals.first_steps(plan))


def test_the_proposed_steps_pass_over_school_holidays(plan: Plan) -> None:
    plan.team.region = "middle"
    own_goal(plan).due = dt.date(2027, 12, 15)
    own_goal(plan).due = dt.date(2027, 10, 1)
    holidays = calendar_rules.school_holidays(2027, "middle")
    days = [action.due for action in proposals.first_steps(plan) if action.due]
    assert len(days) == 6
    assert not [day for day in days if any(holiday.holds(day) for holiday in holidays)]


def test_the_hours_of_a_coach_follow_the_cards_within_bounds(plan: Plan) -> None:
    assert proposals.coach_hours(plan) == proposals.LEAST_HOURS
    take(plan, "bedsensor")
    one = proposals.coach_hours(plan)
    take(plan, "spraak")
    assert proposals.LEAST_HOURS <= one < proposals.coach_hours(plan) <= proposals.MOST_HOURS


def test_who_leads_a_goal_already_becomes_the_coach_and_no_second_person(plan: Plan) -> None:
    goal = own_goal(plan)
    colleague = Person(plan_id=plan.id, role="colleague", name="Yusuf Şahin", position=5)
    apply(plan, [Added(colleague)])
    goal.owner_id = colleague.id
    named = coach_named(plan, " yusuf şahin ")
    apply(plan, proposals.proposal(plan, Question("coach")))
    assert [person.role for person in plan.people if "usuf" in person.name] == ["digicoach"]
    assert goal.owner_id == named.id
    (line,) = plan.budget_lines
    assert (line.kind, line.person_id) == ("hours", named.id)


def test_what_an_hour_costs_in_the_house_is_proposed(plan: Plan) -> None:
    rates = (Rate(name="verzorgende", cents=3_800), Rate(name="helpende", cents=3_200))
    plan.record.house = House(pack=uuid4(), name="Zonneweide", number=1, rates=rates).model_dump(mode="json")
    coach_named(plan, "Marloes")
    apply(plan, proposals.proposal(plan, Question("coach")))
    apply(plan, proposals.proposal(plan, Question("money")))
    assert [line.rate for line in plan.budget_lines if line.linked] == [3_500]


def test_one_rate_is_that_of_every_line_that_follows_hours(plan: Plan) -> None:
    take(plan, "bedsensor")
    first = questions.hours_line(plan)
    assert first
    assert proposals.proposal(plan, Question("money")) == []
    first.rate = 4_100
    apply(plan, proposals.proposal(plan, Question("money")))
    assert {line.rate for line in plan.budget_lines if line.linked} == {4_100}


def test_cards_to_choose_from_suit_the_care_and_are_no_goal_yet(plan: Plan) -> None:
    plan.team.care = "home_care"
    assert {card.key for card in proposals.cards_for(plan)} == {
        card.key for card in deck.deck() if "home_care" in card.care
    }
    key = proposals.cards_for(plan)[0].key
    take(plan, key)
    assert key not in {card.key for card in proposals.cards_for(plan)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("care", ["nursing_home", "home_care", "day_care"])
def test_the_messages_pass_the_coach(language: str, care: str) -> None:
    before = voice.current()
    voice.choose(care)
    try:
        with speaking(language):
            assert [words for words in proposals.messages() if coach.review_message(words, language)] == []
            assert not [words for words in proposals.messages() if "{" in words]
    finally:
        voice.choose(before)


def test_going_through_all_questions_gives_a_poster(plan: Plan) -> None:
    assert plan.leader
    plan.leader.name = "Ineke"
    goal = own_goal(plan)
    goal.owner_id = plan.leader.id
    for question in QUESTIONS:
        apply(plan, proposals.proposal(plan, question))
    assert completeness.level(steps.findings(plan)) == "basis"


def test_the_sample_has_answered_everything() -> None:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    assert questions.first_open(sample) is None
    assert {line.answer for line in standing.standing(sample)} == {"answered"}


def test_a_line_says_the_first_thing_that_a_goal_lacks(plan: Plan) -> None:
    goal = take(plan, "bedsensor")
    line = next(line for line in standing.standing(plan) if line.question.goal == 1)
    assert line.question == Question("seen", 1)
    goal.baseline = Decimal(2)
    goal.owner_id = plan.people[0].id
    line = next(line for line in standing.standing(plan) if goal.title in line.words)
    assert (line.answer, line.still) == ("answered", "")
    assert [action for action in plan.actions if isinstance(action, Action)]


def test_a_goal_that_is_there_is_asked_whether_it_is_right_and_the_house_is_named(plan: Plan) -> None:
    first = Question("goal", 1)
    asked = text("short_plan", "questions.goal1.ask")
    assert questions.wording(plan, first)[0] == asked
    take(plan, "bedsensor")
    there, note = questions.wording(plan, first)
    assert there == text("short_plan", "questions.goal1.there") != asked
    assert note == text("short_plan", "filled.note")
    source, _notice = plan_file.read(plan_file.SAMPLE)
    house = making.make([source], making.Making("Zonneweide", {"goals": "propose", "message": "lock"}), TODAY)
    team = filling.filled(new_plan(2027), house)
    for item in (first, Question("goal", 2), Question("message")):
        there, note = questions.wording(team, item)
        assert there == text("short_plan", f"questions.{item.key}.there")
        assert house.facts.by in note
    assert questions.wording(team, Question("team"))[0] == text("short_plan", "questions.team.ask")
