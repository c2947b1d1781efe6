"""What stands on the five slides of a quarterly review: few words, for who sits five metres away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plans.dates import QUARTERS
from plans.derived import asks, line_amounts, quarterly_review, trend
from plans.plan import Plan
from plans.printing.quarter.parts import fact
from plans.printing.quarter.trend import Course as Way
from plans.printing.quarter.trend import small
from plans.printing.styles import COLOURS, goal_colour
from plans.printing.text import one_line
from plans.printing.words import day_of_year, euros, number, person_name, section_title, table_title
from plans.status import GOAL_MARKS, GoalStatus, goal_word
from plans.subjects import budget, goals, reviews
from plans.subjects.goals import Goal
from plans.subjects.reviews import Decision
from resources.language import gettext as _
from resources.language import ngettext

_LINES = 5
"""So many lines fit on a slide in letters that are read at five metres."""
_WORDS = 62
_CHART = 130.0
"""How wide the way of a goal is drawn, in points; without letters, which nobody would read there."""


@dataclass(frozen=True)
class Words:
    """A few words on a slide, in a colour ("#RRGGBB") or in that of the text."""

    text: str
    colour: str = ""
    strong: bool = False
    tail: str = ""
    """What stays behind them, however much is left out."""


@dataclass(frozen=True)
class Course:
    """How one goal moves: its name, the chart, and in words where it stands."""

    name: Words
    drawing: Way | None
    said: str


@dataclass(frozen=True)
class Slide:
    """One slide: its title, what stands on it, and what the speaker can say with it."""

    title: str
    notes: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()
    widths: tuple[int, ...] = ()
    """How the width is divided over the columns."""
    courses: tuple[Course, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    """Large figures, each with what it says."""
    below: str = ""


def slides(plan: Plan, quarter: int, today: dt.date) -> list[Slide]:
    """Return the five slides of a quarter, in the language in use; a closed review as it stood when it was closed."""
    snapshot = quarterly_review.closed_snapshot(plan, quarter)
    return [
        _status(snapshot, quarter),
        _trends(snapshot, quarter),
        _asks(snapshot, quarter, today),
        _money(snapshot, quarter, today),
        _decisions(plan, snapshot, quarter),
    ]


def _status(plan: Plan, quarter: int) -> Slide:
    review = quarterly_review.review(plan, quarter)
    measured = [item for item in plan.measurements if item.quarter == quarter]
    whole = (review.overall if review else None) or reviews.weakest(measured)
    team = one_line(plan.team.name, 40) or _("Our team")
    title = _("Quarter {number}").format(number=quarter) + f" · {plan.year} · {team}"
    rows, notes = [], []
    for place, goal in enumerate(goals.chosen(plan.goals), start=1):
        found = reviews.measurement_of(plan.measurements, goal.id, quarter)
        status: GoalStatus = reviews.counted_status(found) or "not_yet"
        rows.append((*_named(goal, place), _status_words(status)))
        if found and found.is_filled("why"):
            notes.append(f"{place}. {one_line(found.why, 160)}")
    said = [_("Overall: {status}.").format(status=goal_word(whole))] if whole else []
    if review and review.is_filled("overall_why"):
        said.append(one_line(review.overall_why, 200))
    return Slide(
        title,
        "\n".join([*said, *notes])
        or _("Go through the goals one by one: what went well, and where does it get stuck?"),
        (_("No."), _("Goal"), _("Where it stands")),
        tuple(rows[:_LINES]),
        (6, 62, 32),
        below=_more(len(rows)) or ("" if rows else _("No goals have been chosen yet.")),
    )


def _trends(plan: Plan, quarter: int) -> Slide:
    courses, notes = [], []
    for place, goal in enumerate(goals.chosen(plan.goals)[:_LINES], start=1):
        name = Words(f"{place} {_title(goal, place, 23)}", goal_colour(place), strong=True)
        courses.append(Course(name, small(plan, goal, quarter, _CHART, 0), _so_far(plan, goal, quarter)))
        if sentence := trend.sentence(plan, goal, quarter):
            notes.append(f"{place}. {sentence}")
    notes = notes or [_("Nothing has been measured yet. Agree who measures what, before the next review.")]
    return Slide(_("How our goals are moving"), "\n".join(notes), courses=tuple(courses))


def _asks(plan: Plan, quarter: int, today: dt.date) -> Slide:
    review = quarterly_review.review(plan, quarter)
    first = []
    if review and review.is_filled("asked"):
        first = [asks.Ask(review.asked.strip(), None, review.asked_of.strip(), weight=0)]
    others = [ask for ask in asks.asks(plan, today) if not first or ask.what != first[0].what]
    found = [*first, *asks.most_telling(others, _LINES - len(first))]
    rows = []
    for ask in found:
        when = day_of_year(ask.before, plan.year)
        money = f" · {euros(ask.cents)}" if ask.cents else ""
        rows.append(
            (
                Words(_("before {day}").format(day=when) if when else _("now"), strong=True),
                Words(one_line(ask.what, _WORDS), tail=money),
                Words(one_line(ask.of, 26)),
            )
        )
    notes = _("Ask for a yes or a no, and when you will hear.")
    return Slide(
        _("What we are asking of you"),
        notes,
        (_("When"), _("What"), _("Of whom")),
        tuple(rows),
        (20, 56, 24),
        below=_more(len(first) + len(others)) or ("" if rows else _("We are not asking for anything now.")),
    )


def _money(plan: Plan, quarter: int, today: dt.date) -> Slide:
    rows = line_amounts.amounts(plan)
    whole, seen = budget.grand_total(rows), quarterly_review.figures(plan, quarter)
    spent = sum(amount or 0 for amount in whole.actual[:quarter])
    open_ = sum(ask.cents for ask in asks.asks(plan, today))
    figures = [
        (euros(seen.planned), _("planned this quarter")),
        (euros(seen.spent) if seen.spent is not None else "–", _("spent this quarter")),
        (euros(budget.total(rows)), _("needed this year")),
    ]
    if open_:
        figures.append((euros(open_), _("not promised yet")))
    so_far = _("Spent so far this year: {amount}.").format(amount=euros(spent)) if spent else ""
    notes = " ".join(filter(None, [so_far, _("Say what the money brought, not only what it cost.")]))
    return Slide(_("Money"), notes, figures=tuple(figures))


def _decisions(plan: Plan, snapshot: Plan, quarter: int) -> Slide:
    taken = [item for item in snapshot.decisions if item.quarter == quarter and item.is_begun()]
    rows = tuple(
        (
            Words(one_line(item.what, _WORDS)),
            Words(one_line(person_name(snapshot.person(item.owner_id)), 26)),
            Words(day_of_year(item.due, plan.year)),
        )
        for item in taken[:_LINES]
    )
    later = quarterly_review.review(plan, quarter + 1) if quarter < QUARTERS[-1] else None
    when = _("The next review is on {day}.").format(day=day_of_year(later.on, plan.year)) if later and later.on else ""
    empty: tuple[tuple[Words, ...], ...] = ((Words("…"), Words("…"), Words("…")),) * 3
    return Slide(
        table_title(Decision) if rows else section_title("reviews", "asked"),
        " ".join(filter(None, [_("Read every decision aloud: what, who, by when."), when])),
        (_("What"), _("Who"), _("When")),
        rows or empty,
        (58, 24, 18),
        below=_more(len(taken)) or when,
    )


def _named(goal: Goal, place: int) -> tuple[Words, Words]:
    colour = goal_colour(place)
    return Words(str(place), colour, strong=True), Words(_title(goal, place, 54), colour, strong=True)


def _title(goal: Goal, place: int, most: int) -> str:
    return one_line(goal.title, most) or _("Goal {number}").format(number=place)


def _status_words(status: GoalStatus) -> Words:
    return Words(fact(status), COLOURS[GOAL_MARKS[status].colour], strong=True)


def _so_far(plan: Plan, goal: Goal, quarter: int) -> str:
    """Say from which value to which a goal moved, and where it is to end."""
    known = [number(point.value) for point in trend.points(plan, goal, quarter)]
    if not known:
        return _("not measured yet")
    ends = [known[0], known[-1]] if len(known) > 1 else known
    words = f"{' → '.join(ends)} {one_line(goal.unit, 20)}".strip()
    return words if goal.target is None else f"{words} · " + _("target {value}").format(value=number(goal.target))


def _more(count: int) -> str:
    more = count - _LINES
    return ngettext("and {count} more", "and {count} more", more).format(count=more) if more > 0 else ""
