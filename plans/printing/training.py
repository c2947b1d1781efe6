"""The training for the four types of technology user, on paper."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from reportlab.platypus import Spacer

from plans.derived import training_coverage
from plans.plan import Plan
from plans.printing.coverage_chart import reach
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, with_other_fields
from plans.printing.parts import part_title
from plans.printing.styles import CELL, CELL_RIGHT_STRONG, CELL_STRONG, GRID, HEADING_FLUSH, NOTE_RIGHT, TEXT
from plans.printing.tables import bare_table, facts, fitting, grid, keep_together, not_filled, shared, stacked
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
)
from plans.subjects import training as subject
from plans.subjects.training import TYPES, Activity, Audience, Onboarding, UserType
from resources.language import gettext as _
from resources.texts import texts

_TYPE = ("type", "number", "basic_needs", "tech_needs")
_ACTIVITY = (
    *("what", "form", "skill", "types", "audience", "goal_id", "given_by", "on", "hours", "places", "cost", "free"),
    *("held", "reached"),
)
_OFTEN = 3
"""For whom so many activities are is said once."""
_ONBOARDING = ("capacity", "new_staff", "temporary_staff")


def training(plan: Plan) -> Flow:
    """Return the types with what they need, whom we reach, the activities, and new colleagues."""
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
    if any(plan.onboarding.is_filled(field) for field in Onboarding.fields() if field != "capacity"):
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
    """Return what each type needs, and how many hours of training there are for each person."""
    counted = subject.counted(types)
    there = {item.type: item for item in training_coverage.coverage(plan) if item.number}
    rows: list[list[Any]] = []
    for item in types:
        found = there.get(item.type) if item.type else None
        each = number(found.per_person) if found else ""
        kind = with_other_fields(chosen_words(item, "type"), plan, item, _TYPE)
        rows.append([kind, number(item.number), each, item.basic_needs, item.tech_needs])
    rows.append([paragraph(_("Together"), CELL_STRONG), paragraph(number(counted), CELL_RIGHT_STRONG), "", "", ""])
    names = [field_name(UserType, field) for field in _TYPE]
    head = [*names[:2], _("Hours each"), *names[2:]]
    wide = [fitting([word, number(counted)], 8.5, least=40) for word in head[1:3]]
    words = shared(WIDTH - sum(wide), 6, 8, 8)
    return grid(head, rows, [words[0], *wide, *words[1:]], right=(1, 2), totals=1, padding=2)


def _reach(plan: Plan) -> Flow:
    covered = training_coverage.coverage(plan)
    if all(item.reached >= item.number for item in covered):
        return [Spacer(0, GRID), paragraph(_("The training reaches every colleague of every type."), TEXT)]
    chart = reach(training_coverage.coverage(plan)).drawing(WIDTH, size=8.5)
    return keep_together([*heading(section_title("training", "reach")), chart])


def _new_staff(plan: Plan) -> Flow:
    onboarding = plan.onboarding
    rows = [(field_name(Onboarding, field), getattr(onboarding, field)) for field in ("new_staff", "temporary_staff")]
    rows += other_fields(plan, onboarding, _ONBOARDING)
    return heading(section_title("training", "new_staff")) + facts(rows, small=True)


def _activities(plan: Plan, activities: list[Activity]) -> Flow:
    costs = [_cost(activity) for activity in activities]
    known = [activity.cost for activity in activities if activity.cost is not None]
    total = euros(sum(known))
    usual = _usual_audience(activities)
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
            stacked(_kinds(activity), "" if activity.audience == usual else chosen_words(activity, "audience")),
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
    widths = [*shared(WIDTH - wide, 9.2, 5.6, 6.4, 6.1), wide]
    flow = grid(head, rows, widths, right=(4,), totals=1 if known else 0, padding=2)
    if usual:
        once = choice_word(Activity, "audience", usual).lower()
        flow.append(paragraph(_("Unless something else is said: {words}.").format(words=once), NOTE_RIGHT))
    return flow


def _usual_audience(activities: list[Activity]) -> Audience | None:
    """Return for whom most activities are, to be said once; nothing where somebody left it open."""
    (audience, count), *_rest = Counter(activity.audience for activity in activities).most_common(1)
    often = count >= max(_OFTEN, len(activities) / 2)
    return audience if often and all(activity.audience for activity in activities) else None


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
