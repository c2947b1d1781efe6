"""How a plan of a library is called in a list, and when it was changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.pages.start import Row
from desktop.pages.start.resume import Ask, Bar, Card
from plans.calendar_rules import weekday_name
from plans.dates import SHORT_MONTHS, month_name
from plans.derived import steps
from plans.plan import Plan, now
from plans.status import OPEN_STATES, PLAN_MARKS, PlanState
from plans.storage.library import Summary
from resources.language import current, ngettext
from resources.language import gettext as _
from resources.texts import choices, text

if TYPE_CHECKING:
    from plans.derived.due import Due
    from plans.derived.progress import Progress, Quarter

MOST = 6
"""Plans that are named in a sentence; what comes after them is counted."""
MOST_DUE = 3
"""Things that are due on the start page; the plan itself tells the rest."""


def title(team: str, year: int) -> str:
    """Return how a plan is called."""
    return _("{team} · annual plan {year}").format(team=team[:80] or _("New team"), year=year)


def moment(when: dt.datetime) -> str:
    """Return a moment by the clock of the laptop; of one that is still to come, that a clock was wrong."""
    words = f"{when.astimezone():%d-%m-%Y %H:%M}"
    is_past = when < now() + dt.timedelta(days=1)
    return words if is_past else _("{moment}, by a clock that was ahead").format(moment=words)


def rows(summaries: Sequence[Summary], known: Mapping[str, Progress] = MappingProxyType({})) -> list[Row]:
    """Return plans as rows of the start page; of those that are ``known``, by key, also how far they are."""
    names = [_name(summary) for summary in summaries]
    counts = Counter(names)
    made, seen = [], Counter[tuple[str, str]]()
    for summary, name in zip(summaries, names, strict=True):
        seen[name] += 1
        copies = _copy(seen[name], counts[name]) if counts[name] > 1 else ""
        found = known.get(str(summary.id))
        stands = _stands(summary, found) if found else ""
        state = state_words(summary.state)
        along = _("to read") if summary.to_read else ""
        changed = _("changed {day}").format(day=moment(summary.changed_at)) if copies or not stands else ""
        words = [summary.location, state, along, stands, copies, changed]
        made.append(Row(str(summary.id), title(summary.team, summary.year), " · ".join(filter(None, words))))
    return made


def row(summary: Summary) -> Row:
    """Return one plan as a row of the start page."""
    return rows([summary])[0]


def card(summary: Summary, found: Progress | None = None) -> Card:
    """Return the plan that was open last, with the step where she was, and how far it is once that is known."""
    step = steps.opening_page(summary.state, summary.last_step)
    made = Card(
        str(summary.id),
        title(summary.team, summary.year),
        state_words(summary.state),
        f"status-{PLAN_MARKS[summary.state].shape}",
        "· " + _("You were at: {step}").format(step=text(step, "step.title")),
    )
    if found is None:
        return made
    asks, more = _asks(found.due)
    words = ngettext("{count} more in the plan", "{count} more in the plan", more).format(count=more) if more else ""
    bars = (_making(found),) if summary.state in OPEN_STATES else tuple(_quarter(item) for item in found.quarters)
    return made._replace(empty=found.empty, bars=bars, asks=asks, more=words)


def state_words(state: PlanState) -> str:
    """Return the state of a plan with its mark: "● vastgesteld"."""
    return f"{PLAN_MARKS[state].sign} {choices('plan', 'plan.state')[state].lower()}"


def _name(summary: Summary) -> tuple[str, str]:
    return title(summary.team, summary.year).casefold(), summary.location.strip().casefold()


def _copy(number: int, count: int) -> str:
    return _("copy {number} of {count}").format(number=number, count=count)


def _stands(summary: Summary, found: Progress) -> str:
    """Say in a few words how far a plan is."""
    if found.empty:
        return _("nothing in it yet")
    if summary.state in OPEN_STATES:
        return _("{done} of {steps} steps complete").format(done=found.done, steps=found.steps)
    following = found.next_review
    if following is None:
        return _("all reviews closed")
    words = _("quarter {number}").format(number=following.number)
    return f"{words}, {_review(following)}" if following.review_on else words


def _review(quarter: Quarter) -> str:
    assert quarter.review_on
    on = f"{quarter.review_on.day} {month_name(quarter.review_on.month)}"
    return (_("review was on {day}") if quarter.late else _("review on {day}")).format(day=on)


def _making(found: Progress) -> Bar:
    done = _("{done} of {steps} steps complete").format(done=found.done, steps=found.steps)
    following = _("next: {step}").format(step=text(found.next_step, "step.title"))
    return Bar(done, following, found.done / found.steps)


def _quarter(quarter: Quarter) -> Bar:
    name = _("Quarter {number}").format(number=quarter.number)
    if quarter.closed_on:
        day = f"{quarter.closed_on.day} {month_name(quarter.closed_on.month)}"
        return Bar(name, _("closed on {day}").format(day=day), 1.0)
    note = _review(quarter) if quarter.review_on else _("no date yet")
    return Bar(name, note, quarter.share, "status-advice" if quarter.late else "note")


def _asks(found: Sequence[Due]) -> tuple[tuple[Ask, ...], int]:
    """Return the few things to show, and how many others there are: what is long late counts as one."""
    late = [item for item in found if item.late]
    ahead = [item for item in found if not item.late]
    if len(late) < MOST_DUE:
        shown = [_ask(item) for item in found[:MOST_DUE]]
        return tuple(shown), len(found) - len(shown)
    words = ngettext("{count} thing is past its day", "{count} things are past their day", len(late))
    oldest = _ask(late[0])
    since = _("The oldest: {what}").format(what=late[0].what)
    first = oldest._replace(what=words.format(count=len(late)), note=since, goal=None)
    coming = [_ask(item) for item in ahead[: MOST_DUE - 1]]
    return (first, *coming), len(ahead) - len(coming)


def _ask(item: Due) -> Ask:
    today = dt.date.today()
    ahead = (item.day - today).days
    day = f"{weekday_name(item.day.weekday())[:2].title()} {item.day.day} {SHORT_MONTHS[current()][item.day.month - 1]}"
    near = {0: _("Today"), 1: _("Tomorrow")}
    words = near.get(ahead, day if not item.late else f"▲ {day}")
    return Ask(words, item.what, item.kind, item.goal, item.late, item)


def is_of(summary: Summary, plan: Plan) -> bool:
    """Return whether a plan of the library is for the team, place and year of another; without a name nobody can."""
    team = plan.team
    same = [(summary.team, team.name), (summary.location, team.location)]
    named = bool(team.name.strip())
    return named and summary.year == team.year and all(a.strip().casefold() == b.strip().casefold() for a, b in same)


def named(plans: Sequence[Summary]) -> str:
    """Name some plans in a sentence."""
    names = [title(plan.team, plan.year) for plan in plans[:MOST]]
    if more := len(plans) - len(names):
        names.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return "; ".join(names)
