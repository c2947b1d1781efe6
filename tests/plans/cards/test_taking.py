"""Taking a card over: one step that fills a plan, fits the rest of it, and doubles nothing."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest

from plans import edits, proposals
from plans.calendar_rules import is_free, school_holidays
from plans.cards import deck, taking
from plans.cards.deck import Card
from plans.derived import crosschecks, line_amounts, step_words, steps, workload
from plans.exchange import plan_file
from plans.merging import merge
from plans.plan import TABLES, Plan
from plans.plan_json import deserialise, serialise
from plans.subjects import goals
from plans.subjects.actions import Block
from plans.subjects.people import Person
from plans.subjects.training import TYPES
from resources.language import LANGUAGES, speaking
from tests.plans.cards.teams import TODAY, a_team

ALL = deck.deck()
OPEN = {
    "goal_baseline_missing",
    "goal_owner_id_missing",
    "budget_line_without_amount",
    "onboarding_new_staff_missing",
    "no_collaboration",
}
"""What only the team can fill in; a card says nothing of it."""
OF_A_CARD = ("goals", "actions", "training", "budget", "conditions")


def card(key: str) -> Card:
    found = deck.card(key)
    assert found
    return found


def take(plan: Plan, *keys: str) -> taking.Taking:
    for key in keys:
        taken = taking.take_over(plan, card(key), TODAY)
        edits.apply(plan, taken.edits)
    return taken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [item.key for item in ALL])
def test_a_plan_from_a_card_lacks_only_what_the_team_knows(key: str, language: str) -> None:
    with speaking(language):
        plan = a_team(card(key).care[0])
        take(plan, key)
        assert list(crosschecks.findings(plan, line_amounts.amounts(plan))) == []
        found = {
            finding.code
            for finding in steps.findings(plan)
            if finding.subject in OF_A_CARD and finding.kind == "missing"
        }
        assert found <= OPEN


def test_any_two_cards_fit_beside_each_other() -> None:
    for one, other in combinations([item.key for item in ALL], 2):
        plan = a_team()
        take(plan, one, other)
        found = list(crosschecks.findings(plan, line_amounts.amounts(plan)))
        assert found == [], (one, other)


def test_five_cards_leave_the_team_room() -> None:
    plan = a_team()
    take(plan, "beleving", "bedsensor", "spraak", "leefcirkel", "portaal")
    assert workload.stacks(plan) == []
    starts = sorted(action.start for action in plan.actions if action.introduces and action.start)
    assert len(starts) == 5
    assert len({(start.year, start.month) for start in starts}) == 5


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.key)
def test_the_actions_stand_in_the_safe_order_on_days_that_are_free(item: Card) -> None:
    plan = a_team(item.care[0])
    busy = Block(plan_id=plan.id, kind="team", start=dt.date(2027, 3, 8), until=dt.date(2027, 3, 21))
    plan.blocks.append(busy)
    days = taking.take_over(plan, item, TODAY)
    edits.apply(plan, days.edits)
    dated = [(action.start or action.due) for action in plan.actions]
    assert dated == sorted(filter(None, dated))
    free = [*school_holidays(2027, "south"), *school_holidays(2028, "south")]
    for day in (*dated, *(activity.on for activity in plan.activities), *goals.evaluations(plan.goals[0])):
        assert day
        assert day.weekday() < 5
        assert is_free(day, free)
        assert not dt.date(2027, 3, 8) <= day <= dt.date(2027, 3, 21)
    (start,) = [action for action in plan.actions if action.introduces]
    assert start.start
    assert all(activity.on and activity.on < start.start for activity in plan.activities)
    conditions = {condition.kind: condition for condition in plan.conditions}
    assert item.wzd == "no" or "consent" in conditions
    assert item.bem == "no" or "medication" in conditions
    assert item.dpia == "no" or "privacy" in conditions
    for condition in plan.conditions:
        assert condition.due
        assert condition.due < start.start
        assert condition.owner_id
        assert condition.status == "not_yet"
    assert plan.goals[0].evaluation_start
    assert plan.goals[0].evaluation_start > start.start


def test_training_is_there_for_every_type_and_who_learns_is_replaced() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    assert {kind for activity in plan.activities for kind in activity.types} == set(TYPES)
    assert {line.activity_id for line in plan.budget_lines if line.activity_id} == {item.id for item in plan.activities}


def test_a_full_roster_moves_the_start() -> None:
    plan, narrow = a_team(), a_team()
    narrow.onboarding.capacity = plan.onboarding.capacity
    take(plan, "bedsensor")
    busy = plan.activities[0].copy_with(plan_id=narrow.id, goal_id=None, places=100)
    narrow.activities.append(busy)
    take(narrow, "bedsensor")
    first, later = (next(action.start for action in item.actions if action.introduces) for item in (plan, narrow))
    assert first
    assert later
    assert later > first


def test_what_two_cards_ask_for_is_there_once() -> None:
    plan = a_team()
    take(plan, "bedsensor", "valsensor")
    for rows, field in (
        (plan.conditions, "what"),
        (plan.risks, "what"),
        (plan.collaborations, "partner"),
        (plan.budget_lines, "what"),
    ):
        words = [getattr(row, field) for row in rows]
        assert len(words) == len(set(words)), field
    shared = [activity for activity in plan.activities if activity.goal_id is None]
    assert len(shared) == 1
    assert plan.safeguards.ethics.count("\n") == 1


def test_what_the_team_reworded_is_still_known() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    wifi = next(condition for condition in plan.conditions if condition.kind == "wifi")
    wifi.what = "Goede wifi, ook in de tuin"
    take(plan, "spraak")
    assert [condition.what for condition in plan.conditions if condition.kind == "wifi"] == [wifi.what]


def test_what_a_second_card_needs_sooner_comes_forward_unless_it_was_touched() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    charging = next(item for item in plan.conditions if item.origin == "cards:conditions.charging")
    late = charging.due
    take(plan, "beeldbellen")
    assert late
    assert charging.due
    assert charging.due < late
    assert proposals.is_untouched(charging, "due")
    other = a_team()
    take(other, "bedsensor")
    charging = next(item for item in other.conditions if item.origin == "cards:conditions.charging")
    charging.due = dt.date(2027, 3, 3)
    take(other, "beeldbellen")
    assert charging.due == dt.date(2027, 3, 3)


def test_what_lost_its_goal_comes_back_to_it() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    before = [len(rows) for rows in (plan.actions, plan.activities, plan.budget_lines, plan.conditions, plan.risks)]
    edits.apply(plan, edits.removal(plan, plan.goals[0]))
    assert not any(action.goal_id for action in plan.actions)
    take(plan, "bedsensor")
    assert [
        len(rows) for rows in (plan.actions, plan.activities, plan.budget_lines, plan.conditions, plan.risks)
    ] == before
    assert {action.goal_id for action in plan.actions} == {plan.goals[0].id}


def test_what_both_sides_of_a_merge_looked_at_is_looked_at() -> None:
    base = a_team()
    take(base, "bedsensor")
    mine, theirs = plan_file.copy(base), plan_file.copy(base)
    edits.apply(mine, proposals.confirmation([mine.goals[0]], "title"))
    edits.apply(theirs, proposals.confirmation([theirs.goals[0]], "result"))
    merged = merge(base, mine, theirs)
    assert merged.is_silent
    left = proposals.untouched(merged.plan.goals[0])
    assert not {"title", "result"} & set(left)
    assert "indicator" in left
    assert merged.plan.goals[0].origin == "card:bedsensor"


def test_undoing_gives_the_plan_as_it_was() -> None:
    plan = a_team()
    take(plan, "dispenser")
    before = serialise(plan)
    step = taking.take_over(plan, card("spraak"), TODAY).edits
    edits.apply(plan, step)
    assert serialise(plan) != before
    edits.apply(plan, edits.inverse(step))
    assert serialise(plan) == before


def test_the_first_empty_goal_is_filled_and_a_sixth_is_an_idea() -> None:
    plan = a_team()
    edits.apply(plan, edits.addition(plan, goals.Goal))
    take(plan, "bedsensor")
    assert [goal.title for goal in plan.goals] == ["Rustige nachten"]
    take(plan, "spraak", "beleving", "portaal", "tilhulp")
    sixth = take(plan, "ai")
    assert sixth.parked
    assert len(goals.chosen(plan.goals)) == 5
    assert goals.parked(plan.goals)[0].title == "Sneller klaar voor het MDO"
    assert not sixth.added(TABLES["actions"])


def test_a_coach_who_is_there_carries_it_and_else_the_leader() -> None:
    plan = a_team()
    coach = Person(plan_id=plan.id, role="digicoach", name="Yusuf", until=dt.date(2027, 2, 1), position=2)
    plan.people.append(coach)
    take(plan, "bedsensor")
    assert plan.goals[0].owner_id is None
    assert coach.id not in {
        action.owner_id for action in plan.actions if action.due and action.due > dt.date(2027, 2, 1)
    }
    coach.until = None
    take(plan, "spraak")
    assert plan.goals[1].owner_id == coach.id


def test_a_step_is_called_by_the_card() -> None:
    plan = a_team()
    for key in ("bedsensor", "spraak"):
        taken = taking.take_over(plan, card(key), TODAY)
        assert step_words.describe_step(plan, taken.edits) == "technologiekaart"
    edits.apply(plan, edits.addition(plan, goals.Goal))
    assert step_words.describe_step(plan, taking.take_over(plan, card("ai"), TODAY).edits) == "technologiekaart"


def test_late_in_the_year_it_runs_on() -> None:
    plan = a_team()
    taken = taking.take_over(plan, card("bedsensor"), dt.date(2027, 9, 20))
    edits.apply(plan, taken.edits)
    assert plan.goals[0].runs_on == (plan.goals[0].due is not None and plan.goals[0].due.year > 2027)
    assert all(action.due and action.due >= dt.date(2027, 9, 20) for action in plan.actions)
    edits.apply(plan, taking.take_over(plan, card("spraak"), dt.date(2027, 12, 20)).edits)
    edits.apply(plan, taking.take_over(plan, card("wondfoto"), dt.date(2027, 12, 20)).edits)
    starts = {(action.start.year, action.start.month) for action in plan.actions if action.introduces and action.start}
    assert len(starts) == 3
    assert not list(crosschecks.findings(plan, line_amounts.amounts(plan)))


# What is marked as proposed


def test_all_that_a_card_filled_in_is_marked_until_it_is_touched() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    goal = plan.goals[0]
    assert {"title", "result", "target", "due", "stop_doing"} <= set(proposals.untouched(goal))
    assert not {"owner_id", "baseline"} & set(goal.proposed)
    step: list[edits.Edit] = [edits.change(goal, "title", "Slapen")]
    edits.apply(plan, step)
    assert "title" not in proposals.untouched(goal)
    edits.apply(plan, edits.inverse(step))
    assert "title" in proposals.untouched(goal)


def test_looking_at_it_takes_the_marks_away_and_can_be_undone() -> None:
    plan = a_team()
    take(plan, "bedsensor")
    step = proposals.confirmation([plan.goals[0]], "title")
    edits.apply(plan, step)
    assert "title" not in proposals.untouched(plan.goals[0])
    assert "result" in proposals.untouched(plan.goals[0])
    assert step_words.describe_step(plan, step) == "nagekeken"
    edits.apply(plan, edits.inverse(step))
    assert "title" in proposals.untouched(plan.goals[0])
    edits.apply(plan, proposals.confirmation(plan.records()))
    assert list(proposals.records_left(plan)) == []


def test_marks_travel_in_a_plan_file_and_say_no_name() -> None:
    plan = a_team()
    plan.people.append(Person(plan_id=plan.id, role="digicoach", name="Yusuf Demir", position=2))
    take(plan, "bedsensor")
    again = deserialise(serialise(plan))
    assert [item.proposed for item in again.records()] == [item.proposed for item in plan.records()]
    assert [item.origin for item in again.records()] == [item.origin for item in plan.records()]
    assert all("given_by" not in activity.proposed for activity in plan.activities)


def test_what_was_made_by_hand_says_nothing_of_it_in_the_file() -> None:
    assert not [
        row for rows in serialise(a_team())["records"].values() for row in rows if {"origin", "proposed"} & set(row)
    ]
