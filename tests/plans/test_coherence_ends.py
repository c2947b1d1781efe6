"""Which two ends a finding leads to, among others of the same kind that are in order or belong elsewhere."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plans.findings import Finding
from plans.plan import Plan
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from tests.plans.derived import test_crosschecks as small

End = tuple[str, str | None, str | None]


def crowded() -> Plan:
    """The small plan, with a goal, a coach, an activity and lines before its own in which nothing is missing."""
    made = small.plan()
    other = Goal(plan_id=made.id, title="Ander doel", due=dt.date(2027, 12, 1), technology="tablet", needs=["people"])
    bram = Person(plan_id=made.id, name="Bram", role="ambassador", hours_per_week=Decimal(2))
    other.owner_id = bram.id
    made.goals.insert(0, other)
    made.people.insert(0, bram)
    made.actions.insert(0, Action(plan_id=made.id, what="Bel de leverancier", goal_id=other.id, due=small.DAY))
    made.activities.insert(
        0,
        Activity(
            plan_id=made.id,
            what="Volgend jaar",
            on=dt.date(2028, 5, 12),
            hours=Decimal(40),
            places=40,
            types=["enthusiast"],
            form="coaching",
            free=True,
        ),
    )
    made.activities.append(
        Activity(
            plan_id=made.id,
            what="Later",
            on=dt.date(2027, 11, 2),
            hours=Decimal(1),
            places=19,
            form="coaching",
            free=True,
        )
    )
    lines: tuple[dict[str, object], ...] = (
        {"what": "Alle uren, nog leeg", "kind": "hours"},
        {"what": "Uren van Bram", "kind": "hours", "person_id": bram.id, "rate": 3_400},
        {"what": "Onderhoud tablets", "kind": "maintenance", "goal_id": other.id, "payer": "ICT", "quarter1": 100},
    )
    made.budget_lines[:0] = [BudgetLine(plan_id=made.id, **line) for line in lines]
    return made


def the(made: Plan, code: str) -> Finding:
    (one,) = small.found(made, code)
    return one


def ends(finding: Finding) -> tuple[End, End | None]:
    other = finding.other
    return (finding.subject, finding.record, finding.field), (other and (other.subject, other.record, other.field))


def named(made: Plan, what: str) -> str:
    """Return the key of a record by its name, title or words."""
    rows = [*made.people, *made.goals, *made.actions, *made.activities, *made.budget_lines]
    return next(str(row.id) for row in rows if what in (getattr(row, item, "") for item in ("name", "title", "what")))


def test_nothing_is_missing_before_something_is_taken_away() -> None:
    codes = {code for code, _start in small.FIRES} - {"no_unforeseen", "no_experiment"}
    assert not codes & {finding.code for finding in small.steps.findings(crowded())}


def test_hours_without_money_lead_to_the_line_that_follows_this_person() -> None:
    made = crowded()
    line = next(item for item in made.budget_lines if item.what == "Uren")
    line.rate = None
    samira = named(made, "Samira")
    assert ends(the(made, "hours_not_budgeted")) == (
        ("people", samira, "hours_per_week"),
        ("budget", str(line.id), "rate"),
    )
    made.budget_lines.remove(line)
    assert ends(the(made, "hours_not_budgeted")) == (("people", samira, "hours_per_week"), ("budget", None, None))


def test_hours_that_did_not_come_lead_to_the_last_quarter_known() -> None:
    made = crowded()
    samira = next(person for person in made.people if person.name == "Samira")
    samira.rostered1, samira.rostered2 = Decimal(60), Decimal(0)
    one = the(made, "hours_not_rostered")
    assert ends(one) == (("people", str(samira.id), "rostered2"), ("people", str(samira.id), "hours_per_week"))
    assert "Samira" in one.message


@pytest.mark.parametrize("place", [1, 2])
def test_maintenance_leads_to_its_goal_by_number(place: int) -> None:
    made = crowded()
    goal = made.goals[place - 1]
    line = next(item for item in made.budget_lines if item.kind == "maintenance" and item.goal_id == goal.id)
    line.payer = ""
    one = the(made, "technology_without_maintenance")
    assert ends(one) == (("budget", str(line.id), "payer"), ("goals", str(goal.id), "technology"))
    assert one.message.startswith(f"Doel {place}:")
    made.budget_lines.remove(line)
    one = the(made, "technology_without_maintenance")
    assert ends(one) == (("budget", None, None), ("goals", str(goal.id), "technology"))
    assert one.message.startswith(f"Doel {place}:")


def test_the_first_of_several_lines_that_nobody_pays_is_shown() -> None:
    made = crowded()
    first = next(line for line in made.budget_lines if line.what == "Huur en onderhoud")
    first.payer = ""
    made.budget_lines.append(BudgetLine(plan_id=made.id, what="Nog een", kind="maintenance", goal_id=first.goal_id))
    assert ends(the(made, "technology_without_maintenance"))[0] == ("budget", str(first.id), "payer")


@pytest.mark.parametrize(
    ("start", "step"),
    [
        (small.money_for_another_goal, "budget"),
        (small.nobody_with_hours_on_the_goal, "people"),
        (small.training_for_another_goal, "training"),
    ],
)
def test_a_goal_without_means_leads_to_where_the_first_is_arranged(start: small.Start, step: str) -> None:
    made = small.plan()
    start(made)
    crowd = crowded()
    # The other goal comes before it: ours is the second.
    made.goals.insert(0, crowd.goals[0])
    made.actions.insert(0, crowd.actions[0])
    made.people.append(crowd.people[0])
    made.budget_lines += [line for line in crowd.budget_lines if line.goal_id == crowd.goals[0].id]
    one = the(made, "goal_without_means")
    assert ends(one) == (("goals", str(made.goals[1].id), "needs"), (step, None, None))
    assert one.message.startswith("Doel 2: ")


def test_of_several_means_the_first_lacking_is_the_other_end() -> None:
    made = crowded()
    goal = made.goals[1]
    goal.needs = ["training", "money", "people"]
    small.nobody_with_hours_on_the_goal(made)
    goal.owner_id = None
    made.actions = [action for action in made.actions if action.goal_id != goal.id]
    next(activity for activity in made.activities if activity.goal_id == goal.id).goal_id = None
    assert ends(the(made, "goal_without_means"))[1] == ("training", None, None)


def test_only_a_coach_with_hours_has_free_hands() -> None:
    made = crowded()
    goal, action = made.goals[1], made.actions[1]
    goal.needs = ["people"]
    samira = next(person for person in made.people if person.name == "Samira")
    colleague = Person(plan_id=made.id, name="Els", role="colleague", hours_per_week=Decimal(8))
    made.people.append(colleague)
    assert small.found(made, "goal_without_means") == [], "Samira leads it and its action"
    goal.owner_id = colleague.id
    assert small.found(made, "goal_without_means") == [], "Samira still leads the action"
    goal.owner_id, action.owner_id = samira.id, colleague.id
    assert small.found(made, "goal_without_means") == [], "Samira still leads the goal"
    goal.owner_id = colleague.id
    assert ends(the(made, "goal_without_means"))[1] == ("people", None, None), "Els has hours, and is no coach"
    goal.owner_id = action.owner_id = None
    assert ends(the(made, "goal_without_means"))[1] == ("people", None, None), "nobody leads it"
    goal.owner_id, samira.hours_per_week = samira.id, None
    assert ends(the(made, "goal_without_means"))[1] == ("people", None, None), "Samira is a coach without hours"
    made.actions[0].owner_id, samira.hours_per_week, goal.owner_id = samira.id, Decimal(4), None
    assert ends(the(made, "goal_without_means"))[1] == ("people", None, None), "Samira leads an action of another goal"


@pytest.mark.parametrize("field", ["account_due", "decided_on"])
def test_dates_of_a_subsidy_lead_to_each_other(field: str) -> None:
    made = crowded()
    line = made.budget_lines[-1]
    line.applied_on = small.DAY
    for name in ("account_due", "decided_on"):
        setattr(line, name, small.DAY)
    setattr(line, field, small.DAY - dt.timedelta(days=1))
    assert ends(the(made, "subsidy_due_before_applied")) == (
        ("budget", str(line.id), field),
        ("budget", str(line.id), "applied_on"),
    )


def test_too_much_training_leads_to_the_largest_of_that_quarter_of_that_year() -> None:
    made = crowded()
    made.onboarding.capacity = Decimal(19)
    made.activities.insert(
        0,
        Activity(
            plan_id=made.id, what="Uitleg", on=small.DAY, hours=Decimal(1), places=6, form="demonstration", free=True
        ),
    )
    largest = named(made, "Meelopen")
    assert ends(the(made, "training_over_capacity")) == (
        ("training", largest, "on"),
        ("training", str(made.onboarding.id), "capacity"),
    )


def test_a_type_without_training_and_one_with_only_e_learning_lead_to_their_own_number() -> None:
    made = crowded()
    type_, activity = made.user_types[0], next(item for item in made.activities if item.what == "Meelopen")
    made.user_types[3].number = 2
    activity.form = "e_learning"
    assert ends(the(made, "unsuitable_form")) == (
        ("training", str(activity.id), "form"),
        ("training", str(type_.id), "number"),
    )
    activity.types = ["skilled"]
    assert ends(the(made, "user_type_unserved")) == (("training", str(type_.id), "number"), ("training", None, None))


def test_training_without_money_and_money_without_training_lead_to_each_other() -> None:
    made = crowded()
    activity, line = next(item for item in made.activities if item.what == "Meelopen"), made.budget_lines[-1]
    activity.cost = None
    assert ends(the(made, "training_without_cost")) == (("training", str(activity.id), "cost"), ("budget", None, None))
    activity.free = True
    assert ends(the(made, "training_cost_without_activity")) == (
        ("budget", str(line.id), "what"),
        ("training", None, None),
    )


def test_actions_lead_to_their_own_goal_and_owner() -> None:
    made = crowded()
    action = made.actions[1]
    goal, samira = made.goals[1], next(person for person in made.people if person.name == "Samira")
    action.due = dt.date(2027, 10, 1)
    one = the(made, "action_after_deadline")
    assert ends(one) == (("actions", str(action.id), "due"), ("goals", str(goal.id), "due"))
    assert "doel 2" in one.message.lower()
    samira.until = small.DAY
    assert ends(the(made, "owner_absent")) == (
        ("actions", str(action.id), "owner_id"),
        ("people", str(samira.id), "until"),
    )
    samira.until, samira.start, action.start = None, small.DAY, dt.date(2027, 1, 4)
    assert ends(the(made, "owner_absent"))[1] == ("people", str(samira.id), "start")
    made.actions.remove(action)
    one = the(made, "goal_without_action")
    assert ends(one) == (("actions", str(goal.id), None), ("goals", str(goal.id), "title"))
    assert one.message.startswith("Doel 2: ")


def test_two_that_land_at_once_lead_from_the_one_that_moves_to_the_other() -> None:
    made = crowded()
    small.two_in_a_month(made)
    one = the(made, "stacked_introductions")
    moves = made.find(one.record)
    assert isinstance(moves, Action)
    (stays,) = [other for other in made.actions if other.introduces and other is not moves]
    assert ends(one) == (("actions", str(moves.id), "due"), ("actions", str(stays.id), "due"))
    for action in (moves, stays):
        action.start = action.due
    assert ends(the(made, "stacked_introductions")) == (
        ("actions", str(moves.id), "start"),
        ("actions", str(stays.id), "start"),
    )
