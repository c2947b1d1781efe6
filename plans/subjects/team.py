"""The team, and the year the plan is for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from plans.findings import Finding, essentials
from plans.records import Record, choice_field, count_field, quantity_field, text_field
from resources.language import gettext as _

Care = Literal[
    "nursing_home",
    "care_home",
    "small_scale",
    "home_care",
    "rehab",
    "day_care",
    "hospice",
    "other",
]
Region = Literal["north", "middle", "south"]


class Team(Record):
    """Whose plan it is: one record in each plan."""

    subject: ClassVar[str] = "team"
    prefilled: ClassVar[frozenset[str]] = frozenset({"year"})

    name: str = text_field()
    organisation: str = text_field()
    location: str = text_field()
    year: int = Field(ge=2000, le=2100)
    care: Care | None = choice_field()
    region: Region | None = choice_field()
    staff: int | None = count_field()
    full_time: Decimal | None = quantity_field(most=100_000)
    clients: int | None = count_field()
    places: int | None = count_field()
    """Of how many corridors, homes or routes the team consists: where something can be introduced."""
    manager: str = text_field(personal="manager")
    made_with: str = text_field()
    situation: str = text_field()


def findings(team: Team, leader: Record | None) -> Iterator[Finding]:
    """Find what the first step misses; ``leader`` is the person who leads the team."""
    yield from essentials(team, ("name", "organisation", "location", "care", "staff"))
    if leader and not leader.is_filled("name"):
        yield Finding(
            "no_leader", "missing", "team", str(leader.id), "name", _("Who leads this team? Fill in your name.")
        )
