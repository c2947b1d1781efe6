"""Other ways to the organisation's library than a connection with a password: certificate, pooler, and a web front."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.errors
import psycopg
import pytest
from keyring.backend import KeyringBackend

from plans.errors import NoRights, PlanError
from plans.organisation import connection, lines, local, publishing, remarks, row, server
from plans.organisation.greeting import greet, team_of
from plans.portfolio import Summary
from tests import postgres
from tests.organisation import Organisation, put, team_plan, with_remark
from tests.pgbouncer import pooler
from tests.postgres import Authority


def overview(organisation: Organisation, who: str, folder: Path, port: int | None = None) -> list[Summary]:
    """What somebody sees, as her laptop asks for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "own_folder", lambda: folder / who)
        place = organisation.server(who, port)
        with local.opened(place) as kept, connection.connect(place) as database:
            return lines.refresh(database, kept)


# A password, and how long anything may take


class Vault(KeyringBackend):
    """What the system keeps: in memory, and full when it is told to be."""

    priority = 1

    def __init__(self, *, full: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.full = full

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.full:
            raise keyring.errors.PasswordSetError
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def vault() -> Iterator[Vault]:
    before, made = keyring.get_keyring(), Vault()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_password_is_kept_by_the_system_alone(organisation: Organisation, vault: Vault, tmp_path: Path) -> None:
    place = organisation.server("jansen")
    with pytest.raises(connection.PasswordNeeded), connection.connect(place):
        pass
    connection.keep_password(place, postgres.PASSWORD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "own_folder", lambda: tmp_path)
        with local.opened(place) as kept, connection.connect(place) as database:
            lines.refresh(database, kept)
    assert list(vault.kept.values()) == [postgres.PASSWORD]
    written = [path for path in (*tmp_path.rglob("*"), *Path.home().rglob("*")) if path.is_file()]
    assert written
    assert not [path for path in written if postgres.PASSWORD.encode() in path.read_bytes()]
    vault.full = True
    with pytest.raises(PlanError, match="geen veilige plek"):
        connection.keep_password(place, "iets anders")


def test_what_takes_too_long_is_given_up_and_can_be_done_later(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(connection, "STATEMENT_SECONDS", 1)
    with pytest.raises(connection.Unreachable), organisation.connect("jansen") as database:
        database.execute("SELECT pg_sleep(600)")
    with organisation.admin() as owner, owner.transaction():
        # Somebody holds the row, as long as she likes.
        (team,) = owner.execute("SELECT team_id FROM digikoers.plan FOR UPDATE").fetchone()
        with pytest.raises(connection.Unreachable), organisation.connect("jansen") as database:
            publishing.publish(database, row.make(plan), team, 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(connection.Unreachable), connection.connect(organisation.server("jansen", port)):
            pass


# A certificate


@pytest.fixture
def by_certificate(organisation: Organisation) -> Iterator[Organisation]:
    """The people of De Linde come in with a certificate alone; it names them in another way than their role."""
    cluster = organisation.cluster
    cluster.let_in(
        "hostssl all jansen,visser 127.0.0.1/32 cert map=staff",
        people=("staff /^([a-z]+)@zorg[.]nl$ \\1",),
    )
    _reload(organisation)
    yield organisation
    cluster.let_in()
    _reload(organisation)


def _reload(organisation: Organisation) -> None:
    with organisation.admin() as database:
        database.execute("SELECT pg_reload_conf()")
    with organisation.admin() as database:
        assert database.execute("SELECT count(*) FROM pg_hba_file_rules WHERE error IS NOT NULL").fetchone() == (0,)


def with_certificate(organisation: Organisation, role: str, authority: Authority, name: str, days: int = 365) -> Any:
    authority.sign(name, f"{name}@zorg.nl", days)
    files = {"sslcert": authority.folder / f"{name}.crt", "sslkey": authority.folder / f"{name}.key"}
    more = "".join(f"&{option}={path}" for option, path in files.items())
    return connection.connect(server.parse(organisation.address(role) + more))


def test_a_certificate_says_who_somebody_is(by_certificate: Organisation) -> None:
    plan = team_plan()
    with with_certificate(by_certificate, "jansen", by_certificate.cluster.authority, "jansen") as database:
        assert database.execute("SELECT digikoers.login()").fetchone() == ("jansen",)
        team = team_of(greet(database), plan.team.name, plan.team.location)
        assert publishing.publish(database, row.make(plan), team, 0) == publishing.Published(1)
    with with_certificate(by_certificate, "visser", by_certificate.cluster.authority, "visser") as database:
        assert lines_of(database) == 0


def lines_of(database: Any) -> int:
    return int(database.execute("SELECT count(*) FROM digikoers.plan").fetchone()[0])


def test_without_a_certificate_of_ones_own_nobody_comes_in(by_certificate: Organisation, tmp_path: Path) -> None:
    authority = by_certificate.cluster.authority
    ways: list[Callable[[], Any]] = [
        lambda: by_certificate.connect("jansen"),
        lambda: with_certificate(by_certificate, "jansen", authority, "visser"),
        lambda: with_certificate(by_certificate, "jansen", authority, "jansen", days=-1),
        lambda: with_certificate(by_certificate, "jansen", Authority(tmp_path, "ander"), "jansen"),
    ]
    for way in ways:
        with pytest.raises(NoRights, match="laat je niet binnen"), way():
            pass


# A pooler


def test_through_a_pooler_everybody_is_still_who_she_is(organisation: Organisation, tmp_path: Path) -> None:
    plan, other = team_plan(), team_plan("De Wilg")
    with pooler(organisation.cluster) as port:
        for leader, made in (("jansen", plan), ("visser", other)):
            with connection.connect(organisation.server(leader, port)) as database:
                team = team_of(greet(database), made.team.name, made.team.location)
                assert publishing.publish(database, row.make(made), team, 0) == publishing.Published(1)
        assert {item.team for item in overview(organisation, "bakker", tmp_path, port)} == {"De Linde", "De Wilg"}
        assert [item.team for item in overview(organisation, "jansen", tmp_path, port)] == ["De Linde"]
        assert len(overview(organisation, "bestuur", tmp_path, port)) == 2
        assert len(overview(organisation, "bestuur", tmp_path, port)) == 2
        with connection.connect(organisation.server("bakker", port)) as database:
            read = lines.document(database, plan.id)
            assert remarks.send(database, with_remark(read, "Goed bezig.")) == 1
        with connection.connect(organisation.server("jansen", port)) as database:
            assert [item.what for sent in remarks.waiting(database, plan).waiting for item in sent.remarks] == [
                "Goed bezig."
            ]
            with pytest.raises(PlanError):
                lines.document(database, other.id)


def test_two_laptops_that_share_one_connection_do_not_get_in_each_others_way(organisation: Organisation) -> None:
    """Both go over the same connection to the server, in turns: what one leaves behind would meet the other."""
    plan = team_plan()
    with (
        pooler(organisation.cluster) as port,
        connection.connect(organisation.server("jansen", port)) as one,
        connection.connect(organisation.server("jansen", port)) as two,
    ):
        served = [database.execute("SELECT pg_backend_pid()").fetchone() for database in (one, two)]
        assert served[0] == served[1]
        team = team_of(greet(one), plan.team.name, plan.team.location)
        for revision in range(10):
            # The one that is behind by one hears it, and nothing is lost.
            first, second = (one, two) if revision % 2 else (two, one)
            plan.goals[0].title = f"Doel {revision}"
            assert publishing.publish(first, row.make(plan), team, revision) == publishing.Published(revision + 1)
            plan.goals[0].title = "Te laat"
            late = publishing.publish(second, row.make(plan), team, revision)
            assert isinstance(late, publishing.Elsewhere)
        assert lines.document(one, plan.id).goals[0].title == "Doel 9"


def test_a_pooler_that_stops_digikoers_is_said_with_what_it_needs(organisation: Organisation) -> None:
    with (
        pooler(organisation.cluster, more="") as port,
        pytest.raises(PlanError, match="ignore_startup_parameters = options"),
        connection.connect(organisation.server("jansen", port)),
    ):
        pass


def test_one_role_for_everybody_behind_a_pooler_is_nobody(organisation: Organisation) -> None:
    """Who is behind it the server cannot know then: nothing is shown and nothing is taken."""
    put(organisation, "jansen", team_plan())
    with organisation.admin() as database:
        database.execute(f"CREATE ROLE digikoers_app LOGIN PASSWORD '{postgres.PASSWORD}' IN ROLE digikoers_member")
    try:
        with (
            pooler(organisation.cluster) as port,
            connection.connect(organisation.server("digikoers_app", port)) as database,
        ):
            assert lines_of(database) == 0
            with pytest.raises(NoRights, match="niet op de lijst"):
                greet(database)
    finally:
        with organisation.admin() as database:
            database.execute("DROP ROLE digikoers_app")


# A web front, as PostgREST asks: one connection for all, and each request a transaction of its own


class Front:
    """Asks what PostgREST asks for a request with a signed token, statement for statement."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def _begin(self, claims: dict[str, Any], path: str, method: str) -> None:
        self._database.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ " + ("ONLY" if method == "GET" else "WRITE"))
        self._database.execute(
            "SELECT set_config('search_path', '\"digikoers\", \"public\"', true), set_config('role', %s, true), "
            "set_config('request.jwt.claims', %s, true), set_config('request.method', %s, true), "
            "set_config('request.path', %s, true), set_config('request.headers', '{}', true), "
            "set_config('request.cookies', '{}', true)",
            (claims["role"], json.dumps(claims), method, path),
        )

    def _asked(self, claims: dict[str, Any], path: str, method: str, query: str, given: tuple[object, ...]) -> Any:
        try:
            self._begin(claims, path, method)
            (found,) = self._database.execute(query, given).fetchone()
        except psycopg.Error:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
        return found

    def get(self, sub: str | None, table: str) -> list[dict[str, Any]]:
        query = (
            f'WITH pgrst_source AS (SELECT "digikoers"."{table}".* FROM "digikoers"."{table}") '
            "SELECT coalesce(json_agg(_postgrest_t), '[]') FROM (SELECT * FROM pgrst_source) _postgrest_t"
        )
        found: list[dict[str, Any]] = self._asked(_claims(sub), f"/{table}", "GET", query, ())
        return found

    def call(self, sub: str | None, function: str, role: str = "digikoers_member", **given: Any) -> Any:
        kinds = {"plan": "uuid", "team": "uuid", "mine": "integer"}
        columns = ", ".join(f'"{name}" {kinds.get(name, "jsonb")}' for name in given)
        names = ", ".join(f'"{name}" := pgrst_payload."{name}"' for name in given)
        body = f"FROM json_to_record(%s::json) AS pgrst_payload({columns})" if given else ""
        query = (
            f'WITH pgrst_source AS (SELECT "digikoers"."{function}"({names}) AS pgrst_scalar {body}) '
            "SELECT (json_agg(_postgrest_t.pgrst_scalar) -> 0) FROM (SELECT * FROM pgrst_source) _postgrest_t"
        )
        sent = (json.dumps(given, default=str),) if given else ()
        return self._asked(_claims(sub, role), f"/rpc/{function}", "POST", query, sent)


def _claims(sub: str | None, role: str = "digikoers_member") -> dict[str, Any]:
    return {"role": role, "exp": 4_000_000_000} | ({} if sub is None else {"sub": sub})


def documents(made: row.Row) -> dict[str, Any]:
    """What is published of a plan, as a web front is given it: JSON within JSON."""
    return {name: json.loads(getattr(made, name)) for name in ("line", "summary", "roles")}


@pytest.fixture
def front(organisation: Organisation) -> Iterator[Front]:
    with organisation.admin() as database:
        database.execute(
            f"CREATE ROLE digikoers_web LOGIN NOINHERIT PASSWORD '{postgres.PASSWORD}' IN ROLE digikoers_member"
        )
    try:
        with organisation.connect("digikoers_web") as database:
            yield Front(database)
    finally:
        with organisation.admin() as database:
            database.execute("DROP ROLE digikoers_web")


def test_everything_a_laptop_asks_goes_through_a_web_front_as_well(organisation: Organisation, front: Front) -> None:
    plan = team_plan()
    made = row.make(plan)
    (duty,) = front.call("jansen", "greet")["duties"]
    assert (duty["duty"], duty["team"]) == ("leader", "De Linde")
    given = {"plan": plan.id, "team": duty["team_id"], **documents(made)}
    assert front.call("jansen", "publish", mine=0, **given) == 1
    assert front.call("jansen", "publish", mine=1, **given) == 2
    # Another was first: nothing is changed.
    assert front.call("jansen", "publish", mine=1, **given) is None
    # One connection, and request after request of somebody else.
    seen = {"jansen": 1, "visser": 0, "bakker": 1, "maan": 0, "noord": 1, "bestuur": 1, "vroeger": 0, "vreemd": 0}
    for who, count in (*seen.items(), *reversed(seen.items())):
        assert len(front.get(who.upper(), "overview")) == count, who
        assert len(front.get(who, "plan_roles")) == (count if who in ("jansen", "bakker") else 0), who
    content = [{"version": 1, "remark": {"id": str(plan.id)}}]
    assert front.call("bakker", "send_remarks", plan=plan.id, given=content) == 1
    assert [item["login"] for item in front.get("jansen", "remark")] == ["bakker"]
    with organisation.admin() as database:
        noted = database.execute("SELECT login, what FROM digikoers.log WHERE plan_id = %s ORDER BY at", (plan.id,))
        assert [(who, what.split()[0]) for who, what in noted.fetchall()] == [
            ("jansen", "publish"),
            ("jansen", "publish"),
            ("bakker", "remark"),
        ]


def test_a_web_front_refuses_what_the_policies_refuse_and_keeps_nothing_of_a_request(
    organisation: Organisation, front: Front
) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    with organisation.admin() as database:
        (team,) = database.execute("SELECT team_id FROM digikoers.plan").fetchone()
    given = {"team": team, **documents(row.make(plan))}
    assert front.call("visser", "publish", plan=plan.id, mine=1, **given) is None
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        front.call("visser", "publish", plan=team_plan().id, mine=0, **given)
    # After a request that failed, and without a token or without a name in it, nobody is anybody.
    assert front.get(None, "overview") == []
    assert front.get(None, "member") == []
    assert front.call(None, "greet") is None
    assert front.get("", "overview") == []
    # A token that asks for another role than its own gets nothing.
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        front.call("jansen", "greet", role=postgres.SUPERUSER)
    with organisation.connect("digikoers_web") as bare, pytest.raises(psycopg.errors.InsufficientPrivilege):
        # Outside a request it may do nothing at all: it inherits nothing.
        bare.execute("SELECT * FROM digikoers.plan")
    assert [item["revision"] for item in front.get("jansen", "plan")] == [1]
