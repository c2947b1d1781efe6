"""The training for the four types of technology user, on paper."""

from __future__ import annotations

from typing import Any

from plans import training as subject
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.shapes import Bar
from plans.printing.styles import CELL_RIGHT_STRONG, CELL_STRONG, COLOURS
from plans.printing.tables import facts, fitting, grid, not_filled, shared, stacked
from plans.printing.text import joined, paragraph
from plans.printing.words import (
    choice_word,
    chosen,
    date,
    field_name,
    goal_named,
    number,
    section_title,
    step_title,
    table_title,
)
from plans.training import Activity, Onboarding, UserType
from resources.language import gettext as _


def training(plan: Plan) -> Flow:
    """Give the types with what they need, the activities, and how new colleagues are taken along."""
    flow = section(step_title("training"), "training")
    types = [one for one in plan.user_types if one.begun()]
    activities = [one for one in plan.activities if one.begun()]
    if not types and not activities and not plan.onboarding.begun():
        return flow + not_filled()
    if types:
        flow += heading(table_title(UserType)) + _types(types)
    if plan.onboarding.begun():
        names = ("new_staff", "temporary_staff")
        flow += heading(section_title("training", "new_staff"))
        flow += facts([(field_name(Onboarding, field), getattr(plan.onboarding, field)) for field in names])
    if activities:
        flow += heading(table_title(Activity)) + _activities(plan, activities)
    return flow


def _types(types: list[UserType]) -> Flow:
    whole = subject.counted(types)
    rows: list[list[Any]] = [
        [
            chosen(one, "type"),
            number(one.number),
            Bar((one.number or 0) / whole if whole else 0, COLOURS["accent"]),
            one.basic_needs,
            one.tech_needs,
        ]
        for one in types
    ]
    rows.append([paragraph(_("Together"), CELL_STRONG), paragraph(number(whole), CELL_RIGHT_STRONG), "", "", ""])
    fields = [field_name(UserType, field) for field in ("type", "number", "basic_needs", "tech_needs")]
    wide = fitting([fields[1], number(whole)], 8.5, least=44)
    rest = shared(WIDTH - wide - 60, 5, 7, 7)
    return grid([*fields[:2], "", *fields[2:]], rows, [rest[0], wide, 60, *rest[1:]], right=(1,), totals=1)


def _activities(plan: Plan, activities: list[Activity]) -> Flow:
    costs = [_cost(one) for one in activities]
    known = [one.cost for one in activities if one.cost is not None]
    total = show_amount(sum(known))
    rows: list[list[Any]] = [
        [
            stacked(one.what, joined([chosen(one, "form"), chosen(one, "skill"), goal_named(plan, one.goal_id)])),
            stacked(_kinds(one), chosen(one, "audience")),
            one.given_by,
            stacked(date(one.on), joined([_counted(one, "hours"), _counted(one, "places")])),
            cost,
        ]
        for one, cost in zip(activities, costs, strict=True)
    ]
    if known:
        rows.append([paragraph(_("Total"), CELL_STRONG), "", "", "", paragraph(total, CELL_RIGHT_STRONG)])
    head = [field_name(Activity, field) for field in ("what", "types", "given_by", "on", "cost")]
    wide = fitting([head[-1], *costs, total], 9.5, least=50)
    return grid(head, rows, [*shared(WIDTH - wide, 8, 5, 5, 5), wide], right=(4,), totals=1 if known else 0)


def _counted(one: Activity, field: str) -> str:
    value = getattr(one, field)
    return "" if value is None else f"{field_name(Activity, field)} {number(value)}"


def _kinds(one: Activity) -> str:
    if set(one.types) == set(subject.TYPES):
        return _("All types")
    return ", ".join(choice_word(Activity, "types", kind) for kind in one.types)


def _cost(one: Activity) -> str:
    if one.cost is not None:
        return show_amount(one.cost)
    return field_name(Activity, "free").lower() if one.free else ""
