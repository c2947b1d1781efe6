"""The vision and the message, on paper."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.rest import rest, with_rest
from plans.printing.shapes import Rule
from plans.printing.styles import COLOURS, MESSAGE
from plans.printing.tables import facts, grid, not_filled, paired, questions, shared
from plans.printing.text import paragraph
from plans.printing.words import chosen, field_name, field_question, step_title, table_title
from plans.vision import Behaviour, Vision

_PLACED = (
    *("message", "why", "focus", "progress", "show", "need", "ambition", "chances", "client_gain", "employee_gain"),
    *("has_vision", "text", "source", "clarity"),
)


def vision(plan: Plan) -> Flow:
    """Give the message first, then the vision behind it and what it makes us do."""
    flow = section(step_title("vision"), "vision")
    ours = plan.vision
    behaviours = [one for one in plan.behaviours if one.begun()]
    if not ours.begun() and not behaviours:
        return flow + not_filled()
    if ours.filled("message"):
        flow += [paragraph(ours.message, MESSAGE, even=True), Spacer(0, 6), Rule(COLOURS["accent"], 1.2), Spacer(0, 14)]
    flow += questions([_asked(ours, field) for field in ("why", "focus", "progress", "show")])
    flow += questions([_asked(ours, field) for field in ("need", "ambition", "chances")])
    flow += paired(_asked(ours, "client_gain"), _asked(ours, "employee_gain"))
    flow += facts(
        [
            (field_name(Vision, "has_vision"), chosen(ours, "has_vision")),
            (field_name(Vision, "text"), ours.text),
            (field_name(Vision, "source"), ours.source),
            (field_name(Vision, "clarity"), chosen(ours, "clarity")),
            *rest(plan, ours, _PLACED),
        ]
    )
    if behaviours:
        flow += heading(table_title(Behaviour))
        flow += grid(
            [field_name(Behaviour, "what"), field_name(Behaviour, "seen_by")],
            [[with_rest(one.what, plan, one, ("what", "seen_by")), one.seen_by] for one in behaviours],
            shared(WIDTH, 3, 2),
        )
    return flow


def _asked(ours: Vision, field: str) -> tuple[str, str]:
    return field_question(Vision, field), getattr(ours, field)
