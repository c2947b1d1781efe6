"""How far a plan is: what is done of the making of it, how its year goes, and what is due first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plans import dates
from plans.dates import QUARTERS
from plans.derived import steps
from plans.derived.due import Due, due
from plans.plan import TABLES, Plan
from plans.records import Record
from plans.status import OPEN_STATES
from plans.subjects.people import Person

LIVE = "adopted"
"""The state in which a plan is worked by; before it there is nothing to be late with, after it nothing is due."""


@dataclass(frozen=True)
class Quarter:
    """One quarter of the year of a plan.

    ``share`` is how much of it is over, from 0 to 1, and 1 once its review is closed; ``review_on`` is the day of the
    review, ``closed_on`` the day on which it was closed, each None as long as there is none. ``late`` tells that the
    day of the review has passed and it is still open.
    """

    number: int
    share: float
    review_on: dt.date | None
    closed_on: dt.date | None
    late: bool


@dataclass(frozen=True)
class Progress:
    """How far a plan is, on a day.

    ``done`` of ``steps`` steps are complete and ``next_step`` is the first that is not, as long as the plan is made;
    ``due`` is what asks something of the team, the oldest first, once it is adopted. ``empty`` tells that nobody ever
    entered anything.
    """

    done: int
    steps: int
    next_step: str
    quarters: tuple[Quarter, ...]
    due: tuple[Due, ...]
    empty: bool

    @property
    def next_review(self) -> Quarter | None:
        """The first quarter whose review is not closed."""
        return next((quarter for quarter in self.quarters if quarter.closed_on is None), None)


def progress(plan: Plan, today: dt.date) -> Progress:
    """Return how far a plan is on a day."""
    open_still = plan.record.state in OPEN_STATES
    found = steps.findings(plan) if open_still else []
    making = steps.statuses(plan, found)
    return Progress(
        done=sum(status == "complete" for status in making.values()),
        steps=len(making),
        next_step=steps.next_step(plan, found),
        quarters=tuple(_quarter(plan, number, today) for number in QUARTERS),
        due=tuple(due(plan, today)) if plan.record.state == LIVE else (),
        empty=is_empty(plan),
    )


def is_empty(plan: Plan) -> bool:
    """Return whether nobody ever entered anything in a plan, beyond what every new one holds."""
    return not any(_is_touched(record) for name in TABLES for record in plan.table(name))


def _is_touched(record: Record) -> bool:
    if not isinstance(record, Person):
        return record.is_begun()
    given = {"role", "name"} if record.role == "team" else {"role"}
    return any(record.is_filled(field) for field in record.fields() if field not in given)


def _quarter(plan: Plan, number: int, today: dt.date) -> Quarter:
    closing = plan.closing(number)
    on = next((review.on for review in plan.reviews if review.quarter == number), None)
    first, last = dates.quarter_start(plan.year, number), dates.quarter_end(plan.year, number)
    over = min(1.0, max(0.0, (today - first).days / ((last - first).days + 1)))
    late = closing is None and on is not None and on < today
    return Quarter(number, 1.0 if closing else over, on, closing.closed_on if closing else None, late)
