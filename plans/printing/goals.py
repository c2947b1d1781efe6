"""The goals, one by one, and the parking lot, on paper."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from plans import amounts, budget, goals
from plans.budget import Amounts, BudgetLine
from plans.goals import Goal
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.actions import action_table, in_order
from plans.printing.gate import barriers, in_words, weighed
from plans.printing.layout import WIDTH, Bookmark, Flow, heading, section
from plans.printing.shapes import Rule, StageMarker
from plans.printing.styles import (
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    GOAL_NUMBER,
    GOAL_TITLE,
    KEY_FIGURE,
    LEAD,
    LED_BY,
    SUBHEADING,
    goal_colour,
)
from plans.printing.tables import Unseen, bare, facts, fitting, grid, not_filled, paired, shared, together
from plans.printing.text import coloured, joined, paragraph, strong
from plans.printing.words import (
    choice_word,
    choice_words,
    chosen,
    date,
    day,
    field_name,
    field_question,
    number,
    person_name,
    section_title,
    table_title,
)
from resources.language import gettext as _

GAINS = ("client_gain", "employee_gain")


def all_goals(plan: Plan) -> Flow:
    """Give every goal of this year and the ideas for later."""
    flow = section(table_title(Goal), "goals")
    ours = goals.chosen(plan.goals)
    flow += _overview(plan, ours) if ours else not_filled()
    for place, goal in enumerate(ours, start=1):
        flow += _goal(plan, goal, place)
    waiting = goals.parked(plan.goals)
    if waiting:
        flow += [CondPageBreak(150), Bookmark("parked", section_title("goals", "parked"), 1)]
        flow += heading(section_title("goals", "parked"))
        for one in waiting:
            flow += idea(plan, one)
    return flow


def reach(goal: Goal) -> str:
    """Say from where to where: "6 → 3 rounds"; nothing as long as neither is known."""
    now, then = number(goal.baseline), number(goal.target)
    if not now and not then:
        return ""
    return f"{now or '…'} → {then or '…'} {goal.unit}".strip()


def places(goal: Goal) -> str:
    """Say how it grows: "1 → 3 → 15"; nothing as long as no number of places is known."""
    steps = [number(one) for one in (goal.places_now, goal.places_next, goal.places_later)]
    while steps and not steps[-1]:
        steps.pop()
    return " → ".join(step or "…" for step in steps)


def idea(plan: Plan, goal: Goal) -> Flow:
    """Give an idea that is no goal this year, with all that was written down about it."""
    whole = [paragraph(goal.title, SUBHEADING), *facts(_waiting(plan, goal)), *barriers(plan, goal), Spacer(0, 10)]
    return together(whole)


def _overview(plan: Plan, ours: list[Goal]) -> Flow:
    head = [Unseen(_("Goal")), *(field_name(Goal, field) for field in ("title", "target", "due", "owner_id", "stage"))]
    rows = [
        [
            strong(coloured(str(place), goal_colour(place))),
            goal.title,
            coloured(reach(goal), goal_colour(place)),
            date(goal.due),
            person_name(plan.person(goal.owner_id)),
            chosen(goal, "stage"),
        ]
        for place, goal in enumerate(ours, start=1)
    ]
    return grid(head, rows, [20, *shared(WIDTH - 20, 15, 10, 7, 9, 7)], named=1)


def _goal(plan: Plan, goal: Goal, place: int) -> Flow:
    colour = goal_colour(place)
    title = goal.title.strip() or _("Goal {number}").format(number=place)
    flow: Flow = [
        CondPageBreak(560),
        Bookmark(f"goal-{place}", f"{place} {title}", 1),
        Rule(colour, 4, before=28, after=8),
        named(place, title, colour),
        Spacer(0, 4),
    ]
    leading = [
        f"{field_name(Goal, field)}: {value}"
        for field, value in (("owner_id", person_name(plan.person(goal.owner_id))), ("focus", chosen(goal, "focus")))
        if value
    ]
    figures = paragraph(coloured(joined([reach(goal), day(goal.due)]), colour), KEY_FIGURE)
    flow += [bare([[figures, paragraph(joined(leading), LED_BY)]], [WIDTH * 0.52, WIDTH * 0.48]), Spacer(0, 6)]
    if goal.filled("result"):
        flow += [paragraph(goal.result, LEAD), Spacer(0, 10)]
    if goal.stage:
        words = choice_words(Goal, "stage")
        flow += [StageMarker(list(words.values()), list(words).index(goal.stage), colour), Spacer(0, 10)]
    client, employee = ((field_question(Goal, field), getattr(goal, field)) for field in GAINS)
    flow += paired(client, employee)
    flow += facts(_rest(plan, goal))
    ours = [action for action in plan.actions if action.goal_id == goal.id]
    if ours:
        flow += [CondPageBreak(80), Spacer(0, 4), *action_table(plan, in_order(ours), with_goal=False)]
    lines = amounts.for_goal(plan, goal.id)
    if lines:
        flow += together([Spacer(0, 4), *money(lines)])
    return flow + weighed(goal, colour) + barriers(plan, goal)


def named(place: int, title: str, colour: str) -> Any:
    """Give the number and the name of a goal as they stand above its page."""
    cells = [[[paragraph(coloured(str(place), colour), GOAL_NUMBER)], [paragraph(title, GOAL_TITLE)]]]
    wide = 34 if place < 10 else 54
    return bare(cells, [wide, WIDTH - wide], [("TOPPADDING", (1, 0), (1, 0), 6)])


def _rest(plan: Plan, goal: Goal) -> list[tuple[str, str]]:
    rows = [
        ("problem", goal.problem),
        ("indicator", goal.indicator),
        ("unit", "" if reach(goal) and not goal.parked else goal.unit),
        ("runs_on", _("yes") if goal.runs_on else ""),
        ("technology", goal.technology),
        ("initiator_id", person_name(plan.person(goal.initiator_id))),
        ("needs", joined([choice_word(goal, "needs", one) for one in goal.needs])),
        ("stop_doing", goal.stop_doing),
        ("securing", goal.securing),
        ("next_stage", goal.next_stage),
        ("evaluation_how", joined([goal.evaluation_how, goal.evaluation_with, day(goal.evaluation_on)])),
        ("celebration", goal.celebration),
    ]
    named = [(field_name(Goal, field), value) for field, value in rows]
    after = next(place for place, (field, _value) in enumerate(rows) if field == "next_stage") + 1
    return [*named[:after], (_("Places"), places(goal)), *named[after:]]


def _waiting(plan: Plan, goal: Goal) -> list[tuple[str, str]]:
    rows = [
        ("parked_reason", goal.parked_reason),
        ("result", goal.result),
        ("baseline", number(goal.baseline)),
        ("target", number(goal.target)),
        ("due", day(goal.due)),
        ("owner_id", person_name(plan.person(goal.owner_id))),
        ("focus", chosen(goal, "focus")),
        ("stage", chosen(goal, "stage")),
        ("client_gain", goal.client_gain),
        ("employee_gain", goal.employee_gain),
    ]
    return [(field_name(Goal, field), value) for field, value in rows] + _rest(plan, goal) + in_words(goal)


def money(lines: list[Amounts]) -> Flow:
    """Give what a goal costs this year, line by line, with the total."""
    shown = [show_amount(row.total) for row in lines]
    whole = show_amount(budget.total(lines))
    wide = fitting([*shown, whole], 9.5, least=80)
    rows: list[list[Any]] = [
        [row.line.what, chosen(row.line, "kind"), amount] for row, amount in zip(lines, shown, strict=True)
    ]
    rows.append([paragraph(_("Total"), CELL_STRONG), "", paragraph(whole, CELL_RIGHT_STRONG)])
    return grid(
        [field_name(BudgetLine, "what"), field_name(BudgetLine, "kind"), _("Amount")],
        rows,
        [*shared(WIDTH - wide, 3, 2), wide],
        right=(2,),
        totals=1,
        title=table_title(BudgetLine),
        padding=3,
    )
