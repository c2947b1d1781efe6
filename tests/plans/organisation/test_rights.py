"""Who may see and do what is decided in the database: duty by table by verb, and the ways around it."""

from __future__ import annotations

import json
import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from plans.errors import NoRights, PlanError
from plans.organisation import administration, lines, members, publishing, remarks, row
from plans.organisation.greeting import greet, team_of
from tests import postgres
from tests.organisation import LIST, Organisation, put, team_plan, with_remark
from tests.postgres import Cluster

TEAMS = (
    ("jansen", "De Linde", "Huize Singelhof"),
    ("visser", "De Wilg", "Huize Singelhof"),
    ("smit", "De Eik", "Maanhof"),
)

SEEN = {
    # Rows of plan, plan_roles, plan_whole, remark; of one plan for each of three teams, with a remark each.
    "jansen": (1, 1, 1, 1),
    "visser": (1, 1, 1, 1),
    "smit": (1, 1, 1, 1),
    "bakker": (2, 2, 0, 2),
    "maan": (1, 1, 0, 1),
    "noord": (2, 0, 0, 0),
    "bestuur": (3, 0, 0, 0),
    "vroeger": (0, 0, 0, 0),
    "vreemd": (0, 0, 0, 0),
}
TABLES = ("plan", "plan_roles", "plan_whole", "remark")
ALL_TABLES = (*TABLES, "organisation", "location", "team", "member", "log")

MAY_CHANGE = {
    # What somebody may write over, of what is in the plans of De Linde.
    "jansen": {"plan", "plan_roles"},
    "bakker": {"remark"},
}


CHANGED = {
    # The columns that a client may ask to change at all.
    "plan": {
        *("version", "checksum", "changed_at", "year", "state", "reviewed", "overall", "goals", "planned", "spent"),
        *("promised", "rostered", "counted", "reached"),
    },
    "plan_roles": {"summary", "document"},
    "remark": {"content"},
}


@pytest.fixture(scope="module")
def filled(cluster: Cluster, ready: str) -> Organisation:
    """A library with a plan for each team, names kept, and a remark of the manager in each."""
    organisation = Organisation(cluster, cluster.create_database(ready))
    with organisation.admin() as database:
        administration.keep_names(database, True)
    for leader, team, location in TEAMS:
        plan = team_plan(team, location)
        put(organisation, leader, plan, whole=True)
        with organisation.connect("bakker" if location == "Huize Singelhof" else "maan") as database:
            assert remarks.send(database, with_remark(lines.document(database, plan.id), "Goed bezig.")) == 1
    return organisation


def rows(database: Any, table: str) -> int:
    found = database.execute(f"SELECT count(*) FROM digikoers.{table}").fetchone()
    return int(found[0])


def columns(database: Any, table: str) -> list[str]:
    query = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
    return [name for (name,) in database.execute(query, (f"digikoers.{table}",))]


def key_of(organisation: Organisation, team: str) -> UUID:
    query = "SELECT plan.id FROM digikoers.plan JOIN digikoers.team ON team.id = team_id WHERE team.name = %s"
    with organisation.admin() as database:
        found = database.execute(query, (team,)).fetchone()
    assert found
    return UUID(str(found[0]))


@pytest.mark.parametrize("who", SEEN)
def test_everybody_sees_what_their_duty_shows(filled: Organisation, who: str) -> None:
    with filled.connect(who) as database:
        assert tuple(rows(database, table) for table in TABLES) == SEEN[who]
        is_member = who not in ("vroeger", "vreemd")
        assert rows(database, "organisation") == int(is_member)
        logins = database.execute("SELECT DISTINCT login FROM digikoers.member").fetchall()
        assert logins == ([(who,)] if is_member else [])


@pytest.mark.parametrize("who", SEEN)
def test_nobody_deletes_and_each_writes_over_their_own_alone(filled: Organisation, who: str) -> None:
    duty = {"visser": "jansen", "smit": "jansen", "maan": "bakker"}.get(who, who)
    with filled.connect(who) as database:
        for table in ALL_TABLES:
            for words in ("DELETE FROM", "TRUNCATE", "DROP TABLE"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    database.execute(f"{words} digikoers.{table}")
            for name in columns(database, table):
                may = name in CHANGED.get(table, set())
                try:
                    with database.transaction(force_rollback=True):
                        changed = database.execute(f"UPDATE digikoers.{table} SET {name} = {name}").rowcount
                except psycopg.errors.InsufficientPrivilege:
                    assert not may, (table, name)
                else:
                    own = SEEN[who][TABLES.index(table)] if table in MAY_CHANGE.get(duty, set()) else 0
                    assert (may, changed) == (True, own), (table, name)


@pytest.mark.parametrize("who", SEEN)
def test_nobody_adds_a_row_that_is_not_theirs_to_add(filled: Organisation, who: str) -> None:
    with filled.admin() as database:
        (team,) = database.execute("SELECT id FROM digikoers.team WHERE name = 'De Eik'").fetchone()
    key, leads, manages = key_of(filled, "De Eik"), who == "smit", who == "maan"
    line = "version, checksum, changed_at, year, state, goals, planned, spent, promised, counted, reached"
    tries = {
        "INSERT INTO digikoers.organisation (only_one) VALUES (false)": False,
        "INSERT INTO digikoers.location (name) VALUES ('Hier')": False,
        "INSERT INTO digikoers.team (name, location_id) SELECT 'Ons', location_id FROM digikoers.team": False,
        f"INSERT INTO digikoers.member (login, duty) VALUES ('{who}', 'board')": False,
        f"INSERT INTO digikoers.log (login, what) VALUES ('{who}', 'niets')": False,
        f"INSERT INTO digikoers.plan (id, team_id, {line}) SELECT gen_random_uuid(), '{team}', 1, repeat('0', 64), "
        "now(), 2027, 'concept', '[]', 0, 0, 0, 0, 0": leads,
        f"INSERT INTO digikoers.plan_roles (plan_id, summary, document) VALUES ('{key}', '{{}}', '{{}}') "
        "ON CONFLICT (plan_id) DO UPDATE SET summary = '{}'": leads,
        f"INSERT INTO digikoers.plan_whole (plan_id, revision, document) VALUES ('{key}', 7, '{{}}')": False,
        f"INSERT INTO digikoers.remark (id, plan_id, content) VALUES (gen_random_uuid(), '{key}', '{{}}')": manages,
    }
    with filled.connect(who) as database:
        for statement, may in tries.items():
            try:
                with database.transaction(force_rollback=True):
                    added = database.execute(statement).rowcount
            except psycopg.errors.InsufficientPrivilege:
                assert not may, statement
            else:
                assert may or added == 0, statement


@pytest.mark.parametrize("who", [who for who in SEEN if who != "visser"])
def test_nobody_else_puts_or_takes_over_a_plan_of_the_wilg(filled: Organisation, who: str) -> None:
    wilg, key = team_plan("De Wilg"), key_of(filled, "De Wilg")
    with filled.admin() as database:
        (team,) = database.execute("SELECT id FROM digikoers.team WHERE name = 'De Wilg'").fetchone()
        before = database.execute("SELECT revision, checksum FROM digikoers.plan WHERE id = %s", (key,)).fetchone()
    made = row.make(wilg, whole=True)
    with filled.connect(who) as database:
        with pytest.raises((psycopg.errors.InsufficientPrivilege, NoRights)):
            publishing.publish(database, made, team, 0)
        taken = database.execute(
            "SELECT digikoers.publish(%s, %s, 1, %s::jsonb, '{}', '{}')", (key, team, made.line)
        ).fetchone()
        assert taken == (None,)
    with filled.admin() as database:
        after = database.execute("SELECT revision, checksum FROM digikoers.plan WHERE id = %s", (key,)).fetchone()
        assert (after, rows(database, "plan")) == (before, 3)


@pytest.mark.parametrize("who", ["jansen", "visser", "smit", "noord", "bestuur", "vroeger", "maan"])
def test_remarks_come_from_the_manager_of_the_location_alone(filled: Organisation, who: str) -> None:
    content = json.dumps([{"version": 1, "remark": {"id": str(uuid4())}}])
    with filled.connect(who) as database, pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.execute("SELECT digikoers.send_remarks(%s, %s::jsonb)", (key_of(filled, "De Linde"), content))


def test_who_and_when_and_which_revision_are_the_servers(filled: Organisation) -> None:
    key = key_of(filled, "De Linde")
    with filled.connect("jansen") as database:
        for words in ("revision = 99", "published_at = 'epoch'", "team_id = team_id", "id = gen_random_uuid()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                database.execute(f"UPDATE digikoers.plan SET {words}")
        with database.transaction(force_rollback=True):
            database.execute("UPDATE digikoers.plan SET planned = 7")
            revision, fresh = database.execute(
                "SELECT revision, published_at = now() FROM digikoers.plan WHERE id = %s", (key,)
            ).fetchone()
            assert (revision, fresh) == (2, True)
    with filled.connect("bakker") as database, pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.execute("UPDATE digikoers.remark SET login = 'jansen'")


def test_what_region_and_board_read_holds_no_text(filled: Organisation) -> None:
    words = {"on_course", "attention", "stuck", "reached", "not_yet"}
    with filled.connect("bestuur") as database:
        found = database.execute("SELECT to_jsonb(plan) FROM digikoers.plan").fetchall()
    for (line,) in found:
        for name, value in line.items():
            if isinstance(value, str) and name not in ("id", "team_id", "checksum", "published_at", "changed_at"):
                assert value in {"concept", "consultation", "adopted", "closed", *words}, name


@pytest.mark.parametrize(
    "goals",
    [
        '[{"status": "mevrouw De Boer"}]',
        '[{"status": "stuck", "title": "Bedsensor"}]',
        '[{"focus": "Mevrouw De Boer, kamer 12"}]',
        '[{"course": ["stuck", "x", null, null]}]',
        '{"a": 1}',
    ],
)
def test_the_line_takes_no_text_even_of_a_leader_who_means_to(filled: Organisation, goals: str) -> None:
    with filled.connect("jansen") as database, pytest.raises(psycopg.errors.CheckViolation):
        database.execute("UPDATE digikoers.plan SET goals = %s::jsonb", (goals,))


def test_ways_around_the_policies_lead_nowhere(filled: Organisation) -> None:
    with filled.connect("jansen") as database:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            database.execute("CREATE TABLE digikoers.mine ()")
        database.execute("CREATE FUNCTION pg_temp.tell(text) RETURNS bool LANGUAGE plpgsql COST 0.0001 AS "
                         "$$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$")  # fmt: skip
        heard: list[str] = []
        database.add_notice_handler(lambda notice: heard.append(notice.message_primary or ""))
        database.execute("SELECT * FROM digikoers.plan WHERE pg_temp.tell(id::text)")
        assert heard == [str(key_of(filled, "De Linde"))]
        with pytest.raises(psycopg.errors.DivisionByZero):
            database.execute(
                "SELECT 1 / (CASE WHEN id = %s THEN 0 ELSE 1 END) FROM digikoers.plan", (key_of(filled, "De Linde"),)
            )
        other = key_of(filled, "De Wilg")
        database.execute("SELECT 1 / (CASE WHEN id = %s THEN 0 ELSE 1 END) FROM digikoers.plan", (other,))
        assert database.execute("SELECT count(*) FROM pg_stats WHERE schemaname = 'digikoers'").fetchone() == (0,)
        database.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            database.execute("SELECT * FROM digikoers.plan")
        database.execute("SET row_security = on")
        database.execute("SET search_path = pg_temp")
        database.execute("CREATE TEMPORARY TABLE member (login text, duty text, team_id uuid, until date)")
        database.execute("INSERT INTO member SELECT 'jansen', 'board', NULL, NULL")
        assert rows(database, "plan") == 1


def test_the_claims_of_a_web_front_are_believed_of_the_web_front_alone(filled: Organisation) -> None:
    with filled.admin() as database:
        database.execute(f"CREATE ROLE digikoers_web LOGIN PASSWORD '{postgres.PASSWORD}' IN ROLE digikoers_member")
    try:
        for who, seen in (("digikoers_web", 2), ("jansen", 1)):
            with filled.connect(who) as database:
                database.execute("SELECT set_config('request.jwt.claims', '{\"sub\": \"Noord\"}', false)")
                assert rows(database, "plan") == seen
                database.execute("SELECT set_config('request.jwt.claims', '', false)")
                assert rows(database, "plan") == (0 if who == "digikoers_web" else 1)
    finally:
        with filled.admin() as database:
            database.execute("DROP ROLE digikoers_web")


def test_who_is_taken_off_the_list_sees_nothing_at_the_next_statement(
    cluster: Cluster, ready: str, tmp_path: Path
) -> None:
    organisation = Organisation(cluster, cluster.create_database(ready))
    put(organisation, "jansen", team_plan())
    with organisation.connect("jansen") as database, organisation.connect("bestuur") as board:
        assert (rows(database, "plan"), rows(board, "plan")) == (1, 1)
        listed = "\n".join(line for line in LIST.splitlines() if not line.startswith(("jansen", "bestuur")))
        organisation.list_members(listed, tmp_path)
        assert (rows(database, "plan"), rows(board, "plan")) == (0, 0)
        assert database.execute("UPDATE digikoers.plan SET planned = 0").rowcount == 0
        with pytest.raises(NoRights):
            greet(database)


def test_the_check_of_the_administrator_finds_nothing_open(filled: Organisation) -> None:
    with filled.admin() as database:
        findings = administration.check(database)
    # The people of these tests have roles of their own, one of them leads nothing, and the socket is there for root.
    assert [item.words for item in findings if not item.good] == [
        "Mensen met een eigen rol, die elk lid kan zien in pg_roles: 10."
    ]


def test_an_owner_who_is_no_superuser_administers_it_all(cluster: Cluster, tmp_path: Path) -> None:
    organisation = Organisation(cluster, cluster.create_database())
    with organisation.admin() as database:
        database.execute(f"CREATE ROLE eigenaar LOGIN CREATEROLE PASSWORD '{postgres.PASSWORD}'")
        database.execute(f"ALTER DATABASE {organisation.database} OWNER TO eigenaar")
    with organisation.connect("eigenaar") as database:
        administration.install(database, "Zorg")
        with pytest.raises(PlanError, match="al een bibliotheek"):
            administration.install(database)
        (tmp_path / "leden.csv").write_text(LIST, encoding="utf-8")
        assert members.replace_list(database, members.read(tmp_path / "leden.csv")).came == 10
        administration.upgrade(database)
    put(organisation, "jansen", team_plan())
    with organisation.connect("eigenaar") as database:
        assert rows(database, "plan") == 1
        assert [item.words for item in administration.check(database) if "TLS" in item.words] == [
            "Of pg_hba.conf iemand zonder TLS binnenlaat, mag deze rol niet zien: kijk het daar na."
        ]


# Version 16 and later: one role for everybody, and the server says who somebody is


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    """A library in which nobody has a role of her own."""
    with postgres.cluster(postgres.newer, postgres.MISSING_NEWER, tls=False) as cluster:
        from tests.organisation import template

        folder = tmp_path_factory.mktemp("shared")
        organisation = Organisation(cluster, template(cluster, folder))
        me = pwd.getpwuid(os.geteuid()).pw_name
        with organisation.admin() as database:
            database.execute("CREATE ROLE digikoers_app LOGIN IN ROLE digikoers_member")
        organisation.me = me
        yield organisation


@contextmanager
def being(organisation: Organisation, duty: str, folder: Path) -> Iterator[Any]:
    """A connection of whoever runs these tests, as this member of the list."""
    organisation.list_members(LIST.replace(f"\n{duty};", f"\n{organisation.me};"), folder)
    with organisation.connect("digikoers_app") as database:
        yield database


def test_one_role_for_everybody_shows_no_names(shared: Organisation, tmp_path: Path) -> None:
    with being(shared, "jansen", tmp_path) as database:
        plan = team_plan()
        team = team_of(greet(database), plan.team.name, plan.team.location)
        assert publishing.publish(database, row.make(plan), team, 0) == publishing.Published(1)
        assert (rows(database, "plan"), rows(database, "plan_roles")) == (1, 1)
        names = {name for (name,) in database.execute("SELECT rolname FROM pg_roles") if not name.startswith("pg_")}
        assert names == {"digikoers_app", "digikoers_member", postgres.SUPERUSER}
        who, role = database.execute("SELECT digikoers.login(), session_user").fetchone()
        assert (who, role) == (shared.me, "digikoers_app")
    others = {"visser": (0, 0), "bakker": (1, 1), "noord": (1, 0), "bestuur": (1, 0), "vroeger": (0, 0)}
    for duty, seen in others.items():
        with being(shared, duty, tmp_path) as database:
            assert (rows(database, "plan"), rows(database, "plan_roles")) == seen, duty
    with shared.admin() as database:
        assert all(item.good for item in administration.check(database))
