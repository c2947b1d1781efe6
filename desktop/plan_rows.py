"""How a plan of a library is called in a list, and when it was changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.pages.start import Row
from plans.derived import steps
from plans.plan import Plan, now
from plans.storage.library import Summary
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import choices, text

MOST = 6
"""Plans that are named in a sentence; what comes after them is counted."""


def title(team: str, year: int) -> str:
    """Return how a plan is called."""
    return _("{team} · year plan {year}").format(team=team[:80] or _("New team"), year=year)


def moment(when: dt.datetime) -> str:
    """Return a moment by the clock of the laptop; of one that is still to come, that a clock was wrong."""
    words = f"{when.astimezone():%d-%m-%Y %H:%M}"
    is_past = when < now() + dt.timedelta(days=1)
    return words if is_past else _("{moment}, by a clock that was ahead").format(moment=words)


def row(summary: Summary) -> Row:
    """Return a plan as a row of the start page."""
    state = choices("plan", "plan.state")[summary.state]
    along = _("to read along") if summary.to_read else ""
    changed = _("changed {day}").format(day=moment(summary.changed_at))
    return Row(
        str(summary.id),
        title(summary.team, summary.year),
        " · ".join(filter(None, [summary.location, state, along, changed])),
    )


def last_row(summary: Summary) -> Row:
    """Return the plan that was open last, with the step where she was."""
    step = steps.opening_page(summary.state, summary.last_step)
    return Row(str(summary.id), title(summary.team, summary.year), text(step, "step.title"))


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
