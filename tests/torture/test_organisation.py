"""The organisation's library on a disk that is full: the old plan or the new one, and it goes on when there is room."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from plans.errors import PlanError
from plans.organisation.publishing import Published
from plans.plan_json import serialise
from tests import postgres
from tests.organisation import Organisation, team_plan, template
from tests.plans.organisation.test_publishing import Laptop, keeps_names, there
from tests.torture.conftest import disk

MEGABYTES = 140


def test_a_server_with_a_full_disk_keeps_what_it_had(tmp_path: Path) -> None:
    short = Path("/tmp") / f"disk-{tmp_path.name[-12:]}-{postgres.free_port()}"
    with disk(short, MEGABYTES), postgres.cluster(postgres.debian, postgres.MISSING, within=short) as cluster:
        short.chmod(0o755)
        spare = short / "spare"
        organisation = Organisation(cluster, template(cluster, tmp_path))
        keeps_names(organisation)
        laptop = Laptop(organisation, tmp_path / "een", team_plan("De Eik", "Maanhof"))
        laptop.share()
        free = shutil.disk_usage(short).free
        spare.write_bytes(bytes(free - 2_000_000))
        refused: list[str] = []
        published = 0
        for number in range(40):
            # Words that take their room: others are packed to nothing.
            for action in laptop.plan.actions[:6]:
                action.what = secrets.token_hex(40_000)
            laptop.rename(0, f"Doel {number}")
            own = serialise(laptop.plan)
            before = there(organisation, laptop.plan.id)
            try:
                laptop.share()
            except PlanError as error:
                refused.append(str(error))
            else:
                published += 1
            assert serialise(laptop.plan) == own
            if len(refused) > 3:
                break
            after = there(organisation, laptop.plan.id)
            assert after[0] in (before[0], before[0] + 1)
            assert after[2].goals[0].title in (before[2].goals[0].title, laptop.plan.goals[0].title)
        print(f"published {published}, refused {len(refused)} on a full disk")
        assert refused
        assert all("Er is niets kwijt" in words for words in refused)
        spare.unlink()
        cluster.stop("fast")
        cluster.start()
        assert laptop.share() == Published(there(organisation, laptop.plan.id)[0])
        assert there(organisation, laptop.plan.id)[2].goals[0].title == laptop.plan.goals[0].title
