"""Conditions, collaboration, chances and risks, barriers, and the safeguards, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans import goals
from plans.conditions import Collaboration, Condition, Risk, RiskKind, Safeguards
from plans.plan import Plan
from plans.printing.gate import barrier_table
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.rest import rest, with_rest
from plans.printing.styles import COLOURS
from plans.printing.tables import facts, grid, not_filled, shared, stacked
from plans.printing.text import Markup, coloured
from plans.printing.words import chosen, date, field_name, person_name, section_title, step_title, table_title
from plans.status import ADVICE, COMPLETE, CONDITION, Mark

_KIND: dict[RiskKind, Mark] = {"risk": ADVICE, "opportunity": COMPLETE}


def conditions(plan: Plan) -> Flow:
    """Give what must work first, with whom we work, what may help or hinder, and how data are kept safe."""
    flow = section(step_title("conditions"), "conditions")
    needed = [one for one in plan.conditions if one.begun()]
    together = [one for one in plan.collaborations if one.begun()]
    risks = [one for one in plan.risks if one.begun()]
    ours = {goal.id for goal in goals.chosen(plan.goals)}
    hinder = [one for one in plan.barriers if one.begun() and one.goal_id in ours]
    safeguards = plan.safeguards
    if not (needed or together or risks or hinder or safeguards.begun()):
        return flow + not_filled()
    if needed:
        flow += heading(table_title(Condition))
        names = ("what", "status", "owner_id", "due")
        flow += grid(
            [field_name(Condition, field) for field in names],
            [
                [
                    with_rest(
                        stacked(one.what, chosen(one, "kind")) if one.filled("what") else chosen(one, "kind"),
                        *(plan, one, ("kind", *names)),
                    ),
                    _marked(one, "status", CONDITION),
                    person_name(plan.person(one.owner_id)),
                    date(one.due),
                ]
                for one in needed
            ],
            shared(WIDTH, 8, 4, 4, 3),
            padding=2.2,
        )
    if together:
        flow += heading(table_title(Collaboration))
        names = ("partner", "contact", "agreement", "moment")
        flow += grid(
            [field_name(Collaboration, field) for field in names],
            [
                [chosen(one, "partner"), one.contact, with_rest(one.agreement, plan, one, names), one.moment]
                for one in together
            ],
            shared(WIDTH, 4, 4, 8, 4),
            padding=2.2,
        )
    if risks:
        flow += heading(table_title(Risk))
        wide = ("kind", "what", "weight", "measure", "owner_id")
        flow += grid(
            [field_name(Risk, field) for field in wide],
            [
                [
                    _marked(one, "kind", _KIND),
                    with_rest(one.what, plan, one, wide),
                    chosen(one, "weight"),
                    one.measure,
                    person_name(plan.person(one.owner_id)),
                ]
                for one in risks
            ],
            shared(WIDTH, 4, 8, 3, 8, 4),
            padding=2.2,
        )
    if hinder:
        flow += heading(section_title("goals", "barriers"))
        flow += barrier_table(plan, hinder, with_goal=True)
    if safeguards.begun():
        names = ("data_use", "privacy", "safety", "ethics")
        flow += heading(section_title("conditions", "safeguards"))
        said = [(field_name(Safeguards, field), getattr(safeguards, field)) for field in names]
        flow += facts([*said, *rest(plan, safeguards, names)], small=True)
    return flow


def _marked(one: Condition | Risk, field: str, marks: Mapping[Any, Mark]) -> Markup:
    value = getattr(one, field)
    if not value:
        return Markup()
    mark = marks[value]
    return coloured(f"{mark.sign} {chosen(one, field)}", COLOURS[mark.colour])
