"""A week to keep a tally in, shift by shift: the number of a goal before it begins, half way and at the end."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.forms.parts import GAP, columns, opening
from plans.printing.handwriting import APART, Blank, Boxes, Lines
from plans.printing.layout import WIDTH, Flow
from plans.printing.styles import BORDER, CELL, CELL_STRONG, HEADING_FLUSH, NOTE, QUESTION, STRONG, TEXT, goal_colour
from plans.printing.tables import bare_table, grid
from plans.printing.text import coloured, one_line, paragraph, strong
from plans.printing.words import field_name, number
from plans.subjects.goals import Goal
from resources.texts import text, texts

_DAY, _TOTAL = 76.0, 62.0
_FOLDS = 1.25
"""How high a day is, in lines to write on: room for a bundle of marks."""


def tally(plan: Plan, place: int = 0, goal: Goal | None = None) -> Flow:
    """Return the tally sheet of a goal, ``place`` counted from 1; blank without one."""
    key = f"tally-{place}"
    flow = opening(plan, key, _text("title"), _text("lead"))
    if goal and goal.title.strip():
        mark = strong(coloured(str(place), goal_colour(place)))
        flow += [paragraph(mark + f" {one_line(goal.title, 110)}", HEADING_FLUSH), Spacer(0, GAP / 2)]
    flow.append(paragraph(_text("counted"), QUESTION))
    counted = [one_line(goal.indicator, 160), _unit(goal)] if goal else []
    named = ", ".join(words for words in counted if words)
    flow += [paragraph(named, TEXT) if named else Lines(), Spacer(0, GAP / 2)]
    times = [paragraph(_text("when"), QUESTION), Boxes([("", "", word) for word in texts("measuring", "tally.times")])]
    flow += [*times, *columns([Blank(_text("week"))], [Blank(_text("place"))]), Spacer(0, GAP / 2)]
    return [*flow, *_week(), Spacer(0, GAP / 2), *_result(goal), Spacer(0, GAP), *_how()]


def _week() -> Flow:
    shifts = texts("measuring", "tally.shifts")
    wide = (WIDTH - _DAY - _TOTAL) / len(shifts)
    head = [_text("day"), *shifts, _text("total")]
    rows = [
        [paragraph(day, CELL), *([Spacer(0, _FOLDS * APART)] for _shift in shifts), ""]
        for day in texts("measuring", "tally.days")
    ]
    rows.append([paragraph(_text("whole_week"), CELL_STRONG), *("" for _shift in shifts), [Spacer(0, APART)]])
    inside = [
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, BORDER),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, BORDER),
        ("LEFTPADDING", (1, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    return grid(head, rows, [_DAY, *[wide] * len(shifts), _TOTAL], padding=2, totals=1, extra=inside)


def _result(goal: Goal | None) -> Flow:
    flow: Flow = [Blank(_text("per_day"), _text("divided"))]
    if goal and goal.baseline is not None:
        flow.append(
            paragraph(
                _text("goes_to").format(number=f"{number(goal.baseline)} {one_line(goal.unit, 40)}".strip()), NOTE
            )
        )
    return [*flow, paragraph(_text("into").format(field=field_name(Goal, "baseline")), NOTE)]


def _how() -> Flow:
    steps = texts("measuring", "tally.steps")
    rows = [[[paragraph(str(place), STRONG)], [paragraph(step, CELL)]] for place, step in enumerate(steps, start=1)]
    return [bare_table(rows, [18, WIDTH - 18], padding=1, role="list")]


def _text(key: str) -> str:
    return text("measuring", f"tally.{key}")


def _unit(goal: Goal) -> str:
    """Return in what is counted, unless that is said with what is counted."""
    return "" if goal.unit.strip().casefold() in goal.indicator.casefold() else one_line(goal.unit, 40)
