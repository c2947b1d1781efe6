"""The goals on the quarterly page: from the last value to this one, the line so far, how it stands and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plans.dates import quarter_start
from plans.derived import trend
from plans.plan import Plan
from plans.printing.handwriting import Blank, Lines
from plans.printing.layout import Flow
from plans.printing.other_fields import other_fields
from plans.printing.quarter.parts import WIDTH, fact, marked, short, to_tick
from plans.printing.quarter.trend import aim, room_for, small
from plans.printing.styles import CELL, CELL_NOTE, CELL_STRONG, goal_colour
from plans.printing.tables import Unseen, grid
from plans.printing.text import coloured, joined, paragraph, strong
from plans.printing.words import field_name, number, person_name
from plans.status import SETTLED
from plans.subjects import goals, reviews
from plans.subjects.actions import Action
from plans.subjects.goals import MOST, Goal
from plans.subjects.reviews import Measurement
from resources.language import gettext as _

_NUMBER, _GOAL, _COURSE = 16.0, 139.0, 130.0
_WIDTHS = [_NUMBER, _GOAL, _COURSE, WIDTH - _NUMBER - _GOAL - _COURSE]
_GAP = 13.0
_SHORT = 60
"""A longer unit stands below the line to write on, in characters."""


def goal_rows(plan: Plan, quarter: int, *, padding: float) -> Flow:
    """Return every goal as a row; without goals, rows to write them in."""
    chosen_goals = goals.chosen(plan.goals)
    head = [Unseen(_("No.")), field_name(Goal, "title"), _("How it is moving"), _("How it is going, and why")]
    room = room_for(chosen_goals, _COURSE - _GAP)
    rows: list[list[Any]] = [_row(plan, goal, place, quarter, room) for place, goal in enumerate(chosen_goals, start=1)]
    if not rows:
        rows = [[_place(item), [Lines(2)], [Blank(_("now"))], _to_fill()] for item in range(1, MOST + 1)]
    narrow = ("RIGHTPADDING", (0, 0), (0, -1), 2)
    return grid(head, rows, _WIDTHS, named=1, padding=padding, extra=[narrow])


def next_step(plan: Plan, goal: Goal) -> Action | None:
    """Return the action of a goal that is due first of those still open; None when there is none with a day."""
    waiting = [
        action for action in plan.actions if action.goal_id == goal.id and action.due and action.status not in SETTLED
    ]
    return min(waiting, key=lambda item: (item.due or dt.date.max, item.position), default=None)


def _row(plan: Plan, goal: Goal, place: int, quarter: int, room: float) -> list[Any]:
    found = reviews.measurement_of(plan.measurements, goal.id, quarter)
    course, standing = _course(plan, goal, found, quarter, room), _standing(plan, goal, found, quarter)
    return [_place(place), _named(plan, goal, place, quarter), course, standing]


def _place(place: int) -> list[Any]:
    return [paragraph(strong(coloured(str(place), goal_colour(place))), CELL_STRONG)]


def _named(plan: Plan, goal: Goal, place: int, quarter: int) -> list[Any]:
    cell = [paragraph(goal.title.strip() or _("Goal {number}").format(number=place), CELL_STRONG)]
    owner = person_name(plan.person(goal.owner_id))
    lines = [f"{field_name(Goal, 'owner_id')}: {owner}" if owner else "", _next(plan, goal, quarter)]
    return cell + [paragraph(line, CELL_NOTE) for line in lines if line]


def _next(plan: Plan, goal: Goal, quarter: int) -> str:
    """Say what comes first: what is still open from before, else the next step, else the day the goal is due."""
    step = next_step(plan, goal)
    if step is not None and step.due is not None:
        late = step.due < quarter_start(plan.year, quarter)
        words = _("Still open, {day}: {what}") if late else _("Next, {day}: {what}")
        return words.format(day=short(step.due, plan.year), what=step.what.strip()).strip(" :")
    status = reviews.counted_status(reviews.measurement_of(plan.measurements, goal.id, quarter))
    if goal.due is None or status == "reached":
        return ""
    return _("To be reached before {day}").format(day=short(goal.due, plan.year))


def _course(plan: Plan, goal: Goal, found: Measurement | None, quarter: int, room: float) -> list[Any]:
    """Return the line so far, and the last value beside this one."""
    known = trend.points(plan, goal, quarter - 1)
    before = ""
    if known:
        # A value of two quarters ago says when it was measured.
        gap = 0 < known[-1].quarter < quarter - 1
        when = f" ({_('Q{number}').format(number=known[-1].quarter)})" if gap else ""
        before = f"{number(known[-1].value)}{when} →"
    drawn = small(plan, goal, quarter, _COURSE - _GAP, room)
    unit = goal.unit.strip()
    if found is not None and found.value is not None:
        shown = [paragraph(f"{before} {number(found.value)} {unit}".strip(), CELL_STRONG)]
    elif len(unit) <= _SHORT:
        shown = [Blank(before or _("now"), unit)]
    else:
        # Beside a line to write on nothing goes on on the next page.
        shown = [Blank(before or _("now")), paragraph(unit, CELL_NOTE)]
    target = aim(goal) if not (drawn and drawn.aims) else ""
    return [*([drawn] if drawn else []), *shown, *([paragraph(target, CELL_NOTE)] if target else [])]


_PLACED = ("goal_id", "quarter", "value", "status", "why")


def _standing(plan: Plan, goal: Goal, found: Measurement | None, quarter: int) -> list[Any]:
    status = reviews.counted_status(found)
    earlier = reviews.counted_status(reviews.measurement_of(plan.measurements, goal.id, quarter - 1))
    was = _("was {status}").format(status=fact(earlier)) if earlier else ""
    cell: list[Any] = []
    if found is not None and status is not None:
        cell += [paragraph(joined([strong(marked(status)), was]), CELL), paragraph(found.why, CELL)]
    else:
        if found and found.status:
            words = _("{status} counts as soon as there is a sentence with it.")
            cell.append(paragraph(words.format(status=fact(found.status)), CELL_NOTE))
        written: list[Any] = [paragraph(found.why, CELL)] if found and found.is_filled("why") else [Lines()]
        cell += [to_tick(), *written, *([paragraph(was, CELL_NOTE)] if was else [])]
    noticed = other_fields(plan, found, _PLACED) if found else []
    return cell + [paragraph(f"{name}: {words}", CELL_NOTE) for name, words in noticed]


def _to_fill() -> list[Any]:
    return [to_tick(), Lines()]
