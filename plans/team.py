"""The team, and the year the plan is for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from sqlmodel import Field

from plans.findings import Finding, essentials
from plans.records import Record, choice, count, quantity, words
from resources.language import gettext as _

Care = Literal["nursing_home", "care_home", "home_care", "other"]
Region = Literal["north", "middle", "south"]


class Team(Record, table=True):
    """Whose plan it is: one record in each plan."""

    subject: ClassVar[str] = "team"
    given: ClassVar[frozenset[str]] = frozenset({"year"})

    name: str = words()
    organisation: str = words()
    location: str = words()
    year: int = Field(ge=2000, le=2100)
    care: Care | None = choice()
    region: Region | None = choice()
    staff: int | None = count()
    full_time: Decimal | None = quantity(most=100_000)
    clients: int | None = count()
    manager: str = words(personal="manager")
    made_with: str = words()
    situation: str = words()


def findings(team: Team, leader: Record | None) -> Iterator[Finding]:
    """Find what the first step misses; ``leader`` is the person who leads the team."""
    yield from essentials(team, ("name", "organisation", "location", "care", "staff"))
    if leader and not leader.filled("name"):
        yield Finding(
            "no_leader", "missing", "team", str(leader.id), "name", _("Who leads this team? Fill in your name.")
        )
