"""Actions against goals and people: first steps, deadlines, and owners who are there."""

from __future__ import annotations

from collections.abc import Iterator

from plans.dates import format_day
from plans.derived import workload
from plans.findings import End, Finding, about_goal
from plans.plan import Plan
from plans.status import SETTLED
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _


def findings(plan: Plan) -> Iterator[Finding]:
    """Find goals without a first action, actions after the deadline, and owners who are not there then."""
    with_action = {action.goal_id for action in plan.actions}
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        if goal.id not in with_action:
            words = _("there is no first action yet. Which small step comes first?")
            ends = {"subject": "actions", "other": End("goals", str(goal.id), "title")}
            yield about_goal("goal_without_action", "missing", goal, number, words, None, **ends)
    yield from _stacked(plan)
    numbered = {goal.id: (number, goal) for number, goal in enumerate(goals.chosen(plan.goals), start=1)}
    everybody = {person.id: person for person in plan.people}
    for action in plan.actions:
        if action.status not in SETTLED:
            if action.goal_id in numbered:
                yield from _after_the_deadline(*numbered[action.goal_id], action)
            if action.owner_id in everybody:
                yield from _without_its_owner(everybody[action.owner_id], action)


def _stacked(plan: Plan) -> Iterator[Finding]:
    for stack in workload.stacks(plan):
        count, what = len(stack.actions), stack.moves.what
        message = (
            _("{count} new things come in {when}. Move “{what}” to {day}, for example.").format(
                count=count, when=stack.when, what=what, day=format_day(stack.room)
            )
            if stack.room
            else _("{count} new things come in {when}. What can wait until next year?").format(
                count=count, when=stack.when
            )
        )
        first = next(action for action in stack.actions if action is not stack.moves)
        yield Finding(
            "stacked_introductions",
            "advice",
            "actions",
            str(stack.moves.id),
            "start" if stack.moves.start else "due",
            message,
            other=End("actions", str(first.id), "start" if first.start else "due"),
        )


def _after_the_deadline(number: int, goal: Goal, action: Action) -> Iterator[Finding]:
    if goal.due is None or action.due is None or action.due <= goal.due:
        return
    yield Finding(
        "action_after_deadline",
        "advice",
        "actions",
        str(action.id),
        "due",
        _("“{what}” is due after goal {number} should be reached ({day}). Do it sooner, or move the goal?").format(
            what=action.what, number=number, day=format_day(goal.due)
        ),
        other=End("goals", str(goal.id), "due"),
    )


def _without_its_owner(owner: Person, action: Action) -> Iterator[Finding]:
    if not _absent(owner, action):
        return
    yield Finding(
        "owner_absent",
        "advice",
        "actions",
        str(action.id),
        "owner_id",
        _("{name} is not there for all of “{what}”. Who takes over, or can the date move?").format(
            name=owner.name or _("The owner"), what=action.what
        ),
        other=End("people", str(owner.id), "until" if owner.until else "start"),
    )


def _absent(owner: Person, action: Action) -> bool:
    """Return whether the owner's period leaves out a part of the action."""
    last = action.due or action.start
    first = action.start or action.due
    if first is None or last is None:
        return False
    return (owner.start is not None and first < owner.start) or (owner.until is not None and last > owner.until)
