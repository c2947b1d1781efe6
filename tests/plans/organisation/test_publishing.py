"""Publishing: after the version that is known or not at all, put together otherwise, and never half."""

from __future__ import annotations

import datetime as dt
import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from plans import merging, revisions
from plans.edits import apply, change
from plans.errors import Newer, NoRights, PlanError
from plans.exchange import plan_file
from plans.organisation import administration, connection, lines, local, publishing, row, sharing
from plans.organisation.connection import Unreachable
from plans.organisation.greeting import FORM, greet, team_of
from plans.organisation.local import Local
from plans.organisation.publishing import Elsewhere, Published
from plans.plan import Plan
from plans.plan_json import serialise
from tests.organisation import Organisation, put, team_plan
from tests.postgres import Cluster
from tests.properties import in_torture
from tests.proxy import Proxy


class Laptop:
    """One laptop of a leader: her plan, and what it keeps of the organisation's library."""

    def __init__(self, organisation: Organisation, folder: Path, plan: Plan, who: str = "smit") -> None:
        self.organisation, self.folder, self.plan, self.who = organisation, folder, plan_file.copy(plan), who

    @contextmanager
    def kept(self, port: int | None = None) -> Iterator[Local]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(local, "own_folder", lambda: self.folder)
            # Another port is the same server, by a line of the tests.
            server = self.organisation.server(self.who)
            with local.opened(server) as kept:
                yield kept

    def share(self, port: int | None = None) -> Published | sharing.Diverged:
        with self.kept() as kept, connection.connect(self.organisation.server(self.who, port)) as database:
            return sharing.share(database, kept, self.plan, self.folder / "common")

    def share_joined(self) -> Published:
        made = self.share()
        if isinstance(made, sharing.Diverged):
            assert made.merge is not None
            self.plan = made.merge.plan
            with self.kept() as kept:
                sharing.take(kept, self.folder / "common", made)
            made = self.share()
        assert isinstance(made, Published)
        return made

    def rename(self, place: int, title: str) -> None:
        goal = self.plan.goals[place]
        apply(self.plan, [change(goal, "title", title)])
        self.plan.record.revision += 1


def keeps_names(organisation: Organisation) -> None:
    with organisation.admin() as database:
        administration.keep_names(database, True)


def there(organisation: Organisation, plan: UUID) -> tuple[int, str, Plan]:
    """The revision, the checksum and the plan that are in the library."""
    query = (
        "SELECT plan.revision, checksum, document::text FROM digikoers.plan JOIN digikoers.plan_roles ON plan_id = id "
        "WHERE id = %s"
    )
    with organisation.admin() as database:
        revision, checksum, document = database.execute(query, (plan,)).fetchone()
    return revision, checksum, lines.read_document(document, plan)


@pytest.fixture
def two(organisation: Organisation, tmp_path: Path) -> tuple[Laptop, Laptop]:
    """Two laptops with the same plan, which both know as the library has it."""
    keeps_names(organisation)
    plan = team_plan("De Eik", "Maanhof")
    first = Laptop(organisation, tmp_path / "een", plan)
    assert first.share() == Published(1)
    with organisation.connect("smit2") as database:
        found = publishing.whole(database, plan.id)
    assert found
    assert found.plan
    second = Laptop(organisation, tmp_path / "twee", found.plan, "smit2")
    with second.kept() as kept:
        sharing.take(kept, second.folder / "common", sharing.Diverged(found.revision, found.plan, None))
    return first, second


def test_what_two_laptops_did_in_different_places_is_put_together(two: tuple[Laptop, Laptop]) -> None:
    first, second = two
    first.rename(0, "Nachtrust met bedsensor")
    second.rename(1, "Minder papier")
    assert second.share() == Published(2)
    made = first.share()
    assert isinstance(made, sharing.Diverged)
    assert made.merge
    assert made.merge.is_silent
    assert first.share_joined() == Published(3)
    assert [goal.title for goal in first.plan.goals[:2]] == ["Nachtrust met bedsensor", "Minder papier"]
    assert second.share_joined().revision >= 3
    assert [goal.title for goal in second.plan.goals[:2]] == ["Nachtrust met bedsensor", "Minder papier"]
    assert [goal.title for goal in there(first.organisation, first.plan.id)[2].goals[:2]] == [
        "Nachtrust met bedsensor",
        "Minder papier",
    ]


def test_what_both_changed_in_another_way_is_asked_and_nothing_else(two: tuple[Laptop, Laptop]) -> None:
    first, second = two
    first.rename(0, "Nachtrust met bedsensor")
    first.rename(2, "Beter overdragen")
    second.rename(0, "Rustige nachten")
    assert second.share() == Published(2)
    made = first.share()
    assert isinstance(made, sharing.Diverged)
    assert made.merge
    (conflict,) = made.merge.conflicts
    assert (conflict.key, conflict.fields) == (first.plan.goals[0].id, ("title",))
    # As long as nobody chose, nothing is there of it.
    assert there(first.organisation, first.plan.id)[0] == 2
    answered = merging.merge(made.merge.base, made.merge.mine, made.merge.theirs, {conflict: "theirs"})
    assert [goal.title for goal in answered.plan.goals[:3:2]] == ["Rustige nachten", "Beter overdragen"]


def test_a_leaders_own_scan_stays_on_her_laptop_and_is_not_lost_by_merging(two: tuple[Laptop, Laptop]) -> None:
    first, second = two
    assert first.plan.leadership_scans
    assert not second.plan.leadership_scans
    second.rename(1, "Minder papier")
    second.share()
    before = serialise(first.plan)["records"]["leadership_scans"]
    first.rename(0, "Nachtrust")
    first.share_joined()
    assert serialise(first.plan)["records"]["leadership_scans"] == before


def test_without_names_a_second_laptop_is_sent_to_the_plan_file(organisation: Organisation, tmp_path: Path) -> None:
    plan = team_plan("De Eik", "Maanhof")
    first, second = (Laptop(organisation, tmp_path / name, plan, name) for name in ("smit", "smit2"))
    assert first.share() == Published(1)
    second.rename(0, "Iets anders")
    with pytest.raises(PlanError, match="oudere versie"):
        second.share()
    assert there(organisation, plan.id)[0] == 1


def test_an_answer_that_got_lost_is_found_again_by_the_checksum(organisation: Organisation, tmp_path: Path) -> None:
    keeps_names(organisation)
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    assert laptop.share() == Published(1)
    with laptop.kept() as kept:
        kept.know(laptop.plan.id, 0)
    assert laptop.share() == Published(1)
    assert there(organisation, laptop.plan.id)[0] == 1


def test_four_round_trips_at_most_also_when_another_was_first(two: tuple[Laptop, Laptop], cluster: Cluster) -> None:
    first, second = two
    with Proxy(cluster.port) as line:
        server = first.organisation.server("smit", line.port)
        with first.kept() as kept, connection.connect(server) as database:
            line.begin()
            assert sharing.share(database, kept, first.plan, first.folder / "common") == Published(2)
            assert line.turns <= 2
            second.rename(1, "Minder papier")
            second.share_joined()
            line.begin()
            assert isinstance(sharing.share(database, kept, first.plan, first.folder / "common"), sharing.Diverged)
            assert line.turns <= 3


@pytest.mark.slow
def test_racing_loses_no_update(organisation: Organisation) -> None:
    """Two leaders publish one plan at the same moment, time and again."""
    plan = team_plan("De Eik", "Maanhof")
    put(organisation, "smit", plan)
    start = threading.Barrier(2)

    def publish(database: Any, made: row.Row, team: UUID, mine: int) -> Published | Elsewhere:
        start.wait()
        return publishing.publish(database, made, team, mine)

    with organisation.connect("smit") as one, organisation.connect("smit2") as two, ThreadPoolExecutor(2) as pool:
        team = team_of(greet(one), "De Eik", "Maanhof")
        for number in range(300 if in_torture() else 20):
            titles = [f"{who} {number}" for who in ("smit", "smit2")]
            made = []
            for title in titles:
                plan.goals[0].title = title
                made.append(row.make(plan))
            told = list(pool.map(publish, (one, two), made, (team, team), (number + 1, number + 1)))
            won = [title for title, outcome in zip(titles, told, strict=True) if outcome == Published(number + 2)]
            assert sum(isinstance(outcome, Elsewhere) for outcome in told) == len(won) == 1
            found = there(organisation, plan.id)
            assert (found[0], found[2].goals[0].title) == (number + 2, won[0])


# The server goes away


def cut_points(rounds: int, whole: int) -> list[int]:
    """Numbers of bytes after which the line breaks, spread over all that goes over it."""
    chance = random.Random(rounds)
    return sorted({0, whole - 1, *(chance.randrange(whole) for _round in range(rounds))})


@pytest.mark.slow
def test_a_line_that_breaks_anywhere_leaves_the_old_plan_or_the_new_one(
    organisation: Organisation, cluster: Cluster, tmp_path: Path
) -> None:
    rounds = 60 if in_torture() else 8
    keeps_names(organisation)
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    laptop.share()
    with Proxy(cluster.port) as line:
        laptop.share(line.port)
        whole = line.passed
    lost = arrived = 0
    for number, most in enumerate(cut_points(rounds, whole)):
        laptop.rename(0, f"Doel {number}")
        own = serialise(laptop.plan)
        before = there(organisation, laptop.plan.id)
        with Proxy(cluster.port, most=most) as line:
            try:
                laptop.share(line.port)
            except Unreachable:
                lost += 1
        after = there(organisation, laptop.plan.id)
        title = after[2].goals[0].title
        assert (after[0] - before[0], title) in ((0, before[2].goals[0].title), (1, f"Doel {number}"))
        arrived += after[0] != before[0]
        assert serialise(laptop.plan) == own
        # Tried again, it is there once.
        assert laptop.share() == Published(before[0] + 1)
        assert there(organisation, laptop.plan.id)[2].goals[0].title == f"Doel {number}"
    assert lost > rounds // 2


def test_a_server_that_is_killed_comes_back_with_the_old_plan_or_the_new_one(ready: str, tmp_path: Path) -> None:
    from tests import postgres
    from tests.organisation import template

    with postgres.cluster(postgres.debian, postgres.MISSING) as cluster:
        organisation = Organisation(cluster, template(cluster, tmp_path))
        keeps_names(organisation)
        laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
        laptop.share()
        with Proxy(cluster.port) as line:
            laptop.share(line.port)
            whole = line.passed
        for number, most in enumerate((whole - 200, whole - 40)):
            laptop.rename(0, f"Doel {number}")
            before = there(organisation, laptop.plan.id)
            with Proxy(cluster.port, most=most, cut=cluster.kill) as line, pytest.raises(Unreachable):
                laptop.share(line.port)
            cluster.start()
            after = there(organisation, laptop.plan.id)
            titles = {0: before[2].goals[0].title, 1: f"Doel {number}"}
            assert after[2].goals[0].title == titles[after[0] - before[0]]
            assert laptop.share() == Published(before[0] + 1)


# Clocks, and programs of another age


def test_a_wrong_clock_changes_nothing(organisation: Organisation, tmp_path: Path) -> None:
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    now = laptop.plan.record.changed_at
    for number, days in enumerate((0, 400, -400), start=1):
        laptop.plan.record.changed_at = now + dt.timedelta(days=days)
        laptop.rename(0, f"Doel {number}")
        assert laptop.share() == Published(number)
        assert there(organisation, laptop.plan.id)[2].goals[0].title == f"Doel {number}"
    with organisation.connect("maan") as database, laptop.kept() as kept:
        (line,) = lines.refresh(database, kept)
    assert line.goals[0].title == "Doel 3"


def test_an_older_program_refuses_what_a_newer_one_published(organisation: Organisation, tmp_path: Path) -> None:
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row, "VERSION", revisions.VERSION + 1)
        laptop.share()
    before = there(organisation, laptop.plan.id)[:2]
    laptop.rename(0, "Anders")
    with pytest.raises(Newer):
        laptop.share()
    with laptop.kept() as kept:
        kept.know(laptop.plan.id, 0)
    with pytest.raises(Newer):
        laptop.share()
    assert there(organisation, laptop.plan.id)[:2] == before


def test_an_older_program_says_that_the_library_is_newer(organisation: Organisation, tmp_path: Path) -> None:
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    with organisation.admin() as database:
        database.execute("UPDATE digikoers.alembic_version SET version_num = %s", (f"{FORM + 1:04}",))
    with pytest.raises(Newer):
        laptop.share()


def test_a_database_without_a_library_is_said_to_be_so(cluster: Cluster) -> None:
    empty = Organisation(cluster, cluster.create_database())
    with pytest.raises(PlanError, match="nog geen bibliotheek"), empty.connect("jansen") as database:
        greet(database)


# There and back


def test_an_empty_laptop_gets_the_whole_plan_and_an_empty_library_gets_it_back(
    organisation: Organisation, tmp_path: Path
) -> None:
    keeps_names(organisation)
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    laptop.share()
    with organisation.connect("smit2") as database:
        found = publishing.whole(database, laptop.plan.id)
    assert found
    assert found.plan
    kept = plan_file.copy(laptop.plan)
    kept.leadership_scans = found.plan.leadership_scans
    assert serialise(found.plan) == serialise(kept)
    with organisation.admin() as database:
        exported = {key: plan for key, _team, plan in lines.documents(database)}
        assert serialise(exported[laptop.plan.id]) == serialise(kept)
        database.execute("DELETE FROM digikoers.plan")
    assert laptop.share() == Published(1)


def test_another_team_with_the_same_plan_is_told_so(organisation: Organisation) -> None:
    plan = team_plan()
    put(organisation, "jansen", plan)
    with organisation.connect("visser") as database, pytest.raises(NoRights):
        publishing.publish(database, row.make(plan), team_of(greet(database), "De Wilg", ""), 0)


def test_switching_names_off_takes_the_whole_plans_away(organisation: Organisation, tmp_path: Path) -> None:
    keeps_names(organisation)
    laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
    for number in range(5):
        laptop.rename(0, f"Doel {number}")
        laptop.share()
    with organisation.admin() as database:
        assert database.execute("SELECT count(*) FROM digikoers.plan_whole").fetchone() == (3,)
        administration.keep_names(database, False)
        assert database.execute("SELECT count(*) FROM digikoers.plan_whole").fetchone() == (0,)
        names = [person.name for person in laptop.plan.people if person.name not in ("", "Het team")]
        assert names
        for table in ("plan", "plan_roles"):
            for (text,) in database.execute(f"SELECT to_jsonb({table})::text FROM digikoers.{table}"):
                assert [name for name in names if name in text] == []
