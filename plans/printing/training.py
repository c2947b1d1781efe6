"""The training for the four types of technology user, on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.platypus import Spacer

from plans.derived import training_coverage
from plans.plan import Plan
from plans.printing.coverage_chart import reach
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, with_other_fields
from plans.printing.parts import part_title
from plans.printing.styles import CELL, CELL_RIGHT_STRONG, CELL_STRONG, GRID, HEADING_FLUSH, NOTE, TEXT
from plans.printing.tables import Unseen, bare_table, facts, fitting, grid, keep_together, not_filled, shared, stacked
from plans.printing.text import joined, paragraph
from plans.printing.words import (
    choice_word,
    chosen_words,
    date,
    euros,
    field_name,
    goal_name,
    number,
    section_title,
    step_title,
    table_title,
    whole,
)
from plans.subjects import training as subject
from plans.subjects.training import TYPES, Activity, Onboarding, UserType
from resources.language import gettext as _
from resources.texts import texts

_TYPE = ("type", "number", "basic_needs", "tech_needs")
_ACTIVITY = (
    *("what", "form", "skill", "types", "audience", "goal_id", "given_by", "on", "hours", "places", "cost", "free"),
    *("held", "reached"),
)
_ONBOARDING = ("capacity", "new_staff", "temporary_staff")


def training(plan: Plan) -> Flow:
    """Return the types with what they need, whom we reach, the activities, the quarters, and new colleagues."""
    flow = section(step_title("training"), "training")
    types = [kind for kind in plan.user_types if kind.is_begun()]
    activities = sorted((item for item in plan.activities if item.is_begun()), key=lambda item: item.on or dt.date.max)
    if not types and not activities and not plan.onboarding.is_begun():
        return flow + not_filled()
    if types:
        flow += heading(table_title(UserType)) + _types(plan, types)
    if subject.counted(types):
        flow += _reach(plan)
    if activities:
        flow += heading(table_title(Activity)) + _activities(plan, activities)
    if any(quarter.hours for quarter in training_coverage.quarters(plan)) or plan.onboarding.capacity is not None:
        flow += keep_together([*heading(section_title("training", "quarters")), *_quarters(plan)])
    new_staff = any(plan.onboarding.is_filled(field) for field in Onboarding.fields() if field != "capacity")
    if new_staff or training_coverage.path(plan):
        flow += _new_staff(plan)
    return flow


def annex(plan: Plan) -> Flow:
    """Return the tips for each type that the team has, small and side by side."""
    number_of = training_coverage.counts(plan.user_types)
    selected = [kind for kind in TYPES if number_of[kind]]
    if not selected:
        return []
    half = (WIDTH - 26) / 2
    cells: list[Any] = []
    for kind in selected:
        tips = [[[paragraph("•", CELL)], [paragraph(tip, CELL)]] for tip in texts("training", f"tips.{kind}")]
        title = paragraph(choice_word(UserType, "type", kind), HEADING_FLUSH)
        cells.append([title, bare_table(tips, [10, half - 10], padding=1.5, role="dots")])
    cells += [[]] * (len(cells) % 2)
    rows = [[cells[place], [], cells[place + 1]] for place in range(0, len(cells), 2)]
    flow = section(part_title("tips"), "tips", need=560)
    return [*flow, bare_table(rows, [half, 26, half], padding=6)]


def _types(plan: Plan, types: list[UserType]) -> Flow:
    """Return what each type needs, and what there is for it: the forms below its name, the hours for each person."""
    counted = subject.counted(types)
    there = {item.type: item for item in training_coverage.coverage(plan) if item.number}
    rows: list[list[Any]] = []
    for item in types:
        found = there.get(item.type) if item.type else None
        forms = ", ".join(choice_word(Activity, "form", form) for form in found.forms) if found else ""
        each = number(found.per_person) if found else ""
        kind = with_other_fields(stacked(chosen_words(item, "type"), forms), plan, item, _TYPE)
        rows.append([kind, number(item.number), each, item.basic_needs, item.tech_needs])
    rows.append([paragraph(_("Together"), CELL_STRONG), paragraph(number(counted), CELL_RIGHT_STRONG), "", "", ""])
    names = [field_name(UserType, field) for field in _TYPE]
    head = [*names[:2], _("Hours each"), *names[2:]]
    wide = [fitting([word, number(counted)], 8.5, least=40) for word in head[1:3]]
    other_fields = shared(WIDTH - sum(wide), 8, 7, 7)
    return grid(head, rows, [other_fields[0], *wide, *other_fields[1:]], right=(1, 2), totals=1, padding=2)


def _reach(plan: Plan) -> Flow:
    covered = training_coverage.coverage(plan)
    if all(item.reached >= item.number for item in covered):
        return [Spacer(0, GRID), paragraph(_("The training reaches every colleague of every type."), TEXT)]
    chart = reach(training_coverage.coverage(plan)).drawing(WIDTH, size=8.5)
    return keep_together([*heading(section_title("training", "reach")), chart])


def _quarters(plan: Plan) -> Flow:
    head: list[str] = [Unseen(_("Per quarter"))]
    hours, room = [_("Hours of training")], [_("Room on the rota")]
    for quarter in training_coverage.quarters(plan):
        head.append(_("Quarter {number}").format(number=quarter.quarter))
        hours.append(f"▲ {whole(quarter.hours)}" if quarter.over else whole(quarter.hours))
        room.append(whole(quarter.room))
    rows = [hours, room] if plan.onboarding.capacity is not None else [hours]
    flow = grid(head, rows, shared(WIDTH, 4, 3, 3, 3, 3), right=(1, 2, 3, 4), padding=1.8)
    loose = training_coverage.undated(plan)
    if loose:
        words = _("{hours} hours have no date yet and count in no quarter.").format(hours=whole(loose))
        flow.append(paragraph(words, NOTE))
    return flow


def _new_staff(plan: Plan) -> Flow:
    onboarding = plan.onboarding
    rows = [(field_name(Onboarding, field), getattr(onboarding, field)) for field in ("new_staff", "temporary_staff")]
    steps: list[str] = []
    for place, item in enumerate(training_coverage.path(plan), start=1):
        how = joined([chosen_words(item, "form"), item.given_by, _counted(item, "hours")])
        steps.append(joined([f"{place}. {date(item.on)}".strip(), item.what, how]))
    rows.append((section_title("training", "path"), joined(steps, "\n")))
    rows += other_fields(plan, onboarding, _ONBOARDING)
    return heading(section_title("training", "new_staff")) + facts(rows, small=True)


def _activities(plan: Plan, activities: list[Activity]) -> Flow:
    costs = [_cost(activity) for activity in activities]
    known = [activity.cost for activity in activities if activity.cost is not None]
    total = euros(sum(known))
    rows: list[list[Any]] = [
        [
            with_other_fields(
                stacked(
                    activity.what,
                    joined(
                        [
                            chosen_words(activity, "form"),
                            chosen_words(activity, "skill"),
                            goal_name(plan, activity.goal_id),
                        ]
                    ),
                ),
                *(plan, activity, _ACTIVITY),
            ),
            stacked(_kinds(activity), chosen_words(activity, "audience")),
            activity.given_by,
            stacked(
                date(activity.on), joined([_counted(activity, "hours"), _counted(activity, "places"), *_held(activity)])
            ),
            cost,
        ]
        for activity, cost in zip(activities, costs, strict=True)
    ]
    if known:
        rows.append([paragraph(_("Total"), CELL_STRONG), "", "", "", paragraph(total, CELL_RIGHT_STRONG)])
    head = [field_name(Activity, field) for field in ("what", "types", "given_by", "on", "cost")]
    wide = fitting([head[-1], *costs, total], 9.5, least=50)
    return grid(
        head, rows, [*shared(WIDTH - wide, 9.6, 5.4, 5.4, 5.9), wide], right=(4,), totals=1 if known else 0, padding=2
    )


def _counted(activity: Activity, field: str) -> str:
    value = getattr(activity, field)
    return "" if value is None else f"{field_name(Activity, field)} {number(value)}"


def _held(activity: Activity) -> list[str]:
    return [field_name(Activity, "held") if activity.held else "", _counted(activity, "reached")]


def _kinds(activity: Activity) -> str:
    if set(activity.types) == set(subject.TYPES):
        return _("All types")
    return ", ".join(choice_word(Activity, "types", kind) for kind in activity.types)


def _cost(activity: Activity) -> str:
    if activity.cost is not None:
        return euros(activity.cost)
    return field_name(Activity, "free").lower() if activity.free else ""
