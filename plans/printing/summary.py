"""The plan on one page: what a manager or a client council reads when there is time for one page only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import PageBreak, Spacer

from plans.derived import line_amounts, training_coverage, trend
from plans.money import format_amount
from plans.plan import Plan
from plans.printing.goals import PAGE, reach
from plans.printing.layout import WIDTH, Bookmark, Flow
from plans.printing.parts import part_title
from plans.printing.shapes import Bar, Rule
from plans.printing.styles import (
    CELL,
    CELL_NOTE,
    CELL_RIGHT,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    COLOURS,
    GRID,
    LINE,
    MESSAGE,
    QUIET,
    SUBHEADING,
    TITLE,
    goal_colour,
)
from plans.printing.tables import Unseen, bare_table, fitting, grid, height, paired
from plans.printing.text import Markup, coloured, joined, one_line, paragraph, strong
from plans.printing.words import (
    choice_word,
    chosen_words,
    day,
    field_name,
    field_question,
    number,
    person_name,
    state_line,
    status_word_of,
    step_title,
)
from plans.subjects import budget, goals, people
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.reviews import Measurement
from plans.subjects.training import UserType
from plans.subjects.vision import Vision
from resources.language import gettext as _

_GAP = 28
_HALF = (WIDTH - _GAP) / 2


@dataclass(frozen=True)
class _Detail:
    """How much is told: characters of a text, rows of a list, and whether a goal says what it is to bring."""

    message: int
    text: int
    rows: int
    results: bool


_DETAIL = (
    _Detail(600, 200, 12, results=True),
    _Detail(400, 140, 12, results=False),
    _Detail(300, 90, 10, results=False),
    _Detail(160, 50, 7, results=False),
    _Detail(120, 36, 5, results=False),
)
"""From much to little; the first that fits on one page is taken."""


def summary(plan: Plan) -> Flow:
    """Return one page with message, goals, people, training, money and review dates, as much of each as fits."""
    flow: Flow = []
    for detail in _DETAIL:
        flow = _page(plan, detail)
        if height(flow) <= PAGE:
            break
    return [*flow, PageBreak()]


def _page(plan: Plan, detail: _Detail) -> Flow:
    title = part_title("summary")
    flow: Flow = [Bookmark("summary", title, 0), paragraph(title, TITLE)]
    sentences = [plan.team.name, plan.team.location, state_line(plan)]
    flow += [paragraph(joined([one_line(item, detail.text) for item in sentences]), QUIET), Spacer(0, GRID)]
    if plan.vision.is_filled("message"):
        flow += [paragraph(one_line(plan.vision.message, detail.message), MESSAGE, even=True), Spacer(0, GRID)]
    if detail.results:
        flow += paired(_gain(plan, "client_gain", detail), _gain(plan, "employee_gain", detail))
    flow += [*_goals(plan, detail), Spacer(0, 2 * GRID)]
    left = [*_coaches(plan, detail), *_money(plan, detail)]
    right = [*_training(plan), *_reviews(plan)]
    return [*flow, bare_table([[left, [], right]], [_HALF, _GAP, _HALF])]


def _gain(plan: Plan, field: str, detail: _Detail) -> tuple[str, str]:
    return field_question(Vision, field), one_line(getattr(plan.vision, field), detail.text)


def _goals(plan: Plan, detail: _Detail) -> Flow:
    chosen_goals = goals.chosen(plan.goals)
    if not chosen_goals:
        return [paragraph(step_title("goals"), SUBHEADING), *_nothing()]
    shown = chosen_goals[: detail.rows]
    rows: list[list[Any]] = [
        [
            strong(coloured(str(place), goal_colour(place))),
            _goal(goal, place, detail),
            _pair(strong(coloured(one_line(reach(goal), 40), goal_colour(place))), day(goal.due)),
            _pair(one_line(person_name(plan.person(goal.owner_id)), 40), _stands(plan, goal)),
        ]
        for place, goal in enumerate(shown, start=1)
    ]
    measured = any(any(trend.history(plan, goal)) for goal in shown)
    stands = field_name(Measurement, "status") if measured else field_name(Goal, "stage")
    head = [
        Unseen(_("Goal")),
        field_name(Goal, "title"),
        joined([field_name(Goal, "target"), field_name(Goal, "due").lower()]),
        joined([field_name(Goal, "owner_id"), stands.lower()]),
    ]
    fixed = [24.0, 114.0, 102.0]
    table = grid(head, rows, [fixed[0], WIDTH - sum(fixed), *fixed[1:]], named=1, padding=GRID / 2)
    return [*table, *_more(len(chosen_goals) - len(shown))]


def _pair(first: str, second: str) -> Flow:
    return [paragraph(item, style) for item, style in ((first, CELL), (second, CELL_NOTE)) if item.strip()]


def _goal(goal: Goal, place: int, detail: _Detail) -> Flow:
    title = goal.title.strip() or _("Goal {number}").format(number=place)
    cell: Flow = [paragraph(one_line(title, detail.text), CELL_STRONG)]
    if detail.results and goal.is_filled("result"):
        cell.append(paragraph(one_line(goal.result, detail.text), CELL_NOTE))
    return cell


def _stands(plan: Plan, goal: Goal) -> Markup | str:
    """Say how the goal stood last, or how far it is in growing up."""
    last = next((item for item in reversed(trend.history(plan, goal)) if item), None)
    if last is None:
        return chosen_words(goal, "stage")
    return status_word_of(last)


def _coaches(plan: Plan, detail: _Detail) -> Flow:
    coaches = people.coaches(plan.people)
    rows: list[list[Any]] = []
    for item in coaches[: detail.rows]:
        hours = number(item.hours_per_week) if item.is_filled("hours_per_week") else "…"
        name = one_line(person_name(item) or _("Nobody yet"), detail.text)
        role = one_line(item.role_name.strip() or chosen_words(item, "role"), detail.text)
        cell = [paragraph(name, CELL_STRONG)] + ([paragraph(role, CELL_NOTE)] if role != name else [])
        rows.append([cell, [paragraph(_("{number} hours a week").format(number=hours), CELL_RIGHT)]])
    more = _more(len(coaches) - len(rows))
    return _block(step_title("people"), [*_lines(rows, 90), *more] if rows else _nothing())


def _money(plan: Plan, detail: _Detail) -> Flow:
    lines = [row for row in line_amounts.amounts(plan) if row.line.is_begun()]
    if not lines:
        return _block(step_title("budget"), _nothing())
    whole = budget.total(lines)
    groups = line_amounts.groups(plan, lines, "source")
    shown = [format_amount(group.total) for _words, group in groups]
    wide = fitting([*shown, format_amount(whole)], 9.5, least=70)
    rows: list[list[Any]] = [
        [[paragraph(words, CELL)], Bar(group.total / whole if whole else 0, COLOURS["accent"]), _amount(amount)]
        for (words, group), amount in zip(groups, shown, strict=True)
    ]
    rows.append([[paragraph(_("Total"), CELL_STRONG)], "", [paragraph(format_amount(whole), CELL_RIGHT_STRONG)]])
    title = f"{step_title('budget')} · {field_name(BudgetLine, 'source').lower()}"
    return _block(title, [bare_table(rows, [_HALF - wide - 60, 60, wide], _RULED, padding=GRID / 4, role="list")])


def _training(plan: Plan) -> Flow:
    rows = [item for item in training_coverage.coverage(plan) if item.number]
    if not rows:
        return _block(step_title("training"), _nothing())
    cells: list[list[Any]] = [
        [
            [paragraph(choice_word(UserType, "type", row.type), CELL)],
            [paragraph(_("{reached} of {number} reached").format(reached=row.reached, number=row.number), CELL_RIGHT)],
        ]
        for row in rows
    ]
    return _block(step_title("training"), _lines(cells, 90))


def _reviews(plan: Plan) -> Flow:
    rows: list[list[Any]] = [
        [
            [paragraph(_("Quarter {number}").format(number=review.quarter), CELL)],
            [paragraph(day(review.on) or "…", CELL_RIGHT)],
        ]
        for review in sorted(plan.reviews, key=lambda review: review.quarter)
    ]
    return _block(step_title("reviews"), _lines(rows, 120) if rows else _nothing())


_RULED = [("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("RIGHTPADDING", (0, 0), (0, -1), 8)]


def _lines(rows: list[list[Any]], wide: float) -> Flow:
    return [bare_table(rows, [_HALF - wide, wide], _RULED, padding=GRID / 4, role="list")]


def _amount(shown: str) -> Flow:
    return [paragraph(shown, CELL_RIGHT)]


def _block(title: str, inside: Flow) -> Flow:
    return [paragraph(title, SUBHEADING), Rule(COLOURS["ink"], 0.9, after=GRID - 0.9), *inside, Spacer(0, 2 * GRID)]


def _more(left: int) -> Flow:
    return [paragraph(_("and {number} more").format(number=left), CELL_NOTE)] if left > 0 else []


def _nothing() -> Flow:
    return [paragraph(_("Not filled in yet."), QUIET)]
