"""The actions in time order, with boxes to tick, on paper."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from plans.actions import Action
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, section
from plans.printing.rest import rest_line
from plans.printing.shapes import TickBox
from plans.printing.styles import COLOURS
from plans.printing.tables import Unseen, grid, grouped, not_filled, stacked
from plans.printing.text import coloured, joined
from plans.printing.words import (
    chosen,
    date,
    field_name,
    goal_mark,
    person_name,
    quarter_title,
    step_title,
    table_title,
)
from plans.printing.year_strip import year_strip
from plans.status import ACTION
from resources.language import gettext as _

_PLACED = ("what", "goal_id", "owner_id", "where", "start", "due", "status", "introduces")


def actions(plan: Plan) -> Flow:
    """Give all actions quarter by quarter."""
    flow = section(step_title("actions"), "actions")
    ours = [action for action in plan.actions if action.begun()]
    flow += action_table(plan, in_order(ours), with_goal=True) if ours else not_filled()
    return flow + year_strip(plan)


def in_order(ours: list[Action]) -> list[Action]:
    """Give actions in the order in which they are due; those without a date last."""
    last = dt.date.max
    return sorted(ours, key=lambda one: (_moment(one) or last, one.start or _moment(one) or last, one.position))


def action_table(plan: Plan, ours: list[Action], *, with_goal: bool) -> Flow:
    """Give a table of actions, already in order; with their goals it is divided by quarter."""
    head = [
        Unseen(_("To tick")),
        *(field_name(Action, field) for field in ("what", "goal_id", "owner_id", "due", "status")),
    ]
    widths: list[float] = [18, WIDTH - 18 - 42 - 100 - 68 - 62, 42, 100, 68, 62]
    if with_goal:
        groups = groupby(ours, lambda one: quarter_title(_moment(one), plan.year))
        rows, titles = grouped(((title, [_row(plan, one) for one in members]) for title, members in groups), column=1)
        return grid(head, rows, widths, titles=titles, named=1, padding=2.2)
    rows = [_row(plan, one) for one in ours]
    without = [[*row[:2], *row[3:]] for row in rows]
    title = table_title(Action)
    wide = [18, widths[1] + widths[2], *widths[3:]]
    return grid([*head[:2], *head[3:]], without, wide, title=title, named=1, padding=2.5)


def _row(plan: Plan, one: Action) -> list[Any]:
    start = f"{field_name(Action, 'start')} {date(one.start)}" if one.start else ""
    introduces = field_name(Action, "introduces") if one.introduces else ""
    return [
        TickBox(one.status),
        stacked(one.what, joined([one.where, start, introduces, rest_line(plan, one, _PLACED)])),
        goal_mark(plan, one.goal_id),
        person_name(plan.person(one.owner_id)),
        date(one.due),
        coloured(chosen(one, "status"), COLOURS[ACTION[one.status].colour]) if one.status else "",
    ]


def _moment(one: Action) -> dt.date | None:
    return one.due or one.start
