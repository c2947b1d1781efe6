"""Ambassadors, i-nurses and digicoaches by name, and everybody else who carries something (S2, traits 2 and 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal
from uuid import UUID

from plans.findings import Finding, essentials
from plans.records import Record, choice, quantity, reference, words
from resources.language import gettext as _

Role = Literal["leader", "digicoach", "i_nurse", "ambassador", "colleague", "team", "partner"]
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
    mandate: str = words()
    knowledge: str = words()
    responsible_for: str = words()
    leader_keeps: str = words()
    rhythm: str = words()
    exchange: str = words()
    replaced_by_id: UUID | None = reference("person")


def coaches(people: list[Person]) -> list[Person]:
    """Give the digicoaches, i-nurses and ambassadors."""
    return [person for person in people if person.role in COACHING]


def leader(people: list[Person]) -> Person | None:
    """Give the team leader of the plan."""
    return next((person for person in people if person.role == "leader"), None)


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
