"""The list of members: who leads which team, manages which location, and sees which region, from a file of the office.

    login;duty;team;location;region;until
    j.jansen@zorg.nl;teamleider;De Linde;Zonnehof;Noord;
    a.bakker@zorg.nl;locatiemanager;;Zonnehof;Noord;31-12-2027
    regio.noord@zorg.nl;regio;;;Noord;
    directie@zorg.nl;bestuur;;;;

The file is the whole list: who is not on it any more loses access at the next statement. Teams stay, with their plans.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plans.dates import parse_date
from plans.errors import PlanError, Refused, unreadable
from plans.organisation.greeting import Duty
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

DUTIES: dict[str, Duty] = {
    "leader": "leader",
    "teamleider": "leader",
    "manager": "manager",
    "locatiemanager": "manager",
    "region": "region",
    "regio": "region",
    "board": "board",
    "bestuur": "board",
}
COLUMNS = ("login", "duty", "team", "location", "region", "until")
DUTCH = {"taak": "duty", "rol": "duty", "locatie": "location", "regio": "region", "tot": "until", "inlog": "login"}
NEEDED: dict[Duty, tuple[str, ...]] = {
    "leader": ("team", "location"),
    "manager": ("location",),
    "region": ("region",),
    "board": (),
}
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Member:
    """One line of the list."""

    login: str
    duty: Duty
    team: str = ""
    location: str = ""
    region: str = ""
    until: dt.date | None = None


@dataclass(frozen=True)
class Changed:
    """How many lines were on the list before, came, and went."""

    there: int
    came: int
    went: int


def read(path: Path) -> list[Member]:
    """Read the list; raises PlanError that says in which line something is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PlanError(_("“{file}” is too large to be a list of members.").format(file=path.name))
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise unreadable(error, path) from error
    except UnicodeDecodeError:
        raise _wrong(1, _("it is not saved as UTF-8")) from None
    head = words.split("\n", 1)[0]
    separator = ";" if head.count(";") >= head.count(",") else ","
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=separator)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        columns = [DUTCH.get(name, name) for name in names]
        if not {"login", "duty"} <= set(columns) or set(columns) - set(COLUMNS):
            raise _wrong(1, _("these columns are expected: {columns}").format(columns=";".join(COLUMNS)))
        found = [
            _member(dict(zip(columns, (cell.strip() for cell in row), strict=False)), rows.line_num)
            for row in rows
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise _wrong(rows.line_num, str(error)) from None
    if not found:
        raise _wrong(1, _("it is empty: then nobody would be a member any more"))
    return list(dict.fromkeys(found))


def replace_list(database: Connection[Any], members: list[Member]) -> Changed:
    """Put a list in the place of the one there was, whole or not at all."""
    with database.transaction(), database.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE listed (login text, duty text, team text, location text, region text, until date) "
            "ON COMMIT DROP"
        )
        with cursor.copy("COPY listed FROM STDIN") as copy:
            for item in members:
                copy.write_row((item.login, item.duty, item.team, item.location, item.region, item.until))
        there = _count(cursor, "SELECT count(*) FROM digikoers.member")
        cursor.execute(_PLACES)
        cursor.execute(_TEAMS)
        cursor.execute(_GONE)
        went = cursor.rowcount
        cursor.execute(_COME)
        came = cursor.rowcount
        what = f"members +{came} -{went}"
        cursor.execute("INSERT INTO digikoers.log (login, what) VALUES (digikoers.login(), %s)", (what,))
    return Changed(there, came, went)


_WANTED = """
WITH wanted AS (
    SELECT listed.login, listed.duty, team.id AS team_id,
        CASE WHEN duty = 'manager' THEN location.id END AS location_id,
        CASE WHEN duty = 'region' THEN listed.region END AS region, max(until) AS until
    FROM listed
    LEFT JOIN digikoers.location ON location.name = listed.location
    LEFT JOIN digikoers.team ON duty = 'leader' AND team.location_id = location.id AND team.name = listed.team
    GROUP BY 1, 2, 3, 4, 5)
"""
_SAME = """
    (member.login, member.duty) = (wanted.login, wanted.duty) AND member.until IS NOT DISTINCT FROM wanted.until
    AND member.team_id IS NOT DISTINCT FROM wanted.team_id
    AND member.location_id IS NOT DISTINCT FROM wanted.location_id
    AND member.region IS NOT DISTINCT FROM wanted.region
"""
_PLACES = """
INSERT INTO digikoers.location (name, region)
SELECT location, max(region) FROM listed WHERE location <> '' AND duty IN ('leader', 'manager') GROUP BY location
ON CONFLICT (name) DO UPDATE SET region = excluded.region
WHERE excluded.region <> '' AND location.region <> excluded.region
"""
_TEAMS = """
INSERT INTO digikoers.team (name, location_id)
SELECT DISTINCT listed.team, location.id FROM listed JOIN digikoers.location ON location.name = listed.location
WHERE duty = 'leader' ON CONFLICT (location_id, name) DO NOTHING
"""
_GONE = f"{_WANTED} DELETE FROM digikoers.member WHERE NOT EXISTS (SELECT FROM wanted WHERE {_SAME})"
_COME = f"""
{_WANTED} INSERT INTO digikoers.member (login, duty, team_id, location_id, region, until)
SELECT login, duty, team_id, location_id, region, until FROM wanted
WHERE NOT EXISTS (SELECT FROM digikoers.member WHERE {_SAME})
"""


def _member(row: dict[str, str], line: int) -> Member:
    duty = DUTIES.get(row.get("duty", "").lower())
    login = row.get("login", "").lower()
    if not login or len(login) > 200:
        raise _wrong(line, _("there is no login"))
    if duty is None:
        raise _wrong(line, _("the duty is none of these: {duties}").format(duties=", ".join(DUTIES)))
    for name in NEEDED[duty]:
        if not row.get(name):
            raise _wrong(line, _("“{column}” is empty").format(column=name))
    try:
        until = parse_date(row["until"], dt.date.today().year) if row.get("until") else None
    except Refused as error:
        raise _wrong(line, error.sentence) from None
    return Member(login, duty, row.get("team", ""), row.get("location", ""), row.get("region", ""), until)


def _wrong(line: int, why: str) -> PlanError:
    return PlanError(
        _("The list of members cannot be read, in line {line}: {why}.").format(line=line, why=why),
        _("Nothing was changed."),
    )


def _count(cursor: Any, query: str) -> int:
    cursor.execute(query)
    return int(cursor.fetchone()[0])
