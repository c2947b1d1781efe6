"""What the organisation's library says first: who somebody is there, for which teams, and whether names are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from plans.errors import NoRights, PlanError, newer
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

FORM = 1
"""The newest form of the organisation's library that this program knows: its last migration."""

Duty = Literal["leader", "manager", "region", "board"]


@dataclass(frozen=True)
class Place:
    """One duty of who asks, with the team, the location or the region it is for."""

    duty: Duty
    team_id: UUID | None
    team: str
    location: str
    region: str


@dataclass(frozen=True)
class Greeting:
    """What the library says of itself and of who asks."""

    name: str
    keeps_names: bool
    duties: tuple[Place, ...]

    @property
    def teams(self) -> list[Place]:
        """Return the teams that she leads."""
        return [item for item in self.duties if item.duty == "leader"]


def greet(database: Connection[Any]) -> Greeting:
    """Ask who we are; raises NoRights when the library does not know us, and Newer when it is newer than we are."""
    row = database.execute("SELECT digikoers.greet()").fetchone()
    said = row[0] if row else None
    if said is None:
        raise NoRights(
            _("You are not on the list of the organisation's library."),
            _("Ask who looks after it to put you on it, with your team or location."),
        )
    if int(said["form"]) > FORM:
        raise newer(_("The organisation's library"))
    return Greeting(
        said["name"],
        said["keeps_names"],
        tuple(
            Place(
                item["duty"],
                UUID(item["team_id"]) if item["team_id"] else None,
                item["team"] or "",
                item["location"] or "",
                item["region"] or "",
            )
            for item in said["duties"]
        ),
    )


def team_of(greeting: Greeting, team: str, location: str) -> UUID:
    """Return the key of the team that a plan is of, among those that she leads; raises PlanError when none is meant."""
    led = greeting.teams
    fitting = [item for item in led if item.team.strip().casefold() == team.strip().casefold()]
    if len(fitting) > 1:
        fitting = [item for item in fitting if item.location.strip().casefold() == location.strip().casefold()]
    found = fitting if len(fitting) == 1 else led if len(led) == 1 else []
    if found and found[0].team_id:
        return found[0].team_id
    if not led:
        raise NoRights(
            _("In the organisation's library you lead no team, so there is nothing to publish."),
            _("Ask who looks after it to put you on the list with your team."),
        )
    raise PlanError(
        _("In the organisation's library you lead several teams, and none is called “{team}”.").format(team=team),
        _("Give the plan the name of one of these: {teams}.").format(teams=", ".join(item.team for item in led)),
    )
