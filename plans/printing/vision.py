"""The vision and the message, on paper."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, with_other_fields
from plans.printing.shapes import Rule
from plans.printing.styles import COLOURS, MESSAGE
from plans.printing.tables import facts, grid, not_filled, paired, questions, shared
from plans.printing.text import paragraph
from plans.printing.words import chosen_words, field_name, field_question, step_title, table_title
from plans.subjects.vision import Behaviour, Vision

_PLACED = (
    *("message", "why", "focus", "progress", "show", "need", "ambition", "chances", "client_gain", "employee_gain"),
    *("has_vision", "text", "source", "clarity"),
)


def vision(plan: Plan) -> Flow:
    """Return the message first, then the vision behind it and what it makes us do."""
    flow = section(step_title("vision"), "vision")
    plan_vision = plan.vision
    behaviours = [behaviour for behaviour in plan.behaviours if behaviour.is_begun()]
    if not plan_vision.is_begun() and not behaviours:
        return flow + not_filled()
    if plan_vision.is_filled("message"):
        flow += [
            paragraph(plan_vision.message, MESSAGE, even=True),
            Spacer(0, 6),
            Rule(COLOURS["accent"], 1.2),
            Spacer(0, 14),
        ]
    flow += questions([_asked(plan_vision, field) for field in ("why", "focus", "progress", "show")])
    flow += questions([_asked(plan_vision, field) for field in ("need", "ambition", "chances")])
    flow += paired(_asked(plan_vision, "client_gain"), _asked(plan_vision, "employee_gain"))
    # That there is a clear vision needs no words beside what it says.
    flow += questions(
        [
            (field_question(Vision, field), chosen_words(plan_vision, field))
            for field, plain in (("has_vision", "yes"), ("clarity", "clear"))
            if getattr(plan_vision, field) != plain
        ]
    )
    flow += facts(
        [
            (field_name(Vision, "text"), plan_vision.text),
            (field_name(Vision, "source"), plan_vision.source),
            *other_fields(plan, plan_vision, _PLACED),
        ]
    )
    if behaviours:
        flow += heading(table_title(Behaviour))
        flow += grid(
            [field_name(Behaviour, "what"), field_name(Behaviour, "seen_by")],
            [
                [with_other_fields(behaviour.what, plan, behaviour, ("what", "seen_by")), behaviour.seen_by]
                for behaviour in behaviours
            ],
            shared(WIDTH, 3, 2),
        )
    return flow


def _asked(selected: Vision, field: str) -> tuple[str, str]:
    return field_question(Vision, field), getattr(selected, field)
