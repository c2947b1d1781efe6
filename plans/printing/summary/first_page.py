"""The first page of the summary: how the goals stand, what is asked, and what stops."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from plans.derived import asks, trend
from plans.derived.asks import Ask
from plans.plan import Plan
from plans.printing.goals import reach
from plans.printing.house_look import look, mark, width
from plans.printing.layout import WIDTH, Bookmark, Flow
from plans.printing.parts import part_title
from plans.printing.quarter.trend import small
from plans.printing.shapes import Rule
from plans.printing.styles import (
    CELL,
    CELL_NOTE,
    CELL_RIGHT,
    CELL_STRONG,
    COLOURS,
    GOAL_TITLE,
    GRID,
    KEY_FIGURE,
    MESSAGE,
    NOTE,
    QUIET,
    TITLE,
    goal_colour,
)
from plans.printing.summary.detail import Detail, more, part
from plans.printing.tables import Unseen, bare_table, fitting, grid
from plans.printing.text import Markup, coloured, joined, one_line, paragraph, strong
from plans.printing.words import (
    chosen_words,
    day_of_year,
    euros,
    field_name,
    goal_name,
    person_name,
    status_word_of,
)
from plans.status import GoalStatus, counted_goals
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.language import ngettext

_MARK, _WIDEST = 26.0, 110.0
_NUMBER, _COURSE = 22.0, 84.0
_INK = MESSAGE.clone(MESSAGE.name, textColor=GOAL_TITLE.textColor, leading=19.25)
_NAME = TITLE.clone(TITLE.name, spaceBefore=0, spaceAfter=0)


def head(plan: Plan) -> Flow:
    """Return whose plan it is, with the mark beside it, above a line."""
    team = plan.team
    title = part_title("summary")
    counted = [
        ngettext("{count} colleague", "{count} colleagues", team.staff).format(count=team.staff) if team.staff else "",
        ngettext("{count} client", "{count} clients", team.clients).format(count=team.clients) if team.clients else "",
    ]
    names = [one_line(team.organisation, 60), one_line(team.location, 60), ", ".join(filter(None, counted))]
    year = _("Annual plan {year}").format(year=plan.year)
    words: Flow = [
        paragraph(f"{title} · {year[:1].lower()}{year[1:]}", NOTE),
        paragraph(one_line(team.name, 60) or _("Our team"), _NAME, even=True),
        *([Spacer(0, 3), paragraph(joined(names), NOTE)] if any(names) else []),
    ]
    house = look(plan)
    shown = mark(house, _MARK, _WIDEST)
    beside = bare_table([[words, [shown]]], [WIDTH - width(shown), width(shown)])
    return [Bookmark("summary", title, 0), beside, Rule(house.accent or COLOURS["ink"], 1.2, before=GRID, after=GRID)]


def first_page(plan: Plan, detail: Detail, today: dt.date) -> Flow:
    """Return the message with how the year goes, the goals, what is asked and what stops."""
    flow: Flow = []
    if plan.vision.is_filled("message"):
        colour = look(plan).accent
        style = _INK.clone(_INK.name, textColor=HexColor(colour)) if colour else _INK
        flow.append(paragraph(one_line(plan.vision.message, detail.message), style, even=True))
    flow.append(paragraph(_so_far(plan), QUIET))
    flow += _goals(plan, detail)
    flow += _asks(plan, detail, today)
    return flow + _stops(plan, detail)


def _so_far(plan: Plan) -> str:
    """Say in one sentence how the goals stand together, or when that is looked at first."""
    chosen = goals.chosen(plan.goals)
    if not chosen:
        return _("No goals have been chosen yet.")
    found = [trend.last_status(plan, goal) for goal in chosen]
    if not any(found):
        first = min((review.on for review in plan.reviews if review.on), default=None)
        if first is None:
            return _("Nothing has been measured yet.")
        return _("Nothing has been measured yet. We look back first on {day}.").format(
            day=day_of_year(first, plan.year)
        )
    counts = {
        status: found.count(status) + (found.count(None) if status == "not_yet" else 0)
        for status in get_args(GoalStatus)
    }
    parts = [counted_goals(status, count) for status, count in counts.items() if count]
    whole = ngettext("Of {count} goal: {parts}.", "Of {count} goals: {parts}.", len(chosen))
    return whole.format(count=len(chosen), parts=", ".join(parts))


def _goals(plan: Plan, detail: Detail) -> Flow:
    chosen = goals.chosen(plan.goals)
    if not chosen:
        return []
    shown = chosen[: detail.goals]
    figures = [one_line(reach(goal), 60) for goal in shown]
    reached = min(fitting(figures, CELL.fontSize, least=92), 124.0)
    standing = 96.0
    widths = [_NUMBER, WIDTH - _NUMBER - _COURSE - reached - standing, _COURSE, reached, standing]
    rows: list[list[Any]] = []
    for place, (goal, figure) in enumerate(zip(shown, figures, strict=True), start=1):
        colour = goal_colour(place)
        course = small(plan, goal, 4, _COURSE - 13, 0)
        due = _("before {day}").format(day=day_of_year(goal.due, plan.year)) if goal.due else ""
        rows.append(
            [
                [paragraph(coloured(str(place), colour), KEY_FIGURE)],
                _named(goal, place, detail),
                [course] if course else [],
                _pair(strong(coloured(figure, colour)), due),
                _pair(_standing(plan, goal), one_line(person_name(plan.person(goal.owner_id)), 40)),
            ]
        )
    measured = any(trend.last_status(plan, goal) for goal in chosen)
    head = [
        Unseen(_("No.")),
        Unseen(field_name(Goal, "title")),
        Unseen(_("How it is moving")),
        Unseen(field_name(Goal, "target")),
        Unseen(_("Where it stands") if measured else field_name(Goal, "stage")),
    ]
    middle = [("VALIGN", (0, 1), (-1, -1), "MIDDLE"), ("RIGHTPADDING", (0, 0), (0, -1), 2)]
    table = grid(head, rows, widths, named=1, padding=GRID / 2, extra=middle)
    return part(_("Our goals, and how they are doing"), [*table, *more(len(chosen) - len(shown))])


def _named(goal: Goal, place: int, detail: Detail) -> Flow:
    title = goal.title.strip() or _("Goal {number}").format(number=place)
    cell: Flow = [paragraph(one_line(title, detail.text), CELL_STRONG)]
    if detail.results and goal.is_filled("result"):
        cell.append(paragraph(one_line(goal.result, detail.text), CELL_NOTE))
    return cell


def _pair(first: str, second: str) -> Flow:
    return [paragraph(item, style) for item, style in ((first, CELL), (second, CELL_NOTE)) if item.strip()]


def _standing(plan: Plan, goal: Goal) -> Markup | str:
    """Say how the goal stood last, or how far it is in growing up."""
    last = trend.last_status(plan, goal)
    return chosen_words(goal, "stage") if last is None else strong(status_word_of(last))


def _asks(plan: Plan, detail: Detail, today: dt.date) -> Flow:
    found = asks.asks(plan, today)
    shown = asks.most_telling(found, detail.rows)
    money = any(ask.cents for ask in shown)
    amounts = [euros(ask.cents) for ask in shown]
    wide = fitting(amounts, CELL.fontSize, least=50) if money else 0.0
    when, who = 62.0, 128.0
    rows = [_ask(plan, ask, detail, [amount] if money else []) for ask, amount in zip(shown, amounts, strict=True)]
    head = [_("Before"), _("What"), _("Of whom"), *([_("Money")] if money else [])]
    widths = [when, WIDTH - when - who - wide, who, *([wide] if money else [])]
    table = grid(head, rows, widths, right=[3] if money else [], named=1, padding=GRID / 2) if rows else []
    return part(_("What we are asking of you"), [*table, *more(len(found) - len(shown))] if rows else [])


def _ask(plan: Plan, ask: Ask, detail: Detail, amount: list[str]) -> list[Any]:
    what = joined([one_line(ask.what, detail.text), goal_name(plan, ask.goal_id)])
    return [
        [paragraph(day_of_year(ask.before, plan.year) or "–", CELL_STRONG)],
        what,
        _pair(strong(one_line(ask.of, 60)), "" if ask.role.casefold() == ask.of.casefold() else one_line(ask.role, 60)),
        *([paragraph(item, CELL_RIGHT)] for item in amount),
    ]


def _stops(plan: Plan, detail: Detail) -> Flow:
    stopping = [
        joined([strong(coloured(str(place), goal_colour(place))), one_line(goal.stop_doing, detail.text)], "\xa0")
        for place, goal in enumerate(goals.chosen(plan.goals), start=1)
        if goal.is_filled("stop_doing")
    ][: detail.goals]
    return part(_("This we stop doing"), [paragraph(joined([*stopping], "\xa0 "), CELL)] if stopping else [])
