"""The organisation's library over a line of 30 ms there and back: what publishing and looking cost, and how it grows.

Each thing is measured beside reaching the server, which stands by itself, and how much of it is processor time of the
laptop: that does not change with what else the machine does. Python looks for garbage as in the window, not meanwhile.

    python -m tests.bench.organisation 10000 100000 1000000

As many plans as are asked for, in locations of 100 teams and regions of 30 locations, with one of each duty on the
list. The lines are all there; documents only of the location that is looked at, for they are never read together.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plans import portfolio
from plans.organisation import connection, lines, local, publishing, remarks, row
from plans.organisation.greeting import greet, team_of
from tests import postgres
from tests.organisation import Organisation, put, team_plan, template, with_remark
from tests.proxy import Proxy

DELAY = 0.015
"""Seconds for each way."""
BARS = {"overview of all, the first time": 2_000, "overview of one location": 300, "publish again": 500}
"""Milliseconds, for 10,000 plans."""

_FILL = """
INSERT INTO digikoers.location (name, region)
SELECT 'Locatie ' || n, 'Regio ' || n / 30 FROM generate_series(1, %(locations)s) AS n;
INSERT INTO digikoers.team (name, location_id)
SELECT 'Team ' || n || ' van ' || location.name, location.id
FROM digikoers.location, generate_series(1, 100) AS n WHERE location.name LIKE 'Locatie %%';
ALTER TABLE digikoers.plan DISABLE TRIGGER USER;
INSERT INTO digikoers.plan (id, team_id, version, checksum, changed_at, year, state, reviewed, overall, goals, planned,
    spent, promised, rostered, counted, reached)
SELECT gen_random_uuid(), team.id, version, checksum, changed_at, year, state, reviewed, overall, goals, planned, spent,
    promised, rostered, counted, reached
FROM digikoers.team, digikoers.plan AS made WHERE team.name LIKE 'Team %%';
ALTER TABLE digikoers.plan ENABLE TRIGGER USER;
INSERT INTO digikoers.plan_roles (plan_id, summary, document)
SELECT plan.id, made.summary, made.document FROM digikoers.plan_roles AS made, digikoers.plan
JOIN digikoers.team ON team.id = plan.team_id JOIN digikoers.location ON location.id = team.location_id
WHERE location.name = 'Locatie 7';
INSERT INTO digikoers.member (login, duty, location_id)
SELECT 'maan', 'manager', id FROM digikoers.location WHERE name = 'Locatie 7';
INSERT INTO digikoers.member (login, duty, region) VALUES ('noord', 'region', 'Regio 1');
"""


def show() -> None:
    """Measure 10,000 plans where there is a server to do it with."""
    if postgres.debian():
        main()
    else:
        print(postgres.MISSING)


def main(*counts: str) -> None:
    """Measure each number of plans and print a table of milliseconds."""
    for count in map(int, counts or ("10000",)):
        with postgres.cluster(postgres.debian, postgres.MISSING) as cluster, tempfile.TemporaryDirectory() as folder:
            organisation = Organisation(cluster, template(cluster, Path(folder)))
            begin = time.monotonic()
            size = fill(organisation, count)
            print(f"{count:,} plans: filled in {time.monotonic() - begin:.0f} s, {size:,.0f} MB of lines and indexes")
            for what, (taken, own) in measured(organisation, Path(folder)).items():
                bar = BARS.get(what) if count == 10_000 else None
                over = "" if bar is None else f"{bar:8,}{'' if taken <= bar else '  over'}"
                print(f"  {what:44}{taken:8,.0f} ms, of the laptop {own:6,.0f} ms{over}")


def spent(begin: float, work: float) -> tuple[float, float]:
    """Return the milliseconds since a moment, and since a moment of processor time."""
    return (time.monotonic() - begin) * 1000, (time.thread_time() - work) * 1000


def fill(organisation: Organisation, count: int) -> float:
    """Fill the library; gives the megabytes of its lines."""
    plan = team_plan()
    put(organisation, "jansen", plan)
    with organisation.admin() as database:
        database.execute(_FILL.replace("%(locations)s", str(count // 100)).replace("%%", "%"))
        database.execute("VACUUM ANALYZE")
        return float(database.execute("SELECT pg_total_relation_size('digikoers.plan') / 1e6").fetchone()[0])


def measured(organisation: Organisation, folder: Path) -> dict[str, tuple[float, float]]:
    """Carry everything out over the slow line; gives milliseconds, and those that the laptop itself worked."""
    found: dict[str, tuple[float, float]] = {}
    plan = team_plan()
    with Proxy(organisation.cluster.port, delay=DELAY) as line, pytest.MonkeyPatch.context() as patch:

        def once(what: str, who: str, do: Callable[[Any, local.Local], object]) -> None:
            patch.setattr(local, "own_folder", lambda: folder / who)
            gc.collect()
            gc.disable()
            begin, work = time.monotonic(), time.thread_time()
            with (
                local.opened(organisation.server(who)) as kept,
                connection.connect(organisation.server(who, line.port)) as database,
            ):
                found.setdefault("reach the server", spent(begin, work))
                begin, work = time.monotonic(), time.thread_time()
                do(database, kept)
            found[what] = spent(begin, work)

        def overview(database: Any, kept: local.Local) -> None:
            seen = lines.refresh(database, kept)
            portfolio.collect(lines.sources(organisation.server("bestuur"), seen))

        def publish(database: Any, mine: int) -> None:
            team = team_of(greet(database), plan.team.name, plan.team.location)
            made = publishing.publish(database, row.make(plan), team, mine)
            assert made == publishing.Published(mine + 1)

        once("publish a new plan", "jansen", lambda database, _kept: publish(database, 0))
        once("publish again", "jansen", lambda database, _kept: publish(database, 1))
        once("overview of one location", "maan", overview)
        once("overview of one location, nothing changed", "maan", overview)
        once("open a plan", "bakker", lambda database, _kept: lines.document(database, plan.id))
        once("send a remark", "bakker", lambda database, _kept: remarks.send(database, with_remark(plan, "Goed.")))
        once("overview of a region", "noord", overview)
        with organisation.admin() as database:
            (count,) = database.execute("SELECT count(*) FROM digikoers.plan").fetchone()
        if count <= 100_100:
            once("overview of all, the first time", "bestuur", overview)
            once("overview of all, nothing changed", "bestuur", overview)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
