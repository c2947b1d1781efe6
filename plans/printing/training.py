"""The training for the four types of technology user, on paper."""

from __future__ import annotations

from typing import Any

from plans import coverage
from plans import training as subject
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.coverage_chart import reach
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.parts import part_title
from plans.printing.rest import rest, with_rest
from plans.printing.styles import CELL, CELL_RIGHT_STRONG, CELL_STRONG, HEADING_FLUSH, NOTE
from plans.printing.tables import Unseen, bare, facts, fitting, grid, not_filled, shared, stacked, together
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
from plans.training import TYPES, Activity, Onboarding, UserType
from resources.language import gettext as _
from resources.texts import texts

_TYPE = ("type", "number", "basic_needs", "tech_needs")
_ACTIVITY = (
    *("what", "form", "skill", "types", "audience", "goal_id", "given_by", "on", "hours", "places", "cost", "free"),
    *("held", "reached"),
)
_ONBOARDING = ("capacity", "new_staff", "temporary_staff")


def training(plan: Plan) -> Flow:
    """Give the types with what they need, whom we reach, the activities, the quarters, and new colleagues."""
    flow = section(step_title("training"), "training")
    types = [one for one in plan.user_types if one.begun()]
    activities = [one for one in plan.activities if one.begun()]
    if not types and not activities and not plan.onboarding.begun():
        return flow + not_filled()
    if types:
        flow += heading(table_title(UserType)) + _types(plan, types)
    if subject.counted(types):
        flow += _reach(plan)
    if activities:
        flow += heading(table_title(Activity)) + _activities(plan, activities)
    if any(one.hours for one in coverage.quarters(plan)) or plan.onboarding.capacity is not None:
        flow += together([*heading(section_title("training", "quarters")), *_quarters(plan)])
    new_staff = any(plan.onboarding.filled(field) for field in Onboarding.fields() if field != "capacity")
    if new_staff or coverage.path(plan):
        flow += _new_staff(plan)
    return flow


def annex(plan: Plan) -> Flow:
    """Give the tips for each type that the team has, small and side by side."""
    number_of = coverage.counts(plan.user_types)
    ours = [kind for kind in TYPES if number_of[kind]]
    if not ours:
        return []
    half = (WIDTH - 26) / 2
    cells: list[Any] = []
    for kind in ours:
        tips = [[[paragraph("•", CELL)], [paragraph(tip, CELL)]] for tip in texts("training", f"tips.{kind}")]
        title = paragraph(choice_word(UserType, "type", kind), HEADING_FLUSH)
        cells.append([title, bare(tips, [10, half - 10], padding=1.5, role="dots")])
    cells += [[]] * (len(cells) % 2)
    rows = [[cells[place], [], cells[place + 1]] for place in range(0, len(cells), 2)]
    flow = section(part_title("tips"), "tips", need=560)
    return [*flow, bare(rows, [half, 26, half], padding=6)]


def _types(plan: Plan, types: list[UserType]) -> Flow:
    """Give what each type needs, and what there is for it: the forms below its name, the hours for each person."""
    whole = subject.counted(types)
    there = {one.type: one for one in coverage.coverage(plan) if one.number}
    rows: list[list[Any]] = []
    for one in types:
        found = there.get(one.type) if one.type else None
        forms = ", ".join(choice_word(Activity, "form", form) for form in found.forms) if found else ""
        each = number(found.per_person) if found else ""
        kind = with_rest(stacked(chosen(one, "type"), forms), plan, one, _TYPE)
        rows.append([kind, number(one.number), each, one.basic_needs, one.tech_needs])
    rows.append([paragraph(_("Together"), CELL_STRONG), paragraph(number(whole), CELL_RIGHT_STRONG), "", "", ""])
    names = [field_name(UserType, field) for field in _TYPE]
    head = [*names[:2], _("Hours each"), *names[2:]]
    wide = [fitting([word, number(whole)], 8.5, least=40) for word in head[1:3]]
    rest = shared(WIDTH - sum(wide), 8, 7, 7)
    return grid(head, rows, [rest[0], *wide, *rest[1:]], right=(1, 2), totals=1, padding=2)


def _reach(plan: Plan) -> Flow:
    chart = reach(coverage.coverage(plan)).drawing(WIDTH, size=8.5)
    return together([*heading(section_title("training", "reach")), chart])


def _quarters(plan: Plan) -> Flow:
    head: list[str] = [Unseen(_("Per quarter"))]
    hours, room = [_("Hours of training")], [_("The roster can bear")]
    for one in coverage.quarters(plan):
        head.append(_("Quarter {number}").format(number=one.quarter))
        hours.append(f"▲ {number(one.hours)}" if one.over else number(one.hours))
        room.append(number(one.room))
    rows = [hours, room] if plan.onboarding.capacity is not None else [hours]
    flow = grid(head, rows, shared(WIDTH, 4, 3, 3, 3, 3), right=(1, 2, 3, 4), padding=1.8)
    loose = coverage.undated(plan)
    if loose:
        words = _("{hours} hours have no date yet and count in no quarter.").format(hours=number(loose))
        flow.append(paragraph(words, NOTE))
    return flow


def _new_staff(plan: Plan) -> Flow:
    ours = plan.onboarding
    told = [(field_name(Onboarding, field), getattr(ours, field)) for field in ("new_staff", "temporary_staff")]
    steps: list[str] = []
    for place, one in enumerate(coverage.path(plan), start=1):
        how = joined([chosen(one, "form"), one.given_by, _counted(one, "hours")])
        steps.append(joined([f"{place}. {date(one.on)}".strip(), one.what, how]))
    told.append((section_title("training", "path"), joined(steps, "\n")))
    told += rest(plan, ours, _ONBOARDING)
    return heading(section_title("training", "new_staff")) + facts(told, small=True)


def _activities(plan: Plan, activities: list[Activity]) -> Flow:
    costs = [_cost(one) for one in activities]
    known = [one.cost for one in activities if one.cost is not None]
    total = show_amount(sum(known))
    rows: list[list[Any]] = [
        [
            with_rest(
                stacked(one.what, joined([chosen(one, "form"), chosen(one, "skill"), goal_named(plan, one.goal_id)])),
                *(plan, one, _ACTIVITY),
            ),
            stacked(_kinds(one), chosen(one, "audience")),
            one.given_by,
            stacked(date(one.on), joined([_counted(one, "hours"), _counted(one, "places"), *_held(one)])),
            cost,
        ]
        for one, cost in zip(activities, costs, strict=True)
    ]
    if known:
        rows.append([paragraph(_("Total"), CELL_STRONG), "", "", "", paragraph(total, CELL_RIGHT_STRONG)])
    head = [field_name(Activity, field) for field in ("what", "types", "given_by", "on", "cost")]
    wide = fitting([head[-1], *costs, total], 9.5, least=50)
    return grid(
        head, rows, [*shared(WIDTH - wide, 9.6, 5.4, 5.4, 5.9), wide], right=(4,), totals=1 if known else 0, padding=2
    )


def _counted(one: Activity, field: str) -> str:
    value = getattr(one, field)
    return "" if value is None else f"{field_name(Activity, field)} {number(value)}"


def _held(one: Activity) -> list[str]:
    return [field_name(Activity, "held") if one.held else "", _counted(one, "reached")]


def _kinds(one: Activity) -> str:
    if set(one.types) == set(subject.TYPES):
        return _("All types")
    return ", ".join(choice_word(Activity, "types", kind) for kind in one.types)


def _cost(one: Activity) -> str:
    if one.cost is not None:
        return show_amount(one.cost)
    return field_name(Activity, "free").lower() if one.free else ""
