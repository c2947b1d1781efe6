"""What weighs a goal, on paper: the vision, what it adds, whether it can be done and who is ready; barriers."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Paragraph, Spacer

from plans.goals import EFFECTS, FEASIBILITY, READINESS, Barrier, Goal
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow
from plans.printing.shapes import ScaleMarker
from plans.printing.styles import CELL, COLOURS, HEADING_FLUSH, LABEL, SUBHEADING
from plans.printing.tables import bare, facts, grid, shared, together
from plans.printing.text import Markup, coloured, joined, paragraph
from plans.printing.words import choice_word, choice_words, chosen, field_name, section_title
from plans.records import Record

_GAP = 26
_HALF = (WIDTH - _GAP) / 2
_SCALE = 54
"""Widths in points: between the halves, of a half, and of the four steps."""

_WELL, _CARE, _NOT = ("●", "on_course"), ("▲", "attention"), ("○", "not_yet")
_MARKS = (
    dict.fromkeys(("yes", "go", "holds"), _WELL)
    | dict.fromkeys(("with_help", "care", "partly"), _CARE)
    | dict.fromkeys(("not_yet", "wait", "no", "unknown", "fails"), _NOT)
)


def weighed(goal: Goal, colour: str) -> Flow:
    """Give how a goal was weighed, on a page where it fits; nothing when it was not."""
    fit = joined([marked(goal, "fits", goal.fits), *_answers(goal)])
    vision = facts([(field_name(goal, "fits"), fit), (field_name(goal, "fits_vision"), goal.fits_vision)])
    scales, ready = _scales(goal, colour), _column("ready", goal, READINESS)
    with_it = facts([(field_name(goal, field), getattr(goal, field)) for field in ("feasible_with", "ready_first")])
    if not (vision or scales or ready or with_it):
        return []
    title = paragraph(section_title("goals", "vision"), HEADING_FLUSH)
    flow: Flow = [CondPageBreak(270), Spacer(0, 16), title, Spacer(0, 4), *vision]
    if scales and ready:
        flow += [Spacer(0, 8), bare([[scales, [], ready]], [_HALF, _GAP, _HALF])]
    elif scales or ready:
        flow += [Spacer(0, 8), *(scales or ready)]
    return [*flow, Spacer(0, 10), *with_it]


def in_words(goal: Goal) -> list[tuple[str, str]]:
    """Give how an idea was weighed as names with words, for a list."""
    fields = ("fits", "fits_answers", "fits_vision", *EFFECTS, *FEASIBILITY, "feasible_with", *READINESS, "ready_first")
    return [(field_name(goal, field), _said(goal, field)) for field in fields]


def barriers(plan: Plan, goal: Goal) -> Flow:
    """Give what keeps a goal from growing, who can lift it and what we ask."""
    ours = [barrier for barrier in plan.barriers if barrier.goal_id == goal.id and barrier.begun()]
    if not ours:
        return []
    fields = ("what", "kind", "lifter", "asked")
    rows = [[one.what, chosen(one, "kind"), one.lifter, one.asked] for one in ours]
    table = grid(
        [field_name(Barrier, field) for field in fields],
        rows,
        shared(WIDTH, 7, 4, 5, 7),
        title=section_title("goals", "barriers"),
    )
    return together([Spacer(0, 12), *table])


def marked(record: Record, field: str, value: str | None) -> Markup:
    """Give the word for a value with the shape that says the same without colour; nothing for nothing."""
    if value is None:
        return Markup()
    shape, colour = _MARKS[value]
    return coloured(f"{shape} {choice_word(record, field, value)}", COLOURS[colour])


def _answers(goal: Goal) -> list[str]:
    return [choice_word(goal, "fits_answers", one) for one in goal.fits_answers]


def _said(goal: Goal, field: str) -> str:
    if field == "fits_answers":
        return joined(_answers(goal))
    return getattr(goal, field) if field in ("fits_vision", "feasible_with", "ready_first") else chosen(goal, field)


def _scales(goal: Goal, colour: str) -> Flow:
    """Give what the goal adds, each on four steps, and whether it can be done."""
    flow: Flow = []
    rows = []
    for field in EFFECTS:
        if value := getattr(goal, field):
            words = list(choice_words(Goal, field))
            rows.append(
                [
                    [paragraph(field_name(goal, field), LABEL)],
                    [ScaleMarker(len(words), words.index(value), colour, _SCALE)],
                    [paragraph(chosen(goal, field), CELL)],
                ]
            )
    if rows:
        label = 68
        flow += [
            _title("adds"),
            bare(rows, [label, _SCALE + 10, _HALF - label - _SCALE - 10], padding=1),
            Spacer(0, 10),
        ]
    return flow + _column("can", goal, FEASIBILITY)


def _column(section: str, goal: Goal, fields: tuple[str, ...]) -> Flow:
    rows = [
        [[paragraph(field_name(goal, field), LABEL)], [paragraph(marked(goal, field, getattr(goal, field)), CELL)]]
        for field in fields
        if goal.filled(field)
    ]
    if not rows:
        return []
    label = 84
    return [_title(section), bare(rows, [label, _HALF - label], padding=1)]


def _title(section: str) -> Paragraph:
    return paragraph(section_title("goals", section), SUBHEADING)
