"""An organisation for the tests: two locations with three teams, and somebody with each duty."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import keyring
from keyring.backend import KeyringBackend

from plans.edits import addition, apply
from plans.exchange import plan_file
from plans.organisation import administration, connection, members, publishing, row
from plans.organisation.greeting import greet, team_of
from plans.organisation.server import Server, parse
from plans.plan import Plan
from plans.subjects.reviews import Remark
from tests.postgres import PASSWORD, SUPERUSER, Cluster

ADMIN = SUPERUSER
LIST = """login;duty;team;location;region;until
jansen;teamleider;De Linde;Huize Singelhof;Noord;
jansen2;teamleider;De Linde;Huize Singelhof;Noord;
visser;teamleider;De Wilg;Huize Singelhof;Noord;
smit;teamleider;De Eik;Maanhof;Zuid;
smit2;teamleider;De Eik;Maanhof;Zuid;
bakker;locatiemanager;;Huize Singelhof;Noord;
maan;locatiemanager;;Maanhof;Zuid;
noord;regio;;;Noord;
bestuur;bestuur;;;;
vroeger;teamleider;De Linde;Huize Singelhof;Noord;01-01-2020
"""
PEOPLE = ("jansen", "jansen2", "visser", "smit", "smit2", "bakker", "maan", "noord", "bestuur", "vroeger", "vreemd")


class Memory(KeyringBackend):
    """What the system keeps, in the tests: every password is the same one."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return PASSWORD

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nobody was asked for a password")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError


class Organisation:
    """The library of an organisation in a database of its own."""

    def __init__(self, cluster: Cluster, database: str) -> None:
        self.cluster, self.database = cluster, database
        self.me = ""

    def server(self, who: str, port: int | None = None) -> Server:
        return parse(self.address(who, port))

    def address(self, who: str, port: int | None = None) -> str:
        return self.cluster.address(self.database, who, port)

    def connect(self, who: str) -> AbstractContextManager[Any]:
        return connection.connect(self.server(who))

    def admin(self) -> Any:
        return self.cluster.admin(self.database)

    def list_members(self, words: str, folder: Path) -> None:
        path = folder / "leden.csv"
        path.write_text(words, encoding="utf-8")
        with self.admin() as database:
            members.replace_list(database, members.read(path))


def template(cluster: Cluster, folder: Path) -> str:
    """A database with the library of the organisation in it, to be copied for each test."""
    keyring.set_keyring(Memory())
    name = cluster.create_database()
    made = Organisation(cluster, name)
    with made.admin() as database:
        administration.install(database, "Zorg Noord en Zuid")
        for person in PEOPLE if cluster.tls else ():
            database.execute(f"CREATE ROLE {person} LOGIN PASSWORD '{PASSWORD}' IN ROLE digikoers_member")
    made.list_members(LIST, folder)
    return name


def team_plan(team: str = "De Linde", location: str = "Huize Singelhof") -> Plan:
    """The sample plan, as that of a team of this organisation."""
    plan = plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0])
    plan.team.name, plan.team.location = team, location
    return plan


def put(organisation: Organisation, leader: str, plan: Plan, *, whole: bool = False) -> int:
    """Publish a plan for the first time; gives its revision."""
    with organisation.connect(leader) as database:
        team = team_of(greet(database), plan.team.name, plan.team.location)
        made = publishing.publish(database, row.make(plan, whole=whole), team, 0)
    assert isinstance(made, publishing.Published)
    return made.revision


def with_remark(plan: Plan, what: str) -> Plan:
    """The plan, in which the manager wrote a remark."""
    apply(plan, addition(plan, Remark, quarter=1, kind="note", what=what, author="de manager"))
    return plan
