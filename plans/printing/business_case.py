"""The annexes about goals: how each was weighed with its costs and benefits, and the ideas put aside on purpose."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.derived import line_amounts
from plans.plan import Plan
from plans.printing.assessment import assessment_table, marked
from plans.printing.goals import CASE, idea
from plans.printing.layout import WIDTH, Bookmark, Flow, section
from plans.printing.other_fields import with_other_fields
from plans.printing.parts import part_title
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, CELL, CELL_STRONG, GRID, HEADING_FLUSH, INK, TEXT, goal_colour
from plans.printing.tables import facts, fitting, grid, keep_together, shared, stacked, two_columns
from plans.printing.text import coloured, joined, paragraph, strong
from plans.printing.words import chosen_words, date, euros, field_name, field_question, section_title
from plans.subjects import budget, goals
from plans.subjects.goals import Assumption, Goal
from resources.language import gettext as _

_ASSUMED = ("goal_id", "what", "check_how", "check_on", "outcome", "learned")


def business_cases(plan: Plan) -> Flow:
    """Return the annex with a piece for every goal that was weighed, on itself or on its costs; nothing without any."""
    flow: Flow = []
    chosen_goals = goals.chosen(plan.goals)
    for goal in [*chosen_goals, *(item for item in plan.goals if item.parked)]:
        taken = [
            assumption for assumption in plan.assumptions if assumption.goal_id == goal.id and assumption.is_begun()
        ]
        weights = assessment_table(goal) if goal in chosen_goals else []
        if weights or taken or any(map(goal.is_filled, CASE)):
            flow += [] if flow else section(part_title("cases"), "cases", need=500)
            flow += [*_sheet(plan, goal, taken, weights), Spacer(0, 2 * GRID)]
    return flow


def put_aside(plan: Plan) -> Flow:
    """Return the annex with the ideas for later and those that do not fit the vision, each with all of it (S1)."""
    later, aside = goals.parked(plan.goals), goals.set_aside(plan.goals)
    if not later and not aside:
        return []
    flow = section(part_title("aside"), "aside", need=330)
    for item in later:
        flow += idea(plan, item)
    if aside:
        flow += [
            paragraph(_("A plan also says what we will not do. These ideas do not fit our vision for now."), TEXT),
            Spacer(0, 12),
        ]
    for item in aside:
        flow += idea(plan, item)
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
    sentences = [(field_question(Goal, field), getattr(goal, field)) for field in CASE if field != "case_pays"]
    pays = [
        (field_name(Goal, "case_pays"), marked(goal, "case_pays", goal.case_pays)),
        (_("Costs"), _costs(plan, goal)),
    ]
    weighs: Flow = []
    for left, right in (sentences[:2], sentences[2:]):
        weighs += two_columns(_small(*left), _small(*right))
    for part in (weights, [*weighs, *facts(pays, small=True)], _assumptions(plan, taken)):
        flow += [*(part if part is weights else keep_together(part)), Spacer(0, GRID)] if part else []
    return flow


def _small(question: str, answer: str) -> Flow:
    """Return a question with its answer in the type of tables; nothing without an answer."""
    return [paragraph(question, CELL_STRONG), paragraph(answer, CELL), Spacer(0, GRID)] if answer.strip() else []


def _costs(plan: Plan, goal: Goal) -> str:
    """Return what a goal costs this year, line by line, as one text; the table stands with the goal."""
    lines = line_amounts.amounts_for_goal(plan, goal.id)
    if not lines:
        return ""
    each = [f"{row.line.what.strip() or chosen_words(row.line, 'kind')} {euros(row.total)}" for row in lines]
    return joined([*each, f"{_('Total')} {euros(budget.total(lines))}"])


def _assumptions(plan: Plan, taken: list[Assumption]) -> Flow:
    if not taken:
        return []
    when = fitting([*(date(item.check_on) for item in taken), field_name(Assumption, "check_on")], 9.5, least=60)
    rows = [
        [
            with_other_fields(item.what, plan, item, _ASSUMED),
            item.check_how,
            date(item.check_on),
            stacked(marked(item, "outcome", item.outcome), item.learned),
        ]
        for item in taken
    ]
    what, how, outcome = shared(WIDTH - when, 6, 6, 5)
    return grid(
        [field_name(Assumption, field) for field in ("what", "check_how", "check_on", "outcome")],
        rows,
        [what, how, when, outcome],
        title=section_title("goals", "assumptions"),
        padding=2.2,
    )
