"""The annexes about goals: how each was weighed with its costs and benefits, and the ideas put aside on purpose."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans import amounts, goals
from plans.goals import Assumption, Goal
from plans.plan import Plan
from plans.printing.gate import marked, weighed
from plans.printing.goals import PAGE, idea, money
from plans.printing.layout import WIDTH, Bookmark, Flow, section
from plans.printing.parts import part_title
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, GRID, HEADING_FLUSH, INK, TEXT, goal_colour
from plans.printing.tables import facts, fitting, grid, paired, shared, stacked, together
from plans.printing.text import coloured, paragraph, strong
from plans.printing.words import date, field_name, field_question, section_title
from resources.language import gettext as _

_FIELDS = ("case_client", "case_employee", "case_care_cost", "case_saver", "case_pays")


def business_cases(plan: Plan) -> Flow:
    """Give the annex with a piece for every goal that was weighed, on itself or on its costs; nothing without any."""
    flow: Flow = []
    ours = goals.chosen(plan.goals)
    for goal in [*ours, *(one for one in plan.goals if one.parked)]:
        taken = [one for one in plan.assumptions if one.goal_id == goal.id and one.begun()]
        weights = weighed(goal) if goal in ours else []
        if weights or taken or any(map(goal.filled, _FIELDS)):
            flow += [] if flow else section(part_title("cases"), "cases", need=10**4)
            flow += together([*_sheet(plan, goal, taken, weights), Spacer(0, 4 * GRID)], most=PAGE)
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
        Rule(colour if place else f"#{BORDER.hexval()[2:]}", 2, after=GRID),
        paragraph(strong(coloured(str(place), colour)) + f"  {title}" if place else title, HEADING_FLUSH),
        Spacer(0, GRID / 2),
    ]
    client, employee, cost, saver = (
        (field_question(Goal, field), getattr(goal, field)) for field in _FIELDS if field != "case_pays"
    )
    said = facts([(field_name(Goal, "case_pays"), marked(goal, "case_pays", goal.case_pays))], small=True)
    lines = amounts.for_goal(plan, goal.id)
    money_lines = money(lines) if lines else []
    for part in (weights, [*paired(client, employee), *paired(cost, saver), *said], money_lines, _assumptions(taken)):
        flow += [*part, Spacer(0, GRID)] if part else []
    return flow


def _assumptions(taken: list[Assumption]) -> Flow:
    if not taken:
        return []
    when = fitting([*(date(one.check_on) for one in taken), field_name(Assumption, "check_on")], 9.5, least=60)
    rows = [
        [one.what, one.check_how, date(one.check_on), stacked(marked(one, "outcome", one.outcome), one.learned)]
        for one in taken
    ]
    what, how, outcome = shared(WIDTH - when, 6, 5, 5)
    return grid(
        [field_name(Assumption, field) for field in ("what", "check_how", "check_on", "outcome")],
        rows,
        [what, how, when, outcome],
        title=section_title("goals", "assumptions"),
    )
