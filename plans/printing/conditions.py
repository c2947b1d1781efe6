"""Conditions, collaboration, chances and risks, barriers, and the safeguards, on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plans.plan import Plan
from plans.printing.assessment import barrier_table
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, other_fields_line, with_other_fields
from plans.printing.styles import CELL, COLOURS
from plans.printing.tables import facts, fitting, grid, not_filled, shared, stacked
from plans.printing.text import Markup, coloured, joined
from plans.printing.words import (
    choice_word,
    chosen_words,
    date,
    field_name,
    goal_name,
    person_name,
    section_title,
    step_title,
    table_title,
)
from plans.status import ADVICE, COMPLETE, CONDITION_MARKS, Mark
from plans.subjects import goals
from plans.subjects.conditions import Collaboration, Condition, Risk, RiskKind, Safeguards

_NARROW = (92.0, 88.0, 58.0)
"""The widths of how a condition stands, of whom it is and when, in points."""
_KIND: dict[RiskKind, Mark] = {"risk": ADVICE, "opportunity": COMPLETE}


def conditions(plan: Plan) -> Flow:
    """Return what must work first, with whom we work, what may help or hinder, and how data are kept safe."""
    flow = section(step_title("conditions"), "conditions")
    needed = sorted((item for item in plan.conditions if item.is_begun()), key=lambda item: item.due or dt.date.max)
    together = [collaboration for collaboration in plan.collaborations if collaboration.is_begun()]
    risks = [risk for risk in plan.risks if risk.is_begun()]
    chosen_goals = {goal.id for goal in goals.chosen(plan.goals)}
    hinder = [barrier for barrier in plan.barriers if barrier.is_begun() and barrier.goal_id in chosen_goals]
    safeguards = plan.safeguards
    if not (needed or together or risks or hinder or safeguards.is_begun()):
        return flow + not_filled()
    if needed:
        # Mostly the table is called as the part is.
        flow += heading(table_title(Condition)) if table_title(Condition) != step_title("conditions") else []
        names = ("what", "status", "owner_id", "due")
        flow += grid(
            [field_name(Condition, field) for field in names],
            [
                [
                    _needed(plan, item, names),
                    _marked(item, "status", CONDITION_MARKS),
                    person_name(plan.person(item.owner_id)),
                    date(item.due),
                ]
                for item in needed
            ],
            [WIDTH - sum(_NARROW), *_NARROW],
            padding=2.2,
        )
    if together:
        flow += heading(table_title(Collaboration))
        agreed = ("partner", "agreement", "moment")
        flow += grid(
            [field_name(Collaboration, field) for field in agreed],
            [
                [
                    stacked(chosen_words(item, "partner"), item.contact),
                    with_other_fields(item.agreement, plan, item, ("contact", *agreed)),
                    item.moment,
                ]
                for item in together
            ],
            shared(WIDTH, 12, 25, 9),
            padding=2.2,
        )
    if risks:
        flow += heading(table_title(Risk))
        wide = ("kind", "what", "measure", "owner_id")
        words = [f"{mark.sign} {choice_word(Risk, 'kind', kind)}" for kind, mark in _KIND.items()]
        marks = fitting([field_name(Risk, "kind"), *words], CELL.fontSize, least=40)
        flow += grid(
            [field_name(Risk, field) for field in wide],
            [
                [
                    stacked(_marked(risk, "kind", _KIND), chosen_words(risk, "weight").lower()),
                    with_other_fields(risk.what, plan, risk, ("weight", *wide)),
                    risk.measure,
                    person_name(plan.person(risk.owner_id)),
                ]
                for risk in risks
            ],
            [marks, *shared(WIDTH - marks, 20, 24, 9)],
            padding=2.2,
        )
    if hinder:
        flow += heading(section_title("goals", "barriers"))
        flow += barrier_table(plan, hinder, with_goal=True)
    if safeguards.is_begun():
        names = ("data_use", "privacy", "safety", "ethics")
        flow += heading(section_title("conditions", "safeguards"))
        sentences = [(field_name(Safeguards, field), getattr(safeguards, field)) for field in names]
        on = date(safeguards.ethics_on)
        asked = f"{field_name(Safeguards, 'ethics_on')}: {on}" if on else ""
        sentences[-1] = (sentences[-1][0], joined([safeguards.ethics, asked], "\n"))
        flow += facts([*sentences, *other_fields(plan, safeguards, (*names, "ethics_on"))], small=True)
    return flow


def _needed(plan: Plan, item: Condition, placed: tuple[str, ...]) -> list[Any]:
    """Return what must work, and in one quiet line below it for which goal, of what kind, and the rest."""
    what, kind = item.what.strip(), chosen_words(item, "kind")
    rest = other_fields_line(plan, item, ("kind", "goal_id", *placed))
    return stacked(what or kind, joined([goal_name(plan, item.goal_id), kind if what else "", rest]))


def _marked(condition: Condition | Risk, field: str, marks: Mapping[Any, Mark]) -> Markup:
    value = getattr(condition, field)
    if not value:
        return Markup()
    mark = marks[value]
    return coloured(f"{mark.sign} {chosen_words(condition, field)}", COLOURS[mark.colour])
