"""What weighs a goal, on paper: the vision, what it adds, whether it can be done and who is ready; barriers."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow
from plans.printing.other_fields import with_other_fields
from plans.printing.shapes import ScaleMarker
from plans.printing.styles import CELL, CELL_MUTED, COLOURS, GRID, STRONG, SUBHEADING
from plans.printing.tables import HALF, Unseen, bare_table, facts, grid, keep_together, shared, stacked
from plans.printing.text import Markup, coloured, joined, paragraph
from plans.printing.words import choice_word, choice_words, chosen_words, field_name, goal_mark, section_title
from plans.records import Record
from plans.status import ADVICE, COMPLETE, NOT_STARTED
from plans.subjects.goals import EFFECTS, FEASIBILITY, READINESS, Barrier, Goal
from resources.language import gettext as _

_SCALE, _THIRD = 54, WIDTH / 3
"""Widths in points: of the four steps, and of a column of three."""

_MARKS = (
    dict.fromkeys(("yes", "go", "holds"), COMPLETE)
    | dict.fromkeys(("with_help", "care", "partly"), ADVICE)
    | dict.fromkeys(("not_yet", "wait", "no", "unknown", "fails"), NOT_STARTED)
)


def adds(goal: Goal, colour: str) -> Flow:
    """Return in half a page's width what a goal adds, and that it does not quite fit the vision if so."""
    label, rows = 78.0, []
    if goal.fits not in (None, "yes"):
        fit = marked(goal, "fits", goal.fits)
        rows.append([[paragraph(field_name(goal, "fits"), CELL_MUTED)], [], [paragraph(fit, CELL)]])
    for field in EFFECTS:
        if value := getattr(goal, field):
            words = list(choice_words(Goal, field))
            marker = ScaleMarker(len(words), words.index(value), colour, _SCALE)
            sentence = paragraph(chosen_words(goal, field), CELL)
            rows.append([[paragraph(field_name(goal, field), CELL_MUTED)], [marker], [sentence]])
    return (
        [bare_table(rows, [label, _SCALE + 10, HALF - label - _SCALE - 10], padding=0.5, role="facts")] if rows else []
    )


def assessment_table(goal: Goal) -> Flow:
    """Return how a goal was weighed: the vision, whether it can be done and who is ready; nothing when it was not."""
    fit = joined([marked(goal, "fits", goal.fits), *_answers(goal)])
    vision = facts([(field_name(goal, "fits"), fit), (field_name(goal, "fits_vision"), goal.fits_vision)], small=True)
    half = (len(READINESS) + 1) // 2
    can, ready, more = (_answered(goal, fields) for fields in (FEASIBILITY, READINESS[:half], READINESS[half:]))
    with_it = facts(
        [(field_name(goal, field), getattr(goal, field)) for field in ("feasible_with", "ready_first")], small=True
    )
    if not (vision or can or ready or more or with_it):
        return []
    title = paragraph(section_title("goals", "vision"), SUBHEADING)
    flow: Flow = [title, *vision]
    if can or ready or more:
        columns = [
            [_title("can"), *can] if can else [],
            [_title("ready"), *ready] if ready or more else [],
            [Spacer(0, STRONG.leading), *more] if more else [],
        ]
        flow += [Spacer(0, GRID), bare_table([columns], [_THIRD] * 3)]
    return [*flow, Spacer(0, GRID), *with_it]


def in_words(goal: Goal) -> list[tuple[str, str]]:
    """Return how an idea was weighed as names with words, for a list."""
    fields = ("fits", "fits_answers", "fits_vision", *EFFECTS, *FEASIBILITY, "feasible_with", *READINESS, "ready_first")
    return [(field_name(goal, field), _said(goal, field)) for field in fields]


def barriers(plan: Plan, goal: Goal) -> Flow:
    """Return what keeps an idea from growing, who can lift it and what we ask."""
    matching_barriers = [barrier for barrier in plan.barriers if barrier.goal_id == goal.id and barrier.is_begun()]
    return (
        keep_together([Spacer(0, GRID), *barrier_table(plan, matching_barriers, with_goal=False)])
        if matching_barriers
        else []
    )


def barrier_table(plan: Plan, selected: list[Barrier], *, with_goal: bool) -> Flow:
    """Return a table of barriers; with the goals that they are in the way of."""
    fields = ("what", "asked")
    head = [field_name(Barrier, field) for field in fields]
    placed = ("goal_id", "kind", "lifter", *fields)
    rows: list[list[Any]] = []
    for item in selected:
        lifter = f"{field_name(Barrier, 'lifter')}: {item.lifter}" if item.lifter.strip() else ""
        what = stacked(item.what, joined([chosen_words(item, "kind"), lifter]))
        rows.append([with_other_fields(what, plan, item, placed), item.asked])
    widths = shared(WIDTH, 1, 1)
    if not with_goal:
        return grid(head, rows, widths, title=section_title("goals", "barriers"))
    rows = [[goal_mark(plan, item.goal_id), *row] for item, row in zip(selected, rows, strict=True)]
    return grid([Unseen(_("No.")), *head], rows, [24, *shared(WIDTH - 24, 1, 1)], named=1, padding=2.2)


def marked(record: Record, field: str, value: str | None) -> Markup:
    """Return the word for a value with the shape that says the same without colour; nothing for nothing."""
    if value is None:
        return Markup()
    mark = _MARKS[value]
    return coloured(f"{mark.sign} {choice_word(record, field, value)}", COLOURS[mark.colour])


def _answers(goal: Goal) -> list[str]:
    return [choice_word(goal, "fits_answers", answer) for answer in goal.fits_answers]


def _said(goal: Goal, field: str) -> str:
    if field == "fits_answers":
        return joined(_answers(goal))
    return (
        getattr(goal, field) if field in ("fits_vision", "feasible_with", "ready_first") else chosen_words(goal, field)
    )


def _answered(goal: Goal, fields: tuple[str, ...]) -> Flow:
    rows = [
        [[paragraph(field_name(goal, field), CELL_MUTED)], [paragraph(marked(goal, field, getattr(goal, field)), CELL)]]
        for field in fields
        if goal.is_filled(field)
    ]
    apart = [("RIGHTPADDING", (0, 0), (-1, -1), 6)]
    return [bare_table(rows, [74, _THIRD - 74], apart, padding=0.5, role="facts")] if rows else []


def _title(section: str) -> Any:
    return paragraph(section_title("goals", section), SUBHEADING)
