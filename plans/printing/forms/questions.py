"""The five standing questions of a review on paper: room to write for every goal, and for what is agreed."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from plans.derived import quarterly_review
from plans.plan import Plan
from plans.printing.forms.parts import GAP, columns, opening, to_fill
from plans.printing.handwriting import APART, Blank, Lines, Notes
from plans.printing.layout import WIDTH, Flow
from plans.printing.styles import CELL_NOTE, CELL_STRONG, QUESTION, goal_colour
from plans.printing.tables import bare_table
from plans.printing.text import coloured, one_line, paragraph, strong
from plans.printing.words import field_name, field_question, section_title, table_title
from plans.subjects import goals
from plans.subjects.calendar import Review
from plans.subjects.goals import MOST
from plans.subjects.reviews import Decision
from resources.language import gettext as _
from resources.texts import text

_NAMED = 128.0
"""Width of the number and the name of a goal beside its line, in points."""


def questions(plan: Plan) -> Flow:
    """Return the five questions, each with a line for every goal."""
    flow = opening(plan, "questions", text("forms", "questions.title"), text("forms", "questions.lead"))
    flow += [
        *columns([Blank(text("forms", "questions.quarter"))], [Blank(text("forms", "questions.day"))]),
        Spacer(0, GAP),
    ]
    for name in quarterly_review.QUESTIONS:
        flow += [*_question(plan, name), Spacer(0, GAP)]
    return [*flow, *_agreed(), Spacer(0, GAP), *_asked(), Notes(_("Notes from the meeting"), GAP)]


def _question(plan: Plan, name: str) -> Flow:
    chosen_goals = goals.chosen(plan.goals)
    titles = [one_line(item.title, 60) for item in chosen_goals] or [""] * MOST
    rows: list[list[Any]] = [[_goal(place, title), [Lines()]] for place, title in enumerate(titles, start=1)]
    named = _NAMED if chosen_goals else 22.0
    body = bare_table(rows, [named, WIDTH - named], [("VALIGN", (0, 0), (0, -1), "BOTTOM")], role="list")
    head = [
        paragraph(field_question(Review, name), QUESTION),
        paragraph(text("forms", f"questions.tips.{name}"), CELL_NOTE),
    ]
    return [CondPageBreak(26 + min(len(rows), MOST) * APART), *head, body]


def _goal(place: int, title: str) -> Flow:
    mark = strong(coloured(str(place), goal_colour(place)))
    return [paragraph(mark + f" {title}", CELL_STRONG if not title else CELL_NOTE)]


def _agreed() -> Flow:
    head = [field_name(Decision, field) for field in ("what", "owner_id", "due")]
    title = paragraph(table_title(Decision), QUESTION)
    return [CondPageBreak(30 + 4 * APART), title, *to_fill(head, 4)]


def _asked() -> Flow:
    title = paragraph(section_title("reviews", "asked"), QUESTION)
    return [CondPageBreak(20 + 2 * APART), title, Lines(), Blank(_("Asked of:"))]
