from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from plans.derived import crosschecks, line_amounts, steps
from plans.findings import Finding
from plans.plan import Plan, new_plan
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import LANGUAGES, speaking

DAY = dt.date(2027, 5, 12)

Start = Callable[[Plan], None]


def plan() -> Plan:
    """A small plan in which everything fits together."""
    made = new_plan(2027)
    made.team.name = "De Linde"
    coach = Person(plan_id=made.id, position=2, name="Samira", role="digicoach", hours_per_week=Decimal(4))
    coach.replaced_by_id, made.people[0].name = made.people[0].id, "Ineke"
    made.people.append(coach)
    goal = Goal(
        plan_id=made.id,
        title="Rustige nachten",
        owner_id=coach.id,
        due=dt.date(2027, 9, 30),
        technology="bedsensor",
        needs=["money", "people", "training"],
    )
    made.goals.append(goal)
    made.actions.append(
        Action(plan_id=made.id, what="Meet de wifi", goal_id=goal.id, owner_id=coach.id, due=DAY, status="open")
    )
    made.user_types[0].number, made.user_types[2].number = 4, 9
    made.onboarding.capacity = Decimal(20)
    made.activities.append(
        Activity(
            plan_id=made.id,
            what="Meelopen",
            form="coaching",
            types=["starter", "skilled"],
            goal_id=goal.id,
            on=DAY,
            hours=Decimal("1.5"),
            places=10,
            cost=25_000,
        )
    )
    lines = (
        {"what": "Uren", "kind": "hours", "person_id": coach.id, "rate": 3_400},
        {
            "what": "Huur en onderhoud",
            "kind": "maintenance",
            "goal_id": goal.id,
            "payer": "Locatie",
            "quarter1": 50_000,
        },
        {"what": "Subsidie", "kind": "training", "source": "external", "quarter2": 10_000},
    )
    made.budget_lines += [BudgetLine(plan_id=made.id, position=place, **line) for place, line in enumerate(lines)]
    return made


def found(made: Plan, code: str) -> list[Finding]:
    return [finding for finding in steps.findings(made) if finding.code == code]


def coach_without_hours(made: Plan) -> None:
    made.people[2].hours_per_week = None


def hours_without_money(made: Plan) -> None:
    made.budget_lines[0].rate = None


def too_little_rostered(made: Plan) -> None:
    made.people[2].rostered1 = Decimal(30)


def training_without_cost(made: Plan) -> None:
    made.activities[0].cost = None


def training_money_without_training(made: Plan) -> None:
    made.activities.clear()


def no_maintenance_line(made: Plan) -> None:
    made.budget_lines.pop(1)


def nobody_pays_maintenance(made: Plan) -> None:
    made.budget_lines[1].payer = ""


def account_before_application(made: Plan) -> None:
    made.budget_lines[2].applied_on, made.budget_lines[2].account_due = DAY, DAY - dt.timedelta(days=1)


def answer_before_application(made: Plan) -> None:
    made.budget_lines[2].applied_on, made.budget_lines[2].decided_on = DAY, DAY - dt.timedelta(days=1)


def money_for_another_goal(made: Plan) -> None:
    made.budget_lines[1].goal_id = None


def nobody_with_hours_on_the_goal(made: Plan) -> None:
    made.goals[0].owner_id = made.actions[0].owner_id = made.people[0].id


def training_for_another_goal(made: Plan) -> None:
    made.activities[0].goal_id = None


def nothing_for_starters(made: Plan) -> None:
    made.activities[0].types = ["skilled"]


def only_e_learning(made: Plan) -> None:
    made.activities[0].form = "e_learning"


def action_too_late(made: Plan) -> None:
    made.actions[0].due = dt.date(2027, 10, 1)


def owner_gone(made: Plan) -> None:
    made.people[2].until = DAY - dt.timedelta(days=1)


def owner_not_there_yet(made: Plan) -> None:
    made.actions[0].start, made.people[2].start = DAY - dt.timedelta(days=9), DAY - dt.timedelta(days=5)


def leader_leads_all(made: Plan) -> None:
    made.goals.append(Goal(plan_id=made.id, title="Nog een", position=1))
    for goal in made.goals:
        goal.owner_id = made.people[0].id


def roster_too_full(made: Plan) -> None:
    made.onboarding.capacity = Decimal("14.9")


def goal_without_action(made: Plan) -> None:
    made.actions.clear()


def nothing_unforeseen(made: Plan) -> None:
    """As it is: the small plan keeps nothing apart."""


def brings(made: Plan, *days: dt.date) -> None:
    for place, day in enumerate(days, start=1):
        made.actions.append(
            Action(plan_id=made.id, what=f"Nieuw {place}", due=day, introduces=True, status="open", position=place)
        )


def two_in_a_month(made: Plan) -> None:
    brings(made, dt.date(2027, 3, 3), dt.date(2027, 3, 25))


def three_in_a_quarter(made: Plan) -> None:
    brings(made, dt.date(2027, 1, 5), dt.date(2027, 2, 5), dt.date(2027, 3, 5))


FIRES: tuple[tuple[str, Start], ...] = (
    ("role_without_hours", coach_without_hours),
    ("hours_not_budgeted", hours_without_money),
    ("hours_not_rostered", too_little_rostered),
    ("training_without_cost", training_without_cost),
    ("training_cost_without_activity", training_money_without_training),
    ("technology_without_maintenance", no_maintenance_line),
    ("technology_without_maintenance", nobody_pays_maintenance),
    ("no_unforeseen", nothing_unforeseen),
    ("no_experiment", nothing_unforeseen),
    ("subsidy_due_before_applied", account_before_application),
    ("subsidy_due_before_applied", answer_before_application),
    ("goal_without_means", money_for_another_goal),
    ("goal_without_means", nobody_with_hours_on_the_goal),
    ("goal_without_means", training_for_another_goal),
    ("user_type_unserved", nothing_for_starters),
    ("unsuitable_form", only_e_learning),
    ("action_after_deadline", action_too_late),
    ("owner_absent", owner_gone),
    ("owner_absent", owner_not_there_yet),
    ("leader_owns_all", leader_leads_all),
    ("training_over_capacity", roster_too_full),
    ("stacked_introductions", two_in_a_month),
    ("stacked_introductions", three_in_a_quarter),
    ("goal_without_action", goal_without_action),
)


@pytest.mark.parametrize(("code", "start"), FIRES, ids=[f"{code}-{start.__name__}" for code, start in FIRES])
def test_what_does_not_fit_is_found_with_both_its_ends(code: str, start: Start) -> None:
    made = plan()
    start(made)
    (one,) = found(made, code)
    assert one.record is None or made.find(one.record) is not None
    if one.other is not None:
        there = one.other_end()
        assert there is not None
        assert there.subject in steps.NAMES
        assert there.record is None or hasattr(made.find(there.record), there.field or "id")
        back_again = there.other_end()
        assert back_again is not None
        assert (back_again.subject, back_again.record, back_again.field) == (one.subject, one.record, one.field)
        assert one.to_json()["other"]["subject"] == there.subject


def test_what_fits_together_is_left_alone() -> None:
    made = plan()
    for kind in ("unforeseen", "experiment"):
        made.budget_lines.append(BudgetLine(plan_id=made.id, kind=kind, what=kind, source="internal", quarter1=1))
    assert list(crosschecks.findings(made, line_amounts.amounts(made))) == []
    assert not {code for code, _start in FIRES} & {finding.code for finding in steps.findings(made)}


def hours_on_a_line_for_all(made: Plan) -> None:
    hours_without_money(made)
    made.budget_lines.append(BudgetLine(plan_id=made.id, what="Alle uren", kind="hours", quarter1=100))


def enough_rostered(made: Plan) -> None:
    made.people[2].rostered1 = Decimal(60)


def free_training(made: Plan) -> None:
    made.activities[0].cost, made.activities[0].free = None, True
    made.budget_lines.pop(2)


def cost_on_a_line_that_follows_it(made: Plan) -> None:
    made.activities[0].cost = None
    made.budget_lines[2].activity_id = made.activities[0].id


def maintenance_for_all_goals(made: Plan) -> None:
    made.budget_lines.append(BudgetLine(plan_id=made.id, what="ICT", kind="maintenance", payer="ICT", quarter1=1))
    made.budget_lines[1].payer = ""


def technology_of_a_parked_goal(made: Plan) -> None:
    no_maintenance_line(made)
    made.goals[0].parked = True


def applied_in_time(made: Plan) -> None:
    made.budget_lines[2].applied_on = made.budget_lines[2].decided_on = DAY


def internal_dates(made: Plan) -> None:
    account_before_application(made)
    made.budget_lines[2].source = "internal"


def needs_nothing(made: Plan) -> None:
    money_for_another_goal(made)
    made.goals[0].needs = []


def nobody_of_that_type(made: Plan) -> None:
    nothing_for_starters(made)
    made.user_types[0].number = 0


def e_learning_beside_coaching(made: Plan) -> None:
    only_e_learning(made)
    made.activities.append(
        Activity(plan_id=made.id, what="Inloop", form="coaching", types=["starter"], on=DAY, cost=100, position=1)
    )


def e_learning_for_the_skilled(made: Plan) -> None:
    only_e_learning(made)
    made.activities[0].types = ["skilled"]
    made.user_types[0].number = 0


def action_in_time(made: Plan) -> None:
    made.actions[0].due = dt.date(2027, 9, 30)


def late_but_done(made: Plan) -> None:
    action_too_late(made)
    made.actions[0].status = "done"


def owner_there_to_the_day(made: Plan) -> None:
    made.people[2].start = made.people[2].until = DAY


def one_goal_led_by_somebody_else(made: Plan) -> None:
    leader_leads_all(made)
    made.goals[0].owner_id = made.people[2].id


def just_enough_room(made: Plan) -> None:
    made.onboarding.capacity = Decimal(15)


def room_not_known(made: Plan) -> None:
    made.onboarding.capacity = None


def spread_over_the_year(made: Plan) -> None:
    brings(made, dt.date(2027, 1, 5), dt.date(2027, 3, 5), dt.date(2027, 4, 5), dt.date(2027, 6, 5))


def the_first_is_done(made: Plan) -> None:
    two_in_a_month(made)
    made.actions[-1].status = "done"


def training_next_year(made: Plan) -> None:
    roster_too_full(made)
    made.activities[0].on = dt.date(2028, 1, 5)


QUIET: tuple[tuple[str, Start], ...] = (
    ("hours_not_budgeted", hours_on_a_line_for_all),
    ("hours_not_budgeted", coach_without_hours),
    ("hours_not_rostered", enough_rostered),
    ("training_without_cost", free_training),
    ("training_without_cost", cost_on_a_line_that_follows_it),
    ("training_cost_without_activity", cost_on_a_line_that_follows_it),
    ("technology_without_maintenance", maintenance_for_all_goals),
    ("technology_without_maintenance", technology_of_a_parked_goal),
    ("subsidy_due_before_applied", applied_in_time),
    ("subsidy_due_before_applied", internal_dates),
    ("goal_without_means", needs_nothing),
    ("user_type_unserved", nobody_of_that_type),
    ("unsuitable_form", e_learning_beside_coaching),
    ("unsuitable_form", e_learning_for_the_skilled),
    ("action_after_deadline", action_in_time),
    ("action_after_deadline", late_but_done),
    ("owner_absent", owner_there_to_the_day),
    ("leader_owns_all", one_goal_led_by_somebody_else),
    ("stacked_introductions", spread_over_the_year),
    ("stacked_introductions", the_first_is_done),
    ("training_over_capacity", just_enough_room),
    ("training_over_capacity", room_not_known),
    ("training_over_capacity", training_next_year),
)


@pytest.mark.parametrize(("code", "start"), QUIET, ids=[f"{code}-{start.__name__}" for code, start in QUIET])
def test_what_is_in_order_is_not_remarked_on(code: str, start: Start) -> None:
    made = plan()
    start(made)
    assert found(made, code) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole(language: str) -> None:
    with speaking(language):
        for _code, start in FIRES:
            made = plan()
            start(made)
            for finding in steps.findings(made):
                assert not set("{}") & set(finding.message)
                assert finding.message[-1] in ".?"
