"""The goal card: one goal on one sheet, to fill in by hand; at the back it is weighed together."""

from __future__ import annotations

from reportlab.platypus import PageBreak, Spacer

from plans.plan import Plan
from plans.printing.forms.parts import GAP, asked, circles, columns, opening, to_fill
from plans.printing.handwriting import Boxes
from plans.printing.layout import Flow
from plans.printing.styles import CELL_NOTE, HEADING_FLUSH, QUESTION
from plans.printing.text import paragraph
from plans.printing.words import choice_words, field_name, field_question, section_title
from plans.subjects.actions import Action
from plans.subjects.goals import EFFECTS, FEASIBILITY, READINESS, Goal
from resources.texts import text


def goal_card(plan: Plan) -> Flow:
    """Return both sides of the card."""
    return [*_front(plan), PageBreak(), *_back(plan)]


def _front(plan: Plan) -> Flow:
    """Return the fields that a goal cannot do without, and its first steps."""
    flow = opening(plan, "goal-card", text("forms", "goal_card.title"), text("forms", "goal_card.lead"))
    numbers = columns(*(asked(field_question(Goal, field)) for field in ("unit", "baseline", "target", "due")))
    gains = columns(_field("client_gain", 1), _field("employee_gain", 1))
    stages = [
        paragraph(field_question(Goal, "stage"), QUESTION),
        paragraph(_tip("stage"), CELL_NOTE),
        Spacer(0, 7),
        Boxes([("", "", word) for word in choice_words(Goal, "stage").values()]),
    ]
    parts = (
        _field("title", 1), _field("problem", 1), _field("result", 2), _field("indicator", 1), numbers, gains,
        columns(_field("owner_id", 1), stages), _steps(),
    )  # fmt: skip
    for part in parts:
        flow += [*part, Spacer(0, GAP)]
    return flow[:-1]


def _back(plan: Plan) -> Flow:
    """Return what helps to choose: does it fit, what does it add, can it be done, and is the team ready."""
    flow: Flow = [
        paragraph(text("forms", "goal_card.weigh"), HEADING_FLUSH),
        paragraph(text("forms", "goal_card.weigh_lead"), CELL_NOTE),
        Spacer(0, GAP),
        *circles([_choice("fits"), _choice("fits_answers")]),
    ]
    for section, fields in (("adds", EFFECTS), ("can", FEASIBILITY), ("ready", READINESS)):
        title = paragraph(section_title("goals", section), QUESTION)
        flow += [Spacer(0, GAP / 2), title, *circles(map(_choice, fields))]
    first = (asked(field_question(Goal, field), "", 1) for field in ("fits_vision", "ready_first"))
    flow += [Spacer(0, GAP), *columns(*first)]
    for left, right in (("stop_doing", "securing"), ("evaluation_how", "celebration")):
        flow += [
            Spacer(0, GAP),
            *columns(asked(field_question(Goal, left), "", 1), asked(field_question(Goal, right), "", 1)),
        ]
    return flow


def _steps() -> Flow:
    head = [field_name(Action, field) for field in ("what", "owner_id", "due")]
    title = paragraph(text("forms", "goal_card.steps"), QUESTION)
    return [title, paragraph(_tip("steps"), CELL_NOTE), Spacer(0, 3), *to_fill(head, 3)]


def _field(field: str, lines: int) -> Flow:
    return asked(field_question(Goal, field), _tip(field), lines)


def _tip(field: str) -> str:
    return text("forms", f"goal_card.tips.{field}")


def _choice(field: str) -> tuple[str, list[str]]:
    return field_question(Goal, field), list(choice_words(Goal, field).values())
