"""What the administrator does: making the library, bringing it up to date, looking it over, and taking everything out.

No laptop does any of this. Whoever does owns the schema; nobody else gets the right to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plans.errors import PlanError
from plans.organisation.greeting import FORM
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

SCRIPTS = Path(__file__).parent / "versions"
OLDEST = 150000
"""The oldest server that will do: views that ask as who looks came with 15."""
MEMBERS, WEB = "digikoers_member", "digikoers_web"
"""The role that may use the library, and the one of a web front."""

_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name} NOLOGIN; END IF;
END $$
"""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: in what words, and whether it is as it should be."""

    words: str
    good: bool


def install(database: Connection[Any], name: str = "") -> None:
    """Make the library in a database; raises PlanError when there is one, or when the server is too old."""
    if database.info.server_version < OLDEST:
        raise PlanError(_("This server is too old: PostgreSQL 15 or newer is needed."), _("Nothing was changed."))
    if _is_there(database):
        raise PlanError(
            _("There is a library for Digikoers in this database already."), _("Bring it up to date with “upgrade”.")
        )
    _migrate(database, _ROLE.format(name=MEMBERS), "CREATE SCHEMA digikoers")
    database.execute("UPDATE digikoers.organisation SET name = %s", (name,))


def upgrade(database: Connection[Any]) -> None:
    """Bring the library up to date, whole or not at all; raises PlanError when there is none."""
    if not _is_there(database):
        raise PlanError(_("There is no library for Digikoers in this database."), _("Make one with “install”."))
    _migrate(database)


def keep_names(database: Connection[Any], keep: bool) -> None:
    """Switch keeping whole plans, names included, on or off; off takes those that are there away."""
    with database.transaction():
        database.execute("UPDATE digikoers.organisation SET keeps_names = %s", (keep,))
        if not keep:
            database.execute("DELETE FROM digikoers.plan_whole")


def check(database: Connection[Any]) -> list[Finding]:
    """Look whether the library is as it should be: its form, its locks, its members, and whom the server lets in."""

    def count(query: str) -> int:
        row = database.execute(query).fetchone()
        return int(row[0]) if row else 0

    form = count("SELECT max(version_num)::integer FROM digikoers.alembic_version")
    unlocked = count(
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'digikoers'::regnamespace AND relkind = 'r' "
        "AND NOT relrowsecurity AND relname <> 'alembic_version'"
    )
    public = count(
        "SELECT count(*) FROM information_schema.role_table_grants WHERE table_schema = 'digikoers' "
        "AND (grantee = 'PUBLIC' OR grantee = 'digikoers_member' AND privilege_type IN ('DELETE', 'TRUNCATE'))"
    )
    open_functions = count(
        "SELECT count(*) FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS given "
        "WHERE pronamespace = 'digikoers'::regnamespace AND given.grantee = 0"
    )
    may_look = count("SELECT has_function_privilege('pg_hba_file_rules()', 'execute')::integer")
    plain = "SELECT count(*) FROM pg_hba_file_rules WHERE type IN ('host', 'hostnossl', 'hostgssenc')"
    let_in = count(plain) if may_look else 0
    teams = count("SELECT count(*) FROM digikoers.team")
    members = count(
        "SELECT count(DISTINCT login) FROM digikoers.member WHERE coalesce(until, 'infinity') >= current_date"
    )
    leaderless = count(
        "SELECT count(*) FROM digikoers.team WHERE NOT EXISTS (SELECT FROM digikoers.member WHERE team_id = team.id)"
    )
    persons = count("SELECT count(*) FROM digikoers.member JOIN pg_roles ON rolname = login WHERE rolcanlogin")
    return [
        Finding(_("Form {form}; this Digikoers knows {known}.").format(form=form, known=FORM), form == FORM),
        Finding(_("Tables without row-level security: {count}.").format(count=unlocked), not unlocked),
        Finding(
            _("Rights that nobody should have: {count}.").format(count=public + open_functions),
            not (public + open_functions),
        ),
        Finding(
            _("Lines in pg_hba.conf that let somebody in without TLS: {count}.").format(count=let_in)
            if may_look
            else _("Whether pg_hba.conf lets somebody in without TLS may not be seen with this role: look there."),
            not let_in,
        ),
        Finding(_("{members} members, {teams} teams.").format(members=members, teams=teams), bool(members)),
        Finding(_("Teams without a leader on the list: {count}.").format(count=leaderless), not leaderless),
        Finding(
            _("People with a role of their own, whom every member can see in pg_roles: {count}.").format(count=persons),
            not persons,
        ),
    ]


def _is_there(database: Connection[Any]) -> bool:
    row = database.execute("SELECT to_regclass('digikoers.alembic_version')").fetchone()
    return bool(row and row[0])


def _migrate(database: Connection[Any], *first: str) -> None:
    """Run the migrations that are missing, after some statements, in one transaction: all of it or nothing."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    script = ScriptDirectory(SCRIPTS.parent, version_locations=[SCRIPTS])
    steps = EnvironmentContext(Config(), script, fn=lambda now, _context: script._upgrade_revs("head", now))
    engine = create_engine("postgresql+psycopg://", creator=lambda: database, poolclass=StaticPool)
    database.autocommit = False
    try:
        with engine.begin() as connection, steps:
            for statement in first:
                database.execute(statement)
            steps.configure(connection=connection, version_table_schema="digikoers", transactional_ddl=True)
            steps.run_migrations()
    except DBAPIError as error:
        raise error.orig or error from None
    finally:
        if not database.broken:
            database.autocommit = True
