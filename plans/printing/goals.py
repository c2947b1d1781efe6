"""The ideas that wait, and the goals one by one, on paper."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer

from plans.derived import line_amounts
from plans.plan import Plan
from plans.printing.actions import action_table, in_order
from plans.printing.assessment import adds, barriers, in_words
from plans.printing.layout import WIDTH, Bookmark, Flow, heading, section
from plans.printing.other_fields import other_fields
from plans.printing.shapes import Rule, StageMarker
from plans.printing.styles import (
    CELL,
    CELL_LABEL,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    GOAL_NUMBER,
    GOAL_TITLE,
    GRID,
    KEY_FIGURE,
    LEAD,
    LED_BY,
    NOTE_RIGHT,
    SUBHEADING,
    goal_colour,
)
from plans.printing.tables import (
    HALF,
    bare_table,
    facts,
    fitting,
    grid,
    keep_together,
    not_filled,
    paired,
    shared,
    two_columns,
)
from plans.printing.text import coloured, joined, paragraph, strong
from plans.printing.trend_chart import chart
from plans.printing.words import (
    choice_word,
    choice_words,
    chosen_words,
    day,
    euros,
    field_name,
    field_question,
    hours_together,
    number,
    person_name,
    section_title,
    table_title,
)
from plans.proposals import CARD
from plans.subjects import budget, goals
from plans.subjects.budget import Amounts, BudgetLine
from plans.subjects.goals import EFFECTS, EVALUATIONS, FEASIBILITY, READINESS, Goal
from resources.language import gettext as _

GAINS = ("client_gain", "employee_gain")
CASE = ("case_client", "case_employee", "case_care_cost", "case_saver", "case_pays")
_PLACED = frozenset(
    (
        *(*GAINS, *CASE, *EFFECTS, *FEASIBILITY, "feasible_with", *READINESS, "ready_first"),
        *("title", "result", "problem", "focus", "technology", "owner_id", "initiator_id", "due", "runs_on", "needs"),
        *("indicator", "unit", "baseline", "target", "stage", "next_stage", "places_now", "places_next"),
        *("places_later", "fits", "fits_answers", "fits_vision", "securing", "stop_doing", "celebration"),
        *("stop_on", "stop_owner_id", "clients_asked", "evaluation_how", "evaluation_with", *EVALUATIONS),
        *("evaluation_outcome", "parked", "parked_reason", "ended", "lesson", "example"),
        *("time_won", "time_for"),
    )
)
"""What has a place of its own: with the goal, in an annex or with the quarters."""
PAGE = 738
"""What is lower than this stands on one page, in points."""
_COSTS = 0.62 * WIDTH
"""How wide what a goal costs is, in points: the names of most lines stand on one line, near their amount."""
_ASIDE = 200
"""How wide what stands beside the name of a goal may be, in points."""
_SHORT = 160
"""Characters of a text that may stand in a column of half the width."""


def goals_section(plan: Plan) -> Flow:
    """Return the ideas for later in a few words, and a page for every goal of this year."""
    title, selected, waiting = table_title(Goal), goals.chosen(plan.goals), goals.parked(plan.goals)
    flow: Flow = section(title, "goals", need=170)
    if not selected:
        flow += not_filled()
    if waiting:
        flow += [Bookmark("parked", section_title("goals", "parked"), 1)]
        flow += heading(section_title("goals", "parked"))
        rows = [[item.title, item.parked_reason or item.result] for item in waiting]
        flow += grid(
            [field_name(Goal, field) for field in ("title", "parked_reason")], rows, shared(WIDTH, 2, 5), padding=2.2
        )
    for place, goal in enumerate(selected, start=1):
        page = _goal(plan, goal, place)
        # Without anything else below it the title of the part stands above the first goal.
        alone = place == 1 and not waiting
        flow = keep_together([*flow, *page], most=PAGE) if alone else [*flow, *keep_together(page, most=PAGE)]
    return flow


def reach(goal: Goal) -> str:
    """Say from where to where: "6 → 3 rounds"; nothing as long as neither is known."""
    now, then = number(goal.baseline), number(goal.target)
    if not now and not then:
        return ""
    return f"{now or '…'} → {then or '…'} {goal.unit}".strip()


def places(goal: Goal) -> str:
    """Say how it grows: "1 → 3 → 15"; nothing as long as no number of places is known."""
    steps = [number(item) for item in (goal.places_now, goal.places_next, goal.places_later)]
    while steps and not steps[-1]:
        steps.pop()
    return " → ".join(step or "…" for step in steps)


def idea(plan: Plan, goal: Goal) -> Flow:
    """Return an idea that is no goal this year, with all that was written down about it."""
    rows = facts(_parked_fields(plan, goal), small=True)
    return keep_together([paragraph(goal.title, SUBHEADING), *rows, *barriers(plan, goal), Spacer(0, 2 * GRID)])


def _goal(plan: Plan, goal: Goal, place: int) -> Flow:
    """Return the page of a goal: where it goes, what it gives, how, by whom and for how much."""
    colour = goal_colour(place)
    title = goal.title.strip() or _("Goal {number}").format(number=place)
    head: Flow = [
        Bookmark(f"goal-{place}", f"{place} {title}", 1),
        Rule(colour, 4, before=4 * GRID, after=3),
        named(place, title, colour, _card(plan, goal)),
    ]
    # A line ends between these, not within one of them.
    leading = [
        f"{field_name(Goal, field)}: {value}".replace(" ", "\xa0")
        for field, value in (
            ("owner_id", person_name(plan.person(goal.owner_id))),
            ("initiator_id", person_name(plan.person(goal.initiator_id))),
            ("focus", chosen_words(goal, "focus")),
        )
        if value
    ]
    figures = joined([reach(goal), day(goal.due)])
    wide = min(fitting([figures], KEY_FIGURE.fontSize, least=WIDTH * 0.4), WIDTH * 0.65)
    cells = [paragraph(coloured(figures, colour), KEY_FIGURE), paragraph(joined(leading), LED_BY)]
    head += [bare_table([cells], [wide, WIDTH - wide])]
    if goal.is_filled("result"):
        head += [Spacer(0, GRID / 2), paragraph(goal.result, LEAD)]
    actions = [action for action in plan.actions if action.goal_id == goal.id]
    client, employee = ((field_question(Goal, field), getattr(goal, field)) for field in GAINS)
    employee = (employee[0], " ".join(part for part in (employee[1].strip(), _time(goal)) if part))
    rows = [row for row in _rest(plan, goal) if row[0] not in _side_fields(goal)]
    parts: list[Flow] = [
        head,
        two_columns(_course(plan, goal), _growth(goal, colour)),
        paired(client, employee)[:-1],
        facts(rows, small=True),
        action_table(plan, in_order(actions), with_goal=False) if actions else [],
        _costs(plan, goal),
    ]
    flow: Flow = []
    for part in parts:
        flow += [Spacer(0, GRID), *part] if flow and part else part
    return flow


def _card(plan: Plan, goal: Goal) -> str:
    """Say which technology card a goal began with; nothing for a goal of the team's own."""
    if not goal.origin.startswith(CARD):
        return ""
    from plans.cards import deck, speech

    card = deck.card(goal.origin.removeprefix(CARD))
    return _("worked out with the card “{name}”").format(name=speech.speech(card, plan).say("name")) if card else ""


def _side_fields(goal: Goal) -> set[str]:
    """Return the names of what stands in the columns at the top of the page of a goal, where it fits there."""
    short = [field for field in ("indicator", "next_stage") if len(getattr(goal, field)) <= _SHORT]
    return {field_name(Goal, field) for field in (*short, "initiator_id")} | {_("Places")}


def _course(plan: Plan, goal: Goal) -> Flow:
    """Return what is measured, and its line from the baseline to the target with what was measured so far."""
    flow: Flow = []
    if goal.is_filled("indicator") and field_name(Goal, "indicator") in _side_fields(goal):
        flow += [paragraph(field_name(Goal, "indicator"), CELL_LABEL), paragraph(goal.indicator, CELL)]
    drawn = chart(plan, goal)
    flow += [drawn.drawing(HALF, size=8.5)] if drawn else []
    if grown := places(goal):
        flow += [paragraph(strong(_("Places")) + ": " + grown, CELL)]
    return flow


def _growth(goal: Goal, colour: str) -> Flow:
    """Return how far it is, when it goes on, and what it adds."""
    flow: Flow = []
    if goal.stage:
        words = choice_words(Goal, "stage")
        flow += [StageMarker(list(words.values()), list(words).index(goal.stage), colour), Spacer(0, GRID / 2)]
    if goal.next_stage.strip() and field_name(Goal, "next_stage") in _side_fields(goal):
        flow += [paragraph(strong(field_name(Goal, "next_stage")) + ": " + goal.next_stage, CELL)]
    scales = adds(goal, colour)
    return [*flow, *([Spacer(0, GRID)] if flow and scales else []), *scales]


def _costs(plan: Plan, goal: Goal) -> Flow:
    """Return what a goal costs, line by line."""
    lines = line_amounts.amounts_for_goal(plan, goal.id)
    return keep_together(money(lines, _COSTS)) if lines else []


def named(place: int, title: str, colour: str, aside: str = "") -> Any:
    """Return the number and the name of a goal as they stand above its page, with a few quiet words at the right."""
    cells = [[paragraph(coloured(str(place), colour), GOAL_NUMBER)], [paragraph(title, GOAL_TITLE, even=True)]]
    first = 34 if place < 10 else 54
    last = _ASIDE if aside else 0
    widths = [first, WIDTH - first - last]
    if aside:
        cells.append([paragraph(aside, NOTE_RIGHT)])
        widths.append(last)
    return bare_table([cells], widths, [("TOPPADDING", (1, 0), (1, 0), 6), ("TOPPADDING", (2, 0), (2, 0), 10)])


def _rest(plan: Plan, goal: Goal) -> list[tuple[str, str]]:
    stopping = joined([day(goal.stop_on), person_name(plan.person(goal.stop_owner_id))])
    days = [f"{field_question(Goal, field)} {shown}" for field in EVALUATIONS if (shown := day(getattr(goal, field)))]
    evaluating: list[str] = [joined([goal.evaluation_how, goal.evaluation_with]), joined(days)]
    rows = [
        ("problem", goal.problem),
        ("indicator", goal.indicator),
        ("unit", "" if reach(goal) and not goal.parked else goal.unit),
        ("runs_on", _("also after {year}").format(year=plan.year) if goal.runs_on else ""),
        ("technology", goal.technology),
        ("initiator_id", person_name(plan.person(goal.initiator_id))),
        ("needs", joined([choice_word(goal, "needs", need) for need in goal.needs])),
        ("stop_doing", joined([goal.stop_doing, stopping])),
        ("securing", goal.securing),
        ("next_stage", goal.next_stage),
        ("clients_asked", goal.clients_asked),
        ("evaluation_how", joined(evaluating, "\n")),
        ("evaluation_outcome", goal.evaluation_outcome),
        ("celebration", goal.celebration),
    ]
    named = [(field_name(Goal, field), value) for field, value in rows]
    after = next(place for place, (field, _value) in enumerate(rows) if field == "next_stage") + 1
    return [*named[:after], (_("Places"), places(goal)), *named[after:], *other_fields(plan, goal, _PLACED)]


def _time(goal: Goal) -> str:
    """Say how much time a goal wins and where that goes; nothing where nobody said so."""
    if not goal.time_won:
        return goal.time_for.strip()
    whole = hours_together(goal.time_won)
    return f"{whole}: {goal.time_for.strip()}" if goal.is_filled("time_for") else f"{whole}."


def _parked_fields(plan: Plan, goal: Goal) -> list[tuple[str, str]]:
    rows = [
        ("parked_reason", goal.parked_reason),
        ("result", goal.result),
        ("baseline", number(goal.baseline)),
        ("target", number(goal.target)),
        ("due", day(goal.due)),
        ("owner_id", person_name(plan.person(goal.owner_id))),
        ("focus", chosen_words(goal, "focus")),
        ("stage", chosen_words(goal, "stage")),
        ("client_gain", goal.client_gain),
        ("employee_gain", goal.employee_gain),
        ("time_for", _time(goal)),
    ]
    return [(field_name(Goal, field), value) for field, value in rows] + _rest(plan, goal) + in_words(goal)


def money(lines: list[Amounts], width: float = WIDTH) -> Flow:
    """Return what a goal costs this year, line by line, with the total; in half the width without their kinds."""
    shown = [euros(row.total) for row in lines]
    whole = euros(budget.total(lines))
    wide = fitting([*shown, whole], 9.5, least=60)
    rows: list[list[Any]] = [
        [row.line.what, chosen_words(row.line, "kind"), amount] for row, amount in zip(lines, shown, strict=True)
    ]
    rows.append([paragraph(_("Total"), CELL_STRONG), "", paragraph(whole, CELL_RIGHT_STRONG)])
    head = [field_name(BudgetLine, "what"), field_name(BudgetLine, "kind"), _("Amount")]
    widths = [*shared(width - wide, 3, 2), wide]
    title = table_title(BudgetLine)
    if width < WIDTH:
        head, rows, widths, title = [title, head[2]], [[row[0], row[2]] for row in rows], [width - wide, wide], ""
    return grid(head, rows, widths, right=(len(head) - 1,), totals=1, title=title, padding=1.2)
