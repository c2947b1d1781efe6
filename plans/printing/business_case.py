"""The annexes about goals: how each was weighed with its costs and benefits, and the ideas put aside on purpose."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans import amounts, budget, goals
from plans.goals import Assumption, Goal
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.gate import marked, weighed
from plans.printing.goals import CASE, idea
from plans.printing.layout import WIDTH, Bookmark, Flow, section
from plans.printing.parts import part_title
from plans.printing.rest import with_rest
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, CELL, CELL_STRONG, GRID, HEADING_FLUSH, INK, TEXT, goal_colour
from plans.printing.tables import beside, facts, fitting, grid, shared, stacked, together
from plans.printing.text import coloured, joined, paragraph, strong
from plans.printing.words import chosen, date, field_name, field_question, section_title
from resources.language import gettext as _

_ASSUMED = ("goal_id", "what", "check_how", "check_on", "outcome", "learned")


def business_cases(plan: Plan) -> Flow:
    """Give the annex with a piece for every goal that was weighed, on itself or on its costs; nothing without any."""
    flow: Flow = []
    ours = goals.chosen(plan.goals)
    for goal in [*ours, *(one for one in plan.goals if one.parked)]:
        taken = [one for one in plan.assumptions if one.goal_id == goal.id and one.begun()]
        weights = weighed(goal) if goal in ours else []
        if weights or taken or any(map(goal.filled, CASE)):
            flow += [] if flow else section(part_title("cases"), "cases", need=500)
            flow += [*_sheet(plan, goal, taken, weights), Spacer(0, 2 * GRID)]
    return flow


def put_aside(plan: Plan) -> Flow:
    """Give the annex with the ideas that do not fit the vision, each with the reason; nothing without any (S1)."""
    ideas = goals.set_aside(plan.goals)
    if not ideas:
        return []
    flow = section(part_title("aside"), "aside", need=330)
    flow += [
        paragraph(_("A plan also says what we do not do. These ideas do not fit our vision now."), TEXT),
        Spacer(0, 12),
    ]
    for one in ideas:
        flow += idea(plan, one)
    return flow


def _sheet(plan: Plan, goal: Goal, taken: list[Assumption], weights: Flow) -> Flow:
    place = goals.number(goal, plan.goals)
    title = goal.title.strip() or (_("Goal {number}").format(number=place) if place else _("Idea"))
    colour = goal_colour(place) if place else f"#{INK.hexval()[2:]}"
    flow: Flow = [
        Bookmark(f"case-{goal.id}", f"{place} {title}" if place else title, 1),
        Rule(colour if place else f"#{BORDER.hexval()[2:]}", 2, before=2 * GRID, after=GRID / 2),
        paragraph(strong(coloured(str(place), colour)) + f"  {title}" if place else title, HEADING_FLUSH),
        Spacer(0, GRID / 2),
    ]
    said = [(field_question(Goal, field), getattr(goal, field)) for field in CASE if field != "case_pays"]
    pays = [
        (field_name(Goal, "case_pays"), marked(goal, "case_pays", goal.case_pays)),
        (_("Costs"), _costs(plan, goal)),
    ]
    weighs: Flow = []
    for left, right in (said[:2], said[2:]):
        weighs += beside(_small(*left), _small(*right))
    for part in (weights, [*weighs, *facts(pays, small=True)], _assumptions(plan, taken)):
        flow += [*(part if part is weights else together(part)), Spacer(0, GRID)] if part else []
    return flow


def _small(question: str, answer: str) -> Flow:
    """Give a question with its answer in the type of tables; nothing without an answer."""
    return [paragraph(question, CELL_STRONG), paragraph(answer, CELL), Spacer(0, GRID)] if answer.strip() else []


def _costs(plan: Plan, goal: Goal) -> str:
    """Give what a goal costs this year, line by line, as one text; the table stands with the goal."""
    lines = amounts.for_goal(plan, goal.id)
    if not lines:
        return ""
    each = [f"{row.line.what.strip() or chosen(row.line, 'kind')} {show_amount(row.total)}" for row in lines]
    return joined([*each, f"{_('Total')} {show_amount(budget.total(lines))}"])


def _assumptions(plan: Plan, taken: list[Assumption]) -> Flow:
    if not taken:
        return []
    when = fitting([*(date(one.check_on) for one in taken), field_name(Assumption, "check_on")], 9.5, least=60)
    rows = [
        [
            with_rest(one.what, plan, one, _ASSUMED),
            one.check_how,
            date(one.check_on),
            stacked(marked(one, "outcome", one.outcome), one.learned),
        ]
        for one in taken
    ]
    what, how, outcome = shared(WIDTH - when, 6, 6, 5)
    return grid(
        [field_name(Assumption, field) for field in ("what", "check_how", "check_on", "outcome")],
        rows,
        [what, how, when, outcome],
        title=section_title("goals", "assumptions"),
        padding=2.2,
    )
