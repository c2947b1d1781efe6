"""The annexes about goals: costs and benefits on one sheet each, and the ideas put aside on purpose."""

from __future__ import annotations

from reportlab.platypus import PageBreak, Spacer

from plans import amounts, goals
from plans.goals import Assumption, Goal
from plans.plan import Plan
from plans.printing.gate import marked
from plans.printing.goals import idea, money, named, reach
from plans.printing.layout import WIDTH, Bookmark, Flow, section
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, INK, KEY_FIGURE, TEXT, goal_colour
from plans.printing.tables import facts, fitting, grid, paired, shared, stacked, together
from plans.printing.text import coloured, joined, paragraph
from plans.printing.words import date, day, field_name, field_question, section_title
from resources.language import gettext as _

_FIELDS = ("case_client", "case_employee", "case_care_cost", "case_saver", "case_pays")


def business_cases(plan: Plan) -> Flow:
    """Give the annex with a sheet for every goal of which costs and benefits were weighed; nothing without any."""
    flow: Flow = []
    for goal in [*goals.chosen(plan.goals), *(one for one in plan.goals if one.parked)]:
        taken = [one for one in plan.assumptions if one.goal_id == goal.id and one.begun()]
        if taken or any(map(goal.filled, _FIELDS)):
            flow += section(_("Annex: costs and benefits"), "cases", need=10**4) if not flow else [PageBreak()]
            flow += _sheet(plan, goal, taken)
    return flow


def put_aside(plan: Plan) -> Flow:
    """Give the annex with the ideas that do not fit the vision, each with the reason; nothing without any (S1)."""
    ideas = goals.set_aside(plan.goals)
    if not ideas:
        return []
    flow = section(_("Annex: not this year, on purpose"), "aside", need=10**4)
    flow += [
        paragraph(_("A plan also says what we do not do. These ideas do not fit our vision now."), TEXT),
        Spacer(0, 12),
    ]
    for one in ideas:
        flow += idea(plan, one)
    return flow


def _sheet(plan: Plan, goal: Goal, taken: list[Assumption]) -> Flow:
    place = goals.number(goal, plan.goals)
    title = goal.title.strip() or (_("Goal {number}").format(number=place) if place else _("Idea"))
    colour = goal_colour(place) if place else f"#{INK.hexval()[2:]}"
    flow: Flow = [
        Bookmark(f"case-{goal.id}", f"{place} {title}" if place else title, 1),
        Rule(colour if place else f"#{BORDER.hexval()[2:]}", 4, after=8),
        named(place or 0, title, colour) if place else paragraph(title, KEY_FIGURE),
        Spacer(0, 4),
        paragraph(coloured(joined([reach(goal), day(goal.due)]), colour), KEY_FIGURE),
        Spacer(0, 14),
    ]
    client, employee, cost, saver = (
        (field_question(Goal, field), getattr(goal, field)) for field in _FIELDS if field != "case_pays"
    )
    flow += [*paired(client, employee), Spacer(0, 6), *paired(cost, saver)]
    if goal.case_pays:
        flow += facts([(field_name(Goal, "case_pays"), marked(goal, "case_pays", goal.case_pays))])
    lines = amounts.for_goal(plan, goal.id)
    if lines:
        flow += together([Spacer(0, 14), *money(lines)])
    return flow + (_assumptions(taken) if taken else [])


def _assumptions(taken: list[Assumption]) -> Flow:
    when = fitting([*(date(one.check_on) for one in taken), field_name(Assumption, "check_on")], 9.5, least=60)
    rows = [
        [one.what, one.check_how, date(one.check_on), stacked(marked(one, "outcome", one.outcome), one.learned)]
        for one in taken
    ]
    what, how, outcome = shared(WIDTH - when, 6, 5, 5)
    table = grid(
        [field_name(Assumption, field) for field in ("what", "check_how", "check_on", "outcome")],
        rows,
        [what, how, when, outcome],
        title=section_title("goals", "assumptions"),
    )
    return together([Spacer(0, 18), *table])
