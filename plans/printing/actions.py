"""The actions in time order, with boxes to tick, on paper."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, section
from plans.printing.other_fields import other_fields_line
from plans.printing.parts import part_title
from plans.printing.shapes import TickBox
from plans.printing.styles import COLOURS
from plans.printing.tables import Unseen, grid, grouped, not_filled, stacked
from plans.printing.text import coloured, joined
from plans.printing.words import (
    chosen_words,
    date,
    field_name,
    goal_name,
    goal_number,
    person_name,
    quarter_title,
    step_title,
    table_title,
)
from plans.printing.year_strip import year_section
from plans.status import ACTION_MARKS
from plans.subjects import goals
from plans.subjects.actions import Action
from resources.language import gettext as _

_PLACED = ("what", "poster_text", "goal_id", "owner_id", "where", "start", "due", "status", "introduces")


def actions(plan: Plan) -> Flow:
    """Return the year as a strip and what each quarter asks; each action stands on the page of its goal.

    Those without a goal stand here in a table of their own.
    """
    flow = section(step_title("actions"), "actions")
    begun = [action for action in plan.actions if action.is_begun()]
    if not begun:
        return flow + not_filled() + year_section(plan)
    known = {goal.id for goal in goals.chosen(plan.goals)}
    loose = [action for action in begun if action.goal_id not in known]
    return flow + year_section(plan) + (action_table(plan, in_order(loose), with_goal=True) if loose else [])


def action_list(plan: Plan) -> Flow:
    """Return all actions quarter by quarter; nothing without any."""
    begun = [action for action in plan.actions if action.is_begun()]
    if not begun:
        return []
    return section(part_title("action_list"), "action_list") + action_table(plan, in_order(begun), with_goal=True)


def in_order(selected: list[Action]) -> list[Action]:
    """Return actions in the order in which they are due; those without a date last."""
    last = dt.date.max
    return sorted(
        selected, key=lambda item: (_moment(item) or last, item.start or _moment(item) or last, item.position)
    )


def action_table(plan: Plan, selected: list[Action], *, with_goal: bool) -> Flow:
    """Return a table of actions, already in order; with their goals it is divided by quarter."""
    head = [
        Unseen(_("To tick")),
        *(field_name(Action, field) for field in ("what", "goal_id", "owner_id", "due", "status")),
    ]
    widths: list[float] = [18, WIDTH - 18 - 42 - 100 - 68 - 62, 42, 100, 68, 62]
    if with_goal:
        groups = groupby(selected, lambda item: quarter_title(_moment(item), plan.year))
        rows, titles = grouped(
            ((title, [_row(plan, member) for member in members]) for title, members in groups), column=1
        )
        return grid(head, rows, widths, titles=titles, named=1, padding=2.2)
    rows = [_row(plan, item) for item in selected]
    without = [[*row[:2], *row[3:]] for row in rows]
    title = table_title(Action)
    wide = [18, widths[1] + widths[2], *widths[3:]]
    return grid([*head[:2], *head[3:]], without, wide, title=title, named=1, padding=2.5)


def _row(plan: Plan, action: Action) -> list[Any]:
    start = f"{field_name(Action, 'start')} {date(action.start)}" if action.start else ""
    number = goal_number(plan, action.goal_id)
    idea = "" if number else goal_name(plan, action.goal_id)
    introduces = field_name(Action, "introduces") if action.introduces else ""
    return [
        TickBox(action.status),
        stacked(action.what, joined([action.where, start, introduces, other_fields_line(plan, action, _PLACED), idea])),
        number,
        person_name(plan.person(action.owner_id)),
        date(action.due),
        coloured(chosen_words(action, "status"), COLOURS[ACTION_MARKS[action.status].colour]) if action.status else "",
    ]


def _moment(action: Action) -> dt.date | None:
    return action.due or action.start
