"""Ambassadors, i-nurses and digicoaches by name, and everybody else who carries something (S2, traits 2 and 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal
from uuid import UUID

from plans.dates import quarter_end, quarter_start
from plans.findings import Finding, essentials
from plans.records import Record, choice, quantity, reference, words
from resources.language import gettext as _

Role = Literal["leader", "digicoach", "i_nurse", "ambassador", "colleague", "team", "partner"]
Every = Literal["week", "two_weeks", "month", "quarter"]
Week = Literal["first", "second", "third", "fourth", "last"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
COACHING: tuple[Role, ...] = ("digicoach", "i_nurse", "ambassador")
"""The roles that only work with hours on the roster."""


class Person(Record, table=True):
    """Somebody who carries something in this plan."""

    subject: ClassVar[str] = "people"
    live: ClassVar[bool] = True

    name: str = words(personal="own_role")
    role: Role | None = choice()
    role_name: str = words()
    function: str = words()
    location: str = words()
    hours_per_week: Decimal | None = quantity(most=60)
    start: dt.date | None = None
    until: dt.date | None = None
    rostered1: Decimal | None = quantity(most=10_000)
    rostered2: Decimal | None = quantity(most=10_000)
    rostered3: Decimal | None = quantity(most=10_000)
    rostered4: Decimal | None = quantity(most=10_000)
    mandate: str = words()
    knowledge: str = words()
    responsible_for: str = words()
    leader_keeps: str = words()
    rhythm: str = words()
    meet_every: Every | None = choice()
    meet_week: Week | None = choice()
    meet_day: Weekday | None = choice()
    meet_time: str = words()
    exchange: str = words()
    replaced_by_id: UUID | None = reference("person")


def coaches(people: list[Person]) -> list[Person]:
    """Give the digicoaches, i-nurses and ambassadors."""
    return [person for person in people if person.role in COACHING]


def leader(people: list[Person]) -> Person | None:
    """Give the team leader of the plan."""
    return next((person for person in people if person.role == "leader"), None)


def weeks(person: Person, year: int, quarter: int) -> Decimal:
    """Give how many weeks of a quarter (days / 7) lie between the start and the end of a role.

    Without a start or an end the role simply goes on.
    """
    first = max(filter(None, (person.start, quarter_start(year, quarter))))
    last = min(filter(None, (person.until, quarter_end(year, quarter))))
    return Decimal(max(0, (last - first).days + 1)) / 7


def promised(person: Person, year: int, quarter: int) -> Decimal:
    """Give the hours promised to somebody in a quarter: hours a week times the weeks, to a tenth of an hour.

    Rounded here and nowhere else: what is shown is what is compared and what the budget counts with.
    """
    hours = (person.hours_per_week or Decimal(0)) * weeks(person, year, quarter)
    return hours.quantize(Decimal("0.1"), ROUND_HALF_UP)


def findings(people: list[Person]) -> Iterator[Finding]:
    """Find what the people step misses."""
    ours = coaches(people)
    if not ours:
        yield Finding(
            "no_coach",
            "missing",
            "people",
            None,
            None,
            _("Name at least one digicoach, i-nurse or ambassador: who helps colleagues?"),
        )
    for person in people:
        if person.role != "leader":
            yield from essentials(person, ("name", "role"), name=person.name or _("this person"))
    for person in ours:
        if not person.hours_per_week:
            yield Finding(
                "role_without_hours",
                "missing",
                "people",
                str(person.id),
                "hours_per_week",
                _("{name} has no hours yet. Without hours on the roster it will not work.").format(
                    name=person.name or _("This person")
                ),
            )
        yield from essentials(person, ("responsible_for",), name=person.name or _("this person"))
        if not person.replaced_by_id:
            yield Finding(
                "coach_without_replacement",
                "advice",
                "people",
                str(person.id),
                "replaced_by_id",
                _("Who replaces {name} during leave or illness?").format(name=person.name or _("this person")),
            )
