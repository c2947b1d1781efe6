"""What comes from strangers: servers that are not who they should be, rows that do not fit, lists with slips."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plans import portfolio
from plans.command import run
from plans.errors import Damaged, PlanError
from plans.exchange import overview_sheet, plan_file
from plans.organisation import connection, lines, local, members, remarks, row, server
from plans.organisation.connection import PasswordNeeded, Unreachable
from plans.organisation.greeting import greet, team_of
from plans.plan import Plan
from plans.portfolio import Collection, Summary
from plans.printing import location_sheet
from tests import postgres
from tests.organisation import LIST, Organisation, put, team_plan, with_remark
from tests.postgres import Authority, Cluster, free_port

# Who the server is


def connect(address: str, password: str | None = None) -> None:
    with connection.connect(server.parse(address), password):
        pass


def test_only_a_server_with_the_right_certificate_is_spoken_to(organisation: Organisation, tmp_path: Path) -> None:
    address = organisation.address("jansen")
    connect(address)
    with pytest.raises(PlanError, match="niet zeker"):
        connect(address.replace("localhost", "127.0.0.1"))
    Authority(tmp_path, "ander")
    root = address.split("sslrootcert=")[1]
    with pytest.raises(PlanError, match="niet zeker"):
        connect(address.replace(root, str(tmp_path / "ander.crt")))
    with pytest.raises(PlanError, match="niet zeker"):
        connect(address.replace(root, str(tmp_path / "nothing.crt")))
    with pytest.raises(PasswordNeeded):
        connect(address, "verkeerd")
    with pytest.raises(Unreachable):
        connect(address.replace(f":{organisation.cluster.port}/", f":{free_port()}/"))


def test_a_library_that_is_away_is_said_in_one_line_on_the_command_line(capfd: pytest.CaptureFixture[str]) -> None:
    code = run(["organisation", "check", "--server", f"postgresql://localhost:{free_port()}/digikoers"])
    said = (
        "De bibliotheek van de organisatie is nu niet bereikbaar (localhost). "
        "Probeer het later nog eens, of vraag het de ICT-afdeling.\n"
    )
    assert (code, capfd.readouterr().err) == (2, said)


@pytest.mark.parametrize("trouble", ["over", "plain"])
def test_a_certificate_that_is_over_and_a_server_without_one_are_refused(trouble: str, tmp_path: Path) -> None:
    with postgres.cluster(postgres.debian, postgres.MISSING) as cluster:
        address = cluster.address("postgres", postgres.SUPERUSER)
        connect(address, postgres.PASSWORD)
        if trouble == "over":
            cluster.authority.sign("server", "localhost", days=-1)
        else:
            with (cluster.data / "postgresql.conf").open("a") as file:
                file.write("ssl = off\n")
            cluster.let_in("host all all 127.0.0.1/32 scram-sha-256")
        cluster.stop("fast")
        cluster.own("server.crt", "server.key")
        cluster.start()
        with pytest.raises(PlanError, match="niet zeker"):
            connect(address, postgres.PASSWORD)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://jansen:geheim@zorg.nl/digikoers",
        "postgresql://zorg.nl/digikoers?password=geheim",
        "postgresql://zorg.nl/digikoers?sslmode=require",
        "postgresql://zorg.nl/digikoers?sslmode=disable",
        "postgresql://zorg.nl/digikoers?options=-csearch_path=x",
        "postgresql://zorg.nl:tien/digikoers",
        "postgresql://zorg.nl",
        "https://zorg.nl/digikoers",
        "host=zorg.nl dbname=digikoers",
        "",
    ],
)
def test_an_address_holds_no_secret_and_no_weaker_way_in(address: str) -> None:
    with pytest.raises(PlanError):
        server.parse(address)


def test_an_address_is_read_whole() -> None:
    found = server.parse(
        "postgresql://digikoers_app@plannen.zorg.nl:5433/plannen?sslrootcert=C:/ca.pem&sslcert=a&sslkey=b"
    )
    assert (found.host, found.port, found.database, found.user) == ("plannen.zorg.nl", 5433, "plannen", "digikoers_app")
    assert (found.root, found.certificate, found.key) == ("C:/ca.pem", "a", "b")
    assert found.address == "postgresql://digikoers_app@plannen.zorg.nl:5433/plannen"


def test_without_the_extra_it_is_said_and_nothing_is_opened(tmp_path: Path) -> None:
    code = """
import socket, sys
sys.modules["psycopg"] = sys.modules["keyring"] = None
socket.socket.connect = None
from plans.command import run
sys.exit(run(["organisation", "check", "--server", "postgresql://zorg.nl/digikoers"]))
"""
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert outcome.returncode == 2
    assert "digikoers[organisation]" in outcome.stderr
    assert "Traceback" not in outcome.stderr


# What is in a row

HOSTILE = {
    "no summary": 7,
    "a list": [1, 2],
    "wrong kinds": {"team": 7, "goals": "veel"},
    "a number without end": '{"planned": 1e400}',
    "deep": "[" * 5_000 + "]" * 5_000,
}


def see(organisation: Organisation, who: str, folder: Path) -> list[Summary]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "own_folder", lambda: folder / who)
        with local.opened(organisation.server(who)) as kept, organisation.connect(who) as database:
            return lines.refresh(database, kept)


def publish(organisation: Organisation, plan: Plan, mine: int, **wrong: str) -> Any:
    """Publish as a program would that a leader made herself."""
    made = row.make(plan)
    given = {"line": made.line, "summary": made.summary, "roles": made.roles} | wrong
    with organisation.connect("jansen") as database:
        team = team_of(greet(database), "", "")
        query = "SELECT digikoers.publish(%s, %s, %s, %s::jsonb, %s::jsonb, %s::jsonb)"
        return database.execute(query, (plan.id, team, mine, *given.values())).fetchone()[0]


def test_a_summary_that_does_not_fit_shows_the_figures_alone(organisation: Organisation, tmp_path: Path) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    for number, wrong in enumerate(HOSTILE.values(), start=1):
        text = wrong if isinstance(wrong, str) else json.dumps(wrong)
        try:
            publish(organisation, plan, number, summary=text)
        except PlanError:
            # The database itself refuses what is no JSON that it can hold.
            publish(organisation, plan, number, summary="{}")
        (seen,) = see(organisation, "bakker", tmp_path)
        assert (seen.team, seen.goals[0].title, seen.planned) == ("De Linde", "", portfolio.summary(plan).planned)


def test_words_of_a_hostile_row_harm_no_page_and_no_sheet(organisation: Organisation, tmp_path: Path) -> None:
    plan = team_plan()
    words = '=HYPERLINK("http://x","y")<img src="file:///etc/passwd"/><b>\x07\u202e' + "w" * 12_000
    summary = json.loads(row.make(plan).summary)
    summary |= {"team": words, "organisation": words, "leader": words, "source": "../../x", "place": "/etc/passwd"}
    summary["asked"] = {"quarter": 1, "what": words, "of": words}
    for goal in summary["goals"]:
        goal |= {"title": words, "why": words, "unit": words}
    publish(organisation, plan, 0, summary=json.dumps(summary))
    (seen,) = see(organisation, "bakker", tmp_path)
    assert (seen.team, seen.source, seen.place) == ("De Linde", "", str(plan.id))
    gathered = Collection((seen,))
    location_sheet.write(gathered, tmp_path / "x.pdf")
    location_sheet.write(gathered, tmp_path / "x.html")
    assert "<img src" not in (tmp_path / "x.html").read_text(encoding="utf-8")
    overview_sheet.write(gathered, tmp_path / "x.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx"):
        cells = [cell for cells in sheet for cell in cells if "HYPERLINK" in str(cell.value)]
        assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_a_document_that_is_no_plan_is_refused_by_the_one_reader(organisation: Organisation) -> None:
    plan, other = team_plan(), team_plan("De Wilg")
    put(organisation, "jansen", plan)
    spoiled = json.loads(plan_file.encode(plan))
    spoiled["records"]["goals"][0]["title"] = "anders"
    for number, text in enumerate(("{}", "[]", row.make(other).roles, json.dumps(spoiled)), start=1):
        publish(organisation, plan, number, roles=text)
        with organisation.connect("bakker") as database, pytest.raises(Damaged):
            lines.document(database, plan.id)


def test_sixty_megabytes_are_refused_by_the_database(organisation: Organisation) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    with pytest.raises(Damaged):
        publish(organisation, plan, 1, roles=json.dumps({"x": "x" * 60_000_000}))
    with pytest.raises(Damaged):
        publish(organisation, plan, 1, summary=json.dumps({"x": "x" * 2_000_000}))
    assert see_revision(organisation, plan) == 1


def see_revision(organisation: Organisation, plan: Plan) -> int:
    with organisation.admin() as database:
        return int(database.execute("SELECT revision FROM digikoers.plan WHERE id = %s", (plan.id,)).fetchone()[0])


@pytest.mark.parametrize(
    ("column", "value"),
    [("promised", "1e300"), ("planned", 10**40), ("changed_at", "infinity"), ("year", 99999), ("state", "Mevrouw X")],
)
def test_figures_that_no_team_has_are_refused(organisation: Organisation, column: str, value: object) -> None:
    plan = team_plan()
    line = json.loads(row.make(plan).line) | {column: value}
    with pytest.raises(Damaged):
        publish(organisation, plan, 0, line=json.dumps(line))


def test_a_remark_that_does_not_fit_keeps_no_other_away(organisation: Organisation) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    with organisation.connect("bakker") as database:
        wrong = [
            {"version": 1, "remark": {"id": "00000000-0000-4000-8000-000000000001", "quarter": 9}},
            {"version": 99, "remark": {"id": "00000000-0000-4000-8000-000000000002"}},
        ]
        database.execute("SELECT digikoers.send_remarks(%s, %s::jsonb)", (plan.id, json.dumps(wrong)))
        assert remarks.send(database, with_remark(lines.document(database, plan.id), "Goed bezig.")) == 1
    with organisation.connect("jansen") as database:
        found = remarks.waiting(database, plan)
    assert [remark.what for sent in found.waiting for remark in sent.remarks] == ["Goed bezig."]
    assert len(found.unread) == 2


# The list of members


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "regel 1"),
        ("login;duty;team;location;region;until", "leeg"),
        ("naam;duty\nx;bestuur", "kolommen"),
        (LIST + "de vries;baas;;;;", "regel 12"),
        (LIST + ";bestuur;;;;", "regel 12"),
        (LIST + "vries;teamleider;;Maanhof;;", "“team”"),
        (LIST + "vries;bestuur;;;;gisteren of zo", "regel 12"),
    ],
)
def test_a_slip_in_the_list_changes_nothing_and_is_named(words: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(PlanError, match=why):
        members.read(path)


def test_a_list_is_taken_over_as_it_is(organisation: Organisation, cluster: Cluster, tmp_path: Path) -> None:
    more = LIST.replace("maan;locatiemanager;;Maanhof;Zuid;\n", "") + "nieuw,x;bestuur;;;;31-12-2099\n"
    path = tmp_path / "leden.csv"
    path.write_text(more.replace("login", "Inlog"), encoding="utf-8-sig")
    with organisation.admin() as database:
        changed = members.replace_list(database, members.read(path))
        assert (changed.there, changed.came, changed.went) == (10, 1, 1)
        again = members.replace_list(database, members.read(path))
        assert (again.there, again.came, again.went) == (10, 0, 0)
        assert database.execute("SELECT count(*) FROM digikoers.log WHERE what LIKE 'members%'").fetchone() == (3,)


def test_what_is_kept_on_the_laptop_holds_no_plan_and_is_hers_alone(organisation: Organisation, tmp_path: Path) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    (line,) = see(organisation, "bakker", tmp_path)
    path = tmp_path / "bakker" / local.NAME
    assert path.stat().st_mode & 0o077 == 0
    data = path.read_bytes()
    assert plan.leader
    assert plan.leader.name.encode() not in data
    assert plan.actions[0].what.encode() not in data
    # A spoiled one is begun anew, and another server finds nothing of it.
    path.write_bytes(b"x" * 5000)
    assert see(organisation, "bakker", tmp_path) == [line]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "own_folder", lambda: tmp_path / "bakker")
        with local.opened(server.parse("postgresql://elders.nl/digikoers")) as kept:
            assert kept.lines() == []
